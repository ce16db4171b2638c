//! Points become goods and services: one entry, one slip. Prices are those of the day, goods those that expire first, points
//! those that end first; nothing falls below zero.

use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::registers::points::{account, account_of};
use crate::ledger::books::registers::shop::{ItemFacts, OwedFacts, ShelfLot};
use crate::ledger::books::registers::volunteers::membership_on;
use crate::ledger::books::{Books, Record};
use crate::ledger::command::{GiveReward, Redeem, WantedItem};
use crate::ledger::decide::people::number_is_not_given_up;
use crate::ledger::decide::volunteers::recorder_is_another;
use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number, money_can_move, reason_is_given};
use crate::ledger::event::{EntryReversed, Event, PointsTaken, Redeemed, RewardGiven, SlipLine, TakenFromLot};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::refusal::{GoodsRefusal, Refusal, ShopRefusal, VolunteerRefusal};
use crate::ledger::words::{ItemKind, PointsKind};
use crate::ledger::yuan::Yuan;

/// An event holds no unbounded list: so many lines on a slip, and so many lots on a line.
const MOST: usize = 20;

pub(in crate::ledger::decide) fn redeem(books: &impl Books, asking: &Asking, c: &Redeem) -> Result<Redeemed, Refusal> {
    day_has_come(c.date, asking)?;
    slip_is_new(books, &c.slip)?;
    account_is_the_volunteers(books, &c.account, c.volunteer, c.date)?;
    let lines = lines(books, &c.lines, c.date, Against::Points)?;
    let points = Points::sum(lines.iter().map(|line| line.points)).ok_or(Refusal::TotalsMustStayInRange)?;
    let account = account(books, PointsKind::Exchange, c.account.as_str());
    let Some((_, portions)) = account.taken(points, c.date) else {
        let (available, in_notice) = (account.available_on(c.date), account.in_notice_on(c.date));
        let earned_to = account_of(books, c.volunteer, PointsKind::Exchange, c.date);
        let is_another = earned_to != c.account.as_str();
        let shared = Text::typed(&earned_to).ok().filter(|_| is_another).map(|code| (code, c.volunteer));
        return Err(ShopRefusal::PointsMustCoverIt { asked: points, available, in_notice, shared }.into());
    };
    account.exchanged.plus(points).ok_or(Refusal::TotalsMustStayInRange)?;
    can_be_posted(books, &lines, c.date)?;
    let portions = portions.into_iter();
    Ok(Redeemed {
        account: c.account.clone(),
        date: c.date,
        lines,
        points,
        portions: portions.map(|one| PointsTaken { from: one.from, points: one.points, until: one.until }).collect(),
        slip: c.slip.clone(),
        volunteer: c.volunteer,
    })
}

pub(in crate::ledger::decide) fn reward(
    books: &impl Books,
    asking: &Asking,
    c: &GiveReward,
) -> Result<RewardGiven, Refusal> {
    day_has_come(c.date, asking)?;
    slip_is_new(books, &c.slip)?;
    is_a_volunteer(books, c.volunteer, c.date)?;
    recorder_is_another(books, asking, c.volunteer)?;
    let lines = lines(books, &c.lines, c.date, Against::Nothing)?;
    reason_is_given(&c.reason)?;
    can_be_posted(books, &lines, c.date)?;
    let (reason, slip) = (c.reason.clone(), c.slip.clone());
    Ok(RewardGiven { date: c.date, lines, reason, slip, volunteer: c.volunteer })
}

/// What goods are taken against.
#[derive(Clone, Copy)]
enum Against {
    /// Points, at the price of the day.
    Points,
    /// Nothing: a reward, in goods.
    Nothing,
}

fn slip_is_new(books: &impl Books, slip: &Text) -> Result<(), Refusal> {
    if slip.is_empty() {
        return Err(ShopRefusal::SlipMustBeNumbered.into());
    }
    holds_no_private_number(slip)?;
    if books.is_slip_taken(&slip.look_alike()) {
        return Err(ShopRefusal::SlipMustBeNew { slip: slip.clone() }.into());
    }
    Ok(())
}

fn is_a_volunteer(books: &impl Books, number: PersonNumber, day: Day) -> Result<Option<Code>, Refusal> {
    number_is_not_given_up(books, number)?;
    let membership = membership_on(books, number, day);
    let membership = membership.ok_or(VolunteerRefusal::VolunteerMustBeRegistered { number, day })?;
    Ok(membership.household.0)
}

/// His own points, or those of the household he is of on that day.
fn account_is_the_volunteers(
    books: &impl Books,
    account: &Code,
    volunteer: PersonNumber,
    day: Day,
) -> Result<(), Refusal> {
    let household = is_a_volunteer(books, volunteer, day)?;
    if account.as_str() == volunteer.to_string() || household.as_ref() == Some(account) {
        return Ok(());
    }
    Err(ShopRefusal::AccountMustBeTheVolunteers { account: account.clone(), volunteer }.into())
}

fn lines(books: &impl Books, wanted: &[WantedItem], day: Day, against: Against) -> Result<Vec<SlipLine>, Refusal> {
    let once = |(place, one): (usize, &WantedItem)| !wanted.iter().take(place).any(|other| other.item == one.item);
    if wanted.is_empty() || wanted.len() > MOST || !wanted.iter().enumerate().all(once) {
        return Err(ShopRefusal::SlipMustNameItsItemsOnce.into());
    }
    wanted.iter().map(|one| line(books, one, day, against)).collect()
}

fn line(books: &impl Books, wanted: &WantedItem, day: Day, against: Against) -> Result<SlipLine, Refusal> {
    let WantedItem { item, quantity } = wanted;
    if quantity.is_zero() {
        return Err(GoodsRefusal::GoodsQuantityMustNotBeZero.into());
    }
    let facts_of = ItemFacts::find(books, item);
    if let Some(facts) = facts_of.as_ref().filter(|facts| !quantity.fits(facts.unit.as_str())) {
        return Err(ShopRefusal::CountedGoodsMustBeWhole { item: item.clone(), unit: facts.unit.clone() }.into());
    }
    let off = || ShopRefusal::ItemMustBeOnTheShelf { item: item.clone(), day };
    let facts = facts_of.ok_or_else(off)?;
    let price = facts.price_on(day).filter(|price| price.points.is_some()).ok_or_else(off)?;
    let (points, cost) = match (against, facts.kind) {
        (Against::Points, _) => (price.points_for(*quantity), price.cost_of(*quantity)),
        (Against::Nothing, ItemKind::Goods) => (Some(Points::ZERO), Some(Yuan::ZERO)),
        (Against::Nothing, ItemKind::Service) => {
            return Err(ShopRefusal::ItemMustBeKnown { item: item.clone(), kind: ItemKind::Goods }.into());
        }
    };
    let lots = match facts.kind {
        ItemKind::Goods => first_to_expire(books, item, &facts, *quantity, day)?,
        ItemKind::Service => Vec::new(),
    };
    Ok(SlipLine {
        cost: cost.ok_or(Refusal::TotalsMustStayInRange)?,
        item: item.clone(),
        lots,
        points: points.ok_or(Refusal::TotalsMustStayInRange)?,
        price: price.entry,
        quantity: *quantity,
    })
}

/// The lots an item comes from on a day: the first to expire first, none that is expired, none that came, or grew again,
/// only later.
fn first_to_expire(
    books: &impl Books,
    item: &Code,
    facts: &ItemFacts,
    quantity: Quantity,
    day: Day,
) -> Result<Vec<TakenFromLot>, Refusal> {
    let mut missing = quantity;
    let mut taken = Vec::new();
    for (_, ShelfLot { lot }) in ShelfLot::all(books, &ShelfLot::beginning(item)) {
        let Some(lies) = LotFacts::find(books, &lot).filter(|lies| lies.can_be_taken_on(books, day)) else { continue };
        let part = missing.min(lies.quantity_left);
        if part.is_zero() || taken.len() == MOST {
            break;
        }
        let cost = lies.share(part).ok_or(Refusal::TotalsMustStayInRange)?;
        taken.push(TakenFromLot { cost, lot, quantity: part });
        missing = missing.minus(part).unwrap_or_default();
    }
    if missing.is_zero() {
        return Ok(taken);
    }
    let left = quantity.minus(missing).unwrap_or_default();
    Err(ShopRefusal::ShelfMustHoldIt { item: item.clone(), left, unit: facts.unit.clone() }.into())
}

/// Costs are posted once, and once more where a restriction is released.
pub(super) fn can_be_posted(books: &impl Books, lines: &[SlipLine], day: Day) -> Result<(), Refusal> {
    let of_goods = lines.iter().flat_map(|line| line.lots.iter().map(|lot| lot.cost));
    let costs = of_goods.chain(lines.iter().map(|line| line.cost));
    let sum = Yuan::sum(costs).and_then(|sum| sum.plus(sum)).ok_or(Refusal::TotalsMustStayInRange)?;
    if sum.is_zero() { Ok(()) } else { money_can_move(books, sum, day) }
}

/// A redemption is undone on its own day: whoever took the wrong thing brings it back before the shop closes.
pub(in crate::ledger::decide) fn may_be_undone(
    books: &impl Books,
    asking: &Asking,
    c: &EntryReversed,
) -> Result<(), Refusal> {
    let today = asking.today;
    let recalled = books.redemption(c.entry);
    let undone = recalled.as_ref().and_then(|recalled| {
        let Event::Redeemed(e) = &recalled.event else { return None };
        Some(e).filter(|e| e.date == today && c.date == today)
    });
    let undone = undone.ok_or(ShopRefusal::RedemptionMustBeOfToday { today })?;
    for (key, sum) in OwedFacts::of_slip(books, &undone.lines) {
        let left = OwedFacts::find(books, &key).unwrap_or_default().rest();
        if sum > left {
            return Err(ShopRefusal::MerchantMustBeOwedIt { left }.into());
        }
    }
    can_be_posted(books, &undone.lines, c.date)
}
