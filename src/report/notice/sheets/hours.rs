//! 志愿服务时长: what every volunteer gave, every published record once; late ones with their day.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead, with_heads};
use crate::ledger::minutes::Minutes;
use crate::ledger::reading::ServiceReading;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::service;

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "hours", zh: "志愿服务时长", en: "Volunteer hours" });

/// By volunteer and day; who was in charge stands on the statement.
const LAYOUT: &str = r#"columns = ["volunteer", "team", "household", "date", "records", "minutes", "remarks"]
headings = { date = { zh = "服务日期", en = "Day of service" } }
"#;

pub(super) const RULES: Rules = Rules { layout: LAYOUT, ..Rules::of(NAME) };

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let table = service::hours_told(month.reading, month.month(), is_first(month)).map_err(NoticeError::File)?;
    Ok(vec![Sheet::of(NAME, with_heads(month.reading, table).map_err(NoticeError::File)?)])
}

/// Whether everything older is told as well.
fn is_first<R>(month: &OfMonth<'_, R>) -> bool {
    month.notices.first().is_none_or(|first| first.prepared.period >= month.month())
}

/// What every row comes to, as the entries say it.
pub(in crate::report::notice) fn said<R: ServiceReading>(
    month: &OfMonth<'_, R>,
) -> Result<Vec<Minutes>, NoticeError<R::Error>> {
    service::minutes_said(month.reading, month.month(), is_first(month)).map_err(NoticeError::File)
}
