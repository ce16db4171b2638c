//! The shop is counted by two people: every lot of the shelf, and the books follow what lay there.

use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::registers::shop::ShelfLot;
use crate::ledger::books::{Books, Record};
use crate::ledger::decide::{
    Asking, day_has_come, goods, holds_no_private_number, money_can_move, people, reason_is_given,
};
use crate::ledger::event::{Event, LotCounted, StockCounted};
use crate::ledger::field::Count;
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
    if *facts.counted == Some(c.count) {
        return Err(ShopRefusal::LotMustBeCountedOnce { lot: c.lot.clone() }.into());
    }
    if c.booked != facts.quantity_left {
        return Err(ShopRefusal::CountMustSayWhatIsBooked { booked: facts.quantity_left }.into());
    }
    if c.booked == c.counted { holds_no_private_number(&c.reason) } else { reason_is_given(&c.reason) }?;
    let cost = facts.difference(c.counted).ok_or(Refusal::TotalsMustStayInRange)?;
    if c.cost != cost {
        return Err(GoodsRefusal::GoodsCostMustBeTheirShare { cost }.into());
    }
    let twice = cost.plus(cost).ok_or(Refusal::TotalsMustStayInRange)?;
    if twice == Yuan::ZERO { Ok(c.clone()) } else { money_can_move(books, twice, c.date).map(|()| c.clone()) }
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
