//! What the commands of proof say: checkpoints, receipts, exports, comparisons, and what an audit found.

/// What the commands of proof say.
pub trait ProofWords {}

/// Help for the commands of proof. Fields without defaults: one that is missing in a language does not compile.
#[derive(Clone, Copy, Debug)]
pub struct ProofHelp {}
