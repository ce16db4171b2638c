//! Households, teams, and what is known of each volunteer. A volunteer's household, team and membership change with
//! time, and an hour belongs to those of its own day ([`VolunteerFacts::on`]).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ledger::books::stints::Stint;
use crate::ledger::books::{Books, Key, Record, Register};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::words::Yes;

/// Padded, so that it sorts as the numbers do.
impl Key for PersonNumber {
    fn key(&self) -> String {
        format!("{:010}", self.0)
    }
}

/// A household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdFacts {
    /// Where it lives.
    pub area: Maybe<Code>,
    /// The entry that registered it.
    pub entry: Seq,
    /// Who answers for it.
    pub head: PersonNumber,
}

impl Record for HouseholdFacts {
    const REGISTER: Register = Register::Households;
    type Key = Code;
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamFacts {
    /// The entry that registered it.
    pub entry: Seq,
    /// Who leads it.
    pub leader: PersonNumber,
    /// Its name.
    pub name: Text,
}

impl Record for TeamFacts {
    const REGISTER: Register = Register::Teams;
    type Key = Code;
}

/// A volunteer: all that was said of him, in the order of the days from which it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolunteerFacts {
    /// His last day here, once he went to another community.
    pub left: Maybe<Day>,
    /// What was said of him; never empty.
    pub memberships: Vec<Membership>,
}

/// What one registration says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// The entry that says so.
    pub entry: Seq,
    /// From which day on.
    pub from: Day,
    /// His household.
    pub household: Maybe<Code>,
    /// Whether he is a party member.
    pub is_party_member: Yes,
    /// His team.
    pub team: Maybe<Code>,
}

impl Membership {
    /// Whether it says the same as another, whenever.
    #[must_use]
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        self.household == other.household && self.is_party_member == other.is_party_member && self.team == other.team
    }
}

impl Record for VolunteerFacts {
    const REGISTER: Register = Register::Volunteers;
    type Key = PersonNumber;
}

impl VolunteerFacts {
    /// What counted on a day; nothing before he was a volunteer, and nothing after he left.
    #[must_use]
    pub fn on(&self, day: Day) -> Option<&Membership> {
        self.as_known_before(Seq(u64::MAX), day)
    }

    /// What counted on a day, as far as entries before this one say it.
    #[must_use]
    pub fn as_known_before(&self, entry: Seq, day: Day) -> Option<&Membership> {
        let is_here = self.left.is_none_or(|last| day <= last);
        let mut known = self.memberships.iter().filter(|one| one.entry < entry && one.from <= day);
        known.next_back().filter(|_| is_here)
    }

    /// What was said last.
    #[must_use]
    pub fn last(&self) -> Option<&Membership> {
        self.memberships.last()
    }
}

/// Numbers that were merged into one, however many merges it took, under the one that stayed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinedFacts {
    /// Rising by the entries that merged them.
    pub numbers: Vec<PersonNumber>,
}

impl Record for JoinedFacts {
    const REGISTER: Register = Register::NumbersJoined;
    type Key = PersonNumber;
}

/// Every number of one person: the one that stayed, and those merged into it. His hours stand under all of them.
#[must_use]
pub fn numbers_of(books: &impl Books, number: PersonNumber) -> Vec<PersonNumber> {
    let joined = JoinedFacts::find(books, &number).unwrap_or_default();
    let mut numbers = vec![number];
    numbers.extend(joined.numbers);
    numbers
}

/// Every merge at once, for whoever asks of many: the number that stayed, by those that were given up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined(BTreeMap<PersonNumber, PersonNumber>);

impl Joined {
    /// As the books know them.
    #[must_use]
    pub fn of(books: &impl Books) -> Self {
        Self::read(JoinedFacts::all(books, ""))
    }

    /// From the rows of the register.
    #[must_use]
    pub fn read(rows: Vec<(String, JoinedFacts)>) -> Self {
        let mut joined = BTreeMap::new();
        for (key, facts) in rows {
            let Some(into) = key.parse().ok().map(PersonNumber) else { continue };
            joined.extend(facts.numbers.into_iter().map(|number| (number, into)));
        }
        Self(joined)
    }

    /// The number that stayed; the number itself where it was never merged.
    #[must_use]
    pub fn stayed(&self, number: PersonNumber) -> PersonNumber {
        self.0.get(&number).copied().unwrap_or(number)
    }

    /// The hours of one person on these days, by entry.
    #[must_use]
    pub fn stints(&self, books: &impl Books, number: PersonNumber, from: Day, until: Day) -> Vec<Stint> {
        let mut stints = books.stints(number, from, until);
        for (other, _) in self.0.iter().filter(|(_, into)| **into == number) {
            stints.extend(books.stints(*other, from, until));
        }
        stints.sort_by_key(|stint| stint.seq);
        stints
    }
}

/// The hours of one person on these days, under whichever of his numbers, by entry.
#[must_use]
pub fn stints_of_person(books: &impl Books, number: PersonNumber, from: Day, until: Day) -> Vec<Stint> {
    let numbers = numbers_of(books, number);
    let mut stints: Vec<Stint> = numbers.into_iter().flat_map(|number| books.stints(number, from, until)).collect();
    stints.sort_by_key(|stint| stint.seq);
    stints
}

/// In which household everybody lived who ever lived in one, for whoever asks of many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Homes(BTreeMap<PersonNumber, VolunteerFacts>);

impl Homes {
    /// From the rows of the register.
    #[must_use]
    pub fn read(rows: Vec<(String, VolunteerFacts)>) -> Self {
        let has_lived = |facts: &VolunteerFacts| facts.memberships.iter().any(|one| one.household.is_some());
        let rows = rows.into_iter().filter(|(_, facts)| has_lived(facts));
        Self(rows.filter_map(|(key, facts)| Some((PersonNumber(key.parse().ok()?), facts))).collect())
    }

    /// The household that two persons shared on a day. Nothing is refused for it: who else sees an old man swept his yard than
    /// his daughter?
    #[must_use]
    pub fn shared(&self, one: PersonNumber, other: PersonNumber, day: Day) -> Maybe<Code> {
        let home = |number| self.0.get(&number).and_then(|facts| facts.on(day)?.household.as_ref());
        Maybe(home(one).filter(|code| home(other) == Some(*code)).cloned())
    }
}

/// Who a volunteer was on a day; nothing when he was none.
pub fn membership_on(books: &impl Books, volunteer: PersonNumber, day: Day) -> Option<Membership> {
    VolunteerFacts::find(books, &volunteer)?.on(day).cloned()
}
