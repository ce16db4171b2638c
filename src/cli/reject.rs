//! `reject` (and `pay reject`): another person's no to one entry or several, with his reason, signed as an approval is.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::approval::rejection_message;
use crate::cli::approve::{Sealed, approver, entries_of, leaf_of, numbers};
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::sign::{Answer, write_rejections};
use crate::desk::Desk;
use crate::ledger::command::Command;
use crate::ledger::event::EntryRejected;
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Text};
use crate::ledger::refusal::Refusal;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Reject {
    #[arg(value_name = "SEQ", help = help().operators.approve_seq)]
    seqs: Vec<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paper_file", "answer", "request"], help = help().paying.key)]
    key: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help().paying.passphrase_file)]
    passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["answer", "request"], help = help().paying.approve_paper_file)]
    paper_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help().operators.approve_request)]
    request: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["request", "seqs", "reason"], help = help().operators.approve_answer)]
    answer: Option<PathBuf>,
    #[arg(long, value_name = "CODE", help = help().paying.approver)]
    approver: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Reject {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        if let Some(path) = &self.answer {
            return self.take_answer(session, &mut desk, path);
        }
        let entries = self.entries(session, &desk)?;
        let reason = session.need_text(Question::Reason, self.reason.as_deref())?;
        if let Some(path) = &self.request {
            return write_rejections(session, &desk, &entries, &reason, path);
        }
        let keys = (self.key.as_deref(), self.passphrase_file.as_deref());
        let sealed = Sealed::brought(session, &desk, keys, self.paper_file.as_deref())?;
        let approver = approver(session, &desk, self.approver.as_deref().or(sealed.owner()))?;
        let said =
            entries.into_iter().map(|entry| self.word(session, &desk, (entry, reason.clone()), &approver, &sealed));
        let said: Vec<Command> = said.collect::<Result<_, _>>()?;
        session.record_all(&mut desk, said).map(drop)
    }

    /// The entries of each number: itself, or every row of an import that waits still. The persons of a request stand under
    /// it, and go with it.
    fn entries(&self, session: &Session<'_>, desk: &Desk) -> Result<Vec<Seq>, Failure> {
        let books = desk.store().books();
        let mut entries = Vec::new();
        for asked in numbers(session, &self.seqs)? {
            for (first, last) in entries_of(&books, asked) {
                let last = if first == asked { first } else { last };
                entries.extend((first.0..=last.0).map(Seq));
            }
        }
        books.fault()?;
        Ok(entries)
    }

    /// What was signed elsewhere comes home.
    fn take_answer(&self, session: &Session<'_>, desk: &mut Desk, path: &Path) -> Result<(), Failure> {
        let mut words = Vec::new();
        for answer in Answer::read_all(session, path)? {
            let said = answer.rejection(desk.opened().origin.as_str());
            let said = said.ok_or_else(|| Failure::refused(session.words.no_answer(path)))?;
            words.push(self.word(session, desk, said, &answer.by, &Sealed::Elsewhere(answer.signature))?);
        }
        session.record_all(desk, words).map(drop)
    }

    fn word(
        &self,
        session: &Session<'_>,
        desk: &Desk,
        (entry, reason): (Seq, Text),
        approver: &Code,
        sealed: &Sealed,
    ) -> Result<Command, Failure> {
        let (paper_file, signature) = sealed.over(|| {
            let leaf = leaf_of(desk, entry, Refusal::EntryMustExist { seq: entry })?;
            Ok(rejection_message(desk.opened().origin.as_str(), entry.0, leaf, reason.as_str()))
        })?;
        let date = session.day(self.date.as_deref(), desk.today())?;
        let approver = approver.clone();
        Ok(Command::Reject(EntryRejected { approver, date, entry, paper_file, reason, signature }))
    }
}
