//! The 公益超市: what an item costs, what stands on the shelf, what was bought for it.

mod counting;
mod redeeming;

use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::registers::shop::{ItemFacts, OwedFacts, StockPaidFacts};
use crate::ledger::books::{Books, Recalled, Record};
use crate::ledger::decide::{
    Asking, day_has_come, goods, holds_no_private_number, money_can_move, people, project_is_proposed,
};
use crate::ledger::event::{
    Event, ItemPriced, LotShelved, PaymentRequested, PaymentSettled, PaymentSource, StockBought,
};
use crate::ledger::field::Maybe;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::refusal::{GoodsRefusal, PaymentRefusal, Refusal, ShopRefusal};
use crate::ledger::words::{GoodsUse, Holder, ItemKind, PaymentKind, Yes};
use crate::ledger::yuan::Yuan;

pub use counting::on_the_shelf;
pub(super) use counting::{count, lot};
pub(super) use redeeming::{may_be_undone as redemption_may_be_undone, redeem, reward};

pub(super) fn price(books: &impl Books, asking: &Asking, c: &ItemPriced) -> Result<ItemPriced, Refusal> {
    day_has_come(c.date, asking)?;
    if c.name.is_empty() || c.unit.is_empty() {
        return Err(ShopRefusal::ItemMustBeNamed.into());
    }
    [&c.name, &c.unit].into_iter().try_for_each(holds_no_private_number)?;
    if c.points.is_some_and(Points::is_zero) {
        return Err(ShopRefusal::PriceMustNotBeZero.into());
    }
    if let Some(facts) = ItemFacts::find(books, &c.item) {
        let begins = facts.prices.iter().any(|price| price.from == c.from);
        if c.from < asking.today {
            return Err(ShopRefusal::PriceMustNotReachBack { today: asking.today }.into());
        }
        if (c.kind, &c.unit) != (facts.kind, &facts.unit) {
            let ItemFacts { kind, unit, .. } = facts;
            return Err(ShopRefusal::ItemMustKeepItsKindAndUnit { kind, unit }.into());
        }
        // Taking it off the shelf favours nobody.
        if begins && c.from == asking.today && c.points.is_some() {
            return Err(ShopRefusal::PriceMustLastItsDay { today: asking.today }.into());
        }
    }
    merchant_is_paid(books, c)?;
    Ok(c.clone())
}

/// Either nobody is paid, or a merchant, for a service, a price, by a purse of the fund.
fn merchant_is_paid(books: &impl Books, c: &ItemPriced) -> Result<(), Refusal> {
    let said = [c.merchant.is_some(), !c.cost.is_zero(), c.account.is_some(), c.source_kind.is_some()];
    let is_whole = said.into_iter().all(|one| one) && c.kind == ItemKind::Service;
    let is_nobody = !said.into_iter().any(|one| one) && c.project.is_none();
    if !is_whole && !is_nobody {
        return Err(ShopRefusal::MerchantMustBePaidForAService.into());
    }
    if let Some(merchant) = *c.merchant {
        people::usable(books, merchant)?;
    }
    if let Some(account) = c.account.as_ref() {
        is_the_funds(books, account)?;
    }
    project_is_proposed(books, c.project.as_ref())
}

/// Owners, the street and the party branch pay nothing for the shop: its stock is the fund's.
fn is_the_funds(books: &impl Books, account: &Code) -> Result<(), Refusal> {
    let account = || account.clone();
    match books.account(&account()) {
        None => Err(Refusal::AccountMustBeOpen { code: account() }),
        Some(Holder::Federation) => Ok(()),
        Some(holder) => Err(ShopRefusal::ShopMustBePaidByTheFund { account: account(), holder }.into()),
    }
}

/// The item of a code, if it is of a kind.
fn known(books: &impl Books, item: &Code, kind: ItemKind) -> Result<ItemFacts, Refusal> {
    let unknown = || ShopRefusal::ItemMustBeKnown { item: item.clone(), kind };
    Ok(ItemFacts::find(books, item).filter(|facts| facts.kind == kind).ok_or_else(unknown)?)
}

pub(super) fn shelve(books: &impl Books, asking: &Asking, c: &LotShelved) -> Result<LotShelved, Refusal> {
    day_has_come(c.date, asking)?;
    let item = known(books, &c.item, ItemKind::Goods)?;
    let facts = LotFacts::find(books, &c.lot);
    let facts = facts.ok_or_else(|| GoodsRefusal::LotMustBeReceived { lot: c.lot.clone() })?;
    if c.date < facts.day {
        return Err(GoodsRefusal::GoodsMustHaveComeBefore { on: facts.day }.into());
    }
    if facts.usage != GoodsUse::Shop {
        return Err(ShopRefusal::GoodsMustBeForTheShop { usage: facts.usage }.into());
    }
    if let Some(item) = facts.shelf.0 {
        return Err(ShopRefusal::LotMustNotBeOnTheShelf { item }.into());
    }
    if facts.unit != item.unit {
        return Err(ShopRefusal::UnitMustBeTheItems { unit: item.unit, lot: facts.unit }.into());
    }
    Ok(c.clone())
}

/// What is asked for the shop: paid by the fund, at once and whole.
pub(super) fn may_be_requested(books: &impl Books, c: &PaymentRequested) -> Result<(), Refusal> {
    if !matches!(c.kind, PaymentKind::Stock | PaymentKind::Merchant) {
        return Ok(());
    }
    if c.is_advance == Yes::Yes || !c.retention.is_zero() || c.persons.0 > 0 {
        return Err(ShopRefusal::StockMustBePaidAtOnce { kind: c.kind }.into());
    }
    c.sources.iter().try_for_each(|source| is_the_funds(books, &source.account))?;
    if c.kind == PaymentKind::Merchant { merchant_is_owed(books, c) } else { Ok(()) }
}

/// No merchant is paid more than what was exchanged at his counter and is not paid yet, purses taken together.
fn merchant_is_owed(books: &impl Books, c: &PaymentRequested) -> Result<(), Refusal> {
    let merchant = c.payee.ok_or(PaymentRefusal::PayeeMustBeNamed)?;
    let rest =
        |source: &PaymentSource| OwedFacts::of(books, merchant, &source.account, &c.purse(source.source_kind)).rest();
    let left = Yuan::sum(c.sources.iter().map(rest)).unwrap_or_default();
    if c.amount > left { Err(ShopRefusal::MerchantMustBeOwedIt { left }.into()) } else { Ok(()) }
}

/// … and by none more than it owes.
pub(super) fn may_be_settled(
    books: &impl Books,
    request: &PaymentRequested,
    c: &PaymentSettled,
) -> Result<(), Refusal> {
    let Some(merchant) = request.payee.filter(|_| request.kind == PaymentKind::Merchant) else { return Ok(()) };
    let left = OwedFacts::of(books, merchant, &c.account, &request.purse(c.source_kind)).rest();
    if c.amount > left { Err(ShopRefusal::MerchantMustBeOwedIt { left }.into()) } else { Ok(()) }
}

pub(super) fn buy(books: &impl Books, asking: &Asking, c: &StockBought) -> Result<StockBought, Refusal> {
    day_has_come(c.date, asking)?;
    if c.quantity.is_zero() {
        return Err(GoodsRefusal::GoodsQuantityMustNotBeZero.into());
    }
    money_can_move(books, c.cost, c.date)?;
    let item = known(books, &c.item, ItemKind::Goods)?;
    goods::is_counted_whole(c.quantity, &item.unit)?;
    goods::lies_in_a_storeroom(books, &c.account)?;
    let (paid, _) = StockPaidFacts::settlement(books, c.settlement)
        .ok_or(ShopRefusal::StockMustBePaidFirst { seq: c.settlement })?;
    if c.date < paid.date {
        return Err(ShopRefusal::StockMustFollowItsPayment { on: paid.date }.into());
    }
    let left = StockPaidFacts::find(books, &c.settlement).map(|facts| facts.left()).unwrap_or_default();
    if c.cost > left {
        return Err(ShopRefusal::StockMustStayWithinWhatWasPaid { left }.into());
    }
    if let Some(expiry) = c.expiry.filter(|last| c.date > *last) {
        return Err(GoodsRefusal::GoodsMustNotBeExpired { expiry }.into());
    }
    if LotFacts::find(books, &c.lot).is_some() {
        return Err(GoodsRefusal::LotCodeMustBeFree { lot: c.lot.clone() }.into());
    }
    Ok(c.clone())
}

/// Whether an entry of this subject may still be undone; entries of other subjects are none of its business.
pub(super) fn may_be_undone(books: &impl Books, recalled: &Recalled, day: Day) -> Result<(), Refusal> {
    if let Event::PaymentSettled(_) = &recalled.event {
        let taken = StockPaidFacts::find(books, &recalled.seq).map(|facts| facts.taken).unwrap_or_default();
        if !taken.is_zero() {
            return Err(PaymentRefusal::LaterEntriesMustBeUndoneFirst.into());
        }
    } else if let Event::StockBought(e) = &recalled.event {
        let facts = LotFacts::find(books, &e.lot);
        let facts = facts.ok_or_else(|| GoodsRefusal::LotMustBeReceived { lot: e.lot.clone() })?;
        let (left, given) = (facts.quantity_left, facts.quantity_given);
        if left != given || facts.value_left != Maybe(Some(e.cost)) {
            return Err(GoodsRefusal::LotMustBeWhole { lot: e.lot.clone(), left, given }.into());
        }
        if facts.counted.is_some() {
            return Err(ShopRefusal::CountedLotMustStay { lot: e.lot.clone() }.into());
        }
        goods::has_lain_there(books, &e.lot, &facts, (given, e.cost), day)?;
        money_can_move(books, e.cost, day)?;
    } else if let Event::RewardGiven(e) = &recalled.event {
        redeeming::can_be_posted(books, &e.lines, day)?;
    } else if let Event::LotShelved(e) = &recalled.event {
        // The lot may be gone, and another have its code.
        let stands = LotFacts::find(books, &e.lot).is_some_and(|facts| facts.entry < recalled.seq);
        if !stands {
            return Err(GoodsRefusal::LotMustBeReceived { lot: e.lot.clone() }.into());
        }
    }
    Ok(())
}
