//! CLAIM: every line carries the hash of the line before, and entry 0 carries zeros.
//!
//! Threat 2: a line was edited and its own hash mended. The break shows at the next entry; which of the two was changed
//! nobody can tell, so the earlier is named.

use crate::audit::What;
use crate::chain::Hash;
use crate::ledger::field::Seq;

/// Whether entry `next` follows a line of this hash; else which entry is to blame, and why.
pub(super) fn check(next: Seq, before: Hash, prev: Hash) -> Option<(Seq, What)> {
    let blamed = Seq(next.0.saturating_sub(1));
    (prev != before).then_some((blamed, What::PrevDiffers { next, expected: before, found: prev }))
}
