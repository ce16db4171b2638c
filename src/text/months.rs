//! Months: refusals, help, and what the commands say.

use crate::ledger::refusal::MonthRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct MonthHelp {
    pub close_month: &'static str,
}

/// What this subject says.
pub trait MonthWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn months_refusal(&self, refusal: &MonthRefusal) -> Told;
}
