//! 配捐: refusals, help, and what the commands say.

use crate::ledger::refusal::MatchRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct MatchHelp {
    pub matching: &'static str,
}

/// What this subject says.
pub trait MatchWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn matching_refusal(&self, refusal: &MatchRefusal) -> Told;
}
