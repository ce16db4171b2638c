//! 票据号段: a row a run of official receipts, and between two of one series what is missing.

use crate::ledger::field::Count;
use crate::ledger::receipt_numbers::{ReceiptNumbers, Run};
use crate::report::heading::Heading;
use crate::report::table::{Cell, Table};
use crate::report::title::{AuditTitle, Title};

/// A row a run.
#[must_use]
pub fn table(receipts: &ReceiptNumbers) -> Table {
    let headings = [Heading::ReceiptFrom, Heading::ReceiptUntil, Heading::Entries, Heading::Missing];
    let mut table = Table::new(Title::Audit(AuditTitle::ReceiptNumbers), &headings);
    for Run { beginning, digits, first, last, missing } in receipts.runs() {
        let spelled = |number: u64| Cell::Text(format!("{beginning}{number:0digits$}"));
        let count = Count(last.saturating_sub(first).saturating_add(1));
        table.push([spelled(first), spelled(last), count.into(), missing.into()]);
    }
    if receipts.others() != Count(0) {
        table.push([Cell::Empty, Cell::Empty, receipts.others().into(), Cell::Empty]);
    }
    table.totalled()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::name::Text;

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
        table(&receipts).rows.iter().map(told).collect()
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
