//! Projects and their stages. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::name::Code;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum ProjectRefusal {
    /// The code is free.
    ProjectCodeMustBeFree {
        /// The code.
        code: Code,
    },
}
