//! 积分收支: the points of every household and volunteer.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::name::PersonNumber;
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::PointsKind;
use crate::report::heading::Heading;
use crate::report::notice::equations::Equation;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::points;
use crate::report::table::{Cell, Table};

// Carried over by their sum only: an account may be a person's number, which never leaves the house.
/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "points", zh: "积分收支", en: "Points" });

pub(super) const RULES: Rules = Rules {
    equations: &[Equation {
        came: &[
            Heading::PointsBefore,
            Heading::MovedAwarded,
            Heading::MovedBrought,
            Heading::PointsGivenIn,
            Heading::MovedPutBack,
        ],
        went: &[
            Heading::MovedExchanged,
            Heading::MovedDeducted,
            Heading::MovedExpired,
            Heading::PointsGivenOut,
            Heading::MovedTakenBack,
            Heading::PointsAfter,
        ],
    }],
    carried: &[(Heading::PointsAfter, Heading::PointsBefore)],
    ..Rules::of(NAME)
};

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let points = points::sheet::month(month.reading, PointsKind::Exchange, month.month());
    let table = points.map_err(NoticeError::File)??;
    Ok(vec![Sheet::of(NAME, without_numbers(table))])
}

/// Households have codes of the house; a person's number never leaves it.
fn without_numbers(mut table: Table) -> Table {
    let place = table.place_of(Heading::Code);
    for cell in table.rows.iter_mut().filter_map(|row| row.get_mut(place?)) {
        if matches!(cell, Cell::Text(code) if code.parse::<PersonNumber>().is_ok()) {
            *cell = Cell::Empty;
        }
    }
    table
}
