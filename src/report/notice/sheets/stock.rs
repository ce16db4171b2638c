//! 库存: what the shop and the store hold, the lots of one item and one permitted use together.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::goods;
use crate::report::heading::Heading;
use crate::report::notice::equations::Equation;
use crate::report::notice::{NoticeError, Sheet};

/// Its name.
pub const NAME: SheetName =
    SheetName(&Called { word: "stock", zh: "超市和物资库存", en: "Stock of the shop and the store" });

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
    keys: &[Heading::Item, Heading::Unit, Heading::Usage],
    ..Rules::of(NAME)
};

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    Ok(vec![Sheet::of(NAME, goods::stock(month.reading, month.month()).map_err(NoticeError::File)?)])
}
