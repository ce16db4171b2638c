//! CSV as WPS and Excel open it on a double click: UTF-8 with its mark, CRLF, a header row, plain figures. A cell that a
//! spreadsheet would run is given an apostrophe; the line in the ledger is untouched.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

use crate::ledger::books::Tally;
use crate::render::spoken::{Figures, headed, overview, spoken, titled, totals};
use crate::render::{foot, visible};
use crate::report::{Footed, MonthNotice, Shown, Table};
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

/// Several tables in one file: each under its title, an empty line between them. The mark stands at the beginning only.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn tables(tables: &[Table], words: &dyn Words) -> Vec<u8> {
    let mut sheet = Sheet::begun();
    for (place, table) in tables.iter().enumerate() {
        if place > 0 {
            sheet.blank();
        }
        sheet.row([words.title(table.title)]);
        sheet.table(table, words);
    }
    sheet.bytes()
}

/// The first page of a notice: 收 支 余, the gifts in figures, the sheets, and the foot.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn cover(notice: &Footed<MonthNotice>, words: &dyn Words) -> Vec<u8> {
    let (labels, board, summary) = (words.labels(), words.board_labels(), &notice.giving.summary);
    let mut sheet = Sheet::headed(notice, labels.title, words);
    sheet.row([board.glance, labels.amount]);
    for line in overview(&notice.glance, words) {
        sheet.row([line.label, &line.now.to_string()]);
    }
    sheet.blank();
    sheet.row([board.giving, labels.count, labels.amount]);
    let tallies =
        [(labels.gifts, summary.gifts), (labels.late, summary.late), (labels.corrections, summary.corrections)];
    for (label, Tally { count, total }) in tallies {
        sheet.row([label, &count.to_string(), &total.to_string()]);
    }
    sheet.blank();
    sheet.row([board.sheet, board.rows]);
    for shown in notice.shown() {
        sheet.row([titled(&shown, words), shown.table.count.to_string()]);
    }
    sheet.footed(notice, words)
}

/// A sheet of a notice with its title, and the foot as pairs.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn sheet(notice: &Footed<MonthNotice>, shown: &Shown, words: &dyn Words) -> Vec<u8> {
    let mut sheet = Sheet::headed(notice, &titled(shown, words), words);
    sheet.row(shown.table.columns.iter().map(|column| headed(shown, *column, words)));
    sheet.rows(&shown.table, words);
    sheet.footed(notice, words)
}

/// A sheet on its way.
struct Sheet(Writer<Vec<u8>>);

impl Sheet {
    fn begun() -> Self {
        let mut builder = WriterBuilder::new();
        builder.terminator(Terminator::CRLF).flexible(true);
        Self(builder.from_writer(MARK.to_vec()))
    }

    /// What stands above every sheet of a notice.
    fn headed(notice: &MonthNotice, title: &str, words: &dyn Words) -> Self {
        let asked = &notice.foot.asked;
        let mut sheet = Self::begun();
        let (month, number) = (words.month(asked.span.period), words.notice_number(asked.number));
        sheet.row([notice.foot.fund.as_str(), title, &month, &number]);
        for line in foot::cautions(&notice.foot, words) {
            sheet.row([line]);
        }
        sheet.blank();
        sheet
    }

    /// What stands below every sheet of a notice.
    fn footed(mut self, notice: &MonthNotice, words: &dyn Words) -> Vec<u8> {
        self.blank();
        for (label, text) in foot::lines(notice, words) {
            self.row([label, &text]);
        }
        for (label, name) in foot::signers(&notice.foot, words) {
            self.row([label, &name]);
        }
        self.row([words.statement(notice.foot.county.as_str())]);
        self.bytes()
    }

    fn table(&mut self, table: &Table, words: &dyn Words) {
        self.row(table.columns.iter().map(|column| words.heading(column.heading)));
        self.rows(table, words);
    }

    fn rows(&mut self, table: &Table, words: &dyn Words) {
        for row in &table.rows {
            self.row(row.iter().map(|cell| spoken(cell, words, Figures::Plain)));
        }
        if table.totals.iter().any(|cell| *cell != crate::report::Cell::Empty) {
            self.row(totals(&table.totals, None, words, Figures::Plain));
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
