//! 兑换: what was given out for points, a slip a row.

use super::{OfMonth, Rules, SheetsRead, with_heads};
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::SheetName;
use crate::report::shop;
use crate::report::notice::{NoticeError, Sheet};

pub(super) const RULES: Rules = Rules::of(SheetName::Redemptions);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let table = shop::redemptions_told(month.reading, month.month(), month.late_from).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(RULES.name, with_heads(month.reading, table).map_err(NoticeError::File)?)])
}
