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
//! writing      the one transaction of a command
//! error        what can be wrong
//! ```
//! Invariant: one transaction a command. A line, its leaf, its books and its private rows are written together or not
//! at all.

pub mod backup;
mod books;
mod entry;
mod error;
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
mod writing;

use std::path::PathBuf;

use rusqlite::ffi::SQLITE_READONLY_ROLLBACK;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

pub use books::StoredBooks;
pub use entry::{StoredEntry, StoredNodes};
pub use error::StoreError;
pub use folder::{Access, Folder};
pub use people::{PrivateRow, PrivateText};
pub use reading::StoredReading;
pub use writing::Writing;

use crate::chain::Line;
use crate::ledger::books::rows::Table;
use crate::ledger::event::Event;
use crate::ledger::name::Code;

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
        let books = Table::SMALL.into_iter().chain(Table::LARGE);
        let books = books.map(|table| format!("main.integrity_check({})", table.word()));
        let lines = ["main.quick_check(entry)", "main.quick_check(node)"].map(str::to_owned);
        let private = self.has_people.then(|| "people.integrity_check(private)".to_owned());
        for check in lines.into_iter().chain(books).chain(private) {
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
