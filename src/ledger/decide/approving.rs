//! Another person's word: approvals, rejections, and the dated rules about who must give it.

use crate::ledger::books::registers::approving::{Approval, ApprovalFacts, EnrolmentFacts, Thresholds, is_alone};
use crate::ledger::books::registers::paying::{RequestFacts, stayed};
use crate::ledger::books::{Books, OperatorFacts, Recalled, Record};
use crate::ledger::committee::Committee;
use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number, people, reason_is_given};
use crate::ledger::event::{
    CommitteeSeated, EntriesApproved, EntryRejected, Event, InterestDeclared, PaymentRequested, ThresholdsSet,
};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::{ApprovalRefusal, PaymentRefusal, Refusal};
use crate::ledger::words::{PartyKind, Role, Yes};
use crate::ledger::yuan::Yuan;

pub(super) fn approve(books: &impl Books, asking: &Asking, c: &EntriesApproved) -> Result<EntriesApproved, Refusal> {
    day_has_come(c.date, asking)?;
    if c.first > c.last || c.last.0 >= books.size().0 {
        return Err(ApprovalRefusal::ApprovalMustCoverEntries { first: c.first, last: c.last }.into());
    }
    let facts = enrolled(books, &c.approver, c.date)?;
    holds_the_role(books, c, &facts)?;
    is_signed_or_on_paper(books, c, &facts)?;
    if let Some(confirmed) = books.recall(c.first).filter(|r| matches!(r.event, Event::MatchConfirmed(_))) {
        return countersign(books, c, &confirmed);
    }
    let mut seq = c.first;
    while seq <= c.last {
        let (request, e) = waiting(books, seq)?;
        let last = e.last_entry(seq);
        let listed = RequestFacts::find(books, &seq).unwrap_or_default().listed;
        if last > c.last || listed != e.persons {
            return Err(ApprovalRefusal::ListMustBeWhole { request: seq }.into());
        }
        is_another_persons(books, &c.approver, c.date, &request, &e)?;
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

pub(super) fn reject(books: &impl Books, asking: &Asking, c: &EntryRejected) -> Result<EntryRejected, Refusal> {
    day_has_come(c.date, asking)?;
    if c.entry.0 >= books.size().0 {
        return Err(Refusal::EntryMustExist { seq: c.entry });
    }
    let facts = enrolled(books, &c.approver, c.date)?;
    if !is_alone(books) && !facts.roles.iter().any(|role| approves(*role)) {
        return Err(
            ApprovalRefusal::ApproverMustHoldTheRole { approver: c.approver.clone(), role: Role::Approver }.into()
        );
    }
    let (request, e) = waiting(books, c.entry)?;
    is_another_persons(books, &c.approver, c.date, &request, &e)?;
    if !RequestFacts::find(books, &c.entry).unwrap_or_default().paid.is_zero() {
        return Err(ApprovalRefusal::EntryMustStillWait { seq: c.entry }.into());
    }
    reason_is_given(&c.reason)?;
    Ok(c.clone())
}

/// The operator, if his term had begun.
fn enrolled(books: &impl Books, approver: &Code, day: Day) -> Result<OperatorFacts, Refusal> {
    let has_begun = EnrolmentFacts::find(books, approver).is_none_or(|facts| facts.from <= day);
    let refused = || ApprovalRefusal::ApproverMustBeEnrolled { approver: approver.clone(), day };
    Ok(books.operator(approver).filter(|_| has_begun).ok_or_else(refused)?)
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
fn is_signed_or_on_paper(books: &impl Books, c: &EntriesApproved, facts: &OperatorFacts) -> Result<(), Refusal> {
    if c.signature.is_some() == c.paper_file.is_some() || (c.signature.is_some() && is_alone(books)) {
        return Err(ApprovalRefusal::ApprovalMustBeSignedOrOnPaper.into());
    }
    if c.signature.is_some() && facts.key.is_none() {
        return Err(ApprovalRefusal::ApproverMustHaveAKey { approver: c.approver.clone() }.into());
    }
    Ok(())
}

/// The request of an entry, if it still waits.
fn waiting(books: &impl Books, seq: Seq) -> Result<(Recalled, PaymentRequested), Refusal> {
    let recalled = books.recall(seq).ok_or(ApprovalRefusal::EntryMustWaitForApproval { seq })?;
    let Event::PaymentRequested(e) = &recalled.event else {
        return Err(ApprovalRefusal::EntryMustWaitForApproval { seq }.into());
    };
    let facts = RequestFacts::find(books, &seq).unwrap_or_default();
    let is_rejected = ApprovalFacts::find(books, &seq).is_some_and(|facts| facts.rejected.is_some());
    if is_rejected || facts.cancelled.is_some() || facts.paid == e.payable() {
        return Err(ApprovalRefusal::EntryMustStillWait { seq }.into());
    }
    Ok(((*recalled).clone(), e.clone()))
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

/// How far a request is approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalState {
    /// How many must approve.
    pub needed: usize,
    /// The approvals that count.
    pub given: Vec<Approval>,
}

impl ApprovalState {
    /// How far a request is approved for a payment on a day: the stricter of that day and the request's own, so that
    /// nobody gains by an old date. Owners' money is approved by the owners' committee alone.
    #[must_use]
    pub fn of(books: &impl Books, request: &Recalled, e: &PaymentRequested, day: Day, is_owners: bool) -> Self {
        let approvers_on = |day| Thresholds::on(books, day).approvers_for(e.amount);
        let needed = if is_owners { 1 } else { approvers_on(e.date).max(approvers_on(day)) };
        let facts = ApprovalFacts::find(books, &request.seq).unwrap_or_default();
        let is_alone = is_alone(books);
        let counts = |approval: &Approval| {
            let in_role = (approval.role == Role::OwnersCommittee) == is_owners;
            is_alone || (in_role && approval.approver != request.by)
        };
        let given: Vec<Approval> = facts.approvals.into_iter().filter(counts).collect();
        // Who is alone cannot find a second.
        Self { needed: if is_alone { 1 } else { needed }, given }
    }

    /// Whether it may be paid.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        self.given.len() >= self.needed
    }

    /// Whether an approval rests on a paper.
    #[must_use]
    pub fn is_on_paper(&self) -> bool {
        self.given.iter().any(|approval| approval.on_paper == Yes::Yes)
    }
}

/// Enough others approved, and whoever records the payment is none of them.
pub(super) fn request_is_approved(
    books: &impl Books,
    asking: &Asking,
    request: &Recalled,
    e: &PaymentRequested,
    day: Day,
    owners: Option<&Code>,
) -> Result<(), Refusal> {
    let state = ApprovalState::of(books, request, e, day, owners.is_some());
    if !state.is_approved() {
        return Err(match owners {
            Some(account) => PaymentRefusal::OwnersCommitteeMustApprove { account: account.clone() },
            None => PaymentRefusal::RequestMustBeApproved { needed: state.needed, given: state.given.len() },
        }
        .into());
    }
    let has_approved = state.given.iter().any(|approval| approval.approver == asking.by);
    if has_approved && !is_alone(books) {
        return Err(PaymentRefusal::PayerMustNotHaveApproved { by: asking.by.clone() }.into());
    }
    Ok(())
}

pub(super) fn thresholds(books: &impl Books, asking: &Asking, c: &ThresholdsSet) -> Result<ThresholdsSet, Refusal> {
    day_has_come(c.date, asking)?;
    if c.from < asking.today {
        return Err(ApprovalRefusal::ThresholdsMustNotReachBack { today: asking.today }.into());
    }
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    if c.two_approvers_from.is_some_and(Yuan::is_zero) {
        return Err(Refusal::AmountMustNotBeZero);
    }
    books.chart_on(c.from).map(|_| c.clone()).ok_or(Refusal::DayMustHaveAChart { day: c.from })
}

pub(super) fn seat(books: &impl Books, asking: &Asking, c: &CommitteeSeated) -> Result<CommitteeSeated, Refusal> {
    day_has_come(c.date, asking)?;
    let facts = people::usable(books, c.person)?;
    if facts.kind != PartyKind::Person {
        return Err(Refusal::PartyMustHaveOneName);
    }
    if c.until.is_some_and(|until| until < c.from) {
        return Err(ApprovalRefusal::TermMustLast.into());
    }
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    Ok(c.clone())
}

pub(super) fn interest(books: &impl Books, asking: &Asking, c: &InterestDeclared) -> Result<InterestDeclared, Refusal> {
    day_has_come(c.date, asking)?;
    people::usable(books, c.person)?;
    if !Committee::of(books).seats_on(stayed(books, c.person), c.date) {
        return Err(ApprovalRefusal::DeclarerMustSitOnTheCommittee { person: c.person }.into());
    }
    let is_himself = c.party.is_some_and(|party| stayed(books, party) == stayed(books, c.person));
    if c.party.is_some() != c.organisation.is_empty() || is_himself {
        return Err(ApprovalRefusal::InterestMustNameOneParty.into());
    }
    if let Some(party) = *c.party {
        people::usable(books, party)?;
    }
    if c.relation.is_empty() {
        return Err(Refusal::ReasonMustBeGiven);
    }
    holds_no_private_number(&c.relation)?;
    Ok(c.clone())
}
