//! Time given, in whole minutes.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Whole minutes, below a thousand million.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(u32);

/// The text is not a number of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected whole minutes such as 90")]
pub struct MinutesFault;

impl Minutes {
    /// None.
    pub const ZERO: Self = Self(0);
    /// As many as fit its grammar.
    const MOST: u32 = 999_999_999;

    /// So many minutes, or `None` beyond range.
    #[must_use]
    pub const fn from_count(count: u32) -> Option<Self> {
        if count <= Self::MOST { Some(Self(count)) } else { None }
    }

    /// How many.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum, or `None` beyond range.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).and_then(Self::from_count)
    }

    /// The rest, or `None` when more is taken than is there.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Whole hours, and the minutes beside them.
    #[must_use]
    pub const fn hours(self) -> (u32, u32) {
        (self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Minutes {
    type Err = MinutesFault;

    fn from_str(text: &str) -> Result<Self, MinutesFault> {
        let is_number = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
        let is_canonical = text == "0" || !text.starts_with('0');
        if is_number && is_canonical { text.parse().map(Self).map_err(|_| MinutesFault) } else { Err(MinutesFault) }
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A time of day at the ledger's own offset: `08:30`. `24:00` ends a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

/// The text is not a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected a time of day such as 08:30")]
pub struct TimeFault;

impl TimeOfDay {
    /// The last there is: the end of the day.
    const END: u16 = 24 * 60;

    /// So many minutes after midnight, at most a day.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes <= Self::END { Some(Self(minutes)) } else { None }
    }

    /// Minutes after midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// The time so much later on the same day; `None` past its end.
    #[must_use]
    pub fn after(self, minutes: Minutes) -> Option<Self> {
        let sum = u32::from(self.0).checked_add(minutes.0)?;
        u16::try_from(sum).ok().and_then(Self::from_minutes)
    }

    /// How long it is from an earlier time to this one; `None` when that is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Option<Minutes> {
        self.0.checked_sub(earlier.0).map(|minutes| Minutes(u32::from(minutes)))
    }
}

impl FromStr for TimeOfDay {
    type Err = TimeFault;

    fn from_str(text: &str) -> Result<Self, TimeFault> {
        let (hour, minute) = text.split_once(':').ok_or(TimeFault)?;
        let two = |t: &str, most: u16| {
            let is_number = t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit());
            t.parse().ok().filter(|n: &u16| is_number && *n <= most).ok_or(TimeFault)
        };
        let minutes = two(hour, 24)?.saturating_mul(60).saturating_add(two(minute, 59)?);
        Self::from_minutes(minutes).ok_or(TimeFault)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_one_spelling() {
        let nine: TimeOfDay = "09:05".parse().expect("a time");
        assert_eq!((nine.minutes(), nine.to_string().as_str()), (545, "09:05"));
        assert_eq!("24:00".parse::<TimeOfDay>().map(TimeOfDay::minutes), Ok(1440));
        for wrong in ["", "9:05", "09:5", "24:01", "09:60", "09：05", "0905", "09:05:00", "-1:00"] {
            assert_eq!(wrong.parse::<TimeOfDay>(), Err(TimeFault), "{wrong}");
        }
        assert_eq!(nine.after(Minutes(60)).and_then(|end| end.since(nine)), Some(Minutes(60)));
        assert_eq!(nine.after(Minutes(24 * 60)), None);
    }
}
