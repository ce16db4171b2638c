//! What a witness is asked with (C2SP tlog-witness): the head he saw last, a proof that the new one goes on from it, and the
//! new one. An export carries such a file as `consistency.txt`.
//!
//! ```text
//! old <size>
//! <base64 hash>        none for 0, or for the same size
//! …
//!
//! <the bytes of the signed checkpoint>
//! ```

use std::fmt;
use std::str::FromStr;

use super::checkpoint::Checkpoint;
use super::leaf::Hash;
use super::proof::{ProofError, verify_consistency};
use super::spelling;

/// A request for a cosignature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessRequest {
    /// The size the proof begins at.
    pub old: u64,
    /// The consistency proof.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint, byte for byte.
    pub note: String,
}

/// The text is no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a request is `old` with a size, a hash a line, a blank line, and a checkpoint")]
pub struct RequestFault;

impl WitnessRequest {
    /// Whether it proves that a checkpoint goes on from the root he saw at `old`.
    ///
    /// # Errors
    /// [`ProofError`].
    pub fn proves(&self, old_root: Hash, new: &Checkpoint) -> Result<(), ProofError> {
        let old_root = if self.old == 0 { Hash::of_bytes(b"") } else { old_root };
        verify_consistency(self.old, new.size, &self.hashes, old_root, new.root)
    }
}

impl fmt::Display for WitnessRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))?;
        write!(f, "\n{}", self.note)
    }
}

impl FromStr for WitnessRequest {
    type Err = RequestFault;

    fn from_str(text: &str) -> Result<Self, RequestFault> {
        let (head, note) = text.split_once("\n\n").ok_or(RequestFault)?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| line.strip_prefix("old ")).ok_or(RequestFault)?;
        let old = spelling::from_decimal(old).ok_or(RequestFault)?;
        let hashes: Result<Vec<Hash>, _> = lines.map(Hash::from_base64).collect();
        Ok(Self { old, hashes: hashes.map_err(|_| RequestFault)?, note: note.to_owned() })
    }
}
