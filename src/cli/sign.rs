//! `sign FILE`: somebody reads a request on his own machine and signs it with his key. No ledger is needed.
//!
//! A request is what is to be signed, a blank line, and the lines of the entries it is about; signed, it becomes a note
//! (C2SP signed-note) with the same text, which the recorder takes in with `approve --answer`. A file may hold several, one
//! below the other: each begins with its purpose, `mingbai/…`, as no line of an entry and no signature does.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::approval::{approval_message, rejection_message};
use crate::chain::{Hash, Line, Note};
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::keys::key;
use crate::cli::session::Session;
use crate::cli::show::entry_table;
use crate::desk::{Desk, DeskError};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Signature, Text};
use crate::ledger::refusal::{ApprovalRefusal, Refusal};
use crate::store::StoreError;
use crate::store::system::write_whole;
use crate::text::SignedWord as Word;

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
        let requests: Option<Vec<_>> = parts(&text).into_iter().map(request).collect();
        let requests = requests.filter(|all| !all.is_empty()).ok_or_else(no_request)?;
        for (message, lines) in &requests {
            for line in lines {
                session.list(&entry_table(session, line, None));
            }
            if lines.is_empty() {
                session.console.say(message);
            }
            if let Some(reason) = reason_of(message) {
                session.console.say(words.says_no(reason));
            }
        }
        let count = requests.iter().map(|(_, lines)| lines.len()).sum();
        let is_sure = self.yes || session.console.ask(&words.sign_these(count)).as_deref() == Some("yes");
        if !is_sure {
            return Err(Failure::refused(words.not_signed()));
        }
        let key = key(session, &self.key, self.passphrase_file.as_deref())?;
        let signed = |(message, _): &(String, Vec<Line<'_>>)| Some(key.sign_note(message).ok()?.to_string());
        let notes: String = requests.iter().map(signed).collect::<Option<_>>().ok_or_else(no_request)?;
        let out = self.out.unwrap_or_else(|| self.file.with_extension("signed"));
        if out.symlink_metadata().is_ok() {
            return Err(Failure::refused(words.file_exists(&out)));
        }
        write_whole(&out, notes.as_bytes()).map_err(StoreError::file(&out))?;
        let is_no = requests.iter().any(|(message, _)| reason_of(message).is_some());
        let word = if is_no {
            Word::No
        } else if count == 0 {
            Word::Rotation
        } else {
            Word::Yes
        };
        session.console.say(words.answer_written(&out, word));
        Ok(())
    }
}

/// The requests or answers of a file.
fn parts(text: &str) -> Vec<&str> {
    let later = text.match_indices("\nmingbai/").filter_map(|(at, _)| at.checked_add(1));
    let begins: Vec<usize> = [0].into_iter().chain(later).collect();
    let ends = begins.iter().skip(1).copied().chain([text.len()]);
    begins.iter().zip(ends).filter_map(|(from, until)| text.get(*from..until)).collect()
}

/// What a request asks to sign, and the entries it is about, if these are the ones.
fn request(text: &str) -> Option<(String, Vec<Line<'_>>)> {
    let (message, rest) = text.split_once("\n\n")?;
    let lines: Option<Vec<Line<'_>>> = rest.lines().map(|line| Line::parse(line).ok()).collect();
    let (lines, message) = (lines?, format!("{message}\n"));
    let parts: Vec<&str> = message.lines().collect();
    let fits = match parts.as_slice() {
        ["mingbai/approval/v1", _, first, last, leaf] => are_these(&lines, rest, (first, last, leaf)),
        ["mingbai/rejection/v1", _, entry, leaf, _] => are_these(&lines, rest, (entry, entry, leaf)),
        ["mingbai/rotation/v1", _, _, _, _, _] => lines.is_empty(),
        _ => false,
    };
    fits.then_some((message, lines))
}

/// The reason, where a request is to sign a no.
fn reason_of(message: &str) -> Option<&str> {
    match message.lines().collect::<Vec<&str>>().as_slice() {
        ["mingbai/rejection/v1", _, _, _, reason] => Some(reason),
        _ => None,
    }
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

/// Writes a request for signatures over entries, each with those that belong to it.
pub(super) fn write_requests(
    session: &Session<'_>,
    desk: &Desk,
    all: &[(Seq, Seq)],
    path: &Path,
) -> Result<(), Failure> {
    let requests: Result<String, Failure> = all.iter().map(|(first, last)| request_for(desk, *first, *last)).collect();
    keep_request(session, path, &requests?, session.words.request_written(path))
}

fn request_for(desk: &Desk, first: Seq, last: Seq) -> Result<String, Failure> {
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
    Ok(format!("{message}\n{lines}"))
}

/// Writes a request to sign a no to each of these.
pub(super) fn write_rejections(
    session: &Session<'_>,
    desk: &Desk,
    entries: &[Seq],
    reason: &Text,
    path: &Path,
) -> Result<(), Failure> {
    let mut requests = String::new();
    for seq in entries.iter().copied() {
        let entry = desk.store().entry(seq)?.ok_or_else(|| DeskError::from(Refusal::EntryMustExist { seq }))?;
        let message = rejection_message(desk.opened().origin.as_str(), seq.0, entry.leaf, reason.as_str());
        requests.push_str(&message);
        requests.push('\n');
        requests.push_str(&entry.line);
        requests.push('\n');
    }
    keep_request(session, path, &requests, session.words.request_written(path))
}

/// Writes a request where nothing lies yet, and says who goes on with it.
pub(super) fn keep_request(session: &Session<'_>, path: &Path, text: &str, told: String) -> Result<(), Failure> {
    if path.symlink_metadata().is_ok() {
        return Err(Failure::refused(session.words.file_exists(path)));
    }
    if !session.dry_run {
        write_whole(path, text.as_bytes()).map_err(StoreError::file(path))?;
    }
    session.console.say(told);
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
    /// The one answer of a file.
    pub(super) fn read(session: &Session<'_>, path: &Path) -> Result<Self, Failure> {
        let mut all = Self::read_all(session, path)?.into_iter();
        let one = all.next().filter(|_| all.next().is_none());
        one.ok_or_else(|| Failure::refused(session.words.no_answer(path)))
    }

    /// Every answer of a file, of which there is one at least.
    pub(super) fn read_all(session: &Session<'_>, path: &Path) -> Result<Vec<Self>, Failure> {
        let bytes = std::fs::read(path).map_err(|error| Failure::file(session.words, path, error))?;
        let text = String::from_utf8(bytes).ok();
        let all = text.and_then(|text| parts(&text).into_iter().map(Self::of).collect::<Option<Vec<Self>>>());
        all.filter(|all| !all.is_empty()).ok_or_else(|| Failure::refused(session.words.no_answer(path)))
    }

    fn of(text: &str) -> Option<Self> {
        let note = Note::parse(text.as_bytes()).ok()?;
        let [signature] = note.signatures() else { return None };
        let bytes: [u8; 64] = signature.bytes.as_slice().try_into().ok()?;
        Some(Self {
            by: signature.name.parse().ok()?,
            message: note.text().to_owned(),
            signature: crate::chain::Signature::from_bytes(bytes).to_string().parse().ok()?,
        })
    }

    /// What it rejects and why, if it is a rejection in this ledger.
    pub(super) fn rejection(&self, origin: &str) -> Option<(Seq, Text)> {
        match self.message.lines().collect::<Vec<&str>>().as_slice() {
            ["mingbai/rejection/v1", of, entry, _, reason] if *of == origin => {
                Some((entry.parse().ok()?, reason.parse().ok()?))
            }
            _ => None,
        }
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
