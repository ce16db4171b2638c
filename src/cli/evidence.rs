//! What a ledger's folder and an export show the audit. Nothing is judged here: what lies there is handed over as it is,
//! and what cannot be read is said to be damaged. Only a disk that fails, or a file somebody else holds, is a fault.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::audit::{Beside, EachFile, Evidence, Export, Found, Gap, Kept, Note, Pack, Private, Shown, Source, Tables};
use crate::chain::line::MAX_BYTES;
use crate::desk::history::lines_in;
use crate::desk::packing;
use crate::ledger::books::rows::{LargeRow, Table};
use crate::ledger::field::Seq;
use crate::store::{Access, Store, StoreError, papers};

/// The longest note, proof or program that is read at all: one MiB.
const LONGEST_FILE: u64 = 1 << 20;
/// How the names of files begin that were still being written.
const UNFINISHED: &str = ".writing-";

/// The folder of a ledger.
pub struct StoreEvidence<'s> {
    store: &'s Store,
    /// Keeps writers waiting while somebody verifies: what one statement saw, the next must see.
    held: RefCell<Option<Box<dyn Held + 's>>>,
}

/// Whatever holds the file until it is dropped.
trait Held {}

impl<T> Held for T {}

/// The tables of a ledger for another thread.
struct StoreTables {
    store: Store,
}

/// An exported folder.
#[derive(Debug)]
pub struct ExportEvidence {
    folder: PathBuf,
    /// The pack it lies in.
    pack: Option<PathBuf>,
}

/// What an open ledger shows.
#[must_use]
pub fn store_evidence(store: &Store) -> StoreEvidence<'_> {
    StoreEvidence { store, held: RefCell::default() }
}

/// What an export shows.
///
/// # Errors
/// [`StoreError::NotALedger`] when there is no `ledger.jsonl`.
pub fn export_evidence(folder: &Path) -> Result<ExportEvidence, StoreError> {
    let lines = lines_in(folder);
    let pack = (lines != folder).then(|| folder.to_owned());
    let export = ExportEvidence { folder: lines, pack };
    if export.lines().is_file() { Ok(export) } else { Err(StoreError::NotALedger(folder.to_owned())) }
}

/// Whether an error says something of the ledger, or only of the disk.
fn gap(error: StoreError) -> Gap<StoreError> {
    if error.is_damage() { Gap::Damaged(error.to_string()) } else { Gap::Fault(error) }
}

fn file_gap(path: &Path) -> impl Fn(io::Error) -> Gap<StoreError> {
    move |source| gap(StoreError::File { path: path.to_owned(), source })
}

/// A file or folder as it lies there.
struct Lying {
    name: String,
    path: PathBuf,
    is_folder: bool,
    is_plain: bool,
}

/// What lies in a folder, by name; nothing when there is no such folder. Links are not followed.
fn lying_in(folder: &Path) -> Shown<Vec<Lying>, StoreError> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(file_gap(folder))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(file_gap(folder))?;
        let kind = entry.file_type().map_err(file_gap(folder))?;
        found.push(Lying {
            name: entry.file_name().to_string_lossy().into_owned(),
            path: entry.path(),
            is_folder: kind.is_dir(),
            is_plain: kind.is_file(),
        });
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Shows each file of a folder under its name.
fn each_file(folder: &Path, each: &mut EachFile<'_>) -> Shown<(), StoreError> {
    lying_in(folder)?.iter().try_for_each(|lying| show(lying, &lying.name, each))
}

fn show(lying: &Lying, name: &str, each: &mut EachFile<'_>) -> Shown<(), StoreError> {
    if !lying.is_plain {
        return each(name, None).map_err(file_gap(&lying.path));
    }
    let mut file = File::open(&lying.path).map_err(file_gap(&lying.path))?;
    each(name, Some(&mut file)).map_err(file_gap(&lying.path))
}

/// Shows each file of each notice's folder as `0007/name`.
fn each_notice_file(notices: &Path, each: &mut EachFile<'_>) -> Shown<(), StoreError> {
    for notice in lying_in(notices)? {
        if !notice.is_folder {
            show(&notice, &notice.name, each)?;
            continue;
        }
        for file in lying_in(&notice.path)? {
            show(&file, &format!("{}/{}", notice.name, file.name), each)?;
        }
    }
    Ok(())
}

/// A small file's bytes; nothing when it is no plain file.
fn small_file(path: &Path) -> Shown<Option<Vec<u8>>, StoreError> {
    if !path.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(file_gap(path))?;
    file.take(LONGEST_FILE).read_to_end(&mut bytes).map_err(file_gap(path))?;
    Ok(Some(bytes))
}

/// A file of any length; nothing when it is no plain file.
fn read_whole(path: &Path) -> Shown<Option<Vec<u8>>, StoreError> {
    let is_plain = path.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    if is_plain { std::fs::read(path).map(Some).map_err(file_gap(path)) } else { Ok(None) }
}

/// Every note of a folder of checkpoints.
fn notes_in(folder: &Path) -> Shown<Vec<Note>, StoreError> {
    let mut notes = Vec::new();
    for Lying { name, path, .. } in lying_in(folder)?.into_iter().filter(is_note) {
        let bytes = small_file(&path)?.unwrap_or_default();
        notes.push(Note { source: Source::Folder(name), bytes });
    }
    Ok(notes)
}

fn is_note(lying: &Lying) -> bool {
    lying.path.extension().is_some_and(|extension| extension == "note") && !lying.name.starts_with(UNFINISHED)
}

fn remembered(origin: &str) -> Shown<Option<Vec<u8>>, StoreError> {
    papers::remembered_checkpoint(origin).map(|note| note.map(String::into_bytes)).map_err(gap)
}

impl StoreEvidence<'_> {
    /// Holds the file from the first question on. Who holds it already in this connection, holds it for us too.
    fn hold(&self) -> Shown<(), StoreError> {
        let mut held = self.held.borrow_mut();
        if held.is_none() {
            match self.store.hold() {
                Ok(holding) => *held = Some(Box::new(holding)),
                Err(StoreError::Busy) => return Err(Gap::Fault(StoreError::Busy)),
                Err(_) => {}
            }
        }
        Ok(())
    }
}

impl Tables for StoreTables {
    type Fault = StoreError;

    fn file_damage(&self) -> Shown<Option<String>, StoreError> {
        self.store.index_damage().map_err(gap)
    }

    fn each_large_row(&self, table: Table, each: &mut dyn FnMut(&LargeRow<'_>)) -> Shown<(), StoreError> {
        self.store.books().each_large_row(table, each).map_err(gap)
    }
}

impl Evidence for StoreEvidence<'_> {
    type Fault = StoreError;

    /// Only while this thread holds the file: else the two could see different states of it.
    fn beside(&self) -> Option<Beside<StoreError>> {
        self.held.borrow().as_ref()?;
        let store = Store::open_as_it_is(self.store.folder(), Access::Read).ok()?;
        store.keep_few_pages().ok()?;
        Some(Box::new(StoreTables { store }))
    }

    fn kept(&self) -> Kept {
        Kept { books: true, people: self.store.has_people(), leftovers: true }
    }

    fn schema_difference(&self) -> Shown<Option<String>, StoreError> {
        self.hold()?;
        self.store.schema_difference().map_err(gap)
    }

    fn file_damage(&self) -> Shown<Option<String>, StoreError> {
        self.store.index_damage().map_err(gap)
    }

    fn each_entry(&self, each: &mut dyn FnMut(Found<'_>) -> bool) -> Shown<(), StoreError> {
        let hand = |number, line: &[u8], leaf: &[u8]| {
            each(Found { number: Some(number), line, leaf: Some(leaf), is_whole: true })
        };
        self.store.each_entry(Seq(0), hand).map_err(gap)
    }

    fn each_node(&self, each: &mut dyn FnMut(u8, u64, &[u8])) -> Shown<(), StoreError> {
        self.store.each_node(each).map_err(gap)
    }

    fn small_rows(&self, table: Table) -> Shown<Vec<String>, StoreError> {
        self.store.books().small_rows(table).map_err(gap)
    }

    fn each_large_row(&self, table: Table, each: &mut dyn FnMut(&LargeRow<'_>)) -> Shown<(), StoreError> {
        self.store.books().each_large_row(table, each).map_err(gap)
    }

    fn each_private(&self, each: &mut dyn FnMut(Private<'_>)) -> Shown<(), StoreError> {
        let hand = |row: crate::store::PrivateRow| {
            let (seq, field, person, is_sealed) = (row.seq, row.field, row.person, row.is_sealed);
            each(Private { seq, field, person, text: &row.text, salt: &row.salt, is_sealed });
        };
        self.store.each_private(hand).map_err(gap)
    }

    fn checkpoints(&self) -> Shown<Vec<Note>, StoreError> {
        notes_in(&self.store.folder().checkpoints())
    }

    fn remembered(&self, origin: &str) -> Shown<Option<Vec<u8>>, StoreError> {
        remembered(origin)
    }

    fn each_paper(&self, each: &mut EachFile<'_>) -> Shown<(), StoreError> {
        each_file(&self.store.folder().papers(), &mut |name, bytes| unless_unfinished(name, bytes, each))
    }

    fn each_notice_file(&self, each: &mut EachFile<'_>) -> Shown<(), StoreError> {
        each_notice_file(&self.store.folder().notices(), &mut |name, bytes| unless_unfinished(name, bytes, each))
    }

    fn export(&self) -> Shown<Option<Export>, StoreError> {
        Ok(None)
    }
}

/// Passes over what a writer that was cut off left behind: it never had a name.
fn unless_unfinished(name: &str, bytes: Option<&mut dyn Read>, each: &mut EachFile<'_>) -> io::Result<()> {
    let last = name.rsplit('/').next().unwrap_or(name);
    if last.starts_with(UNFINISHED) { Ok(()) } else { each(name, bytes) }
}

impl ExportEvidence {
    fn lines(&self) -> PathBuf {
        self.folder.join("ledger.jsonl")
    }

    /// Whether something at the top of the folder, or among the checkpoints, is what every export holds.
    fn strangers(&self) -> Shown<Vec<String>, StoreError> {
        let is_known = |lying: &Lying| match lying.name.as_str() {
            "ledger.jsonl" | "checkpoint.note" | "consistency.txt" | "verify.py" => lying.is_plain,
            "checkpoints" | "notices" | "papers" => lying.is_folder,
            _ => false,
        };
        let top = lying_in(&self.folder)?.into_iter().filter(|lying| !is_known(lying)).map(|lying| lying.name);
        let mut strangers: Vec<String> = top.collect();
        let notes = lying_in(&self.folder.join("checkpoints"))?.into_iter();
        let others = notes.filter(|lying| !lying.is_plain || !is_note(lying));
        strangers.extend(others.map(|lying| format!("checkpoints/{}", lying.name)));
        Ok(strangers)
    }
}

impl Evidence for ExportEvidence {
    type Fault = StoreError;

    fn kept(&self) -> Kept {
        Kept::default()
    }

    fn schema_difference(&self) -> Shown<Option<String>, StoreError> {
        Ok(None)
    }

    fn file_damage(&self) -> Shown<Option<String>, StoreError> {
        Ok(None)
    }

    fn each_entry(&self, each: &mut dyn FnMut(Found<'_>) -> bool) -> Shown<(), StoreError> {
        let path = self.lines();
        let longest = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        let mut reader = BufReader::with_capacity(LONGEST_FILE.try_into().unwrap_or(MAX_BYTES), {
            File::open(&path).map_err(file_gap(&path))?
        });
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = reader.by_ref().take(longest).read_until(b'\n', &mut line).map_err(file_gap(&path))?;
            if read == 0 {
                return Ok(());
            }
            let whole = line.strip_suffix(b"\n");
            let found = Found { number: None, line: whole.unwrap_or(&line), leaf: None, is_whole: whole.is_some() };
            // Nobody knows where the line after one without an end begins.
            if !each(found) || !found.is_whole {
                return Ok(());
            }
        }
    }

    fn each_node(&self, _: &mut dyn FnMut(u8, u64, &[u8])) -> Shown<(), StoreError> {
        Ok(())
    }

    fn small_rows(&self, _: Table) -> Shown<Vec<String>, StoreError> {
        Ok(Vec::new())
    }

    fn each_large_row(&self, _: Table, _: &mut dyn FnMut(&LargeRow<'_>)) -> Shown<(), StoreError> {
        Ok(())
    }

    fn each_private(&self, _: &mut dyn FnMut(Private<'_>)) -> Shown<(), StoreError> {
        Ok(())
    }

    fn checkpoints(&self) -> Shown<Vec<Note>, StoreError> {
        let mut notes = notes_in(&self.folder.join("checkpoints"))?;
        let head = small_file(&self.folder.join("checkpoint.note"))?;
        notes.extend(head.map(|bytes| Note { source: Source::Head, bytes }));
        Ok(notes)
    }

    fn remembered(&self, origin: &str) -> Shown<Option<Vec<u8>>, StoreError> {
        remembered(origin)
    }

    fn each_paper(&self, each: &mut EachFile<'_>) -> Shown<(), StoreError> {
        each_file(&self.folder.join("papers"), each)
    }

    fn each_notice_file(&self, each: &mut EachFile<'_>) -> Shown<(), StoreError> {
        each_notice_file(&self.folder.join("notices"), each)
    }

    fn export(&self) -> Shown<Option<Export>, StoreError> {
        Ok(Some(Export {
            proof: small_file(&self.folder.join("consistency.txt"))?,
            verifier: small_file(&self.folder.join("verify.py"))?,
            strangers: self.strangers()?,
        }))
    }

    fn pack(&self) -> Shown<Option<Pack>, StoreError> {
        let Some(pack) = &self.pack else { return Ok(None) };
        Ok(Some(Pack {
            list: read_whole(&pack.join(packing::LIST))?,
            seal: small_file(&pack.join(packing::SEAL))?,
            files: packing::digests(pack).map_err(gap)?,
        }))
    }
}
