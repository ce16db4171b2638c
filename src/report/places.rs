//! Where the fund's money lies and why it moved: purses in accounts, with what was there, what happened, what is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::{Flow, Purse};
use crate::ledger::chart::Role;
use crate::ledger::event::{AccountOpened, Event, Kind};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{FundReading, Span};
use crate::ledger::words::{Holder, SourceKind};
use crate::ledger::yuan::Yuan;
use crate::report::sums::{Sides, Sums, day_before};
use crate::report::told::Told;
use crate::report::undone::{Corrections, TakenBack, paid_from};

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

/// Why the money of a place moved. 收 is what was received, 支 is money that was paid or given back, on whatever account it
/// waits for its papers or its goods: an advance and stock are paid, a retention is not. What is reversed in its own month
/// lowers what it reverses; of earlier months it stands apart, as do returned advances. So each figure is a sum of entries and
/// the same however places are grouped. 往来 only changed its place or has to go back.
#[derive(Clone, Copy, Default)]
pub(super) struct Why {
    pub(super) gifts: Yuan,
    pub(super) matched: Yuan,
    pub(super) other: Yuan,
    /// 冲正: receipts of this month that were no receipts.
    pub(super) reversed: Yuan,
    /// 冲正以前收款: the same of earlier months.
    pub(super) taken_back: Yuan,
    /// Deposits, balances taken over, money between purses and accounts: net, one side.
    pub(super) moved: Sides,
    /// 退还: what went back of gifts and of matches.
    pub(super) refunded: Yuan,
    /// What was paid.
    pub(super) spent: Yuan,
    /// 收回以前支出: advances returned, payments of earlier months reversed.
    pub(super) paid_back: Yuan,
}

/// The purses that held or moved money, by account. Goods in a storeroom are no money. `corrections` are those up to the end of
/// the month at least.
pub(super) fn places<R: FundReading>(
    reading: &R,
    month: Month,
    corrections: &Corrections,
) -> Result<Vec<Place>, R::Error> {
    let Some(chart) = reading.chart_on(month.last())? else { return Ok(Vec::new()) };
    let accounts: BTreeMap<Code, AccountOpened> =
        reading.accounts()?.into_iter().map(|account| (account.code.clone(), account)).collect();
    let holds_money = |code: &Code| accounts.get(code).is_none_or(|account| account.holder != Holder::Storeroom);
    let before = Sums::until(reading, day_before(month), &chart)?.of_accounts(holds_money);
    let within = Sums::within(reading, month.first(), month.last(), &chart)?.of_accounts(holds_money);
    let key = |(_, account, purse, _): (_, &Code, &Purse, _)| (account.clone(), purse.clone());
    let keys: BTreeSet<(Code, Purse)> = before.iter().map(key).chain(within.iter().map(key)).collect();
    let beside = Beside { stored: Stored::of(reading, month)?, taken: corrections.taken_back(reading, month)? };
    let place = |(account, purse): (Code, Purse)| {
        let opening = money_of(&before, &account, &purse).balance();
        let money = money_of(&within, &account, &purse);
        Place {
            opening,
            money: Flow { inward: money.debit, outward: money.credit },
            why: why(&within, &beside, (&account, &purse), money),
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

/// Stock that went into a storeroom, by the account and purse that had paid for it: it leaves them as stock, not as money,
/// which postings alone do not tell.
struct Stored(BTreeMap<(Code, Purse), Sides>);

impl Stored {
    fn of<R: FundReading>(reading: &R, month: Month) -> Result<Self, R::Error> {
        let (told, mut stored) = (Told::of(reading)?, Self(BTreeMap::new()));
        for one in reading.happenings(Kind::StockBought, Day::FIRST, month.last())? {
            let Event::StockBought(e) = &one.event else { continue };
            let in_part = |is_here: bool| if is_here { e.cost } else { Yuan::ZERO };
            let undone = one.reversed_by.map_or(Ok(None), |by| undone_on(reading, by))?;
            let sides = Sides {
                debit: in_part(undone.is_some_and(|(by, day)| told.month_of(by, day) == month)),
                credit: in_part(told.month_of(one.seq, e.date) == month),
            };
            if sides != Sides::default()
                && let Some(paid) = paid_from(reading, e.settlement)?
            {
                stored.0.entry(paid).or_default().add(sides);
            }
        }
        Ok(stored)
    }

    fn at(&self, account: &Code, purse: &Purse) -> Sides {
        self.0.get(&(account.clone(), purse.clone())).copied().unwrap_or_default()
    }
}

/// What postings alone do not tell.
struct Beside {
    stored: Stored,
    taken: BTreeMap<(Code, Purse), TakenBack>,
}

/// A reversal and its day.
fn undone_on<R: FundReading>(reading: &R, by: Seq) -> Result<Option<(Seq, Day)>, R::Error> {
    let span = Span { period: Day::FIRST.month(), from: Count(by.0), size: Count(by.0).and_one() };
    Ok(reading.undone_in(span)?.into_iter().map(|undone| (undone.seq, undone.date)).next())
}

/// What moved the money of a place. What other codes and entries explain is told by kind; the rest, which came from or went
/// to another place, is what is left of the money itself, so that every row adds up.
fn why(within: &Sums, beside: &Beside, (account, purse): (&Code, &Purse), money: Sides) -> Why {
    let (mut why, mut spent, mut returned) = (Why::default(), Sides::default(), Sides::default());
    for (role, sides) in of_place(within, account, purse).into_iter().filter(|(role, _)| !role.is_money()) {
        match role {
            Role::DonationIncome | Role::MatchIncome | Role::GrantIncome | Role::ServiceIncome | Role::OtherIncome => {
                let column = why.income(role);
                *column = column.plus(sides.credit).unwrap_or(*column);
                returned.add(debit(sides.debit));
            }
            Role::ActivityCost | Role::FinanceCost | Role::OtherCost | Role::Receivable | Role::Payable => {
                spent.add(sides);
            }
            Role::Inventory => spent.add(sides.plus(beside.stored.at(account, purse).turned())),
            // A match that is owed back went back of the income, and of the money when it is paid.
            Role::OtherPayable if purse.source_kind == SourceKind::Match => returned.add(sides),
            // Balances taken over and transfers: 往来, as the money itself says.
            Role::NetRestricted
            | Role::NetUnrestricted
            | Role::Cash
            | Role::Bank
            | Role::Platform
            | Role::OtherPayable => {}
        }
    }
    let taken = beside.taken.get(&(account.clone(), purse.clone())).copied().unwrap_or_default();
    (why.reversed, why.taken_back) = (taken.reversed_here(), taken.taken_back());
    // Out of what was paid on the whole: what came back of earlier months stands apart.
    let back = taken.back.balance();
    let spent =
        spent.plus(back).plus(debit(taken.charges).turned()).plus(debit(taken.returns_undone).turned()).balance();
    // What was only reversed was debited like what went back, and went nowhere.
    let returned = returned.plus(Sides { debit: taken.refunded, credit: taken.of_income });
    let returned = returned.plus(debit(taken.matches_undone)).balance();
    (why.spent, why.refunded) = (spent.debit, returned.debit);
    why.paid_back = Yuan::sum([back.debit, taken.matches_undone, spent.credit, returned.credit]).unwrap_or_default();
    // Whatever the money did beyond what was told: money = told + moved.
    why.moved = money.plus(why.told().turned()).balance();
    why
}

const fn debit(debit: Yuan) -> Sides {
    Sides { debit, credit: Yuan::ZERO }
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

    /// 收: gifts, match, other income, less what of them never came.
    pub(super) fn inward(&self) -> Yuan {
        let came = Yuan::sum([self.gifts, self.matched, self.other]).unwrap_or_default();
        came.minus(self.reversed).unwrap_or_default()
    }

    /// 支: what was paid, and what was given back.
    pub(super) fn outward(&self) -> Yuan {
        self.spent.plus(self.refunded).unwrap_or_default()
    }

    /// 收 and 支 of the money, with what came back, and what never came, of earlier months.
    fn told(&self) -> Sides {
        let (came, went) = (self.inward().plus(self.paid_back), self.outward().plus(self.taken_back));
        Sides { debit: came.unwrap_or_default(), credit: went.unwrap_or_default() }
    }

    pub(super) fn add(&mut self, other: &Self) {
        let plus = |a: Yuan, b: Yuan| a.plus(b).unwrap_or(a);
        self.gifts = plus(self.gifts, other.gifts);
        self.matched = plus(self.matched, other.matched);
        self.other = plus(self.other, other.other);
        self.reversed = plus(self.reversed, other.reversed);
        self.taken_back = plus(self.taken_back, other.taken_back);
        self.moved = self.moved.plus(other.moved).balance();
        self.refunded = plus(self.refunded, other.refunded);
        self.spent = plus(self.spent, other.spent);
        self.paid_back = plus(self.paid_back, other.paid_back);
    }
}
