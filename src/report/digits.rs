//! 首位数字检验: how often amounts begin with 1, 2 … 9, beside what Benford's law expects of amounts that nobody made up. With
//! few amounts it says nothing, and the table says that. What people give is round by nature (50, 100, 200), so a difference
//! there is expected; it is payments for which it is worth a question.
//!
//! Whole numbers only: shares in ten-thousandths, the measure in thousandths.

use crate::ledger::event::Event;
use crate::ledger::field::Count;
use crate::ledger::rate::Rate;
use crate::ledger::words::{DigitSet, DigitVerdict};
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::table::{Cell, Table};
use crate::report::title::{AuditTitle, Title};

/// Fewer amounts than this say nothing.
pub const ENOUGH: u64 = 300;
/// log10(1 + 1/d) in ten-thousandths, for d = 1 … 9; together they are the whole.
const BENFORD: [u16; 9] = [3010, 1761, 1249, 969, 792, 669, 580, 512, 458];
/// Chi-squared with eight degrees of freedom: one set of honest amounts in twenty lies beyond it; in thousandths.
const LIMIT: u128 = 15_507;

/// First digits as amounts pass by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Digits {
    gifts: [u64; 9],
    payments: [u64; 9],
}

impl Digits {
    /// Takes the next entry.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other entry is a gift or a payment")]
    pub fn take(&mut self, event: &Event) {
        let (counts, amount) = match event {
            Event::DonationReceived(e) => (&mut self.gifts, e.amount),
            Event::PaymentSettled(e) => (&mut self.payments, e.amount),
            Event::AdvancePaid(e) => (&mut self.payments, e.amount),
            _ => return,
        };
        if let Some(count) = first_digit(amount).and_then(|digit| counts.get_mut(digit.checked_sub(1)?)) {
            *count = count.saturating_add(1);
        }
    }

    const fn of(&self, set: DigitSet) -> &[u64; 9] {
        match set {
            DigitSet::Gifts => &self.gifts,
            DigitSet::Payments => &self.payments,
        }
    }

    /// What each set says, in a row.
    #[must_use]
    pub fn verdicts(&self) -> Table {
        let headings = [Heading::DigitSet, Heading::Entries, Heading::ChiSquared, Heading::DigitVerdict];
        let mut table = Table::new(Title::Audit(AuditTitle::DigitVerdicts), &headings);
        for set in DigitSet::ALL {
            let counts = self.of(*set);
            let measure = chi_squared(counts).map_or(Cell::Empty, |measure| Cell::Text(in_thousandths(measure)));
            table.push([Cell::from(*set), Count(sum(counts)).into(), measure, verdict(counts).into()]);
        }
        table
    }

    /// One set, digit by digit.
    #[must_use]
    pub fn table(&self, set: DigitSet) -> Table {
        let counts = self.of(set);
        let total = sum(counts);
        let headings = [Heading::Digit, Heading::Entries, Heading::Share, Heading::BenfordShare, Heading::Expected];
        let mut table = Table::new(Title::Audit(AuditTitle::FirstDigits(set)), &headings);
        for ((count, expected), digit) in counts.iter().zip(BENFORD).zip(1_u64..) {
            table.push([
                Cell::Text(digit.to_string()),
                Count(*count).into(),
                share(*count, total).into(),
                Rate::from_ten_thousandths(expected).into(),
                Count(expected_of(total, expected)).into(),
            ]);
        }
        table.totalled()
    }
}

fn sum(counts: &[u64; 9]) -> u64 {
    counts.iter().fold(0, |sum, count| sum.saturating_add(*count))
}

/// The first digit that is no zero.
fn first_digit(amount: Yuan) -> Option<usize> {
    let fen = amount.fen().to_string();
    fen.chars().next().and_then(|digit| digit.to_digit(10)).and_then(|digit| usize::try_from(digit).ok())
}

fn share(count: u64, total: u64) -> Option<Rate> {
    let parts = u128::from(count).saturating_mul(10_000).checked_div(u128::from(total))?;
    Rate::from_ten_thousandths(u16::try_from(parts).ok()?)
}

/// How many of a total are expected, to the nearest.
fn expected_of(total: u64, parts: u16) -> u64 {
    let exact = u128::from(total).saturating_mul(u128::from(parts)).saturating_add(5_000);
    exact.checked_div(10_000).and_then(|whole| u64::try_from(whole).ok()).unwrap_or(u64::MAX)
}

/// Σ (observed − expected)² / expected, in thousandths; nothing of no amounts.
fn chi_squared(counts: &[u64; 9]) -> Option<u128> {
    let total = u128::from(sum(counts));
    counts.iter().zip(BENFORD).try_fold(0_u128, |sum, (count, parts)| {
        let (observed, expected) = (u128::from(*count).checked_mul(10_000)?, total.checked_mul(u128::from(parts))?);
        let apart = observed.abs_diff(expected);
        let term = apart.checked_mul(apart)?.checked_mul(1_000)?.checked_div(expected.checked_mul(10_000)?)?;
        sum.checked_add(term)
    })
}

fn verdict(counts: &[u64; 9]) -> DigitVerdict {
    match chi_squared(counts) {
        _ if sum(counts) < ENOUGH => DigitVerdict::TooFew,
        Some(measure) if measure <= LIMIT => DigitVerdict::Alike,
        Some(_) | None => DigitVerdict::Apart,
    }
}

fn in_thousandths(measure: u128) -> String {
    let (whole, rest) = (measure.checked_div(1_000).unwrap_or(0), measure.checked_rem(1_000).unwrap_or(0));
    format!("{whole}.{rest:03}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_the_whole() {
        assert_eq!(BENFORD.iter().map(|parts| u32::from(*parts)).sum::<u32>(), 10_000);
    }

    /// Powers of two follow the law; numbers that all begin alike do not; a handful says nothing.
    #[test]
    fn powers_of_two_follow_the_law_and_round_hundreds_do_not() {
        let mut powers = [0_u64; 9];
        let (mut power, mut counted) = (1_u128, 0);
        while counted < 1_000 {
            let digit = power.to_string().chars().next().and_then(|c| c.to_digit(10)).expect("a digit");
            let count = powers.get_mut(usize::try_from(digit).expect("a digit") - 1).expect("1 to 9");
            *count += 1;
            counted += 1;
            power = if power > u128::MAX / 4 { power / 1_000_000_000_000 } else { power * 2 };
        }
        assert_eq!(verdict(&powers), DigitVerdict::Alike, "{powers:?} {:?}", chi_squared(&powers));
        assert_eq!(verdict(&[400, 0, 0, 0, 0, 0, 0, 0, 0]), DigitVerdict::Apart);
        assert_eq!(verdict(&[100, 0, 0, 0, 0, 0, 0, 0, 0]), DigitVerdict::TooFew);
        assert_eq!(chi_squared(&[0; 9]), None);
    }

    #[test]
    fn the_first_digit_is_that_of_the_amount() {
        for (fen, digit) in [(5, 5), (100, 1), (98_765, 9), (100_000_000, 1)] {
            assert_eq!(first_digit(Yuan::from_fen(fen).expect("an amount")), Some(digit));
        }
    }
}
