//! A whole file in one transaction: which rows are new, and the same path as a single gift for each of them.
//!
//! A row with an id is known by source and id. Rows without one are known as a multiset: the third equal row of a file
//! is the third, so that 27 true gifts of 0.01 stay 27 and a copy of the file adds none.

use std::collections::{HashMap, VecDeque};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use crate::chain::{Entropy, EntropyError, RowKeys};
use crate::desk::batch::{Lines, Scribe};
use crate::desk::sealing::{Private, Terms, gift, ordinal_key};
use crate::desk::{Batch, Desk, DeskError};
use crate::ledger::books::{Books, Mixing, Undoable};
use crate::ledger::command::{Command, Donate};
use crate::ledger::event::{Event, ImportRecorded};
use crate::ledger::field::Seq;
use crate::ledger::name::{RowKey, Text};
use crate::ledger::slip::Slip;
use crate::store::{PrivateRow, StoredBooks};

/// Whether a row was recorded before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is new.
    New,
    /// It is in the ledger.
    Known,
    /// Its id is in the ledger with another amount or day.
    Other(Seq),
}

/// Counts equal rows of one file. The key of a row as the first of its equals stands for it, 96 bits of it, so that a
/// million rows take some tens of megabytes and most rows are hashed once; the secret keeps anybody from preparing two rows
/// that meet.
#[derive(Debug)]
pub struct Ordinals {
    row_keys: RowKeys,
    counts: HashMap<[u32; 3], u32, Mixing>,
}

impl Ordinals {
    /// Counts from nothing.
    #[must_use]
    pub fn new(secret: [u8; 32]) -> Self {
        Self { row_keys: RowKeys::new(&secret), counts: HashMap::default() }
    }

    /// The keys of canonical rows that follow one another; none for a row that is not said, because it has an id. What was
    /// counted of them comes from memory together.
    pub fn keys(&mut self, rows: &[Option<String>]) -> Vec<Option<RowKey>> {
        let first = |row: &String| ordinal_key(&self.row_keys, row, 1);
        let mut keys: Vec<Option<RowKey>> = rows.iter().map(|row| row.as_ref().map(first)).collect();
        let met = keys.iter().flatten().filter(|key| self.counts.contains_key(&tag(key))).count();
        std::hint::black_box(met);
        for (key, row) in keys.iter_mut().zip(rows) {
            *key = key.zip(row.as_ref()).map(|(first, row)| self.counted(first, row));
        }
        keys
    }

    /// The key as the one it is, counted.
    fn counted(&mut self, first: RowKey, canonical_row: &str) -> RowKey {
        let count = self.counts.entry(tag(&first)).or_default();
        *count = count.saturating_add(1);
        if *count == 1 { first } else { ordinal_key(&self.row_keys, canonical_row, u64::from(*count)) }
    }
}

/// What stands for a row while its equals are counted.
fn tag(first: &RowKey) -> [u32; 3] {
    let mut tag = [0; 3];
    tag.iter_mut().zip(first.0.as_chunks::<4>().0).for_each(|(part, bytes)| *part = u32::from_ne_bytes(*bytes));
    tag
}

/// Whether a slip was recorded before.
///
/// # Errors
/// A fault of the file.
pub fn standing(
    books: &StoredBooks<'_>,
    source: &Text,
    slip: &Slip,
    row: Option<RowKey>,
) -> Result<Standing, DeskError> {
    let answer = match row {
        Some(row) if books.is_row_taken(&row) => Standing::Known,
        Some(_) => Standing::New,
        None if slip.external_id.is_empty() => Standing::New,
        None if !books.is_id_taken(source, &slip.external_id) => Standing::New,
        None => match books.id_entry(source, &slip.external_id)? {
            None => Standing::New,
            Some(seq) => match books.undoable(seq) {
                Some(Undoable::Gift(gift)) if gift.amount == slip.amount && gift.day == slip.date => Standing::Known,
                _ => Standing::Other(seq),
            },
        },
    };
    books.fault()?;
    Ok(answer)
}

/// A gift of a file, sealed and ready to be recorded.
#[derive(Debug)]
struct Ready {
    gift: Donate,
    private: Vec<Private>,
}

/// What a reader hands over: a new slip with the key of its row.
pub type ReadSlip<E> = Result<(Slip, Option<RowKey>), E>;

/// How many gifts travel together between the two threads.
pub(super) const CHUNK: usize = 512;

/// What an import came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The import's entry.
    pub import: Seq,
    /// The last of its gifts.
    pub last: Seq,
    /// Remarks that held private numbers and went to people.db.
    pub private_memos: u64,
}

impl Desk {
    /// Records an import and its gifts in one transaction. One thread reads and seals, one writes and hashes the lines,
    /// this one decides and keeps.
    ///
    /// `slips` gives the new rows in the order of the file; an error of its own ends the import, and nothing is written.
    ///
    /// # Errors
    /// [`DeskError`], or whatever `slips` failed with.
    pub fn import<E: Send + From<EntropyError>>(
        &mut self,
        announced: ImportRecorded,
        terms: &Terms,
        slips: impl Iterator<Item = ReadSlip<E>> + Send,
        rehearsal: bool,
        mut progress: impl FnMut(u64),
    ) -> Result<Result<Imported, E>, DeskError> {
        let (mut batch, entropy) = self.batch_and_entropy()?;
        let recorded = batch.record(&Command::RecordImport(announced), &[])?;
        batch.expect_many()?;
        let terms = Terms { import: Some(recorded.seq), ..terms.clone() };
        let written = std::thread::scope(|scope| {
            let (reader, ready) = sync_channel(2);
            scope.spawn(move || read_all(slips, &terms, entropy, &reader));
            let (decided, events) = sync_channel(2);
            let (scribed, lines) = sync_channel(2);
            let scribe = batch.scribe();
            let home = scope.spawn(move || scribe_all(scribe, Scribe::write_all, &events, &scribed));
            let written = write_all(&mut batch, &ready, decided, &lines, &mut progress);
            drop(lines);
            if let Ok(Ok(scribe)) = home.join() {
                batch.take_back(scribe);
            }
            written
        })?;
        let private_memos = match written {
            Ok(private_memos) => private_memos,
            Err(error) => return Ok(Err(error)),
        };
        let last = Seq(batch.next().0.saturating_sub(1));
        if !rehearsal {
            batch.commit()?;
        }
        Ok(Ok(Imported { import: recorded.seq, last, private_memos }))
    }
}

/// First core: reads the file and seals each new row.
fn read_all<E: From<EntropyError>>(
    mut slips: impl Iterator<Item = ReadSlip<E>>,
    terms: &Terms,
    entropy: &mut Entropy,
    reader: &SyncSender<Result<Vec<Ready>, E>>,
) {
    let mut seal_chunk = || {
        let mut chunk = Vec::with_capacity(CHUNK);
        for slip in slips.by_ref().take(CHUNK) {
            let ((slip, key), mut private) = (slip?, Vec::new());
            let gift = gift(entropy, &slip, terms, key, &mut private)?;
            chunk.push(Ready { gift, private });
        }
        Ok(chunk)
    };
    loop {
        let chunk: Result<Vec<Ready>, E> = seal_chunk();
        let is_last = chunk.as_ref().map_or(true, Vec::is_empty);
        if reader.send(chunk).is_err() || is_last {
            return;
        }
    }
}

/// In between: writes and hashes the lines of what was decided, and comes home with the last leaf.
pub(super) fn scribe_all(
    mut scribe: Scribe,
    write: impl Fn(&mut Scribe, &[Event]) -> Result<Lines, DeskError>,
    events: &Receiver<Vec<Event>>,
    scribed: &SyncSender<Lines>,
) -> Result<Scribe, DeskError> {
    while let Ok(events) = events.recv() {
        if scribed.send(write(&mut scribe, &events)?).is_err() {
            break;
        }
    }
    Ok(scribe)
}

/// Second core: decides a chunk, and keeps the lines of the chunk before while this one is being written.
fn write_all<E>(
    batch: &mut Batch<'_>,
    ready: &Receiver<Result<Vec<Ready>, E>>,
    decided: SyncSender<Vec<Event>>,
    lines: &Receiver<Lines>,
    progress: &mut impl FnMut(u64),
) -> Result<Result<u64, E>, DeskError> {
    let (mut done, mut private_memos) = (0_u64, 0_u64);
    let mut next = batch.next();
    let mut waiting: VecDeque<Vec<PrivateRow>> = VecDeque::new();
    while let Ok(chunk) = ready.recv() {
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(error) => return Ok(Err(error)),
        };
        let (mut events, mut private) = (Vec::with_capacity(chunk.len()), Vec::new());
        batch.look_ahead(chunk.iter().filter_map(|ready| ready.gift.row));
        for Ready { gift, private: of_gift } in chunk {
            private_memos = private_memos.saturating_add(u64::from(gift.memo_private.is_some()));
            let seq = batch.next();
            events.push(batch.decide(&Command::Donate(gift))?);
            private.extend(of_gift.into_iter().map(|private| private.of_entry(seq)));
            done = done.saturating_add(1);
            progress(done);
        }
        if decided.send(events).is_err() {
            return Err(DeskError::Line);
        }
        waiting.push_back(private);
        if waiting.len() > 1
            && let Some(private) = waiting.pop_front()
        {
            next = keep_chunk(batch, next, lines, &private)?;
        }
    }
    drop(decided);
    for private in waiting {
        next = keep_chunk(batch, next, lines, &private)?;
    }
    Ok(Ok(private_memos))
}

/// Keeps the lines of one chunk; gives the number of the entry after.
pub(super) fn keep_chunk(
    batch: &mut Batch<'_>,
    next: Seq,
    lines: &Receiver<Lines>,
    private: &[PrivateRow],
) -> Result<Seq, DeskError> {
    batch.keep_all(next, &lines.recv().map_err(|_| DeskError::Line)?, private)
}
