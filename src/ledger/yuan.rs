//! Money. One unit, the 分 (a hundredth of a yuan), in an `i64`; one spelling, `123.45`; no float anywhere.

use std::fmt;
use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use thiserror::Error;

/// An amount of money that is never negative: the sign of a matter comes from its kind (a gift, a refund).
///
/// Unit: 分. Range of one amount: 0.00 to 999,999,999,999.99 yuan. Totals use the whole of `i64` and are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Yuan(i64);

/// Why a text is not an amount. Positions are not needed: the whole text is shown to its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AmountFault {
    /// Nothing was written.
    #[error("the amount is empty")]
    Empty,
    /// A minus sign or brackets: in a list of gifts this is a payment or a refund.
    #[error("the amount is negative")]
    Negative,
    /// Letters, full-width digits, `1e3`, `+5`, `.5`, `5.`, `007`.
    #[error("the amount is not written as digits with at most one point")]
    NotANumber,
    /// Thousands separators at other places than every three digits.
    #[error("the thousands separators are misplaced")]
    Grouping,
    /// A part of a 分 that is more than the dust a spreadsheet leaves behind.
    #[error("the amount has a fraction of a fen")]
    FractionOfAFen,
    /// More than twelve digits before the point.
    #[error("the amount is beyond 999,999,999,999.99")]
    TooLarge,
}

/// The largest single amount: 999,999,999,999.99 yuan.
const LARGEST: i64 = 99_999_999_999_999;

impl Yuan {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount from 分; `None` below zero.
    #[must_use]
    pub const fn from_fen(fen: i64) -> Option<Self> {
        if fen < 0 { None } else { Some(Self(fen)) }
    }

    /// The amount in 分.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Whether there is nothing here.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether a line can spell it: a total of many amounts may be beyond what one amount can be.
    #[must_use]
    pub const fn is_spellable(self) -> bool {
        self.0 <= LARGEST
    }

    /// The sum, or `None` when it is beyond `i64` 分.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The rest, or `None` when more is taken than is there.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).and_then(Self::from_fen)
    }

    /// The sum of a column, or `None` when it is beyond `i64` 分.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Reads what a person types: `100`, `88.5`, `88.50`. No sign, no separators, no leading zeros.
    ///
    /// # Errors
    /// The fault, in the order of [`AmountFault`].
    pub fn typed(text: &str) -> Result<Self, AmountFault> {
        let (whole, part) = text.split_once('.').map_or((text, None), |(w, p)| (w, Some(p)));
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        if text.is_empty() {
            return Err(AmountFault::Empty);
        }
        if text.starts_with('-') {
            return Err(AmountFault::Negative);
        }
        if !digits(whole) || part.is_some_and(|p| !digits(p)) || (whole.len() > 1 && whole.starts_with('0')) {
            return Err(AmountFault::NotANumber);
        }
        if whole.len() > 12 {
            return Err(AmountFault::TooLarge);
        }
        let part = part.unwrap_or("0");
        if part.len() > 2 {
            return Err(AmountFault::FractionOfAFen);
        }
        // At most fourteen digits, which an i64 holds.
        let number =
            |digits: &str| digits.bytes().fold(0_i64, |n, b| n.saturating_mul(10).saturating_add((b & 15).into()));
        let fen = number(part).saturating_mul(if part.len() == 1 { 10 } else { 1 });
        Ok(Self(number(whole).saturating_mul(100).saturating_add(fen)))
    }

    /// Reads a cell of somebody's spreadsheet: thousands commas, a leading ¥ or trailing 元, and the dust of
    /// binary fractions (`88.00000000001`) are understood; a true fraction of a 分 is not.
    ///
    /// # Errors
    /// The fault, in the order of [`AmountFault`].
    pub fn from_cell(text: &str) -> Result<Self, AmountFault> {
        let text = text.trim().trim_start_matches(['¥', '￥']).trim_end_matches('元').trim();
        if text.is_empty() {
            return Err(AmountFault::Empty);
        }
        let negative = text.starts_with(['-', '−', '－']) || (text.starts_with('(') && text.ends_with(')'));
        if negative {
            return Err(AmountFault::Negative);
        }
        let plain = without_thousands(text)?;
        // The grammar is checked before rust_decimal sees the text: its parser takes 1e3, 1_000, +1.5 and .5.
        let mut halves = plain.split('.');
        let (whole, part, more) = (halves.next().unwrap_or(""), halves.next(), halves.next());
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        if !digits(whole) || part.is_some_and(|p| !digits(p)) || more.is_some() || leading_zero {
            return Err(AmountFault::NotANumber);
        }
        if whole.len() > 12 {
            return Err(AmountFault::TooLarge);
        }
        if part.is_none_or(|p| p.len() <= 2) {
            return Self::typed(&plain);
        }
        Self::without_dust(&plain)
    }

    /// Rounds to the 分 when the distance is at most 0.000001 yuan: the trace of binary fractions, never of money.
    fn without_dust(plain: &str) -> Result<Self, AmountFault> {
        let exact: Decimal = plain.chars().take(28).collect::<String>().parse().map_err(|_| AmountFault::NotANumber)?;
        let rounded = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        let dust = exact.checked_sub(rounded).ok_or(AmountFault::TooLarge)?.abs();
        if dust > Decimal::new(1, 6) {
            return Err(AmountFault::FractionOfAFen);
        }
        let fen = rounded.checked_mul(Decimal::ONE_HUNDRED).and_then(|f| f.to_i64());
        fen.filter(|f| *f <= LARGEST).map(Self).ok_or(AmountFault::TooLarge)
    }
}

/// Removes thousands commas, ASCII or full-width, when each group after the first has three digits.
fn without_thousands(text: &str) -> Result<String, AmountFault> {
    let text = text.replace('，', ",");
    if !text.contains(',') {
        return Ok(text);
    }
    let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(w, p)| (w, Some(p)));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    if first.is_empty() || first.len() > 3 || groups.any(|g| g.len() != 3) || part.is_some_and(|p| p.contains(',')) {
        return Err(AmountFault::Grouping);
    }
    let whole = whole.replace(',', "");
    Ok(part.map_or(whole.clone(), |p| format!("{whole}.{p}")))
}

/// The only spelling: `0.00`, `88.50`, `692146.88`.
impl fmt::Display for Yuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Written into every line, so it is spelled from the right without the formatter: 17 digits and two more.
        let (mut text, mut at, mut rest) = ([b'0'; 24], 24_usize, self.0.unsigned_abs());
        while rest > 0 || at > 20 {
            at = at.saturating_sub(1);
            let digit = u8::try_from(rest.checked_rem(10).unwrap_or(0)).unwrap_or(0);
            let Some(place) = text.get_mut(at) else { break };
            if at == 21 {
                *place = b'.';
            } else {
                *place = b'0'.saturating_add(digit);
                rest = rest.checked_div(10).unwrap_or(0);
            }
        }
        let text = text.get(at..).and_then(|t| std::str::from_utf8(t).ok());
        f.pad(text.unwrap_or_default())
    }
}

/// Reads the spelling of the file, `(0|[1-9][0-9]{0,11})\.[0-9]{2}` and nothing else.
impl FromStr for Yuan {
    type Err = AmountFault;

    fn from_str(text: &str) -> Result<Self, AmountFault> {
        match text.len().checked_sub(3).and_then(|at| text.as_bytes().get(at)) {
            Some(b'.') => Self::typed(text),
            _ => Err(AmountFault::NotANumber),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_one_spelling() {
        for good in ["0.00", "0.01", "10.00", "999999999999.99"] {
            assert_eq!(good.parse::<Yuan>().map(|y| y.to_string()), Ok(good.to_owned()));
        }
        let bad = [
            "",
            "-5.00",
            "+5.00",
            "1e3",
            "NaN",
            "1_000.00",
            "０.5",
            "5.",
            ".50",
            "007.00",
            "1.000",
            "1",
            "1.0",
            "99999999999999999999999999999",
            "1000000000000.00",
            " 1.00",
            "1.00 ",
            "1,000.00",
        ];
        for text in bad {
            assert!(text.parse::<Yuan>().is_err(), "{text:?} was read as an amount");
        }
    }

    #[test]
    fn a_cell_may_carry_commas_a_sign_of_currency_and_dust() {
        let fen = |t: &str| Yuan::from_cell(t).map(Yuan::fen);
        assert_eq!(fen("1,234.50"), Ok(123_450));
        assert_eq!(fen("￥12"), Ok(1_200));
        assert_eq!(fen("88.00000000001"), Ok(8_800));
        assert_eq!(fen("87.99999999999"), Ok(8_800));
        assert_eq!(fen("0.30000000000000004"), Ok(30));
        assert_eq!(fen("3.555"), Err(AmountFault::FractionOfAFen));
        assert_eq!(fen("-3"), Err(AmountFault::Negative));
        assert_eq!(fen("12,34.00"), Err(AmountFault::Grouping));
        assert_eq!(fen("1e3"), Err(AmountFault::NotANumber));
        assert_eq!(fen(""), Err(AmountFault::Empty));
    }
}
