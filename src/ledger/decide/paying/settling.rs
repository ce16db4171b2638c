//! An approved request is paid, in parts or whole, and what may still be undone of it.

use crate::ledger::books::registers::paying::{AdvanceFacts, RequestFacts};
use crate::ledger::books::registers::projects::{ProjectFacts, Spending};
use crate::ledger::books::{Books, Recalled, Record};
use crate::ledger::committee::Payee;
use crate::ledger::decide::covering::Outflow;
use crate::ledger::decide::paying::advances::standing_advance;
use crate::ledger::decide::paying::{committee_is_not_paid, follows, sources, standing_request};
use crate::ledger::decide::{Asking, approving, day_has_come, money_can_move, projects, shop};
use crate::ledger::event::{AdvancePaid, AdvanceReturned, Event, PaymentRequested, PaymentSettled};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::refusal::{PaymentRefusal, Refusal};
use crate::ledger::words::{SourceKind, Yes};
use crate::ledger::yuan::Yuan;

pub(in crate::ledger::decide) fn settle(
    books: &impl Books,
    asking: &Asking,
    c: &PaymentSettled,
) -> Result<PaymentSettled, Refusal> {
    let paid = Paid { account: &c.account, amount: c.amount, day: c.date, source_kind: c.source_kind };
    let (recalled, request) = standing_request(books, c.request)?;
    let facts = RequestFacts::find(books, &c.request).unwrap_or_default();
    may_be_paid(books, asking, (&recalled, &request), &paid, Yes::No)?;
    papers_are_named(&c.paper, &c.payer)?;
    shop::may_be_settled(books, &request, c)?;
    if c.is_retention == Yes::Yes {
        retention_is_due(&request, &facts, c)?;
        let purse = request.purse(c.source_kind);
        Outflow { account: &c.account, purse: &purse, amount: c.amount, day: c.date }.is_covered(books)?;
    } else {
        let kept_back = if facts.retained.is_none() { request.retention } else { Yuan::ZERO };
        paid.leaves_its_purse(books, &request, &facts, kept_back)?;
    }
    Ok(c.clone())
}

/// Money on its way out.
pub(super) struct Paid<'a> {
    pub(super) account: &'a Code,
    pub(super) amount: Yuan,
    pub(super) day: Day,
    pub(super) source_kind: SourceKind,
}

/// The request was approved by others, asks for a payment of this kind, and names the purse.
pub(super) fn may_be_paid(
    books: &impl Books,
    asking: &Asking,
    (recalled, request): (&Recalled, &PaymentRequested),
    paid: &Paid<'_>,
    is_advance: Yes,
) -> Result<(), Refusal> {
    day_has_come(paid.day, asking)?;
    money_can_move(books, paid.amount, paid.day)?;
    follows(paid.day, request.date)?;
    if request.is_advance != is_advance {
        let is_advance = request.is_advance == Yes::Yes;
        return Err(PaymentRefusal::AdvanceMustBePaidAsOne { seq: recalled.seq, is_advance }.into());
    }
    if !request.has_source(paid.account, paid.source_kind) {
        let (account, source_kind) = (paid.account.clone(), paid.source_kind);
        return Err(PaymentRefusal::PurseMustBeOfTheRequest { account, source_kind }.into());
    }
    let owners = sources::owners_account(books, paid.account);
    approving::request_is_approved(books, asking, recalled, request, paid.day, owners)?;
    committee_is_not_paid(books, Payee { number: *request.payee, organisation: &request.organisation }, paid.day)
}

/// A payment has the custodian's paper, and says who paid.
pub(super) fn papers_are_named(paper: &Text, who: &Text) -> Result<(), Refusal> {
    if who.is_empty() {
        return Err(PaymentRefusal::PayerMustBeNamed.into());
    }
    if paper.is_empty() { Err(Refusal::PaperMustBeNamed) } else { Ok(()) }
}

/// What is kept back is paid by the purse that owes it, no more than that, from its day on.
fn retention_is_due(request: &PaymentRequested, facts: &RequestFacts, c: &PaymentSettled) -> Result<(), Refusal> {
    let owing = facts.retained.as_ref().filter(|r| r.account == c.account && r.source_kind == c.source_kind);
    let due = owing.and(*request.retention_due);
    if due.is_none_or(|due| c.date < due) {
        return Err(PaymentRefusal::RetentionMustBeDue { due }.into());
    }
    within(c.amount, request.retention.minus(facts.retention_paid).unwrap_or_default())
}

fn within(amount: Yuan, left: Yuan) -> Result<(), Refusal> {
    if amount > left { Err(PaymentRefusal::PaymentMustStayWithinTheRequest { left }.into()) } else { Ok(()) }
}

impl Paid<'_> {
    /// Within the request, in the order of the purses, covered by this one, and within what owners and project allow.
    /// What is kept back with it is owed, not paid: it needs no cash yet, but budget and decision.
    pub(super) fn leaves_its_purse(
        &self,
        books: &impl Books,
        request: &PaymentRequested,
        facts: &RequestFacts,
        kept_back: Yuan,
    ) -> Result<(), Refusal> {
        within(self.amount, request.payable().minus(facts.paid).unwrap_or_default())?;
        sources::pay_in_order(books, request, self.day, (self.account, self.source_kind))?;
        let purse = request.purse(self.source_kind);
        Outflow { account: self.account, purse: &purse, amount: self.amount, day: self.day }.can_be_spared(books)?;
        let spent = self.amount.plus(kept_back).ok_or(Refusal::TotalsMustStayInRange)?;
        books.turnover().plus(spent).ok_or(Refusal::TotalsMustStayInRange)?;
        self.is_within_the_decision(books, request, spent)?;
        self.is_within_the_project(books, request, spent)
    }

    fn is_within_the_project(
        &self,
        books: &impl Books,
        request: &PaymentRequested,
        spent: Yuan,
    ) -> Result<(), Refusal> {
        let project = request.project.as_ref().and_then(|code| ProjectFacts::find(books, code));
        match project {
            Some(project) => {
                let (day, source_kind) = (self.day, self.source_kind);
                let spending = Spending { amount: spent, day, is_final: request.is_final == Yes::Yes, source_kind };
                Ok(projects::limits::may_pay(&project, spending)?)
            }
            None => Ok(()),
        }
    }

    fn is_within_the_decision(&self, books: &impl Books, c: &PaymentRequested, spent: Yuan) -> Result<(), Refusal> {
        let Some(account) = sources::owners_account(books, self.account) else { return Ok(()) };
        let facts = sources::decision(books, c, account, self.day)?;
        let decision = c.owners_decision.unwrap_or_default();
        if spent > facts.rest() {
            return Err(PaymentRefusal::DecisionMustCoverThePayment { decision, left: facts.rest() }.into());
        }
        Ok(())
    }
}

/// What did not come back after all is out again: its purse has it, and project and owners still allow it.
fn return_may_be_undone(books: &impl Books, e: &AdvanceReturned, day: Day) -> Result<(), Refusal> {
    let (advance, request, _) = standing_advance(books, e.advance)?;
    let AdvancePaid { account, source_kind, .. } = &advance;
    let out = Paid { account, amount: e.amount, day: advance.date, source_kind: *source_kind };
    let purse = request.purse(*source_kind);
    Outflow { account, purse: &purse, amount: e.amount, day }.can_be_spared(books)?;
    books.turnover().plus(e.amount).ok_or(Refusal::TotalsMustStayInRange)?;
    out.is_within_the_decision(books, &request, e.amount)?;
    out.is_within_the_project(books, &request, e.amount)
}

/// Whether an entry of this subject may still be undone; entries of other subjects are none of its business.
pub(in crate::ledger::decide) fn may_be_undone(
    books: &impl Books,
    recalled: &Recalled,
    day: Day,
) -> Result<(), Refusal> {
    if let Event::AdvanceReturned(e) = &recalled.event {
        return return_may_be_undone(books, e, day);
    }
    let amount = if let Event::PaymentSettled(e) = &recalled.event {
        let facts = RequestFacts::find(books, &e.request).unwrap_or_default();
        let carries = facts.retained.as_ref().is_some_and(|retained| retained.settlement == recalled.seq);
        let is_built_on = facts.paid != e.amount || !facts.retention_paid.is_zero();
        if e.is_retention == Yes::No && carries && is_built_on {
            return Err(PaymentRefusal::LaterEntriesMustBeUndoneFirst.into());
        }
        e.amount
    } else if let Event::AdvancePaid(e) = &recalled.event {
        if AdvanceFacts::find(books, &recalled.seq).unwrap_or_default() != AdvanceFacts::default() {
            return Err(PaymentRefusal::LaterEntriesMustBeUndoneFirst.into());
        }
        e.amount
    } else if let Event::AdvanceAccounted(e) = &recalled.event {
        e.amount
    } else if let Event::BankCharged(e) = &recalled.event {
        e.amount
    } else {
        return Ok(());
    };
    books.turnover().plus(amount).map(|_| ()).ok_or(Refusal::TotalsMustStayInRange)
}
