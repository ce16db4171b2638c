//! CLAIM: the stored books are, row for row, what the entries make them.
//!
//! Threat 26: a derived table was edited so that a balance, a receipt or a count lies. Small tables are compared row by
//! row, those that grow with the gifts by the fingerprint of their set of rows; where it differs, a second replay finds
//! the entry.

use std::collections::BTreeMap;

use crate::audit::batch::Entry;
use crate::audit::finding::Findings;
use crate::audit::papers_are_all_here::Papers;
use crate::audit::replay::{Replay, Replayed};
use crate::audit::{Claim, Evidence, Gap, Tables, What, shown};
use crate::chain::Line;
use crate::ledger::books::rows::{LargeRow, Table};
use crate::ledger::books::{Fingerprint, Fingerprinter, MemoryBooks};
use crate::ledger::effect::Effect;
use crate::ledger::field::Seq;

/// The fingerprints of the stored large tables, as far as they can be read.
#[derive(Debug, Default)]
pub(super) struct LargeTables(BTreeMap<Table, Fingerprint>);

/// Reads the large tables once, in whatever order they lie.
pub(super) fn read_large<T: Tables + ?Sized>(
    tables: &T,
    fingerprints: &Fingerprinter,
    findings: &mut Findings,
) -> Result<LargeTables, T::Fault> {
    let mut large = LargeTables::default();
    for table in Table::LARGE {
        let mut found = Fingerprint::default();
        let read = tables.each_large_row(table, &mut |row| fingerprints.add(&mut found, row));
        if shown(read, Claim::BooksAddUp, findings)?.is_some() {
            large.0.insert(table, found);
        }
    }
    Ok(large)
}

/// Compares the stored books with those of the replay.
pub(super) fn check<E: Evidence>(
    evidence: &E,
    papers: &Papers,
    large: &LargeTables,
    replayed: &Replayed,
    findings: &mut Findings,
) -> Result<(), E::Fault> {
    // Books that end where the rules stopped say nothing about those that went on.
    if !evidence.kept().books || !replayed.is_complete {
        return Ok(());
    }
    for table in Table::SMALL {
        if let Some(stored) = shown(evidence.small_rows(table), Claim::BooksAddUp, findings)? {
            let what = first_difference(table, &stored, &replayed.books.rows(table));
            findings.of(Claim::BooksAddUp, None, what);
        }
    }
    for (table, stored) in &large.0 {
        let derived = replayed.books.fingerprint(*table);
        if *stored != derived {
            let seq = locate(evidence, papers, *table)?;
            let what = What::TableDiffers { table: *table, stored: stored.rows, derived: derived.rows };
            findings.add(Claim::BooksAddUp, seq, what);
        }
    }
    Ok(())
}

/// The first row in which two sorted lists differ.
fn first_difference(table: Table, stored: &[String], derived: &[String]) -> Option<What> {
    let place = stored.iter().zip(derived).take_while(|(a, b)| a == b).count();
    let (stored, derived) = (stored.get(place), derived.get(place));
    // What sorts first is missing on the other side, unless both lists go on with the same key.
    let is_same_row = |a: &String, b: &String| a.split('\t').next() == b.split('\t').next();
    let (stored, derived) = match (stored, derived) {
        (None, None) => return None,
        (Some(a), Some(b)) if is_same_row(a, b) => (Some(a), Some(b)),
        (Some(a), Some(b)) if a < b => (Some(a), None),
        (Some(_), Some(b)) => (None, Some(b)),
        (stored, derived) => (stored, derived),
    };
    Some(What::RowDiffers { table, stored: stored.cloned(), derived: derived.cloned() })
}

/// The first entry whose rows in a large table differ: replays once more, for this table only.
fn locate<E: Evidence>(evidence: &E, papers: &Papers, table: Table) -> Result<Option<Seq>, E::Fault> {
    let books = MemoryBooks::new(papers.charts());
    let fingerprints = books.fingerprinter();
    let mut replay = Replay::new(books, false);
    let mut rows = Rows { fingerprints, table, derived: Vec::new(), stored: Vec::new() };
    let replayed = evidence.each_entry(&mut |found| {
        let Ok(line) = Line::parse_bytes(found.line) else { return false };
        let entry = Entry { seq: Seq(line.seq), at: line.at, by: line.by, kind: line.kind, event: line.event };
        replay.take(&entry, None, |_, effects| effects.iter().for_each(|effect| rows.derive(effect)));
        replay.is_complete()
    });
    let read = evidence.each_large_row(table, &mut |row| rows.store(row));
    match replayed.and(read) {
        Ok(()) => Ok(rows.first_difference()),
        Err(Gap::Damaged(_)) => Ok(None),
        Err(Gap::Fault(fault)) => Err(fault),
    }
}

/// The rows of one large table, as entry and keyed hash: sixteen bytes a row.
struct Rows {
    fingerprints: Fingerprinter,
    table: Table,
    derived: Vec<(Seq, u64)>,
    stored: Vec<(Seq, u64)>,
}

impl Rows {
    fn derive(&mut self, effect: &Effect) {
        match effect {
            Effect::GiftAdded(gift) => {
                let seq = gift.seq;
                self.add(&LargeRow::Gift { day: gift.day, seq, amount: gift.amount, is_late: gift.is_late });
                if let Some((source, id)) = &gift.id {
                    self.add(&LargeRow::Id { source, id, seq });
                }
                if let Some(row) = gift.row {
                    self.add(&LargeRow::Row { row, seq });
                }
            }
            Effect::ReceiptTaken { gift, number, .. } => self.add(&LargeRow::Receipt { number, gift: *gift }),
            Effect::ReceiptFreed { gift, number } => self.remove(&LargeRow::Receipt { number, gift: *gift }),
            Effect::PersonGave(person, _, seq) => self.add(&LargeRow::Giver { person: *person, seq: *seq }),
            Effect::Corrected { seq, gift, amount, is_refund } => {
                let (seq, gift, amount, is_refund) = (*seq, *gift, *amount, *is_refund);
                self.add(&LargeRow::Correction { seq, gift, amount, is_refund });
            }
            Effect::PointsMoved(moved) => self.add(&LargeRow::PointsMove(moved)),
            Effect::StintSet(stint) => self.set(&stint.row()),
            Effect::SlipTaken { number, day, seq } => self.add(&LargeRow::Slip { number, day: *day, seq: *seq }),
            Effect::LedgerOpened(_)
            | Effect::OperatorAdded { .. }
            | Effect::KeySet { .. }
            | Effect::AccountAdded(_)
            | Effect::ChartAdded(_)
            | Effect::ProjectAdded(_)
            | Effect::ProjectClosed { .. }
            | Effect::PersonSet(..)
            | Effect::Posted(_)
            | Effect::OpeningSet { .. }
            | Effect::OpeningUndone { .. }
            | Effect::Reversed { .. }
            | Effect::ImportSet(_)
            | Effect::Happened(_)
            | Effect::Redeemed(_)
            | Effect::Kept { .. }
            | Effect::MonthClosed(_)
            | Effect::NoticePrepared(_)
            | Effect::NoticePosted(_) => {}
        }
    }

    fn add(&mut self, row: &LargeRow<'_>) {
        if row.table() == self.table {
            self.derived.push(self.place(row));
        }
    }

    /// A wrong receipt number was freed: its row goes.
    fn remove(&mut self, row: &LargeRow<'_>) {
        let place = self.place(row);
        if let Some(index) =
            self.derived.iter().rposition(|other| *other == place).filter(|_| row.table() == self.table)
        {
            self.derived.swap_remove(index);
        }
    }

    /// What stood under this entry stands otherwise. Rows of hours come in the order of their entries.
    fn set(&mut self, row: &LargeRow<'_>) {
        if row.table() == self.table {
            let place = self.place(row);
            match self.derived.binary_search_by_key(&place.0, |(seq, _)| *seq) {
                Ok(at) => self.derived.splice(at..=at, [place]).for_each(drop),
                Err(at) => self.derived.insert(at, place),
            }
        }
    }

    fn store(&mut self, row: &LargeRow<'_>) {
        self.stored.push(self.place(row));
    }

    fn place(&self, row: &LargeRow<'_>) -> (Seq, u64) {
        let seq = match row {
            LargeRow::Gift { seq, .. }
            | LargeRow::Id { seq, .. }
            | LargeRow::Row { seq, .. }
            | LargeRow::Giver { seq, .. }
            | LargeRow::Slip { seq, .. }
            | LargeRow::Correction { seq, .. } => *seq,
            LargeRow::Receipt { gift, .. } => *gift,
            LargeRow::PointsMove(moved) => moved.seq,
            LargeRow::Stint { stint } => stint.seq,
        };
        (seq, self.fingerprints.hash(row))
    }

    fn first_difference(mut self) -> Option<Seq> {
        self.derived.sort_unstable();
        self.stored.sort_unstable();
        let place = self.derived.iter().zip(&self.stored).take_while(|(a, b)| a == b).count();
        let seqs = [self.derived.get(place), self.stored.get(place)];
        seqs.into_iter().flatten().map(|(seq, _)| *seq).min()
    }
}
