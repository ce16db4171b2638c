//! 本月捐赠: the gifts of the month, one by one.

use super::{OfMonth, Rules, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::SheetName;
use crate::report::donations;
use crate::report::notice::{NoticeError, Sheet};

pub(super) const RULES: Rules = Rules::needed(SheetName::Gifts);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let projects = month.reading.project_names().map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(RULES.name, donations::sheet(&month.given.gifts, &projects))])
}
