//! Making a ledger again from a backup or an export. Nothing there is believed: every line goes through the chain and
//! the rules once more, every paper, notice and private text must be what an entry says, and every checkpoint, those
//! that came along and the one this user remembers, must be on the chain. The new ledger appears whole or not at all.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use crate::chain::line::MAX_BYTES;
use crate::chain::{Checkpoint, Frontier, Hash, Line, LineError, SigningKey, Standing, relation};
use crate::desk::register::stayed;
use crate::desk::{DeskError, sealing, verifier};
use crate::ledger::books::Books;
use crate::ledger::books::registers::rosters::RosterFacts;
use crate::ledger::chart::{CHART_2004, CHART_2026};
use crate::ledger::command::Command;
use crate::ledger::decide::{Asking, decide};
use crate::ledger::effect::{Effect, effects};
use crate::ledger::event::{Event, EventFault, LedgerOpened, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::name::{Digest, PersonNumber};
use crate::ledger::period::{Moment, PeriodFault};
use crate::ledger::reading::Reading;
use crate::ledger::refusal::Refusal;
use crate::ledger::words::{Manner, Purpose};
use crate::store::locked::{LockError, Passphrase, unlock};
use crate::store::site::Site;
use crate::store::{Access, Folder, PrivateRow, Store, StoreError, Writing, backup, papers, system};

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

/// Where a ledger is to come from.
#[derive(Debug)]
pub struct Source {
    place: PathBuf,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A folder with a database: a backup, or a ledger copied by hand.
    Database,
    /// A folder with a `ledger.jsonl`.
    Lines,
}

impl Source {
    /// Looks at a folder, or at a `ledger.jsonl` itself.
    ///
    /// # Errors
    /// [`RestoreError::NothingThere`].
    pub fn at(path: &Path) -> Result<Self, RestoreError> {
        let is_lines = path.file_name().is_some_and(|name| name == "ledger.jsonl") && path.is_file();
        let place = if is_lines { path.parent().unwrap_or(path).to_owned() } else { path.to_owned() };
        if Folder::new(&place).is_ledger() && !is_lines {
            Ok(Self { place, kind: Kind::Database })
        } else if place.join("ledger.jsonl").is_file() {
            Ok(Self { place, kind: Kind::Lines })
        } else {
            Err(RestoreError::NothingThere(path.to_owned()))
        }
    }

    /// Whether something in it is locked under a passphrase.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        let is_locked = |name: &str| Path::new(name).extension().is_some_and(|extension| extension == "age");
        let keys = backup::files(&self.place.join("keys")).unwrap_or_default();
        self.locked_people().is_file() || keys.iter().any(|(_, name)| is_locked(name))
    }

    fn locked_people(&self) -> PathBuf {
        self.place.join("people.db.age")
    }

    /// How many lines there are, for a progress bar.
    ///
    /// # Errors
    /// [`RestoreError::Desk`].
    pub fn size(&self) -> Result<u64, RestoreError> {
        match self.kind {
            Kind::Database => Ok(Store::open_as_it_is(&Folder::new(&self.place), Access::Read)?.head()?.0),
            Kind::Lines => {
                let path = self.place.join("ledger.jsonl");
                let count = || {
                    let (mut reader, mut lines) = (BufReader::with_capacity(1 << 20, File::open(&path)?), 0_u64);
                    while reader.skip_until(b'\n')? > 0 {
                        lines = lines.saturating_add(1);
                    }
                    Ok(lines)
                };
                Ok(count().map_err(StoreError::file(&path))?)
            }
        }
    }

    /// Hands over every line with the hash beside it, if there is one.
    fn each(&self, mut each: impl FnMut(&[u8], Option<&[u8]>) -> Result<(), RestoreError>) -> Result<(), RestoreError> {
        match self.kind {
            Kind::Database => {
                let store = Store::open_as_it_is(&Folder::new(&self.place), Access::Read)?;
                let mut outcome = Ok(());
                store.each_entry(Seq(0), |_, line, leaf| {
                    outcome = each(line, Some(leaf));
                    outcome.is_ok()
                })?;
                outcome
            }
            Kind::Lines => each_line(&self.place.join("ledger.jsonl"), |line| each(line, None)),
        }
    }
}

/// The lines of a file, each without its line feed. A last line that has none was cut.
fn each_line(path: &Path, mut each: impl FnMut(&[u8]) -> Result<(), RestoreError>) -> Result<(), RestoreError> {
    let file = File::open(path).map_err(StoreError::file(path))?;
    let mut reader = BufReader::with_capacity(1 << 20, file);
    let longest = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(2);
    let mut line = Vec::new();
    for seq in 0.. {
        line.clear();
        let read = reader.by_ref().take(longest).read_until(b'\n', &mut line).map_err(StoreError::file(path))?;
        if read == 0 {
            break;
        }
        let cut = || RestoreError::Line { seq: Seq(seq), fault: LineFault::Cut };
        each(line.strip_suffix(b"\n").ok_or_else(cut)?)?;
    }
    Ok(())
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
    let people = people_file(source, passphrase, &building)?;
    let folder = Folder::new(building.path());
    let mut store = Store::create(&folder)?;
    take_papers(source, &folder)?;
    let (opened, head, people) = {
        let mut replay = Replay::begin(&mut store)?;
        source.each(|line, leaf| {
            replay.take(line, leaf)?;
            progress(replay.next.0);
            Ok(())
        })?;
        let opened = replay.complete()?;
        let head = (replay.next.0, replay.prev);
        let people = take_people(people, &mut replay.writing)?;
        replay.writing.commit()?;
        (opened, head, people)
    };
    let checkpoints = take_checkpoints(source, &store, &opened)?;
    let is_remembered = remembered_holds(&store, &opened)?;
    let notices_missing = take_notices(source, &store)?;
    let keys = take_keys(source, passphrase, &folder, &opened)?;
    backup::take_records(&source.place, &folder)?;
    drop(store);
    if !rehearsal {
        remember(&folder, &opened)?;
        building.move_in()?;
    }
    let (size, leaf) = head;
    Ok(Restored { opened, size, leaf, checkpoints, is_remembered, notices_missing, people, keys })
}

/// Lines on their way in.
struct Replay<'s> {
    writing: Writing<'s>,
    next: Seq,
    prev: Hash,
    last: Option<Moment>,
    opened: Option<Arc<LedgerOpened>>,
    tree: Frontier,
    effects: Vec<Effect>,
}

impl<'s> Replay<'s> {
    fn begin(store: &'s mut Store) -> Result<Self, RestoreError> {
        Ok(Self {
            writing: store.begin()?,
            next: Seq(0),
            prev: Hash::ZERO,
            last: None,
            opened: None,
            tree: Frontier::new(),
            effects: Vec::new(),
        })
    }

    /// One line: what the chain says of it, what the rules say of it, and then it is written as it came.
    fn take(&mut self, bytes: &[u8], beside: Option<&[u8]>) -> Result<(), RestoreError> {
        let seq = self.next;
        let (leaf, by, event) = self.checked(bytes, beside).map_err(|fault| match fault {
            Found::Line(fault) => RestoreError::Line { seq, fault },
            Found::File(error) => error.into(),
        })?;
        self.effects.clear();
        effects(seq, &by, &event, self.writing.books(), &mut self.effects);
        self.writing.books().fault()?;
        self.writing.apply(seq, &self.effects)?;
        let text = std::str::from_utf8(bytes).map_err(|_| DeskError::Line)?;
        self.writing.append(seq, text, leaf)?;
        self.grow(leaf)?;
        if let Event::LedgerOpened(opened) = event {
            self.opened = Some(Arc::new(opened));
        }
        (self.next, self.prev) = (seq.next(), leaf);
        Ok(())
    }

    fn checked(&mut self, bytes: &[u8], beside: Option<&[u8]>) -> Result<(Hash, Code, Event), Found> {
        let line = Line::parse_bytes(bytes).map_err(LineFault::from)?;
        if line.seq != self.next.0 {
            return Err(LineFault::Number(line.seq).into());
        }
        if line.prev != self.prev {
            return Err(LineFault::Unlinked.into());
        }
        let leaf = Hash::of_leaf(bytes);
        if beside.is_some_and(|beside| beside != leaf.as_bytes()) {
            return Err(LineFault::Leaf.into());
        }
        let at: Moment = line.at.parse().map_err(LineFault::from)?;
        if self.last.replace(at).is_some_and(|last| last > at) {
            return Err(LineFault::Time.into());
        }
        let by = line.by.parse().map_err(|_| LineFault::OtherEvent)?;
        Ok((leaf, by, self.decided(&line, at)?))
    }

    /// Asks the rules again: they must give the same event, spelled the same.
    fn decided(&self, line: &Line<'_>, at: Moment) -> Result<Event, Found> {
        let event = Event::read(line.kind, line.event).map_err(LineFault::from)?;
        let mut spelled = Vec::with_capacity(line.event.len());
        event.write(&mut spelled);
        if spelled != line.event.as_bytes() {
            return Err(LineFault::Event(EventFault::Spelling).into());
        }
        let offset = match (&self.opened, &event) {
            (Some(opened), _) => opened.utc_offset,
            (None, Event::LedgerOpened(opened)) => opened.utc_offset,
            (None, _) => return Err(LineFault::Rule(Refusal::LedgerMustBeOpenedFirst).into()),
        };
        let by = line.by.parse().map_err(|_| LineFault::OtherEvent)?;
        let asking = Asking { by, today: at.day(offset), time: at.time(offset), waited: None };
        let decided = decide(self.writing.books(), &asking, &Command::behind(&event));
        self.writing.books().fault()?;
        if decided.map_err(LineFault::from)? == event { Ok(event) } else { Err(LineFault::OtherEvent.into()) }
    }

    fn grow(&mut self, leaf: Hash) -> Result<(), StoreError> {
        let mut completed = Vec::new();
        self.tree.push(leaf, |level, index, hash| completed.push((level, index, hash)));
        completed.into_iter().try_for_each(|(level, index, hash)| self.writing.add_node(level, index, hash))
    }

    /// There is an entry 0, and no import waits for its rows.
    fn complete(&self) -> Result<Arc<LedgerOpened>, RestoreError> {
        let cut = || RestoreError::Line { seq: self.next, fault: LineFault::Cut };
        let books = self.writing.books();
        let waits = books.open_import().is_some() || RosterFacts::open(books).is_some();
        self.writing.books().fault()?;
        self.opened.clone().filter(|_| !waits).ok_or_else(cut)
    }
}

/// What was found wrong: with the line, or with our own file.
enum Found {
    Line(LineFault),
    File(StoreError),
}

impl From<LineFault> for Found {
    fn from(fault: LineFault) -> Self {
        Self::Line(fault)
    }
}

impl From<StoreError> for Found {
    fn from(error: StoreError) -> Self {
        Self::File(error)
    }
}

/// Papers come first, because rules read charts. Each must be what its name says; what is no paper stays behind. The
/// charts that come with the program stand in for those that were not copied.
fn take_papers(source: &Source, folder: &Folder) -> Result<(), StoreError> {
    for (path, name) in backup::files(&source.place.join("papers"))? {
        let Ok(digest) = name.parse::<Digest>() else { continue };
        let bytes = papers::read(&path)?;
        if papers::digest(&bytes) != digest {
            return Err(StoreError::Paper(digest));
        }
        papers::put(folder, &bytes)?;
    }
    for chart in [CHART_2004, CHART_2026] {
        papers::put(folder, chart.as_bytes())?;
    }
    Ok(())
}

/// The people.db of the source, opened if it is locked. A wrong passphrase is told before the long work begins.
fn people_file(
    source: &Source,
    passphrase: Option<&Passphrase>,
    site: &Site,
) -> Result<Luggage<PathBuf>, RestoreError> {
    let clear = Folder::new(&source.place).people();
    let locked = source.locked_people();
    if source.kind == Kind::Database && clear.is_file() {
        return Ok(Luggage::Came(clear));
    }
    match passphrase {
        _ if !locked.is_file() => Ok(Luggage::Absent),
        None => Ok(Luggage::Locked),
        Some(passphrase) => opened_people(&locked, passphrase, site).map(Luggage::Came),
    }
}

/// Private texts, each under its entry: the number and the state of its person are those of the chain, so that who was
/// erased since stays erased.
fn take_people(file: Luggage<PathBuf>, writing: &mut Writing<'_>) -> Result<Luggage<Texts>, RestoreError> {
    let file = match file {
        Luggage::Absent => return Ok(Luggage::Absent),
        Luggage::Locked => return Ok(Luggage::Locked),
        Luggage::Came(file) => file,
    };
    let mut texts = Texts::default();
    Store::each_private_in(&file, |row| take_row(row, writing, &mut texts))?;
    Ok(Luggage::Came(texts))
}

/// Opens the locked people.db inside the building site, which only its owner may enter.
fn opened_people(locked: &Path, passphrase: &Passphrase, site: &Site) -> Result<PathBuf, RestoreError> {
    let path = site.shed();
    let from = File::open(locked).map_err(StoreError::file(locked))?;
    let mut to = BufWriter::new(system::create_private(&path).map_err(StoreError::file(&path))?);
    let told = |fault| RestoreError::Locked { path: locked.to_owned(), fault };
    unlock(passphrase, BufReader::new(from), &mut to).map_err(told)?;
    to.flush().map_err(StoreError::file(&path))?;
    Ok(path)
}

fn take_row(row: PrivateRow, writing: &mut Writing<'_>, texts: &mut Texts) -> Result<(), RestoreError> {
    let strange = RestoreError::Private { seq: row.seq, field: row.field };
    let Some(entry) = writing.store().entry(row.seq)? else { return Err(strange) };
    let event = crate::store::event_of(&entry.line)?;
    if !event.commitments().contains(&(row.field, sealing::row_digest(&row))) {
        return Err(strange);
    }
    let person = owner(&event).map(|number| stayed(writing.books(), number));
    writing.books().fault()?;
    let erased = person.as_ref().and_then(|(_, facts)| facts.as_ref()).and_then(|facts| facts.erased);
    if erased == Some(Manner::Removed) {
        texts.removed = texts.removed.saturating_add(1);
        return Ok(());
    }
    let is_sealed = erased == Some(Manner::Sealed) || (person.is_none() && row.is_sealed);
    let count = if is_sealed { &mut texts.sealed } else { &mut texts.open };
    *count = count.saturating_add(1);
    writing.add_private(&PrivateRow { person: person.map(|(number, _)| number), is_sealed, ..row })?;
    Ok(())
}

/// Whose texts an entry owns. A gift of a registered person repeats a commitment and owns none of his.
fn owner(event: &Event) -> Option<PersonNumber> {
    if let Event::PersonRegistered(e) = event {
        Some(e.number)
    } else if let Event::PersonAmended(e) = event {
        Some(e.number)
    } else {
        None
    }
}

/// Every checkpoint that came along must be signed by the ledger's key and be on its chain.
fn take_checkpoints(source: &Source, store: &Store, opened: &LedgerOpened) -> Result<u64, RestoreError> {
    let key = verifier(opened)?;
    let (size, _) = store.head()?;
    let mut notes = papers::checkpoints(&Folder::new(&source.place))?;
    let head = source.place.join("checkpoint.note");
    if head.is_file() {
        let note = String::from_utf8_lossy(&papers::read(&head)?).into_owned();
        notes.push((head, note));
    }
    let mut sizes = Vec::new();
    for (_, note) in notes {
        let known = Checkpoint::open(&note, &key).map_err(DeskError::from)?;
        match relation(&known, &store.nodes(), size)? {
            Standing::Same | Standing::Extends => {}
            Standing::Rollback { known, size } => return Err(DeskError::Rollback { known, size, note }.into()),
            Standing::Fork => return Err(DeskError::Fork { size: known.size, note }.into()),
        }
        if !sizes.contains(&known.size) {
            papers::keep_checkpoint(store.folder(), known.size, &note, None)?;
            sizes.push(known.size);
        }
    }
    Ok(u64::try_from(sizes.len()).unwrap_or(u64::MAX))
}

/// The checkpoint this user remembers of the same origin: a ledger can be swapped, with everything around it, for an
/// older or another one.
fn remembered_holds(store: &Store, opened: &LedgerOpened) -> Result<bool, RestoreError> {
    if opened.purpose == Purpose::Demo {
        return Ok(false);
    }
    match papers::remembered_checkpoint(opened.origin.as_str())? {
        None => Ok(false),
        Some(note) => crate::desk::stands_by(store, opened, &note).map(|()| true).map_err(RestoreError::from),
    }
}

/// On a new computer the newest checkpoint that came along is the one to remember.
fn remember(folder: &Folder, opened: &LedgerOpened) -> Result<(), RestoreError> {
    let origin = opened.origin.as_str();
    if opened.purpose == Purpose::Demo {
        return Ok(());
    }
    let key = verifier(opened)?;
    let size_of = |note: &String| Checkpoint::open(note, &key).map_or(0, |known| known.size);
    let known = papers::remembered_checkpoint(origin)?.as_ref().map_or(0, size_of);
    let newest = papers::newest_checkpoint(folder)?;
    if let Some(note) = newest.filter(|note| size_of(note) > known) {
        papers::keep_checkpoint(folder, size_of(&note), &note, Some(origin))?;
    }
    Ok(())
}

/// The notices as they were posted, byte for byte; how many of their files are missing.
fn take_notices(source: &Source, store: &Store) -> Result<u64, RestoreError> {
    let from = Folder::new(&source.place);
    let mut missing = 0_u64;
    for notice in store.reading()?.notices()? {
        let number = notice.prepared.number.0;
        for file in &notice.prepared.files {
            let name = file.name.as_str();
            let path = from.notice(number).join(name);
            let altered = || RestoreError::Notice { number, name: name.to_owned() };
            if !is_plain_name(name) {
                return Err(altered());
            }
            if !path.is_file() {
                missing = missing.saturating_add(1);
                continue;
            }
            let bytes = papers::read(&path)?;
            if papers::digest(&bytes) != file.digest {
                return Err(altered());
            }
            papers::put_notice(store.folder(), number, name, &bytes)?;
        }
    }
    Ok(missing)
}

/// Whether a name stays inside its folder, whoever wrote it.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':'])
}

/// The desk's own keys, locked or in the clear. The signing key must be the one entry 0 pins.
fn take_keys(
    source: &Source,
    passphrase: Option<&Passphrase>,
    folder: &Folder,
    opened: &LedgerOpened,
) -> Result<Luggage<()>, RestoreError> {
    let mut luggage = Luggage::Absent;
    for (path, name) in backup::files(&source.place.join("keys"))? {
        let (name, bytes) = match (name.strip_suffix(".age"), passphrase) {
            (None, _) => (name.as_str(), papers::read(&path)?),
            (Some(_), None) => {
                luggage = Luggage::Locked;
                continue;
            }
            (Some(name), Some(passphrase)) => (name, opened_key(&path, passphrase)?),
        };
        if name == "desk.key" {
            let text = String::from_utf8(bytes.clone()).map_err(|_| DeskError::Key)?;
            let key: SigningKey = text.trim_end().parse().map_err(DeskError::from)?;
            if *key.verifier() != verifier(opened)? {
                return Err(DeskError::Key.into());
            }
            luggage = Luggage::Came(());
        }
        backup::write_private(&folder.keys().join(name), &bytes)?;
    }
    Ok(luggage)
}

fn opened_key(path: &Path, passphrase: &Passphrase) -> Result<Vec<u8>, RestoreError> {
    let from = File::open(path).map_err(StoreError::file(path))?;
    let mut bytes = Vec::new();
    let told = |fault| RestoreError::Locked { path: path.to_owned(), fault };
    unlock(passphrase, BufReader::new(from), &mut bytes).map_err(told)?;
    Ok(bytes)
}
