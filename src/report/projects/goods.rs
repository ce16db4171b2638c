//! Goods a project used or gave on. They are no money of its purses: they stand beside them, at what they were worth.

use std::collections::BTreeMap;

use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::event::{Event, Kind};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::reading::FundReading;
use crate::ledger::words::IssueManner;
use crate::report::heading::Heading;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

const GOODS: [Heading; 8] = [
    Heading::Seq,
    Heading::Date,
    Heading::Item,
    Heading::Quantity,
    Heading::Unit,
    Heading::EntryKind,
    Heading::Paper,
    Heading::GoodsValue,
];

/// What left the storeroom for a project and was not taken back.
///
/// # Errors
/// The file's.
pub(super) fn used<R: FundReading>(reading: &R, code: &Code, from: Day, until: Day) -> Result<Table, R::Error> {
    let lots: BTreeMap<String, LotFacts> = reading.records("")?.into_iter().collect();
    let mut table = Table::new(Title::ProjectGoods, &GOODS);
    for happening in reading.happenings(Kind::GoodsIssued, from, until)? {
        let Event::GoodsIssued(e) = &happening.event else { continue };
        let Some(lot) = lots.get(e.lot.as_str()).filter(|_| happening.reversed_by.is_none()) else { continue };
        let is_its_lot = lot.project.as_ref() == Some(code) && e.project.is_none();
        let is_useful = matches!(e.manner, IssueManner::Used | IssueManner::Given);
        if e.project.as_ref() == Some(code) || (is_its_lot && is_useful) {
            table.push([
                happening.seq.into(),
                Cell::from(e.date),
                (&lot.item).into(),
                e.quantity.into(),
                (&lot.unit).into(),
                e.manner.into(),
                (&e.paper).into(),
                e.cost.into(),
            ]);
        }
    }
    Ok(table.totalled())
}
