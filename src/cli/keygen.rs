//! `keygen NAME`: a signing key, made on the machine of whoever will hold it. No ledger is needed, and none is touched.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::{Entropy, NewKeyError, SigningKey};
use crate::cli::failure::{Exit, Failure};
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::DeskError;
use crate::ledger::name::{Code, Digest};
use crate::store::backup::write_private;
use crate::store::locked::{LockError, Passphrase, lock};
use crate::text::{KeyMade, Question};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Keygen {
    #[arg(value_name = "NAME", help = help().keeping.keygen_name)]
    name: Option<String>,
    #[arg(long, value_name = "FILE", help = help().keeping.keygen_out)]
    out: Option<PathBuf>,
    #[arg(long, help = help().keeping.keygen_passphrase)]
    passphrase: bool,
    #[arg(long, value_name = "FILE", help = help().keeping.passphrase_file)]
    passphrase_file: Option<PathBuf>,
}

impl Keygen {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let code: Code = session.need(Question::Operator, self.name.as_deref())?;
        let is_locked = self.passphrase || self.passphrase_file.is_some();
        let usual = if is_locked { format!("{code}.key.age") } else { format!("{code}.key") };
        let path = self.out.unwrap_or_else(|| PathBuf::from(usual));
        if path.symlink_metadata().is_ok() {
            return Err(Failure::refused(session.words.file_exists(&path)));
        }
        if session.dry_run {
            session.console.remark(session.words.key_rehearsed(&path));
            return Ok(());
        }
        let passphrase = is_locked.then(|| new_passphrase(session, self.passphrase_file.as_deref())).transpose()?;
        let key = SigningKey::generate(code.as_str(), &mut Entropy::system()).map_err(no_key)?;
        write_private(&path, &secret(session, &path, &key, passphrase.as_ref())?)?;
        let public = key.verifier();
        session.console.say(session.words.key_made(&KeyMade {
            code: &code,
            path: &path,
            public: &Digest(*public.public_bytes()).to_string(),
            verifier: &public.to_string(),
            fingerprint: &public.fingerprint(),
            is_locked,
        }));
        Ok(())
    }
}

/// The bytes of the key's file.
fn secret(
    session: &Session<'_>,
    path: &Path,
    key: &SigningKey,
    passphrase: Option<&Passphrase>,
) -> Result<Vec<u8>, Failure> {
    let text = format!("{}\n", key.secret_text());
    match passphrase {
        None => Ok(text.into_bytes()),
        Some(passphrase) => {
            lock(passphrase, text.as_bytes(), Vec::new()).map_err(|error| Failure::file(session.words, path, error))
        }
    }
}

fn no_key(error: NewKeyError) -> DeskError {
    match error {
        NewKeyError::Key(error) => error.into(),
        NewKeyError::Entropy(error) => error.into(),
    }
}

/// A passphrase for something new: from a file, or asked twice at the terminal.
pub(super) fn new_passphrase(session: &Session<'_>, file: Option<&Path>) -> Result<Passphrase, Failure> {
    let words = session.words;
    let again = (words.passphrase_again(), words.passphrases_differ());
    match passphrase(session, file, Some(again))? {
        Some(passphrase) => Ok(passphrase),
        None => Err(Failure::refused(words.passphrase_missing())),
    }
}

/// The passphrase of something that is locked, if anybody can say it.
pub(super) fn known_passphrase(session: &Session<'_>, file: Option<&Path>) -> Result<Option<Passphrase>, Failure> {
    passphrase(session, file, None)
}

fn passphrase(
    session: &Session<'_>,
    file: Option<&Path>,
    again: Option<(&str, &str)>,
) -> Result<Option<Passphrase>, Failure> {
    let text = match file {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| Failure::file(session.words, path, error))?;
            Some(text)
        }
        None => session.console.ask_secret(session.words.passphrase(), again),
    };
    let Some(text) = text.filter(|text| file.is_some() || !text.is_empty()) else { return Ok(None) };
    Passphrase::new(&text).map(Some).map_err(|error| locked(session, file, &error))
}

/// Why something stays locked, with the exit code that tells a wrong passphrase from a broken file.
pub(super) fn locked(session: &Session<'_>, path: Option<&Path>, error: &LockError) -> Failure {
    let exit = match error {
        LockError::TooShort | LockError::WrongPassphrase => Exit::Refused,
        LockError::NotLocked | LockError::TooMuchWork | LockError::File(_) => Exit::Fault,
    };
    Failure::Said(exit, session.words.lock(path, error))
}
