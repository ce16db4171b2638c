//! Objections and their answers. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::{ObjectionAbout, Role};

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum ObjectionRefusal {
    // An objection.
    /// It names what it is about, and nothing else.
    ObjectionMustNameItsObject {
        /// What it is about.
        about: ObjectionAbout,
    },
    /// The notice it doubts hangs, or hung.
    ObjectedNoticeMustBePosted {
        /// The number asked for.
        notice: Count,
    },
    /// The entry it doubts is of that kind.
    ObjectedEntryMustFit {
        /// What it is about.
        about: ObjectionAbout,
        /// The entry named.
        seq: Seq,
    },
    /// It says what is doubted.
    ObjectionMustSayWhat,

    // An answer, or a withdrawal.
    /// What is answered is an objection.
    AnswerMustNameAnObjection {
        /// The entry named.
        seq: Seq,
    },
    /// It was not answered or withdrawn before. (One that was reversed: `EntryMustStand`.)
    ObjectionMustBeOpen {
        /// The objection.
        seq: Seq,
        /// The entry that ended it.
        by: Seq,
    },
    /// Nothing is answered before it was received.
    AnswerMustFollowTheObjection {
        /// The day it was received.
        on: Day,
    },
    /// Where it takes two persons, whoever answers may speak for the fund, or for the owners.
    AnswerMustBeByTheEntitled {
        /// Who answers.
        code: Code,
        /// The roles of which he needs one.
        roles: &'static [Role],
    },
    /// The answer is given.
    AnswerMustBeGiven,

    // A reversal.
    /// An objection that was answered or withdrawn is not reversed.
    ReversedObjectionMustBeOpen {
        /// The entry that ended it.
        by: Seq,
    },
}
