//! Points. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::name::Code;
use crate::ledger::period::Day;

/// What of a rule book does not hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesFlaw {
    /// There is no kind of service, or there are more than a hundred, or more than a hundred acts.
    Lists,
    /// A service or an act without a name.
    Names,
    /// A day has at most 1,440 minutes, and at least one that may be given.
    DayMinutes,
    /// Notice days, late days or years beyond any use; or years that are none.
    Days,
    /// Five stars, each for more hours than the one before.
    Stars,
    /// The warning comes before the refusal.
    Cover,
    /// A point that is worth nothing would never be a debt; a cap of nothing is no cap.
    Worth,
}

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum PointsRefusal {
    // The rule book.
    /// Rules apply from today or a later day on: what was given under the old ones stays under them.
    RulesMustNotReachBack {
        /// The day of recording.
        today: Day,
    },
    /// The file the rules were read from lies in papers/.
    RulesMustBeOnPaper,
    /// What the rules say holds together.
    RulesMustHoldTogether {
        /// What does not.
        flaw: RulesFlaw,
    },
    /// A code stands for one kind of service, or for one act.
    RuleCodesMustDiffer {
        /// The code that stands twice.
        code: Code,
    },
}
