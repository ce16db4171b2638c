//! What the next notice begins with.

use crate::render::pack::File;
use crate::report::{Footed, MonthNotice};
use crate::text::Words;

/// What it is called.
pub const FILE: &str = "closing.json";

pub(super) fn drawn(notice: &Footed<MonthNotice>, _: &dyn Words) -> [File; 1] {
    [(FILE.to_owned(), serde_json::to_vec_pretty(&notice.closing()).expect("strings cannot fail to be written"))]
}
