//! How a command ends when it does not succeed: what happened, what to do, and the exit code.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use crate::chain::{CheckpointError, EntropyError, TreeError};
use crate::desk::DeskError;
use crate::ledger::period::PeriodFault;
use crate::ledger::refusal::Refusal;
use crate::store::StoreError;
use crate::text::{Told, Words};

/// The exit codes of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done, or everything holds.
    Done = 0,
    /// The ledger does not hold.
    Tampered = 1,
    /// Refused or wrong usage; nothing written.
    Refused = 2,
    /// File, disk or lock; nothing written.
    Fault = 3,
    /// Older than a checkpoint one knows.
    Rollback = 4,
    /// Another history than a checkpoint one knows.
    Fork = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        let code = match exit {
            Exit::Done => 0,
            Exit::Tampered => 1,
            Exit::Refused => 2,
            Exit::Fault => 3,
            Exit::Rollback => 4,
            Exit::Fork => 5,
        };
        Self::from(code)
    }
}

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The desk, a rule, the chain or the file.
    Desk(Box<DeskError>),
    /// Something the counter itself found, already in words.
    Said(Exit, Told),
    /// Everything was already printed.
    Shown(Exit),
}

impl Failure {
    /// A usage error or a refusal of the counter's own.
    pub(crate) fn refused(told: Told) -> Self {
        Self::Said(Exit::Refused, told)
    }

    /// What was handed to the counter does not hold.
    pub(crate) fn tampered(told: Told) -> Self {
        Self::Said(Exit::Tampered, told)
    }

    /// A file that cannot be read or written.
    pub(crate) fn file(words: &dyn Words, path: &Path, error: std::io::Error) -> Self {
        Self::Said(Exit::Fault, words.store(&StoreError::file(path)(error)))
    }

    /// The exit code.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Said(exit, _) | Self::Shown(exit) => *exit,
            Self::Desk(error) => match &**error {
                DeskError::Rollback { .. } => Exit::Rollback,
                DeskError::Fork { .. } => Exit::Fork,
                DeskError::Checkpoint(_) | DeskError::Opening => Exit::Tampered,
                DeskError::Store(StoreError::SchemaChanged(_) | StoreError::Damaged { .. } | StoreError::Paper(_)) => {
                    Exit::Tampered
                }
                DeskError::Refused(_)
                | DeskError::ClockWentBack { .. }
                | DeskError::WhoRecords(_)
                | DeskError::Line
                | DeskError::Signature(_)
                | DeskError::OwnKeyMissing(_)
                | DeskError::OwnKey(_)
                | DeskError::Period(_)
                | DeskError::Store(
                    StoreError::NotALedger(_)
                    | StoreError::IsALedger(_)
                    | StoreError::NotEmpty(_)
                    | StoreError::OtherApplication(_)
                    | StoreError::NewerVersion { .. }
                    | StoreError::Wal(_),
                ) => Exit::Refused,
                DeskError::Key
                | DeskError::RowSecret
                | DeskError::Entropy(_)
                | DeskError::Store(
                    StoreError::Aliased { .. }
                    | StoreError::HotJournal(_)
                    | StoreError::Setting(_)
                    | StoreError::Busy
                    | StoreError::DiskFull
                    | StoreError::File { .. }
                    | StoreError::Sqlite(_),
                ) => Exit::Fault,
            },
        }
    }

    /// What happened and what to do.
    pub(crate) fn told(&self, words: &dyn Words) -> Option<Told> {
        match self {
            Self::Desk(error) => Some(words.desk(error)),
            Self::Said(_, told) => Some(told.clone()),
            Self::Shown(_) => None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.exit())
    }
}

/// Everything the lower rooms answer with ends here.
impl<E: Into<DeskError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Desk(Box::new(error.into()))
    }
}

const _: fn() = || {
    fn is_convertible<E: Into<DeskError>>() {}
    is_convertible::<Refusal>();
    is_convertible::<StoreError>();
    is_convertible::<CheckpointError>();
    is_convertible::<EntropyError>();
    is_convertible::<PeriodFault>();
    is_convertible::<TreeError<StoreError>>();
};
