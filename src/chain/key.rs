//! The private half: Ed25519 (RFC 8032) in the form Go's `note` keeps a signer's key.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::Signer as _;

use super::entropy::{Entropy, EntropyError};
use super::note::{ED25519, KeyError, KeyId, Note, NoteError, NoteSignature, VerifierKey, split_key};
use super::spelling;

const PREFIX: &str = "PRIVATE+KEY+";

/// An Ed25519 signature, shown as the standard base64 of its 64 bytes: 88 characters.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature([u8; 64]);

/// Text that is not the standard base64 of 64 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a signature is the standard base64 of 64 bytes")]
pub struct NotASignature;

impl Signature {
    /// A signature from the 64 bytes of RFC 8032 §5.1.6.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// The 64 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&spelling::base64(&self.0))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({self})")
    }
}

impl FromStr for Signature {
    type Err = NotASignature;

    fn from_str(text: &str) -> Result<Self, NotASignature> {
        spelling::from_base64(text).and_then(|bytes| bytes.try_into().ok()).map(Self).ok_or(NotASignature)
    }
}

/// A private key under a name: `PRIVATE+KEY+<name>+<id>+<base64(0x01 || 32 bytes of seed)>`.
///
/// It has no `Display`, and `Debug` shows the public half only: a secret is written out by
/// [`SigningKey::secret_text`] or not at all. Dropping it wipes it.
#[derive(Clone)]
pub struct SigningKey {
    secret: ed25519_dalek::SigningKey,
    public: VerifierKey,
}

impl SigningKey {
    /// A new key with this name.
    ///
    /// # Errors
    /// [`NewKeyError`] if the name will not do or no random bytes are to be had.
    pub fn generate(name: &str, entropy: &mut Entropy) -> Result<Self, NewKeyError> {
        let seed = entropy.array()?;
        Ok(Self::from_seed(name, &seed)?)
    }

    /// The key that grows from this seed (RFC 8032 §5.1.5).
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let secret = ed25519_dalek::SigningKey::from_bytes(seed);
        let public = VerifierKey::new(name, secret.verifying_key().as_bytes())?;
        Ok(Self { secret, public })
    }

    /// The public half.
    #[must_use]
    pub fn verifier(&self) -> &VerifierKey {
        &self.public
    }

    /// The secret, as it is kept in a file of mode 0600 and read back by `FromStr`.
    #[must_use]
    pub fn secret_text(&self) -> String {
        let seed = [&[ED25519], self.secret.as_bytes().as_slice()].concat();
        let (name, id) = (self.public.name(), self.public.id());
        format!("{PREFIX}{name}+{id}+{}", spelling::base64(&seed))
    }

    /// Signs bytes as they are (RFC 8032 §5.1.6).
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.secret.sign(message).to_bytes())
    }

    /// The note of this text with our signature as its only one. The text ends in a line feed.
    ///
    /// # Errors
    /// [`NoteError`] if the text cannot stand in a note.
    pub fn sign_note(&self, text: &str) -> Result<Note, NoteError> {
        let signature = NoteSignature {
            name: self.public.name().to_owned(),
            id: self.public.id(),
            bytes: self.sign(text.as_bytes()).0.to_vec(),
        };
        Note::new(text, &[signature])
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(secret of {})", self.public)
    }
}

impl FromStr for SigningKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let rest = text.strip_prefix(PREFIX).ok_or(KeyError::Shape)?;
        let (name, id, seed): (&str, KeyId, [u8; 32]) = split_key(rest)?;
        let key = Self::from_seed(name, &seed)?;
        if key.public.id() == id { Ok(key) } else { Err(KeyError::Hash) }
    }
}

/// Why there is no new key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NewKeyError {
    /// The name will not do.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The system has no random bytes.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
}
