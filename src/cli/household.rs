//! `household add`, `household list`.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::person::shown_name;
use crate::cli::session::{Session, nearest_first};
use crate::desk::Desk;
use crate::ledger::books::registers::volunteers::{HouseholdFacts, VolunteerFacts};
use crate::ledger::books::{Books, Record};
use crate::ledger::command::Command;
use crate::ledger::event::HouseholdRegistered;
use crate::ledger::field::{Count, Maybe};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::reading::FundReading;
use crate::report::{Cell, Heading, Table, Title};
use crate::store::Store;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Household {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().volunteers.household_add)]
    Add(Add),
    #[command(about = help().volunteers.household_list)]
    List(List),
}

impl Household {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Add(add) => add.run(session),
            Action::List(list) => list.run(session),
        }
    }
}

#[derive(Debug, Args)]
struct Add {
    #[arg(value_name = "CODE", help = help().volunteers.household_code)]
    code: Option<String>,
    #[arg(long, value_name = "pN", help = help().volunteers.household_head)]
    head: Option<String>,
    #[arg(long, value_name = "CODE", help = help().volunteers.household_area)]
    area: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Add {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let household = HouseholdRegistered {
            area: Maybe(session.maybe(Question::Area, self.area.as_deref())?),
            code: session.need(Question::Household, self.code.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            head: session.need(Question::HouseholdHead, self.head.as_deref())?,
        };
        session.record(&mut desk, &Command::RegisterHousehold(household), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
struct List {
    #[arg(long, help = help().keeping.list_full)]
    full: bool,
}

impl List {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let headings = [Heading::Household, Heading::Head, Heading::Name, Heading::Area, Heading::Volunteers];
        let mut table = Table::new(Title::Households, &headings);
        let store = session.store()?;
        let reading = store.reading()?;
        let mut members: BTreeMap<String, Count> = BTreeMap::new();
        for (_, facts) in reading.records::<VolunteerFacts>("")?.iter().filter(|(_, facts)| facts.left.is_none()) {
            if let Some(household) = facts.last().and_then(|last| last.household.as_ref()) {
                let count = members.entry(household.to_string()).or_default();
                *count = count.and_one();
            }
        }
        for (code, facts) in reading.records::<HouseholdFacts>("")? {
            let volunteers = members.get(&code).copied().unwrap_or_default();
            let name = name_of(session, &store, facts.head, self.full)?;
            let area = Cell::from(facts.area.as_ref());
            table.push([code.into(), facts.head.into(), name.into(), area, volunteers.into()]);
        }
        session.list(&table);
        Ok(())
    }
}

/// The name of a registered person, masked unless somebody asks for it in full.
pub(super) fn name_of(
    session: &Session<'_>,
    store: &Store,
    number: PersonNumber,
    is_full: bool,
) -> Result<String, Failure> {
    let books = store.books();
    let facts = books.person(number);
    books.fault()?;
    facts.map_or(Ok(String::new()), |facts| shown_name(session, store, number, &facts, is_full))
}

/// The household is registered; else the nearest codes.
pub(super) fn known(session: &Session<'_>, desk: &Desk, code: &Code) -> Result<(), Failure> {
    let books = desk.store().books();
    let found = HouseholdFacts::find(&books, code);
    books.fault()?;
    if found.is_some() {
        return Ok(());
    }
    let all = HouseholdFacts::all(&books, "");
    let known = nearest_first(code.as_str(), all.iter().map(|(known, _)| known.as_str()));
    Err(Failure::refused(session.words.unknown_household(code.as_str(), &known)))
}
