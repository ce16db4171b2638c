//! The dated rules about whose word is needed, and who sits on the committee.

use crate::ledger::books::Books;
use crate::ledger::books::registers::paying::stayed;
use crate::ledger::committee::Committee;
use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number, people};
use crate::ledger::event::{CommitteeSeated, InterestDeclared, ThresholdsSet};
use crate::ledger::refusal::{ApprovalRefusal, Refusal};
use crate::ledger::words::PartyKind;
use crate::ledger::yuan::Yuan;

pub(in crate::ledger::decide) fn thresholds(
    books: &impl Books,
    asking: &Asking,
    c: &ThresholdsSet,
) -> Result<ThresholdsSet, Refusal> {
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

pub(in crate::ledger::decide) fn seat(
    books: &impl Books,
    asking: &Asking,
    c: &CommitteeSeated,
) -> Result<CommitteeSeated, Refusal> {
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

pub(in crate::ledger::decide) fn interest(
    books: &impl Books,
    asking: &Asking,
    c: &InterestDeclared,
) -> Result<InterestDeclared, Refusal> {
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
