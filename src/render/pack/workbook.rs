//! The workbook, a sheet a table.

use crate::render::pack::File;
use crate::render::xlsx;
use crate::report::{Footed, MonthNotice};
use crate::text::Words;

/// What it is called.
pub const FILE: &str = "notice.xlsx";

pub(super) fn drawn(notice: &Footed<MonthNotice>, words: &dyn Words) -> [File; 1] {
    [(FILE.to_owned(), xlsx::notice(notice, words))]
}
