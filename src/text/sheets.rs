//! Titles, headings and what stands in cells.

use crate::ledger::field::Count;
use crate::report::{Heading, Remark, ShownIn, ShownName, Title};

/// Titles, headings and what stands in cells.
pub trait SheetWords {
    /// A table's title.
    fn title(&self, title: Title) -> String;
    /// A column's heading.
    fn heading(&self, heading: Heading) -> &'static str;
    /// A column of time, where it stands in hours and minutes: its heading for programs names minutes.
    fn heading_of_time(&self, heading: Heading) -> &'static str;
    /// What a giver is called who is not named.
    fn unnamed(&self, name: &ShownName) -> Option<&'static str>;
    /// 备注.
    fn remark(&self, remark: Remark) -> String;
    /// Between two remarks.
    fn between_remarks(&self) -> &'static str;
    /// Where a corrected gift was shown.
    fn shown_in(&self, shown: ShownIn) -> String;
    /// 合计.
    fn total(&self) -> &'static str;
    /// 共 12 条.
    fn rows(&self, count: Count) -> String;
    /// What is said of a table without rows.
    fn nothing(&self) -> &'static str;
}
