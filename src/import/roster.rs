//! A list of volunteers or of signed-in hours: columns found by the usual words of their headings, cells without blanks
//! around them, not judged. Read whole; what a row means is for its reader.

use std::path::Path;

use crate::import::aid::tables;
use crate::import::table::{Line, Table};
use crate::import::trouble::FileError;

/// The words one column may be headed by, the most telling first; and whether a list without it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RosterColumn {
    /// A heading that holds one of these words is that column.
    pub words: &'static [&'static str],
    /// Whether the list must have it.
    pub is_needed: bool,
}

/// A list as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The heading of each column that was asked for, as the file spells it; empty where there is none.
    pub headings: Vec<String>,
    /// The rows, by line.
    pub rows: Vec<RosterRow>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterRow {
    /// Counted from 1.
    pub line: u64,
    /// The cells of the columns that were asked for; empty where there is none.
    pub cells: Vec<String>,
}

/// How many lines may stand above the header.
const SEARCHED: u64 = 20;

/// The rows of a list.
///
/// # Errors
/// [`FileError`]: it cannot be read, or has no header with every column that is needed.
pub fn roster(path: &Path, columns: &[RosterColumn]) -> Result<Roster, FileError> {
    let mut best = FileError::Empty;
    for table in tables(path)? {
        match read(&table, columns) {
            Err(FileError::NoHeader { searched }) => best = FileError::NoHeader { searched },
            found => return found,
        }
    }
    Err(best)
}

fn read(table: &Table, columns: &[RosterColumn]) -> Result<Roster, FileError> {
    let (mut source, mut line) = (table.rows()?, Line::default());
    let mut places: Option<Vec<Option<usize>>> = None;
    let mut roster = Roster::default();
    while source.read(&mut line)? {
        let cell = |at: &Option<usize>| at.map_or(String::new(), |at| line.cell(at).trim().to_owned());
        if let Some(places) = &places {
            if line.cells().any(|cell| !cell.trim().is_empty()) {
                roster.rows.push(RosterRow { line: line.number, cells: places.iter().map(cell).collect() });
            }
            continue;
        }
        if let Some(found) = header(&line, columns) {
            roster.headings = found.iter().map(cell).collect();
            places = Some(found);
        } else if line.number >= SEARCHED {
            break;
        }
    }
    if places.is_none() { Err(FileError::NoHeader { searched: line.number }) } else { Ok(roster) }
}

/// Where each column stands. A heading is one column only: the first that asks for it.
fn header(line: &Line, columns: &[RosterColumn]) -> Option<Vec<Option<usize>>> {
    let headings: Vec<String> = line.cells().map(|cell| cell.trim().to_lowercase()).collect();
    let mut taken = Vec::new();
    let mut places = Vec::new();
    for column in columns {
        let is_free = |at: &usize| !taken.contains(at);
        let fits = |word: &&str| headings.iter().enumerate().position(|(at, h)| is_free(&at) && h.contains(*word));
        let place = column.words.iter().find_map(fits);
        if place.is_none() && column.is_needed {
            return None;
        }
        taken.extend(place);
        places.push(place);
    }
    Some(places)
}
