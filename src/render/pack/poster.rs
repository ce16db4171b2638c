//! The poster, A3.

use crate::render::html;
use crate::render::pack::File;
use crate::report::{Footed, MonthNotice};
use crate::text::Words;

/// What it is called.
pub const FILE: &str = "poster.html";

pub(super) fn drawn(notice: &Footed<MonthNotice>, words: &dyn Words) -> [File; 1] {
    [(FILE.to_owned(), html::poster(notice, words).into_bytes())]
}
