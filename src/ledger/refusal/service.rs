//! Activities, hours and their publication. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::points::Points;

/// Why hours want another person's reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursDoubt {
    /// Recorded so soon after they ended.
    TooEarly {
        /// How many minutes after.
        minutes: u32,
    },
    /// Recorded so long after they were given.
    TooLate {
        /// How many days after.
        days: u32,
    },
    /// One witness for very many.
    OneWitness {
        /// How many volunteers of one day are seen by one person without a reason.
        limit: Count,
    },
}

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum ServiceRefusal {
    // Activities.
    /// An activity says what is done, and where.
    ActivityMustBeDescribed,
    /// The code of an activity is free.
    ActivityCodeMustBeFree {
        /// The code.
        code: Code,
    },
    /// It begins before it ends, by day and by hour.
    ActivityMustHaveAWindow,
    /// It ends within a year: a window that never closes bounds nothing.
    ActivityMustEndWithinAYear,
    /// The rules know its kind of service.
    ServiceMustBeInTheRules {
        /// The kind.
        class: Code,
        /// The day.
        day: Day,
    },

    // Hours.
    /// The activity was opened.
    ActivityMustBeOpened {
        /// The code asked for.
        code: Code,
    },
    /// No time is no service.
    HoursMustNotBeZero,
    /// Hours lie within the activity's days and times of day.
    HoursMustFitTheActivity {
        /// Its first day.
        first: Day,
        /// Its last.
        last: Day,
        /// From when on each day.
        begins: TimeOfDay,
        /// Until when.
        ends: TimeOfDay,
    },
    /// Hours are recorded when they are over.
    HoursMustBeOver,
    /// Only a party member's hours go to the 党性存折.
    PartyPointsMustBeAMembers {
        /// Who.
        number: PersonNumber,
        /// The day.
        day: Day,
    },
    /// Nobody is his own witness.
    WitnessMustBeAnother,
    /// Nobody records his own hours.
    RecorderMustNotBeTheVolunteer {
        /// Who.
        number: PersonNumber,
    },
    /// Nobody is at two places at once.
    HoursMustNotOverlap {
        /// The entry they overlap with.
        entry: Seq,
    },
    /// Two numbers that are merged did not serve at the same time.
    MergedHoursMustNotOverlap {
        /// Hours under the number that is given up.
        entry: Seq,
        /// Hours under the other.
        other: Seq,
    },
    /// A day has so many minutes and no more.
    DayMustHaveRoom {
        /// How many the rules allow.
        most: Minutes,
        /// How many are recorded already.
        given: Minutes,
    },
    /// A reason comes with the person who vouches for it, and the other way round.
    ReasonMustBeVouchedFor,
    /// Who vouches is neither the volunteer nor the witness.
    VoucherMustBeAnother,
    /// Hours that look doubtful want another person's reason.
    DoubtfulHoursMustBeVouchedFor {
        /// Why they do.
        doubt: HoursDoubt,
    },

    // Publishing.
    /// It says where it hangs.
    PublicationMustHang,
    /// There is something to publish.
    HoursMustWaitForPublication,
    /// It covers everything recorded up to now.
    PublicationMustCoverAllHours {
        /// The last entry it must cover.
        up_to: Seq,
    },
    /// It hangs on the day of the hours or later.
    PublicationMustFollowTheHours {
        /// The latest day of service.
        on: Day,
    },
    /// Its figures are those of the hours and the rules.
    PublicationMustAddUp {
        /// How many records.
        count: Count,
        /// Their minutes.
        minutes: Minutes,
        /// Their points for the exchange.
        points: Points,
        /// Their points for the 党性存折.
        points_party: Points,
    },
}
