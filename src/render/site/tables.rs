//! A report's table inside a page: wide on a desk, a card a row on a telephone.

use std::borrow::Cow;

use crate::render::spoken::{Figures, heading_read, is_left_out, is_right, spoken, totals};
use crate::report::{Cell, Column, Heading, Table};
use crate::text::Words;

/// Columns a page has room for in either language.
const MOST_COLUMNS: usize = 10;

/// A table, in words.
pub(in crate::render) struct Drawn<'a> {
    pub(in crate::render) title: String,
    pub(in crate::render) told: String,
    /// More columns than a page is wide: a card a row everywhere.
    pub(in crate::render) is_wide: bool,
    /// What it is and its value, nothing else: two columns everywhere.
    pub(in crate::render) is_fields: bool,
    pub(in crate::render) headings: Vec<Headed>,
    pub(in crate::render) rows: Vec<Vec<Field<'a>>>,
    pub(in crate::render) totals: Vec<Field<'a>>,
}

/// A column's heading.
pub(in crate::render) struct Headed {
    pub(in crate::render) class: &'static str,
    pub(in crate::render) text: &'static str,
}

/// A cell, its column's name beside it for the card.
pub(in crate::render) struct Field<'a> {
    pub(in crate::render) class: &'static str,
    pub(in crate::render) label: &'static str,
    pub(in crate::render) text: Cow<'a, str>,
    /// Empty or zero: a card leaves it out.
    pub(in crate::render) is_nothing: bool,
}

impl<'a> Drawn<'a> {
    pub(in crate::render) fn of(table: &'a Table, words: &dyn Words) -> Self {
        Self::beginning(table, table.rows.len(), words)
    }

    /// Its first rows.
    pub(in crate::render) fn beginning(table: &'a Table, most: usize, words: &dyn Words) -> Self {
        let field = |column: &Column, cell: &Cell, text| Field {
            class: class(*column),
            label: heading_read(*column, words),
            text,
            is_nothing: is_left_out(*column, cell),
        };
        let row = |cells: &'a Vec<Cell>| {
            let cells = table.columns.iter().zip(cells);
            cells.map(|(column, cell)| field(column, cell, spoken(cell, words, Figures::Grouped))).collect()
        };
        let totals = totals(&table.totals, None, words, Figures::Grouped).into_iter();
        Self {
            title: words.title(table.title),
            told: words.rows(table.count),
            is_wide: table.columns.len() > MOST_COLUMNS,
            is_fields: table.columns.iter().map(|column| column.heading).eq([Heading::Field, Heading::Value]),
            headings: table
                .columns
                .iter()
                .map(|column| Headed { class: class(*column), text: heading_read(*column, words) })
                .collect(),
            rows: table.rows.iter().take(most).map(row).collect(),
            // The word for totals stands in a column of something else, whose name a card leaves out.
            totals: table
                .columns
                .iter()
                .zip(&table.totals)
                .zip(totals)
                .map(|((column, cell), text)| {
                    let field = field(column, cell, text);
                    let is_nothing = field.text.is_empty() || (*cell != Cell::Empty && field.is_nothing);
                    let label = if *cell == Cell::Empty { "" } else { field.label };
                    Field { label, is_nothing, ..field }
                })
                .collect(),
        }
    }
}

/// Figures stand right; everything else flows.
fn class(column: Column) -> &'static str {
    if is_right(column) { "figure" } else { "text" }
}
