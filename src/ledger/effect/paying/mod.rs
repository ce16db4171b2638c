//! Money out: what is asked for reserves, what is paid is cost, what goes before its papers is owed.
//! [`undoing`] takes it back.

mod undoing;

use crate::ledger::books::registers::paying::{AdvanceFacts, InvoiceFacts, RequestFacts, Retained, invoice_key};
use crate::ledger::books::registers::projects::{ProjectFacts, Spending};
use crate::ledger::books::registers::purses::{HeldFacts, OwnersDecisionFacts};
use crate::ledger::books::registers::shop::{OwedFacts, StockPaidFacts};
use crate::ledger::books::{Books, Purse, Record};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::effect::people::is_named;
use crate::ledger::effect::{DoubleEntry, Effect, money_role, release};
use crate::ledger::event::{
    AdvanceAccounted, AdvancePaid, AdvanceReturned, AidListed, BankCharged, Event, PaymentCancelled, PaymentRequested,
    PaymentSettled,
};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{Holder, PaymentKind, Yes};
use crate::ledger::yuan::Yuan;

pub(super) use undoing::undo;

pub(super) fn requested(seq: Seq, e: &PaymentRequested, books: &impl Books, out: &mut Vec<Effect>) {
    out.push(RequestFacts::default().kept(&seq));
    use_invoice(seq, &e.invoice, out);
    is_named(e.payee, e.date, books, out);
    of_project(e, books, out, |facts| facts.with_requested(e.amount));
}

fn use_invoice(seq: Seq, invoice: &Text, out: &mut Vec<Effect>) {
    out.extend(invoice_key(invoice).map(|key| InvoiceFacts { used: seq }.kept(&key)));
}

/// The number may be used again: it was this entry that used it.
fn free_invoice(seq: Seq, invoice: &Text, books: &impl Books, out: &mut Vec<Effect>) {
    let key = invoice_key(invoice);
    let held = key.filter(|key| InvoiceFacts::find(books, key).is_some_and(|facts| facts.used == seq));
    out.extend(held.map(|key| InvoiceFacts::dropped(&key)));
}

/// What becomes of the facts of a request's project.
fn of_project(
    request: &PaymentRequested,
    books: &impl Books,
    out: &mut Vec<Effect>,
    change: impl FnOnce(ProjectFacts) -> ProjectFacts,
) {
    let Some(code) = request.project.as_ref() else { return };
    out.extend(ProjectFacts::find(books, code).map(|facts| change(facts).kept(code)));
}

/// What becomes of the owners' decision behind an account.
fn of_decision(
    request: &PaymentRequested,
    account: &Code,
    books: &impl Books,
    out: &mut Vec<Effect>,
    change: impl FnOnce(OwnersDecisionFacts) -> OwnersDecisionFacts,
) {
    let Some(seq) = request.owners_decision.filter(|_| books.account(account) == Some(Holder::OwnersCommittee)) else {
        return;
    };
    out.extend(OwnersDecisionFacts::find(books, &seq).map(|facts| change(facts).kept(&seq)));
}

/// The request of an entry and what became of it.
fn request_of(books: &impl Books, seq: Seq) -> Option<(PaymentRequested, RequestFacts)> {
    let recalled = books.recall(seq)?;
    let Event::PaymentRequested(e) = &recalled.event else { return None };
    Some((e.clone(), RequestFacts::find(books, &seq).unwrap_or_default()))
}

pub(super) fn aid(e: &AidListed, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((request, mut facts)) = request_of(books, e.request) else { return };
    facts.listed = facts.listed.and_one();
    facts.listed_sum = more(facts.listed_sum, e.amount);
    out.push(facts.kept(&e.request));
    is_named(e.person, request.date, books, out);
}

/// 借 5101 贷 1002; with the first part, 借 5101 贷 2202 for what is kept back. Later 借 2202 贷 1002.
pub(super) fn settled(seq: Seq, e: &PaymentSettled, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((request, mut facts)) = request_of(books, e.request) else { return };
    let purse = request.purse(e.source_kind);
    let entry =
        |amount, debit, credit| DoubleEntry { account: &e.account, purse: &purse, day: e.date, amount, debit, credit };
    let money = money_role(books, &e.account);
    if e.is_retention == Yes::Yes {
        entry(e.amount, AccountRole::Payable, money).post(books, out);
        facts.retention_paid = more(facts.retention_paid, e.amount);
        out.push(HeldFacts::without(books, &purse, e.amount));
        out.push(facts.kept(&e.request));
        return;
    }
    let is_stock = request.kind == PaymentKind::Stock;
    entry(e.amount, cost_of(request.kind), money).post(books, out);
    let kept_back = if facts.retained.is_none() { request.retention } else { Yuan::ZERO };
    if !kept_back.is_zero() {
        entry(kept_back, AccountRole::ActivityCost, AccountRole::Payable).post(books, out);
        let (account, source_kind) = (e.account.clone(), e.source_kind);
        facts.retained = Some(Retained { account, settlement: seq, source_kind });
        out.push(HeldFacts::and(books, &purse, kept_back));
    }
    let spent = more(e.amount, kept_back);
    // Goods are an asset until they are given out: no cost yet, and nothing to release.
    if is_stock {
        out.push(StockPaidFacts { paid: e.amount, taken: Yuan::ZERO }.kept(&seq));
    } else if request.kind == PaymentKind::Merchant {
        // Its cost was posted, and what restricted it released, when the service was exchanged.
        merchant_paid(&request, e, books, out, |facts| OwedFacts { paid: more(facts.paid, e.amount), ..facts });
    } else {
        release(&e.account, &purse, e.date, spent, books, out);
    }
    facts.paid = more(facts.paid, e.amount);
    out.push(facts.kept(&e.request));
    let (day, is_final) = (e.date, request.is_final == Yes::Yes);
    let spending = Spending { amount: spent, day, is_final, source_kind: e.source_kind };
    of_project(&request, books, out, |facts| facts.without_requested(spent).with_spent(spending));
    of_decision(&request, &e.account, books, out, |facts| facts.after_paying(spent));
}

/// What a payment of a kind is debited to: a cost, an asset that will be one, or what was owed for one.
const fn cost_of(kind: PaymentKind) -> AccountRole {
    match kind {
        PaymentKind::Stock => AccountRole::Inventory,
        PaymentKind::Merchant => AccountRole::Payable,
        PaymentKind::GovernmentPurchase
        | PaymentKind::Commission
        | PaymentKind::Venture
        | PaymentKind::Operation
        | PaymentKind::Venue
        | PaymentKind::Goods
        | PaymentKind::Aid
        | PaymentKind::Other => AccountRole::ActivityCost,
    }
}

/// What becomes of what a purse owes to the merchant of a request.
fn merchant_paid(
    request: &PaymentRequested,
    e: &PaymentSettled,
    books: &impl Books,
    out: &mut Vec<Effect>,
    change: impl FnOnce(OwedFacts) -> OwedFacts,
) {
    let Some(merchant) = *request.payee else { return };
    let key = OwedFacts::key(merchant, &e.account, &request.purse(e.source_kind));
    out.extend(OwedFacts::find(books, &key).map(|facts| change(facts).kept(&key)));
}

pub(super) fn cancelled(seq: Seq, e: &PaymentCancelled, books: &impl Books, out: &mut Vec<Effect>) {
    let facts = RequestFacts::find(books, &e.request).unwrap_or_default();
    out.push(RequestFacts { cancelled: Maybe(Some(seq)), ..facts }.kept(&e.request));
    withdrawn(e.request, books, out);
}

/// What was not paid is reserved no more. An invoice of which nothing was paid may come again.
pub(super) fn withdrawn(seq: Seq, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((request, facts)) = request_of(books, seq) else { return };
    if facts.paid.is_zero() {
        free_invoice(seq, &request.invoice, books, out);
    }
    let rest = request.amount.minus(facts.paid).unwrap_or_default();
    of_project(&request, books, out, |facts| facts.without_requested(rest));
}

/// 借 1122 贷 1002.
pub(super) fn advance(seq: Seq, e: &AdvancePaid, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((request, mut facts)) = request_of(books, e.request) else { return };
    post(&request, e, e.date, e.amount, (AccountRole::Receivable, money_role(books, &e.account)), books, out);
    facts.paid = more(facts.paid, e.amount);
    out.push(facts.kept(&e.request));
    out.push(AdvanceFacts::default().kept(&seq));
    let (day, is_final) = (e.date, request.is_final == Yes::Yes);
    let spending = Spending { amount: e.amount, day, is_final, source_kind: e.source_kind };
    of_project(&request, books, out, |facts| {
        facts.without_requested(e.amount).with_spent(spending).with_advanced(e.amount)
    });
    of_decision(&request, &e.account, books, out, |facts| facts.after_paying(e.amount));
}

/// A double entry in the purse of an advance.
fn post(
    request: &PaymentRequested,
    advance: &AdvancePaid,
    day: Day,
    amount: Yuan,
    (debit, credit): (AccountRole, AccountRole),
    books: &impl Books,
    out: &mut Vec<Effect>,
) {
    let purse = request.purse(advance.source_kind);
    DoubleEntry { account: &advance.account, purse: &purse, day, amount, debit, credit }.post(books, out);
}

/// The advance of an entry, what became of it, and its request.
fn advance_of(books: &impl Books, seq: Seq) -> Option<(AdvancePaid, AdvanceFacts, PaymentRequested)> {
    let recalled = books.recall(seq)?;
    let Event::AdvancePaid(e) = &recalled.event else { return None };
    let (request, _) = request_of(books, e.request)?;
    Some((e.clone(), AdvanceFacts::find(books, &seq).unwrap_or_default(), request))
}

/// 借 5101 贷 1122: only now it is cost, and only now the restriction is released.
pub(super) fn accounted(seq: Seq, e: &AdvanceAccounted, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((advance, mut facts, request)) = advance_of(books, e.advance) else { return };
    post(&request, &advance, e.date, e.amount, (AccountRole::ActivityCost, AccountRole::Receivable), books, out);
    release(&advance.account, &request.purse(advance.source_kind), e.date, e.amount, books, out);
    facts.accounted = more(facts.accounted, e.amount);
    out.push(facts.kept(&e.advance));
    use_invoice(seq, &e.invoice, out);
    of_project(&request, books, out, |facts| facts.without_advanced(e.amount));
}

/// 借 1002 贷 1122.
pub(super) fn returned(e: &AdvanceReturned, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((advance, mut facts, request)) = advance_of(books, e.advance) else { return };
    let money = money_role(books, &advance.account);
    post(&request, &advance, e.date, e.amount, (money, AccountRole::Receivable), books, out);
    facts.returned = more(facts.returned, e.amount);
    out.push(facts.kept(&e.advance));
    of_project(&request, books, out, |facts| {
        facts.without_advanced(e.amount).without_spent(advance.source_kind, e.amount)
    });
    of_decision(&request, &advance.account, books, out, |facts| facts.after_taking_back(e.amount));
}

/// 借 5401 贷 1002.
pub(super) fn charged(e: &BankCharged, books: &impl Books, out: &mut Vec<Effect>) {
    let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
    DoubleEntry {
        account: &e.account,
        purse: &purse,
        day: e.date,
        amount: e.amount,
        debit: AccountRole::FinanceCost,
        credit: money_role(books, &e.account),
    }
    .post(books, out);
    release(&e.account, &purse, e.date, e.amount, books, out);
}

/// Sums were checked before anything was posted.
fn more(amount: Yuan, change: Yuan) -> Yuan {
    amount.plus(change).unwrap_or(amount)
}

fn less(amount: Yuan, change: Yuan) -> Yuan {
    amount.minus(change).unwrap_or_default()
}
