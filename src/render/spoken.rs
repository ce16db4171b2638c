//! A cell in the words of a language.

use std::borrow::Cow;

use crate::ledger::words::{Language, SourceKind};
use crate::ledger::yuan::Yuan;
use crate::render::visible;
use crate::report::{
    Cell, Column, FigureOf, Glance, Heading, Kind, MoneyOfMonth, Remark, Said, Shown, ShownName, Table, Word,
};
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
        Cell::Parts(parts) => {
            let part = |(kind, amount): &(SourceKind, Yuan)| {
                format!("{} {}", words.word(Word::SourceKind(*kind)), yuan(*amount, figures))
            };
            let spoken: Vec<String> = parts.iter().map(part).collect();
            Cow::Owned(spoken.join(words.between_remarks()))
        }
        Cell::Remarks(remarks) => Cow::Owned(all_remarks(remarks, words)),
        Cell::ShownIn(shown) => Cow::Owned(words.shown_in(*shown)),
        Cell::Points(points) => Cow::Owned(points.to_string()),
        Cell::Minutes(minutes) => Cow::Owned(match figures {
            Figures::Grouped => words.hours_and_minutes(*minutes),
            Figures::Plain => minutes.to_string(),
        }),
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

/// What a sheet is called: by its layout, else by us; with the account it is of, and its own quarter and number.
pub(super) fn titled(sheet: &Shown, words: &dyn Words) -> String {
    let own =
        said(&sheet.title, words).map_or_else(|| words.title(sheet.table.title), |said| visible(said).into_owned());
    let Some(whose) = &sheet.of else { return own };
    let of = words.side_by_side(&own, &visible(whose.name.as_str()));
    whose.issue.map_or(of.clone(), |issue| words.side_by_side(&of, &words.issue(issue)))
}

/// What a column of a sheet is called.
pub(super) fn headed(sheet: &Shown, column: Column, words: &dyn Words) -> String {
    let own = sheet.headings.get(&column.heading).and_then(|said_of| said(said_of, words));
    own.map_or_else(|| words.heading(column.heading).to_owned(), |said| visible(said).into_owned())
}

/// What a column is called where a person reads it: time stands there in hours and minutes, so its name has no unit.
pub(super) fn heading_read(column: Column, words: &dyn Words) -> &'static str {
    if column.kind == Kind::Minutes { words.heading_of_time(column.heading) } else { words.heading(column.heading) }
}

/// What a column of a sheet is called where a person reads it.
pub(super) fn headed_read(sheet: &Shown, column: Column, words: &dyn Words) -> String {
    let is_own = sheet.headings.get(&column.heading).and_then(|said_of| said(said_of, words)).is_some();
    if is_own { headed(sheet, column, words) } else { heading_read(column, words).to_owned() }
}

fn said<'a>(said: &'a Said, words: &dyn Words) -> Option<&'a str> {
    match words.language() {
        Language::Zh => said.zh.as_deref(),
        Language::En => said.en.as_deref(),
    }
}

/// The overview: what was there, each matter that came or went and is more than nothing, what is there; this month and the
/// month before.
pub(super) fn overview(glance: &Glance, words: &dyn Words) -> Vec<Overview> {
    let (board, then) = (words.board_labels(), glance.before.as_ref().map(|(_, money)| money));
    let line = |side, label, meaning, of: &dyn Fn(&MoneyOfMonth) -> Option<Yuan>| Overview {
        side,
        label,
        meaning,
        now: of(&glance.now).unwrap_or_default(),
        before: then.and_then(of),
    };
    let is_told = |line: &Overview| !line.now.is_zero() || line.before.is_some_and(|before| !before.is_zero());
    let part = |side, (label, of): (&'static str, FigureOf)| line(side, label, "", &|money| Some(of(money)));
    let mut lines = vec![line(Side::Held, board.opening, board.opening_means, &|m| Some(m.opening))];
    lines.push(line(Side::Came, board.inward, board.inward_means, &MoneyOfMonth::inward));
    let came: [(&'static str, FigureOf); 3] =
        [(board.gifts, |m| m.gifts), (board.matched, |m| m.matched), (board.other, |m| m.other)];
    lines.extend(came.map(|of| part(Side::Inward, of)).into_iter().filter(is_told));
    lines.extend([part(Side::Reversed, (board.reversed, |m| m.reversed))].into_iter().filter(is_told));
    lines.push(line(Side::Went, board.outward, board.outward_means, &MoneyOfMonth::outward));
    let went: [(&'static str, FigureOf); 2] = [(board.spent, |m| m.spent), (board.given_back, |m| m.given_back)];
    lines.extend(went.map(|of| part(Side::Outward, of)).into_iter().filter(is_told));
    let moved = [
        line(Side::Came, board.moved_in, board.moved_in_means, &|m| Some(m.moved_in)),
        line(Side::Came, board.paid_back, board.paid_back_means, &|m| Some(m.paid_back)),
        line(Side::Went, board.taken_back, board.taken_back_means, &|m| Some(m.taken_back)),
        line(Side::Went, board.moved_out, board.moved_out_means, &|m| Some(m.moved_out)),
    ];
    lines.extend(moved.into_iter().filter(is_told));
    lines.push(line(Side::Held, board.closing, board.closing_means, &|m| Some(m.closing)));
    lines
}

/// Which part of the overview a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// 上期结余, 余.
    Held,
    /// 收, and 往来 that came.
    Came,
    /// 支, and 往来 that went.
    Went,
    /// A part of what came.
    Inward,
    /// What lowers 收: it never came.
    Reversed,
    /// A part of what went.
    Outward,
}

impl Side {
    /// Whether it is a figure of its own: 上期结余 加 what came 减 what went 等于 余.
    pub(super) const fn is_total(self) -> bool {
        matches!(self, Self::Held | Self::Came | Self::Went)
    }
}

/// A line of the overview.
pub(super) struct Overview {
    pub(super) side: Side,
    pub(super) label: &'static str,
    pub(super) meaning: &'static str,
    pub(super) now: Yuan,
    pub(super) before: Option<Yuan>,
}

/// Which columns say something in any row. On paper and on a screen a column in which nothing stands only takes room; the
/// workbook and the CSV have all of them.
pub(super) fn said_by(table: &Table) -> Vec<bool> {
    let says = |place| table.rows.iter().any(|row| row.get(place).is_some_and(says_something));
    // What is nothing now is what somebody looks for who knew what it was, as is what is left; who supervises may sign by hand.
    let must = |column: &Column| {
        matches!(
            column.heading,
            Heading::AmountThen
                | Heading::AmountNow
                | Heading::MinutesNow
                | Heading::PointsNow
                | Heading::Balance
                | Heading::CarriedForward
                | Heading::LeftOver
                | Heading::Supervised
        )
    };
    table.columns.iter().zip(0..).map(|(column, place)| must(column) || says(place)).collect()
}

/// Whether a cell says more than that there is nothing.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else a cell holds says something")]
fn says_something(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::Yuan(amount) => !amount.is_zero(),
        Cell::Points(points) => !points.is_zero(),
        Cell::Quantity(quantity) => !quantity.is_zero(),
        _ => true,
    }
}

/// Whether a card on a telephone does without a cell: it says nothing. What is nothing by now is what a correction tells.
pub(super) fn is_left_out(column: Column, cell: &Cell) -> bool {
    let is_now = matches!(column.heading, Heading::AmountNow | Heading::MinutesNow | Heading::PointsNow);
    let is_now = is_now && *cell != Cell::Empty;
    !is_now && !says_something(cell)
}

/// Whether figures stand at the right of their column.
pub(super) fn is_right(column: Column) -> bool {
    matches!(
        column.kind,
        Kind::Yuan | Kind::Count | Kind::Seq | Kind::Quantity | Kind::Rate | Kind::Points | Kind::Minutes
    )
}

/// The totals of a table with the word for them in the first free cell of a column that is seen, all of them unless said otherwise;
/// nothing when nothing is summed.
pub(super) fn totals<'a>(
    totals: &'a [Cell],
    seen: Option<&[bool]>,
    words: &dyn Words,
    figures: Figures,
) -> Vec<Cow<'a, str>> {
    if totals.iter().all(|cell| *cell == Cell::Empty) {
        return Vec::new();
    }
    let mut spoken: Vec<Cow<'a, str>> = totals.iter().map(|cell| spoken(cell, words, figures)).collect();
    let is_seen = |place: usize| seen.and_then(|seen| seen.get(place)).copied().unwrap_or(true);
    let mut free = spoken.iter_mut().zip(0..).filter(|(cell, place)| is_seen(*place) && cell.is_empty());
    if let Some((first, _)) = free.next() {
        *first = Cow::Borrowed(words.total());
    }
    spoken
}
