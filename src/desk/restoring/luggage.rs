//! What comes along beside the lines: papers, private texts, checkpoints, notices, keys. Each must be what an entry says.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::chain::{Checkpoint, SigningKey, Standing, relation};
use crate::desk::register::stayed;
use crate::desk::restoring::{Luggage, RestoreError, Source, Texts};
use crate::desk::{DeskError, sealing, verifier};
use crate::ledger::chart::{CHART_2004, CHART_2026};
use crate::ledger::event::{Event, LedgerOpened};
use crate::ledger::name::{Digest, PersonNumber};
use crate::ledger::reading::Reading;
use crate::ledger::words::{Manner, Purpose};
use crate::store::locked::{Passphrase, unlock};
use crate::store::site::Site;
use crate::store::{Folder, PrivateRow, Store, StoreError, Writing, backup, papers, system};

/// Papers come first, because rules read charts. Each must be what its name says; what is no paper stays behind. The
/// charts that come with the program stand in for those that were not copied.
pub(super) fn take_papers(source: &Source, folder: &Folder) -> Result<(), StoreError> {
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
pub(super) fn people_file(
    source: &Source,
    passphrase: Option<&Passphrase>,
    site: &Site,
) -> Result<Luggage<PathBuf>, RestoreError> {
    if let Some(clear) = source.open_people() {
        return Ok(Luggage::Came(clear));
    }
    let locked = source.locked_people();
    match passphrase {
        _ if !locked.is_file() => Ok(Luggage::Absent),
        None => Ok(Luggage::Locked),
        Some(passphrase) => opened_people(&locked, passphrase, site).map(Luggage::Came),
    }
}

/// Private texts, each under its entry: the number and the state of its person are those of the chain, so that who was
/// erased since stays erased.
pub(super) fn take_people(file: Luggage<PathBuf>, writing: &mut Writing<'_>) -> Result<Luggage<Texts>, RestoreError> {
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
pub(super) fn take_checkpoints(source: &Source, store: &Store, opened: &LedgerOpened) -> Result<u64, RestoreError> {
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
pub(super) fn remembered_holds(store: &Store, opened: &LedgerOpened) -> Result<bool, RestoreError> {
    if opened.purpose == Purpose::Demo {
        return Ok(false);
    }
    match papers::remembered_checkpoint(opened.origin.as_str())? {
        None => Ok(false),
        Some(note) => crate::desk::stands_by(store, opened, &note).map(|()| true).map_err(RestoreError::from),
    }
}

/// On a new computer the newest checkpoint that came along is the one to remember.
pub(super) fn remember(folder: &Folder, opened: &LedgerOpened) -> Result<(), RestoreError> {
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
pub(super) fn take_notices(source: &Source, store: &Store) -> Result<u64, RestoreError> {
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
pub(super) fn take_keys(
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
