//! Another person's word: approvals and rejections of requests, of confirmed matches, and of whatever waits to happen.

mod rules;
mod state;
mod waiting;

pub(super) use rules::{interest, seat, thresholds};
pub use state::ApprovalState;
pub(super) use state::request_is_approved;
pub(super) use waiting::{nothing_waits, notice_is_approved};

use crate::ledger::books::registers::approving::ApprovalFacts;
use crate::ledger::books::registers::operators::{TermFacts, acting, is_alone};
use crate::ledger::books::registers::paying::{RequestFacts, stayed};
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Books, OperatorFacts, Recalled, Record};
use crate::ledger::decide::{Asking, day_has_come, reason_is_given};
use crate::ledger::event::{EntriesApproved, EntryRejected, Event, Kind, PaymentRequested, PaymentSource};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::refusal::{ApprovalRefusal, Refusal};
use crate::ledger::words::{Holder, Role};

pub(in crate::ledger::decide) fn approve(
    books: &impl Books,
    asking: &Asking,
    c: &EntriesApproved,
) -> Result<EntriesApproved, Refusal> {
    day_has_come(c.date, asking)?;
    if c.first > c.last || c.last.0 >= books.size().0 {
        return Err(ApprovalRefusal::ApprovalMustCoverEntries { first: c.first, last: c.last }.into());
    }
    let facts = enrolled(books, &c.approver, c.date)?;
    is_signed_or_on_paper(books, &c.approver, (c.signature.is_some(), c.paper_file.is_some()), &facts)?;
    if WaitingFacts::waiting(books, c.first).is_some() {
        return waiting::approve(books, asking, c, &facts);
    }
    may_be_approved(books, c.first)?;
    holds_the_role(books, c, &facts)?;
    if let Some(confirmed) = books.recall(c.first).filter(|r| matches!(r.event, Event::MatchConfirmed(_))) {
        return countersign(books, c, &confirmed);
    }
    let mut seq = c.first;
    while seq <= c.last {
        let (request, e) = open_request(books, seq)?;
        let last = e.last_entry(seq);
        let listed = RequestFacts::find(books, &seq).unwrap_or_default().listed;
        if last > c.last || listed != e.persons {
            return Err(ApprovalRefusal::ListMustBeWhole { request: seq }.into());
        }
        is_another_persons(books, &c.approver, c.date, &request, &e)?;
        is_not_paid_himself(books, &c.approver, &request, &e)?;
        if !speaks_for(books, c.role, &e) && !is_alone(books) {
            let (approver, role) = (c.approver.clone(), who_speaks_for(books, &e));
            return Err(ApprovalRefusal::ApproverMustHoldTheRole { approver, role }.into());
        }
        let facts = ApprovalFacts::find(books, &seq).unwrap_or_default();
        if facts.approvals.iter().any(|approval| approval.approver == c.approver) {
            return Err(ApprovalRefusal::ApproverMustBeAnother { approver: c.approver.clone(), seq }.into());
        }
        seq = last.next();
    }
    Ok(c.clone())
}

/// The federation's own word on what it confirmed: 联签. Until then the match shows as 未联签.
fn countersign(books: &impl Books, c: &EntriesApproved, confirmed: &Recalled) -> Result<EntriesApproved, Refusal> {
    let approver = c.approver.clone();
    if c.first != c.last {
        return Err(ApprovalRefusal::ApprovalMustCoverEntries { first: c.first, last: c.last }.into());
    }
    if c.role != Role::Federation && !is_alone(books) {
        return Err(ApprovalRefusal::ApproverMustHoldTheRole { approver, role: Role::Federation }.into());
    }
    if confirmed.by == approver && !is_alone(books) {
        return Err(ApprovalRefusal::ApproverMustNotBeTheRecorder { approver, seq: c.first }.into());
    }
    if let Some(on) = confirmed.event.day().filter(|on| c.date < *on) {
        return Err(ApprovalRefusal::ApprovalMustFollowTheEntry { on }.into());
    }
    if ApprovalFacts::find(books, &c.first).is_some() {
        return Err(ApprovalRefusal::ApproverMustBeAnother { approver, seq: c.first }.into());
    }
    Ok(c.clone())
}

pub(in crate::ledger::decide) fn reject(
    books: &impl Books,
    asking: &Asking,
    c: &EntryRejected,
) -> Result<EntryRejected, Refusal> {
    day_has_come(c.date, asking)?;
    if c.entry.0 >= books.size().0 {
        return Err(Refusal::EntryMustExist { seq: c.entry });
    }
    let facts = enrolled(books, &c.approver, c.date)?;
    is_signed_or_on_paper(books, &c.approver, (c.signature.is_some(), c.paper_file.is_some()), &facts)?;
    if WaitingFacts::waiting(books, c.entry).is_some() {
        return waiting::reject(books, c, &facts);
    }
    let (request, e) = open_request(books, c.entry)?;
    if !facts.roles.iter().any(|role| approves(*role) && speaks_for(books, *role, &e)) && !is_alone(books) {
        let (approver, role) = (c.approver.clone(), who_speaks_for(books, &e));
        return Err(ApprovalRefusal::ApproverMustHoldTheRole { approver, role }.into());
    }
    is_another_persons(books, &c.approver, c.date, &request, &e)?;
    if !RequestFacts::find(books, &c.entry).unwrap_or_default().paid.is_zero() {
        return Err(ApprovalRefusal::EntryMustStillWait { seq: c.entry }.into());
    }
    reason_is_given(&c.reason)?;
    Ok(c.clone())
}

/// The operator, if the day lies in his term.
fn enrolled(books: &impl Books, approver: &Code, day: Day) -> Result<OperatorFacts, Refusal> {
    let refused = || ApprovalRefusal::ApproverMustBeEnrolled { approver: approver.clone(), day };
    Ok(acting(books, approver, day).ok_or_else(refused)?)
}

/// Requests, with the persons of their lists, and confirmed matches: nothing else that has happened.
fn may_be_approved(books: &impl Books, seq: Seq) -> Result<(), ApprovalRefusal> {
    let is_asked = |kind| matches!(kind, Kind::PaymentRequested | Kind::AidListed | Kind::MatchConfirmed);
    match books.recall(seq).filter(|recalled| is_asked(recalled.event.kind())) {
        Some(_) => Ok(()),
        None => Err(waiting::no_longer(books, seq)),
    }
}

/// Whether a role gives its word on payments.
const fn approves(role: Role) -> bool {
    matches!(role, Role::Approver | Role::Federation | Role::OwnersCommittee)
}

/// Who is alone has no other role to approve in: his paper says so everywhere.
fn holds_the_role(books: &impl Books, c: &EntriesApproved, facts: &OperatorFacts) -> Result<(), Refusal> {
    let may_approve = approves(c.role) || is_alone(books);
    if facts.roles.contains(&c.role) && may_approve {
        return Ok(());
    }
    Err(ApprovalRefusal::ApproverMustHoldTheRole { approver: c.approver.clone(), role: c.role }.into())
}

/// One of the two. Who is alone cannot vouch for himself with his own key: somebody's signed paper must.
fn is_signed_or_on_paper(
    books: &impl Books,
    approver: &Code,
    (is_signed, is_on_paper): (bool, bool),
    facts: &OperatorFacts,
) -> Result<(), Refusal> {
    if is_signed == is_on_paper || (is_signed && is_alone(books)) {
        return Err(ApprovalRefusal::ApprovalMustBeSignedOrOnPaper.into());
    }
    if is_signed && facts.key.is_none() {
        return Err(ApprovalRefusal::ApproverMustHaveAKey { approver: approver.clone() }.into());
    }
    Ok(())
}

/// The request of an entry, if it still waits.
fn open_request(books: &impl Books, seq: Seq) -> Result<(Recalled, PaymentRequested), Refusal> {
    let recalled = books.recall(seq).ok_or_else(|| waiting::no_longer(books, seq))?;
    let Event::PaymentRequested(e) = &recalled.event else {
        return Err(waiting::no_longer(books, seq).into());
    };
    let facts = RequestFacts::find(books, &seq).unwrap_or_default();
    let is_rejected = ApprovalFacts::find(books, &seq).is_some_and(|facts| facts.rejected.is_some());
    if is_rejected || facts.cancelled.is_some() || facts.paid == e.payable() {
        return Err(ApprovalRefusal::EntryMustStillWait { seq }.into());
    }
    Ok(((*recalled).clone(), e.clone()))
}

/// Nobody approves what he is paid, by himself or on a list.
fn is_not_paid_himself(
    books: &impl Books,
    approver: &Code,
    request: &Recalled,
    e: &PaymentRequested,
) -> Result<(), ApprovalRefusal> {
    let Some(person) = *TermFacts::of(books, approver).person else { return Ok(()) };
    let is_he = |number: PersonNumber| stayed(books, number) == stayed(books, person);
    let mut listed = (request.seq.0.saturating_add(1)..=e.last_entry(request.seq).0).map(Seq);
    let is_listed = |seq| match books.recall(seq).as_deref() {
        Some(Recalled { event: Event::AidListed(e), .. }) => e.person.is_some_and(is_he),
        Some(_) | None => false,
    };
    if e.payee.is_some_and(is_he) || listed.any(is_listed) {
        return Err(ApprovalRefusal::ApproverMustNotBePaid { approver: approver.clone() });
    }
    Ok(())
}

/// The owners' committee speaks for owners' money and for nothing else, whoever approves for the fund for the rest.
fn speaks_for(books: &impl Books, role: Role, e: &PaymentRequested) -> bool {
    e.sources.iter().any(|source| is_theirs(books, source) == (role == Role::OwnersCommittee))
}

/// The role to name to whoever has not the right one.
fn who_speaks_for(books: &impl Books, e: &PaymentRequested) -> Role {
    if e.sources.iter().all(|source| is_theirs(books, source)) { Role::OwnersCommittee } else { Role::Approver }
}

fn is_theirs(books: &impl Books, source: &PaymentSource) -> bool {
    books.account(&source.account) == Some(Holder::OwnersCommittee)
}

/// Not who recorded it, unless nobody else is there; and not before it was asked.
fn is_another_persons(
    books: &impl Books,
    approver: &Code,
    day: Day,
    request: &Recalled,
    e: &PaymentRequested,
) -> Result<(), Refusal> {
    if request.by == *approver && !is_alone(books) {
        let approver = approver.clone();
        return Err(ApprovalRefusal::ApproverMustNotBeTheRecorder { approver, seq: request.seq }.into());
    }
    if day < e.date {
        return Err(ApprovalRefusal::ApprovalMustFollowTheEntry { on: e.date }.into());
    }
    Ok(())
}
