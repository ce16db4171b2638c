//! Operators: their terms, keys that are nobody's any more, and since when it takes two persons.

use serde::{Deserialize, Serialize};

use crate::ledger::books::{Books, OperatorFacts, Record, Register};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::words::Mode;

/// The term of an operator who joined after entry 0, or left, under his code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermFacts {
    /// Its first day.
    pub from: Day,
    /// Its last, or empty while it lasts.
    pub until: Maybe<Day>,
    /// His number in the register of persons, if he has one.
    pub person: Maybe<PersonNumber>,
}

impl Record for TermFacts {
    const REGISTER: Register = Register::Terms;
    type Key = Code;
}

impl TermFacts {
    /// Whose term began with entry 0.
    pub const OF_THE_FIRST: Self = Self { from: Day::FIRST, until: Maybe::EMPTY, person: Maybe::EMPTY };

    /// The term of an operator.
    #[must_use]
    pub fn of(books: &impl Books, code: &Code) -> Self {
        Self::find(books, code).unwrap_or(Self::OF_THE_FIRST)
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }
}

/// The operator, if a day lies in his term.
pub fn acting(books: &impl Books, code: &Code, day: Day) -> Option<OperatorFacts> {
    books.operator(code).filter(|_| TermFacts::of(books, code).covers(day))
}

/// Whose key it was, under its 64 digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OldKeyFacts {
    /// Whose.
    pub code: Code,
    /// How many entries stood when it was last his alone.
    pub valid_size: Count,
}

impl Record for OldKeyFacts {
    const REGISTER: Register = Register::OldKeys;
    type Key = String;
}

/// Since which entry it takes two persons, under an empty key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TwoPersonsFacts {
    /// The entry.
    pub entry: Seq,
}

impl Record for TwoPersonsFacts {
    const REGISTER: Register = Register::TwoPersons;
    type Key = String;
}

/// Whether it takes two persons by now.
#[must_use]
pub fn mode(books: &impl Books) -> Mode {
    let began_with_it = books.opened().is_some_and(|opened| opened.mode == Mode::TwoPerson);
    if began_with_it || TwoPersonsFacts::find(books, &String::new()).is_some() {
        Mode::TwoPerson
    } else {
        Mode::OnePerson
    }
}

/// Whether nobody but one operator was ever enrolled: then no other person's word can be had.
#[must_use]
pub fn is_alone(books: &impl Books) -> bool {
    let Some(opened) = books.opened() else { return true };
    let is_first = |code: &str| opened.operators.iter().any(|first| first.code.as_str() == code);
    opened.operators.len() <= 1 && TermFacts::all(books, "").iter().all(|(code, _)| is_first(code))
}
