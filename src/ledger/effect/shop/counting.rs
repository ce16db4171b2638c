//! What a count finds: missing goods are a loss, 借5901 贷1201; what is too much is income, 借1201 贷4901.

use crate::ledger::books::registers::goods::{LotChange, LotFacts, LotMove};
use crate::ledger::books::registers::rosters::RosterFacts;
use crate::ledger::books::registers::shop::ShelfLot;
use crate::ledger::books::{Books, Record};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::effect::goods::{Cost, Moved};
use crate::ledger::effect::{DoubleEntry, Effect};
use crate::ledger::event::{Kind, LotCounted, StockCounted};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::quantity::Quantity;

/// Its rows, a lot each, follow it at once: a count is recorded whole or not at all.
pub(in crate::ledger::effect) fn counting_begins(seq: Seq, e: &StockCounted, out: &mut Vec<Effect>) {
    let last = Seq(seq.0.saturating_add(e.rows.0));
    out.push(
        RosterFacts { entry: seq, last, of: Kind::LotCounted.word().parse().unwrap_or_default() }
            .kept(&RosterFacts::key()),
    );
}

pub(in crate::ledger::effect) fn counted(seq: Seq, e: &LotCounted, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = LotFacts::find(books, &e.lot) else { return };
    let facts = LotFacts { counted: Maybe(Some(e.count)), ..facts };
    out.push(facts.kept(&e.lot));
    let key = LotMove::key_of(&e.lot, seq);
    if let Some(quantity) = e.booked.minus(e.counted).filter(|quantity| !quantity.is_zero()) {
        Cost { facts: &facts, role: AccountRole::OtherCost, amount: e.cost }.post(e.date, books, out);
        let moved = Moved { change: LotChange::Missing, quantity, value: e.cost };
        moved.take(&e.lot, &facts, &key, e.date, books, out);
    } else if let Some(quantity) = e.counted.minus(e.booked).filter(|quantity| !quantity.is_zero()) {
        surplus(e, &facts, quantity, books, out);
        let moved = Moved { change: LotChange::Surplus, quantity, value: e.cost };
        moved.note(&facts, &key, e.date, books, out);
    }
}

fn surplus(e: &LotCounted, facts: &LotFacts, quantity: Quantity, books: &impl Books, out: &mut Vec<Effect>) {
    DoubleEntry {
        account: &facts.account,
        purse: &facts.purse(),
        day: e.date,
        amount: e.cost,
        debit: AccountRole::Inventory,
        credit: AccountRole::OtherIncome,
    }
    .post(books, out);
    if let Some(after) = facts.put_back(quantity, e.cost) {
        let after = LotFacts { inward: facts.inward.max(books.posting_day(e.date)), ..after };
        out.push(after.kept(&e.lot));
        out.extend(ShelfLot::following(&e.lot, &after));
    }
}
