//! `backup DIR`: a consistent copy elsewhere. Private data and keys come along only when asked for, and only locked.

use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::keygen::new_passphrase;
use crate::cli::session::Session;
use crate::store::backup::{Wish, backup};
use crate::store::system;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    #[arg(value_name = "DIR", help = help().keeping.backup_dir)]
    dir: Option<PathBuf>,
    #[arg(long, help = help().keeping.backup_people)]
    with_people: bool,
    #[arg(long, help = help().keeping.backup_keys)]
    with_keys: bool,
    #[arg(long, value_name = "FILE", help = help().keeping.passphrase_file)]
    passphrase_file: Option<PathBuf>,
}

impl Backup {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let Some(dir) = self.dir else { return Err(Failure::refused(session.words.missing(Question::File))) };
        let (store, opened) = session.opened()?;
        drop(store);
        if system::lies_inside(&dir, session.folder.path()) {
            return Err(Failure::refused(session.words.backup_is_inside(&dir)));
        }
        let needs_passphrase = self.with_people || self.with_keys;
        let file = self.passphrase_file.as_deref();
        let passphrase = needs_passphrase.then(|| new_passphrase(session, file)).transpose()?;
        let at = session.now().to_string();
        let wish = Wish {
            target: &dir,
            people: passphrase.as_ref().filter(|_| self.with_people),
            keys: passphrase.as_ref().filter(|_| self.with_keys),
            at: &at,
        };
        let readme = |made: &_| session.words.backup_readme(&opened, made, &at);
        let made = backup(&session.folder, &wish, readme, session.dry_run)?;
        session.console.say(session.words.backed_up(&dir, &made, session.dry_run));
        Ok(())
    }
}
