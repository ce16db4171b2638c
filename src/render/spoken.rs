//! A cell in the words of a language.

use std::borrow::Cow;

use crate::ledger::yuan::Yuan;
use crate::render::visible;
use crate::report::{Cell, Column, Kind, Remark, ShownName};
use crate::text::{Words, grouped};

/// How figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figures {
    /// `12,345.60`: for people.
    Grouped,
    /// `12345.60`: for programs.
    Plain,
}

/// A cell as a person reads it, with nothing in it that could hide or move.
pub(super) fn spoken<'a>(cell: &'a Cell, words: &dyn Words, figures: Figures) -> Cow<'a, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => visible(text),
        Cell::Name(name) => giver(name, words),
        Cell::Yuan(amount) => Cow::Owned(yuan(*amount, figures)),
        Cell::Count(count) => Cow::Owned(count.to_string()),
        Cell::Quantity(quantity) => Cow::Owned(words.quantity(*quantity)),
        Cell::Rate(rate) => Cow::Owned(words.rate(*rate)),
        Cell::Rates(tiers) => {
            let spoken: Vec<String> =
                tiers.iter().map(|(from, rate)| format!("{}={}", yuan(*from, figures), words.rate(*rate))).collect();
            Cow::Owned(spoken.join(" "))
        }
        Cell::Day(day) => Cow::Owned(day.to_string()),
        Cell::Month(month) => Cow::Owned(month.to_string()),
        Cell::Seq(seq) => Cow::Owned(seq.to_string()),
        Cell::Word(word) => Cow::Borrowed(words.word(*word)),
        Cell::Words(list) => {
            let spoken: Vec<&str> = list.iter().map(|word| words.word(*word)).collect();
            Cow::Owned(spoken.join(words.between_remarks()))
        }
        Cell::Remarks(remarks) => Cow::Owned(all_remarks(remarks, words)),
        Cell::ShownIn(shown) => Cow::Owned(words.shown_in(*shown)),
        Cell::Points(points) => Cow::Owned(points.to_string()),
        Cell::Minutes(minutes) => Cow::Owned(minutes.to_string()),
    }
}

fn giver<'a>(name: &'a ShownName, words: &dyn Words) -> Cow<'a, str> {
    match (words.unnamed(name), name) {
        (None, ShownName::Masked(shown) | ShownName::Named(shown)) => visible(shown),
        (unnamed, _) => Cow::Borrowed(unnamed.unwrap_or_default()),
    }
}

fn all_remarks(remarks: &[Remark], words: &dyn Words) -> String {
    let spoken: Vec<String> = remarks.iter().map(|remark| words.remark(*remark)).collect();
    spoken.join(words.between_remarks())
}

fn yuan(amount: Yuan, figures: Figures) -> String {
    match figures {
        Figures::Grouped => grouped(amount),
        Figures::Plain => amount.to_string(),
    }
}

/// Whether figures stand at the right of their column.
pub(super) fn is_right(column: Column) -> bool {
    matches!(
        column.kind,
        Kind::Yuan | Kind::Count | Kind::Seq | Kind::Quantity | Kind::Rate | Kind::Points | Kind::Minutes
    )
}

/// The totals of a table with the word for them in the first free cell; nothing when nothing is summed.
pub(super) fn totals<'a>(totals: &'a [Cell], words: &dyn Words, figures: Figures) -> Vec<Cow<'a, str>> {
    let mut spoken: Vec<Cow<'a, str>> = totals.iter().map(|cell| spoken(cell, words, figures)).collect();
    if let Some(first) = spoken.iter_mut().find(|cell| cell.is_empty()) {
        *first = Cow::Borrowed(words.total());
    }
    spoken
}
