//! Another person's word: refusals, help, and what the commands say.

use crate::ledger::refusal::ApprovalRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct ApprovalHelp {
    pub approve: &'static str,
}

/// What this subject says.
pub trait ApprovalWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn approving_refusal(&self, refusal: &ApprovalRefusal) -> Told;
}
