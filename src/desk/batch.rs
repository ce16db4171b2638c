//! Several entries of one transaction. An entry is made in three steps, which a million of them take on several cores:
//! the rules decide and the books change (`decide`), a scribe writes the line and hashes it (`Scribe`), the file keeps it
//! (`keep`).

use crate::chain::approval::{approval_message, rejection_message};
use crate::chain::recording::{has_signed, record_message, rotation_message};
use crate::chain::{Hash, Line, Nodes, SigningKey};
use crate::desk::sealing::{self, Private};
use crate::desk::{DeskError, Recorded};
use crate::ledger::books::Books;
use crate::ledger::books::registers::operators::mode;
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::command::Command;
use crate::ledger::decide::{Asking, decide};
use crate::ledger::effect::{Effect, Entered, effects};
use crate::ledger::event::{Event, HoursRecorded, KeyRotated};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest, RowKey, Signature};
use crate::ledger::period::Moment;
use crate::ledger::words::Mode;
use crate::store::{PrivateRow, StoreError, Writing, papers};

/// Writes events as lines, each on the leaf of the one before.
#[derive(Clone, Debug)]
pub(super) struct Scribe {
    at: String,
    by: Code,
    next: Seq,
    prev: Hash,
    /// The leaves of the unfinished block of 256, if it began here.
    block: Option<Vec<Hash>>,
    /// The recorder's own key and the ledger's origin, once it takes two persons.
    signer: Option<Signer>,
}

/// Whoever signs what he records.
#[derive(Clone, Debug)]
pub(super) struct Signer {
    pub(super) key: SigningKey,
    pub(super) origin: String,
}

/// What the scribe knows of a line beside its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    leaf: Hash,
    /// The root of the block of 256 it completes, if the whole block was written here.
    root: Option<Hash>,
}

/// Lines with their leaves, one after the other in one text.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    /// Where each line ends.
    ends: Vec<(usize, Mark)>,
}

impl Lines {
    fn iter(&self) -> impl Iterator<Item = (&str, Hash)> {
        let mut start = 0;
        self.ends.iter().map(move |(end, mark)| {
            let line = self.text.get(start..*end).unwrap_or_default();
            start = *end;
            (line, mark.leaf)
        })
    }
}

/// Bytes most lines of a gift stay below.
const USUAL_LINE: usize = 768;

impl Scribe {
    /// The line of the next event.
    pub(super) fn write(&mut self, event: &Event) -> Result<(String, Mark), DeskError> {
        let mut line = Vec::with_capacity(USUAL_LINE);
        let mark = self.write_after(&mut line, event, true)?;
        Ok((String::from_utf8(line).map_err(|_| DeskError::Line)?, mark))
    }

    /// The lines of the next rows of a file, for which the entry before them is signed.
    pub(super) fn write_all(&mut self, events: &[Event]) -> Result<Lines, DeskError> {
        let mut text = Vec::with_capacity(events.len().saturating_mul(USUAL_LINE));
        let mut ends = Vec::with_capacity(events.len());
        for event in events {
            let mark = self.write_after(&mut text, event, false)?;
            ends.push((text.len(), mark));
        }
        Ok(Lines { text: String::from_utf8(text).map_err(|_| DeskError::Line)?, ends })
    }

    /// The lines of the next rows of a list, each signed as any entry is, and read back.
    pub(super) fn write_rows(&mut self, events: &[Event]) -> Result<Lines, DeskError> {
        let mut lines = Lines { text: String::new(), ends: Vec::with_capacity(events.len()) };
        for event in events {
            let (line, mark) = self.write(event)?;
            reads_back(&line, event)?;
            lines.text.push_str(&line);
            lines.ends.push((lines.text.len(), mark));
        }
        Ok(lines)
    }

    /// Writes the line of the next event after what is already in `text`.
    fn write_after(&mut self, text: &mut Vec<u8>, event: &Event, is_signed: bool) -> Result<Mark, DeskError> {
        let signature = if is_signed { self.signature(event)? } else { None };
        let start = text.len();
        let (kind, prev, seq) = (event.kind().word(), self.prev, self.next.0);
        let sig = signature.as_deref().unwrap_or_default();
        Line { at: &self.at, by: self.by.as_str(), event: "", kind, prev, seq, sig }
            .write_with(text, |text| event.write(text));
        let leaf = Hash::of_leaf(text.get(start..).unwrap_or_default());
        let root = self.root_with(leaf);
        (self.next, self.prev) = (self.next.next(), leaf);
        Ok(Mark { leaf, root })
    }

    /// The recorder's signature over the next event, where it takes two persons.
    fn signature(&self, event: &Event) -> Result<Option<String>, DeskError> {
        let Some(Signer { key, origin }) = &self.signer else { return Ok(None) };
        let mut json = Vec::new();
        event.write(&mut json);
        let json = std::str::from_utf8(&json).map_err(|_| DeskError::Line)?;
        let message = record_message(origin, self.next.0, self.prev, json);
        Ok(Some(key.sign(message.as_bytes()).to_string()))
    }

    /// The root of the block that the next line completes with this leaf.
    fn root_with(&mut self, leaf: Hash) -> Option<Hash> {
        if self.next.0.is_multiple_of(256) {
            self.block = Some(Vec::with_capacity(256));
        }
        let block = self.block.as_mut()?;
        block.push(leaf);
        (block.len() == 256).then(|| subtree(std::mem::take(block)))
    }
}

/// Several entries of one transaction.
#[derive(Debug)]
pub struct Batch<'d> {
    writing: Writing<'d>,
    asking: Asking,
    at: Moment,
    /// The number of the next event that is decided; the lines may still be behind.
    next: Seq,
    scribe: Scribe,
    effects: Vec<Effect>,
    /// The key of whoever sits at the desk, if he brought it.
    signer: Option<Signer>,
    /// The papers its entries name: all of them must lie there before anything is committed.
    papers: Vec<Digest>,
}

impl<'d> Batch<'d> {
    pub(super) fn begin(
        writing: Writing<'d>,
        asking: Asking,
        at: Moment,
        (next, prev): (Seq, Hash),
        signer: Option<Signer>,
    ) -> Self {
        let by = asking.by.clone();
        let scribe = Scribe { at: at.to_string(), by, next, prev, block: None, signer: None };
        Self { writing, asking, at, next, scribe, effects: Vec::new(), signer, papers: Vec::new() }
    }
}

impl Batch<'_> {
    /// The number the next entry will have.
    #[must_use]
    pub fn next(&self) -> Seq {
        self.next
    }

    /// The books inside this transaction.
    #[must_use]
    pub fn books(&self) -> &impl Books {
        self.writing.books()
    }

    /// The tree inside this transaction.
    #[must_use]
    pub fn nodes(&self) -> impl Nodes<Error = StoreError> + '_ {
        self.writing.nodes()
    }

    /// Records one command.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn record(&mut self, command: &Command, private: &[Private]) -> Result<Recorded, DeskError> {
        let seq = self.next;
        self.sign_or_not(command)?;
        let let_happen = self.would_happen(command);
        let event = self.decide(command)?;
        if let Event::EntriesApproved(e) = &event {
            let message = |origin: &str, leaf| approval_message(origin, e.first.0, e.last.0, leaf);
            self.is_signed_by_the_approver(&e.approver, e.signature.as_ref(), e.last, message)?;
        }
        if let Event::EntryRejected(e) = &event {
            let message = |origin: &str, leaf| rejection_message(origin, e.entry.0, leaf, e.reason.as_str());
            self.is_signed_by_the_approver(&e.approver, e.signature.as_ref(), e.entry, message)?;
        }
        if let Event::KeyRotated(e) = &event {
            self.is_signed_for_recovery(e)?;
        }
        self.papers.extend(event.papers());
        let (line, mark) = self.scribe.write(&event)?;
        reads_back(&line, &event)?;
        self.keep(seq, &line, mark, private)?;
        if !self.waits(seq) {
            sealing::follow(&mut self.writing, &event)?;
        }
        for approved in let_happen {
            sealing::follow(&mut self.writing, &approved)?;
        }
        Ok(Recorded { seq, line, leaf: mark.leaf, event, at: self.at })
    }

    /// In two-person mode whoever records signs; a row of a file is signed for by the entry before it. In one-person mode
    /// nobody does.
    fn sign_or_not(&mut self, command: &Command) -> Result<(), DeskError> {
        let is_row = matches!(command, Command::Donate(c) if c.import.is_some());
        let (mode, key) = self.mode_and_key(command);
        if mode == Mode::OnePerson || is_row {
            self.scribe.signer = None;
            return Ok(());
        }
        let signs = |signer: &&Signer| key.is_some_and(|key| key.0 == *signer.key.verifier().public_bytes());
        let signer = self.signer.as_ref().ok_or_else(|| DeskError::OwnKeyMissing(self.asking.by.clone()))?;
        let signer = Some(signer).filter(signs).ok_or_else(|| DeskError::OwnKey(self.asking.by.clone()))?;
        self.scribe.signer = Some(signer.clone());
        Ok(())
    }

    /// How many persons it takes, and the key of whoever records: entry 0 says both of itself.
    fn mode_and_key(&self, command: &Command) -> (Mode, Option<Digest>) {
        let by = &self.asking.by;
        if let Command::OpenLedger(c) = command {
            return (
                c.mode,
                c.operators.iter().find(|operator| operator.code == *by).and_then(|operator| *operator.key),
            );
        }
        (mode(self.books()), self.books().operator(by).and_then(|facts| facts.key))
    }

    /// Whether an entry that was just recorded waits for another person.
    #[must_use]
    pub fn waits(&self, seq: Seq) -> bool {
        WaitingFacts::waiting(self.books(), seq).is_some()
    }

    /// What waits until this command.
    fn would_happen(&self, command: &Command) -> Vec<Event> {
        let Command::Approve(e) = command else { return Vec::new() };
        let last = e.last.min(self.next);
        let entries = (e.first.0..=last.0).map(Seq);
        entries.filter_map(|seq| WaitingFacts::waiting(self.books(), seq)).map(|(_, event)| event).collect()
    }

    /// Whoever keeps the recovery key signed this rotation and no other.
    fn is_signed_for_recovery(&self, e: &KeyRotated) -> Result<(), DeskError> {
        let Some(signature) = e.recovery.as_ref() else { return Ok(()) };
        let opened = crate::desk::opened(self.writing.store())?;
        let (origin, old) = (opened.origin.as_str(), e.old.to_string());
        let message = rotation_message(origin, e.code.as_str(), &old, &e.new.to_string(), e.valid_size.0);
        let signed = opened.recovery_key.map(|key| has_signed("recovery", &key.0, &message, signature.as_str()));
        if signed == Some(Ok(true)) { Ok(()) } else { Err(DeskError::Signature(e.code.clone())) }
    }

    /// The rules see a signature only as text. What it is over, and whose it is, only the desk can tell.
    fn is_signed_by_the_approver(
        &self,
        approver: &Code,
        signature: Option<&Signature>,
        entry: Seq,
        message: impl FnOnce(&str, Hash) -> String,
    ) -> Result<(), DeskError> {
        let Some(signature) = signature else { return Ok(()) };
        let store = self.writing.store();
        let leaf = store.entry(entry)?.ok_or(DeskError::Opening)?.leaf;
        let message = message(crate::desk::opened(store)?.origin.as_str(), leaf);
        let key = self.books().operator(approver).and_then(|facts| facts.key);
        let signed = key.map(|key| has_signed(approver.as_str(), &key.0, &message, signature.as_str()));
        if signed == Some(Ok(true)) { Ok(()) } else { Err(DeskError::Signature(approver.clone())) }
    }

    /// Asks the rules, and changes the books by the event they give.
    pub(super) fn decide(&mut self, command: &Command) -> Result<Event, DeskError> {
        let decided = decide(self.writing.books(), &self.asking, command);
        self.writing.books().fault()?;
        let event = decided?;
        let entered = Entered { seq: self.next, by: &self.asking.by, on: self.asking.today };
        self.effects.clear();
        effects(entered, &event, self.writing.books(), &mut self.effects);
        self.writing.books().fault()?;
        self.writing.apply(self.next, &self.effects)?;
        self.next = self.next.next();
        Ok(event)
    }

    /// Decides a row of a list whose line is written elsewhere.
    pub(super) fn decide_row(&mut self, command: &Command) -> Result<Event, DeskError> {
        let event = self.decide(command)?;
        self.papers.extend(event.papers());
        Ok(event)
    }

    /// Rows of hours that are about to be decided.
    pub(super) fn expect_hours<'e>(
        &mut self,
        rows: impl Iterator<Item = &'e HoursRecorded> + Clone,
    ) -> Result<(), DeskError> {
        Ok(self.writing.expect_hours(rows)?)
    }

    /// Rows that are about to be decided.
    pub(super) fn look_ahead(&self, rows: impl Iterator<Item = RowKey>) {
        self.writing.books().look_ahead(rows);
    }

    /// Many more will follow.
    pub(super) fn expect_many(&mut self) -> Result<(), DeskError> {
        Ok(self.writing.expect_many()?)
    }

    /// The scribe, to write the next lines elsewhere; [`Batch::take_back`] brings it home.
    pub(super) fn scribe(&self) -> Scribe {
        self.scribe.clone()
    }

    /// The scribe comes home with the last leaf.
    pub(super) fn take_back(&mut self, scribe: Scribe) {
        self.scribe = scribe;
    }

    /// Keeps a line with its leaf, its private texts, and the nodes of the tree it completes.
    fn keep(&mut self, seq: Seq, line: &str, mark: Mark, private: &[Private]) -> Result<(), DeskError> {
        self.writing.append(seq, line, mark.leaf)?;
        for private in private {
            self.writing.add_private(&private.clone().of_entry(seq))?;
        }
        self.complete_block(seq, mark.root)
    }

    /// The same for many lines and all private texts among them; gives the number of the entry after.
    pub(super) fn keep_all(&mut self, first: Seq, lines: &Lines, private: &[PrivateRow]) -> Result<Seq, DeskError> {
        self.writing.append_all(first, lines.iter())?;
        self.writing.add_all_private(private)?;
        let mut seq = first;
        for (_, mark) in &lines.ends {
            self.complete_block(seq, mark.root)?;
            seq = seq.next();
        }
        Ok(seq)
    }

    /// Every 256th entry completes a block of the tree, and with it perhaps higher subtrees.
    fn complete_block(&mut self, seq: Seq, root: Option<Hash>) -> Result<(), DeskError> {
        if seq.0 & 0xFF != 0xFF {
            return Ok(());
        }
        let mut hash = match root {
            Some(root) => root,
            None => subtree(self.writing.block(seq.0 & !0xFF)?),
        };
        let (mut level, mut number) = (8_u8, seq.0.wrapping_shr(8));
        loop {
            self.writing.add_node(level, number, hash)?;
            if number & 1 == 0 {
                break;
            }
            let left = self.writing.nodes().node(level, number.wrapping_sub(1))?;
            hash = Hash::of_node(left, hash);
            (level, number) = (level.saturating_add(1), number.wrapping_shr(1));
        }
        Ok(())
    }

    /// Makes everything durable. A paper that an entry names lies there, whole, before the entry is committed.
    ///
    /// # Errors
    /// [`DeskError`]; then nothing was written.
    pub fn commit(self) -> Result<(), DeskError> {
        let folder = self.writing.store().folder();
        self.papers.iter().try_for_each(|paper| papers::take(folder, paper).map(drop))?;
        Ok(self.writing.commit()?)
    }
}

/// What the format cannot hold is never written: a line is read back with the eyes of whoever verifies.
fn reads_back(line: &str, event: &Event) -> Result<(), DeskError> {
    let read = Line::parse(line).map_err(|_| DeskError::Line)?;
    if Event::read(read.kind, read.event).as_ref() == Ok(event) { Ok(()) } else { Err(DeskError::Line) }
}

/// The root of a full subtree.
fn subtree(mut row: Vec<Hash>) -> Hash {
    while row.len() > 1 {
        let (pairs, _) = row.as_chunks::<2>();
        row = pairs.iter().map(|[left, right]| Hash::of_node(*left, *right)).collect();
    }
    row.first().copied().unwrap_or(Hash::ZERO)
}
