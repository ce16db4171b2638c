//! 兑换: what was given out for points, a slip a row.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead, with_heads};
use crate::ledger::reading::ServiceReading;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::shop;

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "redemptions", zh: "兑换", en: "Redemptions" });

pub(super) const RULES: Rules = Rules::of(NAME);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let table = shop::redemptions_told(month.reading, month.month(), month.late_from).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(NAME, with_heads(month.reading, table).map_err(NoticeError::File)?)])
}
