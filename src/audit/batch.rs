//! What the first thread hands the second: the parts of some hundred lines, in buffers that travel back and are used
//! again, so that a million entries cost no allocation here. When the second thread cannot keep up, the first reads the
//! events of a batch before it hands it over: the two share the work, whatever the entries are.

use std::ops::Range;
use std::thread::ScopedJoinHandle;

use crate::audit::{What, lines_are_canonical};
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::name::RowKey;

/// Bytes of text after which a batch is full. Some batches lie between the threads at any time.
const FULL: usize = 128 * 1024;

/// What a thread leaves; its panic is ours.
pub(super) fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Some entries in a row.
#[derive(Debug, Default)]
pub(super) struct Batch {
    text: String,
    entries: Vec<Ends>,
    /// The events, if they were read already; nothing in the place of what nobody can judge.
    events: Vec<Option<ReadEvent>>,
}

/// An event, or why it is none.
pub(super) type ReadEvent = Result<Event, Box<What>>;

/// Where the parts of an entry end in the text; each begins where the one before ends.
#[derive(Clone, Copy, Debug)]
struct Ends {
    seq: Seq,
    at: usize,
    by: usize,
    kind: usize,
    event: usize,
}

/// What the rules need of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    pub(super) seq: Seq,
    pub(super) at: &'a str,
    pub(super) by: &'a str,
    /// Empty when the line could not be read, or does not stand where it should: nobody knows the books after it.
    pub(super) kind: &'a str,
    pub(super) event: &'a str,
}

impl Entry<'_> {
    /// An entry nobody can judge.
    pub(super) fn unreadable(seq: Seq) -> Self {
        Self { seq, at: "", by: "", kind: "", event: "" }
    }

    pub(super) fn is_readable(&self) -> bool {
        !self.kind.is_empty()
    }
}

impl Batch {
    pub(super) fn push(&mut self, entry: &Entry<'_>) {
        let mut ends = [0; 4];
        for (end, part) in ends.iter_mut().zip([entry.at, entry.by, entry.kind, entry.event]) {
            self.text.push_str(part);
            *end = self.text.len();
        }
        let [at, by, kind, event] = ends;
        self.entries.push(Ends { seq: entry.seq, at, by, kind, event });
    }

    pub(super) fn is_full(&self) -> bool {
        self.text.len() >= FULL || self.entries.len() >= FULL / 64
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.entries.clear();
        self.events.clear();
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let mut start = 0;
        self.entries.iter().map(move |ends| {
            let Ends { seq, at, by, kind, event } = *ends;
            let entry = Entry {
                seq,
                at: self.part(start..at),
                by: self.part(at..by),
                kind: self.part(by..kind),
                event: self.part(kind..event),
            };
            start = event;
            entry
        })
    }

    /// Reads the events now, if they were not read before.
    pub(super) fn read_events(&mut self) {
        if !self.events.is_empty() {
            return;
        }
        let read = |entry: Entry<'_>| entry.is_readable().then(|| lines_are_canonical::event(entry.kind, entry.event));
        self.events = self.entries().map(read).collect();
    }

    /// The keys of the rows among the events that were read.
    pub(super) fn rows(&self) -> impl Iterator<Item = RowKey> {
        self.events.iter().flatten().flatten().filter_map(Event::row)
    }

    /// The events that were read already, in the order of the entries.
    pub(super) fn take_events(&mut self) -> impl Iterator<Item = Option<ReadEvent>> + use<> {
        std::mem::take(&mut self.events).into_iter()
    }

    fn part(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }
}
