//! A sheet of a notice, in words: what the template writes row by row.

use std::borrow::Cow;
use std::fmt::Write;

use crate::render::foot;
use crate::render::spoken::{Figures, headed_read, is_left_out, is_right, said_by, spoken, titled, totals};
use crate::render::visible;
use crate::report::notice::sheets;
use crate::report::{Cell, Column, Heading, Kind, MonthNotice, Shown};
use crate::text::Words;

/// A table, in words.
pub(super) struct Sheet<'a> {
    pub(super) name: &'static str,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) rows_told: String,
    /// The name of each column before its cells, for a telephone, where a row is a card.
    pub(super) labels: String,
    /// More columns than stand side by side on an upright page.
    pub(super) is_wide: bool,
    pub(super) headings: Vec<Headed>,
    pub(super) rows: Vec<Vec<Drawn<'a>>>,
    pub(super) totals: Vec<Drawn<'a>>,
    /// A sheet that hangs alone too, on its owners' own board, has a head and a foot of its own.
    pub(super) alone: Option<Alone>,
}

/// Head and foot of a sheet that hangs alone.
pub(super) struct Alone {
    pub(super) head: String,
    pub(super) lines: Vec<(&'static str, String)>,
    pub(super) signers: Vec<(&'static str, String)>,
}

impl Alone {
    /// Owners sign for their own money, never the fund's approver.
    fn of(notice: &MonthNotice, words: &dyn Words) -> Self {
        let labels = words.labels();
        let wanted = [labels.number, labels.posting, labels.objections, labels.entries, labels.root];
        let lines = foot::lines(notice, words).into_iter().filter(|(label, _)| wanted.contains(label));
        let [prepared, _, supervised] = foot::signers(&notice.foot, words);
        let owners = (words.board_labels().owners_sign, foot::BLANK.to_owned());
        let seen = |(label, text): (&'static str, String)| (label, visible(&text).into_owned());
        Self {
            head: visible(notice.foot.fund.as_str()).into_owned(),
            lines: lines.map(seen).collect(),
            signers: [prepared, owners, supervised].into_iter().map(seen).collect(),
        }
    }
}

/// A column's heading; its id gives it its width.
pub(super) struct Headed {
    pub(super) id: &'static str,
    pub(super) class: &'static str,
    pub(super) text: String,
}

/// A cell, in words, and the class that aligns it.
pub(super) struct Drawn<'a> {
    pub(super) class: &'static str,
    pub(super) text: Cow<'a, str>,
    /// Empty or zero: a telephone leaves it out.
    pub(super) is_nothing: bool,
}

/// More columns than this, and the page is turned.
const UPRIGHT: usize = 10;

impl<'a> Sheet<'a> {
    pub(super) fn of(notice: &MonthNotice, shown: &'a Shown, number: usize, words: &dyn Words) -> Self {
        let (table, period) = (&shown.table, notice.foot.asked.span.period);
        let seen = said_by(table);
        let columns = (0..).zip(table.columns.iter().copied()).zip(&seen);
        let told: Vec<(usize, Column)> = columns.filter(|(_, seen)| **seen).map(|(column, _)| column).collect();
        let headings: Vec<Headed> = told
            .iter()
            .map(|(_, c)| Headed { id: c.heading.id(), class: class(*c), text: headed_read(shown, *c, words) })
            .collect();
        let text = |cell: &'a Cell| {
            if let Cell::Day(day) = cell {
                return Cow::Owned(words.day_in(*day, period));
            }
            spoken(cell, words, Figures::Grouped)
        };
        let named = || told.iter().zip(&headings);
        let drawn = |row: &'a Vec<Cell>| {
            let cells = named().filter_map(|((place, column), heading)| {
                let cell = row.get(*place)?;
                Some(Drawn { class: heading.class, text: text(cell), is_nothing: is_left_out(*column, cell) })
            });
            cells.collect()
        };
        let totals = totals(&table.totals, Some(&seen), words, Figures::Grouped);
        let total = |((place, _), heading): (&(usize, Column), &Headed)| {
            let is_sum = table.totals.get(*place).is_some_and(|cell| *cell != Cell::Empty);
            let text = totals.get(*place)?.clone();
            Some(Drawn { class: if is_sum { heading.class } else { "named" }, is_nothing: text.is_empty(), text })
        };
        // Sums of columns that are left out are not said either.
        let is_summed = told.iter().any(|(place, _)| table.totals.get(*place).is_some_and(|cell| *cell != Cell::Empty));
        Self {
            name: shown.name.word(),
            number: words.sheet_number(number),
            title: titled(shown, words),
            rows_told: words.rows(table.count),
            is_wide: headings.len() > UPRIGHT,
            rows: table.rows.iter().map(drawn).collect(),
            totals: if is_summed { named().filter_map(total).collect() } else { Vec::new() },
            labels: labels(number, &headings),
            alone: (shown.name == sheets::common_income::NAME).then(|| Alone::of(notice, words)),
            headings,
        }
    }
}

/// As rules of a style sheet: said once a column, not once a cell, so that a month of 16,000 gifts stays a page.
fn labels(number: usize, headings: &[Headed]) -> String {
    let mut rules = String::new();
    for (heading, place) in headings.iter().zip(1..) {
        // A String takes everything.
        let _ = write!(rules, "#s{number} td:nth-child({place}):before{{content:\"");
        for letter in heading.text.chars() {
            // Headings may be other people's words: whatever is no letter is spelled by its number.
            let _ = if letter.is_alphanumeric() {
                write!(rules, "{letter}")
            } else {
                write!(rules, "\\{:x} ", u32::from(letter))
            };
        }
        rules.push_str("\"}\n");
    }
    rules
}

/// Figures stand right and never break; days never break; everything else flows.
fn class(column: Column) -> &'static str {
    if column.heading == Heading::Receipt {
        return "receipt";
    }
    if column.heading == Heading::Number {
        return "ordinal";
    }
    match column.kind {
        Kind::Yuan => "yuan",
        Kind::Seq => "ordinal",
        Kind::Day => "day",
        Kind::Name => "name",
        _ if is_right(column) => "figure",
        Kind::Word => "word",
        Kind::Text | Kind::Count | Kind::Quantity | Kind::Rate | Kind::Points | Kind::Minutes => "text",
    }
}
