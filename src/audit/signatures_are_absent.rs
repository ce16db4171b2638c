//! CLAIM: in format 1 nobody signs an entry: `sig` is empty.
//!
//! Threat 54, as far as format 1 goes: what this program cannot judge, a recorder's signature among it, fails closed.
//! Kinds that need two persons are refused by the rules in two-person mode.

use crate::audit::What;

pub(super) fn check(sig: &str) -> Option<What> {
    (!sig.is_empty()).then_some(What::SignatureIsThere)
}
