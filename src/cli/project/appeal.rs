//! `project appeal`: the plan of an appeal, with every field the law asks for.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::project::{known, paper_file};
use crate::cli::session::Session;
use crate::ledger::command::Command;
use crate::ledger::event::AppealPlanned;
use crate::ledger::field::Maybe;
use crate::text::Question;

#[derive(Debug, Args)]
pub(super) struct Appeal {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[arg(long, help = help().projects.purpose)]
    purpose: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().projects.from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().projects.until)]
    until: Option<String>,
    #[arg(long, help = help().projects.appeal_area)]
    area: Option<String>,
    #[arg(long, value_name = "pN", help = help().projects.in_charge)]
    in_charge: Option<String>,
    #[arg(long, help = help().projects.means)]
    means: Option<String>,
    #[arg(long, help = help().projects.beneficiaries)]
    beneficiaries: Option<String>,
    #[arg(long, help = help().projects.usage)]
    usage: Option<String>,
    #[arg(long, help = help().projects.cost)]
    cost: Option<String>,
    #[arg(long, help = help().projects.rest)]
    rest: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().projects.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().projects.file)]
    file: Option<String>,
}

impl Appeal {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let sentence = |given: &Option<String>| session.text(Question::Sentence, given.as_deref());
        let plan = AppealPlanned {
            area: sentence(&self.area)?,
            beneficiaries: sentence(&self.beneficiaries)?,
            cost: sentence(&self.cost)?,
            date: session.day(self.date.as_deref(), desk.today())?,
            from: session.need(Question::AppealFrom, self.from.as_deref())?,
            in_charge: Maybe(session.maybe(Question::PersonNumber, self.in_charge.as_deref())?),
            means: sentence(&self.means)?,
            paper: session.paper(self.paper.as_deref(), self.file.as_deref())?,
            project: known(session, &desk, self.code.as_deref())?,
            purpose: sentence(&self.purpose)?,
            rest: sentence(&self.rest)?,
            until: session.need(Question::AppealUntil, self.until.as_deref())?,
            usage: sentence(&self.usage)?,
            paper_file: paper_file(session, &desk, self.file.as_deref())?,
        };
        session.record(&mut desk, &Command::PlanAppeal(plan), &[]).map(drop)
    }
}
