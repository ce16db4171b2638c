//! Which bytes are which characters. Decided over the whole file, never over its beginning: a bank's export may be
//! ASCII for a thousand lines before the first name.

use std::io::{Cursor, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, DecoderResult, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::import::trouble::FileError;

/// The encoding of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 with a byte order mark, as Excel and phones write it.
    Utf8Marked,
    /// GB18030, and so GBK and GB2312: Chinese Windows and most banks.
    Gb18030,
    /// UTF-16, little end first, with its mark: Excel's "Unicode text".
    Utf16Le,
    /// UTF-16, big end first, with its mark.
    Utf16Be,
}

impl Encoding {
    /// Its name in the registry of such names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Marked => "UTF-8",
            Self::Gb18030 => "GB18030",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        }
    }

    /// How many bytes the mark at the beginning takes.
    pub(super) const fn mark(self) -> u8 {
        match self {
            Self::Utf8 | Self::Gb18030 => 0,
            Self::Utf16Le | Self::Utf16Be => 2,
            Self::Utf8Marked => 3,
        }
    }

    /// A decoder for what follows the mark.
    pub(super) fn decoder(self) -> Decoder {
        self.table().new_decoder_without_bom_handling()
    }

    /// Which bytes are which characters.
    fn table(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 | Self::Utf8Marked => UTF_8,
            Self::Gb18030 => GB18030,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
        }
    }

    /// The encoding that the mark at the beginning announces.
    fn announced(head: &[u8]) -> Option<Self> {
        match head {
            [0xEF, 0xBB, 0xBF, ..] => Some(Self::Utf8Marked),
            [0xFF, 0xFE, ..] => Some(Self::Utf16Le),
            [0xFE, 0xFF, ..] => Some(Self::Utf16Be),
            _ => None,
        }
    }
}

/// What a pass over the whole file found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Script {
    /// Its encoding.
    pub(super) encoding: Encoding,
    /// Whether lines end with a carriage return alone, as on old Macintoshes.
    pub(super) carriage_returns: bool,
}

/// Where a guess failed.
#[derive(Clone, Copy, Debug)]
struct Flaw {
    offset: u64,
    line: u64,
}

/// The text of a short file that is read whole, such as a form somebody filled in: without its mark, and with lines that
/// end as lines do.
///
/// # Errors
/// [`FileError::Encoding`].
pub fn text(bytes: &[u8]) -> Result<String, FileError> {
    let Script { encoding, carriage_returns } = detect(&mut Cursor::new(bytes), bytes)?;
    let words = bytes.get(usize::from(encoding.mark())..).unwrap_or_default();
    let (text, _) = encoding.table().decode_without_bom_handling(words);
    Ok(if carriage_returns { text.replace('\r', "\n") } else { text.into_owned() })
}

/// Finds the encoding under which every byte of the file is a character.
pub(super) fn detect(file: &mut (impl Read + Seek), head: &[u8]) -> Result<Script, FileError> {
    if let Some(encoding) = Encoding::announced(head) {
        return attempt(file, encoding)?.map_err(told);
    }
    if let Some(script) = plain_utf8(file)? {
        return Ok(script);
    }
    let as_utf8 = match attempt(file, Encoding::Utf8)? {
        Ok(script) => return Ok(script),
        Err(flaw) => flaw,
    };
    let as_gb18030 = match attempt(file, Encoding::Gb18030)? {
        Ok(script) => return Ok(script),
        Err(flaw) => flaw,
    };
    Err(told(if as_gb18030.offset > as_utf8.offset { as_gb18030 } else { as_utf8 }))
}

/// Whether the file is UTF-8 without a mark, asked the quick way: where it is not, [`attempt`] says where.
fn plain_utf8(file: &mut (impl Read + Seek)) -> Result<Option<Script>, FileError> {
    file.seek(SeekFrom::Start(0))?;
    let mut bytes = vec![0; 1 << 18];
    let (mut kept, mut has_feed, mut has_return) = (0_usize, false, false);
    loop {
        let count = file.read(bytes.get_mut(kept..).unwrap_or_default())?;
        let filled = kept.saturating_add(count);
        let text = bytes.get(..filled).unwrap_or_default();
        has_feed = has_feed || text.contains(&b'\n');
        has_return = has_return || (!has_feed && text.contains(&b'\r'));
        let whole = match std::str::from_utf8(text) {
            Ok(_) => filled,
            // The beginning of a character whose end comes with the next bytes.
            Err(error) if error.error_len().is_none() && count > 0 => error.valid_up_to(),
            Err(_) => return Ok(None),
        };
        if count == 0 {
            return Ok(Some(Script { encoding: Encoding::Utf8, carriage_returns: !has_feed && has_return }));
        }
        bytes.copy_within(whole..filled, 0);
        kept = filled.saturating_sub(whole);
    }
}

fn told(flaw: Flaw) -> FileError {
    FileError::Encoding { offset: flaw.offset, line: flaw.line }
}

/// Reads the whole file under one guess.
fn attempt(file: &mut (impl Read + Seek), encoding: Encoding) -> Result<Result<Script, Flaw>, FileError> {
    let mark = u64::from(encoding.mark());
    file.seek(SeekFrom::Start(mark))?;
    let mut pass =
        Pass { decoder: encoding.decoder(), offset: mark, line_feeds: 0, returns: 0, text: vec![0; 1 << 17] };
    let mut bytes = vec![0; 1 << 15];
    loop {
        let count = file.read(&mut bytes)?;
        let chunk = bytes.get(..count).unwrap_or_default();
        if let Err(flaw) = pass.take(chunk, count == 0) {
            return Ok(Err(flaw));
        }
        if count == 0 {
            let carriage_returns = pass.line_feeds == 0 && pass.returns > 0;
            return Ok(Ok(Script { encoding, carriage_returns }));
        }
    }
}

/// One pass of a decoder over the file.
struct Pass {
    decoder: Decoder,
    offset: u64,
    line_feeds: u64,
    returns: u64,
    text: Vec<u8>,
}

impl Pass {
    fn take(&mut self, mut chunk: &[u8], last: bool) -> Result<(), Flaw> {
        loop {
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(chunk, &mut self.text, last);
            self.offset = self.offset.saturating_add(wide(read));
            let text = self.text.get(..written).unwrap_or_default();
            self.line_feeds = self.line_feeds.saturating_add(count(text, b'\n'));
            self.returns = self.returns.saturating_add(count(text, b'\r'));
            chunk = chunk.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, after) => {
                    let back = u64::from(length).saturating_add(u64::from(after));
                    let line = self.line_feeds.saturating_add(1);
                    return Err(Flaw { offset: self.offset.saturating_sub(back), line });
                }
            }
        }
    }
}

fn count(text: &[u8], byte: u8) -> u64 {
    text.iter().fold(0, |sum: u64, b| sum.saturating_add(u64::from(*b == byte)))
}

/// A length as a file offset.
fn wide(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
