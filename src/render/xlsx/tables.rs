//! A workbook of plain tables: a sheet a table, figures as figures, totals as formulas.

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use super::{Page, Styles, Written, day, tab, width};
use crate::ledger::period::Day;
use crate::render::visible;
use crate::report::Table;
use crate::text::Words;

/// Tables as one workbook, the same bytes for the same tables; `below` stands under each of them, if it says anything.
///
/// # Panics
/// Never: a table of more rows than a sheet holds is cut at its end, which the number of its rows above tells.
#[must_use]
pub fn tables(tables: &[&Table], made: Day, below: &str, words: &dyn Words) -> Vec<u8> {
    workbook(tables, made, below, words).expect("tables cut to size cannot exceed what a workbook holds")
}

/// The rows a sheet holds, and a few less.
const MOST: usize = 1_000_000;

fn workbook(tables: &[&Table], made: Day, below: &str, words: &dyn Words) -> Result<Vec<u8>, XlsxError> {
    let (mut book, styles) = (Workbook::new(), Styles::new());
    book.set_properties(&DocProperties::new().set_creation_datetime(&day(made)?));
    for (table, number) in tables.iter().zip(1..) {
        let title = words.title(table.title);
        let sheet = book.add_worksheet();
        sheet.set_name(tab(&format!("{number} {title}")))?;
        let columns = table.columns.iter();
        let widths: Vec<u16> = columns.map(|column| width(*column, words.heading(column.heading))).collect();
        let mut page = Page::new(sheet, &styles, &widths)?;
        page.row = 1;
        page.sheet.write_with_format(0, 0, visible(&title).as_ref(), &styles.title)?;
        page.note(&words.rows(table.count))?;
        page.plain(table, words)?;
        page.row = page.row.saturating_add(1);
        page.note(below)?;
    }
    book.save_to_buffer()
}

impl Page<'_> {
    /// A table under its headings, which stay in sight.
    fn plain(&mut self, table: &Table, words: &dyn Words) -> Result<(), XlsxError> {
        let headings: Vec<&str> = table.columns.iter().map(|column| words.heading(column.heading)).collect();
        let drawn: Vec<Written<'_>> = headings.iter().map(|text| Written::Heading(text)).collect();
        self.line(&drawn)?;
        self.sheet.set_freeze_panes(self.row, 0)?;
        let first = self.row;
        for row in table.rows.iter().take(MOST) {
            self.row(row, &table.columns, words)?;
        }
        if !table.totals.is_empty() && !table.rows.is_empty() {
            self.totals(first, table, words)?;
        }
        Ok(())
    }
}
