//! XLSX and XLS as rows of text. A number becomes its shortest decimal text, a date cell its day: from here on a
//! spreadsheet is read like any other list.
//!
//! An XLS file is unpacked whole by its library, which makes room for every cell between the first and the last: how far
//! that is, is asked before.

use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{Data, DataRef, ExcelDateTime, Reader, Sheet as SheetEntry, SheetType, SheetVisible};
use calamine::{Xls, XlsError, Xlsx, XlsxError};

use crate::import::extent::most_cells;
use crate::import::trouble::{FileError, SpreadsheetFault};
use crate::import::unpacked::unpacked_size;

/// The most bytes of a spreadsheet on disk, and once unpacked.
const LARGEST_FILE: u64 = 64 << 20;
const LARGEST_UNPACKED: u64 = 512 << 20;
/// The most cells of a sheet (as many as an old one can hold, empty ones included), and bytes of their texts.
const MOST_CELLS: usize = 16 << 20;
const MOST_TEXT: u64 = 256 << 20;

/// What a cell was before it became text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// Text, or anything that is not a number.
    Text,
    /// A binary fraction: digits beyond the fifteenth are made up.
    Number,
}

/// One sheet, held in memory as one long text.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// What its tab says.
    pub(super) name: String,
    text: String,
    cells: Vec<SheetCell>,
    rows: Vec<SheetRow>,
}

#[derive(Clone, Copy, Debug)]
struct SheetCell {
    column: u32,
    end: usize,
    nature: Nature,
}

#[derive(Clone, Copy, Debug)]
struct SheetRow {
    number: u32,
    /// The index of the cell after its last.
    end: usize,
}

/// One cell of a row: its column counted from 0, its text, what it was.
pub(super) type CellOf<'a> = (usize, &'a str, Nature);

impl Sheet {
    /// Whether no cell holds anything.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The row at this index: its number in the spreadsheet, counted from 1, and the cells that hold something.
    pub(super) fn row(&self, index: usize) -> Option<(u64, impl Iterator<Item = CellOf<'_>>)> {
        let row = self.rows.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.rows.get(before)).map_or(0, |before| before.end);
        let mut text_start = start.checked_sub(1).and_then(|before| self.cells.get(before)).map_or(0, |cell| cell.end);
        let cells = self.cells.get(start..row.end).unwrap_or_default().iter().map(move |cell| {
            let text = self.text.get(text_start..cell.end).unwrap_or_default();
            text_start = cell.end;
            (usize::try_from(cell.column).unwrap_or(usize::MAX), text, cell.nature)
        });
        Some((u64::from(row.number).saturating_add(1), cells))
    }

    /// Adds a cell, which must not lie above the last one.
    fn push(&mut self, row: u32, column: u32, text: &str, nature: Nature) -> Result<(), SpreadsheetFault> {
        if text.is_empty() {
            return Ok(());
        }
        if self.cells.len() >= MOST_CELLS {
            return Err(SpreadsheetFault::TooManyCells { limit: MOST_CELLS });
        }
        let bytes = u64::try_from(self.text.len()).unwrap_or(u64::MAX);
        if bytes > MOST_TEXT {
            return Err(SpreadsheetFault::TooLarge { bytes, limit: MOST_TEXT });
        }
        let last = self.rows.last().map(|r| r.number);
        let last_column = self.cells.last().map(|c| c.column);
        let in_order = match last {
            None => true,
            Some(number) if number == row => last_column < Some(column),
            Some(number) => number < row,
        };
        if !in_order {
            return Err(SpreadsheetFault::Broken { detail: format!("cell ({row}, {column}) is out of order") });
        }
        self.text.push_str(text);
        self.cells.push(SheetCell { column, end: self.text.len(), nature });
        let end = self.cells.len();
        match self.rows.last_mut().filter(|r| r.number == row) {
            Some(same) => same.end = end,
            None => self.rows.push(SheetRow { number: row, end }),
        }
        Ok(())
    }
}

/// The visible sheets of a spreadsheet, read one at a time.
pub(super) enum Workbook {
    /// The new form.
    Xlsx(Box<Xlsx<BufReader<File>>>),
    /// The old form.
    Xls(Box<Xls<BufReader<File>>>),
}

/// Turns the library's panic on damaged bytes into a refusal: its parsers index into what they read.
fn guarded<T>(read: impl FnOnce() -> Result<T, SpreadsheetFault>) -> Result<T, FileError> {
    let broken = |_| Err(SpreadsheetFault::Broken { detail: "the reader gave up".to_owned() });
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(broken).map_err(FileError::Spreadsheet)
}

fn broken(error: &impl ToString) -> SpreadsheetFault {
    SpreadsheetFault::Broken { detail: error.to_string() }
}

impl Workbook {
    /// Opens an XLSX file, unless it would unpack to absurd size.
    pub(super) fn xlsx(path: &Path) -> Result<Self, FileError> {
        let mut file = opened(path)?;
        let too_large = |bytes| SpreadsheetFault::TooLarge { bytes, limit: LARGEST_UNPACKED };
        match unpacked_size(&mut file)? {
            None => return Err(FileError::Spreadsheet(broken(&"no table of contents"))),
            Some(bytes) if bytes > LARGEST_UNPACKED => return Err(FileError::Spreadsheet(too_large(bytes))),
            Some(_) => {}
        }
        file.seek(SeekFrom::Start(0))?;
        let why =
            |e: XlsxError| if matches!(e, XlsxError::Password) { SpreadsheetFault::Encrypted } else { broken(&e) };
        guarded(|| Xlsx::new(BufReader::new(file)).map(|book| Self::Xlsx(Box::new(book))).map_err(why))
    }

    /// Opens an XLS file; or says that it is an XLSX file locked into the same kind of box by a password.
    pub(super) fn xls(path: &Path) -> Result<Self, FileError> {
        let (file, boxed) = (opened(path)?, opened(path)?);
        let limit = u64::try_from(MOST_CELLS).unwrap_or(u64::MAX);
        if most_cells(BufReader::new(opened(path)?)).is_some_and(|cells| cells > limit) {
            return Err(FileError::Spreadsheet(SpreadsheetFault::TooManyCells { limit: MOST_CELLS }));
        }
        let locked = || matches!(Xlsx::new(BufReader::new(boxed)), Err(XlsxError::Password));
        let why = |e: XlsError| {
            let encrypted = matches!(e, XlsError::Password) || locked();
            if encrypted { SpreadsheetFault::Encrypted } else { broken(&e) }
        };
        guarded(|| Xls::new(BufReader::new(file)).map(|book| Self::Xls(Box::new(book))).map_err(why))
    }

    /// The names of the visible sheets, in the order of their tabs.
    pub(super) fn sheets(&self) -> Vec<String> {
        let entries = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
        };
        let visible = |s: &&SheetEntry| s.visible == SheetVisible::Visible && s.typ == SheetType::WorkSheet;
        entries.iter().filter(visible).map(|s| s.name.clone()).collect()
    }

    /// Reads one sheet.
    pub(super) fn sheet(&mut self, name: &str) -> Result<Sheet, FileError> {
        match self {
            Self::Xlsx(book) => guarded(|| new_sheet(book, name)),
            Self::Xls(book) => guarded(|| old_sheet(book, name)),
        }
    }
}

fn opened(path: &Path) -> Result<File, FileError> {
    let file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let too_large = SpreadsheetFault::TooLarge { bytes, limit: LARGEST_FILE };
    if bytes > LARGEST_FILE { Err(FileError::Spreadsheet(too_large)) } else { Ok(file) }
}

/// Cell by cell: a sheet with one cell at each end of its million rows costs two cells.
fn new_sheet(book: &mut Xlsx<BufReader<File>>, name: &str) -> Result<Sheet, SpreadsheetFault> {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let mut cells = book.worksheet_cells_reader(name).map_err(|e| broken(&e))?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|e| broken(&e))? {
        let (row, column) = cell.pos;
        if matches!(cell.value, DataRef::Empty) && cell.formula.is_some() {
            // A program that is no spreadsheet wrote the formula and reckoned nothing: it would pass for an empty cell.
            let (line, column) = (u64::from(row).saturating_add(1), u64::from(column).saturating_add(1));
            return Err(SpreadsheetFault::NotReckoned { line, column });
        }
        if let DataRef::SharedString(text) = cell.value {
            sheet.push(row, column, text, Nature::Text)?;
            continue;
        }
        let (text, nature) = written(&Data::from(cell.value));
        sheet.push(row, column, &text, nature)?;
    }
    Ok(sheet)
}

fn old_sheet(book: &mut Xls<BufReader<File>>, name: &str) -> Result<Sheet, SpreadsheetFault> {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let range = book.worksheet_range(name).map_err(|e| broken(&e))?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let offset =
        |first: u32, by: usize| u32::try_from(by).ok().and_then(|by| first.checked_add(by)).unwrap_or(u32::MAX);
    for (row, column, value) in range.used_cells() {
        let (text, nature) = written(value);
        sheet.push(offset(first_row, row), offset(first_column, column), &text, nature)?;
    }
    Ok(sheet)
}

/// A cell as text.
fn written(value: &Data) -> (String, Nature) {
    match value {
        Data::Int(number) => (number.to_string(), Nature::Number),
        Data::Float(number) => (shortest(*number), Nature::Number),
        Data::DateTime(moment) => (day_and_time(moment), Nature::Text),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => (text.clone(), Nature::Text),
        Data::Bool(yes) => (yes.to_string().to_uppercase(), Nature::Text),
        Data::Error(error) => (error.to_string(), Nature::Text),
        Data::Empty => (String::new(), Nature::Text),
    }
}

/// The shortest decimal text that reads back as the same number; never with an exponent.
fn shortest(number: f64) -> String {
    let text = number.to_string();
    if text == "-0" { "0".to_owned() } else { text }
}

/// `2020-02-08`, `2020-02-08 10:20:30`, or `10:20:30` for a cell that holds no day.
fn day_and_time(moment: &ExcelDateTime) -> String {
    let number = moment.as_f64();
    if number < 0.0 || moment.is_duration() {
        return shortest(number);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if number < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00:00" { date } else { format!("{date} {time}") }
}
