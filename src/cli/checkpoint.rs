//! `checkpoint`: signs the head, keeps it, and hands out the note: `mingbai checkpoint > head.note`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::desk::{Desk, verifier};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Checkpoint {}

impl Checkpoint {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let Self {} = self;
        if session.dry_run {
            let (size, _) = session.store()?.head()?;
            session.console.remark(session.words.checkpoint_rehearsed(size));
            return Ok(());
        }
        let mut desk = Desk::open_to_hand_over(&session.folder, session.now())?;
        let (head, note) = desk.signed_head()?;
        let kept = session.folder.checkpoints().join(format!("{:08}.note", head.size));
        session.console.hand_over(&note);
        session.console.remark(session.words.checkpoint_signed(&head, &verifier(desk.opened())?, &kept));
        Ok(())
    }
}
