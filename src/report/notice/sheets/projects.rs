//! 项目收支: every project from its beginning to the end of the month.

use super::{OfMonth, Rules, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::SheetName;
use crate::ledger::period::Day;
use crate::report::heading::Heading;
use crate::report::notice::equations::Equation;
use crate::report::projects;
use crate::report::notice::{NoticeError, Sheet};

pub(super) const RULES: Rules = Rules {
    equations: &[Equation {
        came: &[
            Heading::Raised,
            Heading::Matched,
            Heading::OwedBack,
            Heading::OtherSources,
            Heading::ShortAfter,
        ],
        went: &[Heading::Spent, Heading::MovedOut, Heading::EarlierBack, Heading::LeftOver],
    }],
    ..Rules::needed(SheetName::Projects)
};

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    Ok(vec![Sheet::of(RULES.name, projects::projects(month.reading, Day::FIRST, month.last()).map_err(NoticeError::File)?)])
}
