//! Entries that wait for another person's word.

use serde::{Deserialize, Serialize};

use crate::ledger::books::{Books, Record, Register};
use crate::ledger::event::Event;
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::Code;

/// An entry that waits, under its number: whole, because it has not happened yet and nobody may recall it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitingFacts {
    /// Who recorded it.
    pub by: Code,
    /// The event as its line has it.
    pub event: String,
    /// Its kind's word.
    pub kind: String,
    /// The entry that rejected it: then it never happens.
    pub rejected: Maybe<Seq>,
}

impl Record for WaitingFacts {
    const REGISTER: Register = Register::Waiting;
    type Key = Seq;
}

impl WaitingFacts {
    /// The facts of an event.
    ///
    /// # Panics
    /// Never: an event is written as text.
    #[must_use]
    pub fn new(by: &Code, event: &Event) -> Self {
        let mut json = Vec::new();
        event.write(&mut json);
        let event_text = String::from_utf8(json).expect("an event of strings cannot be anything but text");
        Self { by: by.clone(), event: event_text, kind: event.kind().word().to_owned(), rejected: Maybe::EMPTY }
    }

    /// The event, if an entry waits and was not rejected.
    pub fn waiting(books: &impl Books, seq: Seq) -> Option<(Self, Event)> {
        let facts = Self::find(books, &seq).filter(|facts| facts.rejected.is_none())?;
        let event = Event::read(&facts.kind, &facts.event).ok()?;
        Some((facts, event))
    }

    /// Every entry that waits, in order.
    pub fn all_waiting(books: &impl Books) -> Vec<(Seq, Self)> {
        let all = Self::all(books, "").into_iter().filter(|(_, facts)| facts.rejected.is_none());
        all.filter_map(|(key, facts)| Some((Seq(key.parse().ok()?), facts))).collect()
    }
}
