//! Quantities of goods and areas, to three places: `12.500`.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use thiserror::Error;

use crate::ledger::decimal;
use crate::ledger::yuan::Yuan;

/// A quantity in thousandths of its unit, never negative. Up to nine digits before the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(u64);

/// The text is not a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected a quantity such as 12 or 12.500")]
pub struct QuantityFault;

/// Units of weight, volume, length and time, in which a part is something; of a bag or a piece it is not. Written alike in the
/// verifier.
const MEASURED: [&str; 22] = [
    "斤",
    "公斤",
    "千克",
    "克",
    "两",
    "吨",
    "升",
    "毫升",
    "米",
    "厘米",
    "平方米",
    "小时",
    "kg",
    "g",
    "l",
    "ml",
    "m",
    "cm",
    "t",
    "h",
    "hour",
    "hours",
];

impl Quantity {
    /// Whether there can be so much of a unit: of what is counted there are no parts.
    #[must_use]
    pub fn fits(self, unit: &str) -> bool {
        self.0.checked_rem(1000) == Some(0) || MEASURED.contains(&unit.to_ascii_lowercase().as_str())
    }

    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One unit.
    pub const ONE: Self = Self(1_000);

    /// From thousandths.
    #[must_use]
    pub const fn from_thousandths(thousandths: u64) -> Self {
        Self(thousandths)
    }

    /// In thousandths.
    #[must_use]
    pub const fn thousandths(self) -> u64 {
        self.0
    }

    /// Whether there is nothing.
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

    /// The part of a value that falls to this much of `whole`, rounded down to 分; the whole of it for all that is left,
    /// so that parts add up. `None` beyond range or of nothing.
    #[must_use]
    pub fn share_of(self, value: Yuan, whole: Self) -> Option<Yuan> {
        if self == whole {
            return Some(value);
        }
        let exact =
            Decimal::from(value.fen()).checked_mul(Decimal::from(self.0))?.checked_div(Decimal::from(whole.0))?;
        exact.trunc().to_i64().and_then(Yuan::from_fen)
    }

    /// Reads what a person types: `12`, `12.5`.
    ///
    /// # Errors
    /// [`QuantityFault`].
    pub fn typed(text: &str) -> Result<Self, QuantityFault> {
        decimal::units(text, 3).map(Self).ok_or(QuantityFault)
    }
}

impl FromStr for Quantity {
    type Err = QuantityFault;

    fn from_str(text: &str) -> Result<Self, QuantityFault> {
        let quantity = Self::typed(text)?;
        if quantity.to_string() == text { Ok(quantity) } else { Err(QuantityFault) }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&Decimal::from_i128_with_scale(i128::from(self.0), 3).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_lot_add_up_to_its_value() {
        let value = Yuan::from_fen(10_000).expect("positive");
        let (lot, part) = (Quantity(3_000), Quantity(1_000));
        let first = part.share_of(value, lot).expect("in range");
        let rest = (value.minus(first).expect("left"), lot.minus(part).expect("left"));
        let second = part.share_of(rest.0, rest.1).expect("in range");
        let last = part.share_of(rest.0.minus(second).expect("left"), part).expect("in range");
        assert_eq!(Yuan::sum([first, second, last]), Some(value));
        assert_eq!("12.500".parse(), Ok(Quantity(12_500)));
        assert_eq!("12.5".parse::<Quantity>(), Err(QuantityFault));
    }
}
