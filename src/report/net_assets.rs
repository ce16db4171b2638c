//! 净资产变动表: 限定性 and 非限定性 net assets, of the month and of the year so far. Income is restricted or not by its
//! purse; spending from a restricted purse releases the restriction (3102 → 3101), and costs are met from what is
//! unrestricted.

use crate::ledger::chart::{Class, Role};
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::FundReading;
use crate::report::heading::Heading;
use crate::report::sums::{Sides, Sums, new_year};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::trial_balance::{is_of, own_accounts};

const COLUMNS: [Heading; 12] = [
    Heading::Period,
    Heading::AccountTitle,
    Heading::BroughtForward,
    Heading::Income,
    Heading::GivenBack,
    Heading::ReleasedIn,
    Heading::ReleasedOut,
    Heading::Increase,
    Heading::Decrease,
    Heading::Cost,
    Heading::CostUndone,
    Heading::CarriedForward,
];

/// `report net-assets --period 2026-10`: the fund's own, without what co-payers hold.
///
/// Opening + income − returned + released in − released out + other increases − other decreases − costs + costs undone is
/// the closing. Net assets below zero (costs that nothing covered) stand in columns of their own, which are printed only then.
///
/// # Errors
/// The file's.
pub fn net_assets<R: FundReading>(reading: &R, month: Month) -> Result<Table, R::Error> {
    let mut rows: Vec<Changes> = Vec::new();
    for (label, from) in [(Cell::from(month), month.first()), (Cell::from(so_far(month)), new_year(month))] {
        rows.extend(changes(reading, &label, from, month.last())?);
    }
    let is_short = rows.iter().any(|row| !row.opening.debit.is_zero() || !row.closing.debit.is_zero());
    let mut columns = COLUMNS.to_vec();
    if is_short {
        columns.insert(3, Heading::ShortBefore);
        columns.push(Heading::ShortAfter);
    }
    let mut table = Table::new(Title::NetAssets(month), &columns);
    for row in rows {
        table.push(row.cells(is_short));
    }
    Ok(table)
}

/// 2026-01–2026-10.
fn so_far(month: Month) -> String {
    format!("{}–{month}", new_year(month).month())
}

/// One row.
struct Changes {
    label: Cell,
    name: Cell,
    opening: Sides,
    income: Sides,
    released: Sides,
    other: Sides,
    cost: Sides,
    closing: Sides,
}

impl Changes {
    fn cells(self, is_short: bool) -> Vec<Cell> {
        let mut cells = vec![self.label, self.name, self.opening.credit.into()];
        if is_short {
            cells.push(self.opening.debit.into());
        }
        let figures = [
            self.income.credit,
            self.income.debit,
            self.released.credit,
            self.released.debit,
            self.other.credit,
            self.other.debit,
            self.cost.debit,
            self.cost.credit,
            self.closing.credit,
        ];
        cells.extend(figures.map(Cell::from));
        if is_short {
            cells.push(self.closing.debit.into());
        }
        cells
    }
}

/// The changes of the days `from ..= until`: restricted, then unrestricted.
fn changes<R: FundReading>(reading: &R, label: &Cell, from: Day, until: Day) -> Result<Vec<Changes>, R::Error> {
    let Some(chart) = reading.chart_on(until)? else { return Ok(Vec::new()) };
    let own = own_accounts(reading)?;
    let day_before = from.plus_days(-1).unwrap_or(from);
    let opening = Sums::until(reading, day_before, &chart)?.of_accounts(|account| own.contains(account));
    let within = Sums::within(reading, from, until, &chart)?.of_accounts(|account| own.contains(account));
    let closing = opening.clone().and(&within).carried_to_net_assets();
    let opening = opening.carried_to_net_assets();
    // In a restricted purse 3101 is touched by a release alone: its credits release, its debits take a release back.
    let released = within.sum(|role, purse| role == Role::NetUnrestricted && is_of(true, purse));
    let row = |net: Role, restricted: bool| {
        let net_of = |sums: &Sums| sums.sum(|role, _| role == net).balance();
        let touched = within.sum(|role, purse| role == net && is_of(restricted, purse));
        // Money that went from one purse to another of its kind changed nothing: 内部指定 stays unrestricted.
        let other = if restricted { without(touched, released.turned()) } else { touched }.balance();
        Changes {
            label: label.clone(),
            name: chart.name(chart.code(net)).into(),
            opening: net_of(&opening),
            income: within.sum(|role, purse| role.class() == Class::Income && is_of(restricted, purse)),
            released: if restricted { released.turned() } else { released },
            other,
            cost: if restricted { Sides::default() } else { within.sum(|role, _| role.class() == Class::Cost) },
            closing: net_of(&closing),
        }
    };
    Ok(vec![row(Role::NetRestricted, true), row(Role::NetUnrestricted, false)])
}

/// What is left of some sides when a part of them has a column of its own.
fn without(all: Sides, part: Sides) -> Sides {
    Sides {
        debit: all.debit.minus(part.debit).unwrap_or_default(),
        credit: all.credit.minus(part.credit).unwrap_or_default(),
    }
}
