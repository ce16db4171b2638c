//! `team add`, `team list`.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::{Session, nearest_first};
use crate::desk::Desk;
use crate::ledger::books::Record;
use crate::ledger::books::registers::volunteers::{TeamFacts, VolunteerFacts};
use crate::ledger::command::Command;
use crate::ledger::event::TeamRegistered;
use crate::ledger::field::Count;
use crate::ledger::name::Code;
use crate::ledger::reading::FundReading;
use crate::report::{Heading, Table, Title};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Team {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().volunteers.team_add)]
    Add(Add),
    #[command(about = help().volunteers.team_list)]
    List,
}

impl Team {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Add(add) => add.run(session),
            Action::List => list(session),
        }
    }
}

#[derive(Debug, Args)]
struct Add {
    #[arg(value_name = "CODE", help = help().volunteers.team_code)]
    code: Option<String>,
    #[arg(long, help = help().volunteers.team_name)]
    name: Option<String>,
    #[arg(long, value_name = "pN", help = help().volunteers.team_leader)]
    leader: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Add {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let team = TeamRegistered {
            code: session.need(Question::Team, self.code.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            leader: session.need(Question::PersonNumber, self.leader.as_deref())?,
            name: session.need_text(Question::TeamName, self.name.as_deref())?,
        };
        session.record(&mut desk, &Command::RegisterTeam(team), &[]).map(drop)
    }
}

fn list(session: &Session<'_>) -> Result<(), Failure> {
    let headings = [Heading::Team, Heading::Name, Heading::Head, Heading::Volunteers];
    let mut table = Table::new(Title::Teams, &headings);
    let store = session.store()?;
    let reading = store.reading()?;
    let mut members: BTreeMap<String, Count> = BTreeMap::new();
    for (_, facts) in reading.records::<VolunteerFacts>("")?.iter().filter(|(_, facts)| facts.left.is_none()) {
        if let Some(team) = facts.last().and_then(|last| last.team.as_ref()) {
            let count = members.entry(team.to_string()).or_default();
            *count = count.and_one();
        }
    }
    for (code, facts) in reading.records::<TeamFacts>("")? {
        let volunteers = members.get(&code).copied().unwrap_or_default();
        table.push([code.into(), (&facts.name).into(), facts.leader.into(), volunteers.into()]);
    }
    session.list(&table);
    Ok(())
}

/// The team is registered; else the nearest codes.
pub(super) fn known(session: &Session<'_>, desk: &Desk, code: &Code) -> Result<(), Failure> {
    let books = desk.store().books();
    let found = TeamFacts::find(&books, code);
    books.fault()?;
    if found.is_some() {
        return Ok(());
    }
    let all = TeamFacts::all(&books, "");
    let known = nearest_first(code.as_str(), all.iter().map(|(known, _)| known.as_str()));
    Err(Failure::refused(session.words.unknown_team(code.as_str(), &known)))
}
