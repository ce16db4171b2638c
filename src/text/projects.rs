//! Projects: refusals, help, and what the commands say.

use crate::ledger::refusal::ProjectRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct ProjectHelp {
    pub decide: &'static str,
}

/// What this subject says.
pub trait ProjectWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn projects_refusal(&self, refusal: &ProjectRefusal) -> Told;
}
