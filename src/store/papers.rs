//! Files beside the database: papers named by their content, notices as they were posted, checkpoints, keys.
//! A file is there, whole and durable, before the entry that names it is committed.

use std::path::PathBuf;

use crate::chain::Hash;
use crate::ledger::chart::Chart;
use crate::ledger::name::Digest;
use crate::store::{Folder, StoreError, system};

/// The digest of some bytes, as a line names them.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    Digest(*Hash::of_bytes(bytes).as_bytes())
}

/// Puts a paper into papers/ under its digest.
///
/// # Errors
/// [`StoreError::File`].
pub fn put(folder: &Folder, bytes: &[u8]) -> Result<Digest, StoreError> {
    let name = digest(bytes);
    let path = folder.papers().join(name.to_string());
    if read(&path).is_ok_and(|there| there == bytes) {
        return Ok(name);
    }
    system::write_whole(&path, bytes).map_err(StoreError::file(path))?;
    Ok(name)
}

/// A paper, if it is there and is what its name says.
///
/// # Errors
/// [`StoreError::Paper`].
pub fn take(folder: &Folder, name: &Digest) -> Result<Vec<u8>, StoreError> {
    let bytes = read(&folder.papers().join(name.to_string())).map_err(|_| StoreError::Paper(*name))?;
    if digest(&bytes) == *name { Ok(bytes) } else { Err(StoreError::Paper(*name)) }
}

/// The chart of accounts of a digest.
///
/// # Errors
/// [`StoreError::Paper`].
pub fn chart(folder: &Folder, name: &Digest) -> Result<Chart, StoreError> {
    let bytes = take(folder, name)?;
    let text = String::from_utf8(bytes).map_err(|_| StoreError::Paper(*name))?;
    Chart::parse(&text).map_err(|_| StoreError::Paper(*name))
}

/// Puts one file of a notice into its folder.
///
/// # Errors
/// [`StoreError::File`].
pub fn put_notice(folder: &Folder, number: u64, name: &str, bytes: &[u8]) -> Result<Digest, StoreError> {
    let notice = folder.notice(number);
    system::create_private_folder(&notice).map_err(StoreError::file(&notice))?;
    let path = notice.join(name);
    system::write_whole(&path, bytes).map_err(StoreError::file(path))?;
    Ok(digest(bytes))
}

/// Every checkpoint note that lies in checkpoints/, smallest first, and the newest this user's state folder remembers
/// of the same origin: a ledger can be replaced, together with its folder, by an older copy.
///
/// # Errors
/// [`StoreError::File`].
pub fn checkpoints(folder: &Folder) -> Result<Vec<(PathBuf, String)>, StoreError> {
    let mut notes = Vec::new();
    let there = std::fs::read_dir(folder.checkpoints());
    for entry in there.into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "note") {
            let bytes = read(&path)?;
            notes.push((path, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    notes.sort();
    Ok(notes)
}

/// The newest checkpoint note in the folder, by its name.
///
/// # Errors
/// [`StoreError::File`].
pub fn newest_checkpoint(folder: &Folder) -> Result<Option<String>, StoreError> {
    let names = std::fs::read_dir(folder.checkpoints()).into_iter().flatten().flatten().map(|entry| entry.path());
    let newest = names.filter(|path| path.extension().is_some_and(|e| e == "note")).max();
    newest.map(|path| read(&path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())).transpose()
}

/// The newest checkpoint of an origin this user has seen, wherever the ledger lay then.
///
/// # Errors
/// [`StoreError::File`].
pub fn remembered_checkpoint(origin: &str) -> Result<Option<String>, StoreError> {
    let Some(path) = remembered_path(origin).filter(|path| path.exists()) else { return Ok(None) };
    read(&path).map(|bytes| Some(String::from_utf8_lossy(&bytes).into_owned()))
}

fn remembered_path(origin: &str) -> Option<PathBuf> {
    let name = digest(origin.as_bytes()).to_string();
    system::state_folder().map(|state| state.join("checkpoints").join(format!("{name}.note")))
}

/// Keeps a checkpoint: in the folder, and, for a ledger that is not a demo, in the user's state folder.
///
/// # Errors
/// [`StoreError::File`].
pub fn keep_checkpoint(folder: &Folder, size: u64, note: &str, remember: Option<&str>) -> Result<PathBuf, StoreError> {
    let path = folder.checkpoints().join(format!("{size:08}.note"));
    system::write_whole(&path, note.as_bytes()).map_err(StoreError::file(&path))?;
    if let Some(remembered) = remember.and_then(remembered_path) {
        let parent = remembered.parent().map(PathBuf::from).unwrap_or_default();
        system::create_private_folder(&parent).map_err(StoreError::file(&parent))?;
        system::write_whole(&remembered, note.as_bytes()).map_err(StoreError::file(&remembered))?;
    }
    Ok(path)
}

/// A file's bytes.
///
/// # Errors
/// [`StoreError::File`].
pub fn read(path: &std::path::Path) -> Result<Vec<u8>, StoreError> {
    std::fs::read(path).map_err(StoreError::file(path))
}
