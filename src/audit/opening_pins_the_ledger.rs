//! CLAIM: entry 0 and no other is `ledger_opened`; its origin and key can be used; its format, algorithms, approval
//! policy and Unicode version are those this program reads; and they are what whoever verifies was told elsewhere.
//!
//! Threats 11, 16, 49, 62: a whole new chain, the same name under another key, a newer program's ledger.

use crate::audit::finding::Findings;
use crate::audit::{Claim, What};
use crate::chain::canonical::UNICODE_VERSION;
use crate::chain::checkpoint::is_origin;
use crate::chain::{KeyError, VerifierKey};
use crate::ledger::event::{Kind, LedgerOpened};
use crate::ledger::field::{Seq, Version};

const FORMAT: Version = Version(1);
const POLICY: Version = Version(1);
const ALGORITHMS: &str = "sha256-rfc6962 ed25519";

/// Whether the kind may stand at this place.
pub(super) fn place(seq: Seq, kind: &str) -> Option<What> {
    let is_opening = kind == Kind::LedgerOpened.word();
    match seq {
        Seq(0) if !is_opening => Some(What::OpeningIsMissing { found: kind.to_owned() }),
        Seq(1..) if is_opening => Some(What::OpeningAgain),
        _ => None,
    }
}

/// The key checkpoints are signed with.
pub(super) fn key(opened: &LedgerOpened) -> Result<VerifierKey, KeyError> {
    VerifierKey::new(opened.origin.as_str(), &opened.key.0)
}

/// What entry 0 says of the ledger.
pub(super) fn check(opened: &LedgerOpened, findings: &mut Findings) {
    let mut found = |what: Option<What>| findings.of(Claim::OpeningPinsTheLedger, Some(Seq(0)), what);
    let LedgerOpened { algorithms, approval_policy, format, origin, unicode, .. } = opened;
    found((*format != FORMAT).then_some(What::FormatIs(*format)));
    found((algorithms.as_str() != ALGORITHMS).then(|| What::AlgorithmsAre(algorithms.clone())));
    found((*approval_policy != POLICY).then_some(What::PolicyIs(*approval_policy)));
    let (major, minor, update) = UNICODE_VERSION;
    let is_ours = unicode.as_str() == format!("{major}.{minor}.{update}");
    found((!is_ours).then(|| What::UnicodeIs(unicode.clone())));
    found((!is_origin(origin.as_str())).then(|| What::OriginCannotBe(origin.clone())));
    // A name that will not do was said of the origin already.
    found(key(opened).err().filter(|why| *why != KeyError::Name).map(What::KeyCannotBe));
}

/// Whether it is the ledger whose key was brought along.
pub(super) fn pinned(opened: Option<&LedgerOpened>, pinned: Option<&VerifierKey>, findings: &mut Findings) {
    let Some(pinned) = pinned else { return };
    let found = opened.and_then(|opened| key(opened).ok());
    if found.as_ref() != Some(pinned) {
        let what = What::PinnedOtherwise {
            expected: pinned.to_string(),
            found: found.map(|key| key.to_string()).unwrap_or_default(),
        };
        findings.add(Claim::OpeningPinsTheLedger, Some(Seq(0)), what);
    }
}
