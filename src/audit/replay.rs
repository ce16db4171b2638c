//! The second thread. It reads the events, asks the rules again and keeps books of its own.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender};

use crate::audit::batch::{Batch, Entry, ReadEvent};
use crate::audit::events_obey_the_rules::Judge;
use crate::audit::finding::Findings;
use crate::audit::notices_are_as_posted::Posted;
use crate::audit::papers_are_all_here::Named;
use crate::audit::people_match_their_commitments::Commitments;
use crate::audit::{Claim, What, lines_are_canonical, opening_pins_the_ledger};
use crate::ledger::books::MemoryBooks;
use crate::ledger::effect::{Effect, Entered, effects};
use crate::ledger::event::{Event, LedgerOpened};
use crate::ledger::field::Seq;
use crate::ledger::receipt_numbers::ReceiptNumbers;

/// What the events say, taken together.
#[derive(Debug)]
pub(super) struct Replayed {
    /// The books after the last entry the rules were asked for.
    pub(super) books: MemoryBooks,
    /// How many entries the rules allowed, from 0 on.
    pub(super) judged: u64,
    /// Whether that is all of them: only then do the books mean anything.
    pub(super) is_complete: bool,
    /// Entry 0.
    pub(super) opened: Option<Arc<LedgerOpened>>,
    /// The papers that entries name.
    pub(super) papers: Named,
    /// The notices that entries prepared.
    pub(super) notices: Posted,
    /// The numbers of official receipts.
    pub(super) receipts: ReceiptNumbers,
    /// The commitments that private texts open.
    pub(super) commitments: Option<Commitments>,
}

/// The state between two events.
#[derive(Debug)]
pub(super) struct Replay {
    replayed: Replayed,
    judge: Judge,
    findings: Findings,
    effects: Vec<Effect>,
    scratch: Vec<u8>,
}

impl Replay {
    /// On empty books. Commitments are kept only if there are private texts to compare.
    pub(super) fn new(books: MemoryBooks, has_people: bool) -> Self {
        let replayed = Replayed {
            books,
            judged: 0,
            is_complete: true,
            opened: None,
            papers: Named::default(),
            notices: Posted::default(),
            receipts: ReceiptNumbers::default(),
            commitments: has_people.then(Commitments::default),
        };
        Self {
            replayed,
            judge: Judge::default(),
            findings: Findings::default(),
            effects: Vec::new(),
            scratch: Vec::new(),
        }
    }

    /// Takes batches until the first thread has no more.
    pub(super) fn run(mut self, batches: &Receiver<Batch>, back: &SyncSender<Batch>) -> (Replayed, Findings) {
        while let Ok(mut batch) = batches.recv() {
            batch.read_events();
            self.replayed.books.look_ahead(batch.rows());
            let mut events = batch.take_events();
            for entry in batch.entries() {
                self.take(&entry, events.next().flatten(), |_, _| {});
            }
            batch.clear();
            // Nobody waits for an empty buffer: if there is no room for it, it is not needed.
            let _ = back.try_send(batch);
        }
        self.replayed.books.close();
        (self.replayed, self.findings)
    }

    /// Takes the next entry, with its event if somebody read it already; `watch` sees what an allowed one does to the
    /// books.
    pub(super) fn take(&mut self, entry: &Entry<'_>, read: Option<ReadEvent>, watch: impl FnOnce(&Event, &[Effect])) {
        if !entry.is_readable() {
            self.replayed.is_complete = false;
            return;
        }
        match read.unwrap_or_else(|| lines_are_canonical::event(entry.kind, entry.event)) {
            Err(what) => self.stop(Claim::LinesAreCanonical, entry.seq, Some(*what)),
            Ok(event) => {
                self.note(entry.seq, &event);
                if self.is_as_recorded(entry, &event) {
                    self.post(entry, &event, watch);
                }
            }
        }
    }

    /// Whether the rules give this event again, letter by letter. What the rules give is written and compared with what
    /// was read: that shows at once that the event is the same and that it is spelled as it should be.
    fn is_as_recorded(&mut self, entry: &Entry<'_>, event: &Event) -> bool {
        let Replayed { books, is_complete, .. } = &self.replayed;
        let judged = if *is_complete { self.judge.ask(books, entry, event) } else { Err(None) };
        if let Ok(again) = &judged
            && lines_are_canonical::is_spelled(again, entry.event, &mut self.scratch)
        {
            return true;
        }
        if !lines_are_canonical::is_spelled(event, entry.event, &mut self.scratch) {
            self.stop(Claim::LinesAreCanonical, entry.seq, Some(lines_are_canonical::misspelled()));
            return false;
        }
        let what = match judged {
            Ok(_) => Some(What::RulesGiveAnother),
            Err(what) => what.map(|what| *what),
        };
        self.stop(Claim::EventsObeyTheRules, entry.seq, what);
        false
    }

    /// Nobody knows the books after this entry.
    fn stop(&mut self, claim: Claim, seq: Seq, what: Option<What>) {
        self.findings.of(claim, Some(seq), what);
        self.replayed.is_complete = false;
    }

    /// What other checks want of an event, whether or not the rules allow it.
    fn note(&mut self, seq: Seq, event: &Event) {
        let Replayed { opened, papers, notices, receipts, commitments, .. } = &mut self.replayed;
        if let (Event::LedgerOpened(event), Seq(0)) = (event, seq) {
            opening_pins_the_ledger::check(event, &mut self.findings);
            *opened = Some(Arc::new(event.clone()));
        }
        papers.note(seq, event);
        notices.note(seq, event);
        receipts.take(event);
        if let Some(commitments) = commitments {
            commitments.note(seq, event);
        }
    }

    /// Changes the books by what the event did.
    fn post(&mut self, entry: &Entry<'_>, event: &Event, watch: impl FnOnce(&Event, &[Effect])) {
        let Replayed { books, judged, .. } = &mut self.replayed;
        // The rules just asked for him by this name.
        let Some((by, on)) = self.judge.recorded() else { return };
        self.effects.clear();
        effects(Entered { seq: entry.seq, by, on }, event, books, &mut self.effects);
        watch(event, &self.effects);
        books.apply(event, &self.effects);
        *judged = judged.saturating_add(1);
    }

    /// Whether the rules allowed everything so far.
    pub(super) fn is_complete(&self) -> bool {
        self.replayed.is_complete
    }
}
