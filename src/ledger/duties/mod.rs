//! The clock of duties: how long each runs and which rule says so, as data with a date. What the program ships applies
//! until a `duties_set` says otherwise; the term that was in force when a clock began is the one that binds.

mod calendar;
mod file;

use std::collections::BTreeSet;
use std::sync::LazyLock;

pub use calendar::{Calendar, Reckoned};
pub use file::{Decided, DutiesFault, DutiesFile};

use crate::ledger::books::Books;
use crate::ledger::event::{DutiesSet, DutyRule, Event, Kind};
use crate::ledger::field::Seq;
use crate::ledger::name::{Digest, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{Duty, TermUnit};

/// The duties of 2026, every line explained: what applies where a fund sets nothing, and a file to begin with.
pub const DUTIES_2026: &str = include_str!("2026.toml");

/// What the program ships, as if it had been set at the beginning of time.
static SHIPPED: LazyLock<DutiesSet> = LazyLock::new(|| {
    let decided = Decided { date: Day::FIRST, from: Day::FIRST, paper: Text::default(), duties_file: Digest([0; 32]) };
    let read = DutiesFile::read(DUTIES_2026).and_then(|file| file.decided(decided));
    read.expect("the shipped duties cannot be wrong")
});

/// Everything that was ever set, by the day it begins, then by entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    set: Vec<(Day, Seq, DutiesSet)>,
}

impl Duties {
    /// What a fund set itself, each with its entry.
    #[must_use]
    pub fn new(set: impl IntoIterator<Item = (Seq, DutiesSet)>) -> Self {
        let mut set: Vec<_> = set.into_iter().map(|(seq, set)| (set.from, seq, set)).collect();
        set.sort_by_key(|(from, seq, _)| (*from, *seq));
        Self { set }
    }

    /// What the books know.
    #[must_use]
    pub fn of(books: &impl Books) -> Self {
        let all = books.happened(Kind::DutiesSet, Day::FIRST, Day::LAST).into_iter();
        let set = all.filter_map(|seq| books.standing(seq)).filter_map(|recalled| {
            if let Event::DutiesSet(set) = &recalled.event { Some((recalled.seq, set.clone())) } else { None }
        });
        Self::new(set)
    }

    /// A duty as it was in force on a day: the last to begin of those that name it.
    ///
    /// # Panics
    /// Never: what is shipped names every duty, which a test holds.
    #[must_use]
    pub fn rule(&self, duty: Duty, day: Day) -> &DutyRule {
        let begun = self.set.iter().rev().filter(|(from, ..)| *from <= day).map(|(.., set)| set);
        let named = |set: &'_ DutiesSet| set.duties.iter().position(|rule| rule.duty == duty);
        let found = begun.chain([&*SHIPPED]).find_map(|set| set.duties.get(named(set)?));
        found.expect("the shipped duties cannot lack one")
    }

    /// The years of the calendar: those the program ships, then those the fund set, the first to name a year.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        let mut calendar = Calendar::default();
        let mut own: Vec<_> = self.set.iter().map(|(_, seq, set)| (*seq, set)).collect();
        own.sort_by_key(|(seq, _)| *seq);
        for year in [&*SHIPPED].into_iter().chain(own.into_iter().map(|(_, set)| set)).flat_map(|set| &set.calendar) {
            calendar.learn(year);
        }
        calendar
    }

    /// The last day of a duty whose clock began on a day, which does not count itself (民法典 art. 201). A term that ends on
    /// a holiday is not prolonged: whoever keeps the earlier day keeps both.
    #[must_use]
    pub fn reckon(&self, duty: Duty, since: Day) -> Reckoned {
        let rule = self.rule(duty, since);
        let count = i32::try_from(rule.count.0).unwrap_or(i32::MAX);
        let plain = |by: Day| Reckoned { by, unknown: BTreeSet::new() };
        match rule.unit {
            TermUnit::Days => plain(since.plus_days(count).unwrap_or(Day::LAST)),
            TermUnit::Months => plain(since.plus_months(count).unwrap_or(Day::LAST)),
            TermUnit::WorkingDays => self.calendar().after(since, rule.count.0),
        }
    }

    /// The same, where nobody asks which years were unknown.
    #[must_use]
    pub fn by(&self, duty: Duty, since: Day) -> Day {
        self.reckon(duty, since).by
    }

    /// The day on which something that began on another has lasted long enough for a duty.
    #[must_use]
    pub fn long_since(&self, duty: Duty, from: Day) -> Day {
        let months = self.rule(duty, from).longer_than.map_or(0, |months| i32::try_from(months.0).unwrap_or(i32::MAX));
        from.plus_months(months).unwrap_or(Day::LAST)
    }

    /// Whether something that lasted from one day to another is long enough for a duty.
    #[must_use]
    pub fn is_long_enough(&self, duty: Duty, from: Day, until: Day) -> bool {
        self.long_since(duty, from) <= until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn what_is_shipped_names_every_duty_once() {
        let duties = Duties::default();
        for duty in Duty::ALL {
            assert_eq!(SHIPPED.duties.iter().filter(|rule| rule.duty == *duty).count(), 1, "{duty}");
            assert!(!duties.rule(*duty, Day::FIRST).basis_en.is_empty(), "{duty}");
        }
    }

    /// The announcements of 2025 and 2026: so many days off, so many Saturdays and Sundays at work.
    #[test]
    fn the_shipped_years_are_those_announced_and_2027_is_not() {
        let calendar = Duties::default().calendar();
        let counts: Vec<_> =
            calendar.years().map(|year| (year.year.0, year.days_off.len(), year.workdays.len())).collect();
        assert_eq!(counts, [(2025, 28, 5), (2026, 33, 6)]);
        assert!(!calendar.knows(2027));
        for year in calendar.years() {
            assert!(year.workdays.iter().all(|day| day.is_weekend()), "{}", year.source);
        }
    }

    #[test]
    fn fifteen_working_days_over_the_national_day_of_2026() {
        // 09-20, a Sunday, is worked; 25 to 27 and 10-01 to 07 are off; 10-10, a Saturday, is worked.
        let duties = Duties::default();
        assert_eq!(duties.by(Duty::AnswerPayment, day("2026-09-18")), day("2026-10-15"));
        assert_eq!(duties.by(Duty::AnswerCommonIncome, day("2026-09-30")), day("2026-10-03"));
        assert_eq!(duties.by(Duty::AppealReport, day("2026-11-30")), day("2027-02-28"));
        let into_2027 = duties.reckon(Duty::AnswerPayment, day("2026-12-28"));
        assert_eq!((into_2027.by, into_2027.unknown.into_iter().collect()), (day("2027-01-18"), vec![2027]));
    }

    #[test]
    fn longer_than_six_months_is_more_than_six() {
        let duties = Duties::default();
        let is_long = |until: &str| duties.is_long_enough(Duty::AppealProgress, day("2026-01-01"), day(until));
        assert!(!is_long("2026-06-30") && is_long("2026-07-01"));
    }
}
