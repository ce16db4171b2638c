//! CLAIM: every private text opens the commitment its entry made for that field, under a salt that was drawn and used
//! once; it is filed under the right number, sealed when an entry sealed it, gone when an entry removed it.
//!
//! Threats 50, 51, 52, 53: people.db is the only thing here that may shrink. A row that is gone without an entry that
//! says so is withheld: counted and listed, no finding, since an auditor's copy goes without. A row whose entry has no
//! such commitment was put there by somebody else.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, HashSet};
use std::hash::BuildHasher;
use std::sync::mpsc::sync_channel;
use std::thread;

use crate::audit::batch::joined;
use crate::audit::finding::{Findings, MOST};
use crate::audit::replay::Replayed;
use crate::audit::texts::{Post, Texts};
use crate::audit::{Claim, Evidence, PeopleCount, Private, What, shown};
use crate::chain::{Salt, commit};
use crate::ledger::books::{Books, MemoryBooks};
use crate::ledger::event::{Event, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::name::{Digest, PersonNumber};
use crate::ledger::words::Manner;

/// The commitments of all entries whose private text should lie in people.db: sixteen bytes each, as entry, field and
/// keyed hash. The key is drawn anew by each run, so nobody can prepare two commitments that meet.
#[derive(Debug, Default)]
pub(super) struct Commitments {
    owned: Vec<Owned>,
    /// The entries that speak of a number.
    persons: BTreeMap<Seq, PersonNumber>,
    /// What was committed to for a number before: an amendment repeats what did not change.
    made: HashSet<(PersonNumber, PrivateField, u64)>,
    keys: RandomState,
}

/// A commitment and the entry that made it.
#[derive(Clone, Copy, Debug)]
struct Owned {
    place: Place,
    tag: u64,
}

/// An entry and one of its private fields, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place(u64);

impl Place {
    /// Six fields take three bits.
    const FIELD_BITS: u32 = 3;

    fn new(seq: Seq, field: PrivateField) -> Self {
        let index = PrivateField::ALL.iter().position(|f| *f == field).and_then(|i| u64::try_from(i).ok());
        Self(seq.0.wrapping_shl(Self::FIELD_BITS) | index.unwrap_or_default())
    }

    fn seq(self) -> Seq {
        Seq(self.0.wrapping_shr(Self::FIELD_BITS))
    }

    fn field(self) -> PrivateField {
        let index = usize::try_from(self.0 & 7).unwrap_or_default();
        PrivateField::ALL.get(index).copied().unwrap_or(PrivateField::Name)
    }
}

impl Commitments {
    pub(super) fn note(&mut self, seq: Seq, event: &Event) {
        let Some(number) = event.particulars_of() else { return self.note_name(seq, event) };
        self.persons.insert(seq, number);
        for (field, digest) in event.commitments() {
            if self.made.insert((number, field, self.tag(&digest))) {
                self.own(seq, field, &digest);
            }
        }
    }

    /// A gift of a registered person repeats the commitment in force; it owns the name of nobody else.
    fn note_name(&mut self, seq: Seq, event: &Event) {
        let repeats = event.repeats_name_of().is_some();
        for (field, digest) in event.commitments() {
            if !(repeats && field == PrivateField::Name) {
                self.own(seq, field, &digest);
            }
        }
    }

    fn own(&mut self, seq: Seq, field: PrivateField, digest: &Digest) {
        let owned = Owned { place: Place::new(seq, field), tag: self.tag(digest) };
        self.owned.push(owned);
    }

    fn tag(&self, digest: &Digest) -> u64 {
        self.keys.hash_one(digest)
    }

    /// Where the commitment of a field of an entry stands in the list, which grew by entry and field.
    fn find(&self, place: Place) -> Option<(usize, Owned)> {
        let index = self.owned.binary_search_by_key(&place, |owned| owned.place).ok()?;
        Some((index, *self.owned.get(index)?))
    }

    /// To whom the texts of an entry belong by now, and how they were taken out of reach.
    fn owner(&self, books: &MemoryBooks, seq: Seq) -> Owner {
        let Some(mut number) = self.persons.get(&seq).copied() else { return Owner::default() };
        while let Some(into) = books.person(number).and_then(|facts| facts.merged_into) {
            number = into;
        }
        Owner { number: Some(number), erased: books.person(number).and_then(|facts| facts.erased) }
    }
}

/// Batches that may wait for the thread that opens them.
const AHEAD: usize = 4;

/// Whose a text is.
#[derive(Clone, Copy, Debug, Default)]
struct Owner {
    /// His number; none when he is known only by that gift.
    number: Option<PersonNumber>,
    erased: Option<Manner>,
}

/// Looks at every private text: this thread reads them, another opens their commitments.
pub(super) fn check<E: Evidence>(
    evidence: &E,
    replayed: &Replayed,
    findings: &mut Findings,
) -> Result<Option<PeopleCount>, E::Fault> {
    let Some(commitments) = &replayed.commitments else { return Ok(None) };
    let (read, count, doubtful) = thread::scope(|scope| {
        let (full, batches) = sync_channel::<Texts>(AHEAD);
        let mut seen = Seen::new(commitments, replayed, findings);
        let opener = scope.spawn(move || {
            for texts in batches {
                texts.each(|row| seen.take(row));
            }
            seen.finish()
        });
        let mut post = Post::new(full);
        let read = evidence.each_private(&mut |private| post.send(&private));
        post.finish();
        let (count, doubtful) = joined(opener);
        (read, count, doubtful)
    });
    if shown(read, Claim::PeopleMatchTheirCommitments, findings)?.is_some() && !doubtful.is_empty() {
        name_reused_salts(evidence, commitments, &doubtful, findings)?;
    }
    Ok(Some(count))
}

/// The private texts as they are read.
struct Seen<'r> {
    commitments: &'r Commitments,
    replayed: &'r Replayed,
    findings: &'r mut Findings,
    count: PeopleCount,
    /// Which commitments a row was there for, true or false.
    is_here: Vec<bool>,
    /// Eight keyed bytes a salt.
    salts: Vec<u64>,
}

impl<'r> Seen<'r> {
    fn new(commitments: &'r Commitments, replayed: &'r Replayed, findings: &'r mut Findings) -> Self {
        let is_here = vec![false; commitments.owned.len()];
        let salts = Vec::with_capacity(commitments.owned.len());
        Self { commitments, replayed, findings, count: PeopleCount::default(), is_here, salts }
    }

    fn take(&mut self, row: &Private<'_>) {
        let field = row.field;
        self.salts.push(self.commitments.keys.hash_one(row.salt));
        if row.salt.is_zero() {
            self.found(row, What::SaltIsZero(field));
        }
        let Some((index, owned)) = self.commitments.find(Place::new(row.seq, field)) else {
            // An entry that could not be read may have made the commitment.
            if self.replayed.is_complete || row.seq.0 < self.replayed.judged {
                self.found(row, What::TextWithoutCommitment(field));
            }
            return;
        };
        if let Some(is_here) = self.is_here.get_mut(index) {
            *is_here = true;
        }
        let opens = Digest(*commit(field.word(), row.salt, row.text).as_bytes());
        if self.commitments.tag(&opens) != owned.tag {
            return self.found(row, What::TextDiffers(field));
        }
        if self.replayed.is_complete {
            self.judge_file(row);
        } else {
            self.count.opened = self.count.opened.saturating_add(1); // what became of him nobody knows
        }
    }

    /// Under which number it is filed, and whether it should be sealed, or here at all.
    fn judge_file(&mut self, row: &Private<'_>) {
        let Private { field, person, is_sealed, .. } = *row;
        let owner = self.commitments.owner(&self.replayed.books, row.seq);
        if person != owner.number {
            self.found(row, What::PersonDiffers { field, stored: person, derived: owner.number });
        }
        match (owner.erased, is_sealed) {
            (Some(Manner::Removed), _) => self.found(row, What::TextIsStillThere(field)),
            (Some(Manner::Sealed), false) | (None, true) => self.found(row, What::SealDiffers { field, is_sealed }),
            (Some(Manner::Sealed), true) => self.count.sealed = self.count.sealed.saturating_add(1),
            (None, false) => self.count.opened = self.count.opened.saturating_add(1),
        }
    }

    fn found(&mut self, row: &Private<'_>, what: What) {
        self.findings.add(Claim::PeopleMatchTheirCommitments, Some(row.seq), what);
    }

    /// What is not here, and the salts that seem to stand twice.
    fn finish(self) -> (PeopleCount, HashSet<u64>) {
        let Self { commitments, replayed, mut count, is_here, mut salts, .. } = self;
        for (owned, _) in commitments.owned.iter().zip(is_here).filter(|(_, is_here)| !is_here) {
            if commitments.owner(&replayed.books, owned.place.seq()).erased == Some(Manner::Removed) {
                count.removed = count.removed.saturating_add(1);
            } else {
                count.withheld = count.withheld.saturating_add(1);
                if count.withheld_fields.len() < MOST {
                    count.withheld_fields.push((owned.place.seq(), owned.place.field()));
                }
            }
        }
        salts.sort_unstable();
        let next = salts.iter().skip(1);
        let twice = salts.iter().zip(next).filter(|(a, b)| a == b).map(|(a, _)| *a).collect();
        (count, twice)
    }
}

/// Reads once more and looks at the doubtful salts themselves: every row but the first of a salt is named.
fn name_reused_salts<E: Evidence>(
    evidence: &E,
    commitments: &Commitments,
    doubtful: &HashSet<u64>,
    findings: &mut Findings,
) -> Result<(), E::Fault> {
    let mut met: HashSet<Salt> = HashSet::new();
    let read = evidence.each_private(&mut |row| {
        if doubtful.contains(&commitments.keys.hash_one(row.salt)) && !met.insert(*row.salt) {
            findings.add(Claim::PeopleMatchTheirCommitments, Some(row.seq), What::SaltIsUsedTwice(row.field));
        }
    });
    shown(read, Claim::PeopleMatchTheirCommitments, findings)?;
    Ok(())
}
