//! 更正: refunds and reversals since the last notice.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::corrections;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::told::Told;

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "corrections", zh: "更正", en: "Corrections" });

pub(super) const RULES: Rules = Rules::needed(NAME);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let told = Told::of(month.reading).map_err(NoticeError::File)?;
    let table = corrections::sheet(&month.given.corrections, &told, |gift| month.given.is_here(gift.seq));
    Ok(vec![Sheet::of(NAME, table)])
}
