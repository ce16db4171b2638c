//! The shop is counted by two people: every lot of the shelf, and the books follow what lay there.

use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::registers::shop::ShelfLot;
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::decide::{
    Asking, day_has_come, goods, holds_no_private_number, money_can_move, people, reason_is_given,
};
use crate::ledger::event::{Event, Kind, LotCounted, StockCounted};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Code;
use crate::ledger::refusal::{GoodsRefusal, Refusal, ShopRefusal};
use crate::ledger::yuan::Yuan;

pub(in crate::ledger::decide) fn count(
    books: &impl Books,
    asking: &Asking,
    c: &StockCounted,
) -> Result<StockCounted, Refusal> {
    day_has_come(c.date, asking)?;
    if c.date != asking.today {
        return Err(ShopRefusal::CountMustBeOfToday { today: asking.today }.into());
    }
    goods::lies_in_a_storeroom(books, &c.account)?;
    people::usable(books, c.counter)?;
    people::usable(books, c.witness)?;
    if c.counter == c.witness {
        return Err(ShopRefusal::CountersMustBeTwo { counter: c.counter }.into());
    }
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    holds_no_private_number(&c.paper)?;
    let lots = Count(u64::try_from(on_the_shelf(books, &c.account).len()).unwrap_or(u64::MAX));
    if lots.0 == 0 || c.rows != lots {
        return Err(ShopRefusal::CountMustCoverTheShelf { lots }.into());
    }
    Ok(c.clone())
}

/// The lots on the shelf that lie in a storeroom, item by item, the first to expire first.
pub fn on_the_shelf(books: &impl Books, storeroom: &Code) -> Vec<(Code, LotFacts)> {
    let lots = ShelfLot::all(books, "").into_iter().map(|(_, lot)| lot.lot);
    let with_facts = lots.filter_map(|lot| LotFacts::find(books, &lot).map(|facts| (lot, facts)));
    with_facts.filter(|(_, facts)| facts.account == *storeroom).collect()
}

pub(in crate::ledger::decide) fn lot(
    books: &impl Books,
    asking: &Asking,
    c: &LotCounted,
) -> Result<LotCounted, Refusal> {
    let count = open_count(books, asking, c)?;
    let unknown = || GoodsRefusal::LotMustBeReceived { lot: c.lot.clone() };
    let facts = LotFacts::find(books, &c.lot).filter(|facts| facts.account == count.account && facts.shelf.is_some());
    let facts = facts.ok_or_else(unknown)?;
    if facts.counted.is_some_and(|last| last >= c.count) {
        return Err(ShopRefusal::LotMustBeCountedOnce { lot: c.lot.clone() }.into());
    }
    goods::is_counted_whole(c.counted, &facts.unit)?;
    if asking.waited.is_none() {
        says_what_is_booked(books, &facts, c)?;
    }
    difference_still_fits(books, &facts, c)?;
    let twice = c.cost.plus(c.cost).ok_or(Refusal::TotalsMustStayInRange)?;
    if twice == Yuan::ZERO { Ok(c.clone()) } else { money_can_move(books, twice, c.date).map(|()| c.clone()) }
}

fn says_what_is_booked(books: &impl Books, facts: &LotFacts, c: &LotCounted) -> Result<(), Refusal> {
    if let Some(seq) = difference_waits(books, &c.lot) {
        return Err(ShopRefusal::CountMustFollowTheLast { lot: c.lot.clone(), seq }.into());
    }
    if c.booked != facts.quantity_left {
        return Err(ShopRefusal::CountMustSayWhatIsBooked { booked: facts.quantity_left }.into());
    }
    if c.booked == c.counted { holds_no_private_number(&c.reason) } else { reason_is_given(&c.reason) }?;
    let cost = facts.difference(c.counted).ok_or(Refusal::TotalsMustStayInRange)?;
    if c.cost == cost { Ok(()) } else { Err(GoodsRefusal::GoodsCostMustBeTheirShare { cost }.into()) }
}

/// A difference that an earlier count of the lot found, and nobody approved or rejected yet: counted once more, it would be
/// found twice.
fn difference_waits(books: &impl Books, lot: &Code) -> Option<Seq> {
    let waiting =
        WaitingFacts::all_waiting(books).into_iter().filter(|(_, facts)| facts.kind == Kind::LotCounted.word());
    let is_of_lot = |seq: &Seq| {
        let waiting = WaitingFacts::waiting(books, *seq);
        waiting.is_some_and(|(_, event)| matches!(event, Event::LotCounted(e) if e.lot == *lot))
    };
    waiting.map(|(seq, _)| seq).find(is_of_lot)
}

/// What two people found on the day of the count stays found, whatever went out before somebody approved it: the books
/// follow by the difference, of which as much must have lain there ever since, and with the last of a lot goes all of its
/// value. What came back later was not there before: the stock of no day falls below zero.
fn difference_still_fits(books: &impl Books, facts: &LotFacts, c: &LotCounted) -> Result<(), Refusal> {
    let Some(missing) = c.booked.minus(c.counted) else { return Ok(()) };
    let (least, value) = facts.least_since(books, &c.lot, books.posting_day(c.date));
    let after = facts.taken(missing, c.cost).filter(|_| missing <= least && c.cost <= value);
    let is_whole = |after: &LotFacts| !after.quantity_left.is_zero() || after.value_left.unwrap_or_default().is_zero();
    match after.filter(is_whole) {
        Some(_) => Ok(()),
        None => Err(ShopRefusal::CountMustBeRepeated { lot: c.lot.clone(), least }.into()),
    }
}

/// The count this row belongs to: its rows follow it at once.
fn open_count(books: &impl Books, asking: &Asking, c: &LotCounted) -> Result<StockCounted, Refusal> {
    let apart = || ShopRefusal::LotMustFollowItsCount { count: c.count };
    let recalled = books.recall(c.count).ok_or_else(apart)?;
    let Event::StockCounted(count) = &recalled.event else { return Err(apart().into()) };
    let number = asking.number(books);
    let is_row = c.count < number && number.0 <= c.count.0.saturating_add(count.rows.0);
    if is_row && c.date == count.date { Ok(count.clone()) } else { Err(apart().into()) }
}
