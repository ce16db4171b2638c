//! Another person's word. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::event::Kind;
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::refusal::Refusal;
use crate::ledger::words::Role;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum ApprovalRefusal {
    /// An approval covers entries that exist, the first not after the last.
    ApprovalMustCoverEntries {
        /// The first entry named.
        first: Seq,
        /// The last entry named.
        last: Seq,
    },
    /// Whoever approves was enrolled by that day.
    ApproverMustBeEnrolled {
        /// Who.
        approver: Code,
        /// The day.
        day: Day,
    },
    /// He holds the role in which he approves, and it is one that approves.
    ApproverMustHoldTheRole {
        /// Who.
        approver: Code,
        /// The role.
        role: Role,
    },
    /// He signs with his key, or a photographed paper stands in: one of the two.
    ApprovalMustBeSignedOrOnPaper,
    /// A signature needs an enrolled key.
    ApproverMustHaveAKey {
        /// Who.
        approver: Code,
    },
    /// Only entries that wait are approved or rejected.
    EntryMustWaitForApproval {
        /// The entry that rejected it, if one did.
        rejected: Option<Seq>,
        /// The entry.
        seq: Seq,
    },
    /// What is told on a notice is approved or rejected before one is prepared.
    NoticeMustNotLeaveWaiting {
        /// What waits.
        kind: Kind,
        /// Its entry.
        seq: Seq,
    },
    /// Only what has happened can be undone: what waits is rejected.
    ReversedMustHaveHappened {
        /// What it is.
        kind: Kind,
        /// The entry that rejected it, if one did.
        rejected: Option<Seq>,
        /// The entry.
        seq: Seq,
    },
    /// An entry that was rejected, withdrawn or paid waits no more.
    EntryMustStillWait {
        /// The entry.
        seq: Seq,
    },
    /// A list is approved whole, after its last person.
    ListMustBeWhole {
        /// The request.
        request: Seq,
    },
    /// Whoever approves is another than who recorded (会计法 art. 25).
    ApproverMustNotBeTheRecorder {
        /// Who.
        approver: Code,
        /// The entry he recorded.
        seq: Seq,
    },
    /// Two approvals are two persons'.
    ApproverMustBeAnother {
        /// Who.
        approver: Code,
        /// The entry he approved already.
        seq: Seq,
    },
    /// Nobody approves what was not yet asked.
    ApprovalMustFollowTheEntry {
        /// The day of the entry.
        on: Day,
    },
    /// Notice runs from the approval of what is published: nobody approves it as of an earlier day.
    PublicationMustBeApprovedToday {
        /// The day of recording.
        today: Day,
    },
    /// One approval is one entry's; only a count of the shop is approved row by row in one.
    EntriesMustBeApprovedOneByOne {
        /// The first entry named.
        first: Seq,
        /// The last entry named.
        last: Seq,
    },
    /// An exception is approved by whom it names.
    ExceptionMustBeApprovedByItsApprover {
        /// Whom it names.
        approver: Code,
    },
    /// Nobody approves a payment to himself.
    ApproverMustNotBePaid {
        /// Who.
        approver: Code,
    },
    /// Nobody lets happen what brings him points, hours or goods.
    ApproverMustNotReceiveIt {
        /// Who.
        approver: Code,
    },
    /// Nobody approves what is done about himself.
    ApproverMustNotBeTheSubject {
        /// Who.
        approver: Code,
    },
    /// What waited is asked once more when it is approved.
    EntryMustStillBeAllowed {
        /// The entry.
        seq: Seq,
        /// The rule it breaks by now.
        refusal: Box<Refusal>,
    },
    /// A notice says what the entries say: what is wrong in it is corrected there, and told in the next.
    NoticeMustNotBeRejected {
        /// The entry that prepared it.
        seq: Seq,
    },
    /// In two-person mode a notice hangs once somebody else approved it.
    NoticeMustBeApproved {
        /// The entry that prepared it.
        seq: Seq,
    },
    /// In two-person mode a match arrives once the federation countersigned what it confirmed.
    MatchMustBeCountersigned {
        /// The entry that confirmed it.
        seq: Seq,
    },
    /// Thresholds hold from a day that is not over.
    ThresholdsMustNotReachBack {
        /// The day of recording.
        today: Day,
    },
    /// A term ends after it begins.
    TermMustLast,
    /// Whoever declares an interest sits on the committee.
    DeclarerMustSitOnTheCommittee {
        /// Who.
        person: PersonNumber,
    },
    /// One party is named, by number or by its registered name, and it is not the member himself.
    InterestMustNameOneParty,
}
