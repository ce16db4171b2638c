//! 志愿服务时长: what every volunteer gave.

use super::{OfMonth, Rules, SheetsRead, with_heads};
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::SheetName;
use crate::report::service;
use crate::report::notice::{NoticeError, Sheet};

pub(super) const RULES: Rules = Rules::of(SheetName::Hours);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let table = service::hours(month.reading, month.first(), month.last(), false).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(RULES.name, with_heads(month.reading, table).map_err(NoticeError::File)?)])
}
