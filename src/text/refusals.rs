//! Why not, and what to do: a sentence or two for every rule that can be broken.

use crate::ledger::refusal::Refusal;
use crate::text::Told;

/// Refusals.
pub trait RefusalWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn refusal(&self, refusal: &Refusal) -> Told;
}
