//! 库存: what the shop and the store hold, lot by lot of one item together.

use super::{OfMonth, Rules, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::SheetName;
use crate::report::goods;
use crate::report::heading::Heading;
use crate::report::notice::equations::Equation;
use crate::report::notice::{NoticeError, Sheet};

pub(super) const RULES: Rules = Rules {
    equations: &[
        Equation {
            came: &[
                Heading::StockBefore,
                Heading::StockGiven,
                Heading::StockBought,
                Heading::StockSurplus,
                Heading::StockPutBack,
            ],
            went: &[
                Heading::StockUsed,
                Heading::StockGivenOn,
                Heading::StockRedeemed,
                Heading::StockRewarded,
                Heading::StockSold,
                Heading::StockLost,
                Heading::StockMissing,
                Heading::StockTakenBack,
                Heading::StockAfter,
            ],
        },
        Equation { came: &[Heading::ValueBefore, Heading::ValueIn], went: &[Heading::ValueOut, Heading::ValueAfter] },
    ],
    carried: &[(Heading::StockAfter, Heading::StockBefore), (Heading::ValueAfter, Heading::ValueBefore)],
    keys: &[Heading::Item, Heading::Unit],
    ..Rules::of(SheetName::Stock)
};

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    Ok(vec![Sheet::of(RULES.name, goods::stock(month.reading, month.month()).map_err(NoticeError::File)?)])
}
