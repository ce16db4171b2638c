//! `area add`, `area list`: 小区 and 网格.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::{Session, nearest_first};
use crate::ledger::books::Record;
use crate::ledger::books::registers::purses::AreaFacts;
use crate::ledger::command::Command;
use crate::ledger::event::{AreaRegistered, Event, Kind};
use crate::ledger::field::Maybe;
use crate::ledger::period::Day;
use crate::ledger::reading::FundReading;
use crate::report::{Cell, Heading, Table, Title};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Area {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().purses.area_add)]
    Add(Add),
    #[command(about = help().purses.area_list)]
    List,
}

#[derive(Debug, Args)]
struct Add {
    #[arg(value_name = "CODE", help = help().code)]
    code: Option<String>,
    #[arg(long, help = help().purses.area_name)]
    name: Option<String>,
    #[arg(long, value_name = "estate|grid|village|other", default_value = "estate", help = help().purses.area_kind)]
    kind: String,
    #[arg(long, value_name = "CODE", help = help().purses.area_within)]
    within: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().purses.area_households)]
    households: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Area {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Add(add) => add.run(session),
            Action::List => list(session),
        }
    }
}

impl Add {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let area = AreaRegistered {
            code: session.need(Question::Code, self.code.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            households: Maybe(session.maybe(Question::Households, self.households.as_deref())?),
            kind: session.need(Question::AreaKind, Some(&self.kind))?,
            name: session.need_text(Question::AreaName, self.name.as_deref())?,
            within: Maybe(session.maybe(Question::Area, self.within.as_deref())?),
        };
        if let Some(code) = area.within.as_ref() {
            let areas = AreaFacts::all(&desk.store().books(), "");
            if areas.iter().all(|(known, _)| known != code.as_str()) {
                let known = nearest_first(code.as_str(), areas.iter().map(|(known, _)| known.as_str()));
                return Err(Failure::refused(session.words.unknown_area(code.as_str(), &known)));
            }
        }
        session.record(&mut desk, &Command::RegisterArea(area), &[]).map(drop)
    }
}

fn list(session: &Session<'_>) -> Result<(), Failure> {
    let columns =
        [Heading::Code, Heading::Name, Heading::AreaKind, Heading::Within, Heading::Households, Heading::Date];
    let mut table = Table::new(Title::Areas, &columns);
    let store = session.store()?;
    let mut areas = store.reading()?.happenings(Kind::AreaRegistered, Day::FIRST, Day::LAST)?;
    areas.sort_by_key(|happening| happening.seq);
    for happening in areas {
        let Event::AreaRegistered(e) = happening.event else { continue };
        let within = Cell::from(e.within.as_ref());
        let households = Cell::from(e.households);
        table.push([(&e.code).into(), (&e.name).into(), e.kind.into(), within, households, e.date.into()]);
    }
    session.list(&table);
    Ok(())
}
