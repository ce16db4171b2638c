//! Amounts and dates.

use std::fmt;

use crate::ledger::minutes::Minutes;
use crate::ledger::period::{Day, Moment, Month, UtcOffset};
use crate::ledger::points::Points;
use crate::ledger::yuan::Yuan;
use crate::text::en::En;
use crate::text::numbers::trimmed;
use crate::text::{NumberWords, grouped};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn name_of(month: Month) -> &'static str {
    let index = usize::try_from(month.of_year()).ok().and_then(|m| m.checked_sub(1));
    index.and_then(|i| MONTHS.get(i)).copied().unwrap_or_default()
}

/// So many of something, one or more: `1 entry`, `3 entries`. All nouns that are counted here end as these do.
pub(super) fn counted(count: impl fmt::Display, noun: &str) -> String {
    let count = count.to_string();
    match noun.strip_suffix("ry") {
        _ if count == "1" => format!("{count} {noun}"),
        Some(stem) => format!("{count} {stem}ries"),
        None => format!("{count} {noun}s"),
    }
}

impl NumberWords for En {
    fn yuan(&self, amount: Yuan) -> String {
        format!("{} yuan", grouped(amount))
    }

    fn points(&self, points: Points) -> String {
        counted(trimmed(&points.to_string()), "point")
    }

    fn hours_and_minutes(&self, time: Minutes) -> String {
        match time.hours() {
            (0, minutes) => format!("{minutes} min"),
            (hours, 0) => format!("{hours} h"),
            (hours, minutes) => format!("{hours} h {minutes} min"),
        }
    }

    fn in_full(&self, _: Yuan) -> Option<String> {
        None
    }

    fn month(&self, month: Month) -> String {
        format!("{} {}", name_of(month), month.year())
    }

    fn day(&self, day: Day) -> String {
        format!("{} {}", day.of_month(), self.month(day.month()))
    }

    fn moment(&self, moment: Moment, offset: UtcOffset) -> String {
        format!("{} (UTC{offset})", moment.wall_clock(offset))
    }

    fn day_of_year(&self, day: Day) -> String {
        format!("{} {}", day.of_month(), name_of(day.month()))
    }

    fn day_in(&self, day: Day, month: Month) -> String {
        let short = self.short_day(day);
        if day.month().year() == month.year() { short } else { format!("{short} {}", day.month().year()) }
    }

    fn short_day(&self, day: Day) -> String {
        let name = name_of(day.month());
        format!("{} {}", day.of_month(), name.get(..3).unwrap_or(name))
    }
}
