//! Footing: the total of a table is the sum of its printed rows, and sheets that tell of the same money agree. A notice
//! that does not foot is refused with the cell named: one was printed with 22.316 for 22.361, and nobody saw it.

use std::ops::Deref;

use thiserror::Error;

use crate::ledger::books::Tally;
use crate::ledger::field::Count;
use crate::ledger::minutes::Minutes;
use crate::ledger::points::Points;
use crate::ledger::words::SheetName;
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::notice::{DonationNotice, Net};
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
}

impl Figure {
    /// How far two figures lie apart.
    #[must_use]
    pub fn apart(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yuan(a), Self::Yuan(b)) => a.minus(b).or_else(|| b.minus(a)).map_or(Self::Nothing, Self::Yuan),
            (Self::Points(a), Self::Points(b)) => a.minus(b).or_else(|| b.minus(a)).map_or(Self::Nothing, Self::Points),
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

impl Footed<DonationNotice> {
    /// A notice that foots.
    ///
    /// # Errors
    /// The first cell that does not.
    pub fn of(notice: DonationNotice) -> Result<Self, NotFooting> {
        notice.foot()?;
        Ok(Self(notice))
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
            if !matches!(column.kind, Kind::Yuan | Kind::Points | Kind::Minutes) {
                continue;
            }
            let sum = if column.kind == Kind::Yuan {
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
            } else {
                Figure::Nothing
            };
            self.agree(CellName::Total(column.heading), sum, found)?;
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

    fn agree(&self, cell: CellName, expected: Figure, found: Figure) -> Result<(), NotFooting> {
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

impl DonationNotice {
    /// Whether every sheet foots, the sheets agree with the summary, and the figures by day and by kind with the gifts.
    ///
    /// # Errors
    /// The first cell that does not foot.
    pub fn foot(&self) -> Result<(), NotFooting> {
        for sheet in [SheetName::Gifts, SheetName::Late, SheetName::Corrections] {
            self.sheet(sheet).foot()?;
            self.crosses(CellName::Summary(sheet), sheet, self.printed(sheet), self.summary.of(sheet))?;
        }
        let gifts = self.printed(SheetName::Gifts);
        self.crosses(CellName::ByDay, SheetName::Gifts, gifts, together(self.by_day.iter().map(|(_, t)| *t)))?;
        self.crosses(CellName::ByKind, SheetName::Gifts, gifts, together(self.by_kind.iter().map(|(_, t)| *t)))?;
        let printed = |sheet| self.printed(sheet).map_or(Yuan::ZERO, |tally| tally.total);
        let net = Net::after(printed(SheetName::Gifts), printed(SheetName::Late), printed(SheetName::Corrections));
        let expected = net.map_or(Figure::Nothing, Figure::Net);
        self.gifts.agree(CellName::Net, expected, Figure::Net(self.summary.net))
    }

    /// Count and sum of the rows as printed.
    fn printed(&self, sheet: SheetName) -> Option<Tally> {
        let table = self.sheet(sheet);
        let total = Yuan::sum(table.yuan_of(table.place_of(Heading::Amount)?))?;
        Some(Tally { count: count_of(table.rows.len()), total })
    }

    fn crosses(
        &self,
        cell: CellName,
        sheet: SheetName,
        printed: Option<Tally>,
        said: impl Into<Option<Tally>>,
    ) -> Result<(), NotFooting> {
        let count = |t: Option<Tally>| t.map_or(Figure::Nothing, |tally| Figure::Count(tally.count));
        let total = |t: Option<Tally>| t.map_or(Figure::Nothing, |tally| Figure::Yuan(tally.total));
        let (table, said) = (self.sheet(sheet), said.into());
        table.agree(cell, count(printed), count(said))?;
        table.agree(cell, total(printed), total(said))
    }
}

/// Tallies added up; nothing when the sum is beyond range.
fn together(tallies: impl IntoIterator<Item = Tally>) -> Option<Tally> {
    tallies.into_iter().try_fold(Tally::default(), |sum, tally| {
        let count = Count(sum.count.0.checked_add(tally.count.0)?);
        Some(Tally { count, total: sum.total.plus(tally.total)? })
    })
}

/// A length as a count.
fn count_of(length: usize) -> Count {
    Count(u64::try_from(length).unwrap_or(u64::MAX))
}
