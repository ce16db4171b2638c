//! `export DIR`: everything an auditor needs, and nothing private.

use std::path::PathBuf;

use clap::Args;

use crate::audit::VERIFIER;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::{Desk, verifier};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(value_name = "DIR", help = help().proof.export_dir)]
    dir: PathBuf,
}

impl Export {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let (words, console) = (session.words, session.console);
        if session.dry_run {
            let (size, _) = session.store()?.head()?;
            console.remark(words.export_rehearsed(size, &self.dir));
            return Ok(());
        }
        let mut desk = Desk::open_to_hand_over(&session.folder, session.now())?;
        let (size, _) = desk.store().head()?;
        let mut progress = console.progress(size, words.writing_lines());
        let exported = desk.export(&self.dir, VERIFIER, &mut |done| progress.reach(done))?;
        drop(progress);
        console.say(words.exported(&exported, &self.dir, &verifier(desk.opened())?));
        Ok(())
    }
}
