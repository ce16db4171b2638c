//! Where the fund's money lies and why it moved: purses in accounts, with what was there, what happened, what is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::{Flow, Purse};
use crate::ledger::chart::{Class, Role};
use crate::ledger::event::AccountOpened;
use crate::ledger::name::Code;
use crate::ledger::period::Month;
use crate::ledger::reading::FundReading;
use crate::ledger::words::Holder;
use crate::ledger::yuan::Yuan;
use crate::report::sums::{Sides, Sums, day_before};

/// A purse in an account: what it held, what moved, why, what it holds.
pub(super) struct Place {
    pub(super) account: Code,
    pub(super) holder: Option<Holder>,
    pub(super) purse: Purse,
    pub(super) opening: Sides,
    pub(super) money: Flow,
    pub(super) why: Why,
    pub(super) closing: Sides,
}

/// Why the money of a place moved, by the accounts on the other side.
#[derive(Clone, Copy, Default)]
pub(super) struct Why {
    gifts: Yuan,
    matched: Yuan,
    other: Yuan,
    /// Advances, deposits, retentions, balances taken over, money between purses and accounts: net, one side.
    moved: Sides,
    returned: Yuan,
    spent: Yuan,
}

/// The purses that held or moved money, by account. Goods in a storeroom are no money.
pub(super) fn places<R: FundReading>(reading: &R, month: Month) -> Result<Vec<Place>, R::Error> {
    let Some(chart) = reading.chart_on(month.last())? else { return Ok(Vec::new()) };
    let accounts: BTreeMap<Code, AccountOpened> =
        reading.accounts()?.into_iter().map(|account| (account.code.clone(), account)).collect();
    let holds_money = |code: &Code| accounts.get(code).is_none_or(|account| account.holder != Holder::Storeroom);
    let before = Sums::until(reading, day_before(month), &chart)?.of_accounts(holds_money);
    let within = Sums::within(reading, month.first(), month.last(), &chart)?.of_accounts(holds_money);
    let key = |(_, account, purse, _): (_, &Code, &Purse, _)| (account.clone(), purse.clone());
    let keys: BTreeSet<(Code, Purse)> = before.iter().map(key).chain(within.iter().map(key)).collect();
    let place = |(account, purse): (Code, Purse)| {
        let opening = money_of(&before, &account, &purse).balance();
        let money = money_of(&within, &account, &purse);
        Place {
            opening,
            money: Flow { inward: money.debit, outward: money.credit },
            why: why(&within, &account, &purse, money),
            closing: opening.plus(money).balance(),
            holder: accounts.get(&account).map(|account| account.holder),
            account,
            purse,
        }
    };
    let is_there = |place: &Place| place.opening != Sides::default() || place.money != Flow::default();
    Ok(keys.into_iter().map(place).filter(is_there).collect())
}

fn of_place(sums: &Sums, account: &Code, purse: &Purse) -> Vec<(Role, Sides)> {
    let here = sums.iter().filter(|(_, of_account, of_purse, _)| *of_account == account && *of_purse == purse);
    here.filter_map(|(role, _, _, sides)| role.map(|role| (role, sides))).collect()
}

fn money_of(sums: &Sums, account: &Code, purse: &Purse) -> Sides {
    let money = of_place(sums, account, purse).into_iter().filter(|(role, _)| role.is_money());
    money.fold(Sides::default(), |sum, (_, sides)| sum.plus(sides))
}

/// What moved the money of a place. What other accounts and purses explain is told by kind; the rest, which came from or went
/// to another place, is what is left of the money itself, so that every row adds up.
fn why(within: &Sums, account: &Code, purse: &Purse, money: Sides) -> Why {
    let (mut why, mut told) = (Why::default(), Sides::default());
    for (role, sides) in of_place(within, account, purse).into_iter().filter(|(role, _)| !role.is_money()) {
        match role.class() {
            Class::Income => {
                let column = why.income(role);
                *column = column.plus(sides.credit).unwrap_or(*column);
                why.returned = why.returned.plus(sides.debit).unwrap_or(why.returned);
                told.add(sides.turned());
            }
            // A payment that was undone lowers what was spent; beyond it, it came back from an earlier month.
            Class::Cost => {
                let left = sides.balance();
                why.spent = why.spent.plus(left.debit).unwrap_or(why.spent);
                told.add(Sides { debit: Yuan::ZERO, credit: left.debit });
            }
            Class::Asset | Class::Debt | Class::NetAssets => {}
        }
    }
    // Whatever the money did beyond what was told: money = told + moved.
    why.moved = money.plus(told.turned()).balance();
    why
}

impl Why {
    /// The column of an income: the match stands apart, because the county's figures already count the same money.
    fn income(&mut self, role: Role) -> &mut Yuan {
        if role == Role::DonationIncome {
            &mut self.gifts
        } else if role == Role::MatchIncome {
            &mut self.matched
        } else {
            &mut self.other
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        let plus = |a: Yuan, b: Yuan| a.plus(b).unwrap_or(a);
        self.gifts = plus(self.gifts, other.gifts);
        self.matched = plus(self.matched, other.matched);
        self.other = plus(self.other, other.other);
        self.moved = self.moved.plus(other.moved).balance();
        self.returned = plus(self.returned, other.returned);
        self.spent = plus(self.spent, other.spent);
    }

    /// Gifts, match, other income, moved in, given back, spent, moved out.
    pub(super) const fn columns(&self) -> [Yuan; 7] {
        let Self { gifts, matched, other, moved, returned, spent } = *self;
        [gifts, matched, other, moved.debit, returned, spent, moved.credit]
    }
}
