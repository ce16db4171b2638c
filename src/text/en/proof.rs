//! The words of receipts, checkpoints, exports and audits.

use super::En;
use crate::text::{ProofHelp, ProofWords};

impl ProofWords for En {}

/// Help for these commands.
pub(in crate::text) const HELP: ProofHelp = ProofHelp {};
