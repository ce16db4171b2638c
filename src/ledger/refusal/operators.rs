//! Operators and their keys. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::field::Count;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum OperatorRefusal {
    /// Only an enrolled operator changes his key or goes.
    OperatorMustBeKnown {
        /// The code asked for.
        code: Code,
    },
    /// The old key is the one he had.
    OldKeyMustBeTheirs {
        /// Whose.
        code: Code,
    },
    /// An old key was last his alone at a size the ledger had.
    OldKeyMustEndInThePast {
        /// How many entries there are.
        size: Count,
    },
    /// A recovery key signs only where entry 0 names one.
    RecoveryKeyMustBeKept,
    /// Who an operator is, is said once.
    OperatorIsIdentifiedOnce {
        /// The operator.
        code: Code,
        /// Who he is.
        person: PersonNumber,
    },
    /// Two operators are two persons.
    OperatorsMustBeTwoPersons {
        /// The operator who is this person.
        code: Code,
        /// The person.
        person: PersonNumber,
    },
    /// Whoever left does not leave again.
    OperatorMustStillAct {
        /// Who.
        code: Code,
        /// The last day of his term.
        until: Day,
    },
    /// A term does not end before it began.
    TermMustEndAfterItBegins {
        /// Its first day.
        from: Day,
    },
    /// Two-person mode begins once, and does not end.
    TwoPersonsBeginOnce,
}
