//! 科目余额表: every account of the chart with what stood, what was posted and what stands. Debits equal credits, in each of
//! the three pairs of columns.

use std::collections::BTreeSet;

use crate::ledger::books::Purse;
use crate::ledger::chart::AccountCode;
use crate::ledger::name::Code;
use crate::ledger::period::Month;
use crate::ledger::reading::FundReading;
use crate::report::heading::Heading;
use crate::report::sums::{Sides, Sums, day_before, new_year};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

const COLUMNS: [Heading; 8] = [
    Heading::AccountCode,
    Heading::AccountTitle,
    Heading::OpeningDebit,
    Heading::OpeningCredit,
    Heading::Debit,
    Heading::Credit,
    Heading::ClosingDebit,
    Heading::ClosingCredit,
];

/// `report trial-balance --period 2026-10`: the fund's own books. What co-payers hold (owners, street, party dues) is
/// recorded from their papers and stands in none of these accounts.
///
/// # Errors
/// The file's.
pub fn trial_balance<R: FundReading>(reading: &R, month: Month) -> Result<Table, R::Error> {
    let mut table = Table::new(Title::TrialBalance(month), &COLUMNS);
    let Some(chart) = reading.chart_on(month.last())? else { return Ok(table.totalled()) };
    let own = own_accounts(reading)?;
    let years = Sums::until(reading, day_before(new_year(month).month()), &chart)?.carried_to_net_assets();
    let opening = Sums::within(reading, new_year(month), day_before(month), &chart)?;
    let opening = years.and(&opening).of_accounts(|account| own.contains(account)).by_code();
    let within = Sums::within(reading, month.first(), month.last(), &chart)?;
    let within = within.of_accounts(|account| own.contains(account)).by_code();
    let codes: BTreeSet<AccountCode> = opening.keys().chain(within.keys()).copied().collect();
    for code in codes {
        let before = opening.get(&code).copied().unwrap_or_default().balance();
        let moved = within.get(&code).copied().unwrap_or_default();
        let after = before.plus(moved).balance();
        if before != Sides::default() || moved != Sides::default() {
            let figures = [before, moved, after].into_iter().flat_map(|sides| [sides.debit, sides.credit]);
            let head = [Cell::from(code.to_string()), Cell::from(chart.name(code))];
            table.push(head.into_iter().chain(figures.map(Cell::from)).collect::<Vec<_>>());
        }
    }
    Ok(table.totalled())
}

/// The accounts whose money or goods are the fund's.
pub(super) fn own_accounts<R: FundReading>(reading: &R) -> Result<BTreeSet<Code>, R::Error> {
    Ok(reading
        .accounts()?
        .into_iter()
        .filter(|account| account.holder.is_the_funds())
        .map(|account| account.code)
        .collect())
}

/// Whether a purse is restricted, as a rule of [`Sums::sum`] asks it.
pub(super) fn is_of(restricted: bool, purse: &Purse) -> bool {
    purse.is_restricted() == restricted
}
