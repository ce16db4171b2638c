//! `report project CODE`, `report appeal CODE`, `report closing CODE`: what there is to tell of one project.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::report::Period;
use crate::cli::session::{Session, nearest_first};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::reading::Reading;
use crate::report::projects::lives::lives;
use crate::report::{Table, appeals, closing, projects};
use crate::store::{Store, StoredReading};
use crate::text::Question;

/// One project, up to the end of a month or until today.
#[derive(Debug, Args)]
pub(super) struct OfProject {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[command(flatten)]
    period: Period,
}

impl OfProject {
    /// 项目实施情况.
    pub(super) fn project(&self, session: &Session<'_>, store: &Store, today: Day) -> Result<Vec<Table>, Failure> {
        let code: Code = session.need(Question::ProjectCode, self.code.as_deref())?;
        let reading = store.reading()?;
        let tables = projects::project(&reading, &code, Day::FIRST, self.period.end(session, today)?)?;
        if tables.is_empty() { Err(unknown(session, &reading, &code)?) } else { Ok(tables) }
    }

    /// 募捐情况.
    pub(super) fn appeal(&self, session: &Session<'_>, store: &Store, today: Day) -> Result<Vec<Table>, Failure> {
        let code: Code = session.need(Question::ProjectCode, self.code.as_deref())?;
        let reading = store.reading()?;
        let Some(report) = appeals::appeal(&reading, &code, self.period.end(session, today)?)? else {
            return Err(unknown(session, &reading, &code)?);
        };
        report.foot().map_err(|fault| Failure::refused(session.words.not_footing(&fault)))?;
        Ok(report.tables())
    }

    /// 结项报告.
    pub(super) fn closing(&self, session: &Session<'_>, store: &Store, today: Day) -> Result<Vec<Table>, Failure> {
        let code: Code = session.need(Question::ProjectCode, self.code.as_deref())?;
        let (reading, until) = (store.reading()?, self.period.end(session, today)?);
        let Some(life) = lives(&reading, until)?.remove(&code) else {
            return Err(unknown(session, &reading, &code)?);
        };
        let report = if life.facts.is_closed() { closing::closing(&reading, &code, until)? } else { None };
        let Some(report) = report else {
            return Err(Failure::refused(session.words.project_not_closed(code.as_str())));
        };
        report.map_err(|fault| Failure::refused(session.words.not_footing(&fault)))
    }
}

/// There is no such project; the names most like it.
fn unknown(session: &Session<'_>, reading: &StoredReading<'_>, code: &Code) -> Result<Failure, Failure> {
    let names = reading.project_names()?;
    let known = nearest_first(code.as_str(), names.keys().map(Code::as_str));
    Ok(Failure::refused(session.words.unknown_project(code.as_str(), &known)))
}
