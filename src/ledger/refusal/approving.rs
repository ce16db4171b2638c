//! Another person's word. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::name::Code;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum ApprovalRefusal {
    /// The code is free.
    ApprovalCodeMustBeFree {
        /// The code.
        code: Code,
    },
}
