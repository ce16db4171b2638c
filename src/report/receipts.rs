//! 票据号段: the numbers of official receipts as runs without a gap, and what is missing between them. A missing number was
//! spoilt, was given to somebody who is not in this ledger, or belongs to money that is not: the federation knows which.

use std::collections::BTreeMap;

use crate::ledger::event::Event;
use crate::ledger::field::Count;
use crate::ledger::name::Text;
use crate::report::heading::Heading;
use crate::report::table::{Cell, Table};
use crate::report::title::{AuditTitle, Title};

/// A number without its running digits, and how many digits those are.
type Series = (String, usize);

/// Numbers as they pass by. Runs are kept, not numbers: a million receipts without a gap cost what one does.
#[derive(Debug, Default)]
pub struct ReceiptNumbers {
    /// By series: runs from first to last, neither touching nor overlapping.
    runs: BTreeMap<Series, BTreeMap<u64, u64>>,
    /// Those that do not end in digits.
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

    fn number(&mut self, number: &Text) {
        if number.is_empty() {
            return;
        }
        let text = number.as_str();
        let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (beginning, running) = text.split_at(text.len().saturating_sub(digits));
        match running.parse::<u64>() {
            Ok(running) => self.runs.entry((beginning.to_owned(), digits)).or_default().add(running),
            Err(_) => self.others = self.others.and_one(),
        }
    }

    /// A row a run, and between two of one series what is missing.
    #[must_use]
    pub fn table(&self) -> Table {
        let headings = [Heading::ReceiptFrom, Heading::ReceiptUntil, Heading::Entries, Heading::Missing];
        let mut table = Table::new(Title::Audit(AuditTitle::ReceiptNumbers), &headings);
        for ((beginning, digits), runs) in &self.runs {
            let spelled = |number: u64| Cell::Text(format!("{beginning}{number:0digits$}"));
            let mut last: Option<u64> = None;
            for (from, until) in runs {
                let missing = last.map(|last| from.saturating_sub(last).saturating_sub(1));
                let count = until.saturating_sub(*from).saturating_add(1);
                table.push([spelled(*from), spelled(*until), Count(count).into(), missing.map(Count).into()]);
                last = Some(*until);
            }
        }
        if self.others != Count(0) {
            table.push([Cell::Empty, Cell::Empty, self.others.into(), Cell::Empty]);
        }
        table.totalled()
    }

    /// How many numbers are missing.
    #[must_use]
    pub fn missing(&self) -> Count {
        let table = self.table();
        let place = table.place_of(Heading::Missing).unwrap_or_default();
        let missing = table.rows.iter().filter_map(|row| row.get(place));
        missing.fold(
            Count(0),
            |sum, cell| {
                if let Cell::Count(count) = cell { Count(sum.0.saturating_add(count.0)) } else { sum }
            },
        )
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(numbers: &[&str]) -> Vec<(String, String, String)> {
        let mut receipts = ReceiptNumbers::default();
        for number in numbers {
            receipts.number(&Text::typed(number).expect("a number"));
        }
        let text = |cell: Option<&Cell>| match cell {
            Some(Cell::Text(text)) => text.clone(),
            Some(Cell::Count(count)) => count.to_string(),
            Some(_) | None => String::new(),
        };
        let told = |row: &Vec<Cell>| (text(row.first()), text(row.get(1)), text(row.get(3)));
        receipts.table().rows.iter().map(told).collect()
    }

    #[test]
    fn runs_grow_in_any_order_and_gaps_are_counted() {
        let told = runs(&["MZ0007", "MZ0003", "MZ0004", "MZ0001", "MZ0002", "MZ0002", "号外", "AB9", "AB10"]);
        let row = |from: &str, until: &str, missing: &str| (from.to_owned(), until.to_owned(), missing.to_owned());
        let expected = [
            row("AB9", "AB9", ""),
            row("AB10", "AB10", ""),
            row("MZ0001", "MZ0004", ""),
            row("MZ0007", "MZ0007", "2"),
            row("", "", ""),
        ];
        assert_eq!(told, expected);
    }
}
