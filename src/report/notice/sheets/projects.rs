//! 项目收支: every project from its beginning to the end of the month.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::period::Day;
use crate::ledger::reading::ServiceReading;
use crate::report::heading::Heading;
use crate::report::notice::equations::Equation;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::projects;

/// Its name.
pub const NAME: SheetName =
    SheetName(&Called { word: "projects", zh: "项目收支（累计）", en: "Projects (to date)" });

pub(super) const RULES: Rules = Rules {
    equations: &[Equation {
        came: &[Heading::Raised, Heading::Matched, Heading::OwedBack, Heading::OtherSources, Heading::ShortAfter],
        went: &[Heading::Spent, Heading::MovedOut, Heading::EarlierBack, Heading::LeftOver],
    }],
    ..Rules::needed(NAME)
};

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    Ok(vec![Sheet::of(NAME, projects::projects(month.reading, Day::FIRST, month.last()).map_err(NoticeError::File)?)])
}
