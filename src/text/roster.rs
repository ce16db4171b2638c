//! Lists of volunteers and of hours: what their rows lack, and what became of them.

use std::path::Path;

use crate::import::DurationFault;
use crate::ledger::field::Seq;
use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::name::PersonNumber;
use crate::ledger::refusal::Refusal;
use crate::text::Told;

/// A row that cannot be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRosterRow {
    /// Counted from 1.
    pub line: u64,
    /// The heading of the column, or empty when the whole row is meant.
    pub column: String,
    /// What stands there, fit for showing.
    pub value: String,
    /// What is wrong, and what to do.
    pub told: Told,
}

/// What a list came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RosterSummary {
    /// Rows of the file.
    pub rows: usize,
    /// New ones.
    pub fresh: usize,
    /// Recorded before.
    pub known: usize,
    /// Bad ones.
    pub bad: usize,
    /// Persons the list made known.
    pub persons: usize,
}

/// What is said of such lists.
pub trait RosterWords {
    /// A bad row: where, what stands there, why not, what to do.
    fn bad_roster_row(&self, row: &BadRosterRow) -> String;
    /// What was read, and under which headings: a column that nobody recognised is missing among them.
    fn roster_read(&self, file: &Path, summary: RosterSummary, headings: &[&str]) -> String;
    /// A part of `--map` that is no column of the list and its heading.
    fn roster_map_fault(&self, part: &str, fields: &[&str]) -> Told;
    /// Such a list has no `--skip-bad`.
    fn roster_is_whole(&self) -> Told;
    /// Nothing was written, because of bad rows.
    fn roster_refused(&self, bad: usize) -> Told;
    /// Everything in it was recorded before.
    fn roster_nothing_new(&self) -> &'static str;
    /// There is a heading and nothing below it.
    fn roster_has_no_rows(&self) -> Told;
    /// It is in the ledger.
    fn roster_recorded(&self, seq: Seq, summary: RosterSummary) -> String;
    /// A new person without telephone, identity or number: nobody could tell him from another of his name.
    fn row_needs_identity(&self) -> Told;
    /// Nobody of this name is a volunteer.
    fn nobody_is_called(&self) -> Told;
    /// Several are.
    fn several_are_called(&self, numbers: &[PersonNumber]) -> Told;
    /// The same person stands in the file before.
    fn row_repeats(&self, line: u64) -> Told;
    /// The same item stands in the file before.
    fn item_repeats(&self, line: u64) -> Told;
    /// A spreadsheet kept this number only roughly.
    fn digits_lost(&self) -> Told;
    /// A number below zero, in a list of what somebody did or has.
    fn below_zero(&self, given: &str) -> Told;
    /// It does not say how long.
    fn wrong_duration(&self, given: &str, fault: DurationFault) -> Told;
    /// More time is written than lies between coming and going.
    fn longer_than_its_times(&self, given: Minutes, between: Minutes) -> Told;
    /// Two columns of a row say differently how long.
    fn two_durations(&self, one: Minutes, other: Minutes) -> Told;
    /// A totals row says other than the rows above it add up to.
    fn total_differs(&self, stated: &str, sum: &str) -> Told;
    /// Nobody registered bears this name.
    fn nobody_bears(&self) -> Told;
    /// Neither yes nor no.
    fn no_yes_or_no(&self) -> Told;
    /// Coming is not before going.
    fn ends_before_it_begins(&self, began: TimeOfDay, ended: TimeOfDay) -> Told;
    /// The rules refuse a row: what is said of a command's options is said of columns. `alike` is the line of the same file
    /// whose hours it overlaps.
    fn row_refusal(&self, refusal: &Refusal, alike: Option<u64>) -> Told;
}
