//! 异议办理: what was objected to, and what came of it.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::objections;

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "objections", zh: "异议办理", en: "Objections" });

pub(super) const RULES: Rules = Rules::of(NAME);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    Ok(vec![Sheet::of(
        NAME,
        objections::between(month.reading, month.first(), month.last()).map_err(NoticeError::File)?,
    )])
}
