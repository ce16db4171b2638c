//! 积分制管理办法: dated data. What was in force on a day applies to whatever happened on it.

mod cover;
mod file;

pub use cover::Cover;
pub use file::{Decided, RULES_TEMPLATE, RuleValue, RulesFault, RulesFile};

use std::cmp::Reverse;
use std::ops::Deref;
use std::sync::Arc;

use crate::ledger::books::registers::points::Portion;
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Books, Recalled};
use crate::ledger::event::{ActRule, Event, Kind, RulesSet, ServiceRule};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::refusal::{PointsRefusal, Refusal};
use crate::ledger::words::{PointsKind, Yes};

/// The rules in force on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleBook {
    /// The entry that set them.
    pub seq: Seq,
    /// What it says.
    pub rules: Rules,
}

/// The rules of an entry, where the books hold it: each of a million records of hours asks for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules(Arc<Recalled>);

impl Rules {
    /// Of an entry that set some.
    fn of(recalled: Arc<Recalled>) -> Option<Self> {
        matches!(recalled.event, Event::RulesSet(_)).then_some(Self(recalled))
    }
}

impl Deref for Rules {
    type Target = RulesSet;

    fn deref(&self) -> &RulesSet {
        let rules = if let Event::RulesSet(rules) = &self.0.event { Some(rules) } else { None };
        rules.expect("rules cannot be of another event")
    }
}

impl RuleBook {
    /// The rules in force on a day: of those that had begun, the last to begin; of two that begin together, the later
    /// entry. Nothing before the first.
    #[must_use]
    pub fn on(books: &impl Books, day: Day) -> Option<Self> {
        let begun = Self::standing(books).filter(|book| book.rules.from <= day);
        begun.max_by_key(|book| (book.rules.from, book.seq))
    }

    /// The rules that an entry set.
    #[must_use]
    pub fn set_by(books: &impl Books, seq: Seq) -> Option<Self> {
        Some(Self { seq, rules: Rules::of(books.recall(seq)?)? })
    }

    /// All that are in force from a day on, by that day: of two that begin together, the later entry.
    #[must_use]
    pub fn all(books: &impl Books) -> Vec<Self> {
        let mut books: Vec<Self> = Self::standing(books).collect();
        books.sort_by_key(|book| (book.rules.from, Reverse(book.seq)));
        books.dedup_by_key(|book| book.rules.from);
        books
    }

    fn standing(books: &impl Books) -> impl Iterator<Item = Self> {
        let set = books.happened(Kind::RulesSet, Day::FIRST, Day::LAST);
        let standing = set.into_iter().filter_map(|seq| books.standing(seq));
        standing.filter_map(|recalled| Some(Self { seq: recalled.seq, rules: Rules::of(recalled)? }))
    }

    /// The rules in force on a day, for what cannot be without them.
    ///
    /// # Errors
    /// [`PointsRefusal::PointsNeedRulesInForce`], with the rules that only wait for approval.
    pub fn needed_on(books: &impl Books, day: Day) -> Result<Self, Refusal> {
        Self::on(books, day).ok_or_else(|| {
            let mut waiting = WaitingFacts::all_waiting(books).into_iter();
            let waits = waiting.find(|(_, facts)| facts.kind == Kind::RulesSet.word()).map(|(seq, _)| seq);
            PointsRefusal::PointsNeedRulesInForce { day, waits }.into()
        })
    }

    /// What an hour of a kind of service brings.
    #[must_use]
    pub fn service(&self, class: &Code) -> Option<&ServiceRule> {
        self.rules.services.iter().find(|rule| rule.class == *class)
    }

    /// What an act brings or takes.
    #[must_use]
    pub fn act(&self, act: &Code) -> Option<&ActRule> {
        self.rules.acts.iter().find(|rule| rule.act == *act)
    }

    /// The first day on which points count that were published on a day: with three days' notice, published on D, they
    /// count from 00:00 on D+4.
    #[must_use]
    pub fn counts_from(&self, published: Day) -> Day {
        let days = i32::try_from(self.rules.notice_days.0).unwrap_or(i32::MAX);
        published.plus_days(days.saturating_add(1)).unwrap_or(Day::LAST)
    }

    /// The last day on which points count that began to on a day; empty when they never end.
    #[must_use]
    pub fn counts_until(&self, from: Day) -> Maybe<Day> {
        let last = |years: u64| {
            let years = i16::try_from(years.saturating_sub(1)).unwrap_or(i16::MAX);
            Day::new(from.year().saturating_add(years), 12, 31).unwrap_or(Day::LAST)
        };
        Maybe(self.rules.keeps_years.map(|years| last(years.0)))
    }

    /// Points that were published on a day, as they lie in an account.
    #[must_use]
    pub fn published(&self, kind: PointsKind, points: Points, on: Day) -> Portion {
        self.portion(kind, points, self.counts_from(on))
    }

    /// Points that count from a day, as they lie in an account. What stands in a 党性存折 never ends.
    #[must_use]
    pub fn portion(&self, kind: PointsKind, points: Points, from: Day) -> Portion {
        let until = if kind == PointsKind::Party { Maybe::EMPTY } else { self.counts_until(from) };
        Portion { from, until, points }
    }

    /// Whether a household's volunteers share one account.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.rules.household_shares == Yes::Yes
    }
}
