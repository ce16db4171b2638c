//! Money that is not a gift, and whose it is. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::name::Code;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum PurseRefusal {
    /// The code is free.
    PurseCodeMustBeFree {
        /// The code.
        code: Code,
    },
}
