//! `checkpoint`: signs the head, keeps it, and hands out the note: `mingbai checkpoint > head.note`. With `--request` it writes
//! what a witness is asked with, with `--cosignature` it takes in what he answered.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::{WitnessRequest, consistency};
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::sign::keep_request;
use crate::desk::witnessing::{cosigned_size, known_witnesses, take_in};
use crate::desk::{Desk, DeskError, verifier};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Checkpoint {
    #[arg(long, value_name = "FILE", help = help().proof.witness_request)]
    request: Option<PathBuf>,
    #[arg(long, value_name = "N", requires = "request", help = help().proof.witness_old)]
    old: Option<u64>,
    #[arg(long, value_name = "FILE", conflicts_with = "request", help = help().proof.cosignature)]
    cosignature: Option<PathBuf>,
    #[arg(long, value_name = "KEY", requires = "cosignature", help = help().proof.witness_key)]
    witness: Option<String>,
}

impl Checkpoint {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        if let Some(path) = &self.cosignature {
            return self.take_in(session, path);
        }
        if session.dry_run {
            let (size, _) = session.store()?.head()?;
            session.console.remark(session.words.checkpoint_rehearsed(size));
            return Ok(());
        }
        let mut desk = Desk::open_to_hand_over(&session.folder, session.now())?;
        let (head, note) = desk.signed_head()?;
        if let Some(path) = &self.request {
            let old = self.old.unwrap_or(cosigned_size(desk.store())?);
            let hashes = consistency(&desk.store().nodes(), old, head.size).map_err(DeskError::from)?;
            let request = WitnessRequest { old, hashes, note }.to_string();
            return keep_request(session, path, &request, session.words.witness_request_written(path));
        }
        let kept = session.folder.checkpoints().join(format!("{:08}.note", head.size));
        session.console.hand_over(&note);
        session.console.remark(session.words.checkpoint_signed(&head, &verifier(desk.opened())?, &kept));
        Ok(())
    }

    /// Puts a witness's line under the checkpoint it is for. Known are enrolled operators, and whoever is named.
    fn take_in(&self, session: &Session<'_>, path: &Path) -> Result<(), Failure> {
        let words = session.words;
        let lines = std::fs::read_to_string(path).map_err(|error| Failure::file(words, path, error))?;
        let store = session.store()?;
        let mut known = known_witnesses(&store)?;
        if let Some(text) = &self.witness {
            known.push(text.trim().parse().map_err(|_| Failure::refused(words.key_is_unreadable()))?);
        }
        let Some((name, place)) = take_in(&store, &lines, &known, session.dry_run)? else {
            return Err(Failure::refused(words.cosignature_is_nobodys(path)));
        };
        session.console.say(words.cosignature_taken_in(&name, &place));
        Ok(())
    }
}
