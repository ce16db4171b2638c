//! A backup: a consistent copy that is itself a folder of the same shape, made while nobody can write.
//!
//! ```text
//! ledger.db                VACUUM INTO, from a second connection while the first holds BEGIN IMMEDIATE
//! papers/ notices/ checkpoints/
//! people.db.age            only when asked for, and only locked
//! keys/desk.key.age …      the same
//! backups.jsonl            which backups were made so far, this one included
//! README.txt               what is inside, for whoever finds it
//! ```
//! Invariant: private data in the clear never reach the disk a backup is made on. The clear copy of people.db that is
//! locked lies for a moment beside people.db itself; one that a crash left there is swept by the next backup.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::chain::Hash;
use crate::ledger::field::Count;
use crate::ledger::words::Yes;
use crate::store::locked::{Passphrase, lock};
use crate::store::site::Site;
use crate::store::{Access, Folder, Store, StoreError, papers, system};

/// The clear copy of people.db while it is being locked.
const CLEAR_COPY: &str = ".backup-people-";

/// What somebody wants to keep elsewhere.
#[derive(Debug)]
pub struct Wish<'a> {
    /// A folder that is missing or empty.
    pub target: &'a Path,
    /// Under which passphrase private data come along, if they do.
    pub people: Option<&'a Passphrase>,
    /// Under which passphrase the desk's own keys come along, if they do.
    pub keys: Option<&'a Passphrase>,
    /// Now.
    pub at: &'a str,
}

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// How many entries.
    pub size: u64,
    /// The leaf of the last; zero when there is none.
    pub leaf: Hash,
    /// How many papers.
    pub papers: u64,
    /// How many files of notices.
    pub notices: u64,
    /// How many checkpoints.
    pub checkpoints: u64,
    /// Whether private data are inside, locked.
    pub people: bool,
    /// How many of the desk's keys are inside, locked.
    pub keys: u64,
}

/// That a backup was made: one line of `backups.jsonl`. No entry: a ledger does not depend on its copies. It is kept so
/// that whoever erases a person can say which copies still hold him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupRecord {
    /// When.
    pub at: String,
    /// How many entries it holds.
    pub entries: Count,
    /// Whether private data are inside.
    pub people: Yes,
    /// Where it was made.
    pub place: String,
}

/// Makes a backup. The rehearsal makes it too and throws it away, so that it says what would be inside.
///
/// # Errors
/// [`StoreError`]; then nothing is left behind.
pub fn backup(
    folder: &Folder,
    wish: &Wish<'_>,
    readme: impl FnOnce(&BackedUp) -> String,
    rehearsal: bool,
) -> Result<BackedUp, StoreError> {
    let building = Site::beside(wish.target)?;
    let copy = Folder::new(building.path());
    let (mut made, clear) = copy_held(folder, &copy, wish.people.is_some())?;
    // Locking takes seconds, and others may record again.
    if let (Some(passphrase), Some(clear)) = (wish.people, clear) {
        lock_file(clear, &copy.path().join("people.db.age"), passphrase)?;
        made.people = true;
    }
    if let Some(passphrase) = wish.keys {
        made.keys = lock_keys(folder, &copy, passphrase)?;
    }
    write_private(&copy.path().join("README.txt"), readme(&made).as_bytes())?;
    let record = BackupRecord {
        at: wish.at.to_owned(),
        entries: Count(made.size),
        people: made.people.into(),
        place: std::path::absolute(wish.target).unwrap_or_else(|_| wish.target.to_owned()).display().to_string(),
    };
    take_records(folder.path(), &copy)?;
    record.append(&copy)?;
    if !rehearsal {
        // Listed first and moved after: a copy that is listed and lost does less harm than one that is forgotten.
        record.append(folder)?;
        building.move_in()?;
    }
    Ok(made)
}

/// Copies what must fit together while nobody can write; of people.db a clear copy, open and, where the system allows
/// it, already without a name.
fn copy_held(folder: &Folder, copy: &Folder, with_people: bool) -> Result<(BackedUp, Option<File>), StoreError> {
    let mut holder = Store::open(folder, Access::Write)?;
    let reader = Store::open(folder, Access::Read)?;
    let writing = holder.begin_alone()?;
    sweep(folder);
    system::create_private_folder(copy.path()).map_err(StoreError::file(copy.path()))?;
    let (size, leaf) = writing.head()?;
    reader.copy_into("main", &copy.ledger())?;
    let made = BackedUp {
        size,
        leaf,
        papers: copy_folder(&folder.papers(), &copy.papers())?,
        notices: copy_folder(&folder.notices(), &copy.notices())?,
        checkpoints: copy_folder(&folder.checkpoints(), &copy.checkpoints())?,
        people: false,
        keys: 0,
    };
    let clear = if with_people { clear_people(&reader)? } else { None };
    Ok((made, clear))
}

impl Store {
    /// Writes a consistent copy of one of the two files, made anew without free pages, into a file of its owner's.
    fn copy_into(&self, database: &str, path: &Path) -> Result<(), StoreError> {
        let name = path.to_str().ok_or_else(|| StoreError::NotALedger(path.to_owned()))?;
        if !path.exists() {
            drop(system::create_private(path).map_err(StoreError::file(path))?);
        }
        self.connection().execute(&format!("VACUUM {database} INTO ?1"), [name])?;
        File::open(path).and_then(|file| file.sync_all()).map_err(StoreError::file(path))
    }
}

/// Where the backups made so far are listed.
fn records_of(folder: &Folder) -> PathBuf {
    folder.path().join("backups.jsonl")
}

impl BackupRecord {
    /// Adds the line to a folder's list: one write, so that two backups at once lose nothing.
    fn append(&self, folder: &Folder) -> Result<(), StoreError> {
        let path = records_of(folder);
        let mut line = serde_json::to_vec(self).expect("a record of strings cannot fail to be written");
        line.push(b'\n');
        let append = || {
            if !path.exists() {
                drop(system::create_private(&path)?);
            }
            let mut list = File::options().append(true).open(&path)?;
            list.write_all(&line)?;
            list.sync_all()
        };
        append().map_err(StoreError::file(&path))
    }
}

/// The backups made so far, as far as this folder knows: a copy somebody made by hand is not among them.
///
/// # Errors
/// [`StoreError::File`].
pub fn records(folder: &Folder) -> Result<Vec<BackupRecord>, StoreError> {
    let path = records_of(folder);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let bytes = papers::read(&path)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// Takes the list of backups over from another folder.
///
/// # Errors
/// [`StoreError::File`].
pub fn take_records(from: &Path, to: &Folder) -> Result<(), StoreError> {
    let path = records_of(&Folder::new(from));
    if path.is_file() { write_private(&records_of(to), &papers::read(&path)?) } else { Ok(()) }
}

/// Clear copies that a crash left. Only whoever holds the ledger may sweep: another backup could be at work.
fn sweep(folder: &Folder) {
    for entry in std::fs::read_dir(folder.path()).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(CLEAR_COPY) {
            // One that cannot be removed lies where people.db lies, and no more open than that.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A clear copy of people.db beside it. Nothing finds it once it is open: the name is taken away at once, and where an
/// open file keeps its name, a crash leaves it to the next backup to sweep.
fn clear_people(reader: &Store) -> Result<Option<File>, StoreError> {
    if !reader.has_people() {
        return Ok(None);
    }
    let beside = reader.folder().path();
    let clear = tempfile::Builder::new().prefix(CLEAR_COPY).tempfile_in(beside).map_err(StoreError::file(beside))?;
    let clear = clear.into_temp_path();
    reader.copy_into("people", &clear)?;
    File::open(&clear).map(Some).map_err(StoreError::file(&clear))
}

fn lock_keys(folder: &Folder, copy: &Folder, passphrase: &Passphrase) -> Result<u64, StoreError> {
    let keys = copy.keys();
    system::create_private_folder(&keys).map_err(StoreError::file(&keys))?;
    let mut count = Count(0);
    for (path, name) in files(&folder.keys())? {
        let clear = File::open(&path).map_err(StoreError::file(&path))?;
        lock_file(clear, &keys.join(format!("{name}.age")), passphrase)?;
        count = count.and_one();
    }
    Ok(count.0)
}

fn lock_file(clear: File, to: &Path, passphrase: &Passphrase) -> Result<(), StoreError> {
    let write = || {
        let locked = io::BufWriter::new(system::create_private(to)?);
        lock(passphrase, clear, locked)?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    };
    write().map_err(StoreError::file(to))
}

/// Writes a new file only its owner may read, and makes it durable.
///
/// # Errors
/// [`StoreError::File`].
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let write = || {
        let mut file = system::create_private(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(StoreError::file(path))
}

/// The plain files of a folder, with their names: no links, nothing hidden or half written.
///
/// # Errors
/// [`StoreError::File`]; a folder that is not there has none.
pub fn files(folder: &Path) -> Result<Vec<(PathBuf, String)>, StoreError> {
    entries(folder, std::fs::FileType::is_file)
}

fn entries(folder: &Path, is_wanted: fn(&std::fs::FileType) -> bool) -> Result<Vec<(PathBuf, String)>, StoreError> {
    let there = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        there => there.map_err(StoreError::file(folder))?,
    };
    let mut found = Vec::new();
    for entry in there {
        let entry = entry.map_err(StoreError::file(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().map_err(StoreError::file(entry.path()))?;
        if is_wanted(&kind) && !name.starts_with('.') {
            found.push((entry.path(), name));
        }
    }
    found.sort();
    Ok(found)
}

/// Copies the plain files of a folder and of the folders below it, and counts them.
fn copy_folder(from: &Path, to: &Path) -> Result<u64, StoreError> {
    system::create_private_folder(to).map_err(StoreError::file(to))?;
    let mut count = 0_u64;
    for (path, name) in files(from)? {
        let target = to.join(name);
        let copy = || {
            let mut file = system::create_private(&target)?;
            io::copy(&mut File::open(&path)?, &mut file)?;
            file.sync_all()
        };
        copy().map_err(StoreError::file(&target))?;
        count = count.saturating_add(1);
    }
    for (path, name) in entries(from, std::fs::FileType::is_dir)? {
        count = count.saturating_add(copy_folder(&path, &to.join(name))?);
    }
    Ok(count)
}
