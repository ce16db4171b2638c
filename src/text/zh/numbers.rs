//! 金额与日期.

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

    fn short_day(&self, day: Day) -> String {
        self.day_of_year(day)
    }
}
