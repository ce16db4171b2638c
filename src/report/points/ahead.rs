//! What is near in points and in the shop: too little to honour them, or to pay merchants, points that end, goods that expire, a shelf not counted. `status` and `due`
//! tell it unasked, because whoever hears of it afterwards can only clear away.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::registers::points::AccountFacts;
use crate::ledger::books::registers::shop::{MerchantsPurse, ShelfLot};
use crate::ledger::books::{Books, Record};
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::Count;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::rule_book::{Cover, RuleBook};
use crate::ledger::words::PointsKind;

/// How many days before it is told: long enough to exchange points, to hand out goods, or to buy some.
const DAYS: i32 = 30;

/// Points of one day, in so many accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The last day they count.
    pub day: Day,
    /// Of how many volunteers or households.
    pub accounts: Count,
    /// How many.
    pub points: Points,
}

/// Goods on the shelf that expire soon, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpiringLot {
    /// Its last day.
    pub day: Day,
    /// Its code.
    pub lot: Code,
    /// What it is.
    pub item: Text,
    /// How much is left.
    pub quantity: Quantity,
    /// Of what.
    pub unit: Text,
    /// Whether the day is over.
    pub is_over: bool,
}

/// Everything that is near.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// Less than the warning of the rules could be honoured.
    pub cover: Option<Cover>,
    /// Purses that hold less than they owe to merchants.
    pub short: Vec<MerchantsPurse>,
    /// Points whose last day is over and which were not taken out yet.
    pub over: Option<Ending>,
    /// Points that end soon, day by day.
    pub ending: Vec<Ending>,
    /// Lots, the first to expire first.
    pub lots: Vec<ExpiringLot>,
    /// The last month that is over, if the shop was not counted in it nor since.
    pub uncounted: Option<Month>,
}

impl Ahead {
    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// As seen on a day.
    #[must_use]
    pub fn on(books: &impl Books, today: Day) -> Self {
        let until = today.plus_days(DAYS).unwrap_or(Day::LAST);
        let shop = Self {
            lots: lots(books, today, until),
            short: MerchantsPurse::all_short(books),
            uncounted: uncounted(books, today),
            ..Self::default()
        };
        if RuleBook::on(books, today).is_none() {
            return shop;
        }
        let mut ending = ending(books, until);
        let over = ending.iter().filter(|one| one.day < today).copied().reduce(|all, one| Ending {
            day: all.day.max(one.day),
            accounts: all.accounts.max(one.accounts),
            points: all.points.plus(one.points).unwrap_or(all.points),
        });
        ending.retain(|one| one.day >= today);
        let cover = Cover::on(books, today).filter(|cover| !cover.honours(cover.book.rules.cover_warning));
        Self { cover, over, ending, ..shop }
    }
}

/// In its first days a month's count is that of the month before.
const DAYS_AFTER: i32 = 5;

/// A shop is counted by the month: whatever lay on its shelf when the month ended was counted in it, or afterwards.
fn uncounted(books: &impl Books, today: Day) -> Option<Month> {
    let over = today.month().first().plus_days(-1).ok()?.month();
    let since = over.first().plus_days(DAYS_AFTER).ok()?;
    let came = [Kind::LotShelved, Kind::StockBought];
    let came = came.into_iter().flat_map(|kind| books.happened(kind, Day::FIRST, over.last()));
    let came: BTreeSet<Code> = came.filter_map(|seq| lot_of(&books.standing(seq)?.event)).collect();
    let counts = books.happened(Kind::StockCounted, since, today).into_iter();
    let counted = counts.filter_map(|seq| storeroom_of(&books.standing(seq)?.event));
    let counted: BTreeSet<Code> = counted.collect();
    let lies_uncounted = |lot: &Code| {
        let facts = LotFacts::find(books, lot);
        facts.is_some_and(|facts| !facts.quantity_left.is_zero() && !counted.contains(&facts.account))
    };
    let on_shelf = ShelfLot::all(books, "").into_iter().map(|(_, on_shelf)| on_shelf.lot);
    on_shelf.filter(|lot| came.contains(lot)).any(|lot| lies_uncounted(&lot)).then_some(over)
}

fn lot_of(event: &Event) -> Option<Code> {
    if let Event::LotShelved(e) = event {
        Some(e.lot.clone())
    } else if let Event::StockBought(e) = event {
        Some(e.lot.clone())
    } else {
        None
    }
}

fn storeroom_of(event: &Event) -> Option<Code> {
    if let Event::StockCounted(e) = event { Some(e.account.clone()) } else { None }
}

fn ending(books: &impl Books, until: Day) -> Vec<Ending> {
    let mut days: BTreeMap<Day, (Count, Points)> = BTreeMap::new();
    for (_, facts) in AccountFacts::all(books, &format!("{} ", PointsKind::Exchange)) {
        let mut of_account: BTreeMap<Day, Points> = BTreeMap::new();
        for portion in &facts.portions {
            let Some(last) = portion.until.filter(|last| *last <= until) else { continue };
            let sum = of_account.entry(last).or_default();
            *sum = sum.plus(portion.points).unwrap_or(*sum);
        }
        for (day, points) in of_account {
            let (accounts, sum) = days.entry(day).or_default();
            *accounts = accounts.and_one();
            *sum = sum.plus(points).unwrap_or(*sum);
        }
    }
    days.into_iter().map(|(day, (accounts, points))| Ending { day, accounts, points }).collect()
}

fn lots(books: &impl Books, today: Day, until: Day) -> Vec<ExpiringLot> {
    let mut lots = Vec::new();
    for (_, on_shelf) in ShelfLot::all(books, "") {
        let Some(facts) = LotFacts::find(books, &on_shelf.lot) else { continue };
        let Some(day) = facts.expiry.filter(|day| *day <= until && !facts.quantity_left.is_zero()) else { continue };
        lots.push(ExpiringLot {
            day,
            lot: on_shelf.lot,
            item: facts.item,
            quantity: facts.quantity_left,
            unit: facts.unit,
            is_over: day < today,
        });
    }
    lots.sort_by(|one, other| (one.day, &one.lot).cmp(&(other.day, &other.lot)));
    lots
}
