//! What stands around a value and is not the value: blanks, marks, and the tricks by which people keep a spreadsheet
//! from eating it.

use std::borrow::Cow;

use crate::import::aside::would_run;
use crate::ledger::name::{Text, TextFault, TextRule};

/// What was taken away from the cells of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// How many cells lost blanks, TABs, full-width or no-break blanks around the value, or a BOM anywhere in it.
    pub trimmed: u32,
    /// How many forbidden characters were removed from texts, because that was asked.
    pub removed: u32,
}

impl Cleaned {
    /// Both together, for the sum over a file.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            trimmed: self.trimmed.saturating_add(other.trimmed),
            removed: self.removed.saturating_add(other.removed),
        }
    }
}

/// The value of a cell: trimmed, taken out of `="…"`, without the apostrophe that kept a spreadsheet from running it.
pub(super) fn value<'a>(cell: &'a str, cleaned: &mut Cleaned) -> Cow<'a, str> {
    if cell.is_empty() {
        return Cow::Borrowed(cell); // most fields have no column in most lists
    }
    // The first byte of U+FEFF is rare: most cells are told apart by one fast search.
    let marked = cell.as_bytes().contains(&0xEF) && cell.contains('\u{FEFF}');
    let text = if marked { Cow::Owned(cell.replace('\u{FEFF}', "")) } else { Cow::Borrowed(cell) };
    let trimmed = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    };
    if trimmed.len() != cell.len() {
        cleaned.trimmed = cleaned.trimmed.saturating_add(1);
    }
    match trimmed {
        Cow::Borrowed(text) => Cow::Borrowed(unwrapped(text)),
        Cow::Owned(text) => Cow::Owned(unwrapped(&text).to_owned()),
    }
}

/// `="0102"` is how people keep the leading zero of a number; `'=…` is how [`would_run`] cells are put aside.
fn unwrapped(text: &str) -> &str {
    if let Some(inside) = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"')) {
        return inside.trim();
    }
    text.strip_prefix('\'').filter(|rest| would_run(rest)).unwrap_or(text)
}

/// The same for numbers, ids and days, which never begin with an apostrophe or a backtick of their own.
pub(super) fn bare<'a>(cell: &'a str, cleaned: &mut Cleaned) -> Cow<'a, str> {
    match value(cell, cleaned) {
        Cow::Borrowed(text) => Cow::Borrowed(unprotected(text)),
        Cow::Owned(text) => Cow::Owned(unprotected(&text).to_owned()),
    }
}

fn unprotected(text: &str) -> &str {
    text.strip_prefix(['\'', '`', '’', '‘']).map_or(text, str::trim_start)
}

/// A value as a text of the ledger. With `clean`, what may not stand in a line is taken out and counted first.
pub(super) fn typed(value: &str, clean: bool, cleaned: &mut Cleaned) -> Result<Text, TextFault> {
    // Nearly every value already is in the ledger's spelling: nothing to normalise.
    let refused = match value.parse::<Text>().or_else(|_| Text::typed(value)) {
        Ok(text) => return Ok(text),
        Err(fault) => fault,
    };
    let curable = !matches!(refused.why, TextRule::TooLong | TextRule::NotCanonical);
    if clean && curable {
        return Text::typed(&without_forbidden(value, cleaned));
    }
    Err(refused)
}

/// Line ends and TABs become one blank, so that words do not run together; the rest goes.
fn without_forbidden(value: &str, cleaned: &mut Cleaned) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.chars() {
        if TextRule::broken_by(c).is_none() {
            text.push(c);
            continue;
        }
        cleaned.removed = cleaned.removed.saturating_add(1);
        if c.is_whitespace() && !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text
}
