//! How a person writes a figure with a few decimals: `12`, `12.5`. No sign, no exponent, no leading zero, nine digits at
//! most before the point. Money has faults of its own to tell and is read in `yuan`.

/// The figure in units of its last place, `12.5` with three places being 12,500; `None` when it is not written so.
#[must_use]
pub(in crate::ledger) fn units(text: &str, places: usize) -> Option<u64> {
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let is_number = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !is_number(whole) || has_leading_zero || whole.len() > 9 {
        return None;
    }
    if part.is_some_and(|part| !is_number(part) || part.len() > places) {
        return None;
    }
    format!("{whole}{:0<places$}", part.unwrap_or("")).parse().ok()
}
