//! `rebuild`: drops the books and makes them again from the entries.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::desk::rebuild;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Rebuild {}

impl Rebuild {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let Self {} = self;
        let (size, _) = session.store()?.head()?;
        if session.dry_run {
            session.console.remark(session.words.rebuild_rehearsed(size));
            return Ok(());
        }
        let mut progress = session.console.progress(size, session.words.replaying());
        let size = rebuild(&session.folder, |done| progress.reach(done))?;
        drop(progress);
        session.console.say(session.words.rebuilt(size));
        Ok(())
    }
}
