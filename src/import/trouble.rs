//! What is wrong with a file or a row, and where. The sentences a treasurer reads are made from these in `text`.

use std::io;

use thiserror::Error;

use crate::import::asked::Field;
use crate::import::date::DateFault;
use crate::ledger::name::{TextFault, TextRule};
use crate::ledger::yuan::AmountFault;

/// What a list of persons in need must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AidColumn {
    /// 姓名.
    Name,
    /// 金额.
    Amount,
    /// 困难情况.
    Need,
}

impl AidColumn {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Name, Self::Amount, Self::Need];
}

/// Why a file cannot be read as a list at all.
#[derive(Debug, Error)]
pub enum FileError {
    /// The operating system said no: no such file, no permission, a broken disk.
    #[error("the file cannot be read: {0}")]
    Io(#[from] io::Error),
    /// The file is no longer the one that was opened: another length, another date, other bytes.
    #[error("the file changed while it was being read")]
    Changed,
    /// Not one row in it.
    #[error("the file is empty")]
    Empty,
    /// Neither UTF-8 nor GB18030 (nor UTF-16 with its mark).
    #[error("byte {offset} (line {line}) belongs to no known encoding")]
    Encoding {
        /// Counted from 0; where the better of the two guesses failed.
        offset: u64,
        /// Counted from 1.
        line: u64,
    },
    /// No row of the beginning looks like a header.
    #[error("no header within the first {searched} lines")]
    NoHeader {
        /// How many lines were looked at.
        searched: u64,
    },
    /// The same, of a list of volunteers, hours, openings or items.
    #[error("no header with {wanted:?} within the first {searched} lines")]
    NoListHeader {
        /// How many lines were looked at.
        searched: u64,
        /// What the columns are headed without which it is no such list.
        wanted: Vec<String>,
    },
    /// A list of persons in need lacks columns, or all of its header.
    #[error("the list has no column for {missing:?}")]
    AidColumns {
        /// What is missing.
        missing: Vec<AidColumn>,
    },
    /// The header lacks a column without which no gift can be read.
    #[error("the header on line {line} has no column for {field:?}")]
    MissingColumn {
        /// What is missing: the amount, or the date when no fixed date is given.
        field: Field,
        /// The line of the most likely header.
        line: u64,
        /// Its headings.
        headings: Vec<String>,
    },
    /// `--map` names a heading that is not there.
    #[error("no column is headed {asked:?}")]
    UnknownHeading {
        /// The field it was given for.
        field: Field,
        /// The heading as asked.
        asked: String,
        /// The nearest heading of the file, if one is near.
        nearest: Option<String>,
        /// The line of the most likely header.
        line: u64,
        /// Its headings.
        headings: Vec<String>,
    },
    /// Two columns could be this field: `--map` must say which.
    #[error("line {line}: more than one column could be {field:?}")]
    TwoColumns {
        /// The field.
        field: Field,
        /// The line of the header.
        line: u64,
        /// The headings in question; twice the same when the file repeats one.
        headings: Vec<String>,
    },
    /// The same, of a list of volunteers, hours, openings or items.
    #[error("line {line}: more than one column could be {column}")]
    TwoListColumns {
        /// What `--map` calls the column.
        column: &'static str,
        /// The line of the header.
        line: u64,
        /// The headings in question.
        headings: Vec<String>,
    },
    /// A column says whether money came or went: a statement, whose spendings would be booked as gifts.
    #[error("the header on line {line} is a statement's: {heading:?}")]
    Statement {
        /// The line of the header.
        line: u64,
        /// The heading of that column.
        heading: String,
    },
    /// More columns than any list has.
    #[error("line {line} has {found} columns, more than {limit}")]
    TooManyColumns {
        /// Counted from 1.
        line: u64,
        /// How many.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// One row goes on and on, most often because a quotation mark is never closed.
    #[error("the row that begins on line {line} is longer than {limit} bytes")]
    RowTooLong {
        /// Where the row begins.
        line: u64,
        /// How many bytes a row may have.
        limit: usize,
    },
    /// It begins like a spreadsheet and is not one that can be read.
    #[error("the spreadsheet cannot be read: {0}")]
    Spreadsheet(SpreadsheetFault),
}

/// What is wrong with a spreadsheet as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SpreadsheetFault {
    /// Damaged, or another kind of file in a spreadsheet's clothes; the reader's own words, for developers.
    #[error("{detail}")]
    Broken {
        /// What the library said.
        detail: String,
    },
    /// Protected by a password.
    #[error("protected by a password")]
    Encrypted,
    /// No visible sheet with cells.
    #[error("no visible sheet has a cell")]
    NoSheet,
    /// It would unpack to more than is sensible: a zip bomb, or not a list.
    #[error("{bytes} bytes when unpacked, more than {limit}")]
    TooLarge {
        /// Bytes on disk or once unpacked; cells are counted by [`SpreadsheetFault::TooManyCells`].
        bytes: u64,
        /// How many there may be.
        limit: u64,
    },
    /// More cells than is sensible.
    #[error("more than {limit} cells")]
    TooManyCells {
        /// How many there may be.
        limit: usize,
    },
    /// A cell holds a formula and no result.
    #[error("the formula in row {line}, column {column} has no result")]
    NotReckoned {
        /// The row, counted from 1.
        line: u64,
        /// Counted from 1.
        column: u64,
    },
}

/// One thing wrong with one row.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column:?}, value {value:?}: {reason}")]
pub struct Trouble {
    /// Physical line of a text file, row number of a spreadsheet; counted from 1.
    pub line: u64,
    /// The heading of the column as the file spells it; none when the whole row is meant.
    pub column: Option<String>,
    /// What stands there, fit for showing: at most 60 characters, the unseen ones as `\u{1C}`.
    pub value: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What can be wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// Not an amount. A negative one is [`Reason::NotAGift`].
    #[error("{0}")]
    Amount(AmountFault),
    /// A negative amount: a payment or a refund stands in the list.
    #[error("a negative amount is not a gift")]
    NotAGift,
    /// 0.00.
    #[error("the amount is zero")]
    ZeroAmount,
    /// Not a day on which something was given.
    #[error("{0}")]
    Date(DateFault),
    /// A character that may not stand in a name, memo, id or receipt number; or too long.
    #[error("{0}")]
    Text(TextFault),
    /// Not the code of a project: 1 to 32 of a-z, 0-9, `_` and `-`.
    #[error("not the code of a project")]
    ProjectCode,
    /// Not a person's number such as p41.
    #[error("not a person's number")]
    PersonNumber,
    /// Not a word for a kind of donor.
    #[error("not a known kind of donor")]
    UnknownKind,
    /// More cells than the header has, or too few to hold date, donor, amount, id and project.
    #[error("expected {expected} cells, found {found}")]
    RaggedRow {
        /// The cells of the header.
        expected: usize,
        /// The cells of this row.
        found: usize,
    },
    /// A spreadsheet took an id for a number and cut its digits: the column must be formatted as text at its source.
    #[error("the id lost digits in a spreadsheet")]
    IdLostDigits,
    /// A totals row says another sum than the rows above it, and than all rows so far.
    #[error("the total says {claimed} fen, the rows say {since_last} or {so_far}")]
    TotalDiffers {
        /// In 分, as the row says; negative where spending outweighs.
        claimed: i64,
        /// In 分: the gifts since the last totals row.
        since_last: i64,
        /// In 分: the gifts since the beginning.
        so_far: i64,
    },
    /// An id this file already used.
    #[error("the id already stands on line {first_line}")]
    DuplicateIdInFile {
        /// Where it stands first.
        first_line: u64,
        /// Whether that row says the same in every field.
        same_content: bool,
    },
    /// A cell that holds a document rather than a value.
    #[error("the cell has {bytes} bytes, more than {limit}")]
    CellTooLong {
        /// Its length in UTF-8.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
}

/// The most characters of a value that are shown.
const SHOWN: usize = 60;

/// A value fit for showing: what hides, reorders or moves the cursor is spelled as `\u{…}`, and the rest of a long
/// value becomes `…`.
#[must_use]
pub(crate) fn shown(value: &str) -> String {
    let mut text = String::new();
    for (index, c) in value.chars().enumerate() {
        if index >= SHOWN {
            text.push('…');
            break;
        }
        match TextRule::broken_by(c) {
            None => text.push(c),
            Some(_) => text.extend(["\\u{", &format!("{:X}", u32::from(c)), "}"]),
        }
    }
    text
}
