//! Days, months and moments. A business day is a day at the fund's UTC offset; a moment is when a line was written.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};
use thiserror::Error;

use crate::ledger::minutes::TimeOfDay;

/// The text is not a day, month or moment in the file's spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PeriodFault {
    /// Not `YYYY-MM-DD`, or no day of the calendar.
    #[error("expected a day such as 2026-10-05")]
    Day,
    /// Not `YYYY-MM`.
    #[error("expected a month such as 2026-10")]
    Month,
    /// Not `YYYY-MM-DDTHH:MM:SSZ`.
    #[error("expected a moment such as 2026-10-05T06:03:05Z")]
    Moment,
}

/// A day of the calendar, `YYYY-MM-DD`, from 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The first day of the calendar.
    pub const FIRST: Self = Self(jiff::civil::date(1900, 1, 1));
    /// The last day of the calendar.
    pub const LAST: Self = Self(jiff::civil::date(2199, 12, 31));

    /// The day, or a fault when the calendar has no such day (2026-02-29) or the year is no year of a fund.
    ///
    /// # Errors
    /// [`PeriodFault::Day`].
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, PeriodFault> {
        let date = Date::new(year, month, day).map_err(|_| PeriodFault::Day)?;
        if (1900..2200).contains(&year) { Ok(Self(date)) } else { Err(PeriodFault::Day) }
    }

    /// The month this day lies in.
    #[must_use]
    pub fn month(self) -> Month {
        Month { year: self.0.year(), month: self.0.month() }
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn of_month(self) -> i8 {
        self.0.day()
    }

    /// The day so many days later (or earlier, when negative).
    ///
    /// # Errors
    /// [`PeriodFault::Day`] beyond the years of a fund.
    pub fn plus_days(self, days: i32) -> Result<Self, PeriodFault> {
        let date = self.0.checked_add(days.days()).map_err(|_| PeriodFault::Day)?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// The same day so many months later, or the last of that month where it has no such day (民法典 art. 202).
    ///
    /// # Errors
    /// [`PeriodFault::Day`] beyond the years of a fund.
    pub fn plus_months(self, months: i32) -> Result<Self, PeriodFault> {
        let date = self.0.checked_add(months.months()).map_err(|_| PeriodFault::Day)?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// Whether it is a Saturday or a Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// The number of this day, counted from 1900-01-01: two bytes of memory and a small integer in the file.
    #[must_use]
    pub fn number(self) -> u32 {
        let start = jiff::civil::date(1900, 1, 1);
        let days = self.0.since(start).map_or(0, |span| span.get_days());
        u32::try_from(days).unwrap_or(0)
    }
}

impl FromStr for Day {
    type Err = PeriodFault;

    fn from_str(text: &str) -> Result<Self, PeriodFault> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(PeriodFault::Day);
        };
        let year = digits(&[*y1, *y2, *y3, *y4]).ok_or(PeriodFault::Day)?;
        let month = digits(&[*m1, *m2]).and_then(|m| i8::try_from(m).ok()).ok_or(PeriodFault::Day)?;
        let day = digits(&[*d1, *d2]).and_then(|d| i8::try_from(d).ok()).ok_or(PeriodFault::Day)?;
        Self::new(year, month, day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [y1, y2, y3, y4] = four_digits(self.0.year());
        let ([m1, m2], [d1, d2]) = (two_digits(self.0.month()), two_digits(self.0.day()));
        f.pad(spelled(&[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2]))
    }
}

/// Up to four ASCII digits as a number.
fn digits(bytes: &[u8]) -> Option<i16> {
    bytes.iter().try_fold(0_i16, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| byte.wrapping_sub(b'0'))?;
        number.checked_mul(10)?.checked_add(i16::from(digit))
    })
}

/// Digits as ASCII; a day is written into every line, so it is spelled without the formatter.
fn two_digits(number: i8) -> [u8; 2] {
    let digit = |n: i8| b'0'.saturating_add(n.rem_euclid(10).unsigned_abs());
    [digit(number.div_euclid(10)), digit(number)]
}

fn four_digits(number: i16) -> [u8; 4] {
    let half = |n: i16| two_digits(i8::try_from(n.rem_euclid(100)).unwrap_or(0));
    let ([a, b], [c, d]) = (half(number.div_euclid(100)), half(number));
    [a, b, c, d]
}

fn spelled(digits: &[u8]) -> &str {
    std::str::from_utf8(digits).expect("ASCII digits cannot fail to be text")
}

/// A month, `YYYY-MM`: the period of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The first day.
    ///
    /// # Panics
    /// Never: a month is only made from a day.
    #[must_use]
    pub fn first(self) -> Day {
        Day::new(self.year, self.month, 1).expect("a month cannot lack its first day")
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> Day {
        Day(self.first().0.last_of_month())
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        match self.month {
            12 => Self { year: self.year.saturating_add(1), month: 1 },
            m => Self { year: self.year, month: m.saturating_add(1) },
        }
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, 1 to 12.
    #[must_use]
    pub fn of_year(self) -> i8 {
        self.month
    }
}

impl FromStr for Month {
    type Err = PeriodFault;

    fn from_str(text: &str) -> Result<Self, PeriodFault> {
        format!("{text}-01").parse::<Day>().map(Day::month).map_err(|_| PeriodFault::Month)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ([y1, y2, y3, y4], [m1, m2]) = (four_digits(self.year), two_digits(self.month));
        f.pad(spelled(&[y1, y2, y3, y4, b'-', m1, m2]))
    }
}

/// When a line was recorded: UTC, whole seconds, `YYYY-MM-DDTHH:MM:SSZ`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Timestamp);

impl Moment {
    /// A moment from seconds since 1970.
    ///
    /// # Errors
    /// [`PeriodFault::Moment`] beyond the calendar.
    pub fn from_seconds(seconds: i64) -> Result<Self, PeriodFault> {
        Timestamp::from_second(seconds).map(Self).map_err(|_| PeriodFault::Moment)
    }

    /// Any RFC 3339 moment, `2026-11-21T14:03:05+08:00`, as a person gives it with `--at`; parts of a second fall away.
    ///
    /// # Errors
    /// [`PeriodFault::Moment`].
    pub fn typed(text: &str) -> Result<Self, PeriodFault> {
        let stamp: Timestamp = text.parse().map_err(|_| PeriodFault::Moment)?;
        Self::from_seconds(stamp.as_second())
    }

    /// Seconds since 1970.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0.as_second()
    }

    /// How many whole days lie between an earlier moment and this one; negative when it is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.seconds().saturating_sub(earlier.seconds()).div_euclid(24 * 60 * 60)
    }

    /// The wall clock at an offset.
    fn local(self, offset: UtcOffset) -> DateTime {
        self.0.to_zoned(TimeZone::fixed(offset.0)).datetime()
    }

    /// The business day of this moment at the fund's offset.
    #[must_use]
    pub fn day(self, offset: UtcOffset) -> Day {
        Day(self.local(offset).date())
    }

    /// The time of that day, to the minute.
    #[must_use]
    pub fn time(self, offset: UtcOffset) -> TimeOfDay {
        let local = self.local(offset);
        let hours = u16::from(local.hour().unsigned_abs()).saturating_mul(60);
        TimeOfDay::from_minutes(hours.saturating_add(local.minute().unsigned_abs().into())).unwrap_or_default()
    }

    /// The moment as a resident reads it: `2026-11-21 14:03` at the fund's offset.
    #[must_use]
    pub fn wall_clock(self, offset: UtcOffset) -> String {
        let t = self.local(offset);
        format!("{} {:02}:{:02}", Day(t.date()), t.hour(), t.minute())
    }
}

impl FromStr for Moment {
    type Err = PeriodFault;

    fn from_str(text: &str) -> Result<Self, PeriodFault> {
        let moment = Self::typed(text)?;
        if moment.to_string() == text { Ok(moment) } else { Err(PeriodFault::Moment) }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    }
}

/// The fund's offset from UTC, `+08:00` in all of China; pinned by entry 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UtcOffset(Offset);

impl UtcOffset {
    /// `+08:00`.
    #[must_use]
    pub fn china() -> Self {
        Self(jiff::tz::offset(8))
    }
}

/// The text is not an offset such as `+08:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected an offset such as +08:00")]
pub struct OffsetFault;

impl FromStr for UtcOffset {
    type Err = OffsetFault;

    fn from_str(text: &str) -> Result<Self, OffsetFault> {
        let [sign @ (b'+' | b'-'), h1, h2, b':', b'0', b'0'] = text.as_bytes() else {
            return Err(OffsetFault);
        };
        let hours = digits(&[*h1, *h2]).and_then(|h| i8::try_from(h).ok()).filter(|h| *h <= 14).ok_or(OffsetFault)?;
        if *sign == b'-' && hours == 0 {
            return Err(OffsetFault);
        }
        let hours = if *sign == b'-' { hours.saturating_neg() } else { hours };
        Offset::from_hours(hours).map(Self).map_err(|_| OffsetFault)
    }
}

impl fmt::Display for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hours = self.0.seconds().checked_div(3600).unwrap_or(0);
        write!(f, "{}{:02}:00", if hours < 0 { '-' } else { '+' }, hours.unsigned_abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_days_of_the_calendar() {
        assert!("2026-02-29".parse::<Day>().is_err());
        assert!("2026-2-9".parse::<Day>().is_err());
        let day: Day = "2024-02-29".parse().expect("a leap year cannot lack this day");
        assert_eq!((day.month().to_string().as_str(), day.month().last()), ("2024-02", day));
        assert_eq!("1900-01-02".parse::<Day>().map(Day::number), Ok(1));
    }

    #[test]
    fn the_day_turns_at_the_funds_midnight() {
        let at: Moment = "2026-10-31T16:00:00Z".parse().expect("a moment");
        assert_eq!(at.day(UtcOffset::china()).to_string(), "2026-11-01");
        assert_eq!(Moment::typed("2026-11-01T00:00:00+08:00"), Ok(at));
        assert!("2026-10-31T16:00:00.5Z".parse::<Moment>().is_err());
    }
}
