//! The whole file, readable as often as wanted.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use crate::import::asked::Asked;
use crate::import::encoding::{Encoding, detect};
use crate::import::heading::{Columns, Header, Miss, find};
use crate::import::row::{Judge, Row};
use crate::import::sheet::Workbook;
use crate::import::table::{Kind, Line, Table, TableRows, TextFile};
use crate::import::trouble::{FileError, SpreadsheetFault};

/// The characters that may stand between two cells, in the order in which they are tried.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// A list that was opened: its form is known and its header found, its rows are not judged yet.
#[derive(Debug)]
pub struct List {
    asked: Asked,
    kind: Kind,
    encoding: Option<Encoding>,
    sheets: Vec<String>,
    table: Table,
    header: Header,
}

impl List {
    /// Opens a file, whatever its name says it is, and finds its header.
    ///
    /// # Errors
    /// [`FileError`]: the file cannot be read, is no list, or its columns are unclear.
    pub fn open(path: &Path, asked: Asked) -> Result<Self, FileError> {
        let mut file = File::open(path)?;
        let mut head = Vec::new();
        file.by_ref().take(8).read_to_end(&mut head)?;
        match head.as_slice() {
            [] => Err(FileError::Empty),
            [b'P', b'K', 3, 4, ..] => Self::open_workbook(Workbook::xlsx(path)?, Kind::Xlsx, asked),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] => {
                Self::open_workbook(Workbook::xls(path)?, Kind::Xls, asked)
            }
            head => Self::open_text(path, &mut file, head, asked),
        }
    }

    /// The delimiter is the one with which a header is found.
    fn open_text(path: &Path, file: &mut File, head: &[u8], asked: Asked) -> Result<Self, FileError> {
        let script = detect(file, head)?;
        let text = TextFile::new(path, file, script)?;
        let mut best: Option<Miss> = None;
        for delimiter in DELIMITERS {
            let text = text.with_delimiter(delimiter);
            let kind = Kind::Text { delimiter: text.delimiter() };
            let encoding = Some(text.script().encoding);
            let table = Table::Text(text);
            match find(&mut table.rows()?, &asked) {
                Ok(header) => return Ok(Self { asked, kind, encoding, sheets: Vec::new(), table, header }),
                Err(miss) => keep_likelier(&mut best, miss),
            }
        }
        Err(best.map_or(FileError::Empty, |miss| miss.error))
    }

    /// The sheet is the first visible one in which a header is found.
    fn open_workbook(mut book: Workbook, kind: Kind, asked: Asked) -> Result<Self, FileError> {
        let sheets = book.sheets();
        let mut best: Option<Miss> = None;
        for name in &sheets {
            let sheet = book.sheet(name)?;
            if sheet.is_empty() {
                continue;
            }
            let table = Table::Sheet(sheet);
            match find(&mut table.rows()?, &asked) {
                Ok(header) => return Ok(Self { asked, kind, encoding: None, sheets, table, header }),
                Err(miss) => keep_likelier(&mut best, miss),
            }
        }
        Err(best.map_or(FileError::Spreadsheet(SpreadsheetFault::NoSheet), |miss| miss.error))
    }

    /// What kind of file it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The encoding of a text file; none for a spreadsheet.
    #[must_use]
    pub fn encoding(&self) -> Option<Encoding> {
        self.encoding
    }

    /// The line of the header, counted from 1.
    #[must_use]
    pub fn header_line(&self) -> u64 {
        self.header.line
    }

    /// The columns: what is read as what, and every heading.
    #[must_use]
    pub fn columns(&self) -> &Columns {
        &self.header.columns
    }

    /// The sheet that is read, in a spreadsheet.
    #[must_use]
    pub fn sheet(&self) -> Option<&str> {
        match &self.table {
            Table::Sheet(sheet) => Some(&sheet.name),
            Table::Text(_) => None,
        }
    }

    /// The visible sheets that are not read.
    pub fn other_sheets(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(String::as_str).filter(|name| Some(*name) != self.sheet())
    }

    /// The rows after the header, judged one by one; from the beginning each time.
    ///
    /// # Errors
    /// [`FileError::Changed`] when the file is no longer the one that was opened, or what reading says.
    pub fn rows(&self) -> Result<Rows<'_>, FileError> {
        let mut source = self.table.rows()?;
        let mut line = Line::default();
        for _ in 0..self.header.rows {
            if !source.read(&mut line)? {
                return Err(FileError::Changed);
            }
        }
        Ok(Rows { source, line, judge: Judge::new(&self.asked, &self.header.columns), over: false })
    }
}

/// Rows that travel together from the thread that judges them.
const TOGETHER: usize = 512;

impl List {
    /// Hands over every row after the header, judged, some hundreds at a time, in the order of the file. Another thread
    /// reads and judges the next ones meanwhile.
    ///
    /// # Errors
    /// As [`List::rows`], or whatever `take` says, which ends the walk.
    pub fn each_chunk<E: From<FileError>>(&self, mut take: impl FnMut(&[Row]) -> Result<(), E>) -> Result<(), E> {
        let rows = self.rows()?;
        std::thread::scope(|scope| {
            let (full, chunks) = sync_channel(2);
            let (back, used) = sync_channel(4);
            scope.spawn(move || read_ahead(rows, &full, &used));
            for (chunk, end) in chunks {
                take(&chunk)?;
                end.map_or(Ok(()), Err)?;
                // Nobody waits for used rows: if there is no room for them, they are dropped here.
                let _ = back.try_send(chunk);
            }
            Ok(())
        })
    }
}

/// Rows, and what ended the reading after them if something went wrong.
type Chunk = (Vec<Row>, Option<FileError>);

/// Rows come back to be dropped where they were made, so that two threads do not free each other's memory.
fn read_ahead(mut rows: Rows<'_>, full: &SyncSender<Chunk>, used: &Receiver<Vec<Row>>) {
    loop {
        let mut chunk = used.try_recv().unwrap_or_default();
        chunk.clear();
        let mut end = None;
        for row in rows.by_ref().take(TOGETHER) {
            match row {
                Ok(row) => chunk.push(row),
                Err(error) => end = Some(error),
            }
        }
        let is_last = chunk.len() < TOGETHER;
        if full.send((chunk, end)).is_err() || is_last {
            return;
        }
    }
}

fn keep_likelier(best: &mut Option<Miss>, miss: Miss) {
    if best.as_ref().is_none_or(|b| miss.likeness > b.likeness) {
        *best = Some(miss);
    }
}

/// A walk over the rows. It ends after the first [`FileError`].
pub struct Rows<'a> {
    source: TableRows<'a>,
    line: Line,
    judge: Judge<'a>,
    over: bool,
}

impl Rows<'_> {
    /// The cells of the row handed out last, as they stand in the file: for [`crate::import::write_bad_rows`].
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        self.line.cells().map(str::to_owned).collect()
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        match self.source.read(&mut self.line) {
            Ok(true) => Some(Ok(self.judge.judge(&self.line))),
            Ok(false) => {
                self.over = true;
                None
            }
            Err(error) => {
                self.over = true;
                Some(Err(error))
            }
        }
    }
}
