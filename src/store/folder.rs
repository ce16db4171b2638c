//! A ledger is a folder: where each thing lies, and whether the database is what it seems before SQLite sees it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::store::{StoreError, schema, system};

/// Whether a command writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It only reads.
    Read,
    /// It writes.
    Write,
}

/// The folder of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder(PathBuf);

impl Folder {
    /// A folder, whether or not a ledger is in it.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether a ledger is in it.
    #[must_use]
    pub fn is_ledger(&self) -> bool {
        self.ledger().exists()
    }

    /// The entries and the books.
    #[must_use]
    pub fn ledger(&self) -> PathBuf {
        self.0.join("ledger.db")
    }

    /// Private data.
    #[must_use]
    pub fn people(&self) -> PathBuf {
        self.0.join("people.db")
    }

    /// Papers, named by their content.
    #[must_use]
    pub fn papers(&self) -> PathBuf {
        self.0.join("papers")
    }

    /// Notices as they were posted.
    #[must_use]
    pub fn notices(&self) -> PathBuf {
        self.0.join("notices")
    }

    /// The folder of one notice: `notices/0007`.
    #[must_use]
    pub fn notice(&self, number: u64) -> PathBuf {
        self.notices().join(format!("{number:04}"))
    }

    /// Whether a path lies among what only recording adds to: anything else there is a finding of `verify`.
    #[must_use]
    pub fn keeps(&self, path: &Path) -> bool {
        let own = [self.papers(), self.notices(), self.checkpoints(), self.keys()];
        own.iter().any(|folder| system::lies_inside(path, folder))
    }

    /// Every checkpoint made.
    #[must_use]
    pub fn checkpoints(&self) -> PathBuf {
        self.0.join("checkpoints")
    }

    /// The desk's own secrets.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    /// Makes the folder and its rooms.
    pub(super) fn make(&self) -> Result<(), StoreError> {
        if self.is_ledger() {
            return Err(StoreError::IsALedger(self.0.clone()));
        }
        system::create_private_folder(&self.0).map_err(StoreError::file(&self.0))?;
        for folder in [self.papers(), self.notices(), self.checkpoints(), self.keys()] {
            system::create_private_folder(&folder).map_err(StoreError::file(&folder))?;
        }
        Ok(())
    }

    /// Looks at the files from outside.
    pub(super) fn inspect(&self) -> Result<(), StoreError> {
        if !self.is_ledger() {
            return Err(StoreError::NotALedger(self.0.clone()));
        }
        for path in [self.ledger(), self.people()].into_iter().filter(|p| p.symlink_metadata().is_ok()) {
            if let Some(alias) = system::alias(&path).map_err(StoreError::file(&path))? {
                return Err(StoreError::Aliased { path, alias });
            }
            inspect_header(&path)?;
        }
        Ok(())
    }

    /// The database a cut-off write left a journal beside.
    pub(super) fn interrupted(&self) -> PathBuf {
        let is_people = !starts_with_a_header(&journal_of(&self.ledger())) && journal_of(&self.people()).exists();
        if is_people { self.people() } else { self.ledger() }
    }

    /// Journals that look as if they no longer belonged to anything: empty ones, and those of a commit over two files.
    /// A writer at work has the same for a moment, so only who holds the lock may take them away:
    /// [`super::Store::sweep_journals`].
    #[must_use]
    pub fn orphan_journals(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&self.0).into_iter().flatten().flatten();
        let name_of = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let mut orphans: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| {
                let name = name_of(path);
                let is_journal = name == "ledger.db-journal" || name == "people.db-journal";
                name.contains(".db-mj") || (is_journal && !starts_with_a_header(path))
            })
            .collect();
        orphans.sort();
        orphans
    }
}

/// The rollback journal beside a database.
fn journal_of(database: &Path) -> PathBuf {
    let mut journal = database.as_os_str().to_owned();
    journal.push("-journal");
    PathBuf::from(journal)
}

fn starts_with_a_header(journal: &Path) -> bool {
    let mut header = [0_u8; 8];
    let read = File::open(journal).and_then(|mut file| file.read_exact(&mut header));
    read.is_ok() && header != [0; 8]
}

/// The first hundred bytes of an SQLite file: whose it is, which version, which journal.
fn inspect_header(path: &Path) -> Result<(), StoreError> {
    let mut header = [0_u8; 100];
    let mut file = File::open(path).map_err(StoreError::file(path))?;
    let other = || StoreError::OtherApplication(path.to_owned());
    file.read_exact(&mut header).map_err(|_| other())?;
    let number = |at: usize| {
        let bytes = header.get(at..at.saturating_add(4)).and_then(|b| <[u8; 4]>::try_from(b).ok());
        bytes.map_or(0, i32::from_be_bytes)
    };
    if !header.starts_with(b"SQLite format 3\0") || number(68) != schema::APPLICATION_ID {
        return Err(other());
    }
    match number(60) {
        found if found > schema::USER_VERSION => Err(StoreError::NewerVersion { path: path.to_owned(), found }),
        _ if header.get(18) == Some(&2) || header.get(19) == Some(&2) => Err(StoreError::Wal(path.to_owned())),
        _ => Ok(()),
    }
}
