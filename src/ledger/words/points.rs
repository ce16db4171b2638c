//! The closed lists of volunteers, points and the shop.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ledger::words::WordFault;

list! {
    /// Two kinds of points account, never mixed.
    PointsKind {
        /// For the exchange shop.
        Exchange = "exchange",
        /// 党性存折: counted and stated yearly, not for exchange.
        Party = "party",
    }
}

list! {
    /// Whether an act of the rule book brings points or takes them.
    ActSign {
        /// It brings them.
        Award = "award",
        /// It takes them.
        Deduction = "deduction",
    }
}

list! {
    /// By what stars go.
    StarPeriod {
        /// The hours of a calendar year.
        Year = "year",
        /// The hours of all time, as the national rule has it.
        Life = "life",
    }
}

list! {
    /// What an item of the shop is.
    ItemKind {
        /// Goods out of a lot.
        Goods = "goods",
        /// A service a merchant honours and is paid for later.
        Service = "service",
    }
}

list! {
    /// A line of the rule book, as a sheet prints it.
    RuleSetting {
        /// The entry that set it.
        Entry = "entry",
        /// Its name.
        Title = "title",
        /// The first day it applies to.
        From = "from",
        /// The number of the decision.
        Paper = "paper",
        /// Days of notice before points count.
        NoticeDays = "notice_days",
        /// Whether a household shares one account.
        HouseholdShares = "household_shares",
        /// Whether points may be given to others.
        Transfer = "transfer",
        /// To the end of which year points are kept.
        KeepsYears = "keeps_years",
        /// The most a day.
        DailyCap = "daily_cap",
        /// The most at one activity.
        ActivityCap = "activity_cap",
        /// What a point is worth.
        PointWorth = "point_worth",
        /// Below it one is told.
        CoverWarning = "cover_warning",
        /// Below it no more points are published.
        Cover = "cover",
        /// The project set aside for the shop.
        Reserve = "reserve",
        /// The most minutes a day.
        DayMinutes = "day_minutes",
        /// Hours recorded earlier than this after their end need a reason.
        EarlyMinutes = "early_minutes",
        /// Hours recorded later than this need a reason.
        LateDays = "late_days",
        /// One witness for more than this needs a reason.
        WitnessLimit = "witness_limit",
        /// What an hour brings, kind by kind.
        Services = "services",
        /// What acts bring and take.
        Acts = "acts",
        /// By what stars go.
        StarsBy = "stars_by",
        /// Hours for one star, two … five.
        Stars = "stars",
    }
}

list! {
    /// What moved points of an account.
    PointsChange {
        /// Earned: published hours and deeds.
        Awarded = "awarded",
        /// Brought along: from books before this ledger, or from another community.
        Brought = "brought",
        /// Exchanged in the shop.
        Exchanged = "exchanged",
        /// Taken for an act of the rule book.
        Deducted = "deducted",
        /// Ended unused.
        Expired = "expired",
        /// Received from another account.
        GivenIn = "given_in",
        /// Given to another account, or taken along to another community.
        GivenOut = "given_out",
        /// Back again: what took them was reversed.
        PutBack = "put_back",
        /// Gone again: what brought them was reversed.
        TakenBack = "taken_back",
    }
}

impl PointsChange {
    /// Whether it brings points into the account.
    #[must_use]
    pub const fn is_inward(self) -> bool {
        matches!(self, Self::Awarded | Self::Brought | Self::GivenIn | Self::PutBack)
    }
}

list! {
    /// What became of recorded hours. Of the books, not of the file.
    StintState {
        /// They wait for publication.
        Recorded = "recorded",
        /// They hang on the board, and count.
        Published = "published",
        /// Their entry was reversed.
        Undone = "undone",
    }
}
