//! Canonical JSON (RFC 8785) cut down to what a ledger needs: objects, arrays, and leaves that are
//! all strings, so that no number ever has two spellings.
//!
//! Read strictly in one pass and never repaired: another spelling of the same JSON is another
//! text, and whoever wrote it was not this program.

use unicode_normalization::char::is_public_assigned;

/// The version of the Unicode tables that decide which code points are assigned, as entry 0 names
/// it: major, minor, update.
pub const UNICODE_VERSION: (u8, u8, u8) = unicode_normalization::UNICODE_VERSION;

/// Objects and arrays within one another, the outermost counted as the first.
pub const MAX_DEPTH: u8 = 8;

/// What is wrong with a line, or another piece of canonical JSON, and at which byte from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// More bytes than a line may have.
    #[error("{length} bytes are more than the {most} a line may have")]
    TooLong {
        /// Bytes found.
        length: usize,
        /// Bytes allowed.
        most: usize,
    },
    /// Bytes that are no UTF-8.
    #[error("byte {offset}: not UTF-8")]
    NotUtf8 {
        /// Where the first bad byte stands.
        offset: usize,
    },
    /// Something else stands where the grammar wants this.
    #[error("byte {offset}: expected {expected}")]
    Unexpected {
        /// Where it should have stood.
        offset: usize,
        /// What should have stood there.
        expected: Expected,
    },
    /// The keys of an object do not strictly ascend.
    #[error("byte {offset}: keys must ascend and none may stand twice")]
    KeyOutOfOrder {
        /// Where the offending key begins.
        offset: usize,
    },
    /// Objects and arrays deeper than [`MAX_DEPTH`].
    #[error("byte {offset}: nested deeper than {MAX_DEPTH}")]
    TooDeep {
        /// Where the level too many opens.
        offset: usize,
    },
    /// A character that [`is_allowed`] refuses.
    #[error("byte {offset}: the character U+{:04X} may not stand in a ledger", u32::from(*.character))]
    Character {
        /// Where it stands.
        offset: usize,
        /// The character.
        character: char,
    },
    /// A backslash before anything but `"` and `\`.
    #[error("byte {offset}: only the quotation mark and the backslash are escaped")]
    Escape {
        /// Where the backslash stands.
        offset: usize,
    },
    /// A string that is not in Unicode Normalization Form C.
    #[error("byte {offset}: the text is not in NFC")]
    NotNfc {
        /// Where the string begins.
        offset: usize,
    },
}

/// What the grammar wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Expected {
    /// Exactly this text.
    #[error("`{0}`")]
    Text(&'static str),
    /// A key of `[a-z_]+`.
    #[error("a key of a-z and _")]
    Key,
    /// A string, an object or an array; numbers, booleans and null are none.
    #[error("a string, an object or an array")]
    Value,
    /// The closing quotation mark of a string.
    #[error("the end of the string")]
    EndOfString,
    /// A comma, or the end of the object or array.
    #[error("a comma or the end")]
    CommaOrEnd,
    /// Nothing: the text should have ended.
    #[error("the end of the line")]
    EndOfLine,
    /// A UTC instant `YYYY-MM-DDTHH:MM:SSZ`.
    #[error("a time YYYY-MM-DDTHH:MM:SSZ")]
    Time,
    /// Text without escapes.
    #[error("text without quotation mark or backslash")]
    PlainText,
    /// A kind of `[a-z_]+`.
    #[error("a kind of a-z and _")]
    Kind,
    /// 64 lowercase hex digits.
    #[error("64 lowercase hex digits")]
    Hash,
    /// A number without leading zero, within 64 bits.
    #[error("a number without leading zero, below 2^64")]
    Number,
    /// Nothing, or the standard base64 of 64 bytes.
    #[error("nothing, or 88 characters of base64")]
    Signature,
}

/// Whether a character may stand in a ledger.
///
/// Refused: controls (U+0000–001F, U+007F–009F), bidirectional controls (U+061C, U+200E–F,
/// U+202A–E, U+2066–9), zero-width and invisible formats (U+200B–D, U+2060–206F, U+FEFF), line and
/// paragraph separators (U+2028, U+2029), and whatever the Unicode version has not publicly
/// assigned: unassigned code points, non-characters, private use.
#[must_use]
pub fn is_allowed(character: char) -> bool {
    match character {
        ' '..='~' => true,
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => false,
        other => is_public_assigned(other),
    }
}

/// Writes text as the inside of a canonical string: `"` and `\` take a backslash, nothing else
/// does, since the controls that RFC 8785 §3.2.2.2 would escape may not stand in a ledger at all.
pub fn escape_into(text: &str, out: &mut Vec<u8>) {
    // Nearly every text stands for itself.
    if !text.bytes().fold(false, |found, byte| found | matches!(byte, b'"' | b'\\')) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    for byte in text.bytes() {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(byte);
    }
}

/// The text whose canonical escape is `raw`.
pub(super) fn unescape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut characters = raw.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.extend(characters.next()),
            plain => text.push(plain),
        }
    }
    text
}

/// The string under `key` at the top of a canonical object, escapes untouched; none if the key is
/// missing or holds no string.
///
/// # Errors
/// [`LineError`] if the object is not canonical.
pub fn member<'a>(object: &'a str, key: &str) -> Result<Option<&'a str>, LineError> {
    let mut found = None;
    let mut scanner = Scanner::new(object);
    scanner.members(1, |scanner, name| {
        if name == key && scanner.peek() == Some(b'"') {
            found = Some(scanner.string()?);
            Ok(())
        } else {
            scanner.value(2)
        }
    })?;
    scanner.end()?;
    Ok(found)
}

/// A canonical text in two: what stands between its values, which lines of one kind have in common, and the values, escapes
/// untouched. Joined in turns, beginning with the first part, they are the text again.
///
/// # Errors
/// [`LineError`] if the text is not one canonical object.
pub fn parted(object: &str) -> Result<(Vec<&str>, Vec<&str>), LineError> {
    let mut scanner = Scanner::new(object);
    scanner.object(1)?;
    scanner.end()?;
    let (mut parts, mut values) = (Vec::new(), Vec::new());
    let mut scanner = Scanner::new(object);
    let mut since = 0;
    while let Some(next) = scanner.peek() {
        if next != b'"' {
            scanner.skip(1);
            continue;
        }
        let value = scanner.string()?;
        if scanner.peek() == Some(b':') {
            continue; // a key: lines of one kind share it
        }
        let closing = scanner.offset().saturating_sub(1);
        let opening = closing.saturating_sub(value.len());
        parts.push(object.get(since..opening).unwrap_or_default());
        values.push(value);
        since = closing;
    }
    parts.push(object.get(since..).unwrap_or_default());
    Ok((parts, values))
}

/// One pass over a canonical text.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Bytes read so far.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    fn skip(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).expect("the scanner cannot stop inside a character")
    }

    fn unexpected<T>(&self, expected: Expected) -> Result<T, LineError> {
        Err(LineError::Unexpected { offset: self.at, expected })
    }

    /// Exactly this text.
    pub(super) fn text(&mut self, text: &'static str) -> Result<(), LineError> {
        if !self.rest().starts_with(text.as_bytes()) {
            return self.unexpected(Expected::Text(text));
        }
        self.skip(text.len());
        Ok(())
    }

    /// Nothing more.
    pub(super) fn end(&self) -> Result<(), LineError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => self.unexpected(Expected::EndOfLine),
        }
    }

    /// A string; what stands between its quotation marks, escapes untouched.
    pub(super) fn string(&mut self) -> Result<&'a str, LineError> {
        self.text("\"")?;
        let start = self.at;
        let mut surely_nfc = true;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.escape()?,
                Some(b' '..=b'~') => self.ascii_run(),
                // U+4000–9FFF: every one assigned since Unicode 14, none touched by normalization.
                Some(0xe4..=0xe9) => self.skip(3),
                Some(_) => surely_nfc &= self.character()?,
                None => return self.unexpected(Expected::EndOfString),
            }
        }
        let raw = self.since(start);
        if !surely_nfc && !unicode_normalization::is_nfc(raw) {
            return Err(LineError::NotNfc { offset: start });
        }
        self.skip(1);
        Ok(raw)
    }

    fn ascii_run(&mut self) {
        self.skip(plain_prefix(self.rest()));
    }

    fn escape(&mut self) -> Result<(), LineError> {
        match self.rest() {
            [b'\\', b'"' | b'\\', ..] => {
                self.skip(2);
                Ok(())
            }
            _ => Err(LineError::Escape { offset: self.at }),
        }
    }

    /// Any other character; whether normalization surely leaves it alone wherever it stands.
    fn character(&mut self) -> Result<bool, LineError> {
        let mut rest = self.text.get(self.at..).unwrap_or_default().chars();
        let Some(character) = rest.next() else {
            return self.unexpected(Expected::EndOfString);
        };
        if !is_allowed(character) {
            return Err(LineError::Character { offset: self.at, character });
        }
        self.skip(character.len_utf8());
        Ok(is_inert(character))
    }

    /// An object, at this level of nesting; its whole text.
    pub(super) fn object(&mut self, depth: u8) -> Result<&'a str, LineError> {
        let start = self.at;
        self.members(depth, |scanner, _| scanner.value(depth.saturating_add(1)))?;
        Ok(self.since(start))
    }

    fn value(&mut self, depth: u8) -> Result<(), LineError> {
        match self.peek() {
            Some(b'"') => self.string().map(drop),
            Some(b'{') => self.object(depth).map(drop),
            Some(b'[') => self.array(depth),
            _ => self.unexpected(Expected::Value),
        }
    }

    /// An object whose members are each read by `read` once the key and colon are past.
    fn members(
        &mut self,
        depth: u8,
        mut read: impl FnMut(&mut Self, &'a str) -> Result<(), LineError>,
    ) -> Result<(), LineError> {
        self.open("{", depth)?;
        if self.closes(b'}') {
            return Ok(());
        }
        let mut last = "";
        loop {
            let offset = self.at;
            let key = self.key()?;
            if key <= last {
                return Err(LineError::KeyOutOfOrder { offset });
            }
            last = key;
            read(self, key)?;
            if !self.continues(b'}')? {
                return Ok(());
            }
        }
    }

    fn array(&mut self, depth: u8) -> Result<(), LineError> {
        self.open("[", depth)?;
        if self.closes(b']') {
            return Ok(());
        }
        loop {
            self.value(depth.saturating_add(1))?;
            if !self.continues(b']')? {
                return Ok(());
            }
        }
    }

    fn open(&mut self, bracket: &'static str, depth: u8) -> Result<(), LineError> {
        if depth > MAX_DEPTH {
            return Err(LineError::TooDeep { offset: self.at });
        }
        self.text(bracket)
    }

    fn closes(&mut self, bracket: u8) -> bool {
        let closes = self.peek() == Some(bracket);
        if closes {
            self.skip(1);
        }
        closes
    }

    /// Past a comma: yes. Past the closing bracket: no.
    fn continues(&mut self, bracket: u8) -> Result<bool, LineError> {
        if self.closes(b',') {
            return Ok(true);
        }
        if self.closes(bracket) {
            return Ok(false);
        }
        self.unexpected(Expected::CommaOrEnd)
    }

    /// `"key":`, the key being `[a-z_]+`.
    fn key(&mut self) -> Result<&'a str, LineError> {
        self.text("\"")?;
        let start = self.at;
        let rest = self.rest();
        let length = rest.iter().position(|byte| !matches!(byte, b'a'..=b'z' | b'_'));
        self.skip(length.unwrap_or(rest.len()));
        let key = self.since(start);
        if key.is_empty() {
            return self.unexpected(Expected::Key);
        }
        self.text("\":")?;
        Ok(key)
    }
}

/// How many bytes at the beginning are ASCII that stands for itself in a string. Eight at a time: in
/// a ledger's verification this is where the time goes.
fn plain_prefix(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let marks = marked(u64::from_le_bytes(*word));
        if marks != 0 {
            let within = usize::try_from(marks.trailing_zeros() / 8).unwrap_or(0);
            return index.saturating_mul(8).saturating_add(within);
        }
    }
    let tail = rest.iter().position(|byte| !matches!(byte, b' '..=b'!' | b'#'..=b'[' | b']'..=b'~'));
    bytes.len().saturating_sub(rest.len()).saturating_add(tail.unwrap_or(rest.len()))
}

/// Marks, by its top bit, the first byte of the word that does not stand for itself: a control, `"`,
/// `\`, DEL or no ASCII. A borrow may mark bytes after it wrongly, never before it.
fn marked(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES.wrapping_mul(limit)) & !bytes;
    let equal = |byte: u64| below(word ^ ONES.wrapping_mul(byte), 1);
    (below(word, 0x20) | equal(0x22) | equal(0x5c) | equal(0x7f) | word) & TOPS
}

/// Characters common in Chinese text of which Unicode says `NFC_Quick_Check = Yes` and combining
/// class 0: text of these alone is in NFC (UAX #15 §9), without asking the tables.
fn is_inert(character: char) -> bool {
    matches!(
        character,
        '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}' | '\u{ff01}'..='\u{ff5e}'
    )
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::*;

    /// What the fast paths skip must be what the tables allow, whatever version they become.
    #[test]
    fn fast_paths_agree_with_the_tables() {
        let inert = ('\0'..=char::MAX).filter(|character| is_inert(*character));
        for character in ('\u{4000}'..='\u{9fff}').chain(inert) {
            assert!(is_allowed(character), "U+{:04X}", u32::from(character));
            assert_eq!(canonical_combining_class(character), 0);
            assert_eq!(is_nfc_quick(std::iter::once(character)), IsNormalized::Yes);
        }
    }

    /// Every byte at every place of a word, among bytes that stand for themselves.
    #[test]
    fn eight_bytes_at_a_time_agree_with_one() {
        for byte in 0..=u8::MAX {
            let stands = matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
            for place in 0..17 {
                let mut bytes = *b"0123456789 !~#[]z";
                *bytes.get_mut(place).expect("a place in the array") = byte;
                let expected = if stands { bytes.len() } else { place };
                assert_eq!(plain_prefix(&bytes), expected, "{byte:#x} at {place}");
            }
        }
    }

    #[test]
    fn private_use_and_non_characters_are_not_publicly_assigned() {
        for character in ['\u{e000}', '\u{f8ff}', '\u{f0000}', '\u{10fffd}', '\u{fdd0}', '\u{ffff}'] {
            assert!(!is_allowed(character));
        }
    }
}
