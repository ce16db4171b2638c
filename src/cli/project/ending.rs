//! The work and its end: `project labour`, `accept`, `close`, `hand-over`, `except`.

use std::str::FromStr;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::project::stages::Papered;
use crate::cli::project::{known, or, paper_file};
use crate::cli::session::Session;
use crate::ledger::command::Command;
use crate::ledger::event::{AssetHandedOver, ExceptionGranted, LabourRecorded, ProjectAccepted, ProjectClosed};
use crate::ledger::field::{Count, Maybe};
use crate::ledger::words::Outcome;
use crate::text::Question;

/// A time of work as it is typed: `96:30`.
struct TypedTime(Count);

impl FromStr for TypedTime {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (hours, minutes) = text.split_once([':', '：']).ok_or(())?;
        let (Count(hours), Count(minutes)) = (hours.parse().map_err(|_| ())?, two_digits(minutes).ok_or(())?);
        let all = hours.checked_mul(60).and_then(|all| all.checked_add(minutes)).ok_or(())?;
        if minutes < 60 { Ok(Self(Count(all))) } else { Err(()) }
    }
}

/// `05`, `30`.
fn two_digits(text: &str) -> Option<Count> {
    let digits = text.strip_prefix('0').unwrap_or(text);
    if text.len() == 2 { digits.parse().ok() } else { None }
}

#[derive(Debug, Args)]
pub(super) struct Labour {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[arg(long, value_name = "N", help = help().projects.helpers)]
    helpers: Option<String>,
    #[arg(long, value_name = "H:MM", help = help().projects.time)]
    time: Option<String>,
    #[arg(long, help = help().memo)]
    memo: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Labour {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let project = known(session, &desk, self.code.as_deref())?;
        let TypedTime(minutes) = session.need(Question::LabourTime, self.time.as_deref())?;
        let labour = LabourRecorded {
            project,
            minutes,
            helpers: session.need(Question::HowMany, self.helpers.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            memo: session.text(Question::Memo, self.memo.as_deref())?,
        };
        session.record(&mut desk, &Command::RecordLabour(labour), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
pub(super) struct Accept {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[arg(long, value_name = "passed|passed_after_mending|failed", default_value = "passed", help = help().projects.conclusion)]
    conclusion: String,
    #[arg(long, help = help().projects.inspectors)]
    inspectors: Option<String>,
    #[arg(long, help = help().projects.output)]
    output: Option<String>,
    #[arg(long, value_name = "N", help = help().projects.people_served)]
    people_served: Option<String>,
    #[arg(long, value_name = "0-100", help = help().projects.score)]
    score: Option<String>,
    #[command(flatten)]
    papered: Papered,
}

impl Accept {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let accepted = ProjectAccepted {
            project: known(session, &desk, self.code.as_deref())?,
            conclusion: session.need(Question::Conclusion, Some(&self.conclusion))?,
            inspectors: session.need_text(Question::Inspectors, self.inspectors.as_deref())?,
            output: session.text(Question::Sentence, self.output.as_deref())?,
            people_served: Maybe(session.maybe(Question::HowMany, self.people_served.as_deref())?),
            score: Maybe(session.maybe(Question::HowMany, self.score.as_deref())?),
            date: session.day(self.papered.date.as_deref(), desk.today())?,
            paper: session.paper(self.papered.paper.as_deref(), self.papered.file.as_deref())?,
            paper_file: paper_file(session, &desk, self.papered.file.as_deref())?,
        };
        session.record(&mut desk, &Command::AcceptProject(accepted), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
pub(super) struct Close {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[arg(long, value_name = "completed|stopped", help = help().projects.outcome)]
    outcome: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[command(flatten)]
    papered: Papered,
}

impl Close {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let closed = ProjectClosed {
            project: known(session, &desk, self.code.as_deref())?,
            outcome: or(session, Question::Outcome, self.outcome.as_deref(), Outcome::Completed)?,
            reason: session.text(Question::Reason, self.reason.as_deref())?,
            date: session.day(self.papered.date.as_deref(), desk.today())?,
            paper: session.paper(self.papered.paper.as_deref(), self.papered.file.as_deref())?,
            paper_file: paper_file(session, &desk, self.papered.file.as_deref())?,
        };
        session.record(&mut desk, &Command::CloseProject(closed), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
pub(super) struct HandOver {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[arg(long, help = help().projects.asset)]
    asset: Option<String>,
    #[arg(long, help = help().projects.to)]
    to: Option<String>,
    #[arg(long, help = help().projects.upkeep)]
    upkeep: Option<String>,
    #[arg(long, help = help().projects.income)]
    income: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().projects.paper)]
    paper: Option<String>,
}

impl HandOver {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let sentence = |given: &Option<String>| session.text(Question::Sentence, given.as_deref());
        let asset = AssetHandedOver {
            project: known(session, &desk, self.code.as_deref())?,
            name: sentence(&self.asset)?,
            to: sentence(&self.to)?,
            upkeep: sentence(&self.upkeep)?,
            income: sentence(&self.income)?,
            date: session.day(self.date.as_deref(), desk.today())?,
            paper: session.text(Question::Paper, self.paper.as_deref())?,
        };
        session.record(&mut desk, &Command::HandOverAsset(asset), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
pub(super) struct Except {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[arg(long, value_name = "decision_first|within_budget|acceptance_first", help = help().projects.rule)]
    rule: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().projects.up_to)]
    up_to: Option<String>,
    #[arg(long, value_name = "OPERATOR", help = help().projects.approver)]
    approver: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[command(flatten)]
    papered: Papered,
}

impl Except {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let exception = ExceptionGranted {
            project: known(session, &desk, self.code.as_deref())?,
            rule: session.need(Question::ExceptionRule, self.rule.as_deref())?,
            up_to: session.need_amount(self.up_to.as_deref())?,
            approver: session.need(Question::Operator, self.approver.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
            date: session.day(self.papered.date.as_deref(), desk.today())?,
            paper: session.paper(self.papered.paper.as_deref(), self.papered.file.as_deref())?,
            paper_file: paper_file(session, &desk, self.papered.file.as_deref())?,
        };
        session.record(&mut desk, &Command::GrantException(exception), &[]).map(drop)
    }
}
