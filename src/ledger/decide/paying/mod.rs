//! Money out: what may be asked for, by whom a list is made, what is withdrawn, what the bank takes.
//! [`settling`] pays, [`advances`] pays before papers, [`sources`] says which money may pay what.

mod advances;
mod settling;
mod sources;

use crate::ledger::books::registers::approving::{ApprovalFacts, Thresholds};
use crate::ledger::books::registers::paying::{InvoiceFacts, RequestFacts, invoice_key};
use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::books::{Books, Purse, Recalled, Record};
use crate::ledger::committee::{Committee, Payee};
use crate::ledger::decide::covering::Outflow;
use crate::ledger::decide::{
    Asking, day_has_come, holds_no_private_number, money_can_move, people, project_is_proposed, projects,
    reason_is_given, shop,
};
use crate::ledger::event::{AidListed, BankCharged, Event, PaymentCancelled, PaymentRequested};
use crate::ledger::field::Seq;
use crate::ledger::name::Text;
use crate::ledger::period::Day;
use crate::ledger::refusal::{PaymentRefusal, Refusal};
use crate::ledger::words::{CommitteePayee, Holder, PaymentKind, Yes};
use crate::ledger::yuan::Yuan;

pub(super) use advances::{account, advance, give_back};
pub(super) use settling::{may_be_undone, settle};
pub use sources::{Turn, turn};

pub(super) fn request(books: &impl Books, asking: &Asking, c: &PaymentRequested) -> Result<PaymentRequested, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    project_is_proposed(books, c.project.as_ref())?;
    payee_is_named(books, c)?;
    purpose_is_given(&c.purpose)?;
    sources::may_pay_this(books, c)?;
    shop::may_be_requested(books, c)?;
    retention_is_a_part(c)?;
    if c.persons.0 > 0 && c.kind != PaymentKind::Aid {
        return Err(PaymentRefusal::ListMustBeAid.into());
    }
    invoice_is_new(books, &c.invoice)?;
    sources::owners_have_decided(books, c)?;
    committee_is_not_paid(books, Payee { number: *c.payee, organisation: &c.organisation }, c.date)?;
    project_allows(books, c)?;
    Ok(c.clone())
}

/// One payee, by number or by registered name. Whoever stands on a list is named there.
fn payee_is_named(books: &impl Books, c: &PaymentRequested) -> Result<(), Refusal> {
    let named = [c.payee.is_some(), !c.organisation.is_empty(), c.persons.0 > 0];
    if named.into_iter().filter(|named| *named).count() != 1 {
        return Err(PaymentRefusal::PayeeMustBeNamed.into());
    }
    holds_no_private_number(&c.organisation)?;
    match *c.payee {
        Some(number) => people::usable(books, number).map(|_| ()),
        None => Ok(()),
    }
}

fn purpose_is_given(purpose: &Text) -> Result<(), Refusal> {
    if purpose.is_empty() {
        return Err(PaymentRefusal::PurposeMustBeGiven.into());
    }
    holds_no_private_number(purpose)
}

/// What is kept back: less than the price, due on a later day, of no advance and no list.
fn retention_is_a_part(c: &PaymentRequested) -> Result<(), Refusal> {
    let is_whole = match *c.retention_due {
        None => c.retention.is_zero(),
        Some(due) => !c.retention.is_zero() && c.retention < c.amount && due > c.date,
    };
    let may_keep_back = c.is_advance == Yes::No && c.persons.0 == 0;
    if is_whole && (may_keep_back || c.retention.is_zero()) {
        Ok(())
    } else {
        Err(PaymentRefusal::RetentionMustBeAPart.into())
    }
}

/// An invoice is paid once.
fn invoice_is_new(books: &impl Books, invoice: &Text) -> Result<(), Refusal> {
    let used = invoice_key(invoice).and_then(|key| InvoiceFacts::find(books, &key));
    match used {
        Some(InvoiceFacts { used }) => Err(PaymentRefusal::InvoiceMustBeNew { seq: used }.into()),
        None => Ok(()),
    }
}

/// Refused, unless the rule book in force says that it is only flagged.
fn committee_is_not_paid(books: &impl Books, payee: Payee<'_>, day: Day) -> Result<(), Refusal> {
    if Thresholds::on(books, day).committee_payee == CommitteePayee::Flagged {
        return Ok(());
    }
    match Committee::of(books).concerned(books, payee, day) {
        Some(member) => Err(PaymentRefusal::PayeeMustNotSitOnTheCommittee { member }.into()),
        None => Ok(()),
    }
}

/// The project's own limits: decision first, within the budget, acceptance first.
fn project_allows(books: &impl Books, c: &PaymentRequested) -> Result<(), Refusal> {
    let Some(facts) = c.project.as_ref().and_then(|code| ProjectFacts::find(books, code)) else { return Ok(()) };
    let purses: Vec<_> = c.sources.iter().map(|source| source.source_kind).collect();
    Ok(projects::limits::may_request(&facts, &purses, c.amount, c.date, c.is_final == Yes::Yes)?)
}

pub(super) fn aid(books: &impl Books, _asking: &Asking, c: &AidListed) -> Result<AidListed, Refusal> {
    let apart = || PaymentRefusal::PersonMustFollowTheList { request: c.request };
    let (_, request) = standing_request(books, c.request)?;
    let facts = RequestFacts::find(books, &c.request).unwrap_or_default();
    let due = c.request.0.saturating_add(facts.listed.0).saturating_add(1);
    if facts.listed >= request.persons || books.size().0 != due {
        return Err(apart().into());
    }
    if c.amount.is_zero() {
        return Err(Refusal::AmountMustNotBeZero);
    }
    if let Some(number) = *c.person {
        // The name in force is repeated, so that the row opens with the register's.
        if people::usable(books, number)?.name != *c.name {
            return Err(PaymentRefusal::ListedPersonMustHaveAName.into());
        }
    }
    if c.name.is_none() {
        return Err(PaymentRefusal::ListedPersonMustHaveAName.into());
    }
    if c.need.is_empty() {
        return Err(PaymentRefusal::NeedMustBeAssessed.into());
    }
    holds_no_private_number(&c.need)?;
    let left = request.amount.minus(facts.listed_sum).unwrap_or_default();
    let is_last = facts.listed.and_one() == request.persons;
    if c.amount > left || (c.amount == left) != is_last {
        return Err(PaymentRefusal::ListMustAddUp { request: c.request, left }.into());
    }
    let nobody = Text::default();
    committee_is_not_paid(books, Payee { number: *c.person, organisation: &nobody }, request.date)?;
    Ok(c.clone())
}

/// The request of an entry, neither rejected nor withdrawn.
fn standing_request(books: &impl Books, seq: Seq) -> Result<(Recalled, PaymentRequested), Refusal> {
    let recalled = books.recall(seq).ok_or(PaymentRefusal::EntryMustBeARequest { seq })?;
    let Event::PaymentRequested(e) = &recalled.event else {
        return Err(PaymentRefusal::EntryMustBeARequest { seq }.into());
    };
    let is_cancelled = RequestFacts::find(books, &seq).is_some_and(|facts| facts.cancelled.is_some());
    let is_rejected = ApprovalFacts::find(books, &seq).is_some_and(|facts| facts.rejected.is_some());
    if is_cancelled || is_rejected {
        return Err(PaymentRefusal::RequestMustStand { seq }.into());
    }
    Ok(((*recalled).clone(), e.clone()))
}

/// What was not paid is withdrawn. What was paid stays, and is reversed if it was a mistake; what is kept back is owed.
pub(super) fn cancel(books: &impl Books, asking: &Asking, c: &PaymentCancelled) -> Result<PaymentCancelled, Refusal> {
    day_has_come(c.date, asking)?;
    let (_, request) = standing_request(books, c.request)?;
    follows(c.date, request.date)?;
    let facts = RequestFacts::find(books, &c.request).unwrap_or_default();
    if facts.paid == request.payable() || facts.retained.is_some() {
        return Err(PaymentRefusal::PaidRequestMustNotBeWithdrawn { paid: facts.paid }.into());
    }
    reason_is_given(&c.reason)?;
    Ok(c.clone())
}

/// Nothing follows from a request before its day.
fn follows(day: Day, on: Day) -> Result<(), Refusal> {
    if day < on { Err(PaymentRefusal::PaymentMustFollowTheRequest { on }.into()) } else { Ok(()) }
}

/// What no bank takes for one transfer: more is a payment, which is asked for and approved.
const MOST_CHARGED: Yuan = match Yuan::from_fen(20_000) {
    Some(most) => most,
    None => Yuan::ZERO,
};

pub(super) fn charge(books: &impl Books, asking: &Asking, c: &BankCharged) -> Result<BankCharged, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    project_is_proposed(books, c.project.as_ref())?;
    let code = || c.account.clone();
    let holder = books.account(&c.account).ok_or_else(|| Refusal::AccountMustBeOpen { code: code() })?;
    match holder {
        // Notes and coins, and rice, pay no bank.
        Holder::CashInTransit | Holder::Storeroom => {
            return Err(PaymentRefusal::ChargeMustFallOnAnAccount { account: code(), holder }.into());
        }
        Holder::Federation
        | Holder::OwnersCommittee
        | Holder::Street
        | Holder::PartyDues
        | Holder::Platform
        | Holder::Private => {}
    }
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    if c.amount > MOST_CHARGED {
        return Err(PaymentRefusal::ChargeMustBeSmall { most: MOST_CHARGED }.into());
    }
    let purse = Purse { project: c.project.0.clone(), source_kind: c.source_kind };
    Outflow { account: &c.account, purse: &purse, amount: c.amount, day: c.date }.is_covered(books)?;
    Ok(c.clone())
}
