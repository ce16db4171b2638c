//! 物资: what lies in the storerooms, what came and went in a month, whose gifts they were, and the life of one lot.

use std::collections::BTreeMap;

use crate::ledger::books::registers::goods::{LotChange, LotFacts, LotMove};
use crate::ledger::books::registers::shop::ItemFacts;
use crate::ledger::event::{Event, Kind as EntryKind};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::quantity::Quantity;
use crate::ledger::reading::{FundReading, GoodsGift, Happening, Remedy};
use crate::ledger::words::GoodsUse;
use crate::ledger::yuan::Yuan;
use crate::report::donations::ProjectNames;
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::shown::{Remark, ShownName};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::told::Told;

/// Which lots are listed.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The day on which goods are expired or not.
    pub on: Day,
    /// Only what must go out by this day.
    pub expiring: Option<Day>,
    /// Lots of which nothing is left, too.
    pub empty_ones: bool,
}

/// `goods list`: the lots that stand, the first to expire first.
///
/// # Errors
/// The file's.
pub fn lots<R: FundReading>(reading: &R, wanted: Wanted) -> Result<Table, R::Error> {
    let projects = reading.project_names()?;
    let mut lots: Vec<(String, LotFacts)> = reading.records("")?;
    lots.retain(|(_, lot)| {
        let is_there = wanted.empty_ones || !lot.quantity_left.is_zero();
        is_there && wanted.expiring.is_none_or(|until| lot.expiry.is_some_and(|last| last <= until))
    });
    lots.sort_by_key(|(code, lot)| (lot.expiry.is_none(), *lot.expiry, lot.day, code.clone()));
    let columns = [
        Heading::Lot,
        Heading::Item,
        Heading::Quantity,
        Heading::Unit,
        Heading::GoodsValue,
        Heading::Usage,
        Heading::Project,
        Heading::Account,
        Heading::Expiry,
        Heading::Remarks,
    ];
    let mut table = Table::new(Title::Lots, &columns);
    for (code, lot) in lots {
        let expired = lot.is_expired_on(wanted.on).then_some(Remark::Expired);
        table.push([
            code.into(),
            Cell::from(&lot.item),
            lot.quantity_left.into(),
            Cell::from(&lot.unit),
            lot.value_left.into(),
            lot.usage.into(),
            project_cell(lot.project.as_ref(), &projects),
            Cell::from(&lot.account),
            lot.expiry.into(),
            expired.into_iter().collect::<Vec<_>>().into(),
        ]);
    }
    Ok(table.totalled())
}

/// 捐赠公示, 实物: `report goods-gifts --period 2026-10`.
///
/// # Errors
/// The file's.
pub fn gifts<R: FundReading>(reading: &R, month: Month) -> Result<Table, R::Error> {
    let gifts = gifts_between(reading, month.first(), month.last())?;
    gift_table(reading, Title::GoodsGifts(month), &gifts)
}

/// Gifts in goods of the days `from ..= until`, reversed ones included, by day, then entry.
///
/// # Errors
/// The file's.
pub fn gifts_between<R: FundReading>(reading: &R, from: Day, until: Day) -> Result<Vec<GoodsGift>, R::Error> {
    let happened = reading.happenings(EntryKind::GoodsReceived, from, until)?;
    happened.into_iter().filter_map(|one| reading.goods_gift(one.seq).transpose()).collect()
}

/// Gifts in goods as the board shows them.
///
/// # Errors
/// The file's.
pub fn gift_table<R: FundReading>(reading: &R, title: Title, gifts: &[GoodsGift]) -> Result<Table, R::Error> {
    laid_out(reading, title, gifts, |_| false)
}

/// The gifts in goods that lie in a month's books, where the stock of the month has them too: those of its days, and those of
/// earlier days that were recorded after their own month was told.
///
/// # Errors
/// The file's.
pub fn gifts_in_the_books<R: FundReading>(reading: &R, month: Month) -> Result<Vec<GoodsGift>, R::Error> {
    let told = Told::of(reading)?;
    let mut gifts = gifts_between(reading, Day::FIRST, month.last())?;
    gifts.retain(|gift| told.month_of(gift.seq, gift.event.date) == month);
    Ok(gifts)
}

/// The sheet of a notice: the gifts in goods of its month.
///
/// # Errors
/// The file's.
pub fn gifts_told<R: FundReading>(reading: &R, month: Month) -> Result<Table, R::Error> {
    let gifts = gifts_in_the_books(reading, month)?;
    laid_out(reading, Title::GoodsGifts(month), &gifts, |gift| gift.event.date < month.first())
}

fn laid_out<R: FundReading>(
    reading: &R,
    title: Title,
    gifts: &[GoodsGift],
    is_late: impl Fn(&GoodsGift) -> bool,
) -> Result<Table, R::Error> {
    let projects = reading.project_names()?;
    let columns = [
        Heading::Number,
        Heading::Seq,
        Heading::Date,
        Heading::Donor,
        Heading::DonorKind,
        Heading::Project,
        Heading::Usage,
        Heading::Item,
        Heading::Quantity,
        Heading::Unit,
        Heading::GoodsValue,
        Heading::Basis,
        Heading::Receipt,
        Heading::Remarks,
    ];
    let mut table = Table::new(title, &columns);
    for gift in gifts {
        let e = &gift.event;
        table.push_numbered([
            gift.seq.into(),
            e.date.into(),
            ShownName::of_goods(gift).into(),
            e.donor_kind.into(),
            project_cell(e.project.as_ref(), &projects),
            e.usage.into(),
            Cell::from(&e.item),
            e.quantity.into(),
            Cell::from(&e.unit),
            e.value.into(),
            e.basis.into(),
            Cell::from(&gift.receipt),
            is_late(gift)
                .then_some(Remark::Late)
                .into_iter()
                .chain(reversed(gift.reversed_by))
                .collect::<Vec<_>>()
                .into(),
        ]);
    }
    Ok(table.totalled())
}

fn reversed(by: Option<Seq>) -> Vec<Remark> {
    by.into_iter().map(|seq| Remark::CorrectedBy { seq, remedy: Remedy::Reversal, part: None }).collect()
}

/// `goods show LOT`: from whom it came and each entry by which some of it left, by day, then entry.
///
/// # Errors
/// The file's.
pub fn life<R: FundReading>(reading: &R, lot: &Code) -> Result<Table, R::Error> {
    let projects = reading.project_names()?;
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::EntryKind,
        Heading::Quantity,
        Heading::GoodsValue,
        Heading::Party,
        Heading::Paper,
        Heading::Reason,
        Heading::Remarks,
    ];
    let mut table = Table::new(Title::LotLife, &columns);
    let mut entries: Vec<(Day, Seq, Vec<Cell>)> = Vec::new();
    for kind in [EntryKind::GoodsReceived, EntryKind::StockBought, EntryKind::GoodsIssued, EntryKind::GoodsSold] {
        for happened in reading.happenings(kind, Day::FIRST, Day::LAST)? {
            let day = happened.event.day().unwrap_or(Day::FIRST);
            let row = step(reading, &happened, lot, &projects)?;
            entries.extend(row.map(|row| (day, happened.seq, row)));
        }
    }
    entries.sort_by_key(|(day, seq, _)| (*day, *seq));
    for (_, _, row) in entries {
        table.push(row);
    }
    Ok(table)
}

/// What one entry did to a lot, if it is its own.
#[expect(clippy::wildcard_enum_match_arm, reason = "other entries do nothing to a lot")]
fn step<R: FundReading>(
    reading: &R,
    happened: &Happening,
    lot: &Code,
    projects: &ProjectNames,
) -> Result<Option<Vec<Cell>>, R::Error> {
    let (kind, quantity, value, party, paper, why) = match &happened.event {
        Event::GoodsReceived(e) if e.lot == *lot => {
            let gift = reading.goods_gift(happened.seq)?;
            let donor = gift.as_ref().map(ShownName::of_goods);
            let receipt = gift.map(|gift| gift.receipt).unwrap_or_default();
            (EntryKind::GoodsReceived.into(), e.quantity, *e.value, Cell::from(donor), receipt, &e.memo)
        }
        Event::StockBought(e) if e.lot == *lot => {
            let paid = Text::typed(&format!("#{}", e.settlement)).unwrap_or_default();
            return Ok(Some(row_of(
                happened,
                EntryKind::StockBought.into(),
                (e.quantity, Some(e.cost)),
                [Cell::Empty, Cell::from(&paid), Cell::Empty],
            )));
        }
        Event::GoodsIssued(e) if e.lot == *lot => {
            let party = match e.project.as_ref().filter(|_| e.receiver.is_empty()) {
                Some(code) => project_cell(Some(code), projects),
                None => Cell::from(&e.receiver),
            };
            (e.manner.into(), e.quantity, Some(e.cost), party, e.paper.clone(), &e.memo)
        }
        Event::GoodsSold(e) if e.lot == *lot => {
            let (kind, party) = (EntryKind::GoodsSold.into(), Cell::from(&e.buyer));
            (kind, e.quantity, Some(e.cost), party, e.paper.clone(), &e.reason)
        }
        _ => return Ok(None),
    };
    Ok(Some(row_of(happened, kind, (quantity, value), [party, Cell::from(&paper), Cell::from(why)])))
}

fn row_of(
    happened: &Happening,
    kind: Cell,
    (quantity, value): (Quantity, Option<Yuan>),
    [party, paper, why]: [Cell; 3],
) -> Vec<Cell> {
    let marks = reversed(happened.reversed_by).into();
    let day = Cell::from(happened.event.day());
    vec![happened.seq.into(), day, kind, quantity.into(), value.into(), party, paper, why, marks]
}

/// What came and went of one item, in quantity and in value.
#[derive(Clone, Debug, Default)]
struct Stock {
    quantities: BTreeMap<LotChange, Quantity>,
    come_before: (Quantity, Yuan),
    gone_before: (Quantity, Yuan),
    before: (Quantity, Yuan),
    after: (Quantity, Yuan),
    inward: Yuan,
    outward: Yuan,
    earliest: Option<Day>,
}

/// The columns of quantities between the opening and the closing ones.
const CHANGES: [(LotChange, Heading); 12] = [
    (LotChange::Received, Heading::StockGiven),
    (LotChange::Bought, Heading::StockBought),
    (LotChange::Surplus, Heading::StockSurplus),
    (LotChange::Used, Heading::StockUsed),
    (LotChange::Given, Heading::StockGivenOn),
    (LotChange::Redeemed, Heading::StockRedeemed),
    (LotChange::Rewarded, Heading::StockRewarded),
    (LotChange::Sold, Heading::StockSold),
    (LotChange::Lost, Heading::StockLost),
    (LotChange::Missing, Heading::StockMissing),
    (LotChange::PutBack, Heading::StockPutBack),
    (LotChange::TakenBack, Heading::StockTakenBack),
];

/// `report goods --period 2026-10`: 收发存 by item and by what it may be used for: rice for poor families is not counted in the
/// shop. The columns of value are those of account 1201: opening and closing
/// balance, debits and credits of the month.
///
/// # Errors
/// The file's.
pub fn stock<R: FundReading>(reading: &R, month: Month) -> Result<Table, R::Error> {
    let items = items(reading, month)?;
    let happened = |change: LotChange| items.values().any(|stock| stock.quantities.contains_key(&change));
    let is_common = |change| {
        let is_given = matches!(change, LotChange::Received | LotChange::Used | LotChange::Given);
        is_given || matches!(change, LotChange::Sold | LotChange::Lost)
    };
    let changes: Vec<(LotChange, Heading)> =
        CHANGES.into_iter().filter(|(change, _)| is_common(*change) || happened(*change)).collect();
    let mut columns = vec![Heading::Item, Heading::Unit, Heading::Usage, Heading::StockBefore];
    columns.extend(changes.iter().map(|(_, heading)| *heading));
    columns.extend([Heading::StockAfter, Heading::EarliestExpiry]);
    columns.extend([Heading::ValueBefore, Heading::ValueIn, Heading::ValueOut, Heading::ValueAfter]);
    let mut table = Table::new(Title::GoodsStock(month), &columns);
    for (Goods { item, unit, usage }, stock) in &items {
        let mut row = vec![Cell::from(item), Cell::from(unit), (*usage).into(), stock.before.0.into()];
        row.extend(changes.iter().map(|(change, _)| Cell::from(stock.quantities.get(change).copied())));
        row.extend([stock.after.0.into(), stock.earliest.into()]);
        row.extend([stock.before.1, stock.inward, stock.outward, stock.after.1].map(Cell::from));
        table.push(row);
    }
    Ok(table.totalled())
}

/// What is one row of a sheet of stock: goods of one name, one unit and one permitted use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Goods {
    /// What it was called when it came.
    pub item: Text,
    /// In which unit it is counted.
    pub unit: Text,
    /// What it may be used for.
    pub usage: GoodsUse,
}

impl Goods {
    /// Those of a lot.
    #[must_use]
    pub fn of(lot: &LotFacts) -> Self {
        Self { item: lot.item.clone(), unit: lot.unit.clone(), usage: lot.usage }
    }

    /// Those of a lot an entry took from, whether it is known still or its arrival was undone since.
    ///
    /// # Errors
    /// The file's.
    pub fn of_lot<R: FundReading>(
        reading: &R,
        known: &BTreeMap<String, LotFacts>,
        lot: &Code,
        entry: Seq,
    ) -> Result<Option<Self>, R::Error> {
        if let Some(facts) = known.get(lot.as_str()) {
            return Ok(Some(Self::of(facts)));
        }
        let Some(taken) = reading.record::<LotMove>(&LotMove::key_of(lot, entry))? else { return Ok(None) };
        Ok(Called::when_it_came(reading, taken.received)?.map(|called| called.goods))
    }

    /// Whether a printed row is theirs.
    #[must_use]
    pub fn are_of(&self, stock: &Table, row: &[Cell]) -> bool {
        let says = |heading, said: Cell| stock.place_of(heading).and_then(|place| row.get(place)) == Some(&said);
        says(Heading::Item, Cell::from(&self.item))
            && says(Heading::Unit, Cell::from(&self.unit))
            && says(Heading::Usage, self.usage.into())
    }
}

/// Every item that lay there in the month, by name, unit and use: as its lot was called when it came, whatever it is called on the
/// shelf by now, so that a month begins under the names the last one ended with.
fn items<R: FundReading>(reading: &R, month: Month) -> Result<BTreeMap<Goods, Stock>, R::Error> {
    let known: BTreeMap<Seq, Called> =
        reading.records::<LotFacts>("")?.into_iter().map(|(_, facts)| (facts.entry, Called::of(&facts))).collect();
    let mut lots: BTreeMap<Seq, Stock> = BTreeMap::new();
    for (_, one) in reading.records::<LotMove>("")? {
        if one.day <= month.last() {
            lots.entry(one.received).or_default().count(&one, month.first());
        }
    }
    let mut items: BTreeMap<Goods, Stock> = BTreeMap::new();
    for (received, mut stock) in lots {
        stock.close();
        if !stock.is_of_interest() {
            continue;
        }
        // A lot whose arrival was undone later is known no more, and lay there in the months before.
        let lot = known
            .get(&received)
            .cloned()
            .map_or_else(|| Called::when_it_came(reading, received), |lot| Ok(Some(lot)))?;
        if let Some(lot) = lot {
            stock.earliest = lot.expiry.filter(|_| !stock.after.0.is_zero());
            items.entry(lot.goods).or_default().add(&stock);
        }
    }
    Ok(items)
}

/// What a lot is called, and how long it keeps.
#[derive(Clone)]
struct Called {
    goods: Goods,
    expiry: Option<Day>,
}

impl Called {
    fn of(facts: &LotFacts) -> Self {
        Self { goods: Goods::of(facts), expiry: *facts.expiry }
    }

    fn when_it_came<R: FundReading>(reading: &R, received: Seq) -> Result<Option<Self>, R::Error> {
        let event = reading.happening(received)?.map(|happening| happening.event);
        if let Some(Event::GoodsReceived(e)) = event {
            let goods = Goods { item: e.item, unit: e.unit, usage: e.usage };
            return Ok(Some(Self { goods, expiry: *e.expiry }));
        }
        let Some(Event::StockBought(e)) = event else { return Ok(None) };
        let items = reading.records::<ItemFacts>("")?;
        Ok(items.into_iter().find(|(code, _)| *code == e.item.to_string()).map(|(_, facts)| {
            let said = facts.prices.iter().rfind(|price| price.entry < received);
            let item = said.map(|price| price.name.clone()).unwrap_or_default();
            Self { goods: Goods { item, unit: facts.unit, usage: GoodsUse::Shop }, expiry: *e.expiry }
        }))
    }
}

impl Stock {
    /// One movement: before the month it makes the opening stock, in it a column.
    fn count(&mut self, one: &LotMove, first: Day) {
        let value = if one.change.is_inward() { &mut self.inward } else { &mut self.outward };
        if one.day < first {
            self.move_before(one);
        } else {
            *value = value.plus(one.value).unwrap_or(*value);
            let quantity = self.quantities.entry(one.change).or_default();
            *quantity = quantity.plus(one.quantity).unwrap_or(*quantity);
        }
    }

    /// Movements come in the order of entries, not of days, so in and out are summed apart until all are known.
    fn move_before(&mut self, one: &LotMove) {
        let place = if one.change.is_inward() { &mut self.come_before } else { &mut self.gone_before };
        place.0 = place.0.plus(one.quantity).unwrap_or(place.0);
        place.1 = place.1.plus(one.value).unwrap_or(place.1);
    }

    /// The opening stock is what had come less what had gone; the closing stock what the month left of it.
    fn close(&mut self) {
        self.before.0 = self.come_before.0.minus(self.gone_before.0).unwrap_or_default();
        self.before.1 = self.come_before.1.minus(self.gone_before.1).unwrap_or_default();
        let moved = |is_inward: bool| {
            let these = self.quantities.iter().filter(|(change, _)| change.is_inward() == is_inward);
            these.fold(Quantity::ZERO, |sum, (_, quantity)| sum.plus(*quantity).unwrap_or(sum))
        };
        let (come, gone) = (moved(true), moved(false));
        let quantity = self.before.0.plus(come).and_then(|there| there.minus(gone));
        let value = self.before.1.plus(self.inward).and_then(|there| there.minus(self.outward));
        self.after = (quantity.unwrap_or_default(), value.unwrap_or_default());
    }

    fn is_of_interest(&self) -> bool {
        !self.before.0.is_zero() || !self.quantities.is_empty()
    }

    fn add(&mut self, lot: &Self) {
        let both = |one: (Quantity, Yuan), other: (Quantity, Yuan)| {
            (one.0.plus(other.0).unwrap_or(one.0), one.1.plus(other.1).unwrap_or(one.1))
        };
        self.before = both(self.before, lot.before);
        self.after = both(self.after, lot.after);
        self.inward = self.inward.plus(lot.inward).unwrap_or(self.inward);
        self.outward = self.outward.plus(lot.outward).unwrap_or(self.outward);
        for (change, quantity) in &lot.quantities {
            let sum = self.quantities.entry(*change).or_default();
            *sum = sum.plus(*quantity).unwrap_or(*sum);
        }
        self.earliest = match (self.earliest, lot.earliest) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
}
