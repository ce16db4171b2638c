//! A history at hand: the lines of a ledger's folder or of an export, hashed anew, with the checkpoints kept beside them.
//! Two of them, or one and a checkpoint from elsewhere, can be compared; nothing stored beside a line is believed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use crate::chain::line::MAX_BYTES;
use crate::chain::{
    Checkpoint, CheckpointError, Frontier, Hash, Line, MemoryNodes, Note, Receipt, VerifierKey, WitnessRequest,
    consistency, inclusion, root,
};
use crate::desk::packing::EXPORT;
use crate::desk::{DeskError, verifier};
use crate::ledger::event::{Event, LedgerOpened, NoticePosted, NoticePrepared};
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;
use crate::store::{Access, Folder, Store, StoreError, papers};

/// What a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A ledger.
    Ledger,
    /// An export.
    Export,
}

impl Kind {
    /// What lies in a folder, if it is one of ours.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        if Folder::new(path).is_ledger() {
            Some(Self::Ledger)
        } else if lines_in(path).join("ledger.jsonl").is_file() {
            Some(Self::Export)
        } else {
            None
        }
    }
}

/// Where the lines lie: in a pack one room further in.
#[must_use]
pub fn lines_in(path: &Path) -> PathBuf {
    let inner = path.join(EXPORT);
    let is_pack = inner.join("ledger.jsonl").is_file() && !path.join("ledger.jsonl").exists();
    if is_pack && !Folder::new(path).is_ledger() { inner } else { path.to_owned() }
}

/// A later entry that undid one, whole or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undoing {
    /// The entry that undid it.
    pub by: Seq,
    /// Whether money went back; otherwise the entry was a mistake.
    pub is_refund: bool,
}

/// A file of a notice, found by its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeFound {
    /// The entry that pins the file.
    pub seq: Seq,
    /// What it says.
    pub prepared: NoticePrepared,
    /// The file's name.
    pub name: String,
    /// Where the notice hung, if it was posted.
    pub posted: Option<NoticePosted>,
}

/// The lines of one folder, read once.
#[derive(Debug)]
pub struct History {
    place: PathBuf,
    kind: Kind,
    opened: LedgerOpened,
    key: VerifierKey,
    leaves: MemoryNodes,
    head: Checkpoint,
    /// By size: what the desk signed, each on this chain.
    notes: BTreeMap<u64, String>,
    notices: Vec<(Seq, NoticePrepared)>,
    posted: Vec<NoticePosted>,
    undone: BTreeMap<Seq, Vec<Undoing>>,
}

impl History {
    /// Reads a folder; nothing when it is none of ours. `progress` hears how many lines were read.
    ///
    /// # Errors
    /// [`DeskError`]: a file that cannot be read, lines that do not follow one another, checkpoints beside them that
    /// say something else than the lines.
    pub fn read(path: &Path, progress: &mut dyn FnMut(u64)) -> Result<Option<Self>, DeskError> {
        let Some(kind) = Kind::of(path) else { return Ok(None) };
        let path = &lines_in(path);
        let kept = kept_notes(path, kind)?;
        let mut reading = Reading::new(kept.iter().map(|(checkpoint, _)| checkpoint.size).collect());
        match kind {
            Kind::Ledger => read_ledger(path, &mut reading, progress)?,
            Kind::Export => read_export(path, &mut reading, progress)?,
        }
        let opened = reading.opened.take().ok_or(DeskError::Opening)?;
        let key = verifier(&opened)?;
        let (size, root) = (reading.tree.size(), reading.tree.root());
        let notes = believed(kept, &key, &reading)?;
        let head = Checkpoint { origin: key.name().to_owned(), size, root };
        let Reading { leaves, notices, posted, undone, .. } = reading;
        let (place, leaves) = (path.to_owned(), MemoryNodes(leaves));
        Ok(Some(Self { place, kind, opened, key, leaves, head, notes, notices, posted, undone }))
    }

    /// What kind of folder it was read from.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Where it was read.
    #[must_use]
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// What entry 0 pins.
    #[must_use]
    pub fn opened(&self) -> &LedgerOpened {
        &self.opened
    }

    /// The key that verifies its checkpoints.
    #[must_use]
    pub fn key(&self) -> &VerifierKey {
        &self.key
    }

    /// Its size and root, computed from the lines.
    #[must_use]
    pub fn head(&self) -> &Checkpoint {
        &self.head
    }

    /// The root over its first lines; nothing when it has fewer.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        if size > self.head.size { None } else { root(&self.leaves, size).ok() }
    }

    /// What undid an entry later.
    #[must_use]
    pub fn undone(&self, seq: Seq) -> &[Undoing] {
        self.undone.get(&seq).map_or(&[], Vec::as_slice)
    }

    /// How many notices it has.
    #[must_use]
    pub fn notices(&self) -> usize {
        self.notices.len()
    }

    /// The notice a file of this digest belongs to.
    #[must_use]
    pub fn notice_with(&self, digest: Digest) -> Option<NoticeFound> {
        self.notices.iter().find_map(|(seq, prepared)| {
            let file = prepared.files.iter().find(|file| file.digest == digest)?;
            let posted = self.posted.iter().find(|posted| posted.notice == prepared.number);
            let (prepared, name) = (prepared.clone(), file.name.to_string());
            Some(NoticeFound { seq: *seq, prepared, name, posted: posted.cloned() })
        })
    }

    /// One line, read again.
    fn line(&self, seq: u64) -> Result<Option<String>, DeskError> {
        match self.kind {
            Kind::Ledger => {
                let store = Store::open_as_it_is(&Folder::new(&self.place), Access::Read)?;
                Ok(store.entry(Seq(seq))?.map(|entry| entry.line))
            }
            Kind::Export => {
                let mut found = None;
                each_export_line(&self.place, |number, line| {
                    if number == seq {
                        found = std::str::from_utf8(line).ok().map(ToOwned::to_owned);
                    }
                    Ok(number < seq)
                })?;
                Ok(found)
            }
        }
    }

    /// The smallest kept checkpoint of at least this size.
    fn note_covering(&self, size: u64) -> Option<(u64, &str)> {
        self.notes.range(size..).next().map(|(size, note)| (*size, note.as_str()))
    }
}

/// The key entry 0 of a folder pins, without reading the rest; nothing when the folder is none of ours.
///
/// # Errors
/// [`DeskError`].
pub fn pinned(path: &Path) -> Result<Option<VerifierKey>, DeskError> {
    let Some(kind) = Kind::of(path) else { return Ok(None) };
    let path = &lines_in(path);
    let mut reading = Reading::new(Vec::new());
    match kind {
        Kind::Ledger => {
            let store = Store::open_as_it_is(&Folder::new(path), Access::Read)?;
            let first = store.entry(Seq(0))?.ok_or(DeskError::Opening)?;
            reading.line(first.line.as_bytes())?;
        }
        Kind::Export => each_export_line(path, |_, line| reading.line(line).map(|()| false))?,
    }
    Ok(Some(verifier(&reading.opened.ok_or(DeskError::Opening)?)?))
}

/// The checkpoints beside the lines. What is no checkpoint at all is the audit's affair.
fn kept_notes(path: &Path, kind: Kind) -> Result<Vec<(Checkpoint, String)>, DeskError> {
    let mut notes: Vec<String> = papers::checkpoints(&Folder::new(path))?.into_iter().map(|(_, note)| note).collect();
    let head = path.join("checkpoint.note");
    if kind == Kind::Export && head.exists() {
        notes.push(String::from_utf8_lossy(&papers::read(&head)?).into_owned());
    }
    let read = |note: String| Ok::<_, DeskError>((body_of(&note)?, note));
    notes.into_iter().map(read).collect()
}

/// What a note says, whoever signed it.
///
/// # Errors
/// [`CheckpointError`] when it is no checkpoint at all.
pub fn body_of(note: &str) -> Result<Checkpoint, CheckpointError> {
    let note: Note = note.parse()?;
    Checkpoint::parse_body(note.text())
}

/// The kept checkpoints, once each is signed by the key and on the chain.
fn believed(
    kept: Vec<(Checkpoint, String)>,
    key: &VerifierKey,
    reading: &Reading,
) -> Result<BTreeMap<u64, String>, DeskError> {
    let size = reading.tree.size();
    let mut notes = BTreeMap::new();
    for (body, note) in kept {
        Checkpoint::open(&note, key)?;
        match reading.roots.get(&body.size) {
            None => return Err(DeskError::Rollback { known: body.size, size, note }),
            Some(root) if *root != body.root => return Err(DeskError::Fork { size: body.size, note }),
            Some(_) => notes.insert(body.size, note),
        };
    }
    Ok(notes)
}

/// What is gathered while lines pass by.
struct Reading {
    sizes: Vec<u64>,
    tree: Frontier,
    last: Hash,
    leaves: Vec<Hash>,
    roots: BTreeMap<u64, Hash>,
    opened: Option<LedgerOpened>,
    notices: Vec<(Seq, NoticePrepared)>,
    posted: Vec<NoticePosted>,
    undone: BTreeMap<Seq, Vec<Undoing>>,
}

impl Reading {
    fn new(mut sizes: Vec<u64>) -> Self {
        sizes.sort_unstable();
        sizes.reverse();
        let mut reading = Self {
            sizes,
            tree: Frontier::new(),
            last: Hash::ZERO,
            leaves: Vec::new(),
            roots: BTreeMap::new(),
            opened: None,
            notices: Vec::new(),
            posted: Vec::new(),
            undone: BTreeMap::new(),
        };
        reading.note_root();
        reading
    }

    fn line(&mut self, line: &[u8]) -> Result<(), StoreError> {
        let seq = self.tree.size();
        let damaged = |what: String| StoreError::Damaged { table: "entry", what: format!("{seq}: {what}") };
        let read = Line::parse_bytes(line).map_err(|e| damaged(e.to_string()))?;
        if read.seq != seq || read.prev != self.last {
            return Err(damaged("seq, prev".to_owned()));
        }
        if seq == 0 || matches!(read.kind, "notice_prepared" | "notice_posted" | "entry_reversed" | "donation_refunded")
        {
            let event = Event::read(read.kind, read.event).map_err(|e| damaged(e.to_string()))?;
            self.event(Seq(seq), event);
        }
        self.last = Hash::of_leaf(line);
        self.leaves.push(self.last);
        self.tree.push(self.last, |_, _, _| {});
        self.note_root();
        Ok(())
    }

    fn note_root(&mut self) {
        let size = self.tree.size();
        while self.sizes.last() == Some(&size) {
            self.sizes.pop();
            self.roots.insert(size, self.tree.root());
        }
    }

    fn event(&mut self, seq: Seq, event: Event) {
        if let Event::LedgerOpened(opened) = event {
            self.opened = Some(opened);
        } else if let Event::NoticePrepared(prepared) = event {
            self.notices.push((seq, prepared));
        } else if let Event::NoticePosted(posted) = event {
            self.posted.push(posted);
        } else if let Event::EntryReversed(reversed) = event {
            self.undone.entry(reversed.entry).or_default().push(Undoing { by: seq, is_refund: false });
        } else if let Event::DonationRefunded(refunded) = event {
            self.undone.entry(refunded.gift).or_default().push(Undoing { by: seq, is_refund: true });
        }
    }
}

fn read_ledger(path: &Path, reading: &mut Reading, progress: &mut dyn FnMut(u64)) -> Result<(), DeskError> {
    let store = Store::open_as_it_is(&Folder::new(path), Access::Read)?;
    let mut outcome = Ok(());
    store.each_entry(Seq(0), |_, line, _| {
        outcome = reading.line(line);
        progress(reading.tree.size());
        outcome.is_ok()
    })?;
    Ok(outcome?)
}

fn read_export(path: &Path, reading: &mut Reading, progress: &mut dyn FnMut(u64)) -> Result<(), DeskError> {
    each_export_line(path, |number, line| {
        progress(number);
        reading.line(line).map(|()| true)
    })
}

/// Hands over the lines of an export, without their line feeds, until `each` has seen enough.
fn each_export_line(
    path: &Path,
    mut each: impl FnMut(u64, &[u8]) -> Result<bool, StoreError>,
) -> Result<(), DeskError> {
    use std::io::Read;
    let path = path.join("ledger.jsonl");
    let file = File::open(&path).map_err(StoreError::file(&path))?;
    let mut reader = BufReader::with_capacity(1 << 20, file);
    let longest = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(2);
    let (mut number, mut line) = (0_u64, Vec::new());
    loop {
        line.clear();
        let read = reader.by_ref().take(longest).read_until(b'\n', &mut line).map_err(StoreError::file(&path))?;
        if read == 0 {
            return Ok(());
        }
        let cut = || StoreError::Damaged { table: "entry", what: format!("{number}: LF") };
        if !each(number, line.strip_suffix(b"\n").ok_or_else(cut)?)? {
            return Ok(());
        }
        number = number.saturating_add(1);
    }
}

/// One side of a comparison.
#[derive(Debug)]
pub enum Side {
    /// A checkpoint alone.
    Note {
        /// What it says.
        checkpoint: Checkpoint,
        /// The note.
        note: String,
    },
    /// Lines.
    History(Box<History>),
}

/// How two sides stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// They are one history of one size.
    Same,
    /// The second goes on from the first.
    SecondExtends,
    /// The first goes on from the second.
    FirstExtends,
    /// Two notes of different sizes: without the lines of the longer nobody can tell.
    LinesAreMissing,
    /// Two histories: at this size their roots differ.
    Fork {
        /// The size.
        size: u64,
    },
}

impl Side {
    /// Size and root.
    #[must_use]
    pub fn head(&self) -> &Checkpoint {
        match self {
            Self::Note { checkpoint, .. } => checkpoint,
            Self::History(history) => history.head(),
        }
    }

    /// The lines, if they are here.
    #[must_use]
    pub fn history(&self) -> Option<&History> {
        match self {
            Self::Note { .. } => None,
            Self::History(history) => Some(history),
        }
    }

    /// Its root at a size, as far as it can say.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        match self {
            Self::Note { checkpoint, .. } => (checkpoint.size == size).then_some(checkpoint.root),
            Self::History(history) => history.root_at(size),
        }
    }

    /// Whether the key signed it. Lines need no signature: their roots are computed.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn is_signed_by(&self, key: &VerifierKey) -> Result<(), CheckpointError> {
        match self {
            Self::Note { note, .. } => Checkpoint::open(note, key).map(drop),
            Self::History(_) => Ok(()),
        }
    }
}

/// Compares two sides of one origin and key.
#[must_use]
pub fn compare(first: &Side, second: &Side) -> Comparison {
    let (one, other) = (first.head(), second.head());
    let size = one.size.min(other.size);
    match (first.root_at(size), second.root_at(size)) {
        (Some(a), Some(b)) if a != b => Comparison::Fork { size },
        (Some(_), Some(_)) if one.size == other.size => Comparison::Same,
        (Some(_), Some(_)) if one.size < other.size => Comparison::SecondExtends,
        (Some(_), Some(_)) => Comparison::FirstExtends,
        (None, _) | (_, None) => Comparison::LinesAreMissing,
    }
}

/// A file of evidence: its name and its bytes.
pub type Exhibit = (String, Vec<u8>);

/// What shows a third person that two histories differ: both notes, for lines the proof that leads from the note to the
/// root at that size, and the lines around the first difference. No name is opened.
///
/// # Errors
/// [`DeskError`] when a folder cannot be read again.
pub fn exhibits(first: &Side, second: &Side, size: u64) -> Result<(Vec<Exhibit>, Option<Seq>), DeskError> {
    let difference = first_difference(first, second);
    let mut files = Vec::new();
    for (word, side) in [("a", first), ("b", second)] {
        match side {
            Side::Note { note, .. } => files.push((format!("{word}.note"), note.clone().into_bytes())),
            Side::History(history) => of_history(word, history, size, difference, &mut files)?,
        }
    }
    Ok((files, difference.map(Seq)))
}

/// The first entry in which two histories differ, when the lines of both are here.
fn first_difference(first: &Side, second: &Side) -> Option<u64> {
    let (a, b) = (first.history()?, second.history()?);
    let place = a.leaves.0.iter().zip(&b.leaves.0).position(|(a, b)| a != b)?;
    u64::try_from(place).ok()
}

fn of_history(
    word: &str,
    history: &History,
    size: u64,
    difference: Option<u64>,
    files: &mut Vec<Exhibit>,
) -> Result<(), DeskError> {
    let covering = history.note_covering(difference.map_or(size, |seq| seq.saturating_add(1)));
    if let Some((covered, note)) = covering {
        files.push((format!("{word}.note"), note.as_bytes().to_vec()));
        if covered > size && difference.is_none() {
            let proof = consistency(&history.leaves, size, covered).unwrap_or_default();
            let request = WitnessRequest { old: size, hashes: proof, note: note.to_owned() };
            files.push((format!("{word}.consistency.txt"), request.to_string().into_bytes()));
        }
    }
    let Some(seq) = difference else { return Ok(()) };
    if let (Some((covered, note)), Some(line)) = (covering, history.line(seq)?) {
        let path = inclusion(&history.leaves, seq, covered).unwrap_or_default();
        let receipt = Receipt { line, opening: None, index: seq, path, checkpoint_note: note.to_owned() };
        files.push((format!("{word}.{seq}.tlog-proof"), receipt.to_string().into_bytes()));
    }
    let mut around = String::new();
    for seq in seq.saturating_sub(1)..=seq.saturating_add(1) {
        around.extend(history.line(seq)?.map(|line| line + "\n"));
    }
    files.push((format!("{word}.lines.jsonl"), around.into_bytes()));
    Ok(())
}
