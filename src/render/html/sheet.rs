//! A sheet of a notice, in words: what the template writes row by row.

use std::borrow::Cow;

use crate::ledger::words::SheetName;
use crate::render::spoken::{Figures, headed, is_right, said_by, spoken, titled, totals};
use crate::report::{Cell, Column, Heading, Kind, Shown};
use crate::text::Words;

/// A table, in words.
pub(super) struct Sheet<'a> {
    pub(super) name: &'static str,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) rows_told: String,
    /// More columns than stand side by side on an upright page.
    pub(super) is_wide: bool,
    pub(super) headings: Vec<Headed>,
    pub(super) rows: Vec<Vec<Drawn<'a>>>,
    pub(super) totals: Vec<Drawn<'a>>,
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
}

/// More columns than this, and the page is turned.
const UPRIGHT: usize = 10;

impl<'a> Sheet<'a> {
    pub(super) fn of(shown: &'a Shown, number: usize, words: &dyn Words) -> Self {
        // All gifts of the month in the title: its days need no year.
        let is_one_month = matches!(shown.name, SheetName::Gifts | SheetName::Redemptions);
        let table = &shown.table;
        let is_told = said_by(table);
        let text = |cell: &'a Cell| {
            if let (true, Cell::Day(day)) = (is_one_month, cell) {
                return Cow::Owned(words.short_day(*day));
            }
            spoken(cell, words, Figures::Grouped)
        };
        let drawn = |row: &'a Vec<Cell>| {
            let cells = table.columns.iter().zip(row).zip(&is_told).filter(|(_, told)| **told);
            cells.map(|((c, cell), _)| Drawn { class: class(*c), text: text(cell) }).collect()
        };
        let columns = || table.columns.iter().zip(&is_told).filter(|(_, told)| **told).map(|(column, _)| column);
        let heading = |c: &Column| Headed { id: c.heading.id(), class: class(*c), text: headed(shown, *c, words) };
        let totals = totals(&table.totals, words, Figures::Grouped).into_iter();
        Self {
            name: shown.name.word(),
            number: words.sheet_number(number),
            title: titled(shown, words),
            rows_told: words.rows(table.count),
            is_wide: columns().count() > UPRIGHT,
            headings: columns().map(heading).collect(),
            rows: table.rows.iter().map(drawn).collect(),
            totals: table
                .columns
                .iter()
                .zip(totals)
                .zip(&is_told)
                .filter(|(_, told)| **told)
                .map(|((c, text), _)| Drawn { class: class(*c), text })
                .collect(),
        }
    }
}

/// Figures stand right and never break; days never break; everything else flows.
fn class(column: Column) -> &'static str {
    if column.heading == Heading::Receipt {
        return "receipt";
    }
    match column.kind {
        Kind::Yuan => "yuan",
        Kind::Day => "day",
        Kind::Name => "name",
        _ if is_right(column) => "figure",
        Kind::Word => "word",
        Kind::Text | Kind::Count | Kind::Seq | Kind::Quantity | Kind::Rate | Kind::Points | Kind::Minutes => "text",
    }
}
