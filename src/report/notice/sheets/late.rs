//! 补记: gifts of earlier months that were recorded since the last notice.

use super::{OfMonth, Rules, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::SheetName;
use crate::report::donations;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::told::Told;

pub(super) const RULES: Rules = Rules::needed(SheetName::Late);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let projects = month.reading.project_names().map_err(NoticeError::File)?;
    let offset = month.reading.opened().map_err(NoticeError::File)?.utc_offset;
    let told = Told::of(month.reading).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(RULES.name, donations::late_sheet(&month.given.late, &projects, offset, &told))])
}
