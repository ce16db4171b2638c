//! `project propose`, `project list`, `project show`.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::{Session, nearest_first};
use crate::ledger::command::Command;
use crate::ledger::event::ProjectProposed;
use crate::ledger::field::Maybe;
use crate::ledger::name::Code;
use crate::ledger::name::Text;
use crate::ledger::words::Yes;
use crate::report::{Cell, Heading, Table, Title};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Project {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().project_propose)]
    Propose(Propose),
    #[command(about = help().project_list)]
    List,
    #[command(about = help().project_show)]
    Show {
        #[arg(value_name = "CODE", help = help().project_code)]
        code: Option<String>,
    },
}

#[derive(Debug, Args)]
struct Propose {
    #[arg(value_name = "CODE", help = help().code)]
    code: Option<String>,
    #[arg(long, help = help().project_name)]
    name: Option<String>,
    #[arg(long, help = help().project_service)]
    service: Option<String>,
    #[arg(long, help = help().project_area)]
    area: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Project {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Propose(propose) => propose.run(session),
            Action::List => list(session),
            Action::Show { code } => show(session, &session.need(Question::ProjectCode, code.as_deref())?),
        }
    }
}

impl Propose {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let project = ProjectProposed {
            area: Maybe(session.maybe(Question::Area, self.area.as_deref())?),
            code: session.need(Question::Code, self.code.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            in_charge: Maybe::EMPTY,
            leftover: Maybe::EMPTY,
            market_price: Maybe::EMPTY,
            name: session.need_text(Question::ProjectName, self.name.as_deref())?,
            need: Text::default(),
            origin: Maybe::EMPTY,
            origin_paper: Text::default(),
            paper_file: Maybe::EMPTY,
            pay_after: Yes::No,
            result: Text::default(),
            service: session.need(Question::Service, self.service.as_deref())?,
        };
        session.record(&mut desk, &Command::ProposeProject(project), &[]).map(drop)
    }
}

const COLUMNS: [Heading; 5] = [Heading::Code, Heading::Name, Heading::Service, Heading::Area, Heading::Date];

fn row(project: &ProjectProposed) -> [Cell; 5] {
    let area = Cell::from(project.area.as_ref());
    [(&project.code).into(), (&project.name).into(), project.service.into(), area, project.date.into()]
}

fn list(session: &Session<'_>) -> Result<(), Failure> {
    let mut table = Table::new(Title::Projects, &COLUMNS);
    for project in session.store()?.projects()? {
        table.push(row(&project));
    }
    session.list(&table);
    Ok(())
}

/// The project, and what its purses hold.
fn show(session: &Session<'_>, code: &Code) -> Result<(), Failure> {
    let store = session.store()?;
    let projects = store.projects()?;
    let Some(project) = projects.iter().find(|project| project.code == *code) else {
        let known = nearest_first(code.as_str(), projects.iter().map(|project| project.code.as_str()));
        return Err(Failure::refused(session.words.unknown_project(code.as_str(), &known)));
    };
    let mut table = Table::new(Title::Projects, &COLUMNS);
    table.push(row(project));
    session.list(&table);
    let mut purses = Table::new(Title::Purses, &[Heading::Account, Heading::SourceKind, Heading::Balance]);
    for (account, purse, balance) in store.purses()? {
        if purse.project.as_ref() == Some(code) {
            purses.push([Cell::from(&account), purse.source_kind.into(), balance.into()]);
        }
    }
    session.list(&purses.totalled());
    Ok(())
}
