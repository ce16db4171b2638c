//! Points: the dated rule book, and what takes points away. Earning stands in `service`, exchanging in `shop`.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rate::Rate;
use crate::ledger::words::{ActSign, PointsKind, StarPeriod, Yes};
use crate::ledger::yuan::Yuan;

event! {
    /// What an hour of one kind of service brings.
    ServiceRule {
        /// Points for sixty minutes.
        an_hour: Points,
        /// The kind's code.
        class: Code,
        /// Its name on a sheet.
        name: Text,
    }
}

event! {
    /// What an act brings or takes.
    ActRule {
        /// The act's code.
        act: Code,
        /// Its name on a sheet.
        name: Text,
        /// How many points.
        points: Points,
        /// Whether it brings or takes them.
        sign: ActSign,
    }
}

event! {
    /// The 积分制管理办法, from a day on, as the TOML file in papers/ says it. Two persons. Earlier entries keep the
    /// rules that were in force on their day.
    RulesSet {
        /// The most one volunteer may earn at one activity in one day, or empty.
        activity_cap: Maybe<Points>,
        /// Acts, at most 100.
        acts: Vec<ActRule>,
        /// The share of outstanding points the shop must be able to honour: below it no more are published …
        cover: Rate,
        /// … and below this one it is told.
        cover_warning: Rate,
        /// The most one volunteer may earn in one day, by hours and deeds together, or empty.
        daily_cap: Maybe<Points>,
        /// The day of the decision.
        date: Day,
        /// The most minutes one volunteer may give in one day.
        day_minutes: Minutes,
        /// Hours recorded less than so many minutes after they ended need a reason.
        early_minutes: Minutes,
        /// The first day the rules apply to: never one that is over.
        from: Day,
        /// Whether a household's volunteers share one account.
        household_shares: Yes,
        /// Points end with the year in which they begin to count (1), or so many years later; empty: they never do.
        keeps_years: Maybe<Count>,
        /// Hours recorded more than so many days after they were given need a reason.
        late_days: Count,
        /// Published on D, they count from D + this + 1.
        notice_days: Count,
        /// The number of the decision.
        paper: Text,
        /// What a point is worth, for what outstanding points may cost.
        point_worth: Yuan,
        /// The project whose purses are set aside for the shop, or empty.
        reserve: Maybe<Code>,
        /// The TOML file, in papers/.
        rules_file: Maybe<Digest>,
        /// Kinds of service, at most 100.
        services: Vec<ServiceRule>,
        /// Hours for one star, two … five: rising.
        stars: Vec<Count>,
        /// Whether stars go by the year or by all time.
        stars_by: StarPeriod,
        /// The name of the rules.
        title: Text,
        /// Whether points may be given to another account.
        transfer: Yes,
        /// One witness for more volunteers than this in one day needs a reason.
        witness_limit: Count,
    }
}

event! {
    /// Points are taken for an act of the rule book. They count at once and can be objected to.
    PointsDeducted {
        /// Which act.
        act: Code,
        /// The business day.
        date: Day,
        /// How many: what the rule book says, or all there are.
        points: Points,
        /// From which kind of account.
        points_kind: PointsKind,
        /// Why; holds no natural person's name.
        reason: Text,
        /// Whose.
        volunteer: PersonNumber,
    }
}

event! {
    /// Every point whose time was over by a day is gone: one rule for all accounts.
    PointsExpired {
        /// How many accounts lost some.
        accounts: Count,
        /// The last day of their time.
        date: Day,
        /// How many points together.
        points: Points,
    }
}

event! {
    /// A number turned out to be another's: all points under it go to the one that stayed, each portion with its days.
    PointsJoined {
        /// The business day.
        date: Day,
        /// The number that was merged.
        from: PersonNumber,
        /// The number that stayed.
        into: PersonNumber,
        /// All there were for the exchange.
        points: Points,
        /// All there were in the 党性存折.
        points_party: Points,
    }
}

event! {
    /// Points go to another account, where the rules allow it.
    PointsTransferred {
        /// The business day.
        date: Day,
        /// Whose: a volunteer's number, or a household's code.
        from: Code,
        /// How many.
        points: Points,
        /// Why.
        reason: Text,
        /// To whom.
        to: Code,
    }
}
