//! Time and deeds given: recorded, then published, then counted.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::words::PointsKind;

event! {
    /// An activity volunteers may give hours to.
    ActivityOpened {
        /// From when on, each of its days.
        begins: TimeOfDay,
        /// Its kind of service: a code of the rule book in force on its first day.
        class: Code,
        /// Its code.
        code: Code,
        /// The business day of opening.
        date: Day,
        /// Until when, each of its days.
        ends: TimeOfDay,
        /// Its first day.
        first: Day,
        /// How many persons it is meant to help; 0 when nobody said.
        helped: Count,
        /// Its last day.
        last: Day,
        /// Where.
        place: Text,
        /// The fund's project it serves, or empty.
        project: Maybe<Code>,
        /// Who answers for it, and for the hours.
        supervisor: PersonNumber,
        /// The team, or empty.
        team: Maybe<Code>,
        /// What is done, as a notice prints it.
        title: Text,
    }
}

event! {
    /// Hours of one volunteer at one activity on one day. They count once published.
    HoursRecorded {
        /// The activity.
        activity: Code,
        /// When he began.
        began: TimeOfDay,
        /// The day.
        date: Day,
        /// How long, in whole minutes.
        minutes: Minutes,
        /// Whether they go to the exchange or to the 党性存折.
        points_kind: PointsKind,
        /// Where the rules ask for one (too early, too late, one witness for very many): why it is right all the same.
        reason: Text,
        /// Who worked.
        volunteer: PersonNumber,
        /// Who gave that reason: another person than the volunteer; empty when there is none.
        vouched_by: Maybe<PersonNumber>,
        /// Who saw it: never the volunteer himself.
        witness: PersonNumber,
    }
}

event! {
    /// A deed (好人好事, a wish fulfilled): the rule book says what it is worth. It counts once published.
    DeedRecorded {
        /// Which act of the rule book.
        act: Code,
        /// The business day.
        date: Day,
        /// What was done; holds no natural person's name.
        description: Text,
        /// A gift of his own for it: the entry, or empty.
        gift: Maybe<Seq>,
        /// Whether its points go to the exchange or to the 党性存折.
        points_kind: PointsKind,
        /// Who did it.
        volunteer: PersonNumber,
        /// The wish it fulfilled, or empty.
        wish: Maybe<Seq>,
        /// Who saw it.
        witness: PersonNumber,
    }
}

event! {
    /// A 微心愿.
    WishMade {
        /// The business day.
        date: Day,
        /// What is wished; holds no natural person's name.
        wish: Text,
        /// Who wishes.
        wisher: PersonNumber,
    }
}

event! {
    /// Somebody takes a wish on. The last claim counts.
    WishClaimed {
        /// Who.
        claimer: PersonNumber,
        /// The business day.
        date: Day,
        /// The wish's entry.
        wish: Seq,
    }
}

event! {
    /// Hours of one activity, or deeds, were reviewed and hang on the board: all that were recorded up to an entry and
    /// were not published before. Another person approves the batch; without objection they count after the notice days.
    PointsPublished {
        /// The activity; empty for deeds.
        activity: Maybe<Code>,
        /// How many records.
        count: Count,
        /// The day it went up.
        date: Day,
        /// How many persons were helped; 0 for deeds.
        helped: Count,
        /// Their minutes; 0 for deeds.
        minutes: Minutes,
        /// Where it hangs.
        place: Text,
        /// The points they bring to the exchange, as the rule book reckons.
        points: Points,
        /// The points they bring to the 党性存折.
        points_party: Points,
        /// The last entry covered.
        up_to: Seq,
    }
}
