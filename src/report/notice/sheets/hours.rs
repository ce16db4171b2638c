//! 志愿服务时长: what every volunteer gave, every published record once; late ones with their day.

use super::{OfMonth, Rules, SheetsRead, with_heads};
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::SheetName;
use crate::report::service;
use crate::report::notice::{NoticeError, Sheet};

pub(super) const RULES: Rules = Rules::of(SheetName::Hours);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let is_first = month.notices.first().is_none_or(|first| first.prepared.period >= month.month());
    let table = service::hours_told(month.reading, month.month(), is_first).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(RULES.name, with_heads(month.reading, table).map_err(NoticeError::File)?)])
}
