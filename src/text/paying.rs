//! Money out: refusals, help, and what the commands say.

use crate::ledger::refusal::PaymentRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct PaymentHelp {
    pub pay: &'static str,
}

/// What this subject says.
pub trait PaymentWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn paying_refusal(&self, refusal: &PaymentRefusal) -> Told;
}
