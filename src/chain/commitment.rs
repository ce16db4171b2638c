//! Private text on a public chain: a hash that says nothing until its salt is shown.

use std::fmt;
use std::str::FromStr;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::entropy::{Entropy, EntropyError};
use super::leaf::{Hash, HashError};
use super::spelling;

/// What sets a commitment apart from every other hash of ours.
const DOMAIN: &[u8] = b"mingbai/pii/v1\n";

/// 32 random bytes, fresh for every field of every person, shown as 64 lowercase hex digits.
///
/// Whoever has the salt can try names against the commitment: it is as private as the text, so
/// `Debug` does not show it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Salt([u8; 32]);

impl Salt {
    /// A fresh salt.
    ///
    /// # Errors
    /// [`EntropyError`] if the system has no random bytes.
    pub fn draw(entropy: &mut Entropy) -> Result<Self, EntropyError> {
        entropy.array().map(Self)
    }

    /// A salt from its 32 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether nothing was ever drawn: a salt of zeros hides nothing.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0 == [0; 32]
    }
}

impl fmt::Display for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&spelling::hex(&self.0))
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(…)")
    }
}

impl FromStr for Salt {
    type Err = HashError;

    fn from_str(text: &str) -> Result<Self, HashError> {
        spelling::from_hex(text).map(Self).ok_or(HashError::NotHex)
    }
}

/// SHA-256("mingbai/pii/v1\n" || field || "\n" || salt || text): the commitment to one field.
///
/// A field's name holds no line feed, so that name, salt and text cannot be parted otherwise.
#[must_use]
pub fn commit(field: &str, salt: &Salt, text: &str) -> Hash {
    Hash::of_parts(&[DOMAIN, field.as_bytes(), b"\n", &salt.0, text.as_bytes()])
}

/// A row of somebody's file, known again without telling what it said: 16 bytes, shown as 32
/// lowercase hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey([u8; 16]);

impl RowKey {
    /// The 16 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&spelling::hex(&self.0))
    }
}

/// Makes row keys under one secret: HMAC-SHA-256 (RFC 2104) of a canonical row under the desk's row
/// secret, its first 16 bytes.
///
/// Without the secret nobody can try names against it, and it finds the row again after its person
/// was erased. The secret is taken in once, which is half of the work of a short row.
#[derive(Clone)]
pub struct RowKeys(Hmac<Sha256>);

impl RowKeys {
    /// Under this secret.
    ///
    /// # Panics
    /// Never: HMAC takes keys of any length.
    #[must_use]
    pub fn new(secret: &[u8; 32]) -> Self {
        Self(Hmac::new_from_slice(secret).expect("HMAC cannot refuse a key"))
    }

    /// The key of a row, given in parts.
    ///
    /// # Panics
    /// Never: 32 bytes have their first 16.
    #[must_use]
    pub fn of(&self, canonical_row: &[&[u8]]) -> RowKey {
        let mut mac = self.0.clone();
        for part in canonical_row {
            mac.update(part);
        }
        let full: [u8; 32] = mac.finalize().into_bytes().into();
        let (first, _) = full.split_first_chunk().expect("32 bytes cannot lack their first 16");
        RowKey(*first)
    }
}

impl fmt::Debug for RowKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RowKeys(…)")
    }
}

/// The key of one row ([`RowKeys`]).
#[must_use]
pub fn row_key(secret: &[u8; 32], canonical_row: &[u8]) -> RowKey {
    RowKeys::new(secret).of(&[canonical_row])
}
