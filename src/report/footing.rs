//! Footing: the total of a table is the sum of its printed rows, and sheets that tell of the same money agree. A notice
//! that does not foot is refused with the cell named: one was printed with 22.316 for 22.361, and nobody saw it.

use std::ops::Deref;

use thiserror::Error;

use crate::ledger::field::Count;
use crate::ledger::minutes::Minutes;
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::yuan::Yuan;
use crate::report::SheetName;
use crate::report::heading::Heading;
use crate::report::notice::Net;
use crate::report::statements::{StatementLine, Statements};
use crate::report::table::{Cell, Kind, Table};
use crate::report::title::Title;

/// A figure that was expected or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Money.
    Yuan(Yuan),
    /// A number of things.
    Count(Count),
    /// What is left after corrections.
    Net(Net),
    /// No figure where one should stand, or a sum beyond range.
    Nothing,
    /// Points.
    Points(Points),
    /// A quantity of goods.
    Quantity(Quantity),
    /// Money that is lacking: more went than there was.
    Below(Yuan),
}

impl Figure {
    /// Two figures of one kind together; nothing when they are of two, or beyond range.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yuan(a), Self::Yuan(b)) => a.plus(b).map_or(Self::Nothing, Self::Yuan),
            (Self::Points(a), Self::Points(b)) => a.plus(b).map_or(Self::Nothing, Self::Points),
            (Self::Quantity(a), Self::Quantity(b)) => a.plus(b).map_or(Self::Nothing, Self::Quantity),
            _ => Self::Nothing,
        }
    }

    /// How far two figures lie apart.
    #[must_use]
    pub fn apart(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yuan(a), Self::Yuan(b)) => a.minus(b).or_else(|| b.minus(a)).map_or(Self::Nothing, Self::Yuan),
            (Self::Below(a), Self::Below(b)) => Self::Yuan(a).apart(Self::Yuan(b)),
            (Self::Yuan(a), Self::Below(b)) | (Self::Below(b), Self::Yuan(a)) => {
                a.plus(b).map_or(Self::Nothing, Self::Yuan)
            }
            (Self::Points(a), Self::Points(b)) => a.minus(b).or_else(|| b.minus(a)).map_or(Self::Nothing, Self::Points),
            (Self::Quantity(a), Self::Quantity(b)) => {
                a.minus(b).or_else(|| b.minus(a)).map_or(Self::Nothing, Self::Quantity)
            }
            (Self::Count(a), Self::Count(b)) => Self::Count(Count(a.0.abs_diff(b.0))),
            _ => Self::Nothing,
        }
    }
}

/// Which cell does not foot. Rows are counted from 1, as they are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellName {
    /// A row has more or fewer cells than there are columns.
    Row(usize),
    /// A cell of a column of figures holds none.
    At(usize, Heading),
    /// The total below a heading.
    Total(Heading),
    /// The number of rows.
    Count,
    /// The figures by day against the gifts.
    ByDay,
    /// The figures by kind of donor against the gifts.
    ByKind,
    /// The figure of a sheet in the summary.
    Summary(SheetName),
    /// What is left after corrections.
    Net,
    /// A figure of a row, 0 for the totals, against another sheet that tells of the same.
    Across(usize, Heading, SheetName),
    /// The rows of a project that a row of another sheet tells of: each has one.
    RowsOf(usize, SheetName),
    /// What a row, 0 for the totals, begins with, against what the notice before ended with.
    Closing(usize, Heading),
    /// A figure of the overview against the sheet it is taken from.
    Glance(Heading),
    /// A line of a statement, against the table's own lines.
    Line(StatementLine, Heading),
    /// A line of a statement, against another table.
    LineBeside(StatementLine, Heading, Title),
    /// The total below a heading, against another table.
    TotalBeside(Heading, Title),
}

/// What does not foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{table:?}, {cell:?}: expected {expected:?}, found {found:?}")]
pub struct NotFooting {
    /// The table.
    pub table: Title,
    /// The cell.
    pub cell: CellName,
    /// What the printed rows say.
    pub expected: Figure,
    /// What the cell says.
    pub found: Figure,
}

/// Something that foots. The only way in is the check, and there is no way to change it after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footed<T>(T);

impl<T> Deref for Footed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Footed<T> {
    /// For whoever has just checked it.
    pub(super) const fn checked(whole: T) -> Self {
        Self(whole)
    }
}

impl Statements {
    /// The statements, once they foot.
    ///
    /// # Errors
    /// The first cell that does not.
    pub fn footed(self) -> Result<Footed<Self>, NotFooting> {
        self.foot()?;
        Ok(Footed(self))
    }
}

/// Time as a figure.
fn minutes(minutes: Minutes) -> Figure {
    Figure::Count(Count(u64::from(minutes.count())))
}

impl Table {
    /// Whether every row is whole, the count is the number of rows, and each total is the sum of its column.
    ///
    /// # Errors
    /// The first cell that does not foot.
    pub fn foot(&self) -> Result<(), NotFooting> {
        for (index, row) in self.rows.iter().enumerate() {
            self.row_is_whole(index.saturating_add(1), row)?;
        }
        self.agree(CellName::Count, Figure::Count(count_of(self.rows.len())), Figure::Count(self.count))?;
        if self.totals.is_empty() {
            return Ok(());
        }
        let width = |cells: usize| Figure::Count(count_of(cells));
        self.agree(CellName::Row(self.rows.len()), width(self.columns.len()), width(self.totals.len()))?;
        for (index, (column, total)) in self.columns.iter().zip(&self.totals).enumerate() {
            if !column.is_summed() {
                continue;
            }
            let sum = if column.kind == Kind::Count {
                self.sum_of_counts(index).map_or(Figure::Nothing, Figure::Count)
            } else if column.kind == Kind::Yuan {
                Yuan::sum(self.yuan_of(index)).map_or(Figure::Nothing, Figure::Yuan)
            } else if column.kind == Kind::Minutes {
                self.sum_of_minutes(index).map_or(Figure::Nothing, minutes)
            } else {
                Points::sum(self.points_of(index)).map_or(Figure::Nothing, Figure::Points)
            };
            let found = if let Cell::Yuan(total) = total {
                Figure::Yuan(*total)
            } else if let Cell::Points(total) = total {
                Figure::Points(*total)
            } else if let Cell::Minutes(total) = total {
                minutes(*total)
            } else if let Cell::Count(total) = total {
                Figure::Count(*total)
            } else {
                Figure::Nothing
            };
            self.agree(CellName::Total(column.heading), sum, found)?;
            if column.kind == Kind::Count && *total == Cell::Empty {
                continue;
            }
            self.in_range(CellName::Total(column.heading), sum)?;
        }
        Ok(())
    }

    /// A text in a column of money would be printed and not be summed.
    fn row_is_whole(&self, number: usize, row: &[Cell]) -> Result<(), NotFooting> {
        let width = |cells: usize| Figure::Count(count_of(cells));
        self.agree(CellName::Row(number), width(self.columns.len()), width(row.len()))?;
        let no_figure = |kind: Kind, cell: &Cell| match kind {
            Kind::Yuan => !matches!(cell, Cell::Yuan(_) | Cell::Empty),
            Kind::Count => !matches!(cell, Cell::Count(_) | Cell::Empty),
            Kind::Points => !matches!(cell, Cell::Points(_) | Cell::Empty),
            Kind::Minutes => !matches!(cell, Cell::Minutes(_) | Cell::Empty),
            Kind::Text | Kind::Name | Kind::Day | Kind::Seq | Kind::Word | Kind::Quantity | Kind::Rate => false,
        };
        match self.columns.iter().zip(row).find(|(column, cell)| no_figure(column.kind, cell)) {
            None => Ok(()),
            Some((column, _)) => Err(NotFooting {
                table: self.title,
                cell: CellName::At(number, column.heading),
                expected: Figure::Yuan(Yuan::ZERO),
                found: Figure::Nothing,
            }),
        }
    }

    /// Whether a cell says what is expected of it.
    pub(super) fn agree(&self, cell: CellName, expected: Figure, found: Figure) -> Result<(), NotFooting> {
        if expected == found { Ok(()) } else { Err(NotFooting { table: self.title, cell, expected, found }) }
    }

    /// Two sums beyond range agree about nothing.
    fn in_range(&self, cell: CellName, sum: Figure) -> Result<(), NotFooting> {
        if sum == Figure::Nothing {
            return Err(NotFooting { table: self.title, cell, expected: sum, found: sum });
        }
        Ok(())
    }
}

/// A length as a count.
pub(super) fn count_of(length: usize) -> Count {
    Count(u64::try_from(length).unwrap_or(u64::MAX))
}
