//! The sheets for a spreadsheet: a CSV each, named after its sheet.

use crate::render::csv;
use crate::render::pack::File;
use crate::report::{Footed, MonthNotice, Shown};
use crate::text::Words;

pub(super) fn drawn(notice: &Footed<MonthNotice>, words: &dyn Words) -> Vec<File> {
    let sheet = |shown: &Shown| (shown.file.clone(), csv::sheet(notice, shown, words));
    notice.shown().iter().map(sheet).collect()
}
