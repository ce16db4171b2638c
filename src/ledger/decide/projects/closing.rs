//! The end: nothing is open, nothing is left, and what was built has a keeper.

use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::books::{Books, Purse, Recalled};
use crate::ledger::decide::projects::{
    facts_of, field_is_given, follows, hold_no_private_number, open_project, paper_is_named,
};
use crate::ledger::decide::{
    Asking, day_has_come, holds_no_private_number, matching, project_is_known, reason_is_given,
};
use crate::ledger::event::{AssetHandedOver, Event, ProjectClosed};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::refusal::{ProjectField, ProjectRefusal, Refusal};
use crate::ledger::words::{Outcome, SourceKind};

pub(in crate::ledger::decide) fn close(
    books: &impl Books,
    asking: &Asking,
    c: &ProjectClosed,
) -> Result<ProjectClosed, Refusal> {
    let facts = open_project(books, &c.project)?;
    day_has_come(c.date, asking)?;
    follows(c.date, facts.latest_stage())?;
    match c.outcome {
        Outcome::Completed if !facts.is_accepted() => {
            return Err(ProjectRefusal::AcceptanceMustComeFirst { code: c.project.clone() }.into());
        }
        Outcome::Completed => holds_no_private_number(&c.reason)?,
        Outcome::Stopped => reason_is_given(&c.reason)?,
    }
    nothing_is_open(&facts)?;
    matching::debts_are_recorded(books, Some(&c.project))?;
    nothing_is_left(books, &facts, &c.project)?;
    paper_is_named(&c.paper, c.paper_file)?;
    Ok(c.clone())
}

/// No request is open and no advance unaccounted for. What is kept back (质保金) may be owed still: it is a named payable.
fn nothing_is_open(facts: &ProjectFacts) -> Result<(), ProjectRefusal> {
    let (requested, advanced) = (facts.requested(), facts.advanced());
    if !requested.is_zero() {
        return Err(ProjectRefusal::RequestsMustBeSettled { requested });
    }
    if !advanced.is_zero() {
        return Err(ProjectRefusal::AdvancesMustBeAccounted { advanced });
    }
    Ok(())
}

/// No purse of the project holds money, wherever it lies, but what is kept back of a price: that is owed, and waits.
fn nothing_is_left(books: &impl Books, facts: &ProjectFacts, project: &Code) -> Result<(), ProjectRefusal> {
    for account in books.accounts() {
        for source_kind in SourceKind::ALL.iter().copied() {
            let purse = Purse { project: Some(project.clone()), source_kind };
            let left = books.free_cash(&account.code, &purse);
            if !left.is_zero() {
                let (account, leftover) = (account.code, facts.leftover());
                return Err(ProjectRefusal::LeftoverMustBeMoved { account, source_kind, left, leftover });
            }
        }
    }
    Ok(())
}

pub(in crate::ledger::decide) fn asset(
    books: &impl Books,
    asking: &Asking,
    c: &AssetHandedOver,
) -> Result<AssetHandedOver, Refusal> {
    project_is_known(books, Some(&c.project))?;
    let facts = facts_of(books, &c.project)?;
    day_has_come(c.date, asking)?;
    let Some(accepted) = facts.accepted_on() else {
        return Err(ProjectRefusal::AssetMustBeFinished { code: c.project.clone() }.into());
    };
    follows(c.date, accepted)?;
    field_is_given(ProjectField::Asset, &c.name)?;
    field_is_given(ProjectField::Keeper, &c.to)?;
    hold_no_private_number(&[&c.income, &c.paper, &c.upkeep])?;
    Ok(c.clone())
}

/// Whether an entry may still be undone: a closed project gets no money back, and no hour less.
pub(in crate::ledger::decide) fn may_be_undone(books: &impl Books, recalled: &Recalled) -> Result<(), Refusal> {
    match project_of(books, &recalled.event) {
        Some(code) if books.project(&code).is_some_and(|outline| outline.is_closed) => {
            Err(ProjectRefusal::ClosedProjectMustStayEmpty { code }.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// The project an undone entry would give something back to, or take labour from. What came in may be undone: its purse
/// must cover it, and a closed project's is empty.
fn project_of(books: &impl Books, event: &Event) -> Option<Code> {
    if let Event::LabourRecorded(e) = event {
        Some(e.project.clone())
    } else if let Event::PaymentSettled(e) = event {
        project_of_request(books, e.request)
    } else if let Event::AdvancePaid(e) = event {
        project_of_request(books, e.request)
    } else if let Event::AdvanceAccounted(e) = event {
        project_of_advance(books, e.advance)
    } else if let Event::AdvanceReturned(e) = event {
        project_of_advance(books, e.advance)
    } else if let Event::BankCharged(e) = event {
        e.project.0.clone()
    } else if let Event::MoneyTransferred(e) = event {
        e.from_project.0.clone()
    } else {
        None
    }
}

fn project_of_advance(books: &impl Books, advance: Seq) -> Option<Code> {
    let recalled = books.recall(advance)?;
    let Event::AdvancePaid(advance) = &recalled.event else { return None };
    project_of_request(books, advance.request)
}

fn project_of_request(books: &impl Books, request: Seq) -> Option<Code> {
    if let Event::PaymentRequested(request) = &books.recall(request)?.event { request.project.0.clone() } else { None }
}
