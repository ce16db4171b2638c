//! Statements, differences and closings. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::books::registers::months::{Gap, Totals};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};

/// An account that keeps a month open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAccount {
    /// Its code.
    pub account: Code,
    /// How much the two still differ after every explanation; nothing when there is no statement at all.
    pub gap: Option<Gap>,
}

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum MonthRefusal {
    // A statement.
    /// A storeroom holds goods; it is counted, and has no statement of money.
    StatementMustBeOfMoney {
        /// The storeroom.
        account: Code,
    },
    /// The same statement is recorded once.
    StatementMustSayMore {
        /// The entry that says it.
        seq: Seq,
    },

    // A line of a reconciliation.
    /// What is explained is a statement.
    ExplanationMustNameAStatement {
        /// The entry named.
        seq: Seq,
    },
    /// A month that is closed needs no explanation any more.
    ExplanationMustPrecedeTheClosing {
        /// The month.
        month: Month,
    },
    /// The statement in force is explained, not one that a later statement replaced.
    ExplanationMustBeOfTheLatest {
        /// The statement in force.
        latest: Seq,
    },
    /// The entry a line names is in the ledger.
    ExplanationMustNameAnEntry {
        /// The entry named.
        seq: Seq,
    },

    // A closing.
    /// Nothing moved yet: there is no month to close.
    ClosingMustHaveMovement,
    /// Months are closed one after another, from the first in which money moved.
    ClosingMustFollowTheLast {
        /// The month that is next.
        due: Month,
    },
    /// A month is closed when it is over.
    ClosingMustWaitForTheEnd {
        /// The month.
        month: Month,
    },
    /// One closing of a month waits for its second person, and not two.
    ClosingMustWaitOnce {
        /// The one that waits.
        seq: Seq,
    },
    /// Each custodian's statement of the last day equals ours, or every difference is explained.
    AccountsMustAgree {
        /// The last day of the month.
        day: Day,
        /// Those that do not, by code.
        accounts: Vec<OpenAccount>,
    },
    /// What the closing says is what the books say.
    ClosingMustAddUp {
        /// The figures of the books.
        books: Totals,
    },
}
