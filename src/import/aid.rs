//! A list of persons in need: name, amount, need, and a number for whoever is registered. Short by nature, so it is read
//! whole; the words of its header are the usual ones.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::import::encoding::detect;
use crate::import::sheet::Workbook;
use crate::import::table::{Line, Table, TextFile};
use crate::import::trouble::{AidColumn, FileError};

/// One person as the list says it: cells without blanks around them, not judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AidRow {
    /// Counted from 1.
    pub line: u64,
    /// The name.
    pub name: String,
    /// The amount.
    pub amount: String,
    /// How the need was assessed.
    pub need: String,
    /// The number, or empty.
    pub person: String,
}

/// How many lines may stand above the header.
const SEARCHED: u64 = 20;

/// What the four columns are headed: a heading that holds one of these words is that column.
const HEADINGS: [&[&str]; 4] =
    [&["姓名", "name"], &["金额", "amount"], &["困难", "情况", "need"], &["编号", "number", "person"]];

/// The persons of a list, and the row that calls itself a total, if there is one.
///
/// # Errors
/// [`FileError`]: it cannot be read, or has no header with a name, an amount and a need; then it says what is missing.
pub fn aid_rows(path: &Path) -> Result<(Vec<AidRow>, Option<AidRow>), FileError> {
    let mut best = FileError::Empty;
    for table in tables(path)? {
        match read(&table) {
            Err(FileError::AidColumns { missing }) => {
                let is_nearer = if let FileError::AidColumns { missing: other } = &best {
                    missing.len() < other.len()
                } else {
                    true
                };
                if is_nearer {
                    best = FileError::AidColumns { missing };
                }
            }
            found => return found,
        }
    }
    Err(best)
}

/// The file, once for each character that may stand between cells, or its sheets.
pub(super) fn tables(path: &Path) -> Result<Vec<Table>, FileError> {
    let mut file = File::open(path)?;
    let mut head = Vec::new();
    file.by_ref().take(8).read_to_end(&mut head)?;
    if head.starts_with(b"PK\x03\x04") {
        let mut book = Workbook::xlsx(path)?;
        return book.sheets().iter().map(|name| book.sheet(name).map(Table::Sheet)).collect();
    }
    let script = detect(&mut file, &head)?;
    let text = TextFile::new(path, &file, script)?;
    Ok([b',', b'\t', b';'].map(|delimiter| Table::Text(text.with_delimiter(delimiter))).into())
}

fn read(table: &Table) -> Result<(Vec<AidRow>, Option<AidRow>), FileError> {
    let (mut source, mut line) = (table.rows()?, Line::default());
    let mut columns: Option<[Option<usize>; 4]> = None;
    let (mut rows, mut total, mut missing) = (Vec::new(), None, AidColumn::ALL.to_vec());
    while source.read(&mut line)? {
        let Some([name, amount, need, person]) = columns else {
            let places = places(&line);
            let lacks = AidColumn::ALL.into_iter().zip(places).filter(|(_, place)| place.is_none());
            let lacks: Vec<AidColumn> = lacks.map(|(column, _)| column).collect();
            columns = lacks.is_empty().then_some(places);
            if lacks.len() < missing.len() {
                missing = lacks;
            }
            if columns.is_none() && line.number >= SEARCHED {
                break;
            }
            continue;
        };
        let cell = |at: Option<usize>| at.map_or(String::new(), |at| line.cell(at).trim().to_owned());
        let row = AidRow {
            line: line.number,
            name: cell(name),
            amount: cell(amount),
            need: cell(need),
            person: cell(person),
        };
        if is_total(&line) {
            total = Some(row);
        } else if line.cells().any(|cell| !cell.trim().is_empty()) {
            rows.push(row);
        }
    }
    if columns.is_none() {
        return Err(FileError::AidColumns { missing });
    }
    Ok((rows, total))
}

/// Where name, amount, need and number stand; the number may be missing.
fn places(line: &Line) -> [Option<usize>; 4] {
    let headings: Vec<String> = line.cells().map(|cell| cell.trim().to_lowercase()).collect();
    let place = |words: &[&str]| headings.iter().position(|heading| words.iter().any(|word| heading.contains(word)));
    HEADINGS.map(place)
}

fn is_total(line: &Line) -> bool {
    line.cells().any(|cell| matches!(cell.trim(), "合计" | "总计" | "total" | "Total"))
}
