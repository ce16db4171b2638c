//! 特批: rules that were set aside for a project, by whom, up to how much and why.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::exceptions;
use crate::report::notice::{NoticeError, Sheet};

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "exceptions", zh: "特批", en: "Rules set aside" });

pub(super) const RULES: Rules = Rules::of(NAME);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let table = exceptions::of_month(month.reading, month.month()).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(NAME, table)])
}
