//! The fund's own postings of a month and of its year, under the chart in force at the month's end: what the balance sheet
//! and the statement of activities are made of.

use std::sync::Arc;

use crate::ledger::chart::{Chart, Role};
use crate::ledger::period::Month;
use crate::ledger::reading::FundReading;
use crate::report::statements::layout::Layout;
use crate::report::sums::{Sides, Sums, day_before, new_year};
use crate::report::trial_balance::own_accounts;

/// What stood when the year began, and what was posted since.
pub(super) struct Period {
    pub(super) month: Month,
    pub(super) chart: Arc<Chart>,
    pub(super) layout: &'static Layout,
    /// Up to the last day of the year before; its income and costs are net assets by now.
    pub(super) opening: Sums,
    /// Of this month.
    pub(super) of_month: Sums,
    /// Of the year so far, this month included.
    pub(super) of_year: Sums,
}

impl Period {
    /// Nothing before a chart applies.
    pub(super) fn of<R: FundReading>(reading: &R, month: Month) -> Result<Option<Self>, R::Error> {
        let Some(chart) = reading.chart_on(month.last())? else { return Ok(None) };
        let own = own_accounts(reading)?;
        let is_own = |account: &_| own.contains(account);
        let opening = Sums::until(reading, day_before(new_year(month).month()), &chart)?.of_accounts(is_own);
        let of_month = Sums::within(reading, month.first(), month.last(), &chart)?.of_accounts(is_own);
        let of_year = Sums::within(reading, new_year(month), month.last(), &chart)?.of_accounts(is_own);
        let layout = Layout::of(&chart);
        Ok(Some(Self { month, chart, layout, opening: opening.carried_to_net_assets(), of_month, of_year }))
    }

    /// What stands at the month's end, income and costs of the year in net assets.
    pub(super) fn closing(&self) -> Sums {
        self.opening.clone().and(&self.of_year).carried_to_net_assets()
    }
}

/// What the accounts of some roles come to.
pub(super) fn of_roles(sums: &Sums, roles: &[Role]) -> Sides {
    sums.sum(|role, _| roles.contains(&role))
}
