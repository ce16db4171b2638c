//! CLAIM: an export holds nothing but what every export holds.
//!
//! Threats 25, 34: a file of another name is a notice, a checkpoint or a paper that somebody renamed, or something that
//! was never ours; a link leads elsewhere.

use crate::audit::finding::Findings;
use crate::audit::{Claim, Export, What};

pub(super) fn check(export: &Export, findings: &mut Findings) {
    for stranger in &export.strangers {
        findings.add(Claim::NothingElseIsHere, None, What::Stranger(stranger.clone()));
    }
}
