//! What leaves the house goes locked: under a passphrase, in the age format (age-encryption.org/v1), so that the
//! ordinary `age -d` opens it without us.
//!
//! Invariant: nothing else in the program speaks age. Its file key and nonce are drawn by the package itself, from the
//! operating system.

use std::io::{self, Read, Write};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use thiserror::Error;

/// The shortest passphrase, in characters.
pub const SHORTEST_PASSPHRASE: usize = 8;

/// 2^18 rounds of scrypt, as the `age` tool itself takes: about a second and 256 MiB, for us and for whoever guesses.
const WORK: u8 = 18;
/// What a file from elsewhere may ask for at most, as in the `age` tool.
const MOST_WORK: u8 = 22;

/// A passphrase. `Debug` does not show it, and dropping it wipes it.
#[derive(Clone, Debug)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// A passphrase as it was typed or stands in a file: a line end at its end does not count.
    ///
    /// # Errors
    /// [`LockError::TooShort`].
    pub fn new(text: &str) -> Result<Self, LockError> {
        let text = text.trim_end_matches(['\r', '\n']);
        if text.chars().count() < SHORTEST_PASSPHRASE {
            return Err(LockError::TooShort);
        }
        Ok(Self(SecretString::from(text.to_owned())))
    }
}

/// Why something stays locked, or cannot be.
#[derive(Debug, Error)]
pub enum LockError {
    /// The passphrase is shorter than [`SHORTEST_PASSPHRASE`].
    #[error("the passphrase has fewer than {SHORTEST_PASSPHRASE} characters")]
    TooShort,
    /// Another passphrase opens it.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// Not locked with a passphrase, cut off or altered.
    #[error("not a file locked with a passphrase, or damaged")]
    NotLocked,
    /// Opening it would take hours: nobody's backup asks that.
    #[error("opening it would take too long")]
    TooMuchWork,
    /// The file system.
    #[error(transparent)]
    File(#[from] io::Error),
}

/// Locks what a reader yields.
///
/// # Errors
/// The reader's and the writer's.
pub fn lock<W: Write>(passphrase: &Passphrase, mut from: impl Read, to: W) -> io::Result<W> {
    let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(WORK);
    let only: [&dyn age::Recipient; 1] = [&recipient];
    let encryptor = Encryptor::with_recipients(only.into_iter()).map_err(io::Error::other)?;
    let mut locking = encryptor.wrap_output(to)?;
    io::copy(&mut from, &mut locking)?;
    locking.finish()
}

/// Opens what was locked. What was written before an error must not be used: the end may be missing.
///
/// # Errors
/// [`LockError`].
pub fn unlock(passphrase: &Passphrase, from: impl Read, mut to: impl Write) -> Result<(), LockError> {
    let mut identity = scrypt::Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(MOST_WORK);
    let only: [&dyn age::Identity; 1] = [&identity];
    let decryptor = Decryptor::new(from).map_err(fault)?;
    let mut opened = decryptor.decrypt(only.into_iter()).map_err(fault)?;
    io::copy(&mut opened, &mut to).map_err(damaged)?;
    Ok(())
}

fn fault(error: DecryptError) -> LockError {
    if let DecryptError::Io(error) = error {
        damaged(error)
    } else if matches!(error, DecryptError::DecryptionFailed) {
        LockError::WrongPassphrase
    } else if matches!(error, DecryptError::ExcessiveWork { .. }) {
        LockError::TooMuchWork
    } else {
        LockError::NotLocked
    }
}

/// A stream that ends early or whose seal is broken is damage, everything else the disk's.
fn damaged(error: io::Error) -> LockError {
    let is_damage = matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof);
    if is_damage { LockError::NotLocked } else { LockError::File(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locked(text: &[u8]) -> Vec<u8> {
        lock(&passphrase("correct horse"), text, Vec::new()).expect("memory cannot fail")
    }

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text).expect("long enough")
    }

    #[test]
    fn only_the_passphrase_opens_and_any_damage_is_seen() {
        let mut file = locked("王芳 13800138000".as_bytes());
        assert!(file.starts_with(b"age-encryption.org/v1\n-> scrypt "));
        let mut opened = Vec::new();
        assert!(unlock(&passphrase("correct horse\r\n"), file.as_slice(), &mut opened).is_ok());
        assert_eq!(opened, "王芳 13800138000".as_bytes());
        let wrong = unlock(&passphrase("correct house"), file.as_slice(), io::sink());
        assert!(matches!(wrong, Err(LockError::WrongPassphrase)), "{wrong:?}");
        let cut = file.get(..file.len().saturating_sub(1)).unwrap_or_default();
        assert!(matches!(unlock(&passphrase("correct horse"), cut, io::sink()), Err(LockError::NotLocked)));
        if let Some(last) = file.last_mut() {
            *last ^= 1;
        }
        let altered = unlock(&passphrase("correct horse"), file.as_slice(), io::sink());
        assert!(matches!(altered, Err(LockError::NotLocked)), "{altered:?}");
        let other = unlock(&passphrase("correct horse"), b"SQLite format 3".as_slice(), io::sink());
        assert!(matches!(other, Err(LockError::NotLocked)), "{other:?}");
    }

    #[test]
    fn short_passphrases_are_refused() {
        assert!(matches!(Passphrase::new("1234567\n"), Err(LockError::TooShort)));
        assert!(Passphrase::new("一二三四五六七八").is_ok());
    }
}
