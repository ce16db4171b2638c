//! A receipt: one line, the path from it to a signed root, and what opens its name. Whoever holds
//! the ledger's public key can check it without asking anybody (C2SP tlog-proof).
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! extra <base64 of {"line":…,"name":…,"salt":…}>
//! index <number>
//! <base64 hash> …
//!
//! <checkpoint>
//! ```
//! It proves that the line stood there, not that no later line reversed it.

use std::fmt;
use std::str::FromStr;

use super::canonical::{self, LineError, Scanner, escape_into};
use super::checkpoint::{Checkpoint, CheckpointError};
use super::commitment::{Salt, commit};
use super::leaf::Hash;
use super::line::Line;
use super::note::{Note, NoteError, VerifierKey};
use super::proof::{MAX_HASHES, ProofError, verify_inclusion};
use super::spelling;

const HEADER: &str = "c2sp.org/tlog-proof@v1";
/// The private field a receipt opens, and the event's key that holds its commitment.
const NAME: &str = "name";

/// One entry with everything needed to check it; prints back byte for byte what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The entry's line.
    pub line: String,
    /// What opens the commitment under the event's `name`; none if the name stays closed.
    pub opening: Option<Opening>,
    /// The entry's number.
    pub index: u64,
    /// From the leaf's sibling up to a child of the root.
    pub path: Vec<Hash>,
    /// The signed checkpoint, verbatim.
    pub checkpoint_note: String,
}

/// A private name and the salt it was committed with.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    /// The name; never empty.
    pub name: String,
    /// Its salt.
    pub salt: Salt,
}

impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opening(…)")
    }
}

/// What a receipt turned out to prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<'a> {
    /// The head the line is under.
    pub checkpoint: Checkpoint,
    /// The line.
    pub line: Line<'a>,
    /// Its hash.
    pub leaf: Hash,
    /// The name that was committed to, if the receipt opens it.
    pub name: Option<&'a str>,
}

/// Why a receipt is none, or proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// The first line is not that of a tlog-proof.
    #[error("a receipt begins with {HEADER}")]
    Header,
    /// No `extra` line, or its base64 holds no UTF-8.
    #[error("the second line of a receipt is extra and base64")]
    Extra,
    /// What `extra` holds is not canonical, or has other keys than line, name, salt.
    #[error("extra: {0}")]
    ExtraObject(LineError),
    /// A name without a salt of 64 hex digits, or a salt without a name.
    #[error("a name is opened by a salt of 64 hex digits, and no salt stands without a name")]
    Salt,
    /// No `index` line with a number.
    #[error("the third line of a receipt is index and a number")]
    Index,
    /// A hash of the path that is not the base64 of 32 bytes.
    #[error("hash {0} of the path is not the base64 of 32 bytes")]
    PathHash(usize),
    /// The path has more hashes than any tree is high.
    #[error("a path holds at most {MAX_HASHES} hashes")]
    PathTooLong,
    /// No blank line and checkpoint after the path.
    #[error("the receipt has no checkpoint")]
    NoCheckpoint,
    /// What follows the blank line is no note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The line is not one of ours.
    #[error("line: {0}")]
    Line(LineError),
    /// The line's own number is another.
    #[error("the line says it is entry {seq}, the receipt {index}")]
    OtherNumber {
        /// The line's seq.
        seq: u64,
        /// The receipt's index.
        index: u64,
    },
    /// The checkpoint is not that ledger's.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The path does not lead from the line to the checkpoint's root.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The event commits to another name, or to none.
    #[error("the line does not commit to this name")]
    OtherName,
}

impl Receipt {
    /// Checks everything a receipt can prove: the key signed the checkpoint, the line is entry
    /// `index` under its root and says so itself, and the name, if opened, is the one committed to.
    /// Witnesses' signatures under the checkpoint are not looked at.
    ///
    /// # Errors
    /// [`ReceiptError`], the first thing that does not hold.
    pub fn check(&self, key: &VerifierKey) -> Result<Checked<'_>, ReceiptError> {
        self.under(Checkpoint::open(&self.checkpoint_note, key)?)
    }

    /// The same for whoever does not know the key: everything but that it signed the checkpoint.
    ///
    /// # Errors
    /// [`ReceiptError`], the first thing that does not hold.
    pub fn look(&self) -> Result<Checked<'_>, ReceiptError> {
        self.under(Checkpoint::parse_body(Note::parse(self.checkpoint_note.as_bytes())?.text())?)
    }

    /// The same receipt with its name closed, for whoever keeps it where others read.
    #[must_use]
    pub fn without_name(self) -> Self {
        Self { opening: None, ..self }
    }

    fn under(&self, checkpoint: Checkpoint) -> Result<Checked<'_>, ReceiptError> {
        let leaf = Hash::of_leaf(self.line.as_bytes());
        verify_inclusion(leaf, self.index, checkpoint.size, &self.path, checkpoint.root)?;
        let line = Line::parse(&self.line).map_err(ReceiptError::Line)?;
        if line.seq != self.index {
            return Err(ReceiptError::OtherNumber { seq: line.seq, index: self.index });
        }
        let name = match &self.opening {
            Some(opening) => Some(opening.name_in(line.event)?),
            None => None,
        };
        Ok(Checked { checkpoint, line, leaf, name })
    }

    fn extra(&self) -> Vec<u8> {
        let (name, salt) = match &self.opening {
            Some(opening) => (opening.name.as_str(), opening.salt.to_string()),
            None => ("", String::new()),
        };
        let mut extra = b"{\"line\":\"".to_vec();
        escape_into(&self.line, &mut extra);
        extra.extend_from_slice(b"\",\"name\":\"");
        escape_into(name, &mut extra);
        extra.extend_from_slice(b"\",\"salt\":\"");
        extra.extend_from_slice(salt.as_bytes());
        extra.extend_from_slice(b"\"}");
        extra
    }
}

impl Opening {
    /// The name, if the event commits to it.
    fn name_in(&self, event: &str) -> Result<&str, ReceiptError> {
        let committed = canonical::member(event, NAME).map_err(ReceiptError::Line)?;
        let commitment = commit(NAME, &self.salt, &self.name).to_string();
        if committed == Some(commitment.as_str()) { Ok(&self.name) } else { Err(ReceiptError::OtherName) }
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        writeln!(f, "extra {}", spelling::base64(&self.extra()))?;
        writeln!(f, "index {}", self.index)?;
        for hash in &self.path {
            writeln!(f, "{}", hash.to_base64())?;
        }
        write!(f, "\n{}", self.checkpoint_note)
    }
}

impl FromStr for Receipt {
    type Err = ReceiptError;

    fn from_str(text: &str) -> Result<Self, ReceiptError> {
        let (head, checkpoint_note) = text.split_once("\n\n").ok_or(ReceiptError::NoCheckpoint)?;
        let mut lines = head.split('\n');
        if lines.next() != Some(HEADER) {
            return Err(ReceiptError::Header);
        }
        let extra = lines.next().and_then(|line| line.strip_prefix("extra "));
        let (line, opening) = read_extra(extra.ok_or(ReceiptError::Extra)?)?;
        let index = lines
            .next()
            .and_then(|line| line.strip_prefix("index "))
            .and_then(spelling::from_decimal)
            .ok_or(ReceiptError::Index)?;
        let path = lines.zip(1..).map(|(hash, number)| path_hash(hash, number)).collect::<Result<_, _>>()?;
        let _: Note = checkpoint_note.parse()?;
        let checkpoint_note = checkpoint_note.to_owned();
        Ok(Self { line, opening, index, path, checkpoint_note })
    }
}

fn path_hash(text: &str, number: usize) -> Result<Hash, ReceiptError> {
    if number > MAX_HASHES {
        return Err(ReceiptError::PathTooLong);
    }
    Hash::from_base64(text).map_err(|_| ReceiptError::PathHash(number))
}

fn read_extra(base64: &str) -> Result<(String, Option<Opening>), ReceiptError> {
    let bytes = spelling::from_base64(base64).ok_or(ReceiptError::Extra)?;
    let extra = String::from_utf8(bytes).map_err(|_| ReceiptError::Extra)?;
    let [line, name, salt] = read_members(&extra).map_err(ReceiptError::ExtraObject)?;
    Ok((line, read_opening(name, &salt)?))
}

fn read_members(extra: &str) -> Result<[String; 3], LineError> {
    let mut scanner = Scanner::new(extra);
    scanner.text("{\"line\":")?;
    let line = scanner.string()?;
    scanner.text(",\"name\":")?;
    let name = scanner.string()?;
    scanner.text(",\"salt\":")?;
    let salt = scanner.string()?;
    scanner.text("}")?;
    scanner.end()?;
    Ok([line, name, salt].map(canonical::unescape))
}

fn read_opening(name: String, salt: &str) -> Result<Option<Opening>, ReceiptError> {
    match (name.is_empty(), salt.is_empty()) {
        (true, true) => Ok(None),
        (false, false) => {
            let salt = salt.parse().map_err(|_| ReceiptError::Salt)?;
            Ok(Some(Opening { name, salt }))
        }
        _ => Err(ReceiptError::Salt),
    }
}
