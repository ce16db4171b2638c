//! What lies in an auditor's pack: every file with its SHA-256, as `sha256sum -c` reads it, and the note that signs the list.
//!
//! ```text
//! mingbai/pack/v1
//! <origin>
//! <size>
//! <base64 root>
//! <hex SHA-256 of the list>
//!
//! — <origin> <base64(keyid || signature)>
//! ```
//! No origin begins with `mingbai/`, so the note cannot be taken for a checkpoint, nor a checkpoint for it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::checkpoint::{Checkpoint, CheckpointError};
use super::key::SigningKey;
use super::leaf::Hash;
use super::note::{Note, NoteError, VerifierKey};
use super::spelling;

/// How the note begins.
const VERSION: &str = "mingbai/pack/v1";

/// Files by their path below the pack, parted by `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<String, Hash>);

/// Why a text is no list of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// A line that is not 64 hex digits, two blanks and the path of a file below the pack.
    #[error("line {0} is not a digest and a path")]
    Line(usize),
    /// Paths stand in order, each once, and the last line ends.
    #[error("the paths do not stand in order, each once")]
    Order,
}

impl Manifest {
    /// Adds a file; nothing is added under a path that would lead out of the pack, or that `sha256sum` spells otherwise.
    #[must_use]
    pub fn add(&mut self, path: &str, digest: Hash) -> bool {
        let is_good = is_path(path);
        if is_good {
            self.0.insert(path.to_owned(), digest);
        }
        is_good
    }

    /// Every file, by its path.
    pub fn files(&self) -> impl Iterator<Item = (&str, Hash)> {
        self.0.iter().map(|(path, digest)| (path.as_str(), *digest))
    }

    /// The digest of a file.
    #[must_use]
    pub fn digest_of(&self, path: &str) -> Option<Hash> {
        self.0.get(path).copied()
    }

    /// The digest of the list itself.
    #[must_use]
    pub fn digest(&self) -> Hash {
        Hash::of_bytes(self.to_string().as_bytes())
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(path, digest)| writeln!(f, "{digest}  {path}"))
    }
}

impl FromStr for Manifest {
    type Err = ManifestError;

    fn from_str(text: &str) -> Result<Self, ManifestError> {
        let mut manifest = Self::default();
        for (line, number) in text.lines().zip(1..) {
            let (digest, path) = line.split_once("  ").ok_or(ManifestError::Line(number))?;
            let digest = spelling::from_hex(digest).map(Hash::from_bytes).ok_or(ManifestError::Line(number))?;
            if !manifest.add(path, digest) {
                return Err(ManifestError::Line(number));
            }
        }
        if manifest.to_string() == text { Ok(manifest) } else { Err(ManifestError::Order) }
    }
}

/// Whether a path leads to a file below the pack, under names that every system and `sha256sum` spell as they are.
fn is_path(path: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(is_refused);
    path.split('/').all(is_name)
}

fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// What the note says: which ledger, which head of it, which list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackSeal {
    /// The head that the pack was made from.
    pub head: Checkpoint,
    /// The digest of the list.
    pub manifest: Hash,
}

/// Why a note is not the seal of a pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackSealError {
    /// Not a note, or not signed by the key.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// It names no head of this ledger.
    #[error(transparent)]
    Head(#[from] CheckpointError),
    /// Not the lines a seal has.
    #[error("the note is not the seal of a pack")]
    Shape,
}

impl PackSeal {
    fn text(&self) -> String {
        format!("{VERSION}\n{}{}\n", self.head.body(), self.manifest)
    }

    /// The signed note.
    ///
    /// # Errors
    /// [`NoteError`] if the head is of no ledger.
    pub fn sign(&self, key: &SigningKey) -> Result<String, NoteError> {
        Ok(key.sign_note(&self.text())?.to_string())
    }

    /// Reads a note: first whether the key signed it, then what it says.
    ///
    /// # Errors
    /// [`PackSealError`].
    pub fn open(note: &[u8], key: &VerifierKey) -> Result<Self, PackSealError> {
        let note = Note::parse(note)?;
        note.verify(std::slice::from_ref(key))?;
        // The desk alone signs: a further line would be a byte nobody looks at.
        let [_] = note.signatures() else { return Err(PackSealError::Shape) };
        let body = note.text().strip_prefix(VERSION).and_then(|rest| rest.strip_prefix('\n'));
        let (head, manifest) = body
            .and_then(|body| body.strip_suffix('\n'))
            .and_then(|body| body.rsplit_once('\n'))
            .ok_or(PackSealError::Shape)?;
        let manifest = spelling::from_hex(manifest).map(Hash::from_bytes).ok_or(PackSealError::Shape)?;
        let seal = Self { head: Checkpoint::parse_body(&format!("{head}\n"))?, manifest };
        if seal.head.origin == key.name() { Ok(seal) } else { Err(PackSealError::Shape) }
    }
}
