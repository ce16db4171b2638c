//! OTHER PEOPLE'S FILES: somebody's list of gifts in, slips out, each with file, line and column.
//!
//! ```text
//! asked       what the caller wants read, and how            Asked, ColumnMap, Field
//! profile     the words other people use, as data            Profile           (profiles/donations.toml)
//! encoding    which bytes are which characters               Encoding
//! ink         decoded text, handed on line by line
//! sheet       XLSX and XLS as rows of text                    (zip bombs are turned away in unpacked)
//! table       either of them as numbered rows of cells       Kind
//! heading     which row is the header, which column is what  Columns, Column
//! cell        what is trimmed, unwrapped and removed         Cleaned
//! date        days as people write them                      DateFault
//! duration    spans of time as people write them             DurationFault
//! row         one row judged                                 Row, Outcome, TotalRow
//! total       the sums a totals row is compared with
//! seen        ids already met in this file
//! list        the whole file, readable as often as wanted    List, Rows
//! roster      volunteers, hours, openings, items, whole      Roster
//! aside       bad rows, put aside for their author           write_bad_rows, spreadsheet_safe
//! trouble     what is wrong, and where                       FileError, Trouble, Reason
//! ```
//!
//! Invariant: every row of the file comes out once, as a gift, a total, a repeated header, a blank or a bad row with
//! every trouble it has. Nothing is skipped in silence, except lines without a single character.
//!
//! Invariant: whatever the bytes, the answer is rows or a [`FileError`], never a panic, and a text file costs the
//! memory of one row (and 20 bytes an id). A row is at most 1 MiB, a cell 60 KB, a table 1,024 columns.
//!
//! Invariant: reading changes nothing and remembers nothing: [`List::rows`] twice gives the same rows twice, or
//! [`FileError::Changed`].
//!
//! Invariant: nothing here words an error for its reader: each reason is a variant with its data.

pub mod aid;
pub mod aside;
pub mod asked;
mod cell;
pub mod date;
pub mod duration;
mod encoding;
mod extent;
mod heading;
mod ink;
pub mod list;
pub mod profile;
pub mod roster;
pub mod row;
mod seen;
mod sheet;
mod table;
mod total;
pub mod trouble;
mod unpacked;

pub use aid::{AidRow, aid_rows};
pub use aside::{AsideRow, spreadsheet_safe, write_bad_rows};
pub use asked::{Asked, ColumnMap, Field, MapFault};
pub use cell::Cleaned;
pub use date::DateFault;
pub use duration::{DurationFault, TimeUnit, duration};
pub use encoding::{Encoding, text};
pub use heading::{Column, Columns};
pub use list::{List, Rows};
pub use profile::{Profile, ProfileFault};
pub use roster::{Need, Roster, RosterColumn, RosterMap, RosterRow, roster};
pub use row::{Outcome, Row, TotalRow, canonical_row};
pub use table::Kind;
pub use trouble::{AidColumn, FileError, Reason, SpreadsheetFault, Trouble};
