//! The facts: lines with their leaves, and the nodes of the tree above them.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};

use crate::chain::{Hash, Nodes};
use crate::ledger::field::Seq;
use crate::store::{Store, StoreError};

/// The lowest level of the tree that is stored: subtrees of 256 leaves. Below it, leaves are read and hashed.
const LOWEST_STORED_LEVEL: u8 = 8;

/// An entry as the file holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its number.
    pub seq: Seq,
    /// The line that was hashed.
    pub line: String,
    /// The hash stored beside it.
    pub leaf: Hash,
}

/// SQLite counts in signed numbers.
pub(super) fn signed(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Damaged { table: "entry", what: number.to_string() })
}

fn hash_of(bytes: &[u8]) -> Result<Hash, StoreError> {
    let array = <[u8; 32]>::try_from(bytes);
    array.map(Hash::from_bytes).map_err(|_| StoreError::Damaged { table: "entry", what: "leaf".to_owned() })
}

/// Appends lines, the first as entry `first`. OR FAIL: one row cannot be half done, and SQLite need not keep a journal of
/// the statement. Each line is a statement of its own: what costs here are the trigger and the pages, not the statement.
pub(super) fn append<'l>(
    connection: &Connection,
    first: Seq,
    lines: impl IntoIterator<Item = (&'l str, Hash)>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("INSERT OR FAIL INTO entry (seq, line, leaf) VALUES (?1, ?2, ?3)")?;
    let mut seq = first;
    for (line, leaf) in lines {
        statement.execute((signed(seq.0)?, line, leaf.as_bytes().as_slice()))?;
        seq = seq.next();
    }
    Ok(())
}

pub(super) fn add_node(connection: &Connection, level: u8, number: u64, hash: Hash) -> Result<(), StoreError> {
    if level >= LOWEST_STORED_LEVEL {
        let mut statement = connection.prepare_cached("INSERT INTO node (level, number, hash) VALUES (?1, ?2, ?3)")?;
        statement.execute((level, signed(number)?, hash.as_bytes().as_slice()))?;
    }
    Ok(())
}

/// How many entries there are, and the leaf of the last.
pub(super) fn head(connection: &Connection) -> Result<(u64, Hash), StoreError> {
    let mut statement = connection.prepare_cached("SELECT seq, leaf FROM entry ORDER BY seq DESC LIMIT 1")?;
    let last = statement.query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))).optional()?;
    match last {
        None => Ok((0, Hash::ZERO)),
        Some((seq, leaf)) => Ok((u64::try_from(seq).unwrap_or(0).saturating_add(1), hash_of(&leaf)?)),
    }
}

impl Store {
    /// How many entries there are, and the leaf of the last (zero before entry 0).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn head(&self) -> Result<(u64, Hash), StoreError> {
        head(self.connection())
    }

    /// One entry, if there is one of this number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn entry(&self, seq: Seq) -> Result<Option<StoredEntry>, StoreError> {
        let mut statement = self.connection().prepare_cached("SELECT line, leaf FROM entry WHERE seq = ?1")?;
        let Ok(number) = signed(seq.0) else { return Ok(None) };
        let found = statement.query_row([number], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?))).optional()?;
        found.map(|(line, leaf)| Ok(StoredEntry { seq, line, leaf: hash_of(&leaf)? })).transpose()
    }

    /// Every row of the facts, by number, from a number on: what is there, not what should be. From 0 on is from the
    /// beginning, whatever stands below zero. `each` stops the reading by returning false.
    ///
    /// # Errors
    /// [`StoreError`]; a row that cannot be read as text and bytes is handed over with what could be read.
    pub fn each_entry(&self, from: Seq, mut each: impl FnMut(i64, &[u8], &[u8]) -> bool) -> Result<(), StoreError> {
        let mut statement =
            self.connection().prepare_cached("SELECT seq, line, leaf FROM entry WHERE seq >= ?1 ORDER BY seq")?;
        let mut rows = statement.query([if from.0 == 0 { i64::MIN } else { signed(from.0)? }])?;
        while let Some(row) = rows.next()? {
            let line = match row.get_ref(1)? {
                ValueRef::Text(bytes) => bytes,
                ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => &[],
            };
            if !each(row.get(0)?, line, row.get_ref(2)?.as_blob().unwrap_or_default()) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// The stored nodes, in order: level, number, hash.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn each_node(&self, mut each: impl FnMut(u8, u64, &[u8])) -> Result<(), StoreError> {
        let mut statement = self.connection().prepare("SELECT level, number, hash FROM node ORDER BY level, number")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(1)?;
            each(row.get(0)?, u64::try_from(number).unwrap_or(u64::MAX), row.get_ref(2)?.as_blob().unwrap_or_default());
        }
        Ok(())
    }

    /// The tree over the stored entries.
    #[must_use]
    pub fn nodes(&self) -> StoredNodes<'_> {
        StoredNodes { connection: self.connection() }
    }
}

/// The tree over the stored entries: high nodes are read, low ones hashed from at most 128 leaves.
#[derive(Debug)]
pub struct StoredNodes<'s> {
    connection: &'s Connection,
}

impl<'s> StoredNodes<'s> {
    /// The leaves of the 256 block an entry lies in, as far as they are stored.
    pub(super) fn block(connection: &Connection, first: u64) -> Result<Vec<Hash>, StoreError> {
        let mut statement =
            connection.prepare_cached("SELECT leaf FROM entry WHERE seq >= ?1 ORDER BY seq LIMIT 256")?;
        let mut leaves = Vec::with_capacity(256);
        for leaf in statement.query_map([signed(first)?], |row| row.get::<_, Vec<u8>>(0))? {
            leaves.push(hash_of(&leaf?)?);
        }
        Ok(leaves)
    }

    pub(super) fn over(connection: &'s Connection) -> Self {
        Self { connection }
    }

    fn stored(&self, level: u8, number: u64) -> Result<Hash, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT hash FROM node WHERE level = ?1 AND number = ?2")?;
        let hash: Option<Vec<u8>> = statement.query_row((level, signed(number)?), |row| row.get(0)).optional()?;
        let missing = || StoreError::Damaged { table: "node", what: format!("level {level} number {number}") };
        hash_of(&hash.ok_or_else(missing)?)
    }

    /// The subtree's root from its leaves.
    fn hashed(&self, level: u8, number: u64) -> Result<Hash, StoreError> {
        let width = 1_u64.wrapping_shl(u32::from(level));
        let first = number.saturating_mul(width);
        let mut statement =
            self.connection.prepare_cached("SELECT leaf FROM entry WHERE seq >= ?1 ORDER BY seq LIMIT ?2")?;
        let leaves = statement.query_map((signed(first)?, signed(width)?), |row| row.get::<_, Vec<u8>>(0))?;
        let mut row: Vec<Hash> = Vec::new();
        for leaf in leaves {
            row.push(hash_of(&leaf?)?);
        }
        while row.len() > 1 {
            let (pairs, _) = row.as_chunks::<2>();
            row = pairs.iter().map(|[left, right]| Hash::of_node(*left, *right)).collect();
        }
        let missing = || StoreError::Damaged { table: "entry", what: format!("leaves from {first}") };
        row.first().copied().ok_or_else(missing)
    }
}

impl Nodes for StoredNodes<'_> {
    type Error = StoreError;

    fn node(&self, level: u8, index: u64) -> Result<Hash, StoreError> {
        if level >= LOWEST_STORED_LEVEL { self.stored(level, index) } else { self.hashed(level, index) }
    }
}
