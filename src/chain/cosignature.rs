//! A witness's word under a checkpoint (C2SP tlog-cosignature, `cosignature/v1`): that he saw this head at that time, and
//! that it goes on from every head he saw before.
//!
//! ```text
//! cosignature/v1
//! time <seconds since 1970>
//! <the three lines of the checkpoint>
//! ```
//! His signature line is `— <name> <base64( key id || time, 8 bytes big-endian || signature )>`, and his key id is made with
//! the byte 0x04, so that it is never taken for a plain signature.

use std::fmt;
use std::str::FromStr;

use super::checkpoint::{Checkpoint, CheckpointError};
use super::key::{Signature, SigningKey};
use super::note::{KeyError, KeyId, Note, NoteSignature, VerifierKey};
use super::spelling;

/// The type byte of a witness's key.
const COSIGNATURE: u8 = 0x04;

/// A witness's public key: `<name>+<id>+<base64(0x04 || 32 bytes)>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessKey {
    key: VerifierKey,
}

impl WitnessKey {
    /// The key under which somebody cosigns, from the one under which he signs.
    #[must_use]
    pub fn of(key: &VerifierKey) -> Self {
        Self { key: key.clone() }
    }

    /// His name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.key.name()
    }

    /// The identifier his cosignatures carry.
    #[must_use]
    pub fn id(&self) -> KeyId {
        KeyId::of(self.key.name(), COSIGNATURE, self.key.public_bytes())
    }

    /// For people: the same fingerprint as that of the plain key.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.key.fingerprint()
    }

    /// When he cosigned a checkpoint, in seconds since 1970; nothing if he did not, or falsely.
    #[must_use]
    pub fn time_of(&self, note: &Note) -> Option<u64> {
        let id = self.id();
        let mut own = note.signatures().iter().filter(|line| line.name == self.key.name() && line.id == id);
        let line = own.next()?;
        let (time, signature) = line.bytes.split_first_chunk::<8>()?;
        let time = u64::from_be_bytes(*time);
        let signature = Signature::from_bytes(signature.try_into().ok()?);
        self.key.has_signed(message(time, note.text()).as_bytes(), &signature).then_some(time)
    }
}

impl fmt::Display for WitnessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[COSIGNATURE], self.key.public_bytes().as_slice()].concat();
        write!(f, "{}+{}+{}", self.key.name(), self.id(), spelling::base64(&key))
    }
}

impl FromStr for WitnessKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, rest) = text.split_once('+').ok_or(KeyError::Shape)?;
        let (id, key) = rest.split_once('+').ok_or(KeyError::Shape)?;
        let bytes = spelling::from_base64(key).ok_or(KeyError::Shape)?;
        let Some((&COSIGNATURE, public)) = bytes.split_first() else { return Err(KeyError::NotEd25519) };
        let public: [u8; 32] = public.try_into().map_err(|_| KeyError::NotEd25519)?;
        let key = Self { key: VerifierKey::new(name, &public)? };
        if key.id().to_string() == id { Ok(key) } else { Err(KeyError::Hash) }
    }
}

/// The bytes a witness signs.
fn message(time: u64, body: &str) -> String {
    format!("cosignature/v1\ntime {time}\n{body}")
}

/// A witness's signature line under a checkpoint, at a time in seconds since 1970. Whether he may give it he asked before.
#[must_use]
pub fn cosign(checkpoint: &Checkpoint, key: &SigningKey, time: u64) -> NoteSignature {
    let signature = key.sign(message(time, &checkpoint.body()).as_bytes());
    NoteSignature {
        name: key.verifier().name().to_owned(),
        id: WitnessKey::of(key.verifier()).id(),
        bytes: [time.to_be_bytes().as_slice(), signature.as_bytes()].concat(),
    }
}

/// The note with other people's lines under its own: each once.
///
/// # Errors
/// [`CheckpointError::Note`] when the lines would make no note.
pub fn with_cosignatures(note: &Note, lines: &[NoteSignature]) -> Result<Note, CheckpointError> {
    let mut all = note.signatures().to_vec();
    for line in lines {
        // The newer word of one witness takes the place of the older.
        all.retain(|one| (&one.name, one.id) != (&line.name, line.id));
        all.push(line.clone());
    }
    Ok(Note::new(note.text(), &all)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::Hash;

    #[test]
    fn a_witness_signs_the_head_and_the_time() {
        let desk = SigningKey::from_seed("fund.1a2b", &[1; 32]).expect("a key");
        let witness = SigningKey::from_seed("auditor", &[2; 32]).expect("a key");
        let head = Checkpoint { origin: "fund.1a2b".to_owned(), size: 7, root: Hash::of_bytes(b"root") };
        let note: Note = head.sign(&desk).expect("a note").parse().expect("a note");
        let key = WitnessKey::of(witness.verifier());
        assert_eq!(key.to_string().parse(), Ok(key.clone()));
        assert_eq!(key.time_of(&note), None);
        let signed = with_cosignatures(&note, &[cosign(&head, &witness, 1_790_000_000)]).expect("a note");
        assert_eq!(key.time_of(&signed), Some(1_790_000_000));
        assert!(Checkpoint::open(&signed.to_string(), desk.verifier()).is_ok());
        // Threat 18: copied under another head, it is nobody's.
        let other = Checkpoint { size: 8, ..head };
        let other: Note = other.sign(&desk).expect("a note").parse().expect("a note");
        let copied = with_cosignatures(
            &other,
            &[cosign(
                &Checkpoint { size: 7, ..Checkpoint::parse_body(other.text()).expect("a body") },
                &witness,
                1_790_000_000,
            )],
        );
        assert_eq!(key.time_of(&copied.expect("a note")), None);
        let plain: Result<WitnessKey, _> = witness.verifier().to_string().parse();
        assert_eq!(plain, Err(KeyError::NotEd25519));
    }
}
