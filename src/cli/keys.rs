//! Key files that people bring along: the recorder's own, and an approver's on a stick.

use std::path::Path;

use crate::chain::SigningKey;
use crate::cli::failure::Failure;
use crate::cli::keygen::{known_passphrase, locked};
use crate::cli::session::Session;
use crate::store::locked::unlock;

/// How a file begins that is locked with a passphrase.
const LOCKED: &[u8] = b"age-encryption.org/";

/// The key of a file, unlocked if it is locked.
pub(super) fn key(session: &Session<'_>, path: &Path, passphrase_file: Option<&Path>) -> Result<SigningKey, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::file(session.words, path, error))?;
    let text = if bytes.starts_with(LOCKED) {
        let Some(passphrase) = known_passphrase(session, passphrase_file)? else {
            return Err(Failure::refused(session.words.passphrase_missing()));
        };
        let mut opened = Vec::new();
        unlock(&passphrase, bytes.as_slice(), &mut opened).map_err(|error| locked(session, Some(path), &error))?;
        opened
    } else {
        bytes
    };
    let none = || Failure::refused(session.words.no_key(path));
    String::from_utf8(text).map_err(|_| none())?.trim_end().parse().map_err(|_| none())
}
