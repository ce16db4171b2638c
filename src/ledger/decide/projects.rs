//! Projects, stage by stage: 立项 → 议事 → 公示 → 实施 → 验收 → 结项. Each stage follows the one before, by kind and by
//! day. An exception from the first rule, decision first, lets work begin before the meeting (an emergency repair).

mod closing;
pub(super) mod limits;

pub(super) use closing::{asset, close, may_be_undone};

use crate::ledger::books::registers::operators::mode;
use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::decide::purses::{area_is_registered, proposal};
use crate::ledger::decide::{
    Asking, day_has_come, holds_no_private_number, people, project_is_proposed, reason_is_given,
};
use crate::ledger::event::{
    AppealPlanned, BudgetLine, BudgetSet, ExceptionGranted, LabourRecorded, ProjectAccepted, ProjectAnnounced,
    ProjectDecided, ProjectProposed, ProjectStarted,
};
use crate::ledger::field::{Count, Maybe};
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::refusal::{ProjectField, ProjectRefusal, Refusal};
use crate::ledger::words::{ExceptionRule, Mode, Yes};
use crate::ledger::yuan::Yuan;

pub(super) fn propose(books: &impl Books, asking: &Asking, c: &ProjectProposed) -> Result<ProjectProposed, Refusal> {
    if books.project(&c.code).is_some() {
        return Err(Refusal::CodeMustBeFree { code: c.code.clone() });
    }
    if c.name.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    day_has_come(c.date, asking)?;
    if c.market_price.is_some_and(Yuan::is_zero) {
        return Err(Refusal::AmountMustNotBeZero);
    }
    in_charge_is_known(books, c.in_charge)?;
    hold_no_private_number(&[&c.name, &c.need, &c.origin_paper, &c.result])?;
    area_is_registered(books, c.area.as_ref())?;
    Ok(c.clone())
}

pub(super) fn appeal(books: &impl Books, asking: &Asking, c: &AppealPlanned) -> Result<AppealPlanned, Refusal> {
    let facts = open_project(books, &c.project)?;
    day_has_come(c.date, asking)?;
    follows(c.date, facts.proposed_on())?;
    for (field, text) in [
        (ProjectField::Purpose, &c.purpose),
        (ProjectField::Place, &c.area),
        (ProjectField::Beneficiaries, &c.beneficiaries),
        (ProjectField::Means, &c.means),
        (ProjectField::Usage, &c.usage),
        (ProjectField::Cost, &c.cost),
        (ProjectField::Rest, &c.rest),
    ] {
        field_is_given(field, text)?;
    }
    if c.in_charge.is_none() {
        return Err(ProjectRefusal::FieldMustBeGiven { field: ProjectField::InCharge }.into());
    }
    in_charge_is_known(books, c.in_charge)?;
    if c.until < c.from {
        return Err(ProjectRefusal::AppealMustLast.into());
    }
    paper_is_named(&c.paper, c.paper_file)?;
    Ok(c.clone())
}

pub(super) fn budget(books: &impl Books, asking: &Asking, c: &BudgetSet) -> Result<BudgetSet, Refusal> {
    let facts = open_project(books, &c.project)?;
    day_has_come(c.date, asking)?;
    follows(c.date, facts.budget_on().unwrap_or(facts.proposed_on()))?;
    lines_are_a_budget(&c.lines)?;
    let exceptions = facts.excepted(ExceptionRule::WithinBudget);
    if Yuan::sum(c.lines.iter().map(|line| line.amount).chain([exceptions])).is_none_or(|sum| !sum.is_spellable()) {
        return Err(Refusal::TotalsMustStayInRange);
    }
    if facts.budget_on().is_some() && c.reason.is_empty() {
        return Err(ProjectRefusal::BudgetChangeMustSayWhy.into());
    }
    hold_no_private_number(&[&c.paper, &c.reason])?;
    if facts.budget_on().is_none() {
        proposal_has_its_paper(books, c)?;
    }
    Ok(c.clone())
}

/// 立项 may begin with a word at the door; by the time it has a budget, somebody wrote it down: the call, the minutes, the
/// list it came from, the proposal, or the budget's own paper.
fn proposal_has_its_paper(books: &impl Books, c: &BudgetSet) -> Result<(), Refusal> {
    let has_one = |proposed: ProjectProposed| !proposed.origin_paper.is_empty() || proposed.paper_file.is_some();
    if proposal(books, &c.project).is_some_and(has_one) || !c.paper.is_empty() || c.paper_file.is_some() {
        return Ok(());
    }
    Err(ProjectRefusal::ProposalMustHaveItsPaper { code: c.project.clone() }.into())
}

/// Every line gives something, and each purse has one.
fn lines_are_a_budget(lines: &[BudgetLine]) -> Result<(), Refusal> {
    if lines.is_empty() {
        return Err(ProjectRefusal::BudgetMustHaveLines.into());
    }
    if lines.iter().any(|line| line.amount.is_zero()) {
        return Err(Refusal::AmountMustNotBeZero);
    }
    let mut purses = Vec::new();
    for BudgetLine { source_kind, .. } in lines {
        if purses.contains(source_kind) {
            return Err(ProjectRefusal::BudgetLineMustBeTheOnlyOne { source_kind: *source_kind }.into());
        }
        purses.push(*source_kind);
    }
    Ok(())
}

pub(super) fn decision(books: &impl Books, asking: &Asking, c: &ProjectDecided) -> Result<ProjectDecided, Refusal> {
    let facts = open_project(books, &c.project)?;
    day_has_come(c.date, asking)?;
    let budget_on = facts.budget_on().ok_or(ProjectRefusal::BudgetMustComeFirst)?;
    follows(c.date, budget_on)?;
    votes_add_up(c)?;
    hold_no_private_number(&[&c.matter])?;
    paper_is_named(&c.paper, c.paper_file)?;
    Ok(c.clone())
}

/// Nobody votes who was not there; what was approved had more than half of those present for it.
fn votes_add_up(c: &ProjectDecided) -> Result<(), ProjectRefusal> {
    let (Count(present), Count(in_favour), Count(against)) = (c.present, c.in_favour, c.against);
    if present == 0 {
        return Err(ProjectRefusal::SomebodyMustBePresent);
    }
    let votes = in_favour.checked_add(against).and_then(|votes| votes.checked_add(c.abstained.0));
    if votes.is_none_or(|votes| votes > present) {
        return Err(ProjectRefusal::VotesMustStayWithinThePresent { present, votes });
    }
    let needed = present.div_euclid(2).saturating_add(1).max(against.saturating_add(1));
    if c.approved == Yes::Yes && in_favour < needed {
        return Err(ProjectRefusal::ApprovalMustHaveAMajority { in_favour, needed });
    }
    Ok(())
}

pub(super) fn announce(books: &impl Books, asking: &Asking, c: &ProjectAnnounced) -> Result<ProjectAnnounced, Refusal> {
    let facts = open_project(books, &c.project)?;
    day_has_come(c.from, asking)?;
    is_decided_or_excepted(&facts, &c.project)?;
    follows(c.from, facts.decided_on().unwrap_or(facts.proposed_on()))?;
    if c.until <= c.from {
        return Err(ProjectRefusal::AnnouncementMustLast.into());
    }
    if c.place.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    hold_no_private_number(&[&c.place])?;
    paper_is_named(&c.paper, c.paper_file)?;
    Ok(c.clone())
}

pub(super) fn start(books: &impl Books, asking: &Asking, c: &ProjectStarted) -> Result<ProjectStarted, Refusal> {
    let facts = open_project(books, &c.project)?;
    if let Some(on) = facts.started_on() {
        return Err(ProjectRefusal::ProjectMustStartOnce { on }.into());
    }
    day_has_come(c.date, asking)?;
    is_decided_or_excepted(&facts, &c.project)?;
    if facts.announced_from().is_none() && facts.excepted(ExceptionRule::DecisionFirst).is_zero() {
        return Err(ProjectRefusal::AnnouncementMustComeFirst { code: c.project.clone() }.into());
    }
    follows(c.date, facts.latest_stage())?;
    follows(c.next_step.unwrap_or(c.date), c.date)?;
    hold_no_private_number(&[&c.contractor])?;
    paper_is_named(&c.paper, c.paper_file)?;
    Ok(c.clone())
}

pub(super) fn accept(books: &impl Books, asking: &Asking, c: &ProjectAccepted) -> Result<ProjectAccepted, Refusal> {
    let facts = open_project(books, &c.project)?;
    day_has_come(c.date, asking)?;
    let Some(started) = facts.started_on() else {
        return Err(ProjectRefusal::StartMustComeFirst { code: c.project.clone() }.into());
    };
    follows(c.date, facts.inspected_on().unwrap_or(started))?;
    field_is_given(ProjectField::Inspectors, &c.inspectors)?;
    if let Some(Count(score)) = c.score.filter(|score| score.0 > 100) {
        return Err(ProjectRefusal::ScoreMustBeOutOfAHundred { score }.into());
    }
    hold_no_private_number(&[&c.output])?;
    paper_is_named(&c.paper, c.paper_file)?;
    Ok(c.clone())
}

pub(super) fn labour(books: &impl Books, asking: &Asking, c: &LabourRecorded) -> Result<LabourRecorded, Refusal> {
    let facts = open_project(books, &c.project)?;
    day_has_come(c.date, asking)?;
    follows(c.date, facts.proposed_on())?;
    let (Count(helpers), Count(minutes)) = (c.helpers, c.minutes);
    if helpers == 0 || minutes == 0 {
        return Err(ProjectRefusal::LabourMustNotBeNothing.into());
    }
    if minutes > helpers.saturating_mul(MINUTES_A_DAY) {
        return Err(ProjectRefusal::LabourMustFitTheDay { helpers, minutes }.into());
    }
    hold_no_private_number(&[&c.memo])?;
    Ok(c.clone())
}

const MINUTES_A_DAY: u64 = 24 * 60;

pub(super) fn exception(
    books: &impl Books,
    asking: &Asking,
    c: &ExceptionGranted,
) -> Result<ExceptionGranted, Refusal> {
    let facts = open_project(books, &c.project)?;
    day_has_come(c.date, asking)?;
    follows(c.date, facts.proposed_on())?;
    if c.up_to.is_zero() {
        return Err(Refusal::AmountMustNotBeZero);
    }
    let budget = [facts.budget_total(), Yuan::sum(facts.budget_asked().iter().map(|l| l.amount)).unwrap_or_default()];
    let limit = Yuan::sum([budget.into_iter().max().unwrap_or_default(), facts.excepted(c.rule), c.up_to]);
    if limit.is_none_or(|limit| !limit.is_spellable()) {
        return Err(Refusal::TotalsMustStayInRange);
    }
    approver_answers_for_it(books, asking, c)?;
    reason_is_given(&c.reason)?;
    paper_is_named(&c.paper, c.paper_file)?;
    Ok(c.clone())
}

/// An enrolled operator other than the recorder; whoever keeps a ledger alone files the signed paper of whoever answers.
fn approver_answers_for_it(books: &impl Books, asking: &Asking, c: &ExceptionGranted) -> Result<(), ProjectRefusal> {
    let approver = || c.approver.clone();
    if books.operator(&c.approver).is_none() {
        return Err(ProjectRefusal::ExceptionMustNameAnApprover { approver: approver() });
    }
    let is_alone = mode(books) == Mode::OnePerson;
    let is_signed_on_paper = c.paper_file.is_some() && is_alone;
    if c.approver == asking.by && !is_signed_on_paper {
        return Err(ProjectRefusal::ApproverMustBeAnother { approver: approver() });
    }
    Ok(())
}

/// Where a project stands that takes stages and money still.
fn open_project(books: &impl Books, code: &Code) -> Result<ProjectFacts, Refusal> {
    project_is_proposed(books, Some(code))?;
    facts_of(books, code)
}

/// Where a project stands. Facts that cannot be read are damage, of which whoever verifies tells.
fn facts_of(books: &impl Books, code: &Code) -> Result<ProjectFacts, Refusal> {
    ProjectFacts::find(books, code).ok_or_else(|| Refusal::ProjectMustBeProposed { code: code.clone() })
}

/// No stage comes before the one it follows.
fn follows(day: Day, after: Day) -> Result<(), ProjectRefusal> {
    if day < after { Err(ProjectRefusal::StageMustFollowTheLast { after }) } else { Ok(()) }
}

fn is_decided_or_excepted(facts: &ProjectFacts, code: &Code) -> Result<(), ProjectRefusal> {
    if facts.is_decided() || !facts.excepted(ExceptionRule::DecisionFirst).is_zero() {
        Ok(())
    } else {
        Err(ProjectRefusal::DecisionMustComeFirst { code: code.clone() })
    }
}

fn field_is_given(field: ProjectField, text: &Text) -> Result<(), Refusal> {
    if text.is_empty() { Err(ProjectRefusal::FieldMustBeGiven { field }.into()) } else { holds_no_private_number(text) }
}

/// A paper is named by its number or lies in papers/.
fn paper_is_named(paper: &Text, file: Maybe<Digest>) -> Result<(), Refusal> {
    if paper.is_empty() && file.is_none() { Err(Refusal::PaperMustBeNamed) } else { holds_no_private_number(paper) }
}

fn in_charge_is_known(books: &impl Books, number: Maybe<PersonNumber>) -> Result<(), Refusal> {
    number.map_or(Ok(()), |number| people::usable(books, number).map(drop))
}

fn hold_no_private_number(texts: &[&Text]) -> Result<(), Refusal> {
    texts.iter().try_for_each(|text| holds_no_private_number(text))
}
