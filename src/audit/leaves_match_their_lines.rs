//! CLAIM: the hash beside a line is SHA-256(0x00 || line).
//!
//! Threat 1: a line was edited and the hash left as it was.

use crate::audit::What;
use crate::chain::Hash;

pub(super) fn check(stored: Option<&[u8]>, computed: Hash) -> Option<What> {
    let stored = stored?;
    (stored != computed.as_bytes()).then(|| What::LeafDiffers { stored: hash(stored), computed })
}

/// A hash, if these are its 32 bytes.
pub(super) fn hash(bytes: &[u8]) -> Option<Hash> {
    <[u8; 32]>::try_from(bytes).ok().map(Hash::from_bytes)
}
