//! The layout it was drawn by.

use crate::render::pack::File;
use crate::report::{Footed, MonthNotice};
use crate::text::Words;

/// What it is called.
pub const FILE: &str = "layout.toml";

pub(super) fn drawn(notice: &Footed<MonthNotice>, _: &dyn Words) -> [File; 1] {
    [(FILE.to_owned(), notice.layout.file.clone().into_bytes())]
}
