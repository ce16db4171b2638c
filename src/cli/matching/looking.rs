//! `match list`, `match show`, `match quote`, and what the reports read.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::matching::{Which, called};
use crate::cli::session::Session;
use crate::ledger::books::Record;
use crate::ledger::books::registers::matching::PoolFacts;
use crate::ledger::event::MatchAgreed;
use crate::ledger::field::{Count, Seq};
use crate::ledger::matching::{self, Another, Statement};
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{FundReading, Reading, Span};
use crate::ledger::refusal::{MatchRefusal, Refusal};
use crate::report::Table;
use crate::report::matching as sheets;
use crate::store::Store;
use crate::text::Question;

/// Which months.
#[derive(Debug, Args)]
pub(crate) struct Period {
    #[arg(long, value_name = "YYYY-MM", help = help().matching.report_match_period)]
    period: Option<String>,
}

/// Every statement, by the first day of its window, or those of a month.
pub(crate) fn statements(session: &Session<'_>, store: &Store, today: Day, period: &Period) -> Result<Table, Failure> {
    let month: Option<Month> = session.maybe(Question::Month, period.period.as_deref())?;
    let shown = match month {
        None => all(store, today)?,
        // What came later is told in its own month.
        Some(month) if month.last() < today => at_the_end_of(store, month)?,
        Some(month) => of_month(store, month, today)?,
    };
    Ok(sheets::matches(&shown, &store.reading()?.project_names()?))
}

/// The statements of which something falls into a month, with what had come by its end.
pub(crate) fn at_the_end_of(store: &Store, month: Month) -> Result<Vec<Statement>, Failure> {
    let (reading, statements) = (store.reading()?, of_month(store, month, month.last())?);
    Ok(statements.into_iter().map(|one| sheets::by_month(&reading, one, month)).collect::<Result<_, _>>()?)
}

/// The statements of whose base something was undone by an entry from a number on, as they stand on a day.
pub(crate) fn corrected_since(store: &Store, from: Count, today: Day) -> Result<Vec<Statement>, Failure> {
    let (books, (size, _)) = (store.books(), store.head()?);
    let span = Span { period: today.month(), from, size: Count(size) };
    let touched = matching::corrected(&books, &store.reading()?.undone_in(span)?).into_iter();
    let found = touched.filter_map(|seq| matching::statement(&books, seq, today)).collect();
    books.fault()?;
    Ok(found)
}

/// The statements of which something falls into a month, as they stand on a day.
fn of_month(store: &Store, month: Month, today: Day) -> Result<Vec<Statement>, Failure> {
    let books = store.books();
    let touched = sheets::of_month(&store.reading()?, &matching::agreements(&books, None), month)?;
    let found = touched.into_iter().filter_map(|seq| matching::statement(&books, seq, today)).collect();
    books.fault()?;
    Ok(found)
}

/// `report match-statement`: gift by gift.
pub(crate) fn statement_report(
    session: &Session<'_>,
    store: &Store,
    today: Day,
    which: &Which,
) -> Result<Table, Failure> {
    let (seq, _) = which.find(session, store)?;
    Ok(sheets::contributions(&store.reading()?, &statement(store, seq, today)?)?)
}

/// Every statement as it is reckoned today.
pub(in crate::cli) fn all(store: &Store, today: Day) -> Result<Vec<Statement>, Failure> {
    let books = store.books();
    let agreements = matching::agreements(&books, None);
    let found = agreements.iter().filter_map(|(seq, _)| matching::statement(&books, *seq, today)).collect();
    books.fault()?;
    Ok(found)
}

/// One statement, of everything the project ever got.
fn statement(store: &Store, seq: Seq, today: Day) -> Result<Statement, Failure> {
    let books = store.books();
    let found = matching::whole_statement(&books, seq, today);
    books.fault()?;
    found.ok_or_else(|| Refusal::from(MatchRefusal::MatchMustBeAgreed { agreement: seq }).into())
}

/// All matches, and the pools some of them are paid from.
pub(super) fn list(session: &Session<'_>) -> Result<(), Failure> {
    let (store, opened) = session.opened()?;
    let today = session.now().day(opened.utc_offset);
    session.list(&sheets::list(&all(&store, today)?, &store.reading()?.project_names()?));
    let books = store.books();
    let codes = PoolFacts::all(&books, "").into_iter().filter_map(|(code, _)| code.parse().ok());
    let pools: Vec<_> = codes.filter_map(|code| Some(matching::pool(&books, &code)?.0)).collect();
    books.fault()?;
    if !pools.is_empty() {
        session.list(&sheets::pools(&pools));
    }
    Ok(())
}

/// The statement: what was agreed, each step to what is due, and the base in groups.
pub(super) fn show(session: &Session<'_>, which: &Which) -> Result<(), Failure> {
    let (store, opened) = session.opened()?;
    let (seq, _) = which.find(session, &store)?;
    let statement = statement(&store, seq, session.now().day(opened.utc_offset))?;
    session.list(&sheets::terms(&statement, &store.reading()?.project_names()?));
    session.list(&sheets::steps(&statement));
    session.list(&sheets::groups(&statement));
    doubt(session, &statement);
    Ok(())
}

/// Says aloud that somebody must look.
fn doubt(session: &Session<'_>, statement: &Statement) {
    if statement.suspicions() > 0 {
        beside(session, &session.words.looks_split(statement.suspicions()));
    }
}

/// A sentence under a table: on standard output for people, beside it when a program reads.
fn beside(session: &Session<'_>, sentence: &str) {
    if session.format.is_for_the_eye() { session.console.say(sentence) } else { session.console.remark(sentence) }
}

/// How the matches stand after what was recorded.
pub(super) fn told(session: &Session<'_>, store: &Store, agreements: &[(Seq, MatchAgreed)]) -> Result<(), Failure> {
    if session.dry_run {
        return Ok(());
    }
    let today = agreements.iter().map(|(_, agreed)| agreed.until).max();
    let books = store.books();
    let of = |(seq, _): &(Seq, MatchAgreed)| matching::statement(&books, *seq, today?);
    let found: Vec<Statement> = agreements.iter().filter_map(of).collect();
    books.fault()?;
    session.list(&sheets::matches(&found, &store.reading()?.project_names()?));
    for statement in &found {
        doubt(session, statement);
    }
    Ok(())
}

/// `match quote`.
#[derive(Debug, Args)]
pub(super) struct Quote {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "AMOUNT", default_value = "1000", help = help().matching.another)]
    another: String,
}

impl Quote {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let (store, opened) = session.opened()?;
        let (seq, agreed) = self.which.find(session, &store)?;
        let amount = session.need_amount(Some(&self.another))?;
        let today = session.now().day(opened.utc_offset);
        let statement = statement(&store, seq, today)?;
        session.list(&sheets::steps(&statement));
        if let Some((confirmed, _)) = &statement.confirmed {
            beside(session, &session.words.quote_is_confirmed(*confirmed));
            return Ok(());
        }
        let books = store.books();
        let with = matching::quote(&books, seq, &agreed, Some(Another { agreement: seq, amount }));
        books.fault()?;
        beside(session, &session.words.match_quoted(&called(&store, &agreed.project)?, statement.due));
        let more = with.minus(statement.due).unwrap_or_default();
        let is_open = agreed.from <= today && today <= agreed.until;
        beside(
            session,
            &if is_open {
                session.words.another_brings(amount, more)
            } else {
                session.words.another_counts_not(agreed.from, agreed.until)
            },
        );
        doubt(session, &statement);
        Ok(())
    }
}
