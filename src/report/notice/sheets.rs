//! The sheets beside those of gifts, read for a month. What a sheet says is a report's business; here it is only gathered.

use crate::ledger::field::Count;
use crate::ledger::matching::Statement;
use crate::ledger::name::PersonNumber;
use crate::ledger::period::{Day, Month};
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::{Holder, PointsKind, SheetName};
use crate::report::heading::Heading;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::table::{Cell, Table};
use crate::report::title::FundView;
use crate::report::{fund, goods, matching, objections, points, projects, purses, service, shop};

/// Every sheet of a month but those of gifts and of amendments.
pub(super) fn read<R: ServiceReading>(
    reading: &R,
    month: Month,
    late_from: Count,
    matches: &[Statement],
) -> Result<Vec<Sheet>, NoticeError<R::Error>> {
    let mut sheets = of_the_fund(reading, month, late_from, matches).map_err(NoticeError::File)?;
    let points = points::sheet::month(reading, PointsKind::Exchange, month).map_err(NoticeError::File)??;
    sheets.push(Sheet::of(SheetName::Points, without_numbers(points)));
    sheets.extend(common_income(reading, month).map_err(NoticeError::File)?);
    Ok(sheets)
}

fn of_the_fund<R: ServiceReading>(
    reading: &R,
    month: Month,
    late_from: Count,
    matches: &[Statement],
) -> Result<Vec<Sheet>, R::Error> {
    let names = reading.project_names()?;
    let (first, last) = (month.first(), month.last());
    Ok(vec![
        Sheet::of(SheetName::Money, fund::fund(reading, month, FundView::Purse)?),
        Sheet::of(SheetName::Matches, matching::matches(matches, &names)),
        Sheet::of(SheetName::Projects, projects::projects(reading, Day::FIRST, last)?),
        Sheet::of(SheetName::Redemptions, shop::redemptions_told(reading, month, late_from)?),
        Sheet::of(SheetName::Stock, goods::stock(reading, month)?),
        Sheet::of(SheetName::Hours, service::hours(reading, first, last, false)?),
        Sheet::of(SheetName::Objections, objections::between(reading, first, last)?),
    ])
}

/// 公共收益 is told when its quarter ends, each account on a sheet of its own: it is the owners' money, never pooled.
fn common_income<R: ServiceReading>(reading: &R, month: Month) -> Result<Vec<Sheet>, R::Error> {
    let quarter = Quarter::of(month.last());
    if quarter.last() != month.last() {
        return Ok(Vec::new());
    }
    let owners = reading.accounts()?.into_iter().filter(|account| account.holder == Holder::OwnersCommittee);
    let sheet = |account: crate::ledger::event::AccountOpened| {
        let table = purses::common_income(reading, &account.code, quarter)?;
        Ok(Sheet { of: Some(account.code), ..Sheet::of(SheetName::CommonIncome, table) })
    };
    owners.map(sheet).collect()
}

/// Households have codes of the house; a person's number never leaves it.
fn without_numbers(mut table: Table) -> Table {
    let place = table.place_of(Heading::Code);
    for cell in table.rows.iter_mut().filter_map(|row| row.get_mut(place?)) {
        if matches!(cell, Cell::Text(code) if code.parse::<PersonNumber>().is_ok()) {
            *cell = Cell::Empty;
        }
    }
    table
}
