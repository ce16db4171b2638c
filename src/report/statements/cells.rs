//! The cells of a statement by line and column, and what it takes for two of them to agree.

use crate::ledger::yuan::Yuan;
use crate::report::footing::{CellName, Figure, NotFooting};
use crate::report::heading::Heading;
use crate::report::statements::line::StatementLine as L;
use crate::report::sums::Sides;
use crate::report::table::{Cell, Table, Word};

/// A column, and the one beside it where what is lacking stands.
pub(super) type Column = (Heading, Option<Heading>);

/// What stands in a cell, or nothing where the column is not printed.
pub(super) fn yuan(table: &Table, row: usize, heading: Heading) -> Yuan {
    let cell = table.place_of(heading).and_then(|place| table.rows.get(row)?.get(place));
    if let Some(Cell::Yuan(amount)) = cell { *amount } else { Yuan::ZERO }
}

/// What a row says under a column: what is there, less what is lacking.
pub(super) fn sides(table: &Table, row: usize, (plain, lacking): Column) -> Sides {
    let lacking = lacking.map_or(Yuan::ZERO, |heading| yuan(table, row, heading));
    Sides { debit: yuan(table, row, plain), credit: lacking }
}

/// The row of a line.
pub(super) fn row_of(table: &Table, line: L) -> Option<usize> {
    table.rows.iter().position(|row| row.contains(&Cell::Word(Word::StatementLine(line))))
}

/// A line under a column; nothing where the line is not printed.
pub(super) fn line_at(table: &Table, line: L, column: Column) -> Sides {
    row_of(table, line).map_or_else(Sides::default, |row| sides(table, row, column))
}

/// The sum of some lines.
pub(super) fn lines_at(table: &Table, lines: impl IntoIterator<Item = L>, column: Column) -> Sides {
    lines.into_iter().fold(Sides::default(), |sum, line| sum.plus(line_at(table, line, column)))
}

/// All rows of a column together.
pub(super) fn column_of(table: &Table, column: Column) -> Sides {
    (0..table.rows.len()).fold(Sides::default(), |sum, row| sum.plus(sides(table, row, column)))
}

/// A balance as a figure.
pub(in crate::report) fn figure(sides: Sides) -> Figure {
    let Sides { debit, credit } = sides.balance();
    if credit.is_zero() { Figure::Yuan(debit) } else { Figure::Below(credit) }
}

pub(super) fn agree(table: &Table, cell: CellName, expected: Sides, found: Sides) -> Result<(), NotFooting> {
    let (expected, found) = (figure(expected), figure(found));
    if expected == found { Ok(()) } else { Err(NotFooting { table: table.title, cell, expected, found }) }
}

/// A sum of the table's own lines.
pub(super) fn foots(table: &Table, line: L, column: Column, expected: Sides) -> Result<(), NotFooting> {
    agree(table, CellName::Line(line, column.0), expected, line_at(table, line, column))
}

/// The same figure on another table.
pub(super) fn agrees(table: &Table, line: L, column: Column, other: &Table, expected: Sides) -> Result<(), NotFooting> {
    let cell = CellName::LineBeside(line, column.0, other.title);
    agree(table, cell, expected, line_at(table, line, column))
}

pub(super) const fn only(heading: Heading) -> Column {
    (heading, None)
}
