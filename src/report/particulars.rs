//! What a report on one project says of it, field by field, with the fields the law asks for: name and content, where it
//! works, who benefits, what becomes of the rest (慈善法 art. 79; 慈善组织信息公开办法 art. 16). Fields nobody filled are left out.

use crate::ledger::books::registers::purses::AreaFacts;
use crate::ledger::event::{AppealPlanned, BudgetSet, Event, ProjectClosed, ProjectStarted};
use crate::ledger::field::Maybe;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::reading::FundReading;
use crate::report::heading::Heading;
use crate::report::projects::lives::Life;
use crate::report::shown::ShownName;
use crate::report::statements::Particular as P;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

/// A table of fields that say something.
pub(super) fn fields(title: Title, lines: impl IntoIterator<Item = (P, Cell)>) -> Table {
    let mut table = Table::new(title, &[Heading::Field, Heading::Value]);
    for (field, cell) in lines.into_iter().filter(|(_, cell)| *cell != Cell::Empty) {
        table.push([field.into(), cell]);
    }
    table
}

/// What a project is.
///
/// # Errors
/// The file's.
pub(super) fn of_project<R: FundReading>(reading: &R, life: &Life) -> Result<Vec<(P, Cell)>, R::Error> {
    let area = life.project.area.as_ref().map(|code| area(reading, code)).transpose()?;
    let (project, plan, started) = (&life.project, plans(life).last(), start(life));
    Ok(vec![
        (P::Name, (&project.name).into()),
        (P::Service, project.service.into()),
        (P::Stage, life.facts.stage().into()),
        (P::Need, (&project.need).into()),
        (P::Origin, project.origin.into()),
        (P::OriginPaper, (&project.origin_paper).into()),
        (P::Result, (&project.result).into()),
        (P::Area, area.into()),
        (P::Beneficiaries, plan.map(|plan| &plan.beneficiaries).into()),
        (P::InCharge, in_charge(reading, project.in_charge)?),
        (P::ProposedOn, project.date.into()),
        (P::BudgetPaper, budget(life).map(|e| &e.paper).into()),
        (P::Announced, announced(life)),
        (P::Contractor, started.map(|e| &e.contractor).into()),
        (P::StartedOn, started.map(|e| e.date).into()),
        (P::StartPaper, started.map(|e| &e.paper).into()),
        (P::NextStep, life.next_step().into()),
        (P::Leftover, project.leftover.into()),
    ])
}

/// What people call a 小区 or 网格.
fn area<R: FundReading>(reading: &R, code: &Code) -> Result<String, R::Error> {
    let known: Vec<(String, AreaFacts)> = reading.records(code.as_str())?;
    let named = known.into_iter().find(|(key, _)| key == code.as_str());
    Ok(named.map_or_else(|| code.to_string(), |(_, facts)| facts.name.to_string()))
}

/// What became of it.
pub(super) fn of_its_end(life: &Life) -> Vec<(P, Cell)> {
    let (inspection, closing) = (life.inspection(), closing(life));
    vec![
        (P::AcceptedOn, inspection.map(|e| e.date).into()),
        (P::Conclusion, inspection.map(|e| e.conclusion).into()),
        (P::Inspectors, inspection.map(|e| &e.inspectors).into()),
        (P::Output, inspection.map(|e| &e.output).into()),
        (P::PeopleServed, inspection.and_then(|e| *e.people_served).into()),
        (P::Score, inspection.and_then(|e| *e.score).into()),
        (P::InspectionPaper, inspection.map(|e| &e.paper).into()),
        (P::ClosedOn, closing.map(|e| e.date).into()),
        (P::Outcome, closing.map(|e| e.outcome).into()),
        (P::ClosingReason, closing.map(|e| &e.reason).into()),
        (P::ClosingPaper, closing.map(|e| &e.paper).into()),
    ]
}

/// What the plan of an appeal says.
///
/// # Errors
/// The file's.
pub(super) fn of_plan<R: FundReading>(reading: &R, plan: &AppealPlanned) -> Result<Vec<(P, Cell)>, R::Error> {
    Ok(vec![
        (P::AppealPurpose, (&plan.purpose).into()),
        (P::AppealPaper, (&plan.paper).into()),
        (P::AppealFrom, plan.from.into()),
        (P::AppealUntil, plan.until.into()),
        (P::AppealArea, (&plan.area).into()),
        (P::InCharge, in_charge(reading, plan.in_charge)?),
        (P::AppealMeans, (&plan.means).into()),
        (P::Beneficiaries, (&plan.beneficiaries).into()),
        (P::AppealUsage, (&plan.usage).into()),
        (P::AppealCost, (&plan.cost).into()),
        (P::AppealRest, (&plan.rest).into()),
    ])
}

/// Who is in charge, as he is shown everywhere: his number says nothing to whoever stands at the board.
fn in_charge<R: FundReading>(reading: &R, number: Maybe<PersonNumber>) -> Result<Cell, R::Error> {
    let Some(number) = *number else { return Ok(Cell::Empty) };
    Ok(reading.party(number)?.map_or(ShownName::Withheld, |party| ShownName::of_party(&party)).into())
}

/// The plans of its appeals, in their order.
pub(super) fn plans(life: &Life) -> impl DoubleEndedIterator<Item = &AppealPlanned> {
    life.steps.iter().filter_map(|step| if let Event::AppealPlanned(e) = &step.event { Some(e) } else { None })
}

fn budget(life: &Life) -> Option<&BudgetSet> {
    life.steps.iter().rev().find_map(|step| if let Event::BudgetSet(e) = &step.event { Some(e) } else { None })
}

/// The days of its last announcement, where it hung, its paper.
fn announced(life: &Life) -> Cell {
    let last = life
        .steps
        .iter()
        .rev()
        .find_map(|step| if let Event::ProjectAnnounced(e) = &step.event { Some(e) } else { None });
    let Some(e) = last else { return Cell::Empty };
    Cell::Text(format!("{}–{} {} {}", e.from, e.until, e.place, e.paper).trim_end().to_owned())
}

fn start(life: &Life) -> Option<&ProjectStarted> {
    life.steps.iter().rev().find_map(|step| if let Event::ProjectStarted(e) = &step.event { Some(e) } else { None })
}

fn closing(life: &Life) -> Option<&ProjectClosed> {
    life.steps.iter().rev().find_map(|step| if let Event::ProjectClosed(e) = &step.event { Some(e) } else { None })
}
