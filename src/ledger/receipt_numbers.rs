//! 票据号段: the numbers of official receipts as runs without a gap. A missing number was spoilt, was given to somebody who is
//! not in this ledger, or belongs to money that is not: the federation knows which.

use std::collections::BTreeMap;

use crate::ledger::event::Event;
use crate::ledger::field::Count;
use crate::ledger::name::Text;

/// Numbers as they pass by. Runs are kept, not numbers: a million receipts without a gap cost what one does.
#[derive(Clone, Debug, Default)]
pub struct ReceiptNumbers {
    /// By what stands before the running digits, and how many digits those are: runs from first to last, neither touching
    /// nor overlapping.
    runs: BTreeMap<String, BTreeMap<usize, BTreeMap<u64, u64>>>,
    others: Count,
}

impl ReceiptNumbers {
    /// Takes the next entry.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other entry bears the number of a receipt")]
    pub fn take(&mut self, event: &Event) {
        let number = match event {
            Event::DonationReceived(e) => &e.receipt,
            Event::GoodsReceived(e) => &e.receipt,
            Event::ReceiptNumbered(e) => &e.number,
            _ => return,
        };
        self.number(number);
    }

    /// Takes a number; an empty one is none.
    pub fn number(&mut self, number: &Text) {
        if number.is_empty() {
            return;
        }
        let text = number.as_str();
        let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (beginning, running) = text.split_at(text.len().saturating_sub(digits));
        let Ok(running) = running.parse::<u64>() else {
            self.others = self.others.and_one();
            return;
        };
        match self.runs.get_mut(beginning) {
            Some(series) => series.entry(digits).or_default().add(running),
            None => self.runs.entry(beginning.to_owned()).or_default().entry(digits).or_default().add(running),
        }
    }

    /// Every run of every series: what stands before the digits, how many digits, the first and the last number, and how
    /// many are missing between the run before and this one; nothing in the first.
    pub fn runs(&self) -> impl Iterator<Item = Run<'_>> {
        self.runs.iter().flat_map(|(beginning, series)| {
            series.iter().flat_map(move |(digits, runs)| {
                let before = std::iter::once(None).chain(runs.values().map(|until| Some(*until)));
                runs.iter().zip(before).map(move |((first, last), before)| Run {
                    beginning,
                    digits: *digits,
                    first: *first,
                    last: *last,
                    missing: before.map(|before| Count(first.saturating_sub(before).saturating_sub(1))),
                })
            })
        })
    }

    /// How many do not end in digits.
    #[must_use]
    pub const fn others(&self) -> Count {
        self.others
    }

    /// How many numbers are missing.
    #[must_use]
    pub fn missing(&self) -> Count {
        Count(self.runs().filter_map(|run| run.missing).fold(0, |sum, missing| sum.saturating_add(missing.0)))
    }
}

/// Numbers of one series without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// What stands before the running digits.
    pub beginning: &'a str,
    /// How many digits.
    pub digits: usize,
    /// The first number.
    pub first: u64,
    /// The last.
    pub last: u64,
    /// How many are missing before it.
    pub missing: Option<Count>,
}

/// Runs that grow.
trait Runs {
    /// Adds a number; one that is there already changes nothing.
    fn add(&mut self, number: u64);
}

impl Runs for BTreeMap<u64, u64> {
    fn add(&mut self, number: u64) {
        let before = self.range(..=number).next_back().map(|(from, until)| (*from, *until));
        if before.is_some_and(|(_, until)| number <= until) {
            return;
        }
        let from = match before {
            Some((from, until)) if until.checked_add(1) == Some(number) => from,
            Some(_) | None => number,
        };
        let until = number.checked_add(1).and_then(|next| self.remove(&next)).unwrap_or(number);
        self.insert(from, until);
    }
}
