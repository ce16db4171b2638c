//! Working days: Saturdays and Sundays are none, and the State Council announces each year which other days are none and
//! which Saturdays and Sundays are. Facts about the world, so data: `2026.toml`, or a `duties_set`.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::event::CalendarYear;
use crate::ledger::period::Day;

/// The years that were announced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i16, CalendarYear>,
}

/// A day that was reckoned, and the years of the calendar nobody had announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// The last day of the term.
    pub by: Day,
    /// Years in which only Saturdays and Sundays could be left out.
    pub unknown: BTreeSet<i16>,
}

impl Calendar {
    /// One year more, unless it is known. What the program ships was announced by the State Council: a fund may add years,
    /// and never takes a holiday into a year that has its announcement.
    pub fn learn(&mut self, year: &CalendarYear) {
        if let Ok(of) = i16::try_from(year.year.0) {
            self.years.entry(of).or_insert_with(|| year.clone());
        }
    }

    /// The years it knows, in order.
    pub fn years(&self) -> impl Iterator<Item = &CalendarYear> {
        self.years.values()
    }

    /// Whether the holidays of a year are announced.
    #[must_use]
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains_key(&year)
    }

    /// Whether people work on a day. In a year that is not announced only Saturdays and Sundays are left out.
    #[must_use]
    pub fn is_working(&self, day: Day) -> bool {
        match self.years.get(&day.year()) {
            Some(year) if year.workdays.contains(&day) => true,
            Some(year) if year.days_off.contains(&day) => false,
            Some(_) | None => !day.is_weekend(),
        }
    }

    /// The so-manieth working day after a day, which does not count itself.
    #[must_use]
    pub fn after(&self, since: Day, working_days: u64) -> Reckoned {
        let (mut day, mut left, mut unknown) = (since, working_days, BTreeSet::new());
        while let Some(next) = (left > 0).then(|| day.plus_days(1).ok()).flatten() {
            day = next;
            if !self.knows(day.year()) {
                unknown.insert(day.year());
            }
            if self.is_working(day) {
                left = left.saturating_sub(1);
            }
        }
        Reckoned { by: day, unknown }
    }
}
