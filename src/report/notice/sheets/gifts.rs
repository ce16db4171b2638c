//! 本月捐赠: the gifts of the month, one by one.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::donations;
use crate::report::notice::{NoticeError, Sheet};

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "gifts", zh: "本月捐赠", en: "Gifts of the month" });

pub(super) const RULES: Rules = Rules::needed(NAME);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let projects = month.reading.project_names().map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(NAME, donations::sheet(&month.given.gifts, &projects))])
}
