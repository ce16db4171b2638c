//! 更正: refunds and reversals since the last notice.

use super::{OfMonth, Rules, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::SheetName;
use crate::report::corrections;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::told::Told;

pub(super) const RULES: Rules = Rules::needed(SheetName::Corrections);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let told = Told::of(month.reading).map_err(NoticeError::File)?;
    let table = corrections::sheet(&month.given.corrections, &told, |gift| month.given.is_here(gift.seq));
    Ok(vec![Sheet::of(RULES.name, table)])
}
