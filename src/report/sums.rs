//! What the statements of the fund are made of: debits and credits by code, account and purse, under the chart in force at
//! the end of the period. What an older chart kept is carried to the code that took its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ledger::books::Purse;
use crate::ledger::chart::{AccountCode, Chart, Class, Role, carried};
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{FundReading, Movement};
use crate::ledger::yuan::Yuan;

/// Debits and credits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// Debits.
    pub debit: Yuan,
    /// Credits.
    pub credit: Yuan,
}

impl Sides {
    pub(super) fn add(&mut self, other: Self) {
        // The turnover is checked before anything is posted, so no sum of postings can overflow.
        self.debit = self.debit.plus(other.debit).unwrap_or(self.debit);
        self.credit = self.credit.plus(other.credit).unwrap_or(self.credit);
    }

    pub(super) fn plus(mut self, other: Self) -> Self {
        self.add(other);
        self
    }

    /// What is left on the side that is more: one of the two is zero.
    pub(super) fn balance(self) -> Self {
        Self {
            debit: self.debit.minus(self.credit).unwrap_or_default(),
            credit: self.credit.minus(self.debit).unwrap_or_default(),
        }
    }

    /// The other side of the same.
    pub(super) fn turned(self) -> Self {
        Self { debit: self.credit, credit: self.debit }
    }
}

/// Sums by code, account and purse.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    /// The chart whose codes stand here.
    pub(super) chart: Arc<Chart>,
    sums: BTreeMap<(AccountCode, Code, Purse), Sides>,
}

impl Sums {
    fn none(chart: &Arc<Chart>) -> Self {
        Self { chart: Arc::clone(chart), sums: BTreeMap::new() }
    }

    /// Everything posted up to the end of a day, chart by chart: the same code may have meant another account before.
    pub(super) fn until<R: FundReading>(reading: &R, day: Day, chart: &Arc<Chart>) -> Result<Self, R::Error> {
        let (mut sums, mut end) = (Self::none(chart), day);
        while let Some(in_force) = reading.chart_on(end)? {
            let before = in_force.from.plus_days(-1).ok();
            let earlier = before.map_or(Ok(Vec::new()), |day| reading.balances(day))?;
            let earlier = earlier.into_iter().map(|m| ((m.code, m.account, m.purse), (m.debit, m.credit)));
            let earlier: BTreeMap<_, _> = earlier.collect();
            for movement in reading.balances(end)? {
                let key = (movement.code, movement.account.clone(), movement.purse.clone());
                let (debit, credit) = earlier.get(&key).copied().unwrap_or_default();
                sums.take(
                    &in_force,
                    &Movement {
                        debit: movement.debit.minus(debit).unwrap_or_default(),
                        credit: movement.credit.minus(credit).unwrap_or_default(),
                        ..movement
                    },
                );
            }
            match before {
                Some(before) => end = before,
                None => break,
            }
        }
        Ok(sums)
    }

    /// What was posted on the days `from ..= until`.
    pub(super) fn within<R: FundReading>(
        reading: &R,
        from: Day,
        until: Day,
        chart: &Arc<Chart>,
    ) -> Result<Self, R::Error> {
        let mut sums = Self::none(chart);
        for movement in reading.movements(from, until)? {
            let in_force = reading.chart_on(movement.day)?.unwrap_or_else(|| Arc::clone(chart));
            sums.take(&in_force, &movement);
        }
        Ok(sums)
    }

    fn take(&mut self, in_force: &Chart, movement: &Movement) {
        let code = carried(movement.code, in_force, &self.chart);
        let sides = Sides { debit: movement.debit, credit: movement.credit };
        if sides != Sides::default() {
            let key = (code, movement.account.clone(), movement.purse.clone());
            self.sums.entry(key).or_default().add(sides);
        }
    }

    /// Only the accounts a rule chooses.
    pub(super) fn of_accounts(mut self, is_chosen: impl Fn(&Code) -> bool) -> Self {
        self.sums.retain(|(_, account, _), _| is_chosen(account));
        self
    }

    /// Both together.
    pub(super) fn and(mut self, other: &Self) -> Self {
        for (key, sides) in &other.sums {
            self.sums.entry(key.clone()).or_default().add(*sides);
        }
        self
    }

    /// Years that are over: their income and costs are net assets by now. Restricted income is restricted net assets; costs
    /// are met from unrestricted ones, to which spending has released what it used (民间非营利组织会计制度, 净资产).
    pub(super) fn carried_to_net_assets(self) -> Self {
        let mut carried = Self::none(&self.chart);
        for ((code, account, purse), sides) in self.sums {
            let role = match self.chart.role(code).map(Role::class) {
                Some(Class::Income) if purse.is_restricted() => Some(Role::NetRestricted),
                Some(Class::Income | Class::Cost) => Some(Role::NetUnrestricted),
                Some(Class::Asset | Class::Debt | Class::NetAssets) | None => None,
            };
            let code = role.map_or(code, |role| carried.chart.code(role));
            carried.sums.entry((code, account, purse)).or_default().add(sides);
        }
        carried
    }

    /// Every sum with the role its code plays.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Option<Role>, &Code, &Purse, Sides)> {
        self.sums.iter().map(|((code, account, purse), sides)| (self.chart.role(*code), account, purse, *sides))
    }

    /// By code alone.
    pub(super) fn by_code(&self) -> BTreeMap<AccountCode, Sides> {
        let mut sums: BTreeMap<AccountCode, Sides> = BTreeMap::new();
        for ((code, _, _), sides) in &self.sums {
            sums.entry(*code).or_default().add(*sides);
        }
        sums
    }

    /// The sum of what a rule chooses.
    pub(super) fn sum(&self, is_chosen: impl Fn(Role, &Purse) -> bool) -> Sides {
        let chosen = self.iter().filter(|(role, _, purse, _)| role.is_some_and(|role| is_chosen(role, purse)));
        chosen.fold(Sides::default(), |sum, (_, _, _, sides)| sum.plus(sides))
    }
}

/// The day before a month begins.
pub(super) fn day_before(month: Month) -> Day {
    month.first().plus_days(-1).unwrap_or_else(|_| month.first())
}

/// The first day of a month's year.
pub(super) fn new_year(month: Month) -> Day {
    Day::new(month.year(), 1, 1).unwrap_or_else(|_| month.first())
}
