//! `thresholds set|show`: how many must approve a payment, and whether the committee may be paid, from a day on.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::pay::filed;
use crate::cli::session::Session;
use crate::ledger::books::registers::approving;
use crate::ledger::command::Command;
use crate::ledger::event::ThresholdsSet;
use crate::ledger::field::Maybe;
use crate::report::{Heading, Table, Title};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Thresholds {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().approving.thresholds_set)]
    Set(Set),
    #[command(about = help().approving.thresholds_show)]
    Show {
        #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
        date: Option<String>,
    },
}

#[derive(Debug, Args)]
struct Set {
    #[arg(long, value_name = "AMOUNT", help = help().approving.thresholds_two_from)]
    two_approvers_from: Option<String>,
    #[arg(long, value_name = "AMOUNT", help = help().approving.thresholds_second_from)]
    second_person_from: Option<String>,
    #[arg(long, value_name = "refused|flagged", default_value = "refused", help = help().approving.thresholds_committee_payee)]
    committee_payee: String,
    #[arg(long, value_name = "NUMBER", help = help().approving.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "FILE", help = help().approving.paper_file)]
    file: Option<PathBuf>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().approving.thresholds_from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Thresholds {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Set(set) => set.run(session),
            Action::Show { date } => show(session, date.as_deref()),
        }
    }
}

impl Set {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let two = self.two_approvers_from.as_deref().map(|text| session.need_amount(Some(text))).transpose()?;
        let second = self.second_person_from.as_deref().map(|text| session.need_amount(Some(text))).transpose()?;
        let set = ThresholdsSet {
            committee_payee: session.need(Question::CommitteePayee, Some(&self.committee_payee))?,
            date: session.day(self.date.as_deref(), desk.today())?,
            from: session.day(self.from.as_deref(), desk.today())?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            paper_file: filed(session, &desk, self.file.as_deref())?,
            second_person_from: Maybe(second),
            two_approvers_from: Maybe(two),
        };
        session.record(&mut desk, &Command::SetThresholds(set), &[]).map(drop)
    }
}

const COLUMNS: [Heading; 4] =
    [Heading::Date, Heading::TwoApproversFrom, Heading::SecondPersonFrom, Heading::CommitteePayee];

/// What is in force on a day.
fn show(session: &Session<'_>, date: Option<&str>) -> Result<(), Failure> {
    let (store, opened) = session.opened()?;
    let day = session.day(date, session.now().day(opened.utc_offset))?;
    let books = store.books();
    let now = approving::Thresholds::on(&books, day);
    books.fault()?;
    let mut table = Table::new(Title::Thresholds, &COLUMNS);
    table.push([day.into(), now.two_approvers_from.into(), now.second_person_from.into(), now.committee_payee.into()]);
    session.list(&table);
    Ok(())
}
