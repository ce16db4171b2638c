//! Decoded text, handed to the CSV reader one physical line at a time. So the line on which a record ends is known
//! exactly: the reader's own count is off by one after `\r\n` and does not see the blank lines it skips. And a record
//! that never ends is stopped before it fills the memory.

use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, DecoderResult};

use crate::import::encoding::{Encoding, Script};

/// The most bytes one record may have, in UTF-8.
pub(super) const LONGEST_ROW: usize = 1 << 20;

/// The record has more than [`LONGEST_ROW`] bytes; travels inside an [`io::Error`] through the CSV reader.
#[derive(Debug)]
pub(super) struct Endless;

impl fmt::Display for Endless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record without end")
    }
}

impl std::error::Error for Endless {}

/// The text of a file in UTF-8, line by line.
pub(super) struct Ink {
    file: File,
    /// None for UTF-8, which needs no change.
    decoder: Option<Decoder>,
    carriage_returns: bool,
    raw: Vec<u8>,
    ready: Vec<u8>,
    at: usize,
    ended: bool,
    lines: u64,
    mid_line: bool,
    spent: usize,
}

impl Ink {
    /// The text of a file whose encoding is known.
    pub(super) fn new(mut file: File, script: Script) -> io::Result<Self> {
        file.seek(SeekFrom::Start(u64::from(script.encoding.mark())))?;
        let decoder = match script.encoding {
            Encoding::Utf8 | Encoding::Utf8Marked => None,
            Encoding::Gb18030 | Encoding::Utf16Le | Encoding::Utf16Be => Some(script.encoding.decoder()),
        };
        Ok(Self {
            file,
            decoder,
            carriage_returns: script.carriage_returns,
            raw: vec![0; 1 << 16],
            ready: Vec::with_capacity(1 << 16),
            at: 0,
            ended: false,
            lines: 0,
            mid_line: false,
            spent: 0,
        })
    }

    /// The line of the last byte handed out, counted from 1; 0 before the first.
    pub(super) fn line(&self) -> u64 {
        self.lines.saturating_add(u64::from(self.mid_line))
    }

    /// Says that a record is complete: the next one may be [`LONGEST_ROW`] bytes again.
    pub(super) fn next_record(&mut self) {
        self.spent = 0;
    }

    /// Reads and decodes the next piece of the file.
    fn refill(&mut self) -> io::Result<()> {
        self.at = 0;
        self.ready.clear();
        while self.ready.is_empty() && !self.ended {
            let count = self.file.read(&mut self.raw)?;
            self.ended = count == 0;
            let bytes = self.raw.get(..count).unwrap_or_default();
            match &mut self.decoder {
                None => self.ready.extend_from_slice(bytes),
                Some(decoder) => decode(decoder, bytes, self.ended, &mut self.ready)?,
            }
        }
        if self.carriage_returns {
            self.ready.iter_mut().filter(|b| **b == b'\r').for_each(|b| *b = b'\n');
        }
        Ok(())
    }
}

/// Appends the decoded bytes. The file was checked when it was opened: a flaw now means that it changed.
fn decode(decoder: &mut Decoder, mut bytes: &[u8], last: bool, ready: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(1 << 18);
        let start = ready.len();
        ready.resize(start.saturating_add(room), 0);
        let space = ready.get_mut(start..).unwrap_or_default();
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(bytes, space, last);
        ready.truncate(start.saturating_add(written));
        bytes = bytes.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return Ok(()),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => return Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

impl Read for Ink {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.ready.len() {
            self.refill()?;
        }
        let rest = self.ready.get(self.at..).unwrap_or_default();
        let line_end = rest.iter().position(|b| *b == b'\n').map_or(rest.len(), |at| at.saturating_add(1));
        let count = line_end.min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        match rest.get(..count).and_then(<[u8]>::last) {
            Some(b'\n') => {
                self.lines = self.lines.saturating_add(1);
                self.mid_line = false;
            }
            Some(_) => self.mid_line = true,
            None => {}
        }
        self.at = self.at.saturating_add(count);
        self.spent = self.spent.saturating_add(count);
        if self.spent > LONGEST_ROW { Err(io::Error::other(Endless)) } else { Ok(count) }
    }
}
