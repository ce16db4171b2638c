//! The statements of a pack: of the last month that was closed, and of the last closed year.

use crate::cli::export::pack::Building;
use crate::cli::failure::Failure;
use crate::cli::statements;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::FundReading;
use crate::report::statements::{Notes, Statements};
use crate::report::{FundView, Table, fund, net_assets, trial_balance};
use crate::text::Told;

/// What the first page tells of them.
pub(super) struct Stated {
    /// The last month that is closed.
    pub(super) closed: Option<Month>,
    /// The month they are of.
    pub(super) month: Month,
    /// What lies where, at the end of that month.
    pub(super) custodians: Vec<Table>,
    /// Why there are none.
    pub(super) why_not: Option<Told>,
}

/// Writes them.
pub(super) fn write(building: &mut Building<'_>) -> Result<Stated, Failure> {
    let reading = building.store().reading()?;
    let closed = reading.closed_month()?;
    let month = closed.unwrap_or_else(|| building.today.month());
    let custodians = fund::custodians(&reading, month)?;
    let mut why_not = month_of(building, month)?;
    if let Some(december) = closed.map(last_december).transpose()?.filter(|december| *december != month) {
        // A year before the fund began has nothing to tell.
        if !reading.balances(december.last())?.is_empty() {
            why_not = why_not.or(month_of(building, december)?);
        }
    }
    if let Some(december) = closed.map(last_december).transpose()? {
        why_not = why_not.or(year_of(building, december)?);
    }
    Ok(Stated { closed, month, custodians, why_not })
}

/// The last December that is closed when a month is.
fn last_december(closed: Month) -> Result<Month, Failure> {
    let is_december = closed.last() == Day::new(closed.year(), 12, 31)?;
    let year = if is_december { closed.year() } else { closed.year().saturating_sub(1) };
    Ok(Day::new(year, 12, 31)?.month())
}

/// The statements of a month; why there are none.
fn month_of(building: &mut Building<'_>, month: Month) -> Result<Option<Told>, Failure> {
    let made = statements::footed(building.session, building.store(), building.today, month);
    let statements = match told(made)? {
        Ok(Some(statements)) => statements,
        Ok(None) => return Ok(Some(building.words().no_chart(month))),
        Err(why) => return Ok(Some(why)),
    };
    let reading = building.store().reading()?;
    let mut named = of(&statements);
    named.push(("trial-balance", trial_balance::trial_balance(&reading, month)?));
    named.push(("net-assets", net_assets::net_assets(&reading, month)?));
    named.push(("fund-by-purse", fund::fund(&reading, month, FundView::Purse)?));
    named.extend(["fund-by-custodian", "co-payers-by-custodian"].into_iter().zip(fund::custodians(&reading, month)?));
    write_all(building, &month.to_string(), named).map(|()| None)
}

/// The report of a closed year; why there is none.
fn year_of(building: &mut Building<'_>, december: Month) -> Result<Option<Told>, Failure> {
    let year = december.year().to_string();
    if building.store().reading()?.balances(december.last())?.is_empty() {
        return Ok(None);
    }
    let made = statements::year(building.session, building.store(), building.today, Some(&year));
    match told(made)? {
        Ok(tables) => {
            let named = tables.into_iter().zip(YEAR).map(|(table, name)| (name, table)).collect();
            write_all(building, &year, named).map(|()| None)
        }
        Err(why) => Ok(Some(why)),
    }
}

/// The tables of the yearly report, in its order.
const YEAR: [&str; 7] = ["glance", "givers", "income", "projects", "solved", "stock", "points"];

fn of(statements: &Statements) -> Vec<(&'static str, Table)> {
    let Notes { purses, stock, debts, advances, kinds, beside } = &statements.notes;
    [
        ("balance-sheet", &statements.balance_sheet),
        ("activity-statement", &statements.activities),
        ("cash-flow", &statements.cash_flow),
        ("notes-purses", purses),
        ("notes-stock", stock),
        ("notes-debts", debts),
        ("notes-advances", advances),
        ("notes-kinds", kinds),
        ("notes-beside", beside),
    ]
    .map(|(name, table)| (name, table.clone()))
    .into()
}

fn write_all(building: &mut Building<'_>, folder: &str, named: Vec<(&'static str, Table)>) -> Result<(), Failure> {
    let below = building.words().statement(building.desk.opened().county.as_str());
    building.folder(&format!("statements/{folder}"))?;
    for (name, table) in &named {
        building.statement(&format!("statements/{folder}/{name}.csv"), table, &below)?;
    }
    let tables: Vec<Table> = named.into_iter().map(|(_, table)| table).collect();
    building.workbook(&format!("statements/{folder}.xlsx"), &tables, &below)
}

/// What is refused is told on the first page; a disk that fails ends the command.
fn told<T>(made: Result<T, Failure>) -> Result<Result<T, Told>, Failure> {
    match made {
        Ok(made) => Ok(Ok(made)),
        Err(Failure::Said(_, why)) => Ok(Err(why)),
        Err(failure) => Err(failure),
    }
}
