//! 补记: gifts of earlier months that were recorded since the last notice.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::donations;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::told::Told;

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "late", zh: "补记", en: "Late gifts" });

pub(super) const RULES: Rules = Rules::needed(NAME);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let projects = month.reading.project_names().map_err(NoticeError::File)?;
    let offset = month.reading.opened().map_err(NoticeError::File)?.utc_offset;
    let told = Told::of(month.reading).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(NAME, donations::late_sheet(&month.given.late, &projects, offset, &told))])
}
