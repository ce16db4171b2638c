//! Bar charts inside a page, drawn by hand in whole numbers: a unit is a fifth of a millimetre on paper.

use std::fmt::Write;

use crate::ledger::books::Tally;
use crate::ledger::period::{Day, Month};
use crate::ledger::points::Points;
use crate::ledger::words::DonorKind;
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
/// The longest bar of the chart by kind, and the room left of it for the words.
const LONGEST: i64 = 520;
const WORDS: i64 = 150;
const LINE: i64 = 40;
/// Room for twelve months.
const MONTH_SLOT: i64 = 76;
const MONTH_BAR: i64 = 44;

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

/// A line of a chart: what it is, how much of the longest, and its figure in words.
pub(super) struct Line {
    pub(super) label: String,
    pub(super) weight: i64,
    pub(super) figure: String,
    pub(super) said: String,
}

impl Line {
    /// A line of money.
    pub(super) fn of_money(label: &str, amount: Yuan, words: &dyn Words) -> Self {
        let figure = grouped(amount);
        Self { label: label.to_owned(), weight: amount.fen(), said: words.said(label, &words.yuan(amount)), figure }
    }

    /// A line of points.
    pub(super) fn of_points(label: &str, points: Points, words: &dyn Words) -> Self {
        let (weight, figure) = (i64::try_from(points.tenths()).unwrap_or(i64::MAX), words.points(points));
        Self { label: label.to_owned(), weight, said: words.said(label, &figure), figure }
    }
}

/// Gifts by kind of donor: a bar a kind, with count and amount.
pub(super) fn by_kind(kinds: &[(DonorKind, Tally)], words: &dyn Words) -> String {
    let line = |(kind, tally): &(DonorKind, Tally)| Line {
        label: words.donor_kind(*kind).to_owned(),
        weight: tally.total.fen(),
        figure: format!("{} · {}", words.gifts_counted(tally.count), grouped(tally.total)),
        said: words.bar(words.donor_kind(*kind), *tally),
    };
    let lines: Vec<Line> = kinds.iter().map(line).collect();
    by_line(words.labels().by_kind, &lines)
}

/// A bar a line, the longest as long as there is room.
pub(super) fn by_line(title: &str, chart: &[Line]) -> String {
    let most = chart.iter().map(|line| line.weight).max().unwrap_or(0);
    let lines = i64::try_from(chart.len()).unwrap_or(0);
    let mut svg = opening(title, LINE.saturating_mul(lines));
    for (drawn, row) in chart.iter().zip(0_i64..) {
        let top = LINE.saturating_mul(row);
        let foot = top.saturating_add(27);
        let length = scaled(drawn.weight, most, LONGEST);
        text(&mut svg, WORDS.saturating_sub(14), foot, "end", &drawn.label);
        if length > 0 {
            rect(&mut svg, [WORDS, top.saturating_add(7), length, LINE - 14], &drawn.said);
        }
        text(&mut svg, WORDS.saturating_add(length).saturating_add(12), foot, "start", &drawn.figure);
    }
    closed(svg)
}

/// What each month ended with: a bar a month, each with its amount.
pub(super) fn by_month(months: &[(Month, Yuan)], words: &dyn Words) -> String {
    let most = months.iter().map(|(_, amount)| amount.fen()).max().unwrap_or(0);
    let base = HIGHEST.saturating_add(ABOVE);
    let mut svg = opening(words.board_labels().balances, base.saturating_add(34));
    line(&mut svg, base);
    for ((month, amount), slot) in months.iter().zip(0_i64..) {
        let middle = LEFT.saturating_add(slot.saturating_mul(MONTH_SLOT)).saturating_add(MONTH_SLOT / 2);
        let height = scaled(amount.fen(), most, HIGHEST);
        let top = base.saturating_sub(height);
        if height > 0 {
            let said = words.said(&words.month(*month), &words.yuan(*amount));
            rect(&mut svg, [middle.saturating_sub(MONTH_BAR / 2), top, MONTH_BAR, height], &said);
        }
        let figure = grouped(*amount);
        let short = figure.split_once('.').map_or(figure.as_str(), |(whole, _)| whole);
        small(&mut svg, middle, top.saturating_sub(8), short);
        text(&mut svg, middle, base.saturating_add(24), "middle", &words.short_month(*month));
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

/// A figure over a narrow bar.
fn small(svg: &mut String, x: i64, y: i64, said: &str) {
    let _ = write!(svg, "<text class=\"small\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{said}</text>");
}

fn text(svg: &mut String, x: i64, y: i64, anchor: &str, said: &str) {
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{said}</text>");
}
