//! What is remembered of a gift in twenty-four bytes, and of the place where it lies in four.

use std::collections::HashMap;

use crate::ledger::books::Purse;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::yuan::Yuan;

/// What lies in a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cash {
    pub(super) fen: i64,
    /// The last day it moved.
    pub(super) latest: Day,
}

/// Accounts and purses, numbered so that a gift remembers four bytes.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) numbers: HashMap<(Code, Purse), u32>,
    /// Account, purse and its cash; none where only goods lie.
    pub(super) list: Vec<(Code, Purse, Option<Cash>)>,
    /// The place asked for last: an entry asks for its own three times, and the next is likely of the same.
    pub(super) last: u32,
}

impl Places {
    pub(super) fn number(&mut self, account: &Code, purse: &Purse) -> u32 {
        if self.at(self.last).is_some_and(|(a, p, _)| a == account && p == purse) {
            return self.last;
        }
        let key = (account.clone(), purse.clone());
        if let Some(number) = self.numbers.get(&key) {
            self.last = *number;
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX) & GiftSlot::PLACE;
        self.list.push((account.clone(), purse.clone(), None));
        self.numbers.insert(key, number);
        number
    }

    pub(super) fn at(&self, number: u32) -> Option<&(Code, Purse, Option<Cash>)> {
        self.list.get(usize::try_from(number).ok()?)
    }
}

/// What later entries may ask of a gift, in twenty-four bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct GiftSlot {
    /// Amount in 分 (47 bits), then the day's number (17 bits).
    pub(super) amount_and_day: u64,
    /// The place, and in the highest bit whether there is an official receipt.
    pub(super) place: u32,
    /// Thirty-two bits of the id, to tell whose it was.
    pub(super) id_tag: u32,
    /// Who gave.
    pub(super) giver: u64,
}

impl GiftSlot {
    pub(super) const PLACE: u32 = u32::MAX >> 1;
    pub(super) const DAY_BITS: u32 = 17;

    pub(super) fn new(amount: Yuan, day: Day, place: u32, id_tag: u32, giver: u64) -> Self {
        let fen = u64::try_from(amount.fen()).unwrap_or(0);
        let amount_and_day = fen.wrapping_shl(Self::DAY_BITS) | u64::from(day.number());
        Self { amount_and_day, place, id_tag, giver }
    }

    pub(super) fn amount(self) -> Yuan {
        let fen = i64::try_from(self.amount_and_day.wrapping_shr(Self::DAY_BITS)).unwrap_or(0);
        Yuan::from_fen(fen).unwrap_or_default()
    }

    pub(super) fn day(self) -> Option<Day> {
        let number = self.amount_and_day & 0x1_FFFF;
        Day::new(1900, 1, 1).ok()?.plus_days(i32::try_from(number).ok()?).ok()
    }

    pub(super) fn is_gift(self) -> bool {
        self.amount_and_day != 0
    }
}
