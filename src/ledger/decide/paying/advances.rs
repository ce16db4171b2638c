//! 拨付 and 报账: money that goes before its papers.

use crate::ledger::books::registers::paying::{AdvanceFacts, RequestFacts};
use crate::ledger::books::{Books, Record};
use crate::ledger::decide::paying::settling::{Paid, may_be_paid, papers_are_named};
use crate::ledger::decide::paying::{follows, invoice_is_new, standing_request};
use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number, money_can_move};
use crate::ledger::event::{AdvanceAccounted, AdvancePaid, AdvanceReturned, Event, PaymentRequested};
use crate::ledger::field::Seq;
use crate::ledger::refusal::{PaymentRefusal, Refusal};
use crate::ledger::words::Yes;
use crate::ledger::yuan::Yuan;

pub(in crate::ledger::decide) fn advance(
    books: &impl Books,
    asking: &Asking,
    c: &AdvancePaid,
) -> Result<AdvancePaid, Refusal> {
    let paid = Paid { account: &c.account, amount: c.amount, day: c.date, source_kind: c.source_kind };
    let (recalled, request) = standing_request(books, c.request)?;
    may_be_paid(books, asking, (&recalled, &request), &paid, Yes::Yes)?;
    papers_are_named(&c.paper, &c.payer)?;
    if c.due < c.date {
        return Err(PaymentRefusal::PapersMustBeDueLater.into());
    }
    let facts = RequestFacts::find(books, &c.request).unwrap_or_default();
    paid.leaves_its_purse(books, &request, &facts, Yuan::ZERO)?;
    Ok(c.clone())
}

/// An advance that stands, with the request it was paid under and what is still owed of it.
pub(super) fn standing_advance(books: &impl Books, seq: Seq) -> Result<(AdvancePaid, PaymentRequested, Yuan), Refusal> {
    let refused = || PaymentRefusal::EntryMustBeAnAdvance { seq };
    let recalled = books.standing(seq).ok_or_else(refused)?;
    let Event::AdvancePaid(advance) = &recalled.event else { return Err(refused().into()) };
    let asked = books.recall(advance.request).ok_or_else(refused)?;
    let Event::PaymentRequested(request) = &asked.event else { return Err(refused().into()) };
    let owed = AdvanceFacts::find(books, &seq).unwrap_or_default().owed(advance.amount);
    Ok((advance.clone(), request.clone(), owed))
}

pub(in crate::ledger::decide) fn account(
    books: &impl Books,
    asking: &Asking,
    c: &AdvanceAccounted,
) -> Result<AdvanceAccounted, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    let (advance, _, owed) = standing_advance(books, c.advance)?;
    follows(c.date, advance.date)?;
    is_owed(c.amount, owed)?;
    holds_no_private_number(&c.memo)?;
    if c.invoice.is_empty() && c.invoice_file.is_none() {
        return Err(PaymentRefusal::AccountMustHaveAPaper.into());
    }
    invoice_is_new(books, &c.invoice)?;
    Ok(c.clone())
}

pub(in crate::ledger::decide) fn give_back(
    books: &impl Books,
    asking: &Asking,
    c: &AdvanceReturned,
) -> Result<AdvanceReturned, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    let (advance, _, owed) = standing_advance(books, c.advance)?;
    follows(c.date, advance.date)?;
    is_owed(c.amount, owed)?;
    if c.paper.is_empty() { Err(Refusal::PaperMustBeNamed) } else { Ok(c.clone()) }
}

fn is_owed(amount: Yuan, left: Yuan) -> Result<(), Refusal> {
    if amount > left { Err(PaymentRefusal::AccountMustStayWithinTheAdvance { left }.into()) } else { Ok(()) }
}
