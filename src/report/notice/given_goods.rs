//! Gifts in goods against the stock: what the sheet of gifts says of every item is what the stock says was given.

use std::collections::BTreeMap;

use crate::ledger::period::Month;
use crate::ledger::quantity::Quantity;
use crate::ledger::reading::FundReading;
use crate::report::footing::{CellName, Figure, NotFooting, count_of};
use crate::report::goods::{self, Goods};
use crate::report::heading::Heading;
use crate::report::notice::MonthNotice;
use crate::report::notice::equations::figure;
use crate::report::notice::sheets;
use crate::report::table::{Cell, Table};

/// The goods that were given in a month, as their entries say it: what two printed sheets are held against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GivenGoods {
    /// Row by row of the sheet.
    by_row: Vec<Quantity>,
    /// By what it was called when it came, its unit and its use.
    by_item: BTreeMap<Goods, Quantity>,
}

impl GivenGoods {
    pub(super) fn read<R: FundReading>(reading: &R, month: Month) -> Result<Self, R::Error> {
        let mut given = Self::default();
        for gift in goods::gifts_in_the_books(reading, month)? {
            let e = &gift.event;
            let goods = Goods { item: e.item.clone(), unit: e.unit.clone(), usage: e.usage };
            let sum = given.by_item.entry(goods).or_default();
            *sum = sum.plus(gift.event.quantity).unwrap_or(*sum);
            given.by_row.push(gift.event.quantity);
        }
        Ok(given)
    }
}

impl MonthNotice {
    /// Whether every gift in goods stands on its sheet, and the stock knows of it.
    pub(super) fn given_goods_are_in_the_stock(&self) -> Result<(), NotFooting> {
        let (gifts, stock) = (self.needed(sheets::goods_gifts::NAME)?, self.needed(sheets::stock::NAME)?);
        let rows = Figure::Count(count_of(self.given_goods.by_row.len()));
        gifts.agree(CellName::Count, rows, Figure::Count(gifts.count))?;
        for ((row, given), number) in gifts.rows.iter().zip(&self.given_goods.by_row).zip(1..) {
            let said = quantity(gifts, row, Heading::Quantity);
            gifts.agree(CellName::At(number, Heading::Quantity), Figure::Quantity(*given), said)?;
        }
        for (row, number) in stock.rows.iter().zip(1..) {
            let given = self.given_goods.by_item.iter().find(|(goods, _)| goods.are_of(stock, row));
            let given = Figure::Quantity(given.map_or(Quantity::ZERO, |(_, quantity)| *quantity));
            let across = CellName::Across(number, Heading::StockGiven, sheets::goods_gifts::NAME);
            stock.agree(across, given, quantity(stock, row, Heading::StockGiven))?;
        }
        Ok(())
    }
}

fn cell<'a>(table: &Table, row: &'a [Cell], heading: Heading) -> Option<&'a Cell> {
    row.get(table.place_of(heading)?)
}

fn quantity(table: &Table, row: &[Cell], heading: Heading) -> Figure {
    match cell(table, row, heading) {
        None | Some(Cell::Empty) => Figure::Quantity(Quantity::ZERO),
        Some(cell) => figure(cell),
    }
}
