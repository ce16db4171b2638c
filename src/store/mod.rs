//! THE FILE. Nothing else speaks SQL, and no room but this one and the desk knows what the file is.
//!
//! ```text
//! folder       where everything lies, and whether it is what it seems
//! schema       the tables, compared letter by letter
//! entry        the facts: lines in, lines out, nodes of the tree
//! books        `StoredBooks`: the rules' questions by indexed queries
//! reading      what the notices read
//! fund         what the reports of the fund's own affairs read
//! lists        whole small tables
//! people       private rows
//! papers       papers/ and notices/ and checkpoints/
//! backup       a consistent copy, private data locked
//! locked       passphrases and the age format
//! site         a new folder, whole or not at all
//! system       what depends on the operating system
//! together     many rows a statement
//! ```
//! Invariant: one transaction a command. A line, its leaf, its books and its private rows are written together or not
//! at all.

pub mod backup;
mod books;
mod entry;
mod folder;
mod fund;
mod lists;
pub mod locked;
pub mod papers;
mod people;
mod reading;
pub mod schema;
mod service;
pub mod site;
pub mod system;
mod together;

use std::io;
use std::path::PathBuf;

use rusqlite::ffi::SQLITE_READONLY_ROLLBACK;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use thiserror::Error;

pub use books::StoredBooks;
pub use entry::{StoredEntry, StoredNodes};
pub use folder::{Access, Folder};
pub use people::{PrivateRow, PrivateText};
pub use reading::StoredReading;

use crate::chain::{Hash, Line};
use crate::ledger::effect::Effect;
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest};

/// What can be wrong with the file.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is no ledger in this folder.
    #[error("{} is not a ledger", .0.display())]
    NotALedger(PathBuf),
    /// There is one already.
    #[error("{} is a ledger already", .0.display())]
    IsALedger(PathBuf),
    /// A folder to be written is not empty.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// Another program's file.
    #[error("{} belongs to another program", .0.display())]
    OtherApplication(PathBuf),
    /// A newer program's file.
    #[error("{} was written by a newer version ({found})", .path.display())]
    NewerVersion {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i32,
    },
    /// The file is a link, or has a second name.
    #[error("{} has another name", .path.display())]
    Aliased {
        /// The file.
        path: PathBuf,
        /// How.
        alias: system::Alias,
    },
    /// Somebody switched it to another journal.
    #[error("{} is in WAL mode", .0.display())]
    Wal(PathBuf),
    /// A write was interrupted, and this command only reads.
    #[error("{} has a hot journal", .0.display())]
    HotJournal(PathBuf),
    /// The tables are not ours.
    #[error("the schema was changed: {0}")]
    SchemaChanged(String),
    /// A setting did not take.
    #[error("the setting {0} did not take")]
    Setting(&'static str),
    /// A row of the file cannot be read.
    #[error("{table} holds what it cannot hold: {what}")]
    Damaged {
        /// The table.
        table: &'static str,
        /// What was found.
        what: String,
    },
    /// A paper is missing or is not what its name says.
    #[error("the paper {0} is missing or altered")]
    Paper(Digest),
    /// Another program holds the ledger.
    #[error("another program is writing")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The file system.
    #[error("{}: {source}", .path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What it says.
        source: io::Error,
    },
    /// SQLite.
    #[error(transparent)]
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// A fault of one file.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| if system::is_disk_full(&source) { Self::DiskFull } else { Self::File { path, source } }
    }
}

impl StoreError {
    /// Whether it tells of what the file holds, and not of a disk or a lock.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode as Code;
        match self {
            Self::Damaged { .. } | Self::SchemaChanged(_) | Self::Paper(_) => true,
            Self::Sqlite(error) => !matches!(
                error.sqlite_error_code(),
                Some(Code::SystemIoFailure | Code::OutOfMemory | Code::PermissionDenied | Code::CannotOpen)
            ),
            Self::NotALedger(_)
            | Self::IsALedger(_)
            | Self::NotEmpty(_)
            | Self::OtherApplication(_)
            | Self::NewerVersion { .. }
            | Self::Aliased { .. }
            | Self::Wal(_)
            | Self::HotJournal(_)
            | Self::Setting(_)
            | Self::Busy
            | Self::DiskFull
            | Self::File { .. } => false,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => Self::Busy,
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull,
            _ => Self::Sqlite(error),
        }
    }
}

/// An open ledger.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    folder: Folder,
    has_people: bool,
}

impl Store {
    /// Makes the files of a new ledger in an empty or missing folder. Nothing is recorded yet.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn create(folder: &Folder) -> Result<Self, StoreError> {
        folder.make()?;
        for path in [folder.ledger(), folder.people()] {
            system::create_private(&path).map_err(StoreError::file(&path))?;
        }
        let connection = Connection::open(folder.ledger())?;
        attach(&connection, folder)?;
        for database in [None, Some("people")] {
            connection.pragma_update(database, "page_size", schema::PAGE_SIZE)?;
        }
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        connection.pragma_update(Some("people"), "journal_mode", "DELETE")?;
        settle(&connection, true)?;
        for database in [None, Some("people")] {
            connection.pragma_update(database, "application_id", schema::APPLICATION_ID)?;
            connection.pragma_update(database, "user_version", schema::USER_VERSION)?;
        }
        let store = Self { connection, folder: folder.clone(), has_people: true };
        store.connection.execute_batch("BEGIN IMMEDIATE")?;
        schema::create(&store.connection, schema::LEDGER)?;
        schema::create(&store.connection, schema::PEOPLE)?;
        store.connection.execute_batch("COMMIT")?;
        system::sync_folder(folder.path()).map_err(StoreError::file(folder.path()))?;
        Ok(store)
    }

    /// Opens a ledger whose schema is ours.
    ///
    /// # Errors
    /// [`StoreError`], in the order in which a file may be refused: not there, aliased, another program's, newer, in
    /// another journal mode, interrupted, changed.
    pub fn open(folder: &Folder, access: Access) -> Result<Self, StoreError> {
        let store = Self::open_as_it_is(folder, access)?;
        match store.schema_difference()? {
            Some(what) => Err(StoreError::SchemaChanged(what)),
            None => Ok(store),
        }
    }

    /// Opens a ledger without looking at its schema: for whoever verifies.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_as_it_is(folder: &Folder, access: Access) -> Result<Self, StoreError> {
        folder.inspect()?;
        let flags = match access {
            Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        };
        let connection = Connection::open_with_flags(folder.ledger(), flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        let store = Self { connection, folder: folder.clone(), has_people: folder.people().exists() };
        store.sit_down().map_err(|error| {
            let is_hot = matches!(&error, StoreError::Sqlite(rusqlite::Error::SqliteFailure(code, _))
                if code.extended_code == SQLITE_READONLY_ROLLBACK);
            if is_hot { StoreError::HotJournal(folder.interrupted()) } else { error }
        })?;
        Ok(store)
    }

    /// Attaches, settles and looks once. A write that was cut off is mended here by whoever writes; who only reads hears
    /// of it. SQLite knows it by its lock from a write still at work, which it waits for.
    fn sit_down(&self) -> Result<(), StoreError> {
        if self.has_people {
            attach(&self.connection, &self.folder)?;
        }
        settle(&self.connection, self.has_people)?;
        for database in ["main", "people"].into_iter().take(if self.has_people { 2 } else { 1 }) {
            self.connection.pragma_query_value(Some(database), "schema_version", |_| Ok(()))?;
        }
        Ok(())
    }

    /// Takes away the journals a crash left behind, and names them. The lock is held meanwhile: what a writer at work
    /// just made looks the same.
    ///
    /// # Errors
    /// [`StoreError::Busy`] after waiting five seconds for another writer.
    pub fn sweep_journals(&mut self) -> Result<Vec<PathBuf>, StoreError> {
        if self.folder.orphan_journals().is_empty() {
            return Ok(Vec::new());
        }
        let _lock = rusqlite::Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let mut orphans = self.folder.orphan_journals();
        orphans.retain(|orphan| std::fs::remove_file(orphan).is_ok());
        Ok(orphans)
    }

    /// In which object the schema differs from ours, if it does.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn schema_difference(&self) -> Result<Option<String>, StoreError> {
        if let Some(what) = schema::difference(&self.connection, schema::LEDGER, "main")? {
            return Ok(Some(what));
        }
        if self.has_people { schema::difference(&self.connection, schema::PEOPLE, "people") } else { Ok(None) }
    }

    /// What is wrong with the trees of the tables, in SQLite's words, if anything: a key or an index that leads nowhere
    /// would hide a row from whoever looks it up, while whoever reads them all still finds it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn index_damage(&self) -> Result<Option<String>, StoreError> {
        let private = self.has_people.then_some("people.integrity_check(private)");
        let indexed = [
            "main.quick_check(entry)",
            "main.integrity_check(gift)",
            "main.integrity_check(receipt)",
            "main.integrity_check(correction)",
            "main.integrity_check(person)",
            "main.integrity_check(chart)",
            "main.integrity_check(reversal)",
            "main.integrity_check(notice)",
        ];
        for check in indexed.into_iter().chain(private) {
            let answer: String = self.connection.query_row(&format!("PRAGMA {check}"), [], |row| row.get(0))?;
            if answer != "ok" {
                return Ok(Some(answer));
            }
        }
        Ok(None)
    }

    /// Keeps two megabytes of pages instead of sixteen: for whoever goes through the file once, page by page.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn keep_few_pages(&self) -> Result<(), StoreError> {
        Ok(self.connection.pragma_update(Some("main"), "cache_size", -2_000)?)
    }

    /// Where it lies.
    #[must_use]
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Whether private data are here: a copy for an auditor goes without.
    #[must_use]
    pub fn has_people(&self) -> bool {
        self.has_people
    }

    /// The books as the file holds them.
    #[must_use]
    pub fn books(&self) -> StoredBooks<'_> {
        StoredBooks::new(&self.connection, &self.folder)
    }

    /// Holds the ledger as it is for as long as the answer lives: many questions, one look at the file.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn hold(&self) -> Result<impl Drop + '_, StoreError> {
        Ok(rusqlite::Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)?)
    }

    /// Begins the one transaction of a command. Only ledger.db is locked for writing: whoever writes rows of people.db
    /// holds ledger.db first, so that one lock keeps writers apart, and a command that changes no private text commits one
    /// file, without the super-journal that two files need.
    ///
    /// # Errors
    /// [`StoreError::Busy`] after waiting five seconds for another writer.
    pub fn begin(&mut self) -> Result<Writing<'_>, StoreError> {
        let writing = self.begin_as(TransactionBehavior::Deferred)?;
        // Changes nothing, and takes the lock; BEGIN IMMEDIATE would lock every attached file.
        writing.transaction.execute("DELETE FROM main.state WHERE 0", [])?;
        Ok(writing)
    }

    /// Begins a transaction that keeps everybody from both files, whatever they write.
    ///
    /// # Errors
    /// As [`Store::begin`].
    pub(crate) fn begin_alone(&mut self) -> Result<Writing<'_>, StoreError> {
        self.begin_as(TransactionBehavior::Immediate)
    }

    fn begin_as(&mut self, behavior: TransactionBehavior) -> Result<Writing<'_>, StoreError> {
        let transaction = rusqlite::Transaction::new_unchecked(&self.connection, behavior)?;
        let books = StoredBooks::new(&self.connection, &self.folder);
        Ok(Writing { books, transaction, store: self, in_bulk: None })
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

fn attach(connection: &Connection, folder: &Folder) -> Result<(), StoreError> {
    let path = folder.people();
    let path = path.to_str().ok_or_else(|| StoreError::NotALedger(path.clone()))?;
    connection.execute("ATTACH DATABASE ?1 AS people", [path])?;
    Ok(())
}

/// Every setting of the format, set and read back: an attached file stays at FULL unless it is told otherwise.
fn settle(connection: &Connection, has_people: bool) -> Result<(), StoreError> {
    use rusqlite::config::DbConfig;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    for (name, value) in [("trusted_schema", "OFF"), ("cell_size_check", "ON"), ("temp_store", "MEMORY")] {
        connection.pragma_update(None, name, value)?;
    }
    connection.pragma_update(Some("main"), "cache_size", -16_000)?;
    for database in [Some("main"), has_people.then_some("people")].into_iter().flatten() {
        connection.pragma_update(Some(database), "synchronous", "EXTRA")?;
        let level: i64 = connection.pragma_query_value(Some(database), "synchronous", |row| row.get(0))?;
        if level != 3 {
            return Err(StoreError::Setting("synchronous"));
        }
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan does not depend on what is asked for: without this a statement with a range of days is compiled anew each
    // time it is run, which is half the time of an import of hours.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// The one transaction of a command. Dropped without [`Writing::commit`], nothing happened.
#[derive(Debug)]
pub struct Writing<'s> {
    books: StoredBooks<'s>,
    transaction: rusqlite::Transaction<'s>,
    store: &'s Store,
    in_bulk: Option<entry::WithoutTriggers<'s>>,
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
        self.transaction.commit()?;
        Ok(())
    }
}

/// Every row of a query.
fn every_row<T>(
    connection: &Connection,
    query: &str,
    params: impl rusqlite::Params,
    read: impl Fn(&rusqlite::Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(query)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// The line of an entry, read strictly; a line that does not read is damage.
pub(crate) fn parsed(line: &str) -> Result<Line<'_>, StoreError> {
    Line::parse(line).map_err(|e| StoreError::Damaged { table: "entry", what: e.to_string() })
}

/// The event of a line.
pub(crate) fn event_of(line: &str) -> Result<Event, StoreError> {
    event_in(&parsed(line)?)
}

/// Who recorded a line, and what.
pub(crate) fn recorded(line: &Line<'_>) -> Result<(Code, Event), StoreError> {
    let by = line.by.parse().map_err(|_| StoreError::Damaged { table: "entry", what: line.by.to_owned() })?;
    Ok((by, event_in(line)?))
}

fn event_in(line: &Line<'_>) -> Result<Event, StoreError> {
    Event::read(line.kind, line.event).map_err(|e| StoreError::Damaged { table: "entry", what: e.to_string() })
}
