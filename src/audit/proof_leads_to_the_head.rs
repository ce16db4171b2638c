//! CLAIM: `consistency.txt` of an export proves, from a checkpoint that lies beside it, that the last export is the
//! beginning of this one.
//!
//! Threats 14, 20, 25: the file has the form a witness asks for (C2SP tlog-witness): `old n`, a hash a line, a blank
//! line, the head byte for byte. Whoever keeps only the last head can check the new one with it.

use crate::audit::checkpoint_is_on_the_chain::{Notes, claimed};
use crate::audit::finding::Findings;
use crate::audit::{Claim, Export, Note, Source, What};
use crate::chain::{Checkpoint, Hash, WitnessRequest};

pub(super) fn check(export: &Export, notes: &Notes, findings: &mut Findings) {
    // An export without a head was found out already, and there is nothing to lead to.
    let Some(head) = notes.of(&Source::Head) else { return };
    findings.of(Claim::ProofLeadsToTheHead, None, doubt(export, notes, head));
}

fn doubt(export: &Export, notes: &Notes, head: &Note) -> Option<What> {
    let Some(bytes) = &export.proof else { return Some(What::ProofIsMissing) };
    let (Some(request), Ok(to)) = (parse(bytes, &head.bytes), claimed(&head.bytes)) else {
        return Some(What::ProofCannotBeRead);
    };
    let Some(from) = old_head(notes, request.old) else { return Some(What::ProofBeginsElsewhere(request.old)) };
    request.proves(from.root, &to).err().map(What::ProofFails)
}

/// The request, if it ends in exactly the head.
fn parse(bytes: &[u8], head: &[u8]) -> Option<WitnessRequest> {
    let request: WitnessRequest = std::str::from_utf8(bytes).ok()?.parse().ok()?;
    (request.note.as_bytes() == head).then_some(request)
}

/// The checkpoint the proof begins at; a first export begins at the empty tree.
fn old_head(notes: &Notes, old: u64) -> Option<Checkpoint> {
    if old == 0 {
        return Some(Checkpoint { origin: String::new(), size: 0, root: Hash::of_bytes(b"") });
    }
    claimed(&notes.of(&Source::Folder(format!("{old:08}.note")))?.bytes).ok().filter(|from| from.size == old)
}
