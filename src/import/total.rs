//! The sums with which a totals row is compared.

use crate::ledger::yuan::{AmountFault, Yuan};

/// What the rows so far add up to, in three readings: a list's author may have counted only gifts, also those we
/// refuse for another reason, or payments too.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    gifts: i64,
    positive: i64,
    signed: i64,
}

impl Sums {
    fn contain(self, claimed: i64) -> bool {
        [self.gifts, self.positive, self.signed].contains(&claimed)
    }
}

/// The sums since the last totals row, and since the beginning.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    since_last: Sums,
    so_far: Sums,
}

impl Tally {
    /// Adds a row: its amount as far as it could be read, and whether it is a gift.
    pub(super) fn add(&mut self, fen: i64, is_gift: bool) {
        for sums in [&mut self.since_last, &mut self.so_far] {
            // At the limit of i64 a comparison fails, which is a trouble and not a wrong total.
            sums.signed = sums.signed.saturating_add(fen);
            sums.positive = sums.positive.saturating_add(fen.max(0));
            sums.gifts = sums.gifts.saturating_add(if is_gift { fen } else { 0 });
        }
    }

    /// Compares a totals row and begins the next section; the two sums of gifts when neither fits.
    pub(super) fn close(&mut self, claimed: Option<i64>) -> Result<(), (i64, i64)> {
        let (section, whole) = (self.since_last, self.so_far);
        self.since_last = Sums::default();
        let fits = claimed.is_none_or(|c| section.contain(c) || whole.contain(c));
        if fits { Ok(()) } else { Err((section.gifts, whole.gifts)) }
    }
}

/// An amount with its sign, in 分, as far as it can be read.
pub(super) fn signed_fen(text: &str) -> Option<i64> {
    match Yuan::from_cell(text) {
        Ok(amount) => Some(amount.fen()),
        Err(AmountFault::Negative) => {
            let plain: String = text.chars().filter(|c| !matches!(c, '-' | '−' | '－' | '(' | ')')).collect();
            Yuan::from_cell(&plain).ok().map(|amount| amount.fen().saturating_neg())
        }
        Err(_) => None,
    }
}
