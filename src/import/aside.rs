//! Bad rows, put aside in a file of their own so that their author can mend and import them again.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

/// A row to put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsideRow {
    /// Where it stands in the original.
    pub line: u64,
    /// Its cells as they stand there.
    pub cells: Vec<String>,
    /// What is wrong with it, in the language of the reader.
    pub reason: String,
}

/// Writes rows as CSV for Excel (UTF-8 with BOM, CRLF): a column for the line and one for the reason, headed by
/// `extra`, then the original columns. Those come last because a ragged row may have more of them than the header.
/// Cells that a spreadsheet would run are made safe.
///
/// # Errors
/// What the writer says.
pub fn write_bad_rows(
    mut out: impl Write,
    extra: [&str; 2],
    headings: &[String],
    rows: impl IntoIterator<Item = AsideRow>,
) -> io::Result<()> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let mut builder = WriterBuilder::new();
    let mut writer = builder.flexible(true).terminator(Terminator::CRLF).from_writer(out);
    let cells = extra.into_iter().chain(headings.iter().map(String::as_str));
    writer.write_record(cells.map(spreadsheet_safe))?;
    for row in rows {
        let line = row.line.to_string();
        let cells = [line.as_str(), &row.reason].into_iter().chain(row.cells.iter().map(String::as_str));
        writer.write_record(cells.map(spreadsheet_safe))?;
    }
    writer.flush()
}

/// Whether a spreadsheet would run this cell or drop its first character: `=` `+` `-` `@`, TAB, carriage return, line
/// feed, and the full-width forms.
pub(super) fn would_run(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A cell no spreadsheet runs: what would run gets a leading apostrophe, which reading takes away again.
///
/// Source: OWASP, CSV Injection.
#[must_use]
pub fn spreadsheet_safe(cell: &str) -> String {
    if would_run(cell) { format!("'{cell}") } else { cell.to_owned() }
}
