//! What the federation adds. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::name::Code;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum MatchRefusal {
    /// The code is free.
    MatchCodeMustBeFree {
        /// The code.
        code: Code,
    },
}
