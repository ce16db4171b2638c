//! Making a ledger again from a backup or an export. Nothing there is believed: every line goes through the chain and
//! the rules once more, every paper, notice and private text must be what an entry says, and every checkpoint, those
//! that came along and the one this user remembers, must be on the chain. The new ledger appears whole or not at all.

mod luggage;
mod replay;
mod source;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use crate::chain::{Hash, LineError};
use crate::desk::DeskError;
use crate::desk::restoring::replay::Replay;
use crate::ledger::event::{EventFault, LedgerOpened, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::period::PeriodFault;
use crate::ledger::refusal::Refusal;
use crate::store::locked::{LockError, Passphrase};
use crate::store::site::Site;
use crate::store::{Folder, Store, StoreError, backup};

pub use source::Source;

/// Why no ledger can be made from this.
#[derive(Debug, Error)]
pub enum RestoreError {
    /// Neither a backup nor an export.
    #[error("{} is neither a backup nor an export", .0.display())]
    NothingThere(PathBuf),
    /// A line is not what must stand there.
    #[error("line {seq}: {fault}")]
    Line {
        /// Which entry was due.
        seq: Seq,
        /// What is wrong with it.
        fault: LineFault,
    },
    /// A private text does not open the commitment of its entry.
    #[error("the {field:?} of entry {seq} does not open its commitment")]
    Private {
        /// The entry.
        seq: Seq,
        /// The field.
        field: PrivateField,
    },
    /// A notice's file is not the one that was posted.
    #[error("the file {name} of notice {number} was altered")]
    Notice {
        /// The notice.
        number: u64,
        /// The file.
        name: String,
    },
    /// A locked file cannot be opened.
    #[error("{}: {fault}", .path.display())]
    Locked {
        /// The file.
        path: PathBuf,
        /// Why.
        fault: LockError,
    },
    /// The desk: files, checkpoints, keys.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for RestoreError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// What is wrong with a line.
#[derive(Debug, Error)]
pub enum LineFault {
    /// Not the one spelling of a line.
    #[error(transparent)]
    Spelling(#[from] LineError),
    /// Not an event this program knows, or not its one spelling.
    #[error(transparent)]
    Event(#[from] EventFault),
    /// Another number.
    #[error("it says it is entry {0}")]
    Number(u64),
    /// `prev` is not the leaf of the line before.
    #[error("it does not follow the line before")]
    Unlinked,
    /// The hash stored beside it is not its own.
    #[error("the hash beside it is not its own")]
    Leaf,
    /// It was recorded before the line above it, or at no time.
    #[error("its time goes back")]
    Time,
    /// A rule refuses it.
    #[error(transparent)]
    Rule(#[from] Refusal),
    /// The rules would have written something else.
    #[error("the rules would have written something else")]
    OtherEvent,
    /// The file ends inside a line, or before an import is complete.
    #[error("the end is missing")]
    Cut,
}

impl From<PeriodFault> for LineFault {
    fn from(_: PeriodFault) -> Self {
        Self::Time
    }
}

/// What came along of something that is not always there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Luggage<T> {
    /// It is not in the source.
    Absent,
    /// It is there, locked, and no passphrase was given.
    Locked,
    /// It came.
    Came(T),
}

/// What became of the private texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// They may be read.
    pub open: u64,
    /// Of persons whose data an entry sealed.
    pub sealed: u64,
    /// Left out, because an entry removed their person's data.
    pub removed: u64,
}

/// The ledger that was made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What entry 0 pins.
    pub opened: Arc<LedgerOpened>,
    /// How many entries.
    pub size: u64,
    /// The leaf of the last.
    pub leaf: Hash,
    /// How many checkpoints came along and hold.
    pub checkpoints: u64,
    /// Whether the checkpoint this user remembers holds too; nothing when he remembers none.
    pub is_remembered: bool,
    /// Files of notices that entries name and the source has not.
    pub notices_missing: u64,
    /// The private texts.
    pub people: Luggage<Texts>,
    /// The desk's own keys.
    pub keys: Luggage<()>,
}

/// Makes a ledger again in a folder that is missing or empty. The rehearsal does everything and throws it away.
///
/// # Errors
/// [`RestoreError`]; then nothing is left behind.
pub fn restore(
    source: &Source,
    place: &Path,
    passphrase: Option<&Passphrase>,
    rehearsal: bool,
    progress: &mut dyn FnMut(u64),
) -> Result<Restored, RestoreError> {
    let building = Site::beside(place)?;
    let people = luggage::people_file(source, passphrase, &building)?;
    let folder = Folder::new(building.path());
    let mut store = Store::create(&folder)?;
    luggage::take_papers(source, &folder)?;
    let (opened, head, people) = {
        let mut replay = Replay::begin(&mut store)?;
        source.each(|line, leaf| {
            replay.take(line, leaf)?;
            progress(replay.next.0);
            Ok(())
        })?;
        let opened = replay.complete()?;
        let head = (replay.next.0, replay.prev);
        let people = luggage::take_people(people, &mut replay.writing)?;
        replay.writing.commit()?;
        (opened, head, people)
    };
    let checkpoints = luggage::take_checkpoints(source, &store, &opened)?;
    let is_remembered = luggage::remembered_holds(&store, &opened)?;
    let notices_missing = luggage::take_notices(source, &store)?;
    let keys = luggage::take_keys(source, passphrase, &folder, &opened)?;
    backup::take_records(&source.place, &folder)?;
    drop(store);
    if !rehearsal {
        luggage::remember(&folder, &opened)?;
        building.move_in()?;
    }
    let (size, leaf) = head;
    Ok(Restored { opened, size, leaf, checkpoints, is_remembered, notices_missing, people, keys })
}
