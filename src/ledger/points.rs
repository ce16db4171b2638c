//! Points, with one decimal: `12.0`. A point is a figure of its own, never money.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use thiserror::Error;

use crate::ledger::decimal;
use crate::ledger::minutes::Minutes;
use crate::ledger::yuan::Yuan;

/// Points in tenths, never negative. Up to nine digits before the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u64);

/// The text is not a number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected points such as 12 or 12.0")]
pub struct PointsFault;

impl Points {
    /// None.
    pub const ZERO: Self = Self(0);

    /// From tenths.
    #[must_use]
    pub const fn from_tenths(tenths: u64) -> Self {
        Self(tenths)
    }

    /// In tenths.
    #[must_use]
    pub const fn tenths(self) -> u64 {
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
        self.0.checked_add(other.0).map(Self)
    }

    /// The rest, or `None` when more is taken than is there.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// So many times as much, or `None` beyond range.
    #[must_use]
    pub fn times(self, count: u64) -> Option<Self> {
        self.0.checked_mul(count).map(Self)
    }

    /// The sum of many, or `None` beyond range.
    #[must_use]
    pub fn sum(points: impl IntoIterator<Item = Self>) -> Option<Self> {
        points.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// What so many minutes bring at so many points an hour, rounded down to a tenth.
    #[must_use]
    pub fn for_time(an_hour: Self, minutes: Minutes) -> Option<Self> {
        an_hour.0.checked_mul(u64::from(minutes.count()))?.checked_div(60).map(Self)
    }

    /// What so many points are worth, rounded up to 分: a debt is never told too small.
    #[must_use]
    pub fn worth(self, a_point: Yuan) -> Option<Yuan> {
        let exact = Decimal::from(a_point.fen()).checked_mul(Decimal::from(self.0))?.checked_div(Decimal::TEN)?;
        exact.ceil().to_i64().and_then(Yuan::from_fen)
    }

    /// Reads what a person types: `12`, `12.5`.
    ///
    /// # Errors
    /// [`PointsFault`].
    pub fn typed(text: &str) -> Result<Self, PointsFault> {
        decimal::units(text, 1).map(Self).ok_or(PointsFault)
    }
}

impl FromStr for Points {
    type Err = PointsFault;

    fn from_str(text: &str) -> Result<Self, PointsFault> {
        let points = Self::typed(text)?;
        if points.to_string() == text { Ok(points) } else { Err(PointsFault) }
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&Decimal::from_i128_with_scale(i128::from(self.0), 1).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_have_one_spelling() {
        assert_eq!("12.0".parse(), Ok(Points(120)));
        assert_eq!(Points::typed("12"), Ok(Points(120)));
        assert_eq!(Points::typed("0.5"), Ok(Points(5)));
        for wrong in ["", "12", "012.0", "12.", ".5", "12.05", "+1.0", "-1.0", "1e3", "1234567890.0", "１.0"] {
            assert_eq!(wrong.parse::<Points>(), Err(PointsFault), "{wrong}");
        }
    }

    #[test]
    fn ninety_minutes_at_two_points_an_hour_are_three() {
        let minutes = "90".parse().expect("minutes");
        assert_eq!(Points::for_time(Points(20), minutes), Some(Points(30)));
        assert_eq!(Points(15).worth(Yuan::from_fen(25).expect("fen")), Yuan::from_fen(38));
    }
}
