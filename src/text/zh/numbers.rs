//! 金额与日期.

use crate::ledger::minutes::Minutes;
use crate::ledger::period::{Day, Moment, Month, UtcOffset};
use crate::ledger::points::Points;
use crate::ledger::yuan::Yuan;
use crate::text::numbers::trimmed;
use crate::text::zh::Zh;
use crate::text::{NumberWords, daxie, grouped};

impl NumberWords for Zh {
    fn yuan(&self, amount: Yuan) -> String {
        format!("{} 元", grouped(amount))
    }

    fn points(&self, points: Points) -> String {
        format!("{} 分", trimmed(&points.to_string()))
    }

    fn hours_and_minutes(&self, time: Minutes) -> String {
        match time.hours() {
            (0, minutes) => format!("{minutes} 分钟"),
            (hours, 0) => format!("{hours} 小时"),
            (hours, minutes) => format!("{hours} 小时 {minutes} 分"),
        }
    }

    fn in_full(&self, amount: Yuan) -> Option<String> {
        Some(daxie::capitals(amount))
    }

    fn month(&self, month: Month) -> String {
        format!("{}年{}月", month.year(), month.of_year())
    }

    fn day(&self, day: Day) -> String {
        format!("{}{}日", self.month(day.month()), day.of_month())
    }

    fn moment(&self, moment: Moment, offset: UtcOffset) -> String {
        let clock = if offset == UtcOffset::china() { "北京时间".to_owned() } else { format!("UTC{offset}") };
        format!("{}（{clock}）", moment.wall_clock(offset))
    }

    fn day_of_year(&self, day: Day) -> String {
        format!("{}月{}日", day.month().of_year(), day.of_month())
    }

    fn day_in(&self, day: Day, month: Month) -> String {
        if day.month().year() == month.year() { self.short_day(day) } else { self.day(day) }
    }

    fn short_day(&self, day: Day) -> String {
        self.day_of_year(day)
    }
}
