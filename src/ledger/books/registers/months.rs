//! Months: statements, differences, closings; and what the books say beside a statement.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::ledger::books::{Books, Flow, Record, Register};
use crate::ledger::event::{AccountOpened, DifferenceExplained};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::words::{DifferenceSide, Holder};
use crate::ledger::yuan::Yuan;

/// The statement in force of an account and day, with what explains a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The entry that recorded it.
    pub seq: Seq,
    /// What it states.
    pub balance: Yuan,
    /// The lines that explain a difference, by entry.
    pub lines: Vec<Seq>,
    /// Received there and not here.
    pub their_receipts: Yuan,
    /// Paid there and not here.
    pub their_payments: Yuan,
    /// Received here and not there.
    pub our_receipts: Yuan,
    /// Paid here and not there.
    pub our_payments: Yuan,
}

impl Record for Statement {
    const REGISTER: Register = Register::Statements;
    /// The account and the day: the days of an account lie together, in order.
    type Key = (Code, Day);
}

impl Statement {
    /// A statement nobody has explained yet.
    #[must_use]
    pub const fn new(seq: Seq, balance: Yuan) -> Self {
        Self {
            seq,
            balance,
            lines: Vec::new(),
            their_receipts: Yuan::ZERO,
            their_payments: Yuan::ZERO,
            our_receipts: Yuan::ZERO,
            our_payments: Yuan::ZERO,
        }
    }

    /// With one more line, or nothing when the sum is beyond range.
    #[must_use]
    pub fn with(mut self, seq: Seq, line: &DifferenceExplained) -> Option<Self> {
        let sum = match line.side {
            DifferenceSide::TheirReceipt => &mut self.their_receipts,
            DifferenceSide::TheirPayment => &mut self.their_payments,
            DifferenceSide::OurReceipt => &mut self.our_receipts,
            DifferenceSide::OurPayment => &mut self.our_payments,
        };
        *sum = sum.plus(line.amount)?;
        self.lines.push(seq);
        Some(self)
    }

    /// How the statement lies beside our books: 银行存款余额调节表. Theirs, plus what only we received, less what only we
    /// paid, is ours, plus what only they received, less what only they paid. What is left unexplained is the gap. Both
    /// sides are sums, so that a balance below zero needs no sign.
    #[must_use]
    pub fn beside(&self, ours: Flow) -> Gap {
        let theirs = wide_sum([self.balance, self.our_receipts, self.their_payments, ours.outward]);
        let ours = wide_sum([ours.inward, self.their_receipts, self.our_payments]);
        let apart = Yuan::from_fen(i64::try_from(theirs.abs_diff(ours)).unwrap_or(i64::MAX)).unwrap_or_default();
        match theirs.cmp(&ours) {
            Ordering::Equal => Gap::None,
            Ordering::Greater => Gap::TheirsIsMore(apart),
            Ordering::Less => Gap::OursIsMore(apart),
        }
    }
}

/// A sum that cannot overflow, in 分: statements are other people's figures, not part of any total of ours.
fn wide_sum<const N: usize>(amounts: [Yuan; N]) -> i128 {
    amounts.into_iter().map(|amount| i128::from(amount.fen())).sum()
}

/// How far a statement and our books lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// They agree.
    None,
    /// The statement is higher.
    TheirsIsMore(Yuan),
    /// Our books are higher.
    OursIsMore(Yuan),
}

impl Gap {
    /// By how much, whichever way.
    #[must_use]
    pub const fn amount(self) -> Yuan {
        match self {
            Self::None => Yuan::ZERO,
            Self::TheirsIsMore(amount) | Self::OursIsMore(amount) => amount,
        }
    }
}

/// A closed month, as later reports see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedMonth {
    /// The entry that closed it: whatever was recorded later for that month is late.
    pub seq: Seq,
}

impl Record for ClosedMonth {
    const REGISTER: Register = Register::Months;
    type Key = Month;
}

/// The four figures of a closing: the fund's own money. What co-payers hold is closed with it and is in no sum with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// What they held when the month began.
    pub opening: Yuan,
    /// What came in.
    pub inward: Yuan,
    /// What went out.
    pub outward: Yuan,
    /// What they held when it ended.
    pub closing: Yuan,
}

impl Totals {
    /// The figures of a month, or nothing when the fund's accounts together are below zero or beyond range.
    #[must_use]
    pub fn of(books: &impl Books, month: Month) -> Option<Self> {
        let mut totals = Self::default();
        for account in own_accounts(books) {
            let before = until(books, &account.code, day_before(month));
            let within = books.flow(&account.code, month.first(), month.last());
            totals.opening = totals.opening.plus(before.inward)?.minus(before.outward)?;
            totals.inward = totals.inward.plus(within.inward)?;
            totals.outward = totals.outward.plus(within.outward)?;
        }
        totals.closing = totals.opening.plus(totals.inward)?.minus(totals.outward)?;
        Some(totals)
    }

    /// Whether a line can spell all four.
    #[must_use]
    pub fn are_spellable(&self) -> bool {
        [self.opening, self.inward, self.outward, self.closing].into_iter().all(Yuan::is_spellable)
    }
}

/// Every account where money lies. A storeroom holds goods and is counted otherwise.
pub fn money_accounts(books: &impl Books) -> impl Iterator<Item = AccountOpened> {
    books.accounts().into_iter().filter(|account| account.holder != Holder::Storeroom)
}

/// Those where the fund's own money lies.
pub fn own_accounts(books: &impl Books) -> impl Iterator<Item = AccountOpened> {
    money_accounts(books).filter(|account| account.holder.is_the_funds())
}

/// Everything that moved in an account up to the end of a day.
#[must_use]
pub fn until(books: &impl Books, account: &Code, day: Day) -> Flow {
    day_zero().map_or_else(Flow::default, |zero| books.flow(account, zero, day))
}

/// The month that is closed next: the one after the last, or the first in which money moved.
#[must_use]
pub fn month_to_close(books: &impl Books) -> Option<Month> {
    match books.closed_month() {
        Some(closed) => Some(closed.next()),
        None => first_month(books),
    }
}

/// The first month in which money moved: the first that is told, and the first that is closed.
#[must_use]
pub fn first_month(books: &impl Books) -> Option<Month> {
    first_day_of_movement(books).map(Day::month)
}

/// The first day on which money moved, by halving the days of the calendar: asked before the first closing only.
fn first_day_of_movement(books: &impl Books) -> Option<Day> {
    let zero = day_zero()?;
    let moved = |days: i32| {
        let day = zero.plus_days(days).ok();
        let moved = |account: AccountOpened| day.is_some_and(|d| until(books, &account.code, d) != Flow::default());
        money_accounts(books).any(moved)
    };
    // Days are numbered from 1900; the last is 2199-12-31.
    let (mut low, mut high) = (0_i32, LAST_DAY);
    if !moved(high) {
        return None;
    }
    while low < high {
        let middle = low.midpoint(high);
        if moved(middle) {
            high = middle;
        } else {
            low = middle.saturating_add(1);
        }
    }
    zero.plus_days(low).ok()
}

/// 2199-12-31, counted from 1900-01-01.
const LAST_DAY: i32 = 109_572;

fn day_zero() -> Option<Day> {
    Day::new(1900, 1, 1).ok()
}

/// The day before a month begins.
fn day_before(month: Month) -> Day {
    month.first().plus_days(-1).unwrap_or_else(|_| month.first())
}

/// An account at the end of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub account: AccountOpened,
    /// All that moved in it up to that day.
    pub ours: Flow,
    /// What its custodian states for that day.
    pub statement: Option<Statement>,
}

impl Standing {
    /// The accounts through which money moved in a month or before it, or of which somebody states a balance, as they stand
    /// on its last day.
    #[must_use]
    pub fn of(books: &impl Books, month: Month) -> Vec<Self> {
        let day = month.last();
        let standing = |account: AccountOpened| {
            let ours = until(books, &account.code, day);
            let statement = Statement::find(books, &(account.code.clone(), day));
            (ours != Flow::default() || statement.is_some()).then_some(Self { account, ours, statement })
        };
        money_accounts(books).filter_map(standing).collect()
    }

    /// What is left unexplained; nothing where there is no statement.
    #[must_use]
    pub fn gap(&self) -> Option<Gap> {
        self.statement.as_ref().map(|statement| statement.beside(self.ours))
    }

    /// How many lines explain it.
    #[must_use]
    pub fn lines(&self) -> Count {
        let lines = self.statement.as_ref().map_or(0, |statement| statement.lines.len());
        Count(u64::try_from(lines).unwrap_or(u64::MAX))
    }
}
