//! 公益超市: the price list, and what stands on the shelf.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::registers::shop::{ItemFacts, OwedFacts, ShelfLot};
use crate::ledger::event::{Event, Kind as EntryKind, Redeemed, SlipLine};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{PersonNumber, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::reading::{FundReading, Happening, Remedy};
use crate::ledger::words::SourceKind;
use crate::ledger::yuan::Yuan;
use crate::report::fund::project_cell;
use crate::report::goods::Goods;
use crate::report::heading::Heading;
use crate::report::keepers::Keepers;
use crate::report::requests::payee;
use crate::report::shown::{Remark, ShownName};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::told::Told;

/// `shop prices`: what can be exchanged on a day, and for how many points.
///
/// # Errors
/// The file's.
pub fn prices<R: FundReading>(reading: &R, on: Day) -> Result<Table, R::Error> {
    let columns = [
        Heading::Code,
        Heading::Item,
        Heading::Unit,
        Heading::PriceInPoints,
        Heading::Since,
        Heading::Merchant,
        Heading::UnitCost,
    ];
    let mut table = Table::new(Title::PriceList(on), &columns);
    for (code, item) in reading.records::<ItemFacts>("")? {
        let Some(price) = item.price_on(on) else { continue };
        let Some(points) = *price.points else { continue };
        let merchant = match *price.merchant {
            Some(number) => payee(reading, Some(number), &Text::default())?,
            None => Cell::Empty,
        };
        table.push([
            code.into(),
            Cell::from(&price.name),
            Cell::from(&item.unit),
            points.into(),
            price.from.into(),
            merchant,
            Some(price.cost).filter(|cost| !cost.is_zero()).into(),
        ]);
    }
    Ok(table)
}

/// `shop stock`: each lot that stands on the shelf, item by item, the first to expire first.
///
/// # Errors
/// The file's.
pub fn shelf<R: FundReading>(reading: &R, on: Day) -> Result<Table, R::Error> {
    let projects = reading.project_names()?;
    let columns = [
        Heading::Code,
        Heading::Item,
        Heading::Lot,
        Heading::Quantity,
        Heading::Unit,
        Heading::GoodsValue,
        Heading::CostPerUnit,
        Heading::EntryKind,
        Heading::Party,
        Heading::Project,
        Heading::SourceKind,
        Heading::Account,
        Heading::Expiry,
        Heading::Remarks,
    ];
    let mut table = Table::new(Title::Shelf, &columns);
    for (_, ShelfLot { lot: code }) in reading.records::<ShelfLot>("")? {
        let found = reading.records::<LotFacts>(code.as_str())?;
        let Some((_, lot)) = found.into_iter().find(|(key, _)| key == code.as_str()) else { continue };
        let gift = reading.goods_gift(lot.entry)?;
        let came = if gift.is_some() { EntryKind::GoodsReceived } else { EntryKind::StockBought };
        let project = project_cell(lot.project.as_ref(), &projects);
        let expired = lot.is_expired_on(on).then_some(Remark::Expired);
        table.push([
            Cell::from(lot.shelf.as_ref().map(ToString::to_string)),
            Cell::from(&lot.item),
            Cell::from(&code),
            lot.quantity_left.into(),
            Cell::from(&lot.unit),
            lot.value_left.into(),
            unit_cost(reading, lot.entry)?.into(),
            came.into(),
            gift.as_ref().map(ShownName::of_goods).into(),
            project,
            lot.source_kind.into(),
            Cell::from(&lot.account),
            lot.expiry.into(),
            expired.into_iter().collect::<Vec<_>>().into(),
        ]);
    }
    Ok(table.totalled())
}

/// What one unit of a lot cost when it came, or was worth; rounded down to 分.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other entry brings a lot")]
fn unit_cost<R: FundReading>(reading: &R, entry: Seq) -> Result<Option<Yuan>, R::Error> {
    let came = reading.entry(entry)?.and_then(|entry| match entry.event {
        Event::StockBought(e) => Some((e.quantity, e.cost)),
        Event::GoodsReceived(e) => e.value.map(|value| (e.quantity, value)),
        _ => None,
    });
    Ok(came.and_then(|(quantity, value)| Quantity::ONE.share_of(value, quantity)))
}

/// The name and the unit of an item on a day.
fn item_on(items: &[(String, ItemFacts)], code: &str, day: Day) -> (Text, Text) {
    let item = items.iter().find(|(key, _)| key == code).map(|(_, item)| item);
    let name = item.and_then(|item| item.price_on(day)).map(|price| price.name.clone()).unwrap_or_default();
    (name, item.map(|item| item.unit.clone()).unwrap_or_default())
}

/// The slip of a redemption.
///
/// # Errors
/// The file's.
pub fn slip<R: FundReading>(reading: &R, e: &Redeemed) -> Result<Table, R::Error> {
    let items = reading.records::<ItemFacts>("")?;
    let mut table = Table::new(Title::Slip, &[Heading::Item, Heading::Quantity, Heading::Unit, Heading::Points]);
    for line in &e.lines {
        let (name, unit) = item_on(&items, line.item.as_str(), e.date);
        table.push([Cell::from(&name), line.quantity.into(), Cell::from(&unit), line.points.into()]);
    }
    Ok(table.totalled())
}

/// `report merchants`: what each purse owes to merchants for services exchanged for points, of all time.
///
/// # Errors
/// The file's.
pub fn merchants<R: FundReading>(reading: &R) -> Result<Table, R::Error> {
    let names = reading.project_names()?;
    let columns = [
        Heading::Merchant,
        Heading::Account,
        Heading::Project,
        Heading::SourceKind,
        Heading::ForServices,
        Heading::Paid,
        Heading::Rest,
    ];
    let mut table = Table::new(Title::Merchants, &columns);
    for (key, owed) in reading.records::<OwedFacts>("")? {
        let mut parts = key.split(' ');
        let number = parts.next().and_then(|number| number.parse().ok());
        let (account, source) = (parts.next().unwrap_or_default(), parts.next());
        let source: Option<SourceKind> = source.and_then(|word| word.parse().ok());
        let code = parts.next().and_then(|code| code.parse().ok());
        table.push([
            payee(reading, number, &Text::default())?,
            account.into(),
            project_cell(code.as_ref(), &names),
            source.into(),
            owed.owed.into(),
            owed.paid.into(),
            owed.rest().into(),
        ]);
    }
    Ok(table.totalled())
}

/// 兑换公示: `report redemptions --period 2026-10`: the slips that lie in the books of the month, each with its day, those that
/// came late for a month that was told among them. A cancelled slip took nothing: it stands there without quantity and points.
/// A reward has a reason.
///
/// # Errors
/// The file's.
pub fn redemptions<R: FundReading>(reading: &R, month: Month) -> Result<Table, R::Error> {
    laid_out(reading, month, &slips_in_the_books(reading, month, month)?)
}

/// The slips that lie in the books of some months, by day, then entry.
///
/// # Errors
/// The file's.
pub fn slips_in_the_books<R: FundReading>(reading: &R, from: Month, until: Month) -> Result<Vec<Happening>, R::Error> {
    let told = Told::of(reading)?;
    let mut slips = reading.slips_since(told.since(from), from.first())?;
    slips.extend(reading.slips(from.first(), until.last())?);
    slips.retain(|slip| slip.event.day().is_some_and(|day| (from..=until).contains(&told.month_of(slip.seq, day))));
    Ok(slips)
}

/// The same for a notice. `from` is the first entry that may be late.
///
/// # Errors
/// The file's.
pub fn redemptions_told<R: FundReading>(reading: &R, month: Month, from: Count) -> Result<Table, R::Error> {
    laid_out(reading, month, &slips_told(reading, month, from)?)
}

fn slips_told<R: FundReading>(reading: &R, month: Month, from: Count) -> Result<Vec<Happening>, R::Error> {
    let told = Told::of(reading)?;
    let mut slips = reading.slips_since(from, month.first())?;
    slips.extend(reading.slips(month.first(), month.last())?);
    slips.retain(|slip| slip.event.day().is_some_and(|day| told.month_of(slip.seq, day) == month));
    Ok(slips)
}

fn laid_out<R: FundReading>(reading: &R, month: Month, slips: &[Happening]) -> Result<Table, R::Error> {
    let items = reading.records::<ItemFacts>("")?;
    let columns = [
        Heading::Number,
        Heading::Seq,
        Heading::Date,
        Heading::Slip,
        Heading::Household,
        Heading::Collector,
        Heading::Item,
        Heading::Quantity,
        Heading::Unit,
        Heading::Points,
        Heading::Reason,
        Heading::Handler,
        Heading::Supervised,
        Heading::Remarks,
    ];
    let (mut table, keepers) = (Table::new(Title::Redemptions(month), &columns), Keepers::of(reading)?);
    // Whoever comes often is looked up once, and so are the days.
    let (mut collectors, mut supervisors) = (BTreeMap::new(), BTreeMap::new());
    for one in slips {
        let Some(slip) = Slip::of(&one.event) else { continue };
        let who: &Cell = match collectors.entry(slip.volunteer) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(payee(reading, Some(slip.volunteer), &Text::default())?),
        };
        let supervised: &Cell = supervisors
            .entry(slip.date)
            .or_insert_with(|| Some(keepers.supervisors(slip.date).join(" ")).filter(|names| !names.is_empty()).into());
        let undone = one.reversed_by.map(|seq| Remark::CorrectedBy { seq, remedy: Remedy::Reversal, part: None });
        for line in slip.lines {
            let (name, unit) = item_on(&items, line.item.as_str(), slip.date);
            table.push_numbered([
                one.seq.into(),
                slip.date.into(),
                Cell::from(slip.number),
                Cell::from(slip.household),
                who.clone(),
                Cell::from(&name),
                Some(line.quantity).filter(|_| undone.is_none()).into(),
                Cell::from(&unit),
                Some(line.points).filter(|points| undone.is_none() && !points.is_zero()).into(),
                Cell::from(slip.reason),
                keepers.operator(&one.by).into(),
                supervised.clone(),
                undone.into_iter().collect::<Vec<_>>().into(),
            ]);
        }
    }
    Ok(table.totalled())
}

/// What slips took in a month, as their entries say it: what a printed sheet is held against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Row by row of the sheet; nothing for a slip that was cancelled.
    pub by_row: Vec<Option<Quantity>>,
    /// What left the lots, by the name and the unit under which they came, and their use.
    pub by_lot: BTreeMap<Goods, Quantity>,
    /// Points on slips that were cancelled on their day, and put back.
    pub cancelled: Points,
}

/// What the slips of a month took.
///
/// # Errors
/// The file's.
pub fn taken<R: FundReading>(reading: &R, month: Month, from: Count) -> Result<Taken, R::Error> {
    let lots: BTreeMap<String, LotFacts> = reading.records("")?.into_iter().collect();
    let mut taken = Taken::default();
    for one in slips_told(reading, month, from)? {
        let Some(slip) = Slip::of(&one.event) else { continue };
        let stands = one.reversed_by.is_none();
        if let Event::Redeemed(e) = &one.event
            && !stands
        {
            taken.cancelled = taken.cancelled.plus(e.points).unwrap_or(taken.cancelled);
        }
        taken.by_row.extend(slip.lines.iter().map(|line| stands.then_some(line.quantity)));
        // A redemption undone on its day never left; a reward taken back left and was put back.
        let left = stands || !slip.reason.is_empty();
        for part in slip.lines.iter().filter(|_| left).flat_map(|line| &line.lots) {
            let Some(goods) = Goods::of_lot(reading, &lots, &part.lot, one.seq)? else { continue };
            let sum = taken.by_lot.entry(goods).or_default();
            *sum = sum.plus(part.quantity).unwrap_or(*sum);
        }
    }
    Ok(taken)
}

/// What a redemption and a reward have in common.
struct Slip<'e> {
    date: Day,
    household: &'e str,
    lines: &'e [SlipLine],
    number: &'e Text,
    reason: &'e str,
    volunteer: PersonNumber,
}

impl<'e> Slip<'e> {
    fn of(event: &'e Event) -> Option<Self> {
        if let Event::Redeemed(e) = event {
            let is_own = e.account.as_str() == e.volunteer.to_string();
            let household = if is_own { "" } else { e.account.as_str() };
            let (date, lines, number, volunteer) = (e.date, &e.lines, &e.slip, e.volunteer);
            Some(Self { date, household, lines, number, reason: "", volunteer })
        } else if let Event::RewardGiven(e) = event {
            let (date, lines, number, volunteer) = (e.date, &e.lines, &e.slip, e.volunteer);
            Some(Self { date, household: "", lines, number, reason: e.reason.as_str(), volunteer })
        } else {
            None
        }
    }
}
