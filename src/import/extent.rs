//! How far the sheets of an old spreadsheet (XLS) reach, read from its own records before anything is unpacked: the library
//! that unpacks it makes room for every cell between the first and the last, so one changed byte would ask for 69 GB.
//!
//! A record is its kind, its length (each two bytes, little-endian) and so many bytes ([MS-XLS] 2.1.4); records of cells
//! begin with their row and column ([MS-XLS] 2.5.13).

use std::io::{Read, Seek};

/// The stream that holds the sheets, by the name it has had since 1995, and before.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];

/// Records of one cell each.
const ONE_CELL: [u16; 9] = [0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x00D6, 0x00FD, 0x027E];
/// Records of several cells in a row, which end with the last column.
const SEVERAL_CELLS: [u16; 2] = [0x00BD, 0x00BE];
/// What begins a sheet.
const BEGINNING: u16 = 0x0809;
/// What says itself how far a sheet reaches: rows, then columns, each as first and beyond the last.
const DIMENSIONS: u16 = 0x0200;

/// The most cells any sheet would take from its first row and column to its last; none when it cannot be read.
pub(super) fn most_cells(file: impl Read + Seek) -> Option<u64> {
    let mut container = cfb::CompoundFile::open(file).ok()?;
    let name = STREAMS.into_iter().find(|name| container.is_stream(name))?;
    let mut bytes = Vec::new();
    container.open_stream(name).ok()?.read_to_end(&mut bytes).ok()?;
    let (mut most, mut sheet) = (0_u64, Extent::default());
    let mut rest = bytes.as_slice();
    while let Some((kind, data, after)) = record(rest) {
        if kind == BEGINNING {
            sheet = Extent::default();
        }
        sheet.note(kind, data);
        most = most.max(sheet.cells());
        rest = after;
    }
    Some(most)
}

/// The first record of some bytes, and what comes after it.
fn record(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (kind, length) = (number(bytes, 0)?, number(bytes, 2)?);
    let (data, after) = bytes.get(4..)?.split_at_checked(usize::from(length))?;
    Some((kind, data, after))
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let end = at.checked_add(2)?;
    bytes.get(at..end)?.try_into().ok().map(u16::from_le_bytes)
}

/// How far a sheet reaches.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    rows: u64,
    columns: u64,
}

impl Extent {
    fn note(&mut self, kind: u16, data: &[u8]) {
        let row = number(data, 0).map(u64::from);
        let last = data.len().checked_sub(2).and_then(|at| number(data, at));
        let column = if ONE_CELL.contains(&kind) {
            number(data, 2)
        } else if SEVERAL_CELLS.contains(&kind) {
            // As many cells as fit, and the last column at the end: whichever reaches farther.
            last.max(number(data, 2))
        } else if kind == DIMENSIONS {
            return self.reach(self_said(data));
        } else {
            None
        };
        if let (Some(row), Some(column)) = (row, column.map(u64::from)) {
            self.reach((row.saturating_add(1), column.saturating_add(1)));
        }
    }

    fn reach(&mut self, (rows, columns): (u64, u64)) {
        (self.rows, self.columns) = (self.rows.max(rows), self.columns.max(columns));
    }

    fn cells(self) -> u64 {
        self.rows.saturating_mul(self.columns)
    }
}

/// Rows and columns as a sheet says itself: 32 bits each for rows since 1997.
fn self_said(data: &[u8]) -> (u64, u64) {
    let rows = data.get(4..8).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes);
    (rows.into(), number(data, 10).unwrap_or(0).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_far_away_reaches_far() {
        let mut sheet = Extent::default();
        sheet.note(0x0203, &[2, 0, 3, 0, 0, 0]);
        assert_eq!(sheet.cells(), 12);
        sheet.note(0x00BD, &[9, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 0]);
        assert_eq!(sheet.cells(), 80);
        sheet.note(0x00FD, &[255, 255, 255, 255, 0, 0]);
        assert_eq!(sheet.cells(), 1 << 32);
    }
}
