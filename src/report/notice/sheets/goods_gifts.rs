//! 实物捐赠: the gifts in goods of the month, one by one, with those of earlier months that came too late for theirs. What
//! has no reliable price is registered, not valued.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::goods;
use crate::report::notice::{NoticeError, Sheet};

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "goods_gifts", zh: "实物捐赠", en: "Gifts in goods" });

pub(super) const RULES: Rules = Rules::needed(NAME);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let table = goods::gifts_told(month.reading, month.month()).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(NAME, table)])
}
