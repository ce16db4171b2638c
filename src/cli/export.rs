//! `export DIR`: everything an auditor needs, and nothing private. With `--audit` the auditor's pack around it.

mod books;
mod figures;
mod first_page;
mod look;
mod pack;

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
    #[arg(long, help = help().packs.audit)]
    audit: bool,
    #[arg(long, requires = "audit", help = help().packs.with_papers)]
    with_papers: bool,
}

impl Export {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let (words, console) = (session.words, session.console);
        session.outside(&self.dir)?;
        if session.dry_run {
            let (size, _) = session.store()?.head()?;
            let told = if self.audit {
                words.pack_rehearsed(size, &self.dir)
            } else {
                words.export_rehearsed(size, &self.dir)
            };
            console.remark(told);
            return Ok(());
        }
        let mut desk = Desk::open_to_hand_over(&session.folder, session.now())?;
        let (size, _) = desk.store().head()?;
        let mut progress = console.progress(size, words.writing_lines());
        let mut reach = |done| progress.reach(done);
        if self.audit {
            let mut fill = |desk: &Desk, root: &std::path::Path, exported: &_| {
                pack::Building::begin(session, desk, root, self.with_papers).fill(exported)
            };
            let packed = desk.pack(&self.dir, VERIFIER, &mut reach, &mut fill)?;
            drop(progress);
            console.say(words.packed(&packed, &self.dir, &verifier(desk.opened())?));
            return Ok(());
        }
        let exported = desk.export(&self.dir, VERIFIER, &mut reach)?;
        drop(progress);
        console.say(words.exported(&exported, &self.dir, &verifier(desk.opened())?));
        Ok(())
    }
}
