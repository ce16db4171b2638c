//! Gifts in goods: 借1201 贷4101 when they come, 借5101 or 5901 贷1201 when they leave, at their share of the lot's value.

use crate::ledger::books::registers::goods::{LotChange, LotFacts, LotMove};
use crate::ledger::books::registers::shop::ShelfLot;
use crate::ledger::books::{Books, Purse, Recalled, Record};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::effect::giving::take_receipt;
use crate::ledger::effect::{DoubleEntry, Effect, money_role, release};
use crate::ledger::event::{EntryReversed, Event, GoodsIssued, GoodsReceived, GoodsSold};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::IssueManner;
use crate::ledger::yuan::Yuan;

pub(super) fn received(seq: Seq, e: &GoodsReceived, books: &impl Books, out: &mut Vec<Effect>) {
    income(e, &purse_of(e)).post(books, out);
    if let Some(donor) = *e.donor {
        out.push(Effect::PersonGave(donor, e.date, seq));
    }
    if !e.receipt.is_empty() {
        take_receipt(seq, seq, &e.receipt, books, out);
    }
    let facts = LotFacts {
        account: e.account.clone(),
        counted: Maybe::EMPTY,
        day: e.date,
        entry: seq,
        expiry: e.expiry,
        inward: books.posting_day(e.date),
        item: e.item.clone(),
        project: e.project.clone(),
        quantity_left: e.quantity,
        quantity_given: e.quantity,
        receipt: e.receipt.clone(),
        shelf: Maybe::EMPTY,
        source_kind: e.appeal.source_kind(),
        unit: e.unit.clone(),
        usage: e.usage,
        value_left: e.value,
    };
    out.push(facts.kept(&e.lot));
    let moved = Moved { change: LotChange::Received, quantity: e.quantity, value: e.value.unwrap_or_default() };
    moved.note(&facts, &LotMove::key_of(&e.lot, seq), e.date, books, out);
}

fn purse_of(e: &GoodsReceived) -> Purse {
    Purse { project: e.project.0.clone(), source_kind: e.appeal.source_kind() }
}

/// Without a price nothing is posted.
fn income<'a>(e: &'a GoodsReceived, purse: &'a Purse) -> DoubleEntry<'a> {
    DoubleEntry {
        account: &e.account,
        purse,
        day: e.date,
        amount: e.value.unwrap_or_default(),
        debit: AccountRole::Inventory,
        credit: AccountRole::DonationIncome,
    }
}

pub(super) fn issued(seq: Seq, e: &GoodsIssued, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = LotFacts::find(books, &e.lot) else { return };
    let role = cost_role(e.manner);
    Cost { facts: &facts, role, amount: e.cost }.post(e.date, books, out);
    let moved = Moved { change: e.manner.into(), quantity: e.quantity, value: e.cost };
    moved.take(&e.lot, &facts, &LotMove::key_of(&e.lot, seq), e.date, books, out);
}

/// Used and given goods are what the fund is for; spoiled and short ones are a loss.
const fn cost_role(manner: IssueManner) -> AccountRole {
    match manner {
        IssueManner::Used | IssueManner::Given => AccountRole::ActivityCost,
        IssueManner::Spoiled | IssueManner::Short => AccountRole::OtherCost,
    }
}

/// 借1002 贷4901 what it brought, 借5901 贷1201 what it cost.
pub(super) fn sold(seq: Seq, e: &GoodsSold, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = LotFacts::find(books, &e.lot) else { return };
    proceeds(e, &facts.purse(), books).post(books, out);
    Cost { facts: &facts, role: AccountRole::OtherCost, amount: e.cost }.post(e.date, books, out);
    let moved = Moved { change: LotChange::Sold, quantity: e.quantity, value: e.cost };
    moved.take(&e.lot, &facts, &LotMove::key_of(&e.lot, seq), e.date, books, out);
}

fn proceeds<'a>(e: &'a GoodsSold, purse: &'a Purse, books: &impl Books) -> DoubleEntry<'a> {
    DoubleEntry {
        account: &e.account,
        purse,
        day: e.date,
        amount: e.proceeds,
        debit: money_role(books, &e.account),
        credit: AccountRole::OtherIncome,
    }
}

/// The number of the official receipt of goods, or none any more; nothing when the gift was money.
pub(super) fn receipted(gift: Seq, number: &Text, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(recalled) = books.standing(gift) else { return };
    let Event::GoodsReceived(e) = &recalled.event else { return };
    if let Some(facts) = LotFacts::find(books, &e.lot) {
        out.push(LotFacts { receipt: number.clone(), ..facts }.kept(&e.lot));
    }
}

/// Undoes an entry of this subject, and no other.
pub(super) fn undo(e: &EntryReversed, recalled: &Recalled, books: &impl Books, out: &mut Vec<Effect>) {
    if let Event::GoodsReceived(undone) = &recalled.event {
        undo_receipt(e, undone, books, out);
    } else if let Event::GoodsIssued(undone) = &recalled.event {
        let Some(facts) = LotFacts::find(books, &undone.lot) else { return };
        Cost { facts: &facts, role: cost_role(undone.manner), amount: undone.cost }.undo(e.date, books, out);
        put_back(e, &undone.lot, &facts, (undone.quantity, undone.cost), books, out);
    } else if let Event::GoodsSold(undone) = &recalled.event {
        let Some(facts) = LotFacts::find(books, &undone.lot) else { return };
        proceeds(undone, &facts.purse(), books).undo(e.date, books, out);
        Cost { facts: &facts, role: AccountRole::OtherCost, amount: undone.cost }.undo(e.date, books, out);
        put_back(e, &undone.lot, &facts, (undone.quantity, undone.cost), books, out);
    }
}

/// The lot is there no more, and its code is free.
fn undo_receipt(e: &EntryReversed, undone: &GoodsReceived, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = LotFacts::find(books, &undone.lot) else { return };
    income(undone, &purse_of(undone)).undo(e.date, books, out);
    out.push(LotFacts::dropped(&undone.lot));
    out.extend(ShelfLot::gone(&facts));
    let value = undone.value.unwrap_or_default();
    let moved = Moved { change: LotChange::TakenBack, quantity: undone.quantity, value };
    moved.note(&facts, &LotMove::key_of_undoing(&undone.lot, e.entry), e.date, books, out);
}

pub(super) fn put_back(
    e: &EntryReversed,
    lot: &Code,
    facts: &LotFacts,
    (quantity, value): (Quantity, Yuan),
    books: &impl Books,
    out: &mut Vec<Effect>,
) {
    if let Some(after) = facts.put_back(quantity, value) {
        let after = LotFacts { inward: facts.inward.max(books.posting_day(e.date)), ..after };
        out.push(after.kept(lot));
        out.extend(ShelfLot::following(lot, &after));
    }
    let moved = Moved { change: LotChange::PutBack, quantity, value };
    moved.note(facts, &LotMove::key_of_undoing(lot, e.entry), e.date, books, out);
}

/// What leaves the books with goods, and the restriction that is released with it.
pub(super) struct Cost<'a> {
    pub(super) facts: &'a LotFacts,
    pub(super) role: AccountRole,
    pub(super) amount: Yuan,
}

impl Cost<'_> {
    pub(super) fn post(&self, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
        let purse = self.facts.purse();
        self.entry(&purse, day, (self.role, AccountRole::Inventory)).post(books, out);
        release(&self.facts.account, &purse, day, self.amount, books, out);
    }

    /// The goods are back, and with them what restricts them.
    pub(super) fn undo(&self, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
        let purse = self.facts.purse();
        self.entry(&purse, day, (self.role, AccountRole::Inventory)).undo(day, books, out);
        if purse.is_restricted() {
            let released = (AccountRole::NetRestricted, AccountRole::NetUnrestricted);
            self.entry(&purse, day, released).undo(day, books, out);
        }
    }

    fn entry<'e>(&'e self, purse: &'e Purse, day: Day, (debit, credit): (AccountRole, AccountRole)) -> DoubleEntry<'e> {
        DoubleEntry { account: &self.facts.account, purse, day, amount: self.amount, debit, credit }
    }
}

/// A quantity with its value, and why it moved.
pub(super) struct Moved {
    pub(super) change: LotChange,
    pub(super) quantity: Quantity,
    pub(super) value: Yuan,
}

impl Moved {
    /// Out of the lot.
    pub(super) fn take(
        self,
        lot: &Code,
        facts: &LotFacts,
        key: &str,
        day: Day,
        books: &impl Books,
        out: &mut Vec<Effect>,
    ) {
        if let Some(after) = facts.taken(self.quantity, self.value) {
            out.push(after.kept(lot));
            out.extend(ShelfLot::following(lot, &after));
        }
        self.note(facts, key, day, books, out);
    }

    pub(super) fn note(self, facts: &LotFacts, key: &str, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
        let Self { change, quantity, value } = self;
        let moved = LotMove { change, day: books.posting_day(day), quantity, received: facts.entry, value };
        out.push(moved.kept(&key.to_owned()));
    }
}
