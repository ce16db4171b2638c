//! The line: one entry of the ledger as it is stored, hashed and handed out.
//!
//! `{"at":…,"by":…,"event":{…},"kind":…,"prev":…,"seq":…,"sig":…}`, canonical JSON without a line
//! feed. Its hash is [`Hash::of_leaf`] of exactly these bytes.

use super::canonical::{Expected, LineError, Scanner, escape_into};
use super::key::Signature;
use super::leaf::Hash;
use super::spelling;

/// Bytes a line may have: 60 KiB.
pub const MAX_BYTES: usize = 60 * 1024;

/// An entry's seven keys, borrowed from the text it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// When it was recorded, UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    pub at: &'a str,
    /// Who recorded it: the operator's short name, without `"` or `\`; empty if nobody did.
    pub by: &'a str,
    /// The event: a canonical JSON object, as text.
    pub event: &'a str,
    /// The kind of event, `[a-z_]+`.
    pub kind: &'a str,
    /// The leaf of the line before; [`Hash::ZERO`] in entry 0.
    pub prev: Hash,
    /// The entry's number: 0, 1, 2 …
    pub seq: u64,
    /// The recorder's [`Signature`] as text; empty when nobody signed.
    pub sig: &'a str,
}

impl<'a> Line<'a> {
    /// Reads a line, accepting its one canonical spelling and nothing else.
    ///
    /// # Errors
    /// [`LineError`] says at which byte the line left the grammar, and what should have stood there.
    pub fn parse(text: &'a str) -> Result<Self, LineError> {
        if text.len() > MAX_BYTES {
            return Err(LineError::TooLong { length: text.len(), most: MAX_BYTES });
        }
        let mut scanner = Scanner::new(text);
        scanner.text("{\"at\":")?;
        let at = field(&mut scanner, Expected::Time, time)?;
        scanner.text(",\"by\":")?;
        let by = field(&mut scanner, Expected::PlainText, plain)?;
        scanner.text(",\"event\":")?;
        let event = scanner.object(2)?;
        scanner.text(",\"kind\":")?;
        let kind = field(&mut scanner, Expected::Kind, word)?;
        scanner.text(",\"prev\":")?;
        let prev = field(&mut scanner, Expected::Hash, |raw| raw.parse().ok())?;
        scanner.text(",\"seq\":")?;
        let seq = field(&mut scanner, Expected::Number, spelling::from_decimal)?;
        scanner.text(",\"sig\":")?;
        let sig = field(&mut scanner, Expected::Signature, signature)?;
        scanner.text("}")?;
        scanner.end()?;
        Ok(Self { at, by, event, kind, prev, seq, sig })
    }

    /// Reads a line from bytes that may not even be text.
    ///
    /// # Errors
    /// As [`Line::parse`]; [`LineError::NotUtf8`] besides.
    pub fn parse_bytes(bytes: &'a [u8]) -> Result<Self, LineError> {
        let text = std::str::from_utf8(bytes).map_err(|error| LineError::NotUtf8 { offset: error.valid_up_to() })?;
        Self::parse(text)
    }

    /// Appends the line's bytes, without a line feed. What the fields hold is not examined:
    /// [`Line::to_text`] does, and is what an entry about to be stored goes through.
    pub fn write_to(&self, out: &mut Vec<u8>) {
        self.write_with(out, |out| out.extend_from_slice(self.event.as_bytes()));
    }

    /// The same, with an event that `write_event` appends as canonical JSON: it need not be put together elsewhere.
    pub fn write_with(&self, out: &mut Vec<u8>, write_event: impl FnOnce(&mut Vec<u8>)) {
        out.extend_from_slice(b"{\"at\":\"");
        escape_into(self.at, out);
        out.extend_from_slice(b"\",\"by\":\"");
        escape_into(self.by, out);
        out.extend_from_slice(b"\",\"event\":");
        write_event(out);
        out.extend_from_slice(b",\"kind\":\"");
        escape_into(self.kind, out);
        out.extend_from_slice(b"\",\"prev\":\"");
        spelling::hex_into(self.prev.as_bytes(), out);
        out.extend_from_slice(b"\",\"seq\":\"");
        spelling::decimal_into(self.seq, out);
        out.extend_from_slice(b"\",\"sig\":\"");
        escape_into(self.sig, out);
        out.extend_from_slice(b"\"}");
    }

    /// The line as text, written and read back, so that nothing is ever stored that a reader would
    /// refuse.
    ///
    /// # Errors
    /// [`LineError`] if a field does not hold what its grammar asks.
    ///
    /// # Panics
    /// Never: text between ASCII punctuation is text.
    pub fn to_text(&self) -> Result<String, LineError> {
        let mut bytes = Vec::new();
        self.write_to(&mut bytes);
        let text = String::from_utf8(bytes).expect("joined text cannot stop being text");
        Line::parse(&text)?;
        Ok(text)
    }
}

/// A string that `read` understands.
fn field<'a, T>(
    scanner: &mut Scanner<'a>,
    expected: Expected,
    read: impl FnOnce(&'a str) -> Option<T>,
) -> Result<T, LineError> {
    // The string begins after its quotation mark.
    let offset = scanner.offset().saturating_add(1);
    let raw = scanner.string()?;
    read(raw).ok_or(LineError::Unexpected { offset, expected })
}

/// An instant by its shape. Whether the month has that day is the audit's question.
fn time(raw: &str) -> Option<&str> {
    let bytes: &[u8; 20] = raw.as_bytes().try_into().ok()?;
    let [y1, y2, y3, y4, b'-', o1, o2, b'-', d1, d2, b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'Z'] = *bytes else {
        return None;
    };
    let digits = [y1, y2, y3, y4, o1, o2, d1, d2, h1, h2, m1, m2, s1, s2];
    // Two digits compare as the number they spell.
    let is_shaped = digits.iter().all(u8::is_ascii_digit)
        && (*b"01"..=*b"12").contains(&[o1, o2])
        && (*b"01"..=*b"31").contains(&[d1, d2])
        && [h1, h2] <= *b"23"
        && m1 <= b'5'
        && s1 <= b'5';
    is_shaped.then_some(raw)
}

fn plain(raw: &str) -> Option<&str> {
    (!raw.contains('\\')).then_some(raw)
}

fn word(raw: &str) -> Option<&str> {
    let shaped = raw.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_'));
    (shaped && !raw.is_empty()).then_some(raw)
}

fn signature(raw: &str) -> Option<&str> {
    (raw.is_empty() || raw.parse::<Signature>().is_ok()).then_some(raw)
}
