//! The head of a ledger, signed: how many lines, and the root over them (C2SP tlog-checkpoint).
//!
//! ```text
//! <origin>
//! <size>
//! <base64 root>
//!
//! — <origin> <base64(keyid || signature)>
//! ```
//! Extension lines, which the specification permits, are refused: nobody audits them.

use super::key::SigningKey;
use super::leaf::Hash;
use super::note::{Note, NoteError, VerifierKey, is_key_name};
use super::spelling;
use super::tree::{self, Nodes};

/// Beginnings that other signed texts of ours and of witnesses have: no origin may be mistaken for
/// one.
const RESERVED: [&str; 2] = ["mingbai/", "cosignature/"];

/// A ledger's head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which ledger: the name of its key too.
    pub origin: String,
    /// Lines 0 … size − 1 are under the root.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
}

/// Why a checkpoint is none, or not that ledger's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// Not a note, or not signed by the key.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// Fewer than three lines.
    #[error("a checkpoint is three lines: origin, size, root")]
    MissingLine,
    /// More than three lines.
    #[error("a checkpoint has no lines after its root")]
    ExtensionLine,
    /// An origin with a space or plus, or one kept for other signed texts.
    #[error("the origin is empty, has a space or plus, or begins like another signed text")]
    Origin,
    /// The origin is not the name of the key.
    #[error("the checkpoint is of {origin}, the key of {key}")]
    OtherOrigin {
        /// The checkpoint's origin.
        origin: String,
        /// The key's name.
        key: String,
    },
    /// A size with a leading zero, a sign, or more than 64 bits.
    #[error("the size is no number below 2^64")]
    Size,
    /// A root that is not the base64 of 32 bytes.
    #[error("the root is not the base64 of 32 bytes")]
    Root,
}

impl Checkpoint {
    /// The three lines that are signed.
    #[must_use]
    pub fn body(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root.to_base64())
    }

    /// Reads the three lines and nothing more.
    ///
    /// # Errors
    /// [`CheckpointError`], one variant a line.
    pub fn parse_body(body: &str) -> Result<Self, CheckpointError> {
        let body = body.strip_suffix('\n').ok_or(CheckpointError::MissingLine)?;
        let mut lines = body.split('\n');
        let mut line = || lines.next().ok_or(CheckpointError::MissingLine);
        let (origin, size, root) = (line()?, line()?, line()?);
        if lines.next().is_some() {
            return Err(CheckpointError::ExtensionLine);
        }
        if !is_origin(origin) {
            return Err(CheckpointError::Origin);
        }
        Ok(Self {
            origin: origin.to_owned(),
            size: spelling::from_decimal(size).ok_or(CheckpointError::Size)?,
            root: Hash::from_base64(root).map_err(|_| CheckpointError::Root)?,
        })
    }

    /// The signed note, as it leaves the house.
    ///
    /// # Errors
    /// [`CheckpointError::Origin`], or [`CheckpointError::OtherOrigin`] if the key is another
    /// ledger's.
    pub fn sign(&self, key: &SigningKey) -> Result<String, CheckpointError> {
        let read = Self::parse_body(&self.body())?;
        read.must_be_of(key.verifier())?;
        Ok(key.sign_note(&self.body())?.to_string())
    }

    /// Reads a signed note: first whether the key signed it, then what it says. Signatures by
    /// others, witnesses for instance, are passed over.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn open(note: &str, key: &VerifierKey) -> Result<Self, CheckpointError> {
        let note: Note = note.parse()?;
        note.verify(std::slice::from_ref(key))?;
        let checkpoint = Self::parse_body(note.text())?;
        checkpoint.must_be_of(key)?;
        Ok(checkpoint)
    }

    fn must_be_of(&self, key: &VerifierKey) -> Result<(), CheckpointError> {
        if self.origin == key.name() {
            return Ok(());
        }
        Err(CheckpointError::OtherOrigin { origin: self.origin.clone(), key: key.name().to_owned() })
    }
}

/// Whether a ledger may call itself so: a key's name, and not the beginning of another signed text.
#[must_use]
pub fn is_origin(name: &str) -> bool {
    is_key_name(name) && !RESERVED.iter().any(|reserved| name.starts_with(reserved))
}

/// How a ledger stands to a checkpoint that somebody kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is exactly what the checkpoint signed.
    Same,
    /// It goes on from what the checkpoint signed.
    Extends,
    /// It is shorter than what the checkpoint signed.
    Rollback {
        /// Lines under the checkpoint.
        known: u64,
        /// Lines in the ledger.
        size: u64,
    },
    /// Its first lines are not those the checkpoint signed: another history.
    Fork,
}

/// How the tree of `size` leaves stands to a checkpoint kept from before. Whether both bear the
/// same origin the caller asks first.
///
/// # Errors
/// The keeper's of the nodes.
pub fn relation<N: Nodes>(known: &Checkpoint, nodes: &N, size: u64) -> Result<Standing, N::Error> {
    if known.size > size {
        return Ok(Standing::Rollback { known: known.size, size });
    }
    if tree::root(nodes, known.size)? != known.root {
        return Ok(Standing::Fork);
    }
    Ok(if known.size == size { Standing::Same } else { Standing::Extends })
}
