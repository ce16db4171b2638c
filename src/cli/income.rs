//! `income`, `income due`, `income list`, `income return`: money that is not a gift.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::registers::purses::DepositFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::command::Command;
use crate::ledger::decide::implied_source;
use crate::ledger::event::{DepositReturned, IncomeDue, IncomeReceived};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::words::{Holder, IncomeNature, PartyKind, SourceKind};
use crate::report::purses;
use crate::store::papers;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Income {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    received: Received,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().purses.income_due_command)]
    Due(Due),
    #[command(about = help().purses.income_list)]
    List,
    #[command(about = help().purses.income_return)]
    Return(Return),
}

/// What income is asked, whether it came or is due.
#[derive(Debug, Args)]
struct Awaited {
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true, help = help().amount)]
    amount: Option<String>,
    #[arg(long, value_name = "NAME", help = help().purses.income_from)]
    from: Option<String>,
    #[arg(long, value_name = "grant|service|rent|interest|deposit|other", help = help().purses.income_nature)]
    nature: Option<String>,
    #[arg(long, help = help().purses.income_source_kind)]
    source_kind: Option<String>,
    #[arg(long, value_name = "CODE", help = help().project_code)]
    project: Option<String>,
    #[arg(long, value_name = "CODE", help = help().account_code)]
    account: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
    #[arg(long, help = help().purses.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().purses.file)]
    file: Option<String>,
    #[arg(long, help = help().memo)]
    memo: Option<String>,
}

#[derive(Debug, Args)]
struct Received {
    #[command(flatten)]
    awaited: Awaited,
    #[arg(long, value_name = "SEQ", help = help().purses.income_claim)]
    claim: Option<String>,
}

#[derive(Debug, Args)]
struct Due {
    #[command(flatten)]
    awaited: Awaited,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().purses.income_due_day)]
    due: Option<String>,
}

#[derive(Debug, Args)]
struct Return {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().purses.return_amount)]
    amount: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, help = help().purses.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Income {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            None => self.received.run(session),
            Some(Action::Due(due)) => due.run(session),
            Some(Action::List) => list(session),
            Some(Action::Return(back)) => back.run(session),
        }
    }
}

/// Whose money it is, and where.
struct Place {
    account: Code,
    nature: IncomeNature,
    payer: Text,
    project: Option<Code>,
    source_kind: SourceKind,
}

impl Awaited {
    fn place(&self, session: &Session<'_>, desk: &Desk) -> Result<Place, Failure> {
        let nature = session.need(Question::IncomeNature, self.nature.as_deref())?;
        let account = session.account(desk, self.account.as_deref(), false)?;
        let project = session.maybe(Question::ProjectCode, self.project.as_deref())?;
        session.known_project(desk, project.as_ref())?;
        let holder = desk.store().books().account(&account).unwrap_or(Holder::Federation);
        let named = session.maybe(Question::SourceKind, self.source_kind.as_deref())?;
        let source_kind = named.unwrap_or_else(|| implied_source(nature, holder));
        let payer = session.need_text(Question::Payer, self.from.as_deref())?;
        no_persons_name(session, desk, &payer)?;
        Ok(Place { account, nature, payer, project, source_kind })
    }
}

/// A natural person's name stands in no line.
fn no_persons_name(session: &Session<'_>, desk: &Desk, name: &Text) -> Result<(), Failure> {
    let bearers = desk.store().persons_named(name.as_str())?;
    let books = desk.store().books();
    let is_person = |number| books.person(number).is_some_and(|facts| facts.kind == PartyKind::Person);
    if bearers.into_iter().any(is_person) {
        return Err(Failure::refused(session.words.payer_is_a_person()));
    }
    Ok(())
}

/// The paper itself, by its digest; a rehearsal keeps nothing.
pub(super) fn paper_file(session: &Session<'_>, desk: &Desk, path: Option<&str>) -> Result<Maybe<Digest>, Failure> {
    let Some(path) = path else { return Ok(Maybe::EMPTY) };
    let bytes = papers::read(std::path::Path::new(path))?;
    let digest = if session.dry_run { papers::digest(&bytes) } else { papers::put(desk.store().folder(), &bytes)? };
    Ok(Maybe(Some(digest)))
}

impl Received {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let asked = self.awaited;
        let amount = session.need_amount(asked.amount.as_deref())?;
        let Place { account, nature, payer, project, source_kind } = asked.place(session, &desk)?;
        let income = IncomeReceived {
            account,
            amount,
            claim: Maybe(session.maybe::<Seq>(Question::Seq, self.claim.as_deref())?),
            date: session.day(asked.date.as_deref(), desk.today())?,
            memo: session.text(Question::Memo, asked.memo.as_deref())?,
            nature,
            paper: session.need_text(Question::Paper, asked.paper.as_deref())?,
            paper_file: paper_file(session, &desk, asked.file.as_deref())?,
            payer,
            project: Maybe(project),
            source_kind,
        };
        session.record(&mut desk, &Command::RecordIncome(income), &[]).map(drop)
    }
}

impl Due {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let asked = self.awaited;
        let amount = session.need_amount(asked.amount.as_deref())?;
        let Place { account, nature, payer, project, source_kind } = asked.place(session, &desk)?;
        let due = IncomeDue {
            account,
            amount,
            date: session.day(asked.date.as_deref(), desk.today())?,
            due: session.need(Question::IncomeDueOn, self.due.as_deref())?,
            memo: session.text(Question::Memo, asked.memo.as_deref())?,
            nature,
            paper: session.need_text(Question::Paper, asked.paper.as_deref())?,
            paper_file: paper_file(session, &desk, asked.file.as_deref())?,
            payer,
            project: Maybe(project),
            source_kind,
        };
        session.record(&mut desk, &Command::ExpectIncome(due), &[]).map(drop)
    }
}

impl Return {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let income: Seq = session.need(Question::Seq, self.seq.as_deref())?;
        let held = DepositFacts::find(&desk.store().books(), &income);
        let amount = match (self.amount.as_deref(), held) {
            (None, Some(deposit)) if deposit.rest().is_zero() => {
                return Err(Failure::refused(session.words.deposit_is_returned(income)));
            }
            (None, Some(deposit)) => deposit.rest(),
            (given, _) => session.need_amount(given.or(Some("0")))?,
        };
        let back = DepositReturned {
            amount,
            date: session.day(self.date.as_deref(), desk.today())?,
            income,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
        };
        session.record(&mut desk, &Command::ReturnDeposit(back), &[]).map(drop)
    }
}

/// What is due; at the counter also the deposits that are still held.
fn list(session: &Session<'_>) -> Result<(), Failure> {
    let (store, opened) = session.opened()?;
    let reading = store.reading()?;
    let today = session.now().day(opened.utc_offset);
    session.list(&purses::claims(&reading, today)?);
    let deposits = purses::deposits(&reading, today)?;
    if session.format.is_for_the_eye() && !deposits.rows.is_empty() {
        session.list(&deposits);
    }
    Ok(())
}
