//! What is said of other people's files.

use std::path::Path;

use crate::desk::importing::Imported;
use crate::import::{Encoding, Field, FileError, Kind, MapFault, ProfileFault, Trouble};
use crate::ledger::books::Tally;
use crate::ledger::field::Seq;
use crate::ledger::name::PersonNumber;
use crate::text::Told;

/// A row that is not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadRow {
    /// What the file itself gets wrong.
    Trouble(Trouble),
    /// Its id is in the ledger with another amount or day.
    OtherGift {
        /// Where.
        line: u64,
        /// The id.
        id: String,
        /// The entry that holds it.
        seq: Seq,
    },
    /// Nobody proposed this project.
    UnknownProject {
        /// Where.
        line: u64,
        /// The code.
        code: String,
    },
    /// The project is closed.
    ClosedProject {
        /// Where.
        line: u64,
        /// The code.
        code: String,
    },
    /// Nobody has this number.
    UnknownPerson {
        /// Where.
        line: u64,
        /// The number.
        number: PersonNumber,
    },
}

impl BadRow {
    /// Where it stands.
    #[must_use]
    pub const fn line(&self) -> u64 {
        match self {
            Self::Trouble(trouble) => trouble.line,
            Self::OtherGift { line, .. }
            | Self::UnknownProject { line, .. }
            | Self::ClosedProject { line, .. }
            | Self::UnknownPerson { line, .. } => *line,
        }
    }
}

/// What a file came to: its figures add up to its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSummary {
    /// Text or spreadsheet.
    pub kind: Kind,
    /// Which bytes are which characters.
    pub encoding: Option<Encoding>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// Sheets that were not.
    pub other_sheets: Vec<String>,
    /// Where the header stands.
    pub header_line: u64,
    /// Which column is which field.
    pub columns: Vec<(Field, String)>,
    /// New gifts.
    pub fresh: Tally,
    /// Gifts recorded before.
    pub known: Tally,
    /// Bad rows.
    pub bad: usize,
    /// Totals rows, which agree with the rows.
    pub totals: u64,
    /// The header again.
    pub headings: u64,
    /// Rows without content.
    pub blanks: u64,
    /// Cells that lost blanks around their value.
    pub trimmed: u64,
    /// Characters that were removed.
    pub removed: u64,
}

impl ImportSummary {
    /// Every row below the header.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let bad = u64::try_from(self.bad).unwrap_or(u64::MAX);
        [self.fresh.count.0, self.known.count.0, bad, self.totals, self.headings, self.blanks]
            .into_iter()
            .fold(0, u64::saturating_add)
    }
}

/// Files of other people.
pub trait ImportWords {
    /// The file cannot be read as a list.
    fn file_error(&self, file: &Path, error: &FileError) -> Told;
    /// `--map` is written wrongly.
    fn map_fault(&self, fault: &MapFault) -> Told;
    /// A profile cannot be used.
    fn profile_fault(&self, path: &Path, fault: &ProfileFault) -> Told;
    /// No such profile.
    fn unknown_profile(&self, name: &str, nearest: Option<&str>) -> Told;
    /// What a built-in profile is for.
    fn profile_about(&self, name: &str) -> &'static str;
    /// What a column is read as.
    fn field(&self, field: Field) -> &'static str;
    /// A bad row: line, column, value, reason, cure.
    fn bad_row(&self, bad: &BadRow) -> String;
    /// So many more.
    fn more_bad_rows(&self, rest: usize) -> String;
    /// Nothing was written because of bad rows.
    fn import_refused(&self, bad: usize) -> Told;
    /// Bad rows lie in a file of their own.
    fn put_aside(&self, bad: usize, path: &Path) -> String;
    /// Headings of line and reason in that file.
    fn aside_headings(&self) -> [&'static str; 2];
    /// What was recognised, left out and doubted.
    fn import_read(&self, file: &Path, summary: &ImportSummary) -> String;
    /// Every gift of the file was recorded before.
    fn import_nothing_new(&self, summary: &ImportSummary) -> String;
    /// The gifts are recorded.
    fn import_done(&self, summary: &ImportSummary, imported: &Imported, rehearsal: bool) -> String;
    /// Beside the progress bar.
    fn reading(&self) -> &'static str;
    /// Beside the progress bar.
    fn recording(&self) -> &'static str;
}
