//! Households, teams and volunteers. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum VolunteerRefusal {
    // Households and teams.
    /// The code of a household does not read like a person's number: a points account is either.
    HouseholdCodeMustBeNoNumber {
        /// The code.
        code: Code,
    },
    /// The code of a household is free.
    HouseholdCodeMustBeFree {
        /// The code.
        code: Code,
    },
    /// The code of a team is free.
    TeamCodeMustBeFree {
        /// The code.
        code: Code,
    },

    // Volunteers.
    /// A volunteer, a household's head and a team's leader are natural persons.
    VolunteerMustBeAPerson {
        /// The number asked for.
        number: PersonNumber,
    },
    /// The household is registered.
    HouseholdMustBeRegistered {
        /// The code asked for.
        code: Code,
    },
    /// The team is registered.
    TeamMustBeRegistered {
        /// The code asked for.
        code: Code,
    },
    /// What is said of a volunteer counts from its day on, and never before what was said last.
    RegistrationMustFollowTheLast {
        /// The day of the last.
        on: Day,
    },
    /// What changes in a registration leaves told and closed months as they are.
    RegistrationMustLeaveToldMonths {
        /// The first day from which it may count.
        first: Day,
    },
    /// A registration says something new.
    RegistrationMustSayMore {
        /// The volunteer.
        number: PersonNumber,
    },

    /// The last volunteer of a household leaves no points in its account.
    HouseholdMustKeepAMember {
        /// The household.
        code: Code,
        /// What lies in its account.
        points: Points,
    },

    /// The last volunteer of a household that shares leaves no debt in its account.
    HouseholdMustPayWhatItOwes {
        /// The household.
        code: Code,
        /// What its account owes.
        owed: Points,
    },

    /// Whoever owes on an account of his own moves into no household that shares.
    VolunteerMustPayWhatHeOwes {
        /// The volunteer.
        number: PersonNumber,
        /// What his account owes.
        owed: Points,
    },

    // Whoever gives hours.
    /// Somebody is a registered volunteer on that day.
    VolunteerMustBeRegistered {
        /// The number asked for.
        number: PersonNumber,
        /// The day.
        day: Day,
    },
    /// Whoever was sent to another community earns nothing more here.
    VolunteerMustStillBeHere {
        /// The number asked for.
        number: PersonNumber,
        /// His last day here.
        left: Day,
    },

    // Files.
    /// The rows of a roster follow it without anything between.
    RosterMustBeFinished {
        /// Its entry.
        roster: Seq,
        /// How many rows are still to come.
        rows_left: Count,
    },
    /// A roster announces rows of a kind that comes in rosters, and one roster at a time.
    RosterMustHoldItsKind {
        /// The kind it names.
        of: Text,
    },
}
