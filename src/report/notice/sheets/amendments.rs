//! 更正说明: what earlier notices said and would say otherwise today.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::heading::Heading;
use crate::report::notice::amendments;
use crate::report::notice::equations::Equation;
use crate::report::notice::{NoticeError, Sheet};

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "amendments", zh: "更正说明", en: "Amendments" });

pub(super) const RULES: Rules = Rules {
    equations: &[Equation {
        came: &[
            Heading::AmountThen,
            Heading::InMore,
            Heading::OutMore,
            Heading::AmountMore,
            Heading::DueMore,
            Heading::OwnersInMore,
            Heading::OwnersOutMore,
            Heading::OwnersMore,
        ],
        went: &[
            Heading::InLess,
            Heading::Refunded,
            Heading::OutLess,
            Heading::AmountLess,
            Heading::DueLess,
            Heading::OwnersInLess,
            Heading::OwnersOutLess,
            Heading::OwnersLess,
            Heading::AmountNow,
        ],
    }],
    ..Rules::needed(NAME)
};

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let table = amendments(month.reading, month.span, month.notices, month.corrected).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(NAME, table)])
}
