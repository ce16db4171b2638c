//! `prove SEQ`: the receipt of an entry, which its holder can check without us.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::{Desk, verifier};
use crate::ledger::field::Seq;
use crate::store::system;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Prove {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[arg(long, value_name = "FILE", help = help().proof.prove_out)]
    out: Option<PathBuf>,
    #[arg(long, help = help().proof.prove_force)]
    force: bool,
}

impl Prove {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let seq: Seq = session.need(Question::Seq, self.seq.as_deref())?;
        let path = self.out.unwrap_or_else(|| PathBuf::from(format!("receipt-{seq}.tlog-proof")));
        session.outside(&path)?;
        if !self.force && path.symlink_metadata().is_ok() {
            return Err(Failure::refused(session.words.file_exists(&path)));
        }
        if session.dry_run {
            return rehearse(session, seq, &path);
        }
        let mut desk = Desk::open_to_hand_over(&session.folder, session.now())?;
        let Some(handed) = desk.hand_over(seq)? else {
            return Err(Failure::refused(session.words.no_such_entry(seq, desk.store().head()?.0)));
        };
        // It may open a name: only its owner may read it, and half of it is never there.
        let receipt = handed.receipt.to_string();
        system::write_whole(&path, receipt.as_bytes()).map_err(|e| Failure::file(session.words, &path, e))?;
        session.console.say(path.display().to_string());
        session.console.remark(session.words.receipt_written(&handed, &path, &verifier(desk.opened())?));
        Ok(())
    }
}

fn rehearse(session: &Session<'_>, seq: Seq, path: &Path) -> Result<(), Failure> {
    let store = session.store()?;
    if store.entry(seq)?.is_none() {
        return Err(Failure::refused(session.words.no_such_entry(seq, store.head()?.0)));
    }
    session.console.remark(session.words.receipt_rehearsed(seq, path));
    Ok(())
}
