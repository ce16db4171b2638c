//! Amounts and dates, as people write them.

use crate::ledger::minutes::Minutes;
use crate::ledger::period::{Day, Moment, Month, UtcOffset};
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::rate::Rate;
use crate::ledger::yuan::Yuan;

/// Amounts and dates.
pub trait NumberWords {
    /// With thousands and unit: `12,345.60 元`.
    fn yuan(&self, amount: Yuan) -> String;
    /// The amount in capitals, as it stands on vouchers: `人民币壹万元整`. Nothing in a language without capitals.
    fn in_full(&self, amount: Yuan) -> Option<String>;
    /// `2026年10月`.
    fn month(&self, month: Month) -> String;
    /// `2026年10月5日`.
    fn day(&self, day: Day) -> String;
    /// A moment by the clock on the wall where the offset is, which it names: `2026-10-05 09:30（北京时间）`.
    fn moment(&self, moment: Moment, offset: UtcOffset) -> String;
    /// The moment a line says, in Beijing time; what is no moment stays as it is.
    fn line_moment(&self, at: &str) -> String {
        at.parse().map_or_else(|_| at.to_owned(), |moment| self.moment(moment, UtcOffset::china()))
    }
    /// A quantity without the zeros at its end: `12.5`.
    fn quantity(&self, quantity: Quantity) -> String {
        trimmed(&quantity.to_string()).to_owned()
    }
    /// Points with their unit, without a zero at the end: `12.5 分`.
    fn points(&self, points: Points) -> String;
    /// Time as people say it: `3 小时 30 分`.
    fn hours_and_minutes(&self, time: Minutes) -> String;
    /// A rate in per cent: `23.1%`.
    fn rate(&self, rate: Rate) -> String {
        let (whole, part) = (rate.ten_thousandths() / 100, rate.ten_thousandths() % 100);
        format!("{}%", trimmed(&format!("{whole}.{part:02}")))
    }
    /// `10月5日`, where the year is known.
    fn day_of_year(&self, day: Day) -> String;
    /// The same in a narrow column: `10月5日`, `5 Oct`.
    fn short_day(&self, day: Day) -> String;
    /// A day on a sheet of a month: its year stands there only when it is another.
    fn day_in(&self, day: Day, month: Month) -> String;
}

/// An amount with thousands commas and without unit: `12,345.60`.
#[must_use]
pub fn grouped(amount: Yuan) -> String {
    let plain = amount.to_string();
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, "00"));
    let mut text = String::with_capacity(plain.len().saturating_add(6));
    for (index, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(index);
        if index > 0 && left.is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text.push('.');
    text.push_str(part);
    text
}

/// A figure without the zeros at its end.
pub(in crate::text) fn trimmed(figure: &str) -> &str {
    figure.trim_end_matches('0').trim_end_matches('.')
}
