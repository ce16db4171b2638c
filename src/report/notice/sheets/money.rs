//! 资金收支总表: every purse of the fund, with what it held, what came, what went and what is left.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::fund;
use crate::report::heading::Heading;
use crate::report::notice::equations::Equation;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::title::FundView;

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "money", zh: "资金收支总表", en: "Money in and out" });

pub(super) const RULES: Rules = Rules { is_needed: true, ..of_purses(NAME) };

/// What holds of a sheet whose rows are purses.
pub(super) const fn of_purses(name: SheetName) -> Rules {
    Rules {
        equations: &[Equation {
            came: &[
                Heading::BroughtForward,
                Heading::GiftsIn,
                Heading::MatchIn,
                Heading::FurtherIncome,
                Heading::MovedIn,
                Heading::PaidBack,
                Heading::ShortAfter,
            ],
            went: &[
                Heading::ShortBefore,
                Heading::Reversed,
                Heading::Refunded,
                Heading::Spent,
                Heading::TakenBack,
                Heading::OutAndOther,
                Heading::CarriedForward,
            ],
        }],
        carried: &[(Heading::CarriedForward, Heading::BroughtForward), (Heading::ShortAfter, Heading::ShortBefore)],
        keys: &[Heading::Holder, Heading::Project, Heading::SourceKind],
        ..Rules::of(name)
    }
}

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    Ok(vec![Sheet::of(NAME, fund::fund(month.reading, month.month(), FundView::Purse).map_err(NoticeError::File)?)])
}
