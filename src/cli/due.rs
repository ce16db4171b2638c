//! `due`: what must be published, closed or answered, and by when; `due rules|template|set`: how long each term is.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::pay::filed;
use crate::cli::session::Session;
use crate::ledger::books::Books as _;
use crate::ledger::books::registers::months::{first_month, month_to_close};
use crate::ledger::command::Command;
use crate::ledger::duties::{DUTIES_2026, Decided, DutiesFile};
use crate::ledger::period::{Day, Month};
use crate::report::duties::{self, Seen, month_to_tell};
use crate::report::points::ahead::Ahead;
use crate::store::{Store, papers};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Due {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    list: List,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().duties.rules)]
    Rules {
        #[arg(long, value_name = "YYYY-MM-DD", help = help().points.on_day)]
        date: Option<String>,
    },
    #[command(about = help().duties.template)]
    Template,
    #[command(about = help().duties.set)]
    Set(Set),
}

#[derive(Debug, Args)]
struct List {
    #[arg(long, value_name = "YYYY-MM-DD", help = help().duties.due_date)]
    date: Option<String>,
    #[arg(long, help = help().duties.due_all)]
    all: bool,
}

#[derive(Debug, Args)]
struct Set {
    #[arg(value_name = "FILE", help = help().duties.set_file)]
    file: PathBuf,
    #[arg(long, value_name = "NUMBER", help = help().points.rules_paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().duties.set_from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Due {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            None => self.list.run(session),
            Some(Action::Rules { date }) => rules(session, date.as_deref()),
            Some(Action::Template) => {
                session.console.hand_over(DUTIES_2026);
                Ok(())
            }
            Some(Action::Set(set)) => set.run(session),
        }
    }
}

impl List {
    fn run(&self, session: &Session<'_>) -> Result<(), Failure> {
        let (store, opened) = session.opened()?;
        let today = session.day(self.date.as_deref(), session.now().day(opened.utc_offset))?;
        let (reading, seen) = (store.reading()?, seen(&store, today)?);
        let items = if self.all { duties::all(&reading, seen)? } else { duties::open(&reading, seen)? };
        let basis = |rule: &_| session.words.duty_basis(rule);
        session.list(&duties::table(&reading, &items, today, basis, self.all)?);
        let unknown: BTreeSet<i16> = items.iter().flat_map(|item| item.unknown.iter().copied()).collect();
        warn(session, &unknown);
        session.words.ahead(&ahead(&store, today)?).iter().for_each(|line| session.console.remark(line));
        Ok(())
    }
}

/// What is near in points and in the shop.
pub(super) fn ahead(store: &Store, today: Day) -> Result<Ahead, Failure> {
    let books = store.books();
    let ahead = Ahead::on(&books, today);
    books.fault()?;
    Ok(ahead)
}

/// Says so when a reckoning went through years whose holidays nobody announced.
pub(super) fn warn(session: &Session<'_>, unknown: &BTreeSet<i16>) {
    if !unknown.is_empty() {
        session.console.remark(session.words.calendar_lacks(unknown));
    }
}

/// What the books know of what is due.
pub(super) fn seen(store: &Store, today: Day) -> Result<Seen, Failure> {
    let books = store.books();
    let to_close = month_to_close(&books);
    books.fault()?;
    Ok(Seen { first: first_to_tell(store)?, to_close, today })
}

/// The first month that is over and not told; nothing when nothing moved yet.
pub(super) fn month_due(store: &Store, today: Day) -> Result<Option<Month>, Failure> {
    let books = store.books();
    let last = books.last_notice();
    books.fault()?;
    Ok(month_to_tell(last.map(|notice| notice.period), first_to_tell(store)?, today))
}

/// The month of the first gift, else the first in which money moved otherwise (balances taken over before a gift are no news); or
/// an earlier one of goods, published hours, points or slips, but none before the ledger's own.
pub(super) fn first_to_tell(store: &Store) -> Result<Option<Month>, Failure> {
    let gifts = store.gift_months()?.first().map(|(month, _)| *month);
    let money = if gifts.is_some() { gifts } else { first_of_money(store)? };
    let begun = store.accounts()?.iter().map(|account| account.date.month()).min();
    let beside_money = store.first_day_beside_money()?.map(Day::month);
    let beside_money = beside_money.map(|month| begun.map_or(month, |begun| month.max(begun)));
    Ok(money.into_iter().chain(beside_money).min())
}

/// The first month in which money moved; balances that were taken over lie before the ledger's own first month.
fn first_of_money(store: &Store) -> Result<Option<Month>, Failure> {
    let books = store.books();
    let first = first_month(&books);
    books.fault()?;
    Ok(first.map(|first| duties::first_of_its_own(&store.reading()?, first)).transpose()?)
}

fn rules(session: &Session<'_>, date: Option<&str>) -> Result<(), Failure> {
    let (store, opened) = session.opened()?;
    let day = session.day(date, session.now().day(opened.utc_offset))?;
    let basis = |rule: &_| session.words.duty_basis(rule);
    let reading = store.reading()?;
    duties::rules(&reading, day, basis)?.iter().for_each(|table| session.list(table));
    warn(session, &duties::years_unknown(&reading, day)?);
    Ok(())
}

impl Set {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let (bytes, text) = session.form(&self.file)?;
        let decided = Decided {
            date: session.day(self.date.as_deref(), desk.today())?,
            from: session.day(self.from.as_deref(), desk.today())?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            duties_file: papers::digest(&bytes),
        };
        let told = |fault| Failure::refused(session.words.no_duties_file(&fault));
        let set = DutiesFile::read(&text).and_then(|file| file.decided(decided)).map_err(told)?;
        filed(session, &desk, Some(&self.file))?;
        session.record(&mut desk, &Command::SetDuties(set), &[]).map(drop)
    }
}
