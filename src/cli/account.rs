//! `account open`, `account list`: where money lies, and who holds it.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::ledger::command::Command;
use crate::ledger::event::AccountOpened;
use crate::ledger::field::Maybe;
use crate::ledger::name::Code;
use crate::report::purses::area_names;
use crate::report::{Cell, Heading, Table, Title};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Account {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().account_open)]
    Open(Open),
    #[command(about = help().account_list)]
    List,
}

#[derive(Debug, Args)]
struct Open {
    #[arg(value_name = "CODE", help = help().code)]
    code: Option<String>,
    #[arg(long, help = help().account_holder)]
    holder: Option<String>,
    #[arg(long, help = help().account_name)]
    name: Option<String>,
    #[arg(long, value_name = "CODE", help = help().purses.account_area)]
    area: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Account {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Open(open) => open.run(session),
            Action::List => list(session),
        }
    }
}

impl Open {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let account = AccountOpened {
            area: Maybe(session.maybe(Question::Area, self.area.as_deref())?),
            code: session.need(Question::Code, self.code.as_deref())?,
            holder: session.need(Question::Holder, self.holder.as_deref())?,
            name: session.need_text(Question::AccountName, self.name.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
        };
        session.record(&mut desk, &Command::OpenAccount(account), &[]).map(drop)
    }
}

fn list(session: &Session<'_>) -> Result<(), Failure> {
    let store = session.store()?;
    let (accounts, areas) = (store.accounts()?, area_names(&store.reading()?)?);
    let with_area = accounts.iter().any(|account| account.area.is_some());
    let mut columns = vec![Heading::Code, Heading::Name, Heading::Holder, Heading::Date];
    columns.extend(with_area.then_some(Heading::Area));
    let mut table = Table::new(Title::Accounts, &columns);
    let called = |code: &Code| areas.get(code).map_or_else(|| Cell::from(code), Cell::from);
    for account in accounts {
        let mut row =
            vec![Cell::from(&account.code), (&account.name).into(), account.holder.into(), account.date.into()];
        row.extend(with_area.then(|| account.area.as_ref().map_or(Cell::Empty, called)));
        table.push(row);
    }
    session.list(&table);
    Ok(())
}
