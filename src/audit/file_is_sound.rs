//! CLAIM: the file's pages hang together: every row can be found by its key and by each of its indexes.
//!
//! Threat 25: a changed byte that no row shows can still make a look-up miss, and a rule asks by look-up.

use crate::audit::finding::Findings;
use crate::audit::{Claim, Tables, What, shown};

pub(super) fn check<T: Tables + ?Sized>(tables: &T, findings: &mut Findings) -> Result<(), T::Fault> {
    let damage = shown(tables.file_damage(), Claim::FileIsSound, findings)?.flatten();
    findings.of(Claim::FileIsSound, None, damage.map(What::FileIsDamaged));
    Ok(())
}
