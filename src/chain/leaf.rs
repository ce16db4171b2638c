//! The one hash: SHA-256, with a prefix that keeps a leaf from passing for a node (RFC 6962 §2.1).

use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use super::spelling;

const LEAF_PREFIX: [u8; 1] = [0x00];
const NODE_PREFIX: [u8; 1] = [0x01];
/// Bytes asked of a reader at a time.
const BLOCK: usize = 64 * 1024;

/// A SHA-256 hash: 32 bytes, shown as 64 lowercase hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// Text that is not the one spelling of a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// Not exactly 64 lowercase hex digits.
    #[error("a hash is 64 lowercase hex digits")]
    NotHex,
    /// Not the standard base64 of exactly 32 bytes.
    #[error("a hash is the standard base64 of 32 bytes")]
    NotBase64,
}

impl Hash {
    /// 32 zero bytes: the `prev` of entry 0, which has none before it.
    pub const ZERO: Self = Self([0; 32]);

    /// A hash from its 32 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// SHA-256(0x00 || line): the row's hash, the chain's hash and the tree's leaf (RFC 6962 §2.1).
    #[must_use]
    pub fn of_leaf(line: &[u8]) -> Self {
        Self::of_parts(&[&LEAF_PREFIX, line])
    }

    /// SHA-256(0x01 || left || right): an inner node of the tree (RFC 6962 §2.1).
    #[must_use]
    pub fn of_node(left: Self, right: Self) -> Self {
        Self::of_parts(&[&NODE_PREFIX, &left.0, &right.0])
    }

    /// Plain SHA-256, as `sha256sum` prints it: papers, files, the root of the empty tree.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::of_parts(&[bytes])
    }

    /// Plain SHA-256 of everything a reader yields, 64 KiB at a time.
    ///
    /// # Errors
    /// Whatever the reader fails with; an interrupted read is tried again.
    pub fn of_reader(mut reader: impl Read) -> io::Result<Self> {
        let mut hasher = Sha256::new();
        let mut block = vec![0; BLOCK];
        loop {
            match reader.read(&mut block) {
                Ok(0) => return Ok(Self(hasher.finalize().into())),
                Ok(length) => hasher.update(block.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// SHA-256 of the parts joined.
    pub(super) fn of_parts(parts: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// Standard base64 with padding, as checkpoints and proofs spell it: 44 characters.
    #[must_use]
    pub fn to_base64(&self) -> String {
        spelling::base64(&self.0)
    }

    /// Reads standard base64 with padding.
    ///
    /// # Errors
    /// [`HashError::NotBase64`] for any other spelling or length.
    pub fn from_base64(text: &str) -> Result<Self, HashError> {
        spelling::from_base64(text).and_then(|bytes| bytes.try_into().ok()).map(Self).ok_or(HashError::NotBase64)
    }

    /// The first 16 hex digits in groups of four, for the foot of a notice: `6e34 0b9c ffb3 7a98`.
    #[must_use]
    pub fn short_groups(&self) -> String {
        let pairs = self.0.as_chunks::<2>().0;
        let groups: Vec<String> = pairs.iter().take(4).map(|pair| spelling::hex(pair)).collect();
        groups.join(" ")
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&spelling::hex(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = HashError;

    fn from_str(text: &str) -> Result<Self, HashError> {
        spelling::from_hex(text).map(Self).ok_or(HashError::NotHex)
    }
}
