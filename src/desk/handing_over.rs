//! Handing over: what leaves the house so that others can check it. A receipt for one entry, an export of everything
//! but private data.
//!
//! Invariant: only a committed head is signed, and nothing is handed out that the head does not cover.
//!
//! Invariant: a person's name leaves only in the receipt of an entry that commits to it, and only while it is open.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::chain::{
    Checked, Checkpoint, Frontier, Hash, Line, Opening, Receipt, ReceiptError, WitnessRequest, canonical, commit,
    consistency, inclusion, root, verify_inclusion,
};
use crate::desk::{Desk, DeskError, register, stands_by, verifier};
use crate::ledger::event::{Event, NoticePrepared, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::name::{Digest, PersonNumber};
use crate::ledger::period::Moment;
use crate::store::site::Site;
use crate::store::{Access, Folder, PrivateRow, Store, StoreError, event_of, papers, system};

/// Entries read at a time, so that a long export never keeps a writer waiting.
const CHUNK: u64 = 4096;

/// Whether a receipt opens the name its entry commits to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// It does: whoever has the receipt knows the name.
    Opened,
    /// It does, and is the statement of a volunteer who goes to another community.
    OpenedToMove,
    /// The entry commits to no name.
    NoName,
    /// The name is sealed, removed, or not in this copy of the ledger.
    Closed,
}

/// A receipt, with what it says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    /// The receipt.
    pub receipt: Receipt,
    /// The checkpoint it leads to.
    pub checkpoint: Checkpoint,
    /// Whether it opens a name.
    pub naming: Naming,
}

/// What an export holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The checkpoint over all of its lines.
    pub head: Checkpoint,
    /// How many checkpoints were kept before.
    pub checkpoints: usize,
    /// The size of the checkpoint the proof begins at; 0 when there is none before.
    pub since: u64,
    /// How many notices.
    pub notices: usize,
    /// How many papers.
    pub papers: usize,
}

impl Desk {
    /// Sits down to sign and hand over. Nothing will be recorded, so nobody need be named.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn open_to_hand_over(folder: &Folder, now: Moment) -> Result<Self, DeskError> {
        let anybody = Store::open(folder, Access::Write)?.operator_codes()?.into_iter().next();
        Self::open(folder, anybody, now, crate::chain::Entropy::system())
    }

    /// The committed head and its note: the one that is kept, with whatever witnesses signed under it, or a new one.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn signed_head(&mut self) -> Result<(Checkpoint, String), DeskError> {
        let (size, _) = self.store.head()?;
        let root = root(&self.store.nodes(), size)?;
        match self.kept(size)? {
            Some((kept, note)) if kept.root == root => Ok((kept, note)),
            Some((_, note)) => Err(DeskError::Fork { size, note }),
            None => self.checkpoint(),
        }
    }

    /// The checkpoint of a size, if one is kept.
    fn kept(&self, size: u64) -> Result<Option<(Checkpoint, String)>, DeskError> {
        let path = self.store.folder().checkpoints().join(format!("{size:08}.note"));
        if !path.exists() {
            return Ok(None);
        }
        let note = text_of(papers::read(&path)?);
        Ok(Some((Checkpoint::open(&note, &verifier(&self.opened)?)?, note)))
    }

    /// A checkpoint that covers an entry: the newest that is kept, else the head, signed now.
    fn covering(&mut self, seq: Seq) -> Result<(Checkpoint, String), DeskError> {
        let key = verifier(&self.opened)?;
        if let Some(note) = papers::newest_checkpoint(self.store.folder())? {
            let newest = Checkpoint::open(&note, &key)?;
            if newest.size > seq.0 {
                stands_by(&self.store, &self.opened, &note)?;
                return Ok((newest, note));
            }
        }
        self.signed_head()
    }

    /// The receipt of an entry; nothing when there is no such entry.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn hand_over(&mut self, seq: Seq) -> Result<Option<HandedOver>, DeskError> {
        let Some(entry) = self.store.entry(seq)? else { return Ok(None) };
        let (checkpoint, checkpoint_note) = self.covering(seq)?;
        let path = inclusion(&self.store.nodes(), seq.0, checkpoint.size)?;
        let (opening, naming) = self.name_of(seq, &entry.line)?;
        let receipt = Receipt { line: entry.line, opening, index: seq.0, path, checkpoint_note };
        // Read with the eyes of whoever receives it: what does not hold is not handed out.
        match receipt.check(&verifier(&self.opened)?) {
            Ok(_) => Ok(Some(HandedOver { receipt, checkpoint, naming })),
            Err(why) => Err(StoreError::Damaged { table: "entry", what: format!("{seq}: {why}") }.into()),
        }
    }

    /// What opens the name an entry commits to.
    fn name_of(&self, seq: Seq, line: &str) -> Result<(Option<Opening>, Naming), DeskError> {
        let event = event_of(line)?;
        let (Some(commitment), bearer) = committed(&event) else { return Ok((None, Naming::NoName)) };
        let mut rows: Vec<PrivateRow> = self.store.private_row(seq, PrivateField::Name)?.into_iter().collect();
        if let Some(number) = bearer {
            rows.extend(self.store.person_rows(self.stayed(number)?, PrivateField::Name)?);
        }
        let opens = |row: &PrivateRow| !row.is_sealed && super::sealing::row_digest(row) == commitment;
        Ok(match rows.into_iter().find(opens) {
            Some(row) => (Some(Opening { name: row.text, salt: row.salt }), opened(&event)),
            None => (None, Naming::Closed),
        })
    }

    /// The number that stayed after all merges: private rows move there.
    fn stayed(&self, number: PersonNumber) -> Result<PersonNumber, DeskError> {
        let books = self.store.books();
        let (stayed, _) = register::stayed(&books, number);
        books.fault()?;
        Ok(stayed)
    }

    /// Writes everything an auditor needs into a folder that is missing or empty, all of it or nothing. `verifier` is
    /// the program that goes with it; `progress` hears how many lines were written.
    ///
    /// # Errors
    /// [`DeskError`]; then the folder is as it was.
    pub fn export(
        &mut self,
        place: &Path,
        verifier: &str,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Exported, DeskError> {
        let building = Site::beside(place)?;
        let exported = self.write_export(&building.path(), verifier, progress)?;
        building.move_in()?;
        Ok(exported)
    }

    pub(super) fn write_export(
        &mut self,
        site: &Path,
        verifier: &str,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Exported, DeskError> {
        make_folder(site)?;
        let (head, note) = self.signed_head()?;
        let named = write_lines(&self.store, &head, &note, &site.join("ledger.jsonl"), progress)?;
        put(&site.join("checkpoint.note"), note.as_bytes())?;
        put(&site.join("verify.py"), verifier.as_bytes())?;
        let kept = self.write_checkpoints(site)?;
        let since = self.write_consistency(site, &head, &note, &kept)?;
        write_papers(self.store.folder(), site, &named.papers)?;
        write_notices(self.store.folder(), site, &named.notices)?;
        let (notices, papers) = (named.notices.len(), named.papers.len());
        Ok(Exported { head, checkpoints: kept.len(), since, notices, papers })
    }

    /// Every checkpoint that is kept, under the name of its size; their sizes, ascending.
    fn write_checkpoints(&self, export: &Path) -> Result<Vec<u64>, DeskError> {
        let folder = export.join("checkpoints");
        make_folder(&folder)?;
        let key = verifier(&self.opened)?;
        let mut sizes = Vec::new();
        for (_, note) in papers::checkpoints(self.store.folder())? {
            stands_by(&self.store, &self.opened, &note)?;
            let size = Checkpoint::open(&note, &key)?.size;
            put(&folder.join(format!("{size:08}.note")), note.as_bytes())?;
            sizes.push(size);
        }
        sizes.sort_unstable();
        sizes.dedup();
        Ok(sizes)
    }

    /// The proof from the largest checkpoint before the head, as a witness would ask for it (C2SP tlog-witness).
    fn write_consistency(&self, site: &Path, head: &Checkpoint, note: &str, kept: &[u64]) -> Result<u64, DeskError> {
        let since = kept.iter().rev().copied().find(|size| *size < head.size).unwrap_or(0);
        let hashes = consistency(&self.store.nodes(), since, head.size)?;
        let request = WitnessRequest { old: since, hashes, note: note.to_owned() };
        put(&site.join("consistency.txt"), request.to_string().as_bytes())?;
        Ok(since)
    }
}

fn opened(event: &Event) -> Naming {
    if matches!(event, Event::VolunteerSent(_)) { Naming::OpenedToMove } else { Naming::Opened }
}

/// The name commitment of an event, and the number of whoever bears it.
fn committed(event: &Event) -> (Option<Digest>, Option<PersonNumber>) {
    let mut commitments = event.commitments().into_iter();
    let name = commitments.find(|(field, _)| *field == PrivateField::Name).map(|(_, digest)| digest);
    (name, event.particulars_of().or_else(|| event.repeats_name_of()))
}

/// The files that entries name and an export takes along.
#[derive(Debug, Default)]
struct Named {
    /// Charts, and the statements of volunteers who came from elsewhere: they are kept without the name they opened, and
    /// whoever verifies reads what was taken over.
    papers: BTreeSet<Digest>,
    notices: Vec<NoticePrepared>,
}

impl Named {
    fn take(&mut self, event: Event) {
        if let Event::LedgerOpened(opened) = &event {
            self.papers.extend(opened.charts.iter().map(|chart| chart.digest));
        } else if let Event::ChartAdopted(chart) = &event {
            self.papers.insert(chart.digest);
        } else if let Event::VolunteerReceived(received) = &event {
            self.papers.extend(received.statement_file.iter());
        } else if let Event::NoticePrepared(notice) = event {
            self.notices.push(notice);
        }
    }
}

/// Writes every line under the head and looks at each as a reader will: its spelling, its number, its place in the
/// chain, and, all together, the head's root.
fn write_lines(
    store: &Store,
    head: &Checkpoint,
    note: &str,
    path: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<Named, DeskError> {
    let file = File::create_new(path).map_err(StoreError::file(path))?;
    let mut lines = Lines {
        out: BufWriter::with_capacity(1 << 20, file),
        tree: Frontier::new(),
        last: Hash::ZERO,
        named: Named::default(),
    };
    while lines.tree.size() < head.size {
        let from = lines.tree.size();
        let until = head.size.min(from.saturating_add(CHUNK));
        let mut outcome = Ok(());
        store.each_entry(Seq(from), |_, line, _| {
            outcome = lines.write(line, path);
            outcome.is_ok() && lines.tree.size() < until
        })?;
        outcome?;
        if lines.tree.size() == from {
            return Err(StoreError::Damaged { table: "entry", what: from.to_string() }.into());
        }
        progress(lines.tree.size());
    }
    if lines.tree.root() != head.root {
        return Err(DeskError::Fork { size: head.size, note: note.to_owned() });
    }
    let file = lines.out.into_inner().map_err(|e| StoreError::file(path)(e.into_error()))?;
    file.sync_all().map_err(StoreError::file(path))?;
    Ok(lines.named)
}

/// Lines on their way out.
struct Lines {
    out: BufWriter<File>,
    tree: Frontier,
    last: Hash,
    named: Named,
}

impl Lines {
    fn write(&mut self, line: &[u8], path: &Path) -> Result<(), DeskError> {
        let seq = self.tree.size();
        let damaged = |what: String| StoreError::Damaged { table: "entry", what: format!("{seq}: {what}") };
        let read = Line::parse_bytes(line).map_err(|e| damaged(e.to_string()))?;
        if read.seq != seq || read.prev != self.last {
            return Err(damaged("seq, prev".to_owned()).into());
        }
        if matches!(read.kind, "ledger_opened" | "chart_adopted" | "notice_prepared" | "volunteer_received") {
            self.named.take(Event::read(read.kind, read.event).map_err(|e| damaged(e.to_string()))?);
        }
        self.last = Hash::of_leaf(line);
        self.tree.push(self.last, |_, _, _| {});
        self.out.write_all(line).and_then(|()| self.out.write_all(b"\n")).map_err(StoreError::file(path))?;
        Ok(())
    }
}

fn write_papers(folder: &Folder, site: &Path, named: &BTreeSet<Digest>) -> Result<(), StoreError> {
    let room = site.join("papers");
    make_folder(&room)?;
    for digest in named {
        let bytes = papers::take(folder, digest)?;
        put(&room.join(digest.to_string()), &bytes)?;
    }
    Ok(())
}

/// The notices as they were posted, byte for byte, or not at all.
fn write_notices(folder: &Folder, site: &Path, named: &[NoticePrepared]) -> Result<(), StoreError> {
    let room = site.join("notices");
    make_folder(&room)?;
    for notice in named {
        let (from, to) = (folder.notice(notice.number.0), Folder::new(site).notice(notice.number.0));
        make_folder(&to)?;
        for file in &notice.files {
            if !is_plain_name(file.name.as_str()) {
                return Err(StoreError::Damaged { table: "entry", what: file.name.to_string() });
            }
            let bytes = papers::read(&from.join(file.name.as_str())).map_err(|_| StoreError::Paper(file.digest))?;
            if papers::digest(&bytes) != file.digest {
                return Err(StoreError::Paper(file.digest));
            }
            put(&to.join(file.name.as_str()), &bytes)?;
        }
    }
    Ok(())
}

/// Whether a name stays inside its folder, whoever wrote it.
pub(super) fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':'])
}

fn make_folder(path: &Path) -> Result<(), StoreError> {
    system::create_private_folder(path).map_err(StoreError::file(path))
}

/// A file of a folder nobody sees yet: whole and durable before the folder gets its name.
fn put(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let write = || {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(StoreError::file(path))
}

pub(super) fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Checks what a receipt proves without a key: that its line leads to the root beside it, says its own number and
/// commits to the name. Anybody can make such a receipt; only a signature tells whose it is.
///
/// # Errors
/// [`ReceiptError`], the first thing that does not hold.
pub fn consistent_in_itself(receipt: &Receipt) -> Result<Checked<'_>, ReceiptError> {
    let checkpoint = super::history::body_of(&receipt.checkpoint_note)?;
    let leaf = Hash::of_leaf(receipt.line.as_bytes());
    verify_inclusion(leaf, receipt.index, checkpoint.size, &receipt.path, checkpoint.root)?;
    let line = Line::parse(&receipt.line).map_err(ReceiptError::Line)?;
    if line.seq != receipt.index {
        return Err(ReceiptError::OtherNumber { seq: line.seq, index: receipt.index });
    }
    let name = receipt.opening.as_ref().map(|opening| named_in(opening, line.event)).transpose()?;
    Ok(Checked { checkpoint, line, leaf, name })
}

/// The name, if the event commits to it.
fn named_in<'r>(opening: &'r Opening, event: &str) -> Result<&'r str, ReceiptError> {
    let field = PrivateField::Name.word();
    let committed = canonical::member(event, field).map_err(ReceiptError::Line)?;
    let commitment = commit(field, &opening.salt, &opening.name).to_string();
    if committed == Some(commitment.as_str()) { Ok(&opening.name) } else { Err(ReceiptError::OtherName) }
}
