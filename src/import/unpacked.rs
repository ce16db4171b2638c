//! How large a zip archive becomes, read from its own table of contents before anything is unpacked.
//!
//! Known limit: a table that lies is believed; the unpacking library checks lengths only at the end.

use std::io::{self, Read, Seek, SeekFrom};

/// The end record: 22 bytes, then a comment of up to 65,535.
const END_LENGTH: u64 = 22;
const LONGEST_COMMENT: u64 = 65_535;

/// The sum of the unpacked sizes of all parts; none when there is no readable table of contents. A part or table in
/// the 64-bit form counts as `u64::MAX`: no list needs it.
///
/// # Errors
/// What reading the file says.
pub(super) fn unpacked_size(file: &mut (impl Read + Seek)) -> io::Result<Option<u64>> {
    let Some(table) = table_of_contents(file)? else {
        return Ok(None);
    };
    let mut rest = table.as_slice();
    let mut sum = 0_u64;
    while let Some(part) = Part::first(rest) {
        sum = sum.saturating_add(part.size);
        rest = rest.get(part.length..).unwrap_or_default();
    }
    Ok(Some(sum))
}

/// The bytes of the central directory, which the end record points at.
fn table_of_contents(file: &mut (impl Read + Seek)) -> io::Result<Option<Vec<u8>>> {
    let length = file.seek(SeekFrom::End(0))?;
    let tail_length = length.min(END_LENGTH.saturating_add(LONGEST_COMMENT));
    file.seek(SeekFrom::Start(length.saturating_sub(tail_length)))?;
    let mut tail = Vec::new();
    file.by_ref().take(tail_length).read_to_end(&mut tail)?;
    let Some(at) = tail.windows(4).rposition(|w| w == b"PK\x05\x06") else {
        return Ok(None);
    };
    let end = tail.get(at..).unwrap_or_default();
    let (Some(size), Some(start)) = (number4(end, 12), number4(end, 16)) else {
        return Ok(None);
    };
    file.seek(SeekFrom::Start(u64::from(start)))?;
    let mut table = Vec::new();
    file.by_ref().take(u64::from(size)).read_to_end(&mut table)?;
    Ok(Some(table))
}

/// One line of the table of contents.
struct Part {
    size: u64,
    length: usize,
}

impl Part {
    fn first(table: &[u8]) -> Option<Self> {
        if !table.starts_with(b"PK\x01\x02") {
            return None;
        }
        let size = number4(table, 24)?;
        let extras = [28, 30, 32].into_iter().map(|at| number2(table, at)).sum::<Option<u32>>()?;
        let length = usize::try_from(extras).ok()?.checked_add(46)?;
        Some(Self { size: if size == u32::MAX { u64::MAX } else { u64::from(size) }, length })
    }
}

fn number2(bytes: &[u8], at: usize) -> Option<u32> {
    let two = bytes.get(at..)?.first_chunk::<2>()?;
    Some(u32::from(u16::from_le_bytes(*two)))
}

fn number4(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*four))
}
