//! The three limits of every payment of a project, and what exceptions leave of them: decision first, within the budget,
//! acceptance first. Whoever decides on requests and payments asks here.

use std::collections::BTreeSet;

use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::refusal::ProjectRefusal;
use crate::ledger::words::{ExceptionRule, SourceKind};
use crate::ledger::yuan::Yuan;

/// Whether a request may reserve an amount that these purses will pay, in their order: decision first, within the budget
/// of the purses and of the project, and a last payment after acceptance. Each may be covered by what exceptions leave.
///
/// # Errors
/// The first rule it breaks.
pub(in crate::ledger::decide) fn may_request(
    facts: &ProjectFacts,
    purses: &[SourceKind],
    amount: Yuan,
    is_final: bool,
) -> Result<(), ProjectRefusal> {
    let reserved = facts.requested().plus(amount).unwrap_or(amount);
    if !facts.is_decided() {
        may_be_excepted(facts, ExceptionRule::DecisionFirst, reserved)?;
    }
    for (source_kind, left) in [(purses.last().copied(), left_in(facts, purses)), (None, left_in_all(facts))] {
        if amount > left {
            return Err(ProjectRefusal::PaymentMustStayWithinTheBudget { source_kind, left, asked: amount });
        }
    }
    if is_final && facts.pays_after() && !facts.is_accepted() {
        may_be_excepted(facts, ExceptionRule::AcceptanceFirst, amount)?;
    }
    Ok(())
}

/// What the budget and its exceptions leave in some purses together.
fn left_in(facts: &ProjectFacts, purses: &[SourceKind]) -> Yuan {
    let room = |purse: &SourceKind| facts.budget_of(*purse).minus(facts.spent_of(*purse)).unwrap_or_default();
    let excepted = facts.exception_left(ExceptionRule::WithinBudget);
    let purses: BTreeSet<SourceKind> = purses.iter().copied().collect();
    Yuan::sum(purses.iter().map(room).chain([excepted])).unwrap_or_default()
}

/// What the whole budget and all its exceptions leave after what was spent and what open requests reserve.
fn left_in_all(facts: &ProjectFacts) -> Yuan {
    let limit = facts.budget_total().plus(facts.excepted(ExceptionRule::WithinBudget));
    let used = facts.spent_total().plus(facts.requested());
    limit.zip(used).and_then(|(limit, used)| limit.minus(used)).unwrap_or_default()
}

/// Whether an amount may be spent from a purse now: settled, kept back, or advanced.
///
/// # Errors
/// The first rule it breaks.
pub(in crate::ledger::decide) fn may_pay(
    facts: &ProjectFacts,
    source_kind: SourceKind,
    amount: Yuan,
    is_final: bool,
) -> Result<(), ProjectRefusal> {
    let breach = facts.breach(source_kind, amount, is_final);
    may_be_excepted(facts, ExceptionRule::DecisionFirst, breach.decision_first)?;
    let excepted = facts.exception_left(ExceptionRule::WithinBudget);
    if breach.within_budget > excepted {
        let left = left_in(facts, &[source_kind]);
        return Err(ProjectRefusal::PaymentMustStayWithinTheBudget {
            source_kind: Some(source_kind),
            left,
            asked: amount,
        });
    }
    may_be_excepted(facts, ExceptionRule::AcceptanceFirst, breach.acceptance_first)
}

/// What breaks one of the two other rules is within what its exceptions leave.
fn may_be_excepted(facts: &ProjectFacts, rule: ExceptionRule, asked: Yuan) -> Result<(), ProjectRefusal> {
    let left = facts.exception_left(rule);
    if asked <= left {
        return Ok(());
    }
    Err(match rule {
        ExceptionRule::DecisionFirst => ProjectRefusal::PaymentMustFollowTheDecision { asked, left },
        ExceptionRule::AcceptanceFirst => ProjectRefusal::LastPaymentMustFollowAcceptance { asked, left },
        ExceptionRule::WithinBudget => {
            ProjectRefusal::PaymentMustStayWithinTheBudget { source_kind: None, left, asked }
        }
    })
}
