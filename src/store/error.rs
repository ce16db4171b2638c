//! What can be wrong with the file, the disk or somebody else who writes.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::ledger::name::Digest;
use crate::store::system;

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
