//! Bars of a page, drawn as rows of a table: the words keep the page's own size at any width, on a telephone as on A3.

use crate::ledger::books::Tally;
use crate::ledger::points::Points;
use crate::ledger::words::DonorKind;
use crate::ledger::yuan::Yuan;
use crate::text::{Words, grouped};

/// The part of a bar's room that the longest takes.
const WHOLE: i64 = 100;

/// A row: what it is, how long its bar is, and its figure.
pub(super) struct Bar {
    pub(super) label: String,
    /// Hundredths of the room.
    pub(super) length: i64,
    pub(super) figure: String,
}

/// A row before it is known how long the longest is.
pub(super) struct Weight {
    label: String,
    size: i64,
    figure: String,
}

impl Weight {
    pub(super) fn of_money(label: &str, amount: Yuan) -> Self {
        Self { label: label.to_owned(), size: amount.fen(), figure: grouped(amount) }
    }

    pub(super) fn of_points(label: &str, points: Points, words: &dyn Words) -> Self {
        let size = i64::try_from(points.tenths()).unwrap_or(i64::MAX);
        Self { label: label.to_owned(), size, figure: words.points(points) }
    }

    fn of_gifts(label: &str, gifts: Tally, words: &dyn Words) -> Self {
        let figure = words.side_by_side(&words.gifts_counted(gifts.count), &grouped(gifts.total));
        Self { label: label.to_owned(), size: gifts.total.fen(), figure }
    }
}

/// The longest bar takes the whole room; what is more than nothing is never invisible.
pub(super) fn bars(rows: Vec<Weight>) -> Vec<Bar> {
    let most = rows.iter().map(|row| row.size).max().unwrap_or(0);
    let length = |weight: i64| {
        let part = i128::from(weight).saturating_mul(i128::from(WHOLE)).checked_div(i128::from(most)).unwrap_or(0);
        if weight > 0 { i64::try_from(part).unwrap_or(WHOLE).clamp(1, WHOLE) } else { 0 }
    };
    rows.into_iter().map(|row| Bar { length: length(row.size), label: row.label, figure: row.figure }).collect()
}

/// Gifts by kind of donor, kinds that gave nothing left out, and whatever else was given under its own word.
pub(super) fn by_kind(kinds: &[(DonorKind, Tally)], further: &[(&str, Tally)], words: &dyn Words) -> Vec<Bar> {
    let kinds = kinds.iter().map(|(kind, tally)| (words.donor_kind(*kind), *tally));
    let given = kinds.chain(further.iter().copied()).filter(|(_, tally)| tally.count.0 > 0);
    bars(given.map(|(label, tally)| Weight::of_gifts(label, tally, words)).collect())
}
