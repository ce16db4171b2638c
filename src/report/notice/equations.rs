//! Rows that add up by themselves: what was there and came is what went and is there. A figure that is in no sum of its
//! column must be in a sum of its row, so that no single figure of a sheet can be wrong unseen.

use crate::ledger::field::Count;
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::yuan::Yuan;
use crate::report::footing::{CellName, Figure, NotFooting};
use crate::report::heading::Heading;
use crate::report::notice::{Sheet, sheets};
use crate::report::table::{Cell, Kind, Table};

/// In every row, the figures of the first list come to the same as those of the second. A column that is not there counts
/// for nothing.
pub(super) struct Equation {
    pub(super) came: &'static [Heading],
    pub(super) went: &'static [Heading],
}

/// Whether every row of a sheet adds up, and its places are counted from 1.
pub(super) fn hold(sheet: &Sheet) -> Result<(), NotFooting> {
    let table = &sheet.table;
    for (row, number) in table.rows.iter().zip(1_u64..) {
        if let Some(place) = table.place_of(Heading::Number) {
            let expected = Figure::Count(Count(number));
            let found = row.get(place).map_or(Figure::Nothing, figure);
            table.agree(CellName::At(place_of_row(number), Heading::Number), expected, found)?;
        }
        for equation in sheets::equations(sheet.name) {
            equation.holds(table, number, row)?;
        }
    }
    Ok(())
}

fn place_of_row(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl Equation {
    fn holds(&self, table: &Table, number: u64, row: &[Cell]) -> Result<(), NotFooting> {
        let (came, went) = (sum(table, row, self.came), sum(table, row, self.went));
        let last = self.went.last().copied().unwrap_or(Heading::Amount);
        table.agree(CellName::At(place_of_row(number), last), came, went)
    }
}

/// The sum of a row's figures under some headings; nothing when they are of several kinds or beyond range.
fn sum(table: &Table, row: &[Cell], headings: &[Heading]) -> Figure {
    let kind = headings.first().map_or(Kind::Text, |heading| heading.kind());
    let cells = headings.iter().filter_map(|heading| row.get(table.place_of(*heading)?));
    let zero = match kind {
        Kind::Points => Figure::Points(Points::ZERO),
        Kind::Quantity => Figure::Quantity(Quantity::ZERO),
        Kind::Yuan
        | Kind::Text
        | Kind::Name
        | Kind::Count
        | Kind::Day
        | Kind::Seq
        | Kind::Word
        | Kind::Rate
        | Kind::Minutes => Figure::Yuan(Yuan::ZERO),
    };
    cells.filter(|cell| **cell != Cell::Empty).fold(zero, |sum, cell| sum.plus(figure(cell)))
}

/// The figure of a cell.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else a cell holds is no figure")]
pub(super) fn figure(cell: &Cell) -> Figure {
    match cell {
        Cell::Yuan(amount) => Figure::Yuan(*amount),
        Cell::Points(points) => Figure::Points(*points),
        Cell::Quantity(quantity) => Figure::Quantity(*quantity),
        Cell::Count(count) => Figure::Count(*count),
        Cell::Minutes(minutes) => Figure::Count(Count(minutes.count().into())),
        _ => Figure::Nothing,
    }
}
