//! How far a payment request is approved.

use crate::ledger::books::registers::approving::{Approval, ApprovalFacts, Thresholds};
use crate::ledger::books::registers::operators::is_alone;
use crate::ledger::books::{Books, Recalled, Record};
use crate::ledger::decide::Asking;
use crate::ledger::event::PaymentRequested;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::{PaymentRefusal, Refusal};
use crate::ledger::words::{Role, Yes};

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
    /// nobody gains by an old date; and only by who had approved it by then. Owners' money is approved by the owners'
    /// committee alone.
    #[must_use]
    pub fn of(books: &impl Books, request: &Recalled, e: &PaymentRequested, day: Day, is_owners: bool) -> Self {
        let approvers_on = |day| Thresholds::on(books, day).approvers_for(e.amount);
        let needed = if is_owners { 1 } else { approvers_on(e.date).max(approvers_on(day)) };
        let facts = ApprovalFacts::find(books, &request.seq).unwrap_or_default();
        let is_alone = is_alone(books);
        let counts = |approval: &Approval| {
            let in_role = (approval.role == Role::OwnersCommittee) == is_owners;
            let on = books.recall(approval.entry).and_then(|recalled| recalled.event.day());
            on.is_none_or(|on| on <= day) && (is_alone || (in_role && approval.approver != request.by))
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
pub(in crate::ledger::decide) fn request_is_approved(
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
