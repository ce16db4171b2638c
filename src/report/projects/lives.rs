//! The life of each project up to a day, read off its entries: where it stood then, and every step with its paper.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::event::{Event, Kind, ProjectAccepted, ProjectDecided, ProjectProposed};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::reading::{FundReading, Happening};

/// The kinds that tell of a project's life, in the order of its stages.
const STEPS: [Kind; 10] = [
    Kind::AppealPlanned,
    Kind::BudgetSet,
    Kind::ProjectDecided,
    Kind::ProjectAnnounced,
    Kind::ProjectStarted,
    Kind::LabourRecorded,
    Kind::ProjectAccepted,
    Kind::ExceptionGranted,
    Kind::ProjectClosed,
    Kind::AssetHandedOver,
];

/// One project's life.
#[derive(Clone, Debug)]
pub struct Life {
    /// As proposed.
    pub project: ProjectProposed,
    /// Where it stood. What payments keep of it is not reckoned here.
    pub facts: ProjectFacts,
    /// Every step but labour, in the order of the entries.
    pub steps: Vec<Happening>,
}

impl Life {
    /// The last decision of a meeting.
    #[must_use]
    pub fn decision(&self) -> Option<&ProjectDecided> {
        self.last(|event| if let Event::ProjectDecided(e) = event { Some(e) } else { None })
    }

    /// The last inspection.
    #[must_use]
    pub fn inspection(&self) -> Option<&ProjectAccepted> {
        self.last(|event| if let Event::ProjectAccepted(e) = event { Some(e) } else { None })
    }

    /// The next day of note, while the work is not accepted.
    #[must_use]
    pub fn next_step(&self) -> Option<Day> {
        let started = self.last(|event| if let Event::ProjectStarted(e) = event { Some(e) } else { None });
        started.and_then(|e| *e.next_step).filter(|_| !self.facts.is_accepted() && !self.facts.is_closed())
    }

    fn last<'l, E>(&'l self, of: impl Fn(&'l Event) -> Option<&'l E>) -> Option<&'l E> {
        self.steps.iter().rev().find_map(|step| of(&step.event))
    }
}

/// The life of every project that was proposed up to a day, by code; and of one that had money before, because a gift may be
/// older than the paper: whoever reads of its money finds its row.
///
/// # Errors
/// The file's.
pub fn lives<R: FundReading>(reading: &R, until: Day) -> Result<BTreeMap<Code, Life>, R::Error> {
    let moved: BTreeSet<Code> =
        reading.balances(until)?.into_iter().filter_map(|movement| movement.purse.project).collect();
    let is_there = |project: &ProjectProposed| project.date <= until || moved.contains(&project.code);
    let projects = reading.projects()?.into_iter().filter(is_there);
    let begin = |project: ProjectProposed| {
        let facts = ProjectFacts::proposed(&project);
        (project.code.clone(), Life { project, facts, steps: Vec::new() })
    };
    let mut lives: BTreeMap<Code, Life> = projects.map(begin).collect();
    // No step of a project comes before it was proposed.
    let Some(from) = lives.values().map(|life| life.project.date).min() else { return Ok(lives) };
    let mut steps = Vec::new();
    for kind in STEPS {
        steps.extend(reading.happenings(kind, from, until)?);
    }
    steps.sort_by_key(|step| step.seq);
    for step in steps.into_iter().filter(|step| step.reversed_by.is_none()) {
        let Some(life) = project_of(&step.event).and_then(|code| lives.get_mut(code)) else { continue };
        life.facts = life.facts.clone().after(&step.event);
        if step.event.kind() != Kind::LabourRecorded {
            life.steps.push(step);
        }
    }
    Ok(lives)
}

/// Whose step it is.
fn project_of(event: &Event) -> Option<&Code> {
    if let Event::AppealPlanned(e) = event {
        Some(&e.project)
    } else if let Event::BudgetSet(e) = event {
        Some(&e.project)
    } else if let Event::ProjectDecided(e) = event {
        Some(&e.project)
    } else if let Event::ProjectAnnounced(e) = event {
        Some(&e.project)
    } else if let Event::ProjectStarted(e) = event {
        Some(&e.project)
    } else if let Event::LabourRecorded(e) = event {
        Some(&e.project)
    } else if let Event::ProjectAccepted(e) = event {
        Some(&e.project)
    } else if let Event::ExceptionGranted(e) = event {
        Some(&e.project)
    } else if let Event::ProjectClosed(e) = event {
        Some(&e.project)
    } else if let Event::AssetHandedOver(e) = event {
        Some(&e.project)
    } else {
        None
    }
}

/// The number of a step's paper.
#[must_use]
pub fn paper_of(event: &Event) -> Option<&Text> {
    if let Event::AppealPlanned(e) = event {
        Some(&e.paper)
    } else if let Event::BudgetSet(e) = event {
        Some(&e.paper)
    } else if let Event::ProjectDecided(e) = event {
        Some(&e.paper)
    } else if let Event::ProjectAnnounced(e) = event {
        Some(&e.paper)
    } else if let Event::ProjectStarted(e) = event {
        Some(&e.paper)
    } else if let Event::ProjectAccepted(e) = event {
        Some(&e.paper)
    } else if let Event::ExceptionGranted(e) = event {
        Some(&e.paper)
    } else if let Event::ProjectClosed(e) = event {
        Some(&e.paper)
    } else if let Event::AssetHandedOver(e) = event {
        Some(&e.paper)
    } else {
        None
    }
}
