//! Witnesses outside the house: whose keys are known here, which heads they saw, and their words taken in.

use std::path::PathBuf;

use crate::chain::{Checkpoint, Note, VerifierKey, WitnessKey, with_cosignatures};
use crate::desk::DeskError;
use crate::ledger::books::OperatorFacts;
use crate::ledger::name::Code;
use crate::store::{Store, StoreError, papers, system};

/// The keys of enrolled operators, as witnesses.
///
/// # Errors
/// [`DeskError::Store`].
pub fn known_witnesses(store: &Store) -> Result<Vec<WitnessKey>, DeskError> {
    let key = |(code, facts): (Code, OperatorFacts)| {
        let key = VerifierKey::new(code.as_str(), &facts.key?.0).ok()?;
        Some(WitnessKey::of(&key))
    };
    Ok(store.operators()?.into_iter().filter_map(key).collect())
}

/// The checkpoints kept here, the newest first.
fn kept(store: &Store) -> Result<Vec<(PathBuf, Note, Checkpoint)>, DeskError> {
    let mut notes = Vec::new();
    for (place, bytes) in papers::checkpoints(store.folder())?.into_iter().rev() {
        if let Ok(note) = bytes.parse::<Note>()
            && let Ok(head) = Checkpoint::parse_body(note.text())
        {
            notes.push((place, note, head));
        }
    }
    Ok(notes)
}

/// How many entries the newest head had that bears more than the ledger's own signature; 0 when there is none.
///
/// # Errors
/// [`DeskError::Store`].
pub fn cosigned_size(store: &Store) -> Result<u64, DeskError> {
    let found = kept(store)?.into_iter().find(|(_, note, _)| note.signatures().len() > 1);
    Ok(found.map_or(0, |(.., head)| head.size))
}

/// The newest head that enrolled operators saw: their names, and how many entries it had.
///
/// # Errors
/// [`DeskError::Store`].
pub fn newest_seen(store: &Store) -> Result<Option<(Vec<String>, u64)>, DeskError> {
    let known = known_witnesses(store)?;
    for (_, note, head) in kept(store)? {
        let signed = known.iter().filter(|key| key.time_of(&note).is_some());
        let names: Vec<String> = signed.map(|key| key.name().to_owned()).collect();
        if !names.is_empty() {
            return Ok(Some((names, head.size)));
        }
    }
    Ok(None)
}

/// Puts a witness's lines under the checkpoint they are for: whose they are, and where it lies. Nothing when nobody known
/// signed, or no head kept here.
///
/// # Errors
/// [`DeskError`].
pub fn take_in(
    store: &Store,
    lines: &str,
    known: &[WitnessKey],
    rehearsal: bool,
) -> Result<Option<(String, PathBuf)>, DeskError> {
    for (place, note, _) in kept(store)? {
        let Ok(answered) = format!("{}\n{lines}", note.text()).parse::<Note>() else { return Ok(None) };
        let Some(signer) = known.iter().find(|key| key.time_of(&answered).is_some()) else { continue };
        let whole = with_cosignatures(&note, answered.signatures())?.to_string();
        if !rehearsal {
            system::write_whole(&place, whole.as_bytes()).map_err(StoreError::file(&place))?;
        }
        return Ok(Some((signer.name().to_owned(), place)));
    }
    Ok(None)
}
