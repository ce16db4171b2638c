//! `sign FILE`: somebody reads a request on his own machine and signs it with his key. No ledger is needed.
//!
//! A request is what is to be signed, a blank line, and the lines of the entries it is about; signed, it becomes a note
//! (C2SP signed-note) with the same text, which the recorder takes in with `approve --answer`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::approval::approval_message;
use crate::chain::{Hash, Line, Note};
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::keys::key;
use crate::cli::session::Session;
use crate::cli::show::entry_table;
use crate::desk::{Desk, DeskError};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Signature};
use crate::ledger::refusal::{ApprovalRefusal, Refusal};
use crate::store::StoreError;
use crate::store::system::write_whole;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Sign {
    #[arg(value_name = "FILE", help = help().operators.sign_file)]
    file: PathBuf,
    #[arg(long, value_name = "FILE", help = help().operators.sign_key)]
    key: PathBuf,
    #[arg(long, value_name = "FILE", help = help().paying.passphrase_file)]
    passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help().operators.sign_out)]
    out: Option<PathBuf>,
    #[arg(long, help = help().operators.sign_yes)]
    yes: bool,
}

impl Sign {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let words = session.words;
        let text = std::fs::read_to_string(&self.file).map_err(|e| Failure::file(words, &self.file, e))?;
        let no_request = || Failure::refused(words.no_request(&self.file));
        let (message, lines) = request(&text).ok_or_else(no_request)?;
        for line in &lines {
            session.list(&entry_table(session, line, None));
        }
        if lines.is_empty() {
            session.console.say(&message);
        }
        let is_sure = self.yes || session.console.ask(&words.sign_these(lines.len())).as_deref() == Some("yes");
        if !is_sure {
            return Err(Failure::refused(words.not_signed()));
        }
        let key = key(session, &self.key, self.passphrase_file.as_deref())?;
        let note = key.sign_note(&message).map_err(|_| no_request())?;
        let out = self.out.unwrap_or_else(|| self.file.with_extension("signed"));
        if out.symlink_metadata().is_ok() {
            return Err(Failure::refused(words.file_exists(&out)));
        }
        write_whole(&out, note.to_string().as_bytes()).map_err(StoreError::file(&out))?;
        session.console.say(words.answer_written(&out, lines.is_empty()));
        Ok(())
    }
}

/// What a request asks to sign, and the entries it is about, if these are the ones.
fn request(text: &str) -> Option<(String, Vec<Line<'_>>)> {
    let (message, rest) = text.split_once("\n\n")?;
    let lines: Option<Vec<Line<'_>>> = rest.lines().map(|line| Line::parse(line).ok()).collect();
    let (lines, message) = (lines?, format!("{message}\n"));
    let parts: Vec<&str> = message.lines().collect();
    let fits = match parts.as_slice() {
        ["mingbai/approval/v1", _, first, last, leaf] => are_these(&lines, rest, (first, last, leaf)),
        ["mingbai/rotation/v1", _, _, _, _, _] => lines.is_empty(),
        _ => false,
    };
    fits.then_some((message, lines))
}

/// The lines are those of the numbers, each on the one before, and the last has the leaf that is signed.
fn are_these(lines: &[Line<'_>], text: &str, (first, last, leaf): (&str, &str, &str)) -> bool {
    let leaves: Vec<Hash> = text.lines().map(|line| Hash::of_leaf(line.as_bytes())).collect();
    let hang_together = lines.iter().skip(1).zip(&leaves).all(|(line, before)| line.prev == *before);
    let ends = [lines.first(), lines.last()].map(|line| line.map(|line| line.seq.to_string()));
    let counts = lines.windows(2).all(|pair| matches!(pair, [a, b] if a.seq.checked_add(1) == Some(b.seq)));
    let is_last = leaves.last().is_some_and(|found| found.to_string() == leaf);
    hang_together && counts && is_last && ends == [Some(first.to_owned()), Some(last.to_owned())]
}

/// Writes a request for a signature over entries.
pub(super) fn write_request(
    session: &Session<'_>,
    desk: &Desk,
    first: Seq,
    last: Seq,
    path: &Path,
) -> Result<(), Failure> {
    let missing = || DeskError::from(Refusal::from(ApprovalRefusal::ApprovalMustCoverEntries { first, last }));
    let mut lines = String::new();
    let mut leaf = Hash::ZERO;
    for number in first.0..=last.0 {
        let entry = desk.store().entry(Seq(number))?.ok_or_else(missing)?;
        lines.push_str(&entry.line);
        lines.push('\n');
        leaf = entry.leaf;
    }
    let message = approval_message(desk.opened().origin.as_str(), first.0, last.0, leaf);
    keep_request(session, path, &format!("{message}\n{lines}"))
}

/// Writes a request where nothing lies yet.
pub(super) fn keep_request(session: &Session<'_>, path: &Path, text: &str) -> Result<(), Failure> {
    if path.symlink_metadata().is_ok() {
        return Err(Failure::refused(session.words.file_exists(path)));
    }
    if !session.dry_run {
        write_whole(path, text.as_bytes()).map_err(StoreError::file(path))?;
    }
    session.console.say(session.words.request_written(path));
    Ok(())
}

/// A signed request: who signed, what, and his signature as a line spells it.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) by: Code,
    pub(super) message: String,
    pub(super) signature: Signature,
}

impl Answer {
    pub(super) fn read(session: &Session<'_>, path: &Path) -> Result<Self, Failure> {
        let bytes = std::fs::read(path).map_err(|error| Failure::file(session.words, path, error))?;
        Self::of(&bytes).ok_or_else(|| Failure::refused(session.words.no_answer(path)))
    }

    fn of(bytes: &[u8]) -> Option<Self> {
        let note = Note::parse(bytes).ok()?;
        let [signature] = note.signatures() else { return None };
        let bytes: [u8; 64] = signature.bytes.as_slice().try_into().ok()?;
        Some(Self {
            by: signature.name.parse().ok()?,
            message: note.text().to_owned(),
            signature: crate::chain::Signature::from_bytes(bytes).to_string().parse().ok()?,
        })
    }

    /// The numbers it approves, if it is an approval in this ledger.
    pub(super) fn entries(&self, origin: &str) -> Option<(Seq, Seq)> {
        match self.message.lines().collect::<Vec<&str>>().as_slice() {
            ["mingbai/approval/v1", of, first, last, _] if *of == origin => {
                Some((first.parse().ok()?, last.parse().ok()?))
            }
            _ => None,
        }
    }
}
