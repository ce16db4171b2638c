//! Volunteers: by real name (慈善法 art. 66), in households and teams, from and to other communities (关系转接).

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::words::Yes;

event! {
    /// A household: where the rule book says so, its volunteers share one points account under its code.
    HouseholdRegistered {
        /// The 小区 or 网格 it lives in, or empty.
        area: Maybe<Code>,
        /// Its code; never of a person's form (`p41`), so that a points account is either.
        code: Code,
        /// The business day.
        date: Day,
        /// Who answers for it.
        head: PersonNumber,
    }
}

event! {
    /// A volunteers' team.
    TeamRegistered {
        /// Its code.
        code: Code,
        /// The business day.
        date: Day,
        /// Who leads it.
        leader: PersonNumber,
        /// Its name, as a notice prints it.
        name: Text,
    }
}

event! {
    /// A registered person becomes a volunteer, or his household, team or membership changes: the last word on a person
    /// counts, and only from its day on.
    VolunteerRegistered {
        /// The business day.
        date: Day,
        /// His household, or empty.
        household: Maybe<Code>,
        /// Whether he is a party member, and has a 党性存折.
        is_party_member: Yes,
        /// His team, or empty.
        team: Maybe<Code>,
        /// Who: his name stands in people.db, its commitment with his number.
        volunteer: PersonNumber,
    }
}

event! {
    /// What books before this ledger say a volunteer had: opening balances, once a volunteer.
    VolunteerOpeningRecorded {
        /// The day of those books.
        date: Day,
        /// His minutes of all time.
        minutes: Minutes,
        /// Their number.
        paper: Text,
        /// Points that count already and can be exchanged.
        points: Points,
        /// Who.
        volunteer: PersonNumber,
    }
}

event! {
    /// A volunteer leaves for another community: the receipt of this entry is the signed statement he takes along.
    /// He takes along his minutes, but what an earlier statement says that is still out, and his own account's points, or
    /// his household's where he is the last of it; afterwards he earns nothing here.
    VolunteerSent {
        /// The business day.
        date: Day,
        /// His minutes that no other statement says.
        minutes: Minutes,
        /// Commitment to his name in force, so that the statement opens it and is good for nobody else.
        name: Maybe<Digest>,
        /// The points he takes along; they leave this ledger.
        points: Points,
        /// The origin of the ledger he goes to, so that no other may take him over.
        to: Text,
        /// Who.
        volunteer: PersonNumber,
    }
}

event! {
    /// A volunteer comes from another community with its signed statement, once.
    VolunteerReceived {
        /// The business day.
        date: Day,
        /// The origin of the ledger he comes from.
        from: Text,
        /// The leaf of its `volunteer_sent`: the same leaf is taken over once.
        leaf: Digest,
        /// His minutes of all time there.
        minutes: Minutes,
        /// The points he brings.
        points: Points,
        /// His number there.
        sent_as: PersonNumber,
        /// The day of its `volunteer_sent`: a statement is good for thirty days.
        stated_on: Day,
        /// The statement (a `.tlog-proof`), in papers/.
        statement_file: Maybe<Digest>,
        /// His number here.
        volunteer: PersonNumber,
    }
}

event! {
    /// A file of volunteers, hours, items or openings was read: its rows are the entries that follow.
    RosterImported {
        /// The file's SHA-256.
        file: Digest,
        /// The kind of the entries that follow.
        of: Text,
        /// How many follow.
        rows: Count,
    }
}
