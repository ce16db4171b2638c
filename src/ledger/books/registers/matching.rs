//! 配捐: what later entries change of pools and agreements. What an agreement says is looked up whole.

use serde::{Deserialize, Serialize};

use crate::ledger::books::{Record, Register};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::yuan::Yuan;

/// A pool, under its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolFacts {
    /// The entry that opened it.
    pub opened: Seq,
    /// Its agreements, in the order in which they were recorded.
    pub agreements: Vec<Seq>,
    /// Where its confirmation began: entries below it were reckoned. Its split is frozen since.
    pub size: Maybe<Seq>,
    /// How many of its agreements are confirmed.
    pub confirmed: Count,
}

impl PoolFacts {
    /// Whether all of its agreements are confirmed.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.size.is_some() && u64::try_from(self.agreements.len()).is_ok_and(|all| all == self.confirmed.0)
    }
}

impl Record for PoolFacts {
    const REGISTER: Register = Register::Pools;
    type Key = Code;
}

/// A number that was merged into another, and since when. Who is one person today, the volunteers' register knows; a match
/// asks who was one when it was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeFacts {
    /// The number.
    pub from: PersonNumber,
    /// The entry.
    pub seq: Seq,
    /// The number that stayed.
    pub into: PersonNumber,
}

impl Record for MergeFacts {
    const REGISTER: Register = Register::Merges;
    type Key = PersonNumber;
}

/// An agreement, under its entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchFacts {
    /// The project.
    pub project: Code,
    /// The entry that confirmed it.
    pub confirmed: Maybe<Seq>,
    /// What arrived.
    pub received: Yuan,
    /// What of it is owed back, paid or not.
    pub owed: Yuan,
    /// What of it went back.
    pub returned: Yuan,
    /// The first day on which a gift of its base was corrected since what is owed was recorded last.
    pub corrected: Maybe<Day>,
}

impl MatchFacts {
    /// What is owed and did not go back yet.
    #[must_use]
    pub fn debt(&self) -> Yuan {
        self.owed.minus(self.returned).unwrap_or_default()
    }

    /// What arrived and stayed.
    #[must_use]
    pub fn stayed(&self) -> Yuan {
        self.received.minus(self.returned).unwrap_or_default()
    }
}

impl Record for MatchFacts {
    const REGISTER: Register = Register::Matches;
    type Key = Seq;
}
