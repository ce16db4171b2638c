//! The three limits of every payment of a project, and what exceptions leave of them: decision first, within the budget,
//! acceptance first. Whoever decides on requests and payments asks here.

use std::collections::BTreeSet;

use crate::ledger::books::registers::projects::{ProjectFacts, Spending};
use crate::ledger::period::Day;
use crate::ledger::refusal::ProjectRefusal;
use crate::ledger::words::{ExceptionRule, SourceKind};
use crate::ledger::yuan::Yuan;

/// Whether a request may reserve an amount that these purses will pay, in their order: decision first, within the budget
/// of the purses and of the project, and a last payment after acceptance. Each may be covered by what exceptions leave.
/// What was decided or accepted on a later day than the request's does not count.
///
/// # Errors
/// The first rule it breaks.
pub(in crate::ledger::decide) fn may_request(
    facts: &ProjectFacts,
    purses: &[SourceKind],
    amount: Yuan,
    day: Day,
    is_final: bool,
) -> Result<(), ProjectRefusal> {
    let reserved = facts.requested().plus(amount).unwrap_or(amount);
    if !facts.is_decided_by(day) {
        may_be_excepted(facts, ExceptionRule::DecisionFirst, reserved)?;
    }
    for (source_kinds, left) in [(named(facts, purses), left_in(facts, purses)), (Vec::new(), left_in_all(facts))] {
        if amount > left {
            return Err(ProjectRefusal::PaymentMustStayWithinTheBudget { source_kinds, left, asked: amount });
        }
    }
    if facts.is_last(reserved, is_final) && facts.awaits_acceptance(day) {
        may_be_excepted(facts, ExceptionRule::AcceptanceFirst, amount)?;
    }
    Ok(())
}

/// The purses whose lines are meant, each once; none when they are the whole budget.
fn named(facts: &ProjectFacts, purses: &[SourceKind]) -> Vec<SourceKind> {
    if facts.budget().iter().all(|line| purses.contains(&line.source_kind)) {
        return Vec::new();
    }
    let once = |(place, purse): &(usize, &SourceKind)| !purses.iter().take(*place).any(|other| other == *purse);
    purses.iter().enumerate().filter(once).map(|(_, purse)| *purse).collect()
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
pub(in crate::ledger::decide) fn may_pay(facts: &ProjectFacts, spending: Spending) -> Result<(), ProjectRefusal> {
    let breach = facts.breach(spending);
    may_be_excepted(facts, ExceptionRule::DecisionFirst, breach.decision_first)?;
    let excepted = facts.exception_left(ExceptionRule::WithinBudget);
    if breach.within_budget > excepted {
        let left = left_in(facts, &[spending.source_kind]);
        return Err(ProjectRefusal::PaymentMustStayWithinTheBudget {
            source_kinds: vec![spending.source_kind],
            left,
            asked: spending.amount,
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
        ExceptionRule::DecisionFirst => {
            ProjectRefusal::PaymentMustFollowTheDecision { asked, left, since: facts.decided_since() }
        }
        ExceptionRule::AcceptanceFirst => {
            ProjectRefusal::LastPaymentMustFollowAcceptance { asked, left, since: facts.accepted_since() }
        }
        ExceptionRule::WithinBudget => {
            ProjectRefusal::PaymentMustStayWithinTheBudget { source_kinds: Vec::new(), left, asked }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::event::{BudgetLine, ProjectProposed};
    use crate::ledger::name::Text;
    use crate::ledger::words::{Meeting, Service, Yes};

    fn yuan(fen: i64) -> Yuan {
        Yuan::from_fen(fen).expect("not below zero")
    }

    fn day() -> Day {
        Day::new(2026, 10, 5).expect("a day")
    }

    fn spends(source_kind: SourceKind, amount: Yuan, is_final: bool) -> Spending {
        Spending { amount, day: day(), is_final, source_kind }
    }

    /// 100.00 of the appeal, then 50.00 of the match; the last payment waits for acceptance.
    fn budgeted() -> ProjectFacts {
        let proposed =
            ProjectProposed::plain("wall".parse().expect("a code"), Text::default(), Service::Repairs, day());
        let lines = [(SourceKind::PublicAppeal, 10_000), (SourceKind::Match, 5000)];
        let lines = lines.map(|(source_kind, fen)| BudgetLine { amount: yuan(fen), source_kind });
        ProjectFacts::proposed(&ProjectProposed { pay_after: Yes::Yes, ..proposed }).with_budget(&lines, day())
    }

    fn decided() -> ProjectFacts {
        budgeted().with_vote(Meeting::Residents, Yes::Yes, day())
    }

    const BOTH: [SourceKind; 2] = [SourceKind::PublicAppeal, SourceKind::Match];

    #[test]
    fn nothing_is_paid_before_a_decision() {
        let facts = budgeted();
        let refused = ProjectRefusal::PaymentMustFollowTheDecision { asked: yuan(1), left: Yuan::ZERO, since: None };
        assert_eq!(may_request(&facts, &BOTH, yuan(1), day(), false), Err(refused.clone()));
        assert_eq!(may_pay(&facts, spends(SourceKind::Match, yuan(1), false)), Err(refused));
        assert_eq!(may_pay(&decided(), spends(SourceKind::Match, yuan(1), false)), Ok(()));
        let against = decided().with_vote(Meeting::PartyBranch, Yes::No, day());
        assert!(may_pay(&against, spends(SourceKind::Match, yuan(1), false)).is_err());
        let again = against.with_vote(Meeting::PartyBranch, Yes::Yes, day());
        assert_eq!(may_pay(&again, spends(SourceKind::Match, yuan(1), false)), Ok(()));
    }

    #[test]
    fn a_purse_stays_within_its_line_and_requests_within_the_whole_budget() {
        let facts =
            decided().with_inspected(true, day()).with_spent(spends(SourceKind::PublicAppeal, yuan(9000), false));
        assert_eq!(may_pay(&facts, spends(SourceKind::PublicAppeal, yuan(1000), false)), Ok(()));
        let (source_kinds, left, asked) = (vec![SourceKind::PublicAppeal], yuan(1000), yuan(1001));
        let refused = ProjectRefusal::PaymentMustStayWithinTheBudget { source_kinds, left, asked };
        assert_eq!(may_pay(&facts, spends(SourceKind::PublicAppeal, asked, false)), Err(refused.clone()));
        assert_eq!(may_request(&facts, &[SourceKind::PublicAppeal; 2], asked, day(), false), Err(refused));
        assert!(may_pay(&facts, spends(SourceKind::Interest, yuan(1), false)).is_err());
        assert_eq!(may_request(&facts, &BOTH, yuan(6000), day(), false), Ok(()));
        let reserved = facts.with_requested(yuan(5500));
        assert_eq!(may_request(&reserved, &BOTH, yuan(500), day(), false), Ok(()));
        let (source_kinds, left, asked) = (Vec::new(), yuan(500), yuan(501));
        let refused = ProjectRefusal::PaymentMustStayWithinTheBudget { source_kinds, left, asked };
        assert_eq!(may_request(&reserved, &BOTH, asked, day(), false), Err(refused));
    }

    #[test]
    fn a_later_budget_counts_when_it_is_decided() {
        let more = [BudgetLine { amount: yuan(90_000), source_kind: SourceKind::Match }];
        let facts = decided().with_inspected(true, day()).with_budget(&more, day());
        assert!(may_pay(&facts, spends(SourceKind::Match, yuan(5001), false)).is_err());
        assert_eq!(may_pay(&facts, spends(SourceKind::PublicAppeal, yuan(10_000), false)), Ok(()));
        let rejected = facts.clone().with_vote(Meeting::Residents, Yes::No, day());
        assert_eq!(may_pay(&rejected, spends(SourceKind::PublicAppeal, yuan(10_000), false)), Ok(()));
        let facts = facts.with_vote(Meeting::Residents, Yes::Yes, day());
        assert_eq!(may_pay(&facts, spends(SourceKind::Match, yuan(90_000), false)), Ok(()));
        assert!(may_pay(&facts, spends(SourceKind::PublicAppeal, yuan(1), false)).is_err());
    }

    #[test]
    fn the_last_payment_waits_for_acceptance() {
        let refused =
            ProjectRefusal::LastPaymentMustFollowAcceptance { asked: yuan(100), left: Yuan::ZERO, since: None };
        assert_eq!(may_pay(&decided(), spends(SourceKind::Match, yuan(100), true)), Err(refused.clone()));
        assert_eq!(may_request(&decided(), &BOTH, yuan(100), day(), true), Err(refused));
        let failed = decided().with_inspected(false, day());
        assert!(may_pay(&failed, spends(SourceKind::Match, yuan(100), true)).is_err());
        assert_eq!(may_pay(&decided().with_inspected(true, day()), spends(SourceKind::Match, yuan(100), true)), Ok(()));
        // What spends the budget is the last payment, whether or not somebody says so.
        let nearly = decided().with_spent(spends(SourceKind::PublicAppeal, yuan(10_000), false));
        assert_eq!(may_pay(&nearly, spends(SourceKind::Match, yuan(4999), false)), Ok(()));
        assert!(may_pay(&nearly, spends(SourceKind::Match, yuan(5000), false)).is_err());
        assert!(may_request(&nearly, &BOTH, yuan(5000), day(), false).is_err());
    }

    /// What is used of an exception is gone, also when the payment is undone.
    #[test]
    fn an_exception_is_used_up() {
        let facts = decided().with_exception(ExceptionRule::WithinBudget, yuan(300));
        assert_eq!(may_pay(&facts, spends(SourceKind::Match, yuan(5300), false)), Ok(()));
        assert!(may_pay(&facts, spends(SourceKind::Match, yuan(5301), false)).is_err());
        let facts = facts.with_spent(spends(SourceKind::Match, yuan(5200), false));
        assert_eq!(facts.exception_left(ExceptionRule::WithinBudget), yuan(100));
        let undone = facts.without_spent(SourceKind::Match, yuan(5200));
        assert_eq!(may_pay(&undone, spends(SourceKind::Match, yuan(5100), false)), Ok(()));
        assert!(may_pay(&undone, spends(SourceKind::Match, yuan(5101), false)).is_err());
        let early = budgeted().with_exception(ExceptionRule::DecisionFirst, yuan(100));
        assert_eq!(may_request(&early, &BOTH, yuan(100), day(), false), Ok(()));
        assert!(may_request(&early.with_requested(yuan(1)), &BOTH, yuan(100), day(), false).is_err());
    }
}
