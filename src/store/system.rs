//! What depends on the operating system, each with its Windows branch: private files, links, the order in which bytes
//! reach the disk, where a user's state lives. Nothing else in the program asks which system it runs on.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Opens a file for writing that must not exist yet and that only its owner may read.
///
/// # Errors
/// `AlreadyExists`, or what the system says.
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    // On Windows a file inherits the access list of its folder, which lies in the user's own profile.
    options.open(path)
}

/// Makes a folder only its owner may enter. A folder that is already there stays as it is.
///
/// # Errors
/// What the system says.
pub fn create_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Why a file is not only itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alias {
    /// A symbolic link.
    Symbolic,
    /// One of several names of the same file.
    Hard,
}

/// Whether a file is reached by another name too: a way to change it behind its folder's back.
///
/// # Errors
/// What the system says.
pub fn alias(path: &Path) -> io::Result<Option<Alias>> {
    let metadata = std::fs::symlink_metadata(path)?;
    if metadata.file_type().is_symlink() {
        return Ok(Some(Alias::Symbolic));
    }
    Ok((metadata.is_file() && names(&metadata) > 1).then_some(Alias::Hard))
}

#[cfg(unix)]
fn names(metadata: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    metadata.nlink()
}

/// The standard library does not tell the number of links on Windows; symbolic links are refused there too.
#[cfg(not(unix))]
fn names(_metadata: &Metadata) -> u64 {
    1
}

/// Makes the names in a folder durable. On Windows the file system journals them with the file itself.
///
/// # Errors
/// What the system says.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

/// Writes a whole file or nothing: a temporary name, fsync, rename, fsync of the folder. What stood there is replaced.
///
/// # Errors
/// What the system says; then nothing is left behind.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".writing-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    sync_folder(folder)
}

/// Whether a path where nothing may lie yet is inside a folder.
#[must_use]
pub fn lies_inside(path: &Path, folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    let Ok(path) = std::path::absolute(path) else { return false };
    let existing = path.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
    existing.is_some_and(|existing| existing.starts_with(&folder))
}

/// The folder where this user's programs keep what must outlive a copied ledger: the newest checkpoint seen of each
/// origin. `MINGBAI_STATE` names another one.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    let from = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if let Some(folder) = from("MINGBAI_STATE") {
        return Some(folder);
    }
    let base = if cfg!(windows) {
        from("LOCALAPPDATA")
    } else {
        from("XDG_STATE_HOME").or_else(|| from("HOME").map(|home| home.join(".local/state")))
    };
    base.map(|base| base.join("mingbai"))
}

/// Whether an error means that the disk is full.
#[must_use]
pub fn is_disk_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// Why a folder is no place for a ledger: somebody else's program writes there too, or its locks do not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// A service copies it to other computers and back.
    Synchronised(&'static str),
    /// It lies on another computer.
    Network,
}

/// Folders that synchronise themselves, by the beginning of their usual names in lower case.
const SYNCHRONISED: [(&str, &str); 12] = [
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("nutstore", "坚果云"),
    ("坚果云", "坚果云"),
    ("baidusyncdisk", "百度网盘"),
    ("baidunetdisk", "百度网盘"),
    ("百度网盘", "百度网盘"),
    ("微云", "微云"),
    ("wechat files", "微信"),
];

/// Whether a folder looks as if it were not this computer's alone. Known by names and by mounts; a service nobody
/// listed here is not noticed.
#[must_use]
pub fn shared(folder: &Path) -> Option<Shared> {
    let folder = std::path::absolute(folder).ok()?;
    let names = folder.components().map(|part| part.as_os_str().to_string_lossy().to_lowercase());
    let synchronised = |name: String| SYNCHRONISED.into_iter().find(|(beginning, _)| name.starts_with(beginning));
    if let Some((_, service)) = names.into_iter().find_map(synchronised) {
        return Some(Shared::Synchronised(service));
    }
    is_on_network(&folder).then_some(Shared::Network)
}

/// `\\server\share` on Windows.
#[cfg(windows)]
fn is_on_network(folder: &Path) -> bool {
    use std::path::{Component, Prefix};
    let prefix = folder.components().next();
    matches!(prefix, Some(Component::Prefix(p)) if matches!(p.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))
}

/// The file system of the longest mount point that leads to the folder, where the system tells.
#[cfg(not(windows))]
fn is_on_network(folder: &Path) -> bool {
    const REMOTE: [&str; 7] = ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "davfs", "fuse.rclone"];
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let mounted = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?, words.next()?))
    });
    let leading = mounted.filter(|(point, _)| folder.starts_with(point));
    leading.max_by_key(|(point, _)| point.len()).is_some_and(|(_, system)| REMOTE.contains(&system))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_synchronises_itself_is_known_by_its_name() {
        assert_eq!(shared(Path::new("/home/a/OneDrive - 街道/fund")), Some(Shared::Synchronised("OneDrive")));
        assert_eq!(shared(Path::new("/home/a/坚果云/账本")), Some(Shared::Synchronised("坚果云")));
        assert_eq!(shared(Path::new("/home/a/fund")), None);
    }
}
