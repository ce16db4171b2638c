//! 配捐: an agreement a row.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::heading::Heading;
use crate::report::matching;
use crate::report::notice::equations::Equation;
use crate::report::notice::{NoticeError, Sheet};

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "matches", zh: "配捐", en: "Matches" });

pub(super) const RULES: Rules = Rules {
    equations: &[
        Equation { came: &[Heading::InWindow], went: &[Heading::Base, Heading::LeftOut] },
        Equation { came: &[Heading::MatchDue, Heading::OwedBack], went: &[Heading::MatchReceived, Heading::Short] },
    ],
    ..Rules::of(NAME)
};

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let projects = month.reading.project_names().map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(NAME, matching::matches(month.matches, &projects))])
}
