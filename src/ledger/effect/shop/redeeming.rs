//! What a slip does: 借5101 贷1201 at the goods' cost, 借5101 贷2202 what a service costs, points out of their account.

use crate::ledger::books::registers::goods::{LotChange, LotFacts, LotMove};
use crate::ledger::books::registers::points::{Portion, heir};
use crate::ledger::books::registers::shop::{OwedFacts, ShelfLot};
use crate::ledger::books::{Books, Purse, Recalled, Record};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::effect::goods::{self, Cost, Moved};
use crate::ledger::effect::points::Moves;
use crate::ledger::effect::{DoubleEntry, Effect, release};
use crate::ledger::event::{EntryReversed, Event, Redeemed, RewardGiven, SlipLine, TakenFromLot};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::{PointsChange, PointsKind};
use crate::ledger::yuan::Yuan;

pub(in crate::ledger::effect) fn redeemed(
    seq: Seq,
    by: &Code,
    e: &Redeemed,
    books: &impl Books,
    out: &mut Vec<Effect>,
) {
    for line in &e.lines {
        line.lots.iter().for_each(|taken| take(taken, e.date, books, out));
        owe(line, e.date, books, out);
    }
    for (key, sum) in OwedFacts::of_slip(books, &e.lines) {
        let facts = OwedFacts::find(books, &key).unwrap_or_default();
        out.push(OwedFacts { owed: facts.owed.plus(sum).unwrap_or(facts.owed), ..facts }.kept(&key));
    }
    let mut moves = Moves::new(books, seq, e.date);
    moves.take(PointsKind::Exchange, e.account.as_str(), (e.points, e.date), PointsChange::Exchanged);
    moves.done(out);
    out.push(Effect::SlipTaken { number: e.slip.look_alike(), day: e.date, seq });
    out.push(Effect::Redeemed(Box::new(Recalled { seq, by: by.clone(), event: Event::Redeemed(e.clone()) })));
}

/// Goods leave a lot: a cost of the fund's work, and what restricted them is released.
fn take(taken: &TakenFromLot, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = LotFacts::find(books, &taken.lot) else { return };
    Cost { facts: &facts, role: AccountRole::ActivityCost, amount: taken.cost }.post(day, books, out);
    if let Some(after) = facts.taken(taken.quantity, taken.cost) {
        out.push(after.kept(&taken.lot));
        out.extend(ShelfLot::following(&taken.lot, &after));
    }
    let key = LotMove::key_of_day(&taken.lot, books.posting_day(day));
    let moved = LotMove::find(books, &key).unwrap_or_else(|| LotMove {
        change: LotChange::Redeemed,
        day: books.posting_day(day),
        quantity: Quantity::ZERO,
        received: facts.entry,
        value: Yuan::ZERO,
    });
    let (quantity, value) = (moved.quantity.plus(taken.quantity), moved.value.plus(taken.cost));
    if let (Some(quantity), Some(value)) = (quantity, value) {
        out.push(LotMove { quantity, value, ..moved }.kept(&key));
    }
}

/// Goods come back on the day they left: as if they had lain there.
fn put_back(taken: &TakenFromLot, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = LotFacts::find(books, &taken.lot) else { return };
    Cost { facts: &facts, role: AccountRole::ActivityCost, amount: taken.cost }.undo(day, books, out);
    if let Some(after) = facts.put_back(taken.quantity, taken.cost) {
        out.push(after.kept(&taken.lot));
        out.extend(ShelfLot::following(&taken.lot, &after));
    }
    let key = LotMove::key_of_day(&taken.lot, books.posting_day(day));
    let Some(moved) = LotMove::find(books, &key) else { return };
    let (quantity, value) = (moved.quantity.minus(taken.quantity), moved.value.minus(taken.cost));
    let (quantity, value) = (quantity.unwrap_or_default(), value.unwrap_or_default());
    let after = LotMove { quantity, value, ..moved };
    out.push(if quantity.is_zero() { LotMove::dropped(&key) } else { after.kept(&key) });
}

fn entry<'a>(account: &'a Code, purse: &'a Purse, day: Day, amount: Yuan) -> DoubleEntry<'a> {
    DoubleEntry { account, purse, day, amount, debit: AccountRole::ActivityCost, credit: AccountRole::Payable }
}

/// What a service costs is owed to its merchant.
fn owe(line: &SlipLine, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((account, purse, _)) = OwedFacts::owing(books, line) else { return };
    entry(&account, &purse, day, line.cost).post(books, out);
    release(&account, &purse, day, line.cost, books, out);
}

pub(in crate::ledger::effect) fn undone(seq: Seq, e: &Redeemed, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
    for line in &e.lines {
        for taken in &line.lots {
            put_back(taken, day, books, out);
        }
        let Some((account, purse, _)) = OwedFacts::owing(books, line) else { continue };
        entry(&account, &purse, day, line.cost).undo(day, books, out);
        if purse.is_restricted() {
            let released = DoubleEntry {
                debit: AccountRole::NetRestricted,
                credit: AccountRole::NetUnrestricted,
                ..entry(&account, &purse, day, line.cost)
            };
            released.undo(day, books, out);
        }
    }
    for (key, sum) in OwedFacts::of_slip(books, &e.lines) {
        let facts = OwedFacts::find(books, &key).unwrap_or_default();
        out.push(OwedFacts { owed: facts.owed.minus(sum).unwrap_or_default(), ..facts }.kept(&key));
    }
    let portions = e.portions.iter().map(|one| Portion { from: one.from, until: one.until, points: one.points });
    let portions: Vec<Portion> = portions.collect();
    let mut moves = Moves::new(books, seq, day);
    moves.put_back(PointsKind::Exchange, &heir(books, e.account.as_str()), &portions, PointsChange::Exchanged);
    moves.done(out);
}

/// Goods given as a reward: a cost of the fund's work, each lot's movement under its entry.
pub(in crate::ledger::effect) fn rewarded(seq: Seq, e: &RewardGiven, books: &impl Books, out: &mut Vec<Effect>) {
    for taken in e.lines.iter().flat_map(|line| &line.lots) {
        let Some(facts) = LotFacts::find(books, &taken.lot) else { continue };
        Cost { facts: &facts, role: AccountRole::ActivityCost, amount: taken.cost }.post(e.date, books, out);
        let moved = Moved { change: LotChange::Rewarded, quantity: taken.quantity, value: taken.cost };
        moved.take(&taken.lot, &facts, &LotMove::key_of(&taken.lot, seq), e.date, books, out);
    }
    out.push(Effect::SlipTaken { number: e.slip.look_alike(), day: e.date, seq });
}

/// The goods came back.
pub(super) fn undo_reward(e: &EntryReversed, undone: &RewardGiven, books: &impl Books, out: &mut Vec<Effect>) {
    for taken in undone.lines.iter().flat_map(|line| &line.lots) {
        let Some(facts) = LotFacts::find(books, &taken.lot) else { continue };
        Cost { facts: &facts, role: AccountRole::ActivityCost, amount: taken.cost }.undo(e.date, books, out);
        goods::put_back(e, &taken.lot, &facts, (taken.quantity, taken.cost), books, out);
    }
}
