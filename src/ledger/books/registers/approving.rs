//! Another person's word: who approved or rejected an entry that waits, since when operators act, and how many must approve.

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

/// Since when somebody who joined after entry 0 acts, under his code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentFacts {
    /// The first day of his term.
    pub from: Day,
}

impl Record for EnrolmentFacts {
    const REGISTER: Register = Register::Enrolments;
    type Key = Code;
}

/// Whether nobody but one operator was ever enrolled: then no other person's word can be had.
#[must_use]
pub fn is_alone(books: &impl Books) -> bool {
    let first = books.opened().map_or(0, |opened| opened.operators.len());
    first <= 1 && books.registers(Register::Enrolments, "").is_empty()
}

/// How payments are approved on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// What becomes of a payment to somebody on the committee.
    pub committee_payee: CommitteePayee,
    /// From which amount on two must approve.
    pub two_approvers_from: Option<Yuan>,
}

impl Thresholds {
    /// What was in force on a day. While nothing was set, one approver is enough and the committee is not paid.
    #[must_use]
    pub fn on(books: &impl Books, day: Day) -> Self {
        let mut found = (None, Self { committee_payee: CommitteePayee::Refused, two_approvers_from: None });
        let set = books.happened(Kind::ThresholdsSet, Day::FIRST, Day::LAST);
        for recalled in set.into_iter().filter_map(|seq| books.standing(seq)) {
            if let Event::ThresholdsSet(e) = &recalled.event
                && e.from <= day
                && found.0 <= Some((e.from, recalled.seq))
            {
                let now = Self { committee_payee: e.committee_payee, two_approvers_from: *e.two_approvers_from };
                found = (Some((e.from, recalled.seq)), now);
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
