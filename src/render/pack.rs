//! Every file of a notice: one page for the board, a poster, a workbook, a CSV a sheet, the same on plain text, and what the
//! next notice begins with. They are drawn once, frozen, and handed out byte for byte ever after.

use crate::render::terminal::{self, Width};
use crate::render::{csv, html, xlsx};
use crate::report::{Footed, MonthNotice};
use crate::text::Words;

/// The page for the board, A4.
pub const PAGE: &str = "notice.html";
/// The poster, A3.
pub const POSTER: &str = "poster.html";
/// The first page as figures.
pub const COVER: &str = "cover.csv";
/// The workbook.
pub const WORKBOOK: &str = "notice.xlsx";
/// What `reprint` prints at a terminal.
pub const PLAIN: &str = "notice.txt";
/// What the next notice begins with.
pub const CLOSING: &str = "closing.json";
/// The layout it was drawn by.
pub const LAYOUT: &str = "layout.toml";

/// A file of a notice: its name and its bytes.
pub type File = (String, Vec<u8>);

/// The files of a notice but its checkpoint, those for people first.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn files(notice: &Footed<MonthNotice>, words: &dyn Words) -> Vec<File> {
    let closing = serde_json::to_vec_pretty(&notice.closing()).expect("strings cannot fail to be written");
    let mut files: Vec<File> = vec![
        (PAGE.to_owned(), html::notice(notice, words).into_bytes()),
        (POSTER.to_owned(), html::poster(notice, words).into_bytes()),
        (WORKBOOK.to_owned(), xlsx::notice(notice, words)),
        (PLAIN.to_owned(), terminal::notice(notice, words, Width::Unlimited).into_bytes()),
        (COVER.to_owned(), csv::cover(notice, words)),
    ];
    files.extend(notice.shown().iter().map(|shown| (shown.file.clone(), csv::sheet(notice, shown, words))));
    files.push((CLOSING.to_owned(), closing));
    files.push((LAYOUT.to_owned(), notice.layout.file.clone().into_bytes()));
    files
}
