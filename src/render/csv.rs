//! CSV as WPS and Excel open it on a double click: UTF-8 with its mark, CRLF, a header row, plain figures. A cell that a
//! spreadsheet would run is given an apostrophe; the line in the ledger is untouched.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

use crate::ledger::words::SheetName;
use crate::render::spoken::{Figures, spoken, totals};
use crate::render::{foot, visible};
use crate::report::{DonationNotice, Footed, Table};
use crate::text::Words;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// One table.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn table(table: &Table, words: &dyn Words) -> Vec<u8> {
    let mut sheet = Sheet::begun();
    sheet.table(table, words);
    sheet.bytes()
}

/// The three sheets of a notice under each other, each with its title, and the foot as pairs.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn notice(notice: &Footed<DonationNotice>, words: &dyn Words) -> Vec<u8> {
    let (labels, asked) = (words.labels(), &notice.foot.asked);
    let mut sheet = Sheet::begun();
    sheet.row([notice.foot.fund.as_str(), labels.title, &words.notice_number(asked.number)]);
    for line in foot::cautions(&notice.foot, words) {
        sheet.row([line]);
    }
    for name in SheetName::ALL {
        let table = notice.sheet(*name);
        sheet.blank();
        sheet.row([words.title(table.title)]);
        sheet.table(table, words);
    }
    sheet.blank();
    for (label, text) in foot::lines(notice, words) {
        sheet.row([label, &text]);
    }
    for (label, name) in foot::signers(&notice.foot, words) {
        sheet.row([label, &name]);
    }
    sheet.row([words.statement(notice.foot.county.as_str())]);
    sheet.bytes()
}

/// A sheet on its way.
struct Sheet(Writer<Vec<u8>>);

impl Sheet {
    fn begun() -> Self {
        let mut builder = WriterBuilder::new();
        builder.terminator(Terminator::CRLF).flexible(true);
        Self(builder.from_writer(MARK.to_vec()))
    }

    fn table(&mut self, table: &Table, words: &dyn Words) {
        self.row(table.columns.iter().map(|column| words.heading(column.heading)));
        for row in &table.rows {
            self.row(row.iter().map(|cell| spoken(cell, words, Figures::Plain)));
        }
        if !table.totals.is_empty() {
            self.row(totals(&table.totals, words, Figures::Plain));
        }
    }

    fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for cell in cells {
            let shown = visible(cell.as_ref());
            self.0.write_field(defused(&shown).as_bytes()).expect("memory cannot fail to be written");
        }
        self.0.write_record(None::<&[u8]>).expect("memory cannot fail to be written");
    }

    /// A line with one empty cell: spreadsheets and strict readers both take it.
    fn blank(&mut self) {
        self.row([""]);
    }

    fn bytes(self) -> Vec<u8> {
        self.0.into_inner().expect("memory cannot fail to be written")
    }
}

/// A cell a spreadsheet would take for a formula, with an apostrophe before it. Blanks before the sign do not hide it,
/// and full-width signs count: a Chinese input method types them, and WPS runs them.
fn defused(cell: &str) -> Cow<'_, str> {
    let runs = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠');
    let begins = |text: &str| text.chars().next().is_some_and(runs);
    if begins(cell) || begins(cell.trim_start()) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_defused() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1", "  =1", "\u{3000}=1"]
        {
            assert_eq!(defused(cell), format!("'{cell}"));
        }
        for cell in ["", "王**", "12.00", "a=b", "2026-10-05"] {
            assert_eq!(defused(cell), cell);
        }
    }
}
