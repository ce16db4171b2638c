//! A file on a desk: written, opened, read.

use std::io::Write;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use mingbai::import::{Asked, ColumnMap, FileError, List, Outcome, Profile, Reason, Row, Trouble};
use mingbai::ledger::period::{Day, UtcOffset};
use mingbai::ledger::slip::Slip;
use mingbai::ledger::yuan::Yuan;
use tempfile::NamedTempFile;

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// Nothing special: the built-in profile, today is 2026-11-22.
pub(crate) fn asked() -> Asked {
    Asked {
        profile: Profile::donations(),
        map: ColumnMap::default(),
        date: None,
        project: None,
        clean: false,
        today: day("2026-11-22"),
        offset: UtcOffset::china(),
    }
}

pub(crate) fn asked_on(date: &str) -> Asked {
    Asked { date: Some(day(date)), ..asked() }
}

pub(crate) fn mapped(map: &str) -> Asked {
    Asked { map: map.parse().expect("a map"), ..asked() }
}

pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import").join(name)
}

pub(crate) fn file(bytes: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("room on the disk");
    file
}

/// A list together with its file, which is read again from its path and must stay as long as the list.
#[derive(Debug)]
pub(crate) struct Opened {
    list: List,
    _paper: NamedTempFile,
}

impl Deref for Opened {
    type Target = List;

    fn deref(&self) -> &List {
        &self.list
    }
}

pub(crate) fn open(bytes: impl AsRef<[u8]>, asked: Asked) -> Result<Opened, FileError> {
    let paper = file(bytes.as_ref());
    List::open(paper.path(), asked).map(|list| Opened { list, _paper: paper })
}

pub(crate) fn rows(list: &List) -> Vec<Row> {
    list.rows().expect("rows").collect::<Result<_, _>>().expect("readable to the end")
}

pub(crate) fn read(text: &str, asked: Asked) -> Vec<Row> {
    rows(&open(text, asked).expect("a list"))
}

pub(crate) fn gifts(rows: &[Row]) -> Vec<&Slip> {
    rows.iter().filter_map(gift).collect()
}

pub(crate) fn sum(rows: &[Row]) -> String {
    Yuan::sum(gifts(rows).iter().map(|s| s.amount)).expect("a sum").to_string()
}

/// Line, column, value and reason of every trouble.
pub(crate) fn troubles(rows: &[Row]) -> Vec<(u64, Option<&str>, &str, Reason)> {
    rows.iter().filter_map(bad).flatten().map(told).collect()
}

fn gift(row: &Row) -> Option<&Slip> {
    if let Outcome::Gift(slip) = &row.outcome { Some(slip) } else { None }
}

fn bad(row: &Row) -> Option<&Vec<Trouble>> {
    if let Outcome::Bad(troubles) = &row.outcome { Some(troubles) } else { None }
}

fn told(trouble: &Trouble) -> (u64, Option<&str>, &str, Reason) {
    (trouble.line, trouble.column.as_deref(), trouble.value.as_str(), trouble.reason.clone())
}
