//! `check FILE`: what a receipt, a checkpoint or a notice's file proves, and what it does not. Offline.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::{Checkpoint, CheckpointError, Hash, NoteError, Receipt, ReceiptError, VerifierKey};
use crate::cli::compare::{answer, fork, given_key, history, place_at_hand};
use crate::cli::failure::{Exit, Failure};
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::verify::Verify;
use crate::desk::handing_over::consistent_in_itself;
use crate::desk::history::{Comparison, History, Kind, Side, body_of, compare};
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;
use crate::store::StoreError;
use crate::text::ReceiptTold;

/// The longest file that is read as a receipt or a checkpoint: one MiB.
const LONGEST: u64 = 1 << 20;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(value_name = "FILE", help = help().proof.check_file)]
    file: PathBuf,
    #[arg(long, value_name = "KEY", help = help().proof.key)]
    key: Option<String>,
    #[arg(long, value_name = "NOTE", help = help().proof.known)]
    known: Option<PathBuf>,
}

/// What is at hand to judge a file by.
struct Bench {
    key: Option<VerifierKey>,
    history: Option<History>,
    known: Option<(String, Checkpoint, String)>,
}

impl Check {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        if self.file.is_dir() {
            if Kind::of(&self.file).is_none() {
                return Err(StoreError::NotALedger(self.file).into());
            }
            return Verify::of(self.file, self.known, self.key).run(session);
        }
        let failed = |error| Failure::file(session.words, &self.file, error);
        let file = File::open(&self.file).map_err(failed)?;
        let mut bytes = Vec::new();
        file.take(LONGEST).read_to_end(&mut bytes).map_err(failed)?;
        match std::str::from_utf8(&bytes) {
            Ok(text) if text.starts_with("c2sp.org/tlog-proof@") => self.receipt(session, text),
            Ok(text) if text.contains("\n\n\u{2014} ") => self.checkpoint(session, text),
            Ok(_) | Err(_) => {
                let hash = File::open(&self.file).and_then(Hash::of_reader).map_err(failed)?;
                Self::notice(session, Digest(*hash.as_bytes()))
            }
        }
    }

    fn receipt(&self, session: &Session<'_>, text: &str) -> Result<(), Failure> {
        let false_one = |why: ReceiptError| answer(session, exit_of(&why), &session.words.receipt_is_false(&why));
        let receipt: Receipt = text.parse().map_err(false_one)?;
        let note = &receipt.checkpoint_note;
        let body = body_of(note).map_err(|why| false_one(why.into()))?;
        let bench = self.bench(session, &body.origin)?;
        let checked = match &bench.key {
            Some(key) => receipt.check(key),
            None => consistent_in_itself(&receipt),
        };
        let checked = checked.map_err(false_one)?;
        let event = Event::read(checked.line.kind, checked.line.event).ok();
        let told = ReceiptTold { checked: &checked, event: event.as_ref(), key: bench.key.as_ref() };
        session.console.say(session.words.receipt_holds(&told));
        bench.judge(session, &checked.checkpoint, note)?;
        let seq = Seq(receipt.index);
        match &bench.history {
            Some(history) => tell_fate(session, history, seq),
            None => session.console.say(session.words.receipt_proves_no_more(seq)),
        }
        Ok(())
    }

    fn checkpoint(&self, session: &Session<'_>, note: &str) -> Result<(), Failure> {
        let name = self.file.display().to_string();
        let false_one = |why: CheckpointError| {
            let exit = if is_of_another_ledger(&why) { Exit::Refused } else { Exit::Tampered };
            answer(session, exit, &session.words.checkpoint_is_false(&name, &why))
        };
        let body = body_of(note).map_err(false_one)?;
        let bench = self.bench(session, &body.origin)?;
        if let Some(key) = &bench.key {
            Checkpoint::open(note, key).map_err(false_one)?;
        }
        session.console.say(session.words.checkpoint_holds(&body, bench.key.as_ref()));
        bench.judge(session, &body, note)
    }

    /// A file that is neither receipt nor checkpoint: perhaps a notice's.
    fn notice(session: &Session<'_>, digest: Digest) -> Result<(), Failure> {
        let Some(place) = place_at_hand(session) else {
            return Err(Failure::refused(session.words.nothing_at_hand(&digest)));
        };
        let history = history(session, &place)?;
        if let Some(found) = history.as_ref().and_then(|history| history.notice_with(digest)) {
            session.console.say(session.words.notice_found(&found));
            return Ok(());
        }
        let notices = history.map_or(0, |history| history.notices());
        Err(answer(session, Exit::Tampered, &session.words.notice_not_found(&digest, notices)))
    }

    /// Gathers what is at hand for files of this origin.
    fn bench(&self, session: &Session<'_>, origin: &str) -> Result<Bench, Failure> {
        let given = given_key(session, self.key.as_deref())?;
        let place = place_at_hand(session);
        let history = place.as_deref().map_or(Ok(None), |place| history(session, place))?;
        let history = history.filter(|history| {
            let is_his = history.head().origin == origin;
            if !is_his {
                session.console.remark(session.words.at_hand_is_another(history.place()));
            }
            is_his
        });
        let of_lines = history.as_ref().map(|history| history.key().clone());
        if let (Some(given), Some(of_lines)) = (&given, &of_lines)
            && given != of_lines
        {
            return Err(Failure::refused(session.words.keys_differ(origin)));
        }
        let key = given.or(of_lines);
        let known = self.known.as_deref().map(|path| known_note(session, path, key.as_ref())).transpose()?;
        Ok(Bench { key, history, known })
    }
}

/// The note of `--known`, which must be of the same key.
fn known_note(
    session: &Session<'_>,
    path: &Path,
    key: Option<&VerifierKey>,
) -> Result<(String, Checkpoint, String), Failure> {
    let bytes = std::fs::read(path).map_err(|e| Failure::file(session.words, path, e))?;
    let note = String::from_utf8_lossy(&bytes).into_owned();
    let name = path.display().to_string();
    let read = key.map_or_else(|| body_of(&note), |key| Checkpoint::open(&note, key));
    let told = |why| Failure::refused(session.words.checkpoint_is_false(&name, &why));
    Ok((name.clone(), read.map_err(told)?, note))
}

impl Bench {
    /// Holds a checkpoint against the lines and the note at hand. Without a key nothing is believed in the end.
    fn judge(&self, session: &Session<'_>, head: &Checkpoint, note: &str) -> Result<(), Failure> {
        let words = session.words;
        let Some(key) = &self.key else {
            if let Some((_, known, _)) = self.known.as_ref().filter(|(_, known, _)| known == head) {
                session.console.say(words.known_is_the_same(known.size));
            }
            return Err(Failure::refused(words.key_is_not_pinned(&head.origin)));
        };
        let brought = Side::Note { checkpoint: head.clone(), note: note.to_owned() };
        self.judge_by_known(session, &brought, key)?;
        let Some(history) = &self.history else { return Ok(()) };
        let size = history.head().size;
        match history.root_at(head.size) {
            None => Err(answer(session, Exit::Rollback, &words.ledger_is_shorter(head.size, size))),
            Some(root) if root != head.root => Err(fork_with(session, history, &brought, key)),
            Some(_) => {
                session.console.say(words.is_on_the_chain(head.size, size));
                Ok(())
            }
        }
    }

    fn judge_by_known(&self, session: &Session<'_>, brought: &Side, key: &VerifierKey) -> Result<(), Failure> {
        let Some((_, known, note)) = &self.known else { return Ok(()) };
        let words = session.words;
        let known_side = Side::Note { checkpoint: known.clone(), note: note.clone() };
        match (compare(&known_side, brought), &self.history) {
            (Comparison::Fork { size }, _) => Err(fork(session, [&known_side, brought], size, key)),
            (Comparison::Same, _) => {
                session.console.say(words.known_is_the_same(known.size));
                Ok(())
            }
            (_, Some(history)) => match history.root_at(known.size) {
                None => Err(answer(session, Exit::Rollback, &words.ledger_is_shorter(known.size, history.head().size))),
                Some(root) if root != known.root => Err(fork_with(session, history, &known_side, key)),
                Some(_) => {
                    session.console.say(words.is_on_the_chain(known.size, history.head().size));
                    Ok(())
                }
            },
            (_, None) => {
                session.console.say(words.known_is_of_another_size(known.size, brought.head().size));
                Ok(())
            }
        }
    }
}

/// FORK between the lines at hand, read again for the evidence, and a note.
fn fork_with(session: &Session<'_>, history_at_hand: &History, note: &Side, key: &VerifierKey) -> Failure {
    match history(session, history_at_hand.place()) {
        Ok(Some(lines)) => fork(session, [&Side::History(Box::new(lines)), note], note.head().size, key),
        Ok(None) => StoreError::NotALedger(history_at_hand.place().to_owned()).into(),
        Err(failure) => failure,
    }
}

/// What became of an entry later, as far as the lines at hand tell.
fn tell_fate(session: &Session<'_>, history: &History, seq: Seq) {
    let words = session.words;
    session.console.say(match history.undone(seq) {
        [] => words.still_stands(seq, history.head().size),
        undone => words.was_undone(seq, undone),
    });
}

/// A receipt of another ledger cannot be judged here; any other that fails does not hold.
fn exit_of(why: &ReceiptError) -> Exit {
    let is_of_another = matches!(why, ReceiptError::Checkpoint(why) if is_of_another_ledger(why));
    if is_of_another { Exit::Refused } else { Exit::Tampered }
}

fn is_of_another_ledger(why: &CheckpointError) -> bool {
    matches!(why, CheckpointError::OtherOrigin { .. } | CheckpointError::Note(NoteError::NoKnownSignature))
}
