//! `reconcile ACCOUNT`, `reconcile explain`, `reconcile list`: what a custodian's statement says, beside our books.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::journal::each_voucher;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::registers::months::{Statement, until};
use crate::ledger::books::{Books, Flow, Posting, Record as _};
use crate::ledger::command::Command;
use crate::ledger::event::{DifferenceExplained, Event, StatementRecorded};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Digest};
use crate::ledger::period::Day;
use crate::report::months::{differences, reconciliation};
use crate::store::papers;
use crate::text::{Compared, Question};

/// Arguments.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Reconcile {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    statement: Record,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().months.explain)]
    Explain(Explain),
    #[command(about = help().months.list)]
    List {
        #[arg(value_name = "STATEMENT", help = help().months.list_statement)]
        statement: Option<String>,
    },
}

#[derive(Debug, Args)]
struct Record {
    #[arg(value_name = "ACCOUNT", help = help().months.reconcile_account)]
    account: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().months.reconcile_date)]
    date: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().months.reconcile_balance)]
    balance: Option<String>,
    #[arg(long, help = help().months.reconcile_paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().months.reconcile_file)]
    file: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Explain {
    #[arg(value_name = "STATEMENT", help = help().months.explain_statement)]
    statement: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().amount)]
    amount: Option<String>,
    #[arg(long, help = help().months.explain_side)]
    side: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, value_name = "SEQ", help = help().months.explain_entry)]
    entry: Option<String>,
}

impl Reconcile {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            None => self.statement.run(session),
            Some(Action::Explain(explain)) => explain.run(session),
            Some(Action::List { statement }) => list(session, statement.as_deref()),
        }
    }
}

impl Record {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let last_month = desk.today().month().first().plus_days(-1)?;
        let statement = StatementRecorded {
            account: session.account(&desk, self.account.as_deref(), false)?,
            date: session.day(self.date.as_deref(), last_month)?,
            balance: session.need_amount(self.balance.as_deref())?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            paper_file: Maybe(paper_file(session, &desk, self.file.as_deref())?),
        };
        let recorded = session.record(&mut desk, &Command::RecordStatement(statement.clone()), &[])?;
        let told = Statement::new(recorded.seq, statement.balance);
        let ours = until(&desk.store().books(), &statement.account, statement.date);
        let compared = compared(&told, ours);
        session.console.say(session.words.compared(&statement.account, statement.date, &compared));
        let closed = desk.store().books().closed_month();
        if closed.is_some_and(|closed| statement.date.month() <= closed) {
            let ours = by_business_day(&desk, &statement.account, statement.date)?;
            session.console.say(session.words.compared_by_business_day(&self::compared(&told, ours)));
        } else {
            hint(session, recorded.seq, &compared);
        }
        Ok(())
    }
}

/// What to do about a difference, if there is one.
fn hint(session: &Session<'_>, statement: Seq, compared: &Compared) {
    if !compared.gap.amount().is_zero() {
        session.console.say(session.words.explain_it(statement, compared.gap.amount()));
    }
}

fn compared(statement: &Statement, ours: Flow) -> Compared {
    Compared { theirs: statement.balance, ours: ours.inward.minus(ours.outward), gap: statement.beside(ours) }
}

/// What moved in an account by business day: what came late for a closed month counts on its own day.
fn by_business_day(desk: &Desk, account: &Code, until: Day) -> Result<Flow, Failure> {
    let mut flow = Flow::default();
    each_voucher(desk.store(), |_, voucher| {
        let is_in = |posting: &&Posting| {
            posting.account == *account && posting.is_money && voucher.happened.unwrap_or(posting.day) <= until
        };
        for posting in voucher.sides.iter().map(|side| &side.posting).filter(is_in) {
            flow.inward = flow.inward.plus(posting.debit).unwrap_or(flow.inward);
            flow.outward = flow.outward.plus(posting.credit).unwrap_or(flow.outward);
        }
    })?;
    Ok(flow)
}

/// The paper itself: kept under its digest, or, rehearsing, only its digest.
fn paper_file(session: &Session<'_>, desk: &Desk, path: Option<&std::path::Path>) -> Result<Option<Digest>, Failure> {
    let Some(path) = path else { return Ok(None) };
    let bytes = papers::read(path)?;
    let digest = if session.dry_run { papers::digest(&bytes) } else { papers::put(desk.store().folder(), &bytes)? };
    Ok(Some(digest))
}

impl Explain {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let line = DifferenceExplained {
            statement: session.need(Question::Seq, self.statement.as_deref())?,
            amount: session.need_amount(self.amount.as_deref())?,
            side: session.need(Question::DifferenceSide, self.side.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
            entry: Maybe(session.maybe(Question::Seq, self.entry.as_deref())?),
        };
        let statement = line.statement;
        session.record(&mut desk, &Command::ExplainDifference(line), &[])?;
        if !session.dry_run {
            tell_what_is_left(session, &desk, statement)?;
        }
        Ok(())
    }
}

/// How far the two still lie apart.
fn tell_what_is_left(session: &Session<'_>, desk: &Desk, seq: Seq) -> Result<(), Failure> {
    let books = desk.store().books();
    let recalled = books.recall(seq);
    if let Some(Event::StatementRecorded(e)) = recalled.as_deref().map(|recalled| &recalled.event)
        && let Some(statement) = Statement::find(&books, &(e.account.clone(), e.date))
    {
        let compared = compared(&statement, until(&books, &e.account, e.date));
        session.console.say(session.words.compared(&e.account, e.date, &compared));
        hint(session, seq, &compared);
    }
    books.fault()?;
    Ok(())
}

fn list(session: &Session<'_>, statement: Option<&str>) -> Result<(), Failure> {
    let store = session.store()?;
    let (reading, books) = (store.reading()?, store.books());
    let table = match session.maybe(Question::Seq, statement)? {
        Some(seq) => differences(&reading, seq)?,
        None => reconciliation(&reading, &books)?,
    };
    books.fault()?;
    session.list(&table);
    Ok(())
}
