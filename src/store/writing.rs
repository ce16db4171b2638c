//! The one transaction of a command: lines, books, tree and private rows together, or nothing.

use crate::chain::Hash;
use crate::ledger::effect::Effect;
use crate::ledger::event::HoursRecorded;
use crate::ledger::field::Seq;
use crate::store::{PrivateRow, Store, StoreError, StoredBooks, StoredNodes, books, entry, people};

/// The one transaction of a command. Dropped without [`Writing::commit`], nothing happened.
#[derive(Debug)]
pub struct Writing<'s> {
    pub(super) books: StoredBooks<'s>,
    pub(super) transaction: rusqlite::Transaction<'s>,
    pub(super) store: &'s Store,
    pub(super) in_bulk: Option<entry::WithoutTriggers<'s>>,
}

impl Writing<'_> {
    /// The books as they stand inside this transaction.
    #[must_use]
    pub fn books(&self) -> &StoredBooks<'_> {
        &self.books
    }

    /// The ledger being written.
    #[must_use]
    pub fn store(&self) -> &Store {
        self.store
    }

    /// The leaf of the head; zero before entry 0.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn head(&self) -> Result<(u64, Hash), StoreError> {
        entry::head(&self.transaction)
    }

    /// Changes the books by what one event did. Its line follows with [`Writing::append`].
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn apply(&mut self, seq: Seq, effects: &[Effect]) -> Result<(), StoreError> {
        self.books.apply(seq, effects)
    }

    /// Appends one line with its leaf.
    ///
    /// # Errors
    /// [`StoreError`]; the triggers refuse a line that does not follow the head.
    pub fn append(&mut self, seq: Seq, line: &str, leaf: Hash) -> Result<(), StoreError> {
        self.append_all(seq, [(line, leaf)])
    }

    /// From here on lines come by the thousand: [`Writing::append_all`] asks once what the trigger asks of each of them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn expect_many(&mut self) -> Result<(), StoreError> {
        self.in_bulk = Some(entry::WithoutTriggers::on(&self.store.connection)?);
        Ok(())
    }

    /// What many rows of hours will ask is read in one go.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn expect_hours<'e>(
        &mut self,
        rows: impl Iterator<Item = &'e HoursRecorded> + Clone,
    ) -> Result<(), StoreError> {
        self.books.expect_hours(rows)
    }

    /// Appends lines with their leaves, the first as entry `first`, each of the others as the one after.
    ///
    /// # Errors
    /// As [`Writing::append`]: lines that do not follow the head are refused, whether or not the triggers run.
    pub fn append_all<'l>(
        &mut self,
        first: Seq,
        lines: impl IntoIterator<Item = (&'l str, Hash)>,
    ) -> Result<(), StoreError> {
        match self.in_bulk {
            Some(_) => entry::follow(&self.transaction, first, lines),
            None => entry::append(&self.transaction, first, lines),
        }
    }

    /// The stored leaves of the block of 256 that begins at `first`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn block(&self, first: u64) -> Result<Vec<Hash>, StoreError> {
        StoredNodes::block(&self.transaction, first)
    }

    /// The tree as it stands inside this transaction.
    #[must_use]
    pub fn nodes(&self) -> StoredNodes<'_> {
        StoredNodes::over(&self.transaction)
    }

    /// Stores a completed node of the tree.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn add_node(&mut self, level: u8, number: u64, hash: Hash) -> Result<(), StoreError> {
        entry::add_node(&self.transaction, level, number, hash)
    }

    /// Stores a private text under the entry whose line commits to it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn add_private(&mut self, row: &PrivateRow) -> Result<(), StoreError> {
        people::add(&self.transaction, std::slice::from_ref(row))
    }

    /// Stores private texts, each under the entry whose line commits to it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn add_all_private(&mut self, rows: &[PrivateRow]) -> Result<(), StoreError> {
        people::add(&self.transaction, rows)
    }

    /// Hides or removes a person's private rows.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn erase_person(&mut self, number: u32, remove: bool) -> Result<(), StoreError> {
        people::erase(&self.transaction, number, remove)
    }

    /// Makes the sealed private rows of a number readable again.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn unseal_person(&mut self, number: u32) -> Result<(), StoreError> {
        people::unseal(&self.transaction, number)
    }

    /// Gives the private rows of one number to another.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn merge_persons(&mut self, from: u32, into: u32) -> Result<(), StoreError> {
        people::merge(&self.transaction, from, into)
    }

    /// Empties the books, so that a replay can fill them again.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn clear_books(&mut self) -> Result<(), StoreError> {
        books::clear(&self.transaction)?;
        self.books = StoredBooks::new(&self.store.connection, &self.store.folder);
        Ok(())
    }

    /// Empties the tree's nodes, so that a replay can fill them again.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn clear_nodes(&mut self) -> Result<(), StoreError> {
        self.transaction.execute("DELETE FROM node", [])?;
        Ok(())
    }

    /// Makes everything durable. Only now may a receipt be printed.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing was written.
    pub fn commit(mut self) -> Result<(), StoreError> {
        self.books.flush()?;
        let (held, transaction) = (self.books.let_go(), self.transaction);
        if self.in_bulk.is_none() {
            return Ok(transaction.commit()?);
        }
        // The disk is busy for longer than it takes to free what a long list held.
        std::thread::scope(|scope| {
            scope.spawn(move || drop(held));
            transaction.commit()
        })?;
        Ok(())
    }
}
