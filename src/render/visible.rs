//! Characters nobody sees, made visible.

use std::borrow::Cow;
use std::fmt::Write;

use crate::ledger::name::TextRule;

/// The text with every control, bidi, invisible or unassigned character written as its number: `<U+001B>`. The ledger
/// refuses such characters at entry; a face does not trust that it did.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| TextRule::broken_by(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match TextRule::broken_by(c) {
            None => shown.push(c),
            Some(_) => {
                let _ = write!(shown, "<U+{:04X}>", u32::from(c)); // a String takes everything
            }
        }
    }
    Cow::Owned(shown)
}
