//! Rates, to four places: `0.2310`. `rust_decimal` does the arithmetic; there is no float.

use std::fmt;
use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use thiserror::Error;

use crate::ledger::yuan::Yuan;

/// A rate in ten-thousandths: `0.2310` is 2,310.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u16);

/// The text is not a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected a rate such as 0.2310 or 23.1%")]
pub struct RateFault;

impl Rate {
    /// 10 %.
    pub const ZERO: Self = Self(0);
    /// One tenth.
    pub const TENTH: Self = Self(1_000);
    /// 50 %.
    pub const HALF: Self = Self(5_000);

    /// A rate from ten-thousandths, up to 1.0000.
    #[must_use]
    pub const fn from_ten_thousandths(parts: u16) -> Option<Self> {
        if parts <= 10_000 { Some(Self(parts)) } else { None }
    }

    /// In ten-thousandths.
    #[must_use]
    pub const fn ten_thousandths(self) -> u16 {
        self.0
    }

    /// This part of an amount, rounded down to 分. `None` beyond range.
    #[must_use]
    pub fn of(self, amount: Yuan) -> Option<Yuan> {
        let exact = Decimal::from(amount.fen()).checked_mul(Decimal::new(i64::from(self.0), 4))?;
        exact.round_dp_with_strategy(0, RoundingStrategy::ToZero).to_i64().and_then(Yuan::from_fen)
    }

    /// Reads what a person types: `0.231`, `0.2310`, `23.1%`.
    ///
    /// # Errors
    /// [`RateFault`].
    pub fn typed(text: &str) -> Result<Self, RateFault> {
        let (digits, places) = text.strip_suffix(['%', '％']).map_or((text, 4), |percent| (percent.trim_end(), 2));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let is_plain = |t: &str| t.len() <= 4 && t.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !is_plain(whole) || !is_plain(part) || part.len() > places {
            return Err(RateFault);
        }
        let parts: u32 = format!("{whole}{part:0<places$}").parse().map_err(|_| RateFault)?;
        u16::try_from(parts).ok().and_then(Self::from_ten_thousandths).ok_or(RateFault)
    }
}

impl FromStr for Rate {
    type Err = RateFault;

    fn from_str(text: &str) -> Result<Self, RateFault> {
        let rate = Self::typed(text)?;
        if rate.to_string() == text { Ok(rate) } else { Err(RateFault) }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&Decimal::new(i64::from(self.0), 4).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_has_one_spelling_and_rounds_down() {
        assert_eq!("0.2310".parse(), Ok(Rate(2_310)));
        assert_eq!("0.231".parse::<Rate>(), Err(RateFault));
        assert_eq!(Rate::typed("23.1%"), Ok(Rate(2_310)));
        assert_eq!(Rate::typed("150%"), Err(RateFault));
        assert_eq!(Rate(1_333).of(Yuan::from_fen(10_001).expect("positive")), Yuan::from_fen(1_333));
    }
}
