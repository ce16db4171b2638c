//! Line after line through the chain and the rules once more, and written as it came.

use std::sync::Arc;

use crate::chain::{Frontier, Hash, Line};
use crate::desk::DeskError;
use crate::desk::restoring::{LineFault, RestoreError};
use crate::ledger::books::Books;
use crate::ledger::command::Command;
use crate::ledger::decide::{Asking, decide};
use crate::ledger::effect::{Effect, Entered, effects};
use crate::ledger::event::{Event, EventFault, LedgerOpened};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Moment;
use crate::ledger::refusal::Refusal;
use crate::store::{Store, StoreError, Writing};

/// Lines on their way in.
pub(super) struct Replay<'s> {
    pub(super) writing: Writing<'s>,
    pub(super) next: Seq,
    pub(super) prev: Hash,
    last: Option<Moment>,
    opened: Option<Arc<LedgerOpened>>,
    tree: Frontier,
    effects: Vec<Effect>,
}

impl<'s> Replay<'s> {
    pub(super) fn begin(store: &'s mut Store) -> Result<Self, RestoreError> {
        Ok(Self {
            writing: store.begin()?,
            next: Seq(0),
            prev: Hash::ZERO,
            last: None,
            opened: None,
            tree: Frontier::new(),
            effects: Vec::new(),
        })
    }

    /// One line: what the chain says of it, what the rules say of it, and then it is written as it came.
    pub(super) fn take(&mut self, bytes: &[u8], beside: Option<&[u8]>) -> Result<(), RestoreError> {
        let seq = self.next;
        let (leaf, at, by, event) = self.checked(bytes, beside).map_err(|fault| match fault {
            Found::Line(fault) => RestoreError::Line { seq, fault },
            Found::File(error) => error.into(),
        })?;
        self.effects.clear();
        effects(Entered::at(at, seq, &by, self.writing.books()), &event, self.writing.books(), &mut self.effects);
        self.writing.books().fault()?;
        self.writing.apply(seq, &self.effects)?;
        let text = std::str::from_utf8(bytes).map_err(|_| DeskError::Line)?;
        self.writing.append(seq, text, leaf)?;
        self.grow(leaf)?;
        if let Event::LedgerOpened(opened) = event {
            self.opened = Some(Arc::new(opened));
        }
        (self.next, self.prev) = (seq.next(), leaf);
        Ok(())
    }

    fn checked(&mut self, bytes: &[u8], beside: Option<&[u8]>) -> Result<(Hash, Moment, Code, Event), Found> {
        let line = Line::parse_bytes(bytes).map_err(LineFault::from)?;
        if line.seq != self.next.0 {
            return Err(LineFault::Number(line.seq).into());
        }
        if line.prev != self.prev {
            return Err(LineFault::Unlinked.into());
        }
        let leaf = Hash::of_leaf(bytes);
        if beside.is_some_and(|beside| beside != leaf.as_bytes()) {
            return Err(LineFault::Leaf.into());
        }
        let at: Moment = line.at.parse().map_err(LineFault::from)?;
        if self.last.replace(at).is_some_and(|last| last > at) {
            return Err(LineFault::Time.into());
        }
        let by = line.by.parse().map_err(|_| LineFault::OtherEvent)?;
        Ok((leaf, at, by, self.decided(&line, at)?))
    }

    /// Asks the rules again: they must give the same event, spelled the same.
    fn decided(&self, line: &Line<'_>, at: Moment) -> Result<Event, Found> {
        let event = Event::read(line.kind, line.event).map_err(LineFault::from)?;
        let mut spelled = Vec::with_capacity(line.event.len());
        event.write(&mut spelled);
        if spelled != line.event.as_bytes() {
            return Err(LineFault::Event(EventFault::Spelling).into());
        }
        let offset = match (&self.opened, &event) {
            (Some(opened), _) => opened.utc_offset,
            (None, Event::LedgerOpened(opened)) => opened.utc_offset,
            (None, _) => return Err(LineFault::Rule(Refusal::LedgerMustBeOpenedFirst).into()),
        };
        let by = line.by.parse().map_err(|_| LineFault::OtherEvent)?;
        let asking = Asking { by, today: at.day(offset), time: at.time(offset), waited: None };
        let decided = decide(self.writing.books(), &asking, &Command::behind(&event));
        self.writing.books().fault()?;
        if decided.map_err(LineFault::from)? == event { Ok(event) } else { Err(LineFault::OtherEvent.into()) }
    }

    fn grow(&mut self, leaf: Hash) -> Result<(), StoreError> {
        let mut completed = Vec::new();
        self.tree.push(leaf, |level, index, hash| completed.push((level, index, hash)));
        completed.into_iter().try_for_each(|(level, index, hash)| self.writing.add_node(level, index, hash))
    }

    /// There is an entry 0, and no import waits for its rows.
    pub(super) fn complete(&self) -> Result<Arc<LedgerOpened>, RestoreError> {
        let cut = || RestoreError::Line { seq: self.next, fault: LineFault::Cut };
        let books = self.writing.books();
        let waits = books.open_import().is_some() || books.open_roster().is_some();
        self.writing.books().fault()?;
        self.opened.clone().filter(|_| !waits).ok_or_else(cut)
    }
}

/// What was found wrong: with the line, or with our own file.
enum Found {
    Line(LineFault),
    File(StoreError),
}

impl From<LineFault> for Found {
    fn from(fault: LineFault) -> Self {
        Self::Line(fault)
    }
}

impl From<StoreError> for Found {
    fn from(error: StoreError) -> Self {
        Self::File(error)
    }
}
