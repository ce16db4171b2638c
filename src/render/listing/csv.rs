//! Lists for a spreadsheet, as [`crate::render::csv`] writes them. Several stand below each other, each under its title.

use crate::render::csv;
use crate::render::listing::{Document, Listing, Reader};
use crate::report::Table;
use crate::text::Words;

pub(super) const LISTING: Listing =
    Listing { word: "csv", zh: "电子表格用", en: "for a spreadsheet", reader: Reader::Person, document };

/// What stands below is the last row, in its first cell.
fn document(tables: &[Table], below: Option<&str>, words: &dyn Words) -> Document {
    let bytes = if let [only] = tables { csv::table(only, words) } else { csv::tables(tables, words) };
    let below = below.map(|below| format!("{below}\r\n")).unwrap_or_default();
    (String::from_utf8_lossy(&bytes).into_owned() + &below, None)
}
