//! A file of volunteers, hours, openings or items, or a count of the shop, whose rows are still coming: nothing else may come
//! between.

use serde::{Deserialize, Serialize};

use crate::ledger::books::{Record, Register};
use crate::ledger::event::Kind;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Text;

/// The open roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterFacts {
    /// The entry that announced it.
    pub entry: Seq,
    /// The number of its last row: they follow it with nothing between.
    pub last: Seq,
    /// The kind of its rows.
    pub of: Text,
}

impl Record for RosterFacts {
    const REGISTER: Register = Register::Rosters;
    type Key = String;
}

impl RosterFacts {
    /// The key of the one that is open.
    #[must_use]
    pub fn key() -> String {
        "open".to_owned()
    }

    /// Whether entries of a kind are rows of something: of a roster, or of a count of the shop.
    #[must_use]
    pub fn is_row(kind: Kind) -> bool {
        Self::may_hold(kind) || kind == Kind::LotCounted
    }

    /// How many of its rows are still to come, when the next entry has this number.
    #[must_use]
    pub fn rows_left(&self, next: Seq) -> Count {
        Count(self.last.next().0.saturating_sub(next.0))
    }

    /// Whether entries of a kind come in rosters.
    #[must_use]
    pub const fn may_hold(kind: Kind) -> bool {
        matches!(
            kind,
            Kind::HouseholdRegistered
                | Kind::TeamRegistered
                | Kind::VolunteerRegistered
                | Kind::VolunteerOpeningRecorded
                | Kind::HoursRecorded
                | Kind::ItemPriced
        )
    }
}
