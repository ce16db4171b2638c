//! `owners decide`, `owners list`: what owners decide about their 公共收益.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::income::paper_file;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::command::Command;
use crate::ledger::event::{AccountOpened, OwnersDecided};
use crate::ledger::field::Maybe;
use crate::ledger::name::Code;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::Holder;
use crate::report::purses;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Owners {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().purses.owners_decide)]
    Decide(Box<Decide>),
    #[command(about = help().purses.owners_list)]
    List,
}

#[derive(Debug, Args)]
struct Decide {
    #[arg(long, value_name = "CODE", help = help().purses.owners_account)]
    account: Option<String>,
    #[arg(long, help = help().purses.owners_purpose)]
    purpose: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().purses.owners_ceiling)]
    ceiling: Option<String>,
    #[arg(long, value_name = "CODE", help = help().project_code)]
    project: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().purses.households_total)]
    households_total: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().purses.households_present)]
    households_present: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().purses.households_for)]
    households_for: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().purses.area_total)]
    area_total: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().purses.area_present)]
    area_present: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().purses.area_for)]
    area_for: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().purses.owners_until)]
    until: Option<String>,
    #[arg(long, help = help().purses.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().purses.file)]
    file: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Owners {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Decide(decide) => decide.run(session),
            Action::List => list(session),
        }
    }
}

impl Decide {
    fn run(&self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let project: Option<Code> = session.maybe(Question::ProjectCode, self.project.as_deref())?;
        session.known_project(&desk, project.as_ref())?;
        let heads = |given: &Option<String>| session.need(Question::Households, given.as_deref());
        let decided = OwnersDecided {
            account: named_or_only(session, &desk, self.account.as_deref())?,
            area_for: floor_area(session, self.area_for.as_deref())?,
            area_present: floor_area(session, self.area_present.as_deref())?,
            area_total: floor_area(session, self.area_total.as_deref())?,
            ceiling: session.need_amount(self.ceiling.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            owners_for: heads(&self.households_for)?,
            owners_present: heads(&self.households_present)?,
            owners_total: heads(&self.households_total)?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            paper_file: paper_file(session, &desk, self.file.as_deref())?,
            project: Maybe(project),
            purpose: session.need_text(Question::UsedFor, self.purpose.as_deref())?,
            until: session.need(Question::Day, self.until.as_deref())?,
        };
        session.record(&mut desk, &Command::RecordOwnersDecision(decided), &[]).map(drop)
    }
}

/// Square metres as a person types them: `12345.6`.
fn floor_area(session: &Session<'_>, given: Option<&str>) -> Result<Quantity, Failure> {
    let text = session.need_text(Question::FloorArea, given)?;
    let wrong = |_| Failure::refused(session.words.wrong(Question::FloorArea, text.as_str()));
    Quantity::typed(text.as_str()).map_err(wrong)
}

fn named_or_only(session: &Session<'_>, desk: &Desk, given: Option<&str>) -> Result<Code, Failure> {
    if given.is_some() {
        return session.account(desk, given, false);
    }
    only_owners_account(session, &desk.store().accounts()?)
}

/// The owners' account that needs no naming: the only one.
pub(super) fn only_owners_account(session: &Session<'_>, accounts: &[AccountOpened]) -> Result<Code, Failure> {
    let owners = accounts.iter().filter(|account| account.holder == Holder::OwnersCommittee);
    let codes: Vec<String> = owners.clone().map(|account| account.code.to_string()).collect();
    match (codes.as_slice(), owners.map(|account| &account.code).next()) {
        ([_], Some(only)) => Ok(only.clone()),
        ([], _) | (_, None) => Err(Failure::refused(session.words.no_owners_account())),
        (several, _) => Err(Failure::refused(session.words.which_account("--account", several))),
    }
}

fn list(session: &Session<'_>) -> Result<(), Failure> {
    let (store, opened) = session.opened()?;
    let today = session.now().day(opened.utc_offset);
    session.list(&purses::owners_decisions(&store.reading()?, today)?);
    Ok(())
}
