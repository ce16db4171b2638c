//! Where a ledger is to come from: a folder with a database, or the lines of an export. Nothing there is believed yet.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::chain::line::MAX_BYTES;
use crate::desk::restoring::{LineFault, RestoreError};
use crate::ledger::field::Seq;
use crate::store::{Access, Folder, Store, StoreError, backup};

/// Where a ledger is to come from.
#[derive(Debug)]
pub struct Source {
    pub(super) place: PathBuf,
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

    pub(super) fn locked_people(&self) -> PathBuf {
        self.place.join("people.db.age")
    }

    /// The people.db as it is, where somebody copied a whole ledger.
    pub(super) fn open_people(&self) -> Option<PathBuf> {
        let clear = Folder::new(&self.place).people();
        (self.kind == Kind::Database && clear.is_file()).then_some(clear)
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
    pub(super) fn each(
        &self,
        mut each: impl FnMut(&[u8], Option<&[u8]>) -> Result<(), RestoreError>,
    ) -> Result<(), RestoreError> {
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
