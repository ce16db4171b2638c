//! A text file or a sheet as numbered rows of cells.

use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use csv::{Reader, ReaderBuilder, StringRecord};

use crate::import::encoding::Script;
use crate::import::ink::{Endless, Ink, LONGEST_ROW};
use crate::import::sheet::{Nature, Sheet};
use crate::import::trouble::FileError;

/// The most columns of a list.
pub(super) const MOST_COLUMNS: usize = 1024;

/// What kind of file it is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text with cells between commas, TABs or semicolons.
    Text {
        /// The character between two cells.
        delimiter: char,
    },
    /// The spreadsheet of today.
    Xlsx,
    /// The spreadsheet of before 2007.
    Xls,
}

/// A file's rows, which can be read from the beginning as often as wanted.
#[derive(Debug)]
pub(super) enum Table {
    /// Read again from the disk each time.
    Text(TextFile),
    /// Held in memory.
    Sheet(Sheet),
}

/// A text file whose encoding is known.
#[derive(Clone, Debug)]
pub(super) struct TextFile {
    path: PathBuf,
    script: Script,
    delimiter: u8,
    stamp: Stamp,
}

/// By what a changed file is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self { length: metadata.len(), modified: metadata.modified().ok() }
    }
}

impl TextFile {
    /// The file as it is now.
    pub(super) fn new(path: &Path, file: &File, script: Script) -> io::Result<Self> {
        let stamp = Stamp::of(&file.metadata()?);
        Ok(Self { path: path.to_owned(), script, delimiter: b',', stamp })
    }

    /// The same file read with another character between cells.
    pub(super) fn with_delimiter(&self, delimiter: u8) -> Self {
        Self { delimiter, ..self.clone() }
    }

    /// The character between cells.
    pub(super) fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// The encoding and line ends.
    pub(super) fn script(&self) -> Script {
        self.script
    }

    fn reader(&self) -> Result<Reader<Ink>, FileError> {
        let file = File::open(&self.path)?;
        if Stamp::of(&file.metadata()?) != self.stamp {
            return Err(FileError::Changed);
        }
        let ink = Ink::new(file, self.script)?;
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.delimiter).buffer_capacity(1 << 16);
        Ok(builder.from_reader(ink))
    }
}

impl Table {
    /// The rows from the beginning.
    pub(super) fn rows(&self) -> Result<TableRows<'_>, FileError> {
        match self {
            Self::Text(file) => file.reader().map(|reader| TableRows::Text(Box::new(reader))),
            Self::Sheet(sheet) => Ok(TableRows::Sheet { sheet, next: 0 }),
        }
    }
}

/// One row, its memory used again for the next.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Physical line or row number, counted from 1: where the row begins.
    pub(super) number: u64,
    record: StringRecord,
    /// What the cells of a sheet were; empty for text.
    natures: Vec<Nature>,
}

impl Line {
    /// The cell at this place, or nothing.
    pub(super) fn cell(&self, at: usize) -> &str {
        self.record.get(at).unwrap_or("")
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.record.len()
    }

    /// Every cell.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        self.record.iter()
    }

    /// Whether the row is a spreadsheet's.
    pub(super) fn is_of_sheet(&self) -> bool {
        !self.natures.is_empty()
    }

    /// Whether a spreadsheet held this cell as a binary fraction.
    pub(super) fn was_number(&self, at: usize) -> bool {
        self.natures.get(at) == Some(&Nature::Number)
    }

    /// How many bytes all cells have together.
    pub(super) fn bytes(&self) -> usize {
        self.record.as_slice().len()
    }

    fn take_sheet_row<'a>(&mut self, cells: impl Iterator<Item = (usize, &'a str, Nature)>) -> Result<(), FileError> {
        self.record.clear();
        self.natures.clear();
        for (column, text, nature) in cells {
            if column >= MOST_COLUMNS {
                return Err(too_many_columns(self.number, column.saturating_add(1)));
            }
            while self.record.len() < column {
                self.record.push_field("");
                self.natures.push(Nature::Text);
            }
            self.record.push_field(text);
            self.natures.push(nature);
        }
        Ok(())
    }
}

fn too_many_columns(line: u64, found: usize) -> FileError {
    FileError::TooManyColumns { line, found, limit: MOST_COLUMNS }
}

/// A walk over the rows.
pub(super) enum TableRows<'a> {
    /// Of a text file.
    Text(Box<Reader<Ink>>),
    /// Of a sheet.
    Sheet {
        /// The sheet.
        sheet: &'a Sheet,
        /// The index of the row to come.
        next: usize,
    },
}

impl TableRows<'_> {
    /// Reads the next row into `line`; false after the last.
    pub(super) fn read(&mut self, line: &mut Line) -> Result<bool, FileError> {
        match self {
            Self::Text(reader) => read_text(reader, line),
            Self::Sheet { sheet, next } => {
                let Some((number, cells)) = sheet.row(*next) else {
                    return Ok(false);
                };
                *next = next.saturating_add(1);
                line.number = number;
                line.take_sheet_row(cells).map(|()| true)
            }
        }
    }
}

fn read_text(reader: &mut Reader<Ink>, line: &mut Line) -> Result<bool, FileError> {
    let begins = reader.get_ref().line().saturating_add(1);
    reader.get_mut().next_record();
    if !reader.read_record(&mut line.record).map_err(|e| read_error(e, begins))? {
        return Ok(false);
    }
    // The record ended on the line handed out last; each line feed inside it is one line earlier.
    let inside = line.record.as_slice().bytes().filter(|b| *b == b'\n').count();
    line.number = reader.get_ref().line().saturating_sub(u64::try_from(inside).unwrap_or(0));
    if line.len() > MOST_COLUMNS {
        return Err(too_many_columns(line.number, line.len()));
    }
    Ok(true)
}

fn read_error(error: csv::Error, line: u64) -> FileError {
    // Any other error is text that was UTF-8 when the file was opened and is not now.
    let csv::ErrorKind::Io(inner) = error.into_kind() else {
        return FileError::Changed;
    };
    if inner.get_ref().and_then(|inner| inner.downcast_ref::<Endless>()).is_some() {
        return FileError::RowTooLong { line, limit: LONGEST_ROW };
    }
    if inner.kind() == io::ErrorKind::InvalidData { FileError::Changed } else { FileError::Io(inner) }
}
