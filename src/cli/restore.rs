//! `restore SOURCE DIR`: a ledger made again from a backup or an export, with every line checked on its way in.

use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::keygen::{known_passphrase, locked};
use crate::cli::session::Session;
use crate::desk::restoring::{RestoreError, Source, restore};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    #[arg(value_name = "SOURCE", help = help().keeping.restore_source)]
    source: Option<PathBuf>,
    #[arg(value_name = "DIR", help = help().keeping.restore_dir)]
    dir: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help().keeping.passphrase_file)]
    passphrase_file: Option<PathBuf>,
}

impl Restore {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let (Some(source), Some(dir)) = (self.source, self.dir) else {
            return Err(Failure::refused(session.words.missing(Question::File)));
        };
        let told = |error| failure(session, error);
        let source = Source::at(&source).map_err(told)?;
        let file = self.passphrase_file.as_deref();
        let passphrase = if source.is_locked() { known_passphrase(session, file)? } else { None };
        let mut progress = session.console.progress(source.size().map_err(told)?, session.words.replaying());
        let mut reach = |done| progress.reach(done);
        let made = restore(&source, &dir, passphrase.as_ref(), session.dry_run, &mut reach).map_err(told)?;
        drop(progress);
        session.console.say(session.words.restored(&dir, &made, session.dry_run));
        Ok(())
    }
}

/// The exit code of each kind of trouble: a line, a private text or a notice that does not hold is tampering.
fn failure(session: &Session<'_>, error: RestoreError) -> Failure {
    match error {
        RestoreError::Desk(error) => error.into(),
        RestoreError::Locked { path, fault } => locked(session, Some(&path), &fault),
        RestoreError::NothingThere(_) => Failure::refused(session.words.restore_fault(&error)),
        RestoreError::Line { .. } | RestoreError::Private { .. } | RestoreError::Notice { .. } => {
            Failure::tampered(session.words.restore_fault(&error))
        }
    }
}
