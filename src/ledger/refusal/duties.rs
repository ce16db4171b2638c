//! The clock of duties. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::field::Count;
use crate::ledger::period::Day;
use crate::ledger::words::Duty;

/// What does not hold together in a file of duties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutiesFlaw {
    /// It sets no duty and knows no year.
    Nothing,
    /// A duty stands twice.
    Twice(Duty),
    /// A term is zero, or longer than any clock runs.
    Term(Duty),
    /// A duty names no rule.
    Basis(Duty),
    /// A year stands twice.
    YearTwice(Count),
    /// A year names no announcement.
    Announcement(Count),
    /// A day lies in another year, stands twice, or is both off and on.
    Day(Day),
}

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum DutyRefusal {
    /// Terms are not set for days that are past.
    DutiesMustNotReachBack {
        /// The day of recording.
        today: Day,
    },
    /// The file lies in papers/.
    DutiesMustBeOnPaper,
    /// What the file says holds together.
    DutiesMustHoldTogether {
        /// What does not.
        flaw: DutiesFlaw,
    },
}
