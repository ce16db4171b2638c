//! CLAIM: `consistency.txt` of an export proves, from a checkpoint that lies beside it, that the last export is the
//! beginning of this one.
//!
//! Threats 14, 20, 25: the file has the form a witness asks for (C2SP tlog-witness): `old n`, a hash a line, a blank
//! line, the head byte for byte. Whoever keeps only the last head can check the new one with it.

use crate::audit::checkpoint_is_on_the_chain::{Notes, claimed};
use crate::audit::finding::Findings;
use crate::audit::{Claim, Export, Note, Source, What};
use crate::chain::{Checkpoint, Hash, verify_consistency};

/// What stands in the file, before the head.
struct Proof {
    old: u64,
    hashes: Vec<Hash>,
}

pub(super) fn check(export: &Export, notes: &Notes, findings: &mut Findings) {
    // An export without a head was found out already, and there is nothing to lead to.
    let Some(head) = notes.of(&Source::Head) else { return };
    findings.of(Claim::ProofLeadsToTheHead, None, doubt(export, notes, head));
}

fn doubt(export: &Export, notes: &Notes, head: &Note) -> Option<What> {
    let Some(bytes) = &export.proof else { return Some(What::ProofIsMissing) };
    let (Some(proof), Ok(to)) = (parse(bytes, &head.bytes), claimed(&head.bytes)) else {
        return Some(What::ProofCannotBeRead);
    };
    let Some(from) = old_head(notes, proof.old) else { return Some(What::ProofBeginsElsewhere(proof.old)) };
    verify_consistency(proof.old, to.size, &proof.hashes, from.root, to.root).err().map(What::ProofFails)
}

/// `old n`, hashes, a blank line and then exactly the head.
fn parse(bytes: &[u8], head: &[u8]) -> Option<Proof> {
    let text = std::str::from_utf8(bytes.strip_suffix(head)?).ok()?;
    let mut lines = text.strip_suffix("\n\n")?.split('\n');
    let old = lines.next()?.strip_prefix("old ")?;
    let number: u64 = old.parse().ok()?;
    let hashes = lines.map(|line| Hash::from_base64(line).ok()).collect::<Option<_>>()?;
    (number.to_string() == old).then_some(Proof { old: number, hashes })
}

/// The checkpoint the proof begins at; a first export begins at the empty tree.
fn old_head(notes: &Notes, old: u64) -> Option<Checkpoint> {
    if old == 0 {
        return Some(Checkpoint { origin: String::new(), size: 0, root: Hash::of_bytes(b"") });
    }
    claimed(&notes.of(&Source::Folder(format!("{old:08}.note")))?.bytes).ok().filter(|from| from.size == old)
}
