//! The notice in plain text: what `reprint` prints at a terminal.

use crate::render::pack::File;
use crate::render::terminal::{self, Width};
use crate::report::{Footed, MonthNotice};
use crate::text::Words;

/// What it is called.
pub const FILE: &str = "notice.txt";

pub(super) fn drawn(notice: &Footed<MonthNotice>, words: &dyn Words) -> [File; 1] {
    [(FILE.to_owned(), terminal::notice(notice, words, Width::Unlimited).into_bytes())]
}
