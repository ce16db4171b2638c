//! 共同出资方的钱: what others pay beside the fund from money of their own, each custodian alone and in no sum.

use super::money::of_purses;
use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::reading::ServiceReading;
use crate::report::fund;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::title::FundView;

/// Its name.
pub const NAME: SheetName =
    SheetName(&Called { word: "co_payers", zh: "共同出资方的钱", en: "Co-payers' money" });

pub(super) const RULES: Rules = of_purses(NAME);

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let table = fund::fund(month.reading, month.month(), FundView::CoPayers).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(NAME, table)])
}
