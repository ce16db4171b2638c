//! The desk: the only place where rules, chain and file meet. It records one command, or a million of one file, and
//! replays a ledger.
//!
//! ```text
//! BEGIN ▶ decide(books, command) ▶ line ▶ leaf ▶ entry + books + private rows ▶ COMMIT
//! ```
//! Invariant: nothing is told to anybody before COMMIT. Only a committed head is signed.

mod batch;
pub mod disclosing;
pub mod handing_over;
pub mod history;
pub mod importing;
pub mod opening;
pub mod packing;
pub mod register;
pub mod restoring;
pub mod rosters;
pub mod sealing;
pub mod witnessing;

use std::sync::Arc;

use thiserror::Error;

use crate::chain::{
    Checkpoint, CheckpointError, Entropy, EntropyError, Hash, KeyError, SigningKey, Standing, TreeError, VerifierKey,
    relation, root,
};
use crate::ledger::books::Books;
use crate::ledger::command::Command;
use crate::ledger::decide::Asking;
use crate::ledger::effect::{Entered, effects};
use crate::ledger::event::{Event, LedgerOpened};
use crate::ledger::field::Seq;
use crate::ledger::minutes::TimeOfDay;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Moment, PeriodFault};
use crate::ledger::refusal::Refusal;
use crate::ledger::words::{Purpose, Role};
use crate::store::{Access, Folder, Store, StoreError, papers};
pub use batch::Batch;
use batch::Signer;
use sealing::Private;

/// Why nothing was recorded.
#[derive(Debug, Error)]
pub enum DeskError {
    /// A rule was broken.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The clock stands before the last entry.
    #[error("the clock says {now}, the last entry was recorded at {last}")]
    ClockWentBack {
        /// The last entry's moment.
        last: Moment,
        /// What the clock says.
        now: Moment,
    },
    /// The ledger is shorter than a checkpoint it once signed.
    #[error("the ledger has {size} entries, a checkpoint knows {known}")]
    Rollback {
        /// How many the checkpoint knows.
        known: u64,
        /// How many there are.
        size: u64,
        /// The checkpoint's note.
        note: String,
    },
    /// The ledger is another history than a checkpoint it once signed.
    #[error("another history than the checkpoint of {size} entries")]
    Fork {
        /// The size they differ at.
        size: u64,
        /// The checkpoint's note.
        note: String,
    },
    /// A note that should be this ledger's is not.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The desk's own key is missing, unreadable or not the one entry 0 pins.
    #[error("the desk's key is missing or is not this ledger's")]
    Key,
    /// In two-person mode whoever records brings his own key.
    #[error("{0} brought no key")]
    OwnKeyMissing(Code),
    /// The key is not the one he enrolled.
    #[error("the key is not {0}'s")]
    OwnKey(Code),
    /// The signature of an approval is not the approver's, or is over other entries.
    #[error("the signature is not {0}'s")]
    Signature(Code),
    /// The row secret is missing: rows without an id cannot be known again.
    #[error("keys/row.secret is missing")]
    RowSecret,
    /// Entry 0 cannot be read.
    #[error("entry 0 is damaged")]
    Opening,
    /// Several operators are enrolled and none was named.
    #[error("name the operator")]
    WhoRecords(Vec<Code>),
    /// No random bytes.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// The line grew beyond what the format allows.
    #[error("the line is too long or holds a character it cannot hold")]
    Line,
    /// A day beyond the calendar.
    #[error(transparent)]
    Period(#[from] PeriodFault),
}

impl From<KeyError> for DeskError {
    fn from(_: KeyError) -> Self {
        Self::Key
    }
}

impl From<TreeError<StoreError>> for DeskError {
    fn from(error: TreeError<StoreError>) -> Self {
        match error {
            TreeError::Nodes(error) => Self::Store(error),
            TreeError::IndexBeyondSize { .. } | TreeError::OldBeyondNew { .. } => Self::Opening,
        }
    }
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The entry's number.
    pub seq: Seq,
    /// Its line.
    pub line: String,
    /// Its leaf.
    pub leaf: Hash,
    /// What happened.
    pub event: Event,
    /// When.
    pub at: Moment,
}

/// An open ledger, somebody at the desk, and the time on the wall.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    opened: Arc<LedgerOpened>,
    by: Code,
    now: Moment,
    entropy: Entropy,
    /// The key of whoever sits here, with which he signs what he records.
    own_key: Option<SigningKey>,
}

impl Desk {
    /// Sits down to write. The ledger must be at least as long as every checkpoint it ever signed, and say the same.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn open(folder: &Folder, by: Option<Code>, now: Moment, entropy: Entropy) -> Result<Self, DeskError> {
        let store = Store::open(folder, Access::Write)?;
        let opened = opened(&store)?;
        Self::sit_down(store, opened, by, now, entropy)
    }

    /// Sits down before a file that is open already, with what its entry 0 pins.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn sit_down(
        store: Store,
        opened: Arc<LedgerOpened>,
        by: Option<Code>,
        now: Moment,
        entropy: Entropy,
    ) -> Result<Self, DeskError> {
        holds_its_checkpoints(&store, &opened)?;
        let by = match by {
            Some(by) => by,
            None => only_operator(&store)?,
        };
        let mut desk = Self { store, opened, by, now, entropy, own_key: None };
        desk.sign_yesterdays_head()?;
        Ok(desk)
    }

    /// Lays the key of whoever sits here on the desk.
    pub fn bring_key(&mut self, key: SigningKey) {
        self.own_key = Some(key);
    }

    /// The file.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// What entry 0 pins.
    #[must_use]
    pub fn opened(&self) -> &Arc<LedgerOpened> {
        &self.opened
    }

    /// Who sits here.
    #[must_use]
    pub fn by(&self) -> &Code {
        &self.by
    }

    /// The time on the wall.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Today, as the fund counts days.
    #[must_use]
    pub fn today(&self) -> Day {
        self.now.day(self.opened.utc_offset)
    }

    /// The time of that day.
    #[must_use]
    pub fn time(&self) -> TimeOfDay {
        self.now.time(self.opened.utc_offset)
    }

    /// When the last entry was recorded.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn last_recorded(&self) -> Result<Option<Moment>, DeskError> {
        let (size, _) = self.store.head()?;
        last_moment(&self.store, size)
    }

    /// Draws random bytes for salts.
    pub fn entropy(&mut self) -> &mut Entropy {
        &mut self.entropy
    }

    /// Records one command, with the private texts its commitments stand for. A rehearsal does everything but COMMIT.
    ///
    /// # Errors
    /// [`DeskError`]; then nothing was written.
    pub fn record(&mut self, command: &Command, private: &[Private], rehearsal: bool) -> Result<Recorded, DeskError> {
        let mut batch = self.batch()?;
        let recorded = batch.record(command, private)?;
        if !rehearsal {
            batch.commit()?;
        }
        Ok(recorded)
    }

    /// Begins a transaction of several entries.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn batch(&mut self) -> Result<Batch<'_>, DeskError> {
        self.batch_and_entropy().map(|(batch, _)| batch)
    }

    /// A transaction, and beside it the random bytes for what goes into it.
    fn batch_and_entropy(&mut self) -> Result<(Batch<'_>, &mut Entropy), DeskError> {
        let asking = Asking { by: self.by.clone(), today: self.today(), time: self.time(), waited: None };
        let writing = self.store.begin()?;
        let (size, prev) = writing.head()?;
        if let Some(last) = last_moment(writing.store(), size)?.filter(|last| *last > self.now) {
            return Err(DeskError::ClockWentBack { last, now: self.now });
        }
        let origin = self.opened.origin.to_string();
        let signer = self.own_key.clone().map(|key| Signer { key, origin });
        let batch = Batch::begin(writing, asking, self.now, (Seq(size), prev), signer);
        Ok((batch, &mut self.entropy))
    }

    /// The desk's signing key.
    ///
    /// # Errors
    /// [`DeskError::Key`] when it is missing or another than entry 0 pins.
    pub fn key(&self) -> Result<SigningKey, DeskError> {
        let path = self.store.folder().keys().join("desk.key");
        let text = papers::read(&path).map_err(|_| DeskError::Key)?;
        let text = String::from_utf8(text).map_err(|_| DeskError::Key)?;
        let key: SigningKey = text.trim_end().parse()?;
        let is_pinned = *key.verifier() == verifier(&self.opened)?;
        if is_pinned { Ok(key) } else { Err(DeskError::Key) }
    }

    /// The secret under which rows without an id are known again.
    ///
    /// # Errors
    /// [`DeskError::RowSecret`].
    pub fn row_secret(&self) -> Result<[u8; 32], DeskError> {
        let bytes = papers::read(&self.store.folder().keys().join("row.secret")).map_err(|_| DeskError::RowSecret)?;
        bytes.as_slice().try_into().map_err(|_| DeskError::RowSecret)
    }

    /// Signs the committed head and keeps the note. The same head gives the same note.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn checkpoint(&mut self) -> Result<(Checkpoint, String), DeskError> {
        let (size, _) = self.store.head()?;
        let root = root(&self.store.nodes(), size)?;
        let checkpoint = Checkpoint { origin: self.opened.origin.to_string(), size, root };
        let note = checkpoint.sign(&self.key()?)?;
        let is_demo = self.opened.purpose == Purpose::Demo;
        let remember = (!is_demo).then_some(checkpoint.origin.as_str());
        papers::keep_checkpoint(self.store.folder(), size, &note, remember)?;
        Ok((checkpoint, note))
    }

    /// The day's first command signs what the day before left unsigned.
    fn sign_yesterdays_head(&mut self) -> Result<(), DeskError> {
        let (size, _) = self.store.head()?;
        let last = last_moment(&self.store, size)?;
        let is_yesterdays = last.is_some_and(|last| last.day(self.opened.utc_offset) < self.today());
        let newest = self.store.folder().checkpoints().join(format!("{size:08}.note"));
        if is_yesterdays && !newest.exists() {
            self.checkpoint()?;
        }
        Ok(())
    }
}

/// What entry 0 pins.
///
/// # Errors
/// [`DeskError::Opening`].
pub fn opened(store: &Store) -> Result<Arc<LedgerOpened>, DeskError> {
    let books = store.books();
    let opened = books.opened();
    books.fault()?;
    opened.ok_or(DeskError::Opening)
}

/// The key that verifies this ledger's checkpoints.
///
/// # Errors
/// [`DeskError::Key`].
pub fn verifier(opened: &LedgerOpened) -> Result<VerifierKey, DeskError> {
    Ok(VerifierKey::new(opened.origin.as_str(), &opened.key.0)?)
}

/// The operator who needs no naming: the only one who may record.
fn only_operator(store: &Store) -> Result<Code, DeskError> {
    let mut recorders = store.operators()?;
    recorders.retain(|(_, facts)| facts.roles.contains(&Role::Recorder));
    let codes: Vec<Code> = recorders.into_iter().map(|(code, _)| code).collect();
    match codes.as_slice() {
        [only] => Ok(only.clone()),
        _ => Err(DeskError::WhoRecords(codes)),
    }
}

/// When the last entry was recorded.
fn last_moment(store: &Store, size: u64) -> Result<Option<Moment>, DeskError> {
    let Some(last) = size.checked_sub(1) else { return Ok(None) };
    let Some(entry) = store.entry(Seq(last))? else { return Ok(None) };
    let line = crate::store::parsed(&entry.line)?;
    Ok(Some(line.at.parse()?))
}

/// Compares the ledger with the newest checkpoint in its folder and the newest this user has seen of its origin.
///
/// # Errors
/// [`DeskError::Rollback`], [`DeskError::Fork`], or a note that is not this ledger's.
pub fn holds_its_checkpoints(store: &Store, opened: &LedgerOpened) -> Result<(), DeskError> {
    let newest = papers::newest_checkpoint(store.folder())?;
    let remembered = match opened.purpose {
        Purpose::Demo => None,
        Purpose::Real | Purpose::Test => papers::remembered_checkpoint(opened.origin.as_str())?,
    };
    let notes = [newest.clone(), remembered.filter(|note| newest.as_ref() != Some(note))];
    notes.into_iter().flatten().try_for_each(|note| stands_by(store, opened, &note))
}

/// Whether the ledger still contains what it once signed.
///
/// # Errors
/// [`DeskError::Rollback`], [`DeskError::Fork`], or a note that is not this ledger's.
pub fn stands_by(store: &Store, opened: &LedgerOpened, note: &str) -> Result<(), DeskError> {
    let known = Checkpoint::open(note, &verifier(opened)?)?;
    let (size, _) = store.head()?;
    match relation(&known, &store.nodes(), size)? {
        Standing::Same | Standing::Extends => Ok(()),
        Standing::Rollback { known, size } => Err(DeskError::Rollback { known, size, note: note.to_owned() }),
        Standing::Fork => Err(DeskError::Fork { size: known.size, note: note.to_owned() }),
    }
}

/// Drops the books and the tree's nodes and makes them again from the entries, in one transaction.
///
/// # Errors
/// [`DeskError`]; then the file is as it was.
pub fn rebuild(folder: &Folder, mut progress: impl FnMut(u64)) -> Result<u64, DeskError> {
    let mut store = Store::open(folder, Access::Write)?;
    let (size, _) = store.head()?;
    let mut writing = store.begin()?;
    writing.clear_books()?;
    writing.clear_nodes()?;
    let mut all = Vec::new();
    let mut block: Vec<Hash> = Vec::with_capacity(256);
    let mut frontier = crate::chain::Frontier::new();
    for number in 0..size {
        let seq = Seq(number);
        let entry = writing.store().entry(seq)?.ok_or(DeskError::Opening)?;
        let event = crate::store::event_of(&entry.line)?;
        let line = crate::store::parsed(&entry.line)?;
        let by = line.by.parse().map_err(|_| DeskError::Line)?;
        let at = line.at.parse().map_err(|_| DeskError::Line)?;
        all.clear();
        effects(Entered::at(at, seq, &by, writing.books()), &event, writing.books(), &mut all);
        writing.books().fault()?;
        writing.apply(seq, &all)?;
        block.clear();
        let mut nodes = Vec::new();
        frontier.push(entry.leaf, |level, index, hash| nodes.push((level, index, hash)));
        for (level, index, hash) in nodes {
            writing.add_node(level, index, hash)?;
        }
        progress(number);
    }
    writing.commit()?;
    Ok(size)
}
