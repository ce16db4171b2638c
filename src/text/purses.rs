//! Money that is not a gift, and whose it is: refusals, help, and what the commands say.

use crate::ledger::refusal::PurseRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct PurseHelp {
    pub account_area: &'static str,
}

/// What this subject says.
pub trait PurseWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn purses_refusal(&self, refusal: &PurseRefusal) -> Told;
}
