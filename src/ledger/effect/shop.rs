//! The 公益超市: bought goods are an asset until they are given out.

mod counting;
mod redeeming;

use crate::ledger::books::registers::goods::{LotChange, LotFacts, LotMove};
use crate::ledger::books::registers::shop::{ItemFacts, ShelfLot, StockPaidFacts};
use crate::ledger::books::{Books, Purse, Recalled, Record};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::effect::goods::Moved;
use crate::ledger::effect::{Effect, Side};
use crate::ledger::event::{EntryReversed, Event, ItemPriced, LotShelved, StockBought};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::words::GoodsUse;
use crate::ledger::yuan::Yuan;

pub(super) use counting::{counted, counting_begins};
pub(super) use redeeming::{redeemed, rewarded, undone};

pub(super) fn priced(seq: Seq, e: &ItemPriced, books: &impl Books, out: &mut Vec<Effect>) {
    let facts = ItemFacts::find(books, &e.item);
    let facts = facts.unwrap_or_else(|| ItemFacts { kind: e.kind, unit: e.unit.clone(), prices: Vec::new() });
    out.push(facts.with(seq, e).kept(&e.item));
}

pub(super) fn shelved(e: &LotShelved, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = LotFacts::find(books, &e.lot) else { return };
    let facts = LotFacts { shelf: Maybe(Some(e.item.clone())), ..facts };
    out.push(facts.kept(&e.lot));
    out.extend(ShelfLot::following(&e.lot, &facts));
}

/// 借1201 of the storeroom 贷1201 of the account that paid: what was paid for and has not come yet stays to be seen there.
pub(super) fn bought(seq: Seq, e: &StockBought, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((settled, purse)) = StockPaidFacts::settlement(books, e.settlement) else { return };
    let item = ItemFacts::find(books, &e.item);
    let way = Way { from: &settled.account, into: &e.account, purse: &purse };
    way.go(e.date, e.cost, books, out);
    take(e.settlement, e.cost, books, out, Yuan::plus);
    let facts = LotFacts {
        account: e.account.clone(),
        counted: Maybe::EMPTY,
        day: e.date,
        entry: seq,
        expiry: e.expiry,
        inward: books.posting_day(e.date),
        item: item.as_ref().map(ItemFacts::name).unwrap_or_default(),
        project: Maybe(purse.project.clone()),
        quantity_left: e.quantity,
        quantity_given: e.quantity,
        receipt: Text::default(),
        shelf: Maybe(Some(e.item.clone())),
        source_kind: purse.source_kind,
        unit: item.map(|item| item.unit).unwrap_or_default(),
        usage: GoodsUse::Shop,
        value_left: Maybe(Some(e.cost)),
    };
    out.push(facts.kept(&e.lot));
    out.extend(ShelfLot::following(&e.lot, &facts));
    let moved = Moved { change: LotChange::Bought, quantity: e.quantity, value: e.cost };
    moved.note(&facts, &LotMove::key_of(&e.lot, seq), e.date, books, out);
}

/// The way of an asset from one account of a purse into another.
struct Way<'a> {
    from: &'a Code,
    into: &'a Code,
    purse: &'a Purse,
}

impl Way<'_> {
    fn go(&self, day: Day, amount: Yuan, books: &impl Books, out: &mut Vec<Effect>) {
        let side = |account| Side { account, purse: self.purse, day, amount };
        side(self.into).debit(AccountRole::Inventory, books, out);
        side(self.from).credit(AccountRole::Inventory, books, out);
    }
}

/// How much of what a settlement paid is taken in.
fn take(
    settlement: Seq,
    amount: Yuan,
    books: &impl Books,
    out: &mut Vec<Effect>,
    change: impl FnOnce(Yuan, Yuan) -> Option<Yuan>,
) {
    let facts = StockPaidFacts::find(books, &settlement);
    let after = facts.and_then(|facts| Some(StockPaidFacts { taken: change(facts.taken, amount)?, ..facts }));
    out.extend(after.map(|after| after.kept(&settlement)));
}

/// Undoes an entry of this subject, and no other.
pub(super) fn undo(e: &EntryReversed, recalled: &Recalled, books: &impl Books, out: &mut Vec<Effect>) {
    if let Event::StockBought(undone) = &recalled.event {
        undo_purchase(e, undone, books, out);
    } else if let Event::RewardGiven(undone) = &recalled.event {
        redeeming::undo_reward(e, undone, books, out);
    } else if let Event::LotShelved(undone) = &recalled.event {
        let Some(facts) = LotFacts::find(books, &undone.lot) else { return };
        out.extend(ShelfLot::gone(&facts));
        out.push(LotFacts { shelf: Maybe::EMPTY, ..facts }.kept(&undone.lot));
    }
}

/// The lot is there no more, its code is free, and what it cost may be taken in anew.
fn undo_purchase(e: &EntryReversed, undone: &StockBought, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = LotFacts::find(books, &undone.lot) else { return };
    let Some((settled, purse)) = StockPaidFacts::settlement(books, undone.settlement) else { return };
    let way = Way { from: &undone.account, into: &settled.account, purse: &purse };
    way.go(e.date, undone.cost, books, out);
    take(undone.settlement, undone.cost, books, out, Yuan::minus);
    out.push(LotFacts::dropped(&undone.lot));
    out.extend(ShelfLot::gone(&facts));
    let moved = Moved { change: LotChange::TakenBack, quantity: undone.quantity, value: undone.cost };
    moved.note(&facts, &LotMove::key_of_undoing(&undone.lot, e.entry), e.date, books, out);
}
