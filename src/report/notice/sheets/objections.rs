//! 异议办理: what was objected to, and what came of it.

use super::{OfMonth, Rules, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::SheetName;
use crate::report::objections;
use crate::report::notice::{NoticeError, Sheet};

pub(super) const RULES: Rules = Rules::of(SheetName::Objections);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    Ok(vec![Sheet::of(RULES.name, objections::between(month.reading, month.first(), month.last()).map_err(NoticeError::File)?)])
}
