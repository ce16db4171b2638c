//! Bars a telephone can read: one line of words above each bar, drawn in whole numbers.

use std::fmt::Write;

use crate::ledger::yuan::Yuan;
use crate::render::visible;
use crate::text::grouped;

/// As wide as a small telephone, so that the words keep their size there.
const WIDTH: i64 = 330;
/// The words and the bar of one line.
const LINE: i64 = 40;
const BAR: i64 = 12;

/// A labelled amount.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) amount: Yuan,
}

/// A chart: each bar under its words. Nothing when there is nothing to draw.
pub(super) fn bars(title: &str, bars: &[Bar]) -> String {
    let most = bars.iter().map(|bar| bar.amount.fen()).max().unwrap_or(0);
    if most == 0 {
        return String::new();
    }
    let height = LINE.saturating_mul(i64::try_from(bars.len()).unwrap_or(0));
    let mut svg = format!("<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">", escaped(title));
    for (bar, row) in bars.iter().zip(0_i64..) {
        let top = LINE.saturating_mul(row);
        let (words, base) = (top.saturating_add(15), top.saturating_add(21));
        let (label, amount) = (escaped(&bar.label), grouped(bar.amount));
        let length = scaled(bar.amount, most);
        // A String takes everything.
        let _ = write!(svg, "<text x=\"0\" y=\"{words}\">{label}</text>");
        let _ = write!(svg, "<text x=\"{WIDTH}\" y=\"{words}\" text-anchor=\"end\">{amount}</text>");
        let _ = write!(svg, "<rect x=\"0\" y=\"{base}\" width=\"{length}\" height=\"{BAR}\"/>");
    }
    svg.push_str("</svg>");
    svg
}

/// A bar's length; whatever is not nothing can be seen.
fn scaled(amount: Yuan, most: i64) -> i64 {
    if amount.is_zero() {
        return 0;
    }
    let product = i128::from(amount.fen()).saturating_mul(i128::from(WIDTH));
    let length = product.checked_div(i128::from(most)).unwrap_or(0);
    i64::try_from(length).unwrap_or(WIDTH).clamp(2, WIDTH)
}

/// Other people's words between tags.
pub(super) fn escaped(text: &str) -> String {
    visible(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
