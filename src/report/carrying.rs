//! 结转: what stands in every account at the end of every month, and what is carried from one account to another when a year
//! or a chart of accounts begins. Postings say nothing of either: our own statements carry when they are read. Another
//! program has to be told, or its balances are not ours.
//!
//! It is read from the sums the store keeps, month by month, and never from the entries: whoever writes the entries' own
//! postings beside it holds two answers against each other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::ledger::books::Purse;
use crate::ledger::chart::{AccountCode, Chart, Class, Role, carried};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::FundReading;
use crate::report::journal::Side;
use crate::report::sums::Sides;
use crate::report::trial_balance::own_accounts;

/// An account as another program knows it: a code under its name of the day, where the money lies, and the purse.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leaf {
    /// Whether it is the fund's own; what co-payers hold is recorded from their papers.
    pub is_own: bool,
    /// The code in the chart of the day.
    pub code: AccountCode,
    /// What the chart calls it.
    pub name: Text,
    /// Where the money lies.
    pub account: Code,
    /// The purse.
    pub purse: Purse,
    /// What kind of account it is.
    pub class: Class,
}

/// Which accounts hold what is the fund's own.
#[derive(Clone, Debug)]
pub struct Leaves {
    own: BTreeSet<Code>,
}

impl Leaves {
    /// Reads who holds what.
    ///
    /// # Errors
    /// The file's.
    pub fn read<R: FundReading>(reading: &R) -> Result<Self, R::Error> {
        Ok(Self { own: own_accounts(reading)? })
    }

    /// Where a debit or credit of an entry belongs.
    #[must_use]
    pub fn of(&self, side: &Side) -> Leaf {
        let posting = &side.posting;
        self.leaf(posting.code, side.name.clone(), side.role, &posting.account, &posting.purse)
    }

    fn leaf(&self, code: AccountCode, name: Option<Text>, role: Option<Role>, account: &Code, purse: &Purse) -> Leaf {
        Leaf {
            is_own: self.own.contains(account),
            code,
            name: name.unwrap_or_default(),
            account: account.clone(),
            purse: purse.clone(),
            class: role.map_or(Class::Asset, Role::class),
        }
    }

    fn under(&self, chart: &Chart, key: &Key) -> Leaf {
        let (code, account, purse) = key;
        self.leaf(*code, chart.name(*code).cloned(), chart.role(*code), account, purse)
    }
}

/// A month of one account.
#[derive(Clone, Debug)]
pub struct MonthOfLeaf {
    /// The month.
    pub month: Month,
    /// The account.
    pub leaf: Leaf,
    /// What stood there when it began, carryings of its first day included; one side is zero.
    pub opening: Sides,
    /// What was posted.
    pub moved: Sides,
    /// What stands there when it ends; one side is zero.
    pub closing: Sides,
}

/// What leaves one account for another when a day begins.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The day.
    pub day: Day,
    /// Where it stood.
    pub from: Leaf,
    /// Where it stands from that day on.
    pub to: Leaf,
    /// What it is; one side is zero.
    pub balance: Sides,
}

/// Whoever is told.
pub trait Carrying {
    /// What the teller may fail with.
    type Error;

    /// Everything carried on one day.
    ///
    /// # Errors
    /// His own.
    fn carried(&mut self, day: Day, carried: &[Carried]) -> Result<(), Self::Error>;

    /// Every account of a month in which something stood or moved.
    ///
    /// # Errors
    /// His own.
    fn month(&mut self, month: Month, leaves: &[MonthOfLeaf]) -> Result<(), Self::Error>;
}

type Key = (AccountCode, Code, Purse);

/// Tells month after month, the first to the last.
///
/// # Errors
/// The file's, and those of whoever is told.
pub fn tell<R: FundReading, T: Carrying>(
    reading: &R,
    (first, last): (Month, Month),
    told: &mut T,
) -> Result<(), T::Error>
where
    T::Error: From<R::Error>,
{
    let mut books = Standing { leaves: Leaves::read(reading)?, chart: None, sums: BTreeMap::new() };
    let mut month = first;
    while month <= last {
        books.month(reading, month, told)?;
        let Ok(next) = month.last().plus_days(1) else { break };
        month = next.month();
    }
    Ok(())
}

/// What stands where while the months go by.
struct Standing {
    leaves: Leaves,
    chart: Option<Arc<Chart>>,
    sums: BTreeMap<Key, Sides>,
}

impl Standing {
    fn month<R: FundReading, T: Carrying>(&mut self, reading: &R, month: Month, told: &mut T) -> Result<(), T::Error>
    where
        T::Error: From<R::Error>,
    {
        let Some(chart) = reading.chart_on(month.last())? else { return Ok(()) };
        // A chart begins with a month, as charts do; one that begins within it counts from the first.
        let carried = self.begin(month, &chart);
        if !carried.is_empty() {
            told.carried(month.first(), &carried)?;
        }
        let mut moved: BTreeMap<Key, Sides> = BTreeMap::new();
        for movement in reading.movements(month.first(), month.last())? {
            let sides = Sides { debit: movement.debit, credit: movement.credit };
            moved.entry((movement.code, movement.account, movement.purse)).or_default().add(sides);
        }
        let keys: BTreeSet<Key> = self.sums.keys().chain(moved.keys()).cloned().collect();
        let mut leaves = Vec::new();
        for key in keys {
            let opening = self.sums.get(&key).copied().unwrap_or_default().balance();
            let moved = moved.get(&key).copied().unwrap_or_default();
            let closing = opening.plus(moved).balance();
            if opening != Sides::default() || moved != Sides::default() {
                leaves.push(MonthOfLeaf { month, leaf: self.leaves.under(&chart, &key), opening, moved, closing });
            }
            self.sums.insert(key, closing);
        }
        self.sums.retain(|_, sides| *sides != Sides::default());
        told.month(month, &leaves)
    }

    /// Carries what a new chart calls otherwise, and, when a year begins, last year's income and costs to net assets.
    fn begin(&mut self, month: Month, chart: &Arc<Chart>) -> Vec<Carried> {
        let before = self.chart.replace(Arc::clone(chart));
        let Some(before) = before else { return Vec::new() };
        let is_new_year = Day::new(month.year(), 1, 1).is_ok_and(|day| day == month.first());
        let mut carryings = Vec::new();
        let sums = std::mem::take(&mut self.sums);
        for (key, balance) in sums {
            let (code, account, purse) = &key;
            let mut to = carried(*code, &before, chart);
            if is_new_year {
                to = net_assets(chart, to, purse);
            }
            let to = (to, account.clone(), purse.clone());
            let (from_leaf, to_leaf) = (self.leaves.under(&before, &key), self.leaves.under(chart, &to));
            if from_leaf != to_leaf {
                carryings.push(Carried { day: month.first(), from: from_leaf, to: to_leaf, balance });
            }
            self.sums.entry(to).or_default().add(balance);
        }
        for sides in self.sums.values_mut() {
            *sides = sides.balance();
        }
        carryings
    }
}

/// Where income and costs of a year that is over stand, as the trial balance has it.
fn net_assets(chart: &Chart, code: AccountCode, purse: &Purse) -> AccountCode {
    let role = match chart.role(code).map(Role::class) {
        Some(Class::Income) if purse.is_restricted() => Some(Role::NetRestricted),
        Some(Class::Income | Class::Cost) => Some(Role::NetUnrestricted),
        Some(Class::Asset | Class::Debt | Class::NetAssets) | None => None,
    };
    role.map_or(code, |role| chart.code(role))
}
