//! Activities: which entry opened each, and up to where its hours are published.

use serde::{Deserialize, Serialize};

use crate::ledger::books::registers::points::Portion;
use crate::ledger::books::{Books, Record, Register};
use crate::ledger::event::{ActivityOpened, Event};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::PointsKind;

/// An activity as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityFacts {
    /// The entry that opened it.
    pub entry: Seq,
    /// Its publications, in their order.
    pub publications: Vec<Publication>,
}

/// Hours that were published together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// The entry that says so.
    pub entry: Seq,
    /// The first day its points count, by the rules as they were then …
    pub from: Day,
    /// The day from which its notice runs: when it went up, or was approved after that.
    pub on: Day,
    /// … and the last, or empty.
    pub until: Maybe<Day>,
    /// The entry that set the rules of that day, as they were then: others may have begun on it since.
    pub rules: Seq,
    /// The last entry it covers.
    pub up_to: Seq,
}

impl Publication {
    /// Of the rules that were in force on a day.
    #[must_use]
    pub fn under(book: &RuleBook, entry: Seq, on: Day, up_to: Seq) -> Self {
        let from = book.counts_from(on);
        Self { entry, from, on, rules: book.seq, until: book.counts_until(from), up_to }
    }

    /// The rules of a day as they were when it was published. None begin before the day they are set, so they were others
    /// on its own day alone.
    #[must_use]
    pub fn rules_of(&self, books: &impl Books, day: Day) -> Option<RuleBook> {
        if day == self.on { RuleBook::set_by(books, self.rules) } else { RuleBook::on(books, day) }
    }

    /// Points it brought, as they came into an account. What stands in a 党性存折 never ends.
    #[must_use]
    pub fn brought(&self, kind: PointsKind, points: Points) -> Portion {
        let until = if kind == PointsKind::Party { Maybe::EMPTY } else { self.until };
        Portion { from: self.from, until, points }
    }
}

impl Record for ActivityFacts {
    const REGISTER: Register = Register::Activities;
    type Key = Code;
}

impl ActivityFacts {
    /// Up to which entry its hours are published.
    #[must_use]
    pub fn published_up_to(&self) -> Seq {
        self.publications.last().map_or(Seq(0), |last| last.up_to)
    }

    /// The publication that covers an entry.
    #[must_use]
    pub fn publication_of(&self, stint: Seq) -> Option<&Publication> {
        self.publications.iter().find(|one| stint <= one.up_to)
    }
}

/// An activity by its code: how it was opened, and how it stands.
pub fn activity(books: &impl Books, code: &Code) -> Option<(ActivityOpened, ActivityFacts)> {
    let facts = ActivityFacts::find(books, code)?;
    let recalled = books.recall(facts.entry)?;
    if let Event::ActivityOpened(opened) = &recalled.event { Some((opened.clone(), facts)) } else { None }
}
