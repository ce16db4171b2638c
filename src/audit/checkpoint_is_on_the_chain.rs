//! CLAIM: every checkpoint that lies with the ledger, that this user remembers or that whoever verifies brings along is
//! signed by the ledger's key, bears its size as its name, and is the head of this chain at that size.
//!
//! Threats 3, 6, 10–19: what a chain alone never shows. Fewer entries than a checkpoint knows are a ROLLBACK; another
//! root at its size is a FORK, and both notes are told so that they can be kept.

use std::collections::BTreeSet;

use crate::audit::finding::{DAMAGE, Findings};
use crate::audit::opening_pins_the_ledger::key;
use crate::audit::reader::Read;
use crate::audit::{Asked, Claim, Evidence, Note, Source, StandingNote, What, shown};
use crate::chain::{Checkpoint, CheckpointError, Line, VerifierKey};
use crate::ledger::event::{Event, LedgerOpened};
use crate::ledger::field::Seq;
use crate::ledger::words::Purpose;

/// Every checkpoint there is to compare, none of them believed yet.
#[derive(Debug)]
pub(super) struct Notes(Vec<Note>);

impl Notes {
    /// The sizes they speak of, the smallest last.
    pub(super) fn sizes(&self) -> Vec<u64> {
        let said = self.0.iter().filter_map(|note| claimed(&note.bytes).ok());
        let sizes: BTreeSet<u64> = said.map(|checkpoint| checkpoint.size).collect();
        sizes.into_iter().rev().collect()
    }

    /// The one from this source.
    pub(super) fn of(&self, source: &Source) -> Option<&Note> {
        self.0.iter().find(|note| note.source == *source)
    }
}

/// What a note says, signed or not.
pub(super) fn claimed(bytes: &[u8]) -> Result<Checkpoint, CheckpointError> {
    Checkpoint::parse_body(crate::chain::Note::parse(bytes)?.text())
}

/// Gathers the notes before the lines are read, because only then can roots of sizes gone by be kept.
pub(super) fn gather<E: Evidence>(evidence: &E, asked: &Asked, findings: &mut Findings) -> Result<Notes, E::Fault> {
    let claim = Claim::CheckpointIsOnTheChain;
    let mut notes = shown(evidence.checkpoints(), claim, findings)?.unwrap_or_default();
    // Everybody knows a demo's key, and it is the same demo every time: nothing is remembered of it.
    if let Some(opened) = first(evidence).filter(|opened| opened.purpose != Purpose::Demo) {
        let remembered = shown(evidence.remembered(opened.origin.as_str()), claim, findings)?.flatten();
        notes.extend(remembered.map(|bytes| Note { source: Source::Remembered, bytes }));
    }
    let given = asked.known.iter().cloned();
    notes.extend(given.map(|(name, bytes)| Note { source: Source::Given(name), bytes }));
    Ok(Notes(notes))
}

/// Entry 0, if it can be read. What is wrong with it is told when the lines are read.
fn first<E: Evidence>(evidence: &E) -> Option<LedgerOpened> {
    let mut first = None;
    let read = evidence.each_entry(&mut |found| {
        let line = Line::parse_bytes(found.line).ok();
        first = line.and_then(|line| Event::read(line.kind, line.event).ok());
        false
    });
    match (read, first) {
        (Ok(()), Some(Event::LedgerOpened(opened))) => Some(opened),
        _ => None,
    }
}

/// Compares the notes with the chain; those that stand, the smallest first.
pub(super) fn check(
    notes: &Notes,
    opened: Option<&LedgerOpened>,
    read: &Read,
    findings: &mut Findings,
) -> Vec<StandingNote> {
    // Without a key nothing can be said of notes; why there is none was found already.
    let Some(key) = opened.and_then(|opened| key(opened).ok()) else { return Vec::new() };
    let claim = Claim::CheckpointIsOnTheChain;
    let (mut standing, mut fallen) = (Vec::new(), Vec::new());
    for note in &notes.0 {
        let source = note.source.clone();
        match signed(note, &key) {
            Err(why) => findings.add(claim, None, What::CheckpointIsNone { source, why }),
            Ok(head) if is_named_otherwise(&source, head.size) => {
                findings.add(claim, None, What::CheckpointIsNamedOtherwise { source, size: head.size });
            }
            Ok(head) if read.roots.get(&head.size) == Some(&head.root) => {
                standing.push(StandingNote { source, size: head.size, note: text(note) });
            }
            Ok(head) => fallen.push((note, head)),
        }
    }
    standing.sort_by_key(|note| note.size);
    // Of damaged lines the damage tells the entry; here it would only be a guess.
    let is_sound = !findings.break_any(&DAMAGE);
    for (note, head) in fallen {
        let (seq, what) = disagreement(note, &head, read, &standing);
        findings.add(claim, Some(seq).filter(|_| is_sound), what);
    }
    standing
}

fn signed(note: &Note, key: &VerifierKey) -> Result<Checkpoint, CheckpointError> {
    claimed(&note.bytes)?;
    Checkpoint::open(&text(note), key)
}

fn text(note: &Note) -> String {
    String::from_utf8_lossy(&note.bytes).into_owned()
}

/// The newest checkpoint is found by its name: an old one must not bear the newest name.
fn is_named_otherwise(source: &Source, size: u64) -> bool {
    match source {
        Source::Folder(name) => *name != format!("{size:08}.note"),
        Source::Head | Source::Remembered | Source::Given(_) => false,
    }
}

/// The first entry that may be to blame: up to the last checkpoint that stands, all are vouched for.
fn disagreement(note: &Note, head: &Checkpoint, read: &Read, standing: &[StandingNote]) -> (Seq, What) {
    let source = note.source.clone();
    let Some(found) = read.roots.get(&head.size) else {
        let what = What::Rollback { source, known: head.size, size: read.size, note: text(note) };
        return (Seq(read.size), what);
    };
    let vouched = standing.iter().map(|note| note.size).filter(|size| *size < head.size).max().unwrap_or(0);
    let same_size = standing.iter().find(|note| note.size == head.size);
    let other = same_size.or(standing.last()).map(|note| note.note.clone());
    let what = What::Fork { source, size: head.size, known: head.root, found: *found, note: text(note), other };
    (Seq(vouched), what)
}
