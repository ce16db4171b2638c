//! Another person's word: who approved or rejected an entry that waits, and how many must approve.

use serde::{Deserialize, Serialize};

use crate::ledger::books::{Books, Record, Register};
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::{CommitteePayee, Role, Yes};
use crate::ledger::yuan::Yuan;

/// What was said of an entry that waits, under its number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalFacts {
    /// Who approved, in the order in which they did.
    pub approvals: Vec<Approval>,
    /// The entry that rejected it.
    pub rejected: Maybe<Seq>,
}

/// One person's approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Who.
    pub approver: Code,
    /// The entry that says so.
    pub entry: Seq,
    /// `yes` when a photographed paper stands in for his signature.
    pub on_paper: Yes,
    /// In which role.
    pub role: Role,
}

impl Record for ApprovalFacts {
    const REGISTER: Register = Register::Approvals;
    type Key = Seq;
}

/// How payments are approved on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// What becomes of a payment to somebody on the committee.
    pub committee_payee: CommitteePayee,
    /// From which amount on a refund, reversal or transfer waits for another person; nothing when each does.
    pub second_person_from: Option<Yuan>,
    /// From which amount on two must approve.
    pub two_approvers_from: Option<Yuan>,
}

impl Thresholds {
    /// While nothing was set, one approver is enough and the committee is not paid.
    const UNSET: Self =
        Self { committee_payee: CommitteePayee::Refused, second_person_from: None, two_approvers_from: None };

    /// What was set last, whenever it begins.
    #[must_use]
    pub fn newest(books: &impl Books) -> Self {
        Self::on(books, Day::LAST)
    }

    /// What was in force on a day.
    #[must_use]
    pub fn on(books: &impl Books, day: Day) -> Self {
        let set = books.happened(Kind::ThresholdsSet, Day::FIRST, Day::LAST);
        let standing = set.into_iter().filter_map(|seq| books.standing(seq));
        Self::among(standing.map(|recalled| (recalled.seq, recalled.event.clone())), day)
    }

    /// What of all that was set was in force on a day: what began last, and of two that began together the later entry.
    #[must_use]
    pub fn among(set: impl IntoIterator<Item = (Seq, Event)>, day: Day) -> Self {
        let mut found = (None, Self::UNSET);
        for (seq, event) in set {
            if let Event::ThresholdsSet(e) = event
                && e.from <= day
                && found.0 <= Some((e.from, seq))
            {
                let now = Self {
                    committee_payee: e.committee_payee,
                    second_person_from: *e.second_person_from,
                    two_approvers_from: *e.two_approvers_from,
                };
                found = (Some((e.from, seq)), now);
            }
        }
        found.1
    }

    /// How many must approve an amount.
    #[must_use]
    pub fn approvers_for(self, amount: Yuan) -> usize {
        if self.two_approvers_from.is_some_and(|from| amount >= from) { 2 } else { 1 }
    }
}
