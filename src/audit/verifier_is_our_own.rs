//! CLAIM: the `verify.py` of an export is, byte for byte, the one this program hands out.
//!
//! Threat 63: a verifier that travels with what it verifies proves little about itself. Another version of this program
//! hands out another one, so that an old export may differ for an innocent reason: compare it with a copy from elsewhere.

use crate::audit::finding::Findings;
use crate::audit::{Claim, Export, What};

/// The verifier every export carries.
pub const VERIFIER: &str = include_str!("verify.py");

pub(super) fn check(export: &Export, findings: &mut Findings) {
    let what = match &export.verifier {
        None => Some(What::VerifierIsMissing),
        Some(bytes) => (bytes != VERIFIER.as_bytes()).then_some(What::VerifierDiffers),
    };
    findings.of(Claim::VerifierIsOurOwn, None, what);
}
