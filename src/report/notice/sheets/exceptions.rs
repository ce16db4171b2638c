//! 特批: rules that were set aside for a project, by whom, up to how much and why.

use super::{OfMonth, Rules, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::SheetName;
use crate::report::exceptions;
use crate::report::notice::{NoticeError, Sheet};

pub(super) const RULES: Rules = Rules::of(SheetName::Exceptions);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let table = exceptions::of_month(month.reading, month.month()).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(RULES.name, table)])
}
