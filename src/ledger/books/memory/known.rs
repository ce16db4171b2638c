//! What is remembered of rows too many to keep: keyed hashes of those seen, and fingerprints of whole tables.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasher, Hash};

use crate::ledger::books::rows::{LargeRow, Table};
use crate::ledger::books::{GiverKey, Mixing};
use crate::ledger::effect::Giver;
use crate::ledger::field::Seq;

/// Ids and row keys seen so far, as 128-bit keyed hashes: the key is drawn anew by each run, so nobody can prepare two
/// ids that meet. And the fingerprints of the large tables, which are too long to keep twice.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) seen: HashSet<u128, Mixing>,
    pub(super) keys: (RandomState, RandomState),
    pub(super) fingerprints: BTreeMap<Table, Fingerprint>,
}

impl Known {
    pub(super) fn hash(&self, what: impl Hash) -> u128 {
        let high = u128::from(self.keys.0.hash_one(&what));
        let low = u128::from(self.keys.1.hash_one(&what));
        high.wrapping_shl(64) | low
    }

    /// A number for a donor.
    pub(super) fn giver(&self, seq: Seq, giver: &Giver) -> GiverKey {
        match giver {
            Giver::Registered(number) => GiverKey::registered(*number),
            Giver::Organisation(name) => GiverKey::organisation(self.keys.0.hash_one(name.as_str())),
            Giver::Unlinked => GiverKey::unlinked(seq),
        }
    }

    pub(super) fn note(&mut self, row: &LargeRow<'_>) {
        let hash = self.row_hash(row);
        self.fingerprints.entry(row.table()).or_default().add(hash);
    }

    /// The row goes.
    pub(super) fn forget(&mut self, row: &LargeRow<'_>) {
        let hash = self.row_hash(row);
        let fingerprint = self.fingerprints.entry(row.table()).or_default();
        fingerprint.rows = fingerprint.rows.wrapping_sub(1);
        fingerprint.sum = fingerprint.sum.wrapping_sub(u128::from(hash));
    }

    /// What a row adds to the fingerprint of its table. Sixty-four bits are enough, because nobody knows the key while he
    /// chooses rows, and a fingerprint is compared once.
    pub(super) fn row_hash(&self, row: &LargeRow<'_>) -> u64 {
        self.keys.1.hash_one(row)
    }
}

/// The fingerprint of a table as a set of rows, in any order: their number and the sum of their keyed hashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// How many rows.
    pub rows: u64,
    pub(super) sum: u128,
}

impl Fingerprint {
    pub(super) fn add(&mut self, hash: u64) {
        self.rows = self.rows.wrapping_add(1);
        self.sum = self.sum.wrapping_add(u128::from(hash));
    }
}

/// Takes fingerprints under the keys of one run of [`MemoryBooks`](super::MemoryBooks).
#[derive(Clone, Debug)]
pub struct Fingerprinter {
    pub(super) key: RandomState,
}

impl Fingerprinter {
    /// Adds a row of somebody else's table to its fingerprint.
    pub fn add(&self, fingerprint: &mut Fingerprint, row: &LargeRow<'_>) {
        fingerprint.add(self.hash(row));
    }

    /// What a row adds.
    #[must_use]
    pub fn hash(&self, row: &LargeRow<'_>) -> u64 {
        self.key.hash_one(row)
    }
}
