//! The facts: lines with their leaves, and the nodes of the tree above them.

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};

use crate::chain::{Hash, Nodes};
use crate::ledger::field::Seq;
use crate::store::{Store, StoreError, together};

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

/// Appends lines, the first as entry `first`. OR FAIL: what failed is rolled back with everything else.
pub(super) fn append<'l>(
    connection: &Connection,
    first: Seq,
    lines: impl IntoIterator<Item = (&'l str, Hash)>,
) -> Result<(), StoreError> {
    let numbered = (first.0..).zip(lines).map(|(seq, (line, leaf))| Ok((signed(seq)?, line, leaf)));
    let rows = numbered.collect::<Result<Vec<_>, StoreError>>()?;
    together::insert(connection, "INSERT OR FAIL INTO entry (seq, line, leaf)", &rows, |(seq, line, leaf)| {
        Ok([(*seq).into(), (*line).into(), leaf.as_bytes().as_slice().into()])
    })
}

/// Appends lines after the head where no trigger asks whether they do. The number each gets is the one after the last: SQLite
/// finds it at the end of the table, without searching the tree for a number and without a journal of the statement.
pub(super) fn follow<'l>(
    connection: &Connection,
    first: Seq,
    lines: impl IntoIterator<Item = (&'l str, Hash)>,
) -> Result<(), StoreError> {
    let damaged = || StoreError::Damaged { table: "entry", what: format!("{first} does not follow the head") };
    let rows: Vec<_> = lines.into_iter().collect();
    together::insert(connection, "INSERT OR FAIL INTO entry (line, leaf)", &rows, |(line, leaf)| {
        Ok([(*line).into(), leaf.as_bytes().as_slice().into()])
    })?;
    let next = u64::try_from(rows.len()).ok().and_then(|count| first.0.checked_add(count)).ok_or_else(damaged)?;
    if head(connection)?.0 == next { Ok(()) } else { Err(damaged()) }
}

/// While this lives, the connection runs no triggers. Only [`follow`] writes a table that has any, and it looks by itself
/// whether the lines followed the head.
#[derive(Debug)]
pub(super) struct WithoutTriggers<'s>(&'s Connection);

impl<'s> WithoutTriggers<'s> {
    pub(super) fn on(connection: &'s Connection) -> Result<Self, StoreError> {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        Ok(Self(connection))
    }
}

impl Drop for WithoutTriggers<'_> {
    fn drop(&mut self) {
        let on = self.0.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true);
        debug_assert_eq!(on.ok(), Some(true), "a setting of the connection alone cannot fail");
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Access, Folder, schema};

    /// A ledger of two entries in a new folder.
    fn two_entries(place: &tempfile::TempDir) -> Store {
        let folder = Folder::new(place.path().join("fund"));
        drop(Store::create(&folder).expect("a new ledger"));
        let mut store = Store::open(&folder, Access::Write).expect("the ledger");
        let mut writing = store.begin().expect("a transaction");
        writing.append_all(Seq(0), [("zero", Hash::ZERO), ("one", Hash::ZERO)]).expect("two lines");
        writing.commit().expect("a commit");
        store
    }

    #[test]
    fn lines_that_do_not_follow_the_head_are_refused_one_by_one_and_by_the_thousand() {
        for (in_bulk, first) in [(false, 1), (false, 3), (true, 0), (true, 1), (true, 3)] {
            let place = tempfile::tempdir().expect("a folder");
            let mut store = two_entries(&place);
            let mut writing = store.begin().expect("a transaction");
            if in_bulk {
                writing.expect_many().expect("a setting");
            }
            let lines = [("more", Hash::ZERO); 40];
            assert!(writing.append_all(Seq(first), lines).is_err(), "in bulk: {in_bulk}, from {first}");
            assert!(writing.append(Seq(first), "more", Hash::ZERO).is_err(), "in bulk: {in_bulk}, at {first}");
        }
    }

    #[test]
    fn a_command_that_changes_no_private_text_waits_for_nobody_at_people_db() {
        let place = tempfile::tempdir().expect("a folder");
        let mut store = two_entries(&place);
        let other = Connection::open(store.folder().people()).expect("people.db");
        other.execute_batch("BEGIN IMMEDIATE").expect("its lock");
        let mut writing = store.begin().expect("a transaction");
        writing.append(Seq(2), "two", Hash::ZERO).expect("a line");
        writing.commit().expect("a commit");
        let second = Connection::open(store.folder().ledger()).expect("ledger.db");
        let writing = store.begin().expect("a transaction");
        second.busy_timeout(std::time::Duration::ZERO).expect("a setting");
        assert!(second.execute_batch("BEGIN IMMEDIATE").is_err(), "the lock of ledger.db is held");
        drop(writing);
        second.execute_batch("BEGIN IMMEDIATE").expect("the lock is free again");
    }

    #[test]
    fn a_file_keeps_the_size_of_its_pages_and_is_written_whatever_it_is() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = two_entries(&place).folder().clone();
        let ledger = Connection::open(folder.ledger()).expect("ledger.db");
        let page_size = || ledger.pragma_query_value(None, "page_size", |row| row.get::<_, u32>(0)).expect("a size");
        assert_eq!(page_size(), schema::PAGE_SIZE);
        ledger.execute_batch("PRAGMA page_size = 4096; VACUUM").expect("the file of an older version");
        let mut store = Store::open(&folder, Access::Write).expect("the ledger");
        let mut writing = store.begin().expect("a transaction");
        writing.append(Seq(2), "two", Hash::ZERO).expect("a line");
        writing.expect_many().expect("a setting");
        writing.append_all(Seq(3), std::iter::repeat_n(("more", Hash::ZERO), 400)).expect("lines that follow");
        writing.commit().expect("a commit");
        assert_eq!((page_size(), store.head().expect("a head").0), (4096, 403));
    }

    #[test]
    fn the_triggers_are_there_again_when_the_transaction_of_many_is_over() {
        let place = tempfile::tempdir().expect("a folder");
        let mut store = two_entries(&place);
        let mut writing = store.begin().expect("a transaction");
        writing.expect_many().expect("a setting");
        writing.append_all(Seq(2), [("more", Hash::ZERO); 40]).expect("lines that follow");
        writing.commit().expect("a commit");
        assert_eq!(store.head().expect("a head").0, 42);
        for changing in [
            "UPDATE entry SET line = 'x' WHERE seq = 1",
            "DELETE FROM entry WHERE seq = 41",
            "INSERT INTO entry VALUES (43, 'x', zeroblob(32))",
            "INSERT OR REPLACE INTO entry VALUES (41, 'x', zeroblob(32))",
        ] {
            assert!(store.connection().execute(changing, []).is_err(), "{changing}");
        }
    }
}
