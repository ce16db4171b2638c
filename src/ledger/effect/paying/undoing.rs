//! What was paid by mistake is taken back: the sides exchanged on the day of the reversal, the restriction restored, and
//! every register as it was.

use crate::ledger::books::registers::paying::AdvanceFacts;
use crate::ledger::books::registers::projects::Spending;
use crate::ledger::books::registers::purses::HeldFacts;
use crate::ledger::books::registers::shop::{OwedFacts, StockPaidFacts};
use crate::ledger::books::{Books, Purse, Recalled, Record};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::effect::paying::{
    advance_of, cost_of, free_invoice, less, merchant_paid, more, of_decision, of_project, request_of,
};
use crate::ledger::effect::{DoubleEntry, Effect, money_role};
use crate::ledger::event::{
    AdvanceAccounted, AdvancePaid, AdvanceReturned, BankCharged, EntryReversed, Event, PaymentSettled,
};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::{PaymentKind, Yes};
use crate::ledger::yuan::Yuan;

/// Undoes an entry of this subject, and no other.
pub(in crate::ledger::effect) fn undo(
    e: &EntryReversed,
    recalled: &Recalled,
    books: &impl Books,
    out: &mut Vec<Effect>,
) {
    if let Event::PaymentSettled(paid) = &recalled.event {
        settlement(e.date, recalled.seq, paid, books, out);
    } else if let Event::AdvancePaid(paid) = &recalled.event {
        advance(e.date, recalled.seq, paid, books, out);
    } else if let Event::AdvanceAccounted(accounted) = &recalled.event {
        account(e.date, recalled.seq, accounted, books, out);
    } else if let Event::AdvanceReturned(returned) = &recalled.event {
        give_back(e.date, returned, books, out);
    } else if let Event::BankCharged(charged) = &recalled.event {
        charge(e.date, charged, books, out);
    }
}

/// Where and when something is taken back.
struct Back<'a> {
    account: &'a Code,
    purse: &'a Purse,
    on: Day,
}

impl Back<'_> {
    /// An entry with its sides exchanged.
    fn post(
        &self,
        amount: Yuan,
        (debit, credit): (AccountRole, AccountRole),
        books: &impl Books,
        out: &mut Vec<Effect>,
    ) {
        let Self { account, purse, on } = *self;
        DoubleEntry { account, purse, day: on, amount, debit, credit }.undo(on, books, out);
    }

    /// What was released is restricted again.
    fn restrict(&self, amount: Yuan, books: &impl Books, out: &mut Vec<Effect>) {
        if self.purse.is_restricted() {
            self.post(amount, (AccountRole::NetRestricted, AccountRole::NetUnrestricted), books, out);
        }
    }
}

fn settlement(on: Day, seq: Seq, e: &PaymentSettled, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((request, mut facts)) = request_of(books, e.request) else { return };
    let back = Back { account: &e.account, purse: &request.purse(e.source_kind), on };
    let money = money_role(books, &e.account);
    if e.is_retention == Yes::Yes {
        back.post(e.amount, (AccountRole::Payable, money), books, out);
        facts.retention_paid = less(facts.retention_paid, e.amount);
        out.push(HeldFacts::and(books, back.purse, e.amount));
        out.push(facts.kept(&e.request));
        return;
    }
    let is_stock = request.kind == PaymentKind::Stock;
    let is_merchants = request.kind == PaymentKind::Merchant;
    back.post(e.amount, (cost_of(request.kind), money), books, out);
    if is_merchants {
        merchant_paid(&request, e, books, out, |facts| OwedFacts { paid: less(facts.paid, e.amount), ..facts });
    }
    if is_stock {
        out.push(StockPaidFacts::dropped(&seq));
    }
    let carries = facts.retained.as_ref().is_some_and(|retained| retained.settlement == seq);
    let kept_back = if carries { request.retention } else { Yuan::ZERO };
    if carries {
        back.post(kept_back, (AccountRole::ActivityCost, AccountRole::Payable), books, out);
        facts.retained = None;
        out.push(HeldFacts::without(books, back.purse, kept_back));
    }
    let spent = more(e.amount, kept_back);
    if !is_stock && !is_merchants {
        back.restrict(spent, books, out);
    }
    facts.paid = less(facts.paid, e.amount);
    // What was withdrawn is not asked for again by undoing what was paid before.
    let asked_again = if facts.cancelled.is_none() { spent } else { Yuan::ZERO };
    if facts.cancelled.is_some() && facts.paid.is_zero() {
        free_invoice(e.request, &request.invoice, books, out);
    }
    out.push(facts.kept(&e.request));
    of_project(&request, books, out, |facts| facts.without_spent(e.source_kind, spent).with_requested(asked_again));
    of_decision(&request, &e.account, books, out, |facts| facts.after_taking_back(spent));
}

fn advance(on: Day, seq: Seq, e: &AdvancePaid, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((request, mut facts)) = request_of(books, e.request) else { return };
    let back = Back { account: &e.account, purse: &request.purse(e.source_kind), on };
    back.post(e.amount, (AccountRole::Receivable, money_role(books, &e.account)), books, out);
    facts.paid = less(facts.paid, e.amount);
    let asked_again = if facts.cancelled.is_none() { e.amount } else { Yuan::ZERO };
    if facts.cancelled.is_some() && facts.paid.is_zero() {
        free_invoice(e.request, &request.invoice, books, out);
    }
    out.push(facts.kept(&e.request));
    out.push(AdvanceFacts::dropped(&seq));
    of_project(&request, books, out, |facts| {
        facts.without_spent(e.source_kind, e.amount).without_advanced(e.amount).with_requested(asked_again)
    });
    of_decision(&request, &e.account, books, out, |facts| facts.after_taking_back(e.amount));
}

fn account(on: Day, seq: Seq, e: &AdvanceAccounted, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((advance, mut facts, request)) = advance_of(books, e.advance) else { return };
    let back = Back { account: &advance.account, purse: &request.purse(advance.source_kind), on };
    back.post(e.amount, (AccountRole::ActivityCost, AccountRole::Receivable), books, out);
    back.restrict(e.amount, books, out);
    facts.accounted = less(facts.accounted, e.amount);
    out.push(facts.kept(&e.advance));
    free_invoice(seq, &e.invoice, books, out);
    of_project(&request, books, out, |facts| facts.with_advanced(e.amount));
}

fn give_back(on: Day, e: &AdvanceReturned, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((advance, mut facts, request)) = advance_of(books, e.advance) else { return };
    let AdvancePaid { account, date: day, source_kind, .. } = &advance;
    let back = Back { account, purse: &request.purse(*source_kind), on };
    back.post(e.amount, (money_role(books, account), AccountRole::Receivable), books, out);
    facts.returned = less(facts.returned, e.amount);
    out.push(facts.kept(&e.advance));
    let is_final = request.is_final == Yes::Yes;
    let spending = Spending { amount: e.amount, day: *day, is_final, source_kind: *source_kind };
    of_project(&request, books, out, |facts| facts.with_advanced(e.amount).with_spent(spending));
    of_decision(&request, account, books, out, |facts| facts.after_paying(e.amount));
}

fn charge(on: Day, e: &BankCharged, books: &impl Books, out: &mut Vec<Effect>) {
    let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
    let back = Back { account: &e.account, purse: &purse, on };
    back.post(e.amount, (AccountRole::FinanceCost, money_role(books, &e.account)), books, out);
    back.restrict(e.amount, books, out);
}
