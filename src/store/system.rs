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
