//! Purses: what each holds on a day, what waits outside the fund's account, and 公共收益 as a sheet of its own.
//!
//! Only the federation's account, and money on its way there, is the fund's: what a street, a party branch or owners hold
//! stands in a column beside it and is never added to it.

mod claims;
mod common_income;
mod waiting;

use std::collections::BTreeMap;

pub use claims::{claims, deposits};
pub use common_income::{common_income, owners_decisions};
pub use waiting::{Waiting, cash, waiting};

use crate::ledger::books::Purse;
use crate::ledger::event::{AccountOpened, Event, Kind, ProjectProposed};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::reading::{FundReading, Happening, Movement};
use crate::ledger::words::Holder;
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::table::{Cell, Table, Word};
use crate::report::title::Title;

/// By what balances are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Project and source kind, in each account.
    #[default]
    Purse,
    /// Project.
    Project,
    /// 小区 or 网格.
    Area,
    /// Account, and so custodian.
    Account,
}

impl std::str::FromStr for By {
    type Err = crate::ledger::words::WordFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "purse" => Ok(Self::Purse),
            "project" => Ok(Self::Project),
            "area" => Ok(Self::Area),
            "account" => Ok(Self::Account),
            _ => Err(crate::ledger::words::WordFault),
        }
    }
}

/// What came and what went.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    came: Yuan,
    went: Yuan,
}

impl Sums {
    /// The whole turnover of a ledger fits into its range, so a part of it does.
    fn add(&mut self, movement: &Movement) {
        self.came = self.came.plus(movement.debit).unwrap_or(self.came);
        self.went = self.went.plus(movement.credit).unwrap_or(self.went);
    }

    /// What is there; and what is missing, on a day before money that was recorded later.
    fn rest(self) -> (Yuan, Yuan) {
        let rest = |from: Yuan, take: Yuan| from.minus(take).unwrap_or_default();
        (rest(self.came, self.went), rest(self.went, self.came))
    }
}

/// The fund's own, and what others hold.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    fund: Sums,
    others: Sums,
}

/// `report purses --date D --by purse|project|area|account`.
///
/// # Errors
/// The file's.
pub fn purses<R: FundReading>(reading: &R, date: Day, by: By) -> Result<Table, R::Error> {
    let house = House::of(reading)?;
    let money = money(reading, date)?;
    let mut rows: BTreeMap<Vec<String>, (Vec<Cell>, Held)> = BTreeMap::new();
    for movement in &money {
        let holder = house.holder(&movement.account);
        let (key, cells) = house.row(by, &movement.account, &movement.purse);
        let (_, held) = rows.entry(key).or_insert_with(|| (cells, Held::default()));
        if holder.is_the_funds() { held.fund.add(movement) } else { held.others.add(movement) }
    }
    let short = |held: &Held| !held.fund.rest().1.is_zero() || !held.others.rest().1.is_zero();
    let is_short = rows.values().any(|(_, held)| short(held));
    let mut headings = columns(by);
    headings.extend([Heading::FundMoney, Heading::CoPayersMoney]);
    if is_short {
        headings.push(Heading::Shortfall);
    }
    let mut table = Table::new(Title::PurseBalances(date), &headings);
    for (mut cells, held) in rows.into_values() {
        let ((fund, fund_lacks), (others, others_lack)) = (held.fund.rest(), held.others.rest());
        if [fund, fund_lacks, others, others_lack].iter().all(|amount| amount.is_zero()) {
            continue;
        }
        cells.extend([fund.into(), others.into()]);
        if is_short {
            cells.push(fund_lacks.plus(others_lack).into());
        }
        table.push(cells);
    }
    Ok(table.totalled())
}

fn columns(by: By) -> Vec<Heading> {
    match by {
        By::Purse => vec![Heading::Project, Heading::SourceKind, Heading::Account, Heading::Holder],
        By::Project => vec![Heading::Project],
        By::Area => vec![Heading::Area],
        By::Account => vec![Heading::Account, Heading::Holder],
    }
}

/// What every code of money holds at the end of a day.
fn money<R: FundReading>(reading: &R, date: Day) -> Result<Vec<Movement>, R::Error> {
    let Some(chart) = reading.chart_on(date)? else { return Ok(Vec::new()) };
    let mut balances = reading.balances(date)?;
    balances.retain(|movement| chart.role(movement.code).is_some_and(crate::ledger::chart::Role::is_money));
    Ok(balances)
}

/// Accounts and projects with their names.
pub(super) struct House {
    accounts: Vec<AccountOpened>,
    projects: Vec<ProjectProposed>,
    areas: BTreeMap<Code, Text>,
}

/// What areas are called.
///
/// # Errors
/// The file's.
pub fn area_names<R: FundReading>(reading: &R) -> Result<BTreeMap<Code, Text>, R::Error> {
    let areas = reading.happenings(Kind::AreaRegistered, Day::FIRST, Day::LAST)?;
    let named = |happening: Happening| {
        let Event::AreaRegistered(e) = happening.event else { return None };
        Some((e.code, e.name))
    };
    Ok(areas.into_iter().filter_map(named).collect())
}

impl House {
    fn of<R: FundReading>(reading: &R) -> Result<Self, R::Error> {
        Ok(Self { accounts: reading.accounts()?, projects: reading.projects()?, areas: area_names(reading)? })
    }

    fn account(&self, code: &Code) -> Option<&AccountOpened> {
        self.accounts.iter().find(|account| account.code == *code)
    }

    /// An account that nobody opened holds nobody's money: the rules let nothing reach it.
    fn holder(&self, code: &Code) -> Holder {
        self.account(code).map_or(Holder::Storeroom, |account| account.holder)
    }

    /// The project, or whose money it is: the fund's at large, or, with a co-payer, what people call his account.
    fn project(&self, account: &Code, code: Option<&Code>) -> Cell {
        let Some(code) = code else {
            let others = self.account(account).filter(|open| !open.holder.is_the_funds());
            return others.map_or_else(|| Word::GeneralFund.into(), |open| Cell::from(&open.name));
        };
        let named = self.projects.iter().find(|project| project.code == *code);
        named.map_or_else(|| Cell::from(code), |project| Cell::from(&project.name))
    }

    /// The area money is for: its project's, else the estate whose owners hold it.
    fn area(&self, account: &Code, purse: &Purse) -> Option<Code> {
        let project = purse.project.as_ref().and_then(|code| self.projects.iter().find(|p| p.code == *code));
        let of_project = project.and_then(|project| project.area.0.clone());
        of_project.or_else(|| self.account(account).and_then(|account| account.area.0.clone()))
    }

    /// What a row is sorted by, and what it says.
    fn row(&self, by: By, account: &Code, purse: &Purse) -> (Vec<String>, Vec<Cell>) {
        let is_others = !self.holder(account).is_the_funds();
        let at_large = || if is_others { format!("~{account}") } else { String::new() };
        let code = || purse.project.as_ref().map_or_else(at_large, ToString::to_string);
        let project = || self.project(account, purse.project.as_ref());
        match by {
            By::Purse => (
                vec![code(), purse.source_kind.to_string(), account.to_string()],
                vec![project(), purse.source_kind.into(), account.into(), self.holder(account).into()],
            ),
            By::Project => (vec![code()], vec![project()]),
            By::Area => {
                let area = self.area(account, purse);
                let called = |code: &Code| self.areas.get(code).map_or_else(|| Cell::from(code), Cell::from);
                let name = area.as_ref().map_or(Cell::Empty, called);
                (vec![area.as_ref().map(ToString::to_string).unwrap_or_default()], vec![name])
            }
            By::Account => (vec![account.to_string()], vec![account.into(), self.holder(account).into()]),
        }
    }
}
