//! The month day by day, a bar a day, drawn by hand in whole numbers: a unit is a fifth of a millimetre on paper.

use std::fmt::Write;

use crate::ledger::books::Tally;
use crate::ledger::period::Day;
use crate::ledger::yuan::Yuan;
use crate::text::{Words, grouped};

/// Room for a month of bars: 31 slots of 30.
const WIDTH: i64 = 960;
const SLOT: i64 = 30;
const BAR: i64 = 20;
const LEFT: i64 = 20;
/// The highest bar of the chart by day.
const HIGHEST: i64 = 140;
/// Above the highest bar, for its amount.
const ABOVE: i64 = 30;

/// Gifts day by day: a bar a day, the highest with its amount.
pub(super) fn by_day(days: &[(Day, Tally)], words: &dyn Words) -> String {
    let most = most(days.iter().map(|(_, tally)| tally.total));
    let base = HIGHEST.saturating_add(ABOVE);
    let mut svg = opening(words.labels().by_day, base.saturating_add(34));
    line(&mut svg, base);
    let busiest = busiest(days).map(|(day, _)| day);
    for ((day, tally), slot) in days.iter().zip(0_i64..) {
        let x = LEFT.saturating_add(slot.saturating_mul(SLOT)).saturating_sub(10);
        let middle = x.saturating_add(SLOT / 2);
        let height = scaled(tally.total.fen(), most, HIGHEST);
        let top = base.saturating_sub(height);
        if height > 0 {
            let said = words.bar(&words.day_of_year(*day), *tally);
            rect(&mut svg, [x.saturating_add((SLOT - BAR) / 2), top, BAR, height], &said);
        }
        if busiest == Some(*day) {
            let (at, anchor) = inside(middle);
            text(&mut svg, at, top.saturating_sub(9), anchor, &grouped(tally.total));
        }
        let number = day.of_month().to_string();
        text(&mut svg, middle, base.saturating_add(24), "middle", &number);
    }
    closed(svg)
}

/// The day with the largest sum, the first of them; none in a month without gifts.
pub(super) fn busiest(days: &[(Day, Tally)]) -> Option<(Day, Tally)> {
    let given = days.iter().copied().filter(|(_, tally)| !tally.total.is_zero());
    given.rev().max_by_key(|(_, tally)| tally.total)
}

fn most(totals: impl Iterator<Item = Yuan>) -> i64 {
    totals.map(Yuan::fen).max().unwrap_or(0)
}

/// The part of `full` that `weight` is of `most`; what is more than nothing is never invisible.
fn scaled(weight: i64, most: i64, full: i64) -> i64 {
    if weight <= 0 {
        return 0;
    }
    let product = i128::from(weight).saturating_mul(i128::from(full));
    let part = product.checked_div(i128::from(most)).unwrap_or(0);
    i64::try_from(part).unwrap_or(full).clamp(2, full)
}

/// Where a label over a bar stands, so that it does not leave the drawing at either side.
fn inside(middle: i64) -> (i64, &'static str) {
    if middle < 80 {
        (LEFT, "start")
    } else if middle > WIDTH - 80 {
        (WIDTH - LEFT, "end")
    } else {
        (middle, "middle")
    }
}

fn opening(label: &str, height: i64) -> String {
    format!("<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{label}\">")
}

fn closed(mut svg: String) -> String {
    svg.push_str("</svg>");
    svg
}

// Writing into a String cannot fail; every text drawn here is a word of ours or a figure.

fn line(svg: &mut String, y: i64) {
    let _ = write!(svg, "<path d=\"M{} {y}H{}\"/>", LEFT - 10, WIDTH - 10);
}

fn rect(svg: &mut String, [x, y, width, height]: [i64; 4], said: &str) {
    let _ = write!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"><title>{said}</title></rect>");
}

fn text(svg: &mut String, x: i64, y: i64, anchor: &str, said: &str) {
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{said}</text>");
}
