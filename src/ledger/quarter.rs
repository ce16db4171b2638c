//! A quarter, `2026-Q4`: the period in which 公共收益 is published (聊城市物业管理条例).

use std::fmt;
use std::str::FromStr;

use crate::ledger::period::{Day, Month, PeriodFault};

/// A quarter of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    first: Month,
}

impl Quarter {
    /// The quarter a day lies in.
    #[must_use]
    pub fn of(day: Day) -> Self {
        let begins = match day.month().of_year() {
            1..=3 => 1,
            4..=6 => 4,
            7..=9 => 7,
            _ => 10,
        };
        let first = Day::new(day.year(), begins, 1).map_or_else(|_| day.month(), Day::month);
        Self { first }
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> Day {
        self.first.first()
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> Day {
        self.first.next().next().last()
    }
}

impl FromStr for Quarter {
    type Err = PeriodFault;

    fn from_str(text: &str) -> Result<Self, PeriodFault> {
        let (year, number) = text.split_once("-Q").ok_or(PeriodFault::Month)?;
        let month = match number {
            "1" => "01",
            "2" => "04",
            "3" => "07",
            "4" => "10",
            _ => return Err(PeriodFault::Month),
        };
        format!("{year}-{month}").parse().map(|first| Self { first })
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = match self.first.of_year() {
            1 => 1,
            4 => 2,
            7 => 3,
            _ => 4,
        };
        f.pad(&format!("{:04}-Q{number}", self.first.year()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_has_three_months_and_one_spelling() {
        let quarter: Quarter = "2026-Q4".parse().expect("a quarter");
        assert_eq!(
            (quarter.first().to_string(), quarter.last().to_string()),
            ("2026-10-01".into(), "2026-12-31".into())
        );
        assert_eq!(Quarter::of(quarter.last()), quarter);
        assert_eq!(quarter.to_string(), "2026-Q4");
        for wrong in ["2026-Q5", "2026-Q0", "2026Q4", "26-Q4", "2026-Q04", "2026-q4"] {
            assert!(wrong.parse::<Quarter>().is_err(), "{wrong}");
        }
    }
}
