//! The first page as figures.

use crate::render::csv;
use crate::render::pack::File;
use crate::report::{Footed, MonthNotice};
use crate::text::Words;

/// What it is called.
pub const FILE: &str = "cover.csv";

pub(super) fn drawn(notice: &Footed<MonthNotice>, words: &dyn Words) -> [File; 1] {
    [(FILE.to_owned(), csv::cover(notice, words))]
}
