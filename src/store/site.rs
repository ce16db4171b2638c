//! A building site: a new folder is built under a temporary name beside its place, and takes the place in one step.
//! Whatever goes wrong before, nothing is left behind.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::store::{Folder, StoreError, system};

/// A folder that is being built.
#[derive(Debug)]
pub struct Site {
    building: TempDir,
    place: PathBuf,
}

impl Site {
    /// Begins to build beside a place where nothing lies.
    ///
    /// # Errors
    /// [`StoreError::IsALedger`], [`StoreError::NotEmpty`], [`StoreError::File`].
    pub fn beside(place: &Path) -> Result<Self, StoreError> {
        is_free(place)?;
        Self::begin(place)
    }

    fn begin(place: &Path) -> Result<Self, StoreError> {
        let parent = parent(place);
        std::fs::create_dir_all(parent).map_err(StoreError::file(parent))?;
        let building = tempfile::Builder::new().prefix(".mingbai-building-").tempdir_in(parent);
        Ok(Self { building: building.map_err(StoreError::file(parent))?, place: place.to_owned() })
    }

    /// Begins to build beside a place where nothing lies, or what was built there before: a folder with this marker in it.
    ///
    /// # Errors
    /// As [`Site::beside`].
    pub fn instead_of(place: &Path, marker: &str) -> Result<Self, StoreError> {
        if place.join(marker).is_file() && !Folder::new(place).is_ledger() {
            return Self::begin(place);
        }
        Self::beside(place)
    }

    /// Where it is built. The folder is not there yet: whoever builds makes it.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.building.path().join("new")
    }

    /// A room for what must not move in.
    #[must_use]
    pub fn shed(&self) -> PathBuf {
        self.building.path().join("shed")
    }

    /// The finished folder takes its place in one step, and for good.
    ///
    /// # Errors
    /// [`StoreError::File`].
    pub fn move_in(self) -> Result<(), StoreError> {
        let Self { building, place } = self;
        let built = building.path().join("new");
        sync_all(&built)?;
        // What lay there goes away with the building site, and comes back should the new one not fit.
        let before = building.path().join("before");
        let had_one = place.exists();
        if had_one {
            std::fs::rename(&place, &before).map_err(StoreError::file(&place))?;
        }
        if let Err(error) = std::fs::rename(&built, &place) {
            if had_one {
                let _ = std::fs::rename(&before, &place);
            }
            return Err(StoreError::file(&place)(error));
        }
        let parent = parent(&place);
        system::sync_folder(parent).map_err(StoreError::file(parent))
    }
}

/// The names in a folder and in the folders below it become durable.
fn sync_all(folder: &Path) -> Result<(), StoreError> {
    let entries = std::fs::read_dir(folder).map_err(StoreError::file(folder))?;
    for entry in entries.flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            sync_all(&entry.path())?;
        }
    }
    system::sync_folder(folder).map_err(StoreError::file(folder))
}

fn parent(place: &Path) -> &Path {
    place.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Nothing lies there, or an empty folder.
fn is_free(place: &Path) -> Result<(), StoreError> {
    match std::fs::read_dir(place) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StoreError::file(place)(error)),
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) if Folder::new(place).is_ledger() => Err(StoreError::IsALedger(place.to_owned())),
            Some(_) => Err(StoreError::NotEmpty(place.to_owned())),
        },
    }
}
