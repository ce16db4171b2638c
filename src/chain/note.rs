//! Signed notes: a text, a blank line, signatures, each under the name of a key (C2SP signed-note,
//! and Go's `golang.org/x/mod/sumdb/note`).

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::VerifyingKey;

use super::key::Signature;
use super::leaf::Hash;
use super::spelling;

/// Signature lines a note may have.
pub const MAX_SIGNATURES: usize = 100;

/// The type byte of a plain Ed25519 key and signature (C2SP signed-note).
pub(super) const ED25519: u8 = 0x01;

/// What the DER of an Ed25519 public key says before the 32 bytes (RFC 8410 §4).
const SPKI_PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// A key's short identifier: the first four bytes of
/// SHA-256(name || "\n" || type || public key), as eight hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 4]);

impl KeyId {
    /// The identifier of a public key of the given type under this name (C2SP signed-note).
    #[must_use]
    pub fn of(name: &str, kind: u8, public: &[u8]) -> Self {
        let hash = Hash::of_parts(&[name.as_bytes(), b"\n", &[kind], public]);
        let [a, b, c, d, ..] = *hash.as_bytes();
        Self([a, b, c, d])
    }

    /// The four bytes, the most significant first.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 4] {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&spelling::hex(&self.0))
    }
}

/// Text that is no key of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not `name+hash+key`, or a signing key not beginning `PRIVATE+KEY+`.
    #[error("a key is a name, eight hex digits and base64, joined by +")]
    Shape,
    /// A name that is empty or holds a space, a plus or a control character.
    #[error("a key's name has no space, plus or control character")]
    Name,
    /// Another type than Ed25519 (0x01), or another length than 32 bytes.
    #[error("the key is not an Ed25519 key of 32 bytes")]
    NotEd25519,
    /// The eight digits are not the hash of name and key.
    #[error("the key's hash does not fit its name and bytes")]
    Hash,
    /// The bytes are no point of the curve, or one that would accept anybody's signature.
    #[error("the key's bytes are no safe point of the curve")]
    Point,
}

/// A public key under a name: `<name>+<id>+<base64(0x01 || 32 bytes)>`.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: VerifyingKey,
}

impl VerifierKey {
    /// A key from its name and the 32 bytes of RFC 8032 §5.1.5.
    ///
    /// # Errors
    /// [`KeyError::Name`], [`KeyError::Point`].
    pub fn new(name: &str, public: &[u8; 32]) -> Result<Self, KeyError> {
        if !is_key_name(name) {
            return Err(KeyError::Name);
        }
        let key = VerifyingKey::from_bytes(public).map_err(|_| KeyError::Point)?;
        if key.is_weak() {
            return Err(KeyError::Point);
        }
        Ok(Self { name: name.to_owned(), key })
    }

    /// The name signatures carry.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The identifier signatures carry.
    #[must_use]
    pub fn id(&self) -> KeyId {
        KeyId::of(&self.name, ED25519, self.key.as_bytes())
    }

    /// The 32 bytes of the public key.
    #[must_use]
    pub fn public_bytes(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// For people: the first 16 hex digits of SHA-256 of the 32 bytes, in groups of four.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        Hash::of_bytes(self.key.as_bytes()).short_groups()
    }

    /// The key as openssl reads it with `-pubin`: `SubjectPublicKeyInfo` in PEM (RFC 8410).
    #[must_use]
    pub fn to_pem(&self) -> String {
        let der = [&SPKI_PREFIX, self.key.as_bytes().as_slice()].concat();
        let body = spelling::base64(&der);
        format!("-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n")
    }

    /// Whether this key signed the message. Strict: a signature has one form, and no small-order
    /// point is let through (RFC 8032 §5.1.7, `verify_strict`).
    #[must_use]
    pub fn has_signed(&self, message: &[u8], signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(signature.as_bytes());
        self.key.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        write!(f, "{}+{}+{}", self.name, self.id(), spelling::base64(&key))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifierKey({self})")
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, id, public) = split_key(text)?;
        let key = Self::new(name, &public)?;
        if key.id() == id { Ok(key) } else { Err(KeyError::Hash) }
    }
}

/// Name, identifier and the 32 bytes behind the type byte of `name+id+base64`.
pub(super) fn split_key(text: &str) -> Result<(&str, KeyId, [u8; 32]), KeyError> {
    let (name, rest) = text.split_once('+').ok_or(KeyError::Shape)?;
    let (id, key) = rest.split_once('+').ok_or(KeyError::Shape)?;
    let id = spelling::from_hex(id).map(KeyId).ok_or(KeyError::Shape)?;
    let bytes = spelling::from_base64(key).ok_or(KeyError::Shape)?;
    match bytes.split_first() {
        Some((&ED25519, key)) => {
            let key = key.try_into().map_err(|_| KeyError::NotEd25519)?;
            Ok((name, id, key))
        }
        _ => Err(KeyError::NotEd25519),
    }
}

/// Whether a key may have this name: not empty, no Unicode space, no plus, no control character.
pub(super) fn is_key_name(name: &str) -> bool {
    let is_refused = |c: char| c.is_whitespace() || c.is_control() || c == '+';
    !name.is_empty() && !name.contains(is_refused)
}

/// Why a note is none, or is not signed by whom it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Bytes that are no UTF-8.
    #[error("the note is not UTF-8")]
    NotUtf8,
    /// A control character other than the line feed.
    #[error("the note holds a control character at byte {offset}")]
    Control {
        /// Where it stands, from 0.
        offset: usize,
    },
    /// The last line does not end.
    #[error("the note does not end with a line feed")]
    Unfinished,
    /// No blank line parts text and signatures, or nothing follows it.
    #[error("the note has no signatures")]
    Unsigned,
    /// A line among the signatures that is none.
    #[error("line {line} after the text is not a signature")]
    SignatureLine {
        /// Which one, from 1.
        line: usize,
    },
    /// More than [`MAX_SIGNATURES`] signatures.
    #[error("a note has at most {MAX_SIGNATURES} signatures")]
    TooManySignatures,
    /// Two of the keys given have the same name and identifier.
    #[error("two keys are called {name}+{id}")]
    AmbiguousKey {
        /// Their name.
        name: String,
        /// Their identifier.
        id: KeyId,
    },
    /// A signature under a known key's name that the key did not make.
    #[error("the signature by {name}+{id} is false")]
    FalseSignature {
        /// The key's name.
        name: String,
        /// The key's identifier.
        id: KeyId,
    },
    /// No signature is by a key we know.
    #[error("no known key signed the note")]
    NoKnownSignature,
}

/// One signature line: `— <name> <base64(id || signature)>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSignature {
    /// The key's name.
    pub name: String,
    /// The key's identifier.
    pub id: KeyId,
    /// The signature behind the identifier: 64 bytes for a plain Ed25519 key, others for others.
    pub bytes: Vec<u8>,
}

impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [self.id.as_bytes().as_slice(), &self.bytes].concat();
        write!(f, "\u{2014} {} {}", self.name, spelling::base64(&bytes))
    }
}

/// A text and its signatures; prints back byte for byte what was read.
///
/// The text means nothing before [`Note::verify`] has found a known key's signature under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

impl Note {
    /// A note from its parts, read back so that only a note comes out. The text ends in a line feed.
    ///
    /// # Errors
    /// [`NoteError`] if the parts would not make a note.
    pub fn new(text: &str, signatures: &[NoteSignature]) -> Result<Self, NoteError> {
        if !text.ends_with('\n') {
            return Err(NoteError::Unfinished);
        }
        let made = Self { text: text.to_owned(), signatures: signatures.to_vec() };
        let read: Self = made.to_string().parse()?;
        // A signature whose name holds a line feed would read back as other signatures.
        if read == made { Ok(made) } else { Err(NoteError::Unsigned) }
    }

    /// Reads a note from bytes that may not even be text.
    ///
    /// # Errors
    /// [`NoteError`], one variant for each way not to be a note.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        std::str::from_utf8(bytes).map_err(|_| NoteError::NotUtf8)?.parse()
    }

    /// The text, its last line feed included: what the signatures cover.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, known or not, in the note's order.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// Which of these keys signed. Signatures by others are passed over; a false signature under a
    /// known key's name and identifier spoils the whole note, even beside a true one.
    ///
    /// # Errors
    /// [`NoteError::AmbiguousKey`], [`NoteError::FalseSignature`], [`NoteError::NoKnownSignature`].
    pub fn verify<'k>(&self, keys: &'k [VerifierKey]) -> Result<Vec<&'k VerifierKey>, NoteError> {
        let mut signers: Vec<&VerifierKey> = Vec::new();
        for signature in &self.signatures {
            let Some(key) = known_key(keys, signature)? else {
                continue;
            };
            if !self.is_signed(key, signature) {
                return Err(NoteError::FalseSignature { name: signature.name.clone(), id: signature.id });
            }
            if !signers.contains(&key) {
                signers.push(key);
            }
        }
        if signers.is_empty() {
            return Err(NoteError::NoKnownSignature);
        }
        Ok(signers)
    }

    fn is_signed(&self, key: &VerifierKey, signature: &NoteSignature) -> bool {
        <[u8; 64]>::try_from(signature.bytes.as_slice())
            .is_ok_and(|bytes| key.has_signed(self.text.as_bytes(), &Signature::from_bytes(bytes)))
    }
}

/// The one key whose name and identifier the signature carries.
fn known_key<'k>(keys: &'k [VerifierKey], signature: &NoteSignature) -> Result<Option<&'k VerifierKey>, NoteError> {
    let mut known = keys.iter().filter(|key| key.name == signature.name && key.id() == signature.id);
    let first = known.next();
    if known.next().is_some() {
        return Err(NoteError::AmbiguousKey { name: signature.name.clone(), id: signature.id });
    }
    Ok(first)
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl FromStr for Note {
    type Err = NoteError;

    fn from_str(note: &str) -> Result<Self, NoteError> {
        if let Some(offset) = note.bytes().position(|byte| byte < b' ' && byte != b'\n') {
            return Err(NoteError::Control { offset });
        }
        let body = note.strip_suffix('\n').ok_or(NoteError::Unfinished)?;
        // The text may hold blank lines of its own: the last one parts it from the signatures.
        let (text, lines) = body.rsplit_once("\n\n").ok_or(NoteError::Unsigned)?;
        if lines.is_empty() {
            return Err(NoteError::Unsigned);
        }
        let signatures =
            lines.split('\n').zip(1..).map(|(line, number)| signature_line(line, number)).collect::<Result<_, _>>()?;
        Ok(Self { text: format!("{text}\n"), signatures })
    }
}

fn signature_line(line: &str, number: usize) -> Result<NoteSignature, NoteError> {
    if number > MAX_SIGNATURES {
        return Err(NoteError::TooManySignatures);
    }
    parse_signature(line).ok_or(NoteError::SignatureLine { line: number })
}

fn parse_signature(line: &str) -> Option<NoteSignature> {
    let (name, bytes) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
    let bytes = spelling::from_base64(bytes)?;
    let (id, bytes) = bytes.split_first_chunk()?;
    (is_key_name(name) && !bytes.is_empty()).then(|| NoteSignature {
        name: name.to_owned(),
        id: KeyId(*id),
        bytes: bytes.to_vec(),
    })
}
