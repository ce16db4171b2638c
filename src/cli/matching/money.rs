//! `match receive`, `match owe`, `match return`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::matching::{Which, find, looking, paper_file};
use crate::cli::session::Session;
use crate::ledger::books::Record;
use crate::ledger::books::registers::matching::MatchFacts;
use crate::ledger::command::Command;
use crate::ledger::event::{MatchOwed, MatchReceived, MatchReturned};
use crate::ledger::matching;
use crate::text::Question;

/// What both need.
#[derive(Debug, Args)]
struct Money {
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true, help = help().amount)]
    amount: Option<String>,
    #[arg(long, value_name = "CODE", help = help().project_code)]
    project: Option<String>,
    #[arg(long, value_name = "SEQ", help = help().matching.agreement)]
    agreement: Option<String>,
    #[arg(long, value_name = "CODE", help = help().account_code)]
    account: Option<String>,
    #[arg(long, help = help().matching.slip)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().matching.file)]
    file: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

/// A part of the match arrived.
#[derive(Debug, Args)]
pub(super) struct Receive {
    #[command(flatten)]
    money: Money,
}

/// A part of it is owed, by what was corrected.
#[derive(Debug, Args)]
pub(super) struct Owe {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "CODE", help = help().account_code)]
    account: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

/// A part of it went back.
#[derive(Debug, Args)]
pub(super) struct Return {
    #[command(flatten)]
    money: Money,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
}

impl Receive {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let Self { money } = self;
        let mut desk = session.desk()?;
        let amount = session.need_amount(money.amount.as_deref())?;
        let found = find(session, desk.store(), money.project.as_deref(), money.agreement.as_deref())?;
        let received = MatchReceived {
            account: session.account(&desk, money.account.as_deref(), false)?,
            agreement: found.0,
            amount,
            date: session.day(money.date.as_deref(), desk.today())?,
            paper: session.need_text(Question::Paper, money.paper.as_deref())?,
            paper_file: paper_file(session, &desk, money.file.as_deref())?,
        };
        session.record(&mut desk, &Command::ReceiveMatch(received), &[])?;
        looking::told(session, desk.store(), &[found])
    }
}

impl Owe {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let found = self.which.find(session, desk.store())?;
        let (amount, on) = {
            let books = desk.store().books();
            let facts = MatchFacts::find(&books, &found.0);
            let owed = (matching::unrecorded_debt(&books, found.0), facts.and_then(|facts| *facts.corrected));
            books.fault()?;
            owed
        };
        let owed = MatchOwed {
            account: session.account(&desk, self.account.as_deref(), false)?,
            agreement: found.0,
            amount,
            date: session.day(self.date.as_deref(), on.unwrap_or(desk.today()))?,
        };
        session.record(&mut desk, &Command::OweMatch(owed), &[])?;
        looking::told(session, desk.store(), &[found])
    }
}

impl Return {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let Self { money, reason } = self;
        let mut desk = session.desk()?;
        let amount = session.need_amount(money.amount.as_deref())?;
        let found = find(session, desk.store(), money.project.as_deref(), money.agreement.as_deref())?;
        let returned = MatchReturned {
            account: session.account(&desk, money.account.as_deref(), false)?,
            agreement: found.0,
            amount,
            date: session.day(money.date.as_deref(), desk.today())?,
            paper: session.need_text(Question::Paper, money.paper.as_deref())?,
            paper_file: paper_file(session, &desk, money.file.as_deref())?,
            reason: session.need_text(Question::Reason, reason.as_deref())?,
        };
        session.record(&mut desk, &Command::ReturnMatch(returned), &[])?;
        looking::told(session, desk.store(), &[found])
    }
}
