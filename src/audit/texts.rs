//! Private texts on their way from the thread that reads people.db to the one that opens commitments: some hundred a
//! batch.

use std::sync::mpsc::SyncSender;

use crate::audit::Private;
use crate::chain::Salt;
use crate::ledger::event::PrivateField;
use crate::ledger::field::Seq;
use crate::ledger::name::PersonNumber;

/// Rows after which a batch is full.
const FULL: usize = 512;

/// Some private texts in a row.
#[derive(Default)]
pub(super) struct Texts {
    text: String,
    rows: Vec<Ends>,
}

/// A row, and where its text ends; it begins where the one before ends.
struct Ends {
    seq: Seq,
    field: PrivateField,
    person: Option<PersonNumber>,
    salt: Salt,
    is_sealed: bool,
    end: usize,
}

impl Texts {
    fn push(&mut self, row: &Private<'_>) {
        let Private { seq, field, person, text, salt, is_sealed } = *row;
        self.text.push_str(text);
        self.rows.push(Ends { seq, field, person, salt: *salt, is_sealed, end: self.text.len() });
    }

    /// Hands over each of them.
    pub(super) fn each(&self, mut take: impl FnMut(&Private<'_>)) {
        let mut start = 0;
        for Ends { seq, field, person, salt, is_sealed, end } in &self.rows {
            let text = self.text.get(start..*end).unwrap_or_default();
            take(&Private { seq: *seq, field: *field, person: *person, text, salt, is_sealed: *is_sealed });
            start = *end;
        }
    }
}

/// The way to the thread that opens them.
pub(super) struct Post {
    full: SyncSender<Texts>,
    texts: Texts,
}

impl Post {
    pub(super) fn new(full: SyncSender<Texts>) -> Self {
        Self { full, texts: Texts::default() }
    }

    pub(super) fn send(&mut self, row: &Private<'_>) {
        self.texts.push(row);
        if self.texts.rows.len() >= FULL {
            self.flush();
        }
    }

    fn flush(&mut self) {
        // The other thread reads until this end is dropped; should it have panicked, its panic is told at the end.
        let _ = self.full.send(std::mem::take(&mut self.texts));
    }

    /// Sends the rest; the other thread ends after it.
    pub(super) fn finish(mut self) {
        self.flush();
    }
}
