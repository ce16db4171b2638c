//! Another person's word on entries that wait for it.

use crate::ledger::event::event;
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, Signature, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{CommitteePayee, Office, Role};
use crate::ledger::yuan::Yuan;

event! {
    /// Entries `first ..= last` are approved. With a signature it is the approver's own; a signed paper that was
    /// photographed may stand in, and is marked weaker everywhere.
    EntriesApproved {
        /// Who approved: an operator with the role, other than who recorded.
        approver: Code,
        /// The day he did.
        date: Day,
        /// The first entry.
        first: Seq,
        /// The last entry.
        last: Seq,
        /// The photographed paper, in papers/; empty when he signed with his key.
        paper_file: Maybe<Digest>,
        /// The role in which he approves.
        role: Role,
        /// His Ed25519 signature over `mingbai/approval/v1`, base64; empty when a paper stands in.
        signature: Maybe<Signature>,
    }
}

event! {
    /// An entry that waited is rejected, with a reason. Nothing follows from it any more. Nobody puts a no into another's
    /// mouth either: it is signed as an approval is, or stands on a photographed paper.
    EntryRejected {
        /// Who rejected it.
        approver: Code,
        /// The day he did.
        date: Day,
        /// Which entry.
        entry: Seq,
        /// The photographed paper, in papers/; empty when he signed with his key.
        paper_file: Maybe<Digest>,
        /// Why.
        reason: Text,
        /// His Ed25519 signature over `mingbai/rejection/v1`, base64; empty when a paper stands in.
        signature: Maybe<Signature>,
    }
}

event! {
    /// From a day on, how many must approve a payment, and whether the committee's own may be paid. Dated: what was in
    /// force on a day applies to it.
    ThresholdsSet {
        /// What becomes of a payment to somebody on the committee, or to whom he declared to be close.
        committee_payee: CommitteePayee,
        /// The day of the decision.
        date: Day,
        /// The first day they apply to: never one that is over.
        from: Day,
        /// The number of the paper.
        paper: Text,
        /// The paper, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// In two-person mode a refund, reversal or transfer of this much or more waits for another person; empty: each
        /// does.
        second_person_from: Maybe<Yuan>,
        /// A payment of this much or more needs two approvers; empty when one always does.
        two_approvers_from: Maybe<Yuan>,
    }
}

event! {
    /// Somebody sits on the committee. The last word on a person counts: a second one ends or prolongs his term.
    CommitteeSeated {
        /// The day it was recorded on paper.
        date: Day,
        /// The first day of the term.
        from: Day,
        /// Which seat.
        office: Office,
        /// The number of the paper.
        paper: Text,
        /// Who.
        person: PersonNumber,
        /// The last day of the term, or empty while it lasts.
        until: Maybe<Day>,
    }
}

event! {
    /// Somebody on the committee declares whom he is close to: a relative, or a firm.
    InterestDeclared {
        /// The day.
        date: Day,
        /// The firm's registered name, when it has no number.
        organisation: Text,
        /// The number of the relative or firm, or empty.
        party: Maybe<PersonNumber>,
        /// Who declares.
        person: PersonNumber,
        /// What they are to each other.
        relation: Text,
    }
}
