//! `prove SEQ`: the receipt of an entry, which its holder can check without us.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::handing_over::Naming;
use crate::desk::{Desk, verifier};
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::event::Kind;
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
        if sends_nobody(&desk, seq)? {
            return Err(Failure::refused(session.words.statement_must_stand(seq)));
        }
        let Some(handed) = desk.hand_over(seq)? else {
            return Err(Failure::refused(session.words.no_such_entry(seq, desk.store().head()?.0)));
        };
        if handed.naming == Naming::Closed && sends_somebody(&desk, seq)? {
            return Err(Failure::refused(session.words.statement_cannot_name(seq)));
        }
        // It may open a name: only its owner may read it, and half of it is never there.
        let receipt = handed.receipt.to_string();
        system::write_whole(&path, receipt.as_bytes()).map_err(|e| Failure::file(session.words, &path, e))?;
        session.console.say(path.display().to_string());
        session.console.remark(session.words.receipt_written(&handed, &path, &verifier(desk.opened())?));
        Ok(())
    }
}

/// Whether the entry would send a volunteer, and does not: it waits, was rejected, or was reversed. Its receipt would be a
/// statement that another community takes over.
fn sends_nobody(desk: &Desk, seq: Seq) -> Result<bool, Failure> {
    let books = desk.store().books();
    let waits = WaitingFacts::find(&books, &seq).is_some_and(|facts| facts.kind == Kind::VolunteerSent.word());
    let stood = books.recall(seq).is_some_and(|recalled| recalled.event.kind() == Kind::VolunteerSent);
    let is_reversed = stood && books.reversed_by(seq).is_some();
    books.fault()?;
    Ok(waits || is_reversed)
}

/// Whether the receipt of an entry is a volunteer's statement, which is good for nothing without his name.
fn sends_somebody(desk: &Desk, seq: Seq) -> Result<bool, Failure> {
    let books = desk.store().books();
    let recalled = books.recall(seq);
    books.fault()?;
    Ok(recalled.is_some_and(|recalled| recalled.event.kind() == Kind::VolunteerSent))
}

fn rehearse(session: &Session<'_>, seq: Seq, path: &Path) -> Result<(), Failure> {
    let store = session.store()?;
    if store.entry(seq)?.is_none() {
        return Err(Failure::refused(session.words.no_such_entry(seq, store.head()?.0)));
    }
    session.console.remark(session.words.receipt_rehearsed(seq, path));
    Ok(())
}
