//! What lasts: appeals and projects, told of every three months while they run and in full within three months after
//! (慈善法 art. 79), and projects that were announced and may begin.

use std::collections::BTreeMap;

use crate::ledger::event::{AppealPlanned, Event, Kind, ProjectAnnounced};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::reading::FundReading;
use crate::ledger::words::Duty;
use crate::report::duties::{Clock, DueItem, Subject};

/// The plan in force of each project's appeal.
pub(super) fn appeals<R: FundReading>(clock: &Clock<'_, R>, items: &mut Vec<DueItem>) -> Result<(), R::Error> {
    let mut plans: BTreeMap<Code, (Seq, AppealPlanned)> = BTreeMap::new();
    for happening in clock.reading.happenings(Kind::AppealPlanned, Day::FIRST, Day::LAST)? {
        let Event::AppealPlanned(plan) = happening.event else { continue };
        let seq = happening.seq;
        if plans.get(&plan.project).is_none_or(|(last, _)| *last < seq) {
            plans.insert(plan.project.clone(), (seq, plan));
        }
    }
    for (project, (_, plan)) in plans {
        let is_long = clock.duties.is_long_enough(Duty::AppealProgress, plan.from, plan.until);
        if is_long {
            progress(clock, Duty::AppealProgress, &project, (plan.from, plan.until), items);
        }
        report(clock, Duty::AppealReport, &project, plan.until, items);
    }
    Ok(())
}

/// When work began, and when it should be done, if anybody said.
#[derive(Clone, Copy)]
struct Started {
    on: Day,
    planned: Option<Day>,
}

/// How far a project has come, by day.
#[derive(Default)]
struct Life {
    announced: Option<ProjectAnnounced>,
    started: Option<Started>,
    closed: Option<Day>,
}

pub(super) fn projects<R: FundReading>(clock: &Clock<'_, R>, items: &mut Vec<DueItem>) -> Result<(), R::Error> {
    let mut lives: BTreeMap<Code, Life> = BTreeMap::new();
    for kind in [Kind::ProjectAnnounced, Kind::ProjectStarted, Kind::ProjectClosed] {
        for happening in clock.reading.happenings(kind, Day::FIRST, Day::LAST)? {
            if let Event::ProjectAnnounced(e) = happening.event {
                let project = e.project.clone();
                lives.entry(project).or_default().announced = Some(e);
            } else if let Event::ProjectStarted(e) = happening.event {
                let started = Started { on: e.date, planned: *e.next_step };
                lives.entry(e.project).or_default().started.get_or_insert(started);
            } else if let Event::ProjectClosed(e) = happening.event {
                lives.entry(e.project).or_default().closed = Some(e.date);
            }
        }
    }
    for (project, life) in lives {
        if let Some(announced) = &life.announced {
            let command = format!("mingbai project start {project}");
            let subject = Subject::Project(project.clone());
            let begun = life.started.map(|started| started.on).or(life.closed);
            items.push(clock.item(Duty::PostingOver, subject, announced.until, begun, Some(command)));
        }
        if let Some(since) = life.started.and_then(|started| told_since(clock, started, life.closed)) {
            progress(clock, Duty::ProjectProgress, &project, (since, life.closed.unwrap_or(Day::LAST)), items);
        }
        if let Some(closed) = life.closed {
            report(clock, Duty::ProjectReport, &project, closed, items);
        }
    }
    Ok(())
}

/// From which day a project is told of while it runs; never, when it was closed before it was a long one. What should last long, or
/// nobody knows how long, is told of from its beginning; what lasts longer than it should, from the day it is a long one.
fn told_since<R: FundReading>(clock: &Clock<'_, R>, started: Started, closed: Option<Day>) -> Option<Day> {
    let is_long = |until| clock.duties.is_long_enough(Duty::ProjectProgress, started.on, until);
    if !closed.is_none_or(is_long) {
        return None;
    }
    let is_planned = started.planned.is_none_or(is_long);
    Some(if is_planned { started.on } else { clock.duties.long_since(Duty::ProjectProgress, started.on) })
}

/// Told within a term of its beginning, and within a term of each time it was told, while it lasts; what ends before is told by
/// the report.
fn progress<R: FundReading>(
    clock: &Clock<'_, R>,
    duty: Duty,
    project: &Code,
    (from, until): (Day, Day),
    items: &mut Vec<DueItem>,
) {
    let mut begins = from;
    loop {
        let by = clock.duties.by(duty, begins);
        if begins > clock.seen.today || by > until || by <= begins {
            return;
        }
        let item = clock.report(duty, project, (begins, from.month()));
        begins = item.done.unwrap_or(by);
        if by >= clock.begun {
            items.push(item);
        }
    }
}

/// Told in full after its end, by a notice of the month in which it ended or a later one.
fn report<R: FundReading>(clock: &Clock<'_, R>, duty: Duty, project: &Code, ended: Day, items: &mut Vec<DueItem>) {
    if ended <= clock.seen.today && clock.duties.by(duty, ended) >= clock.begun {
        items.push(clock.report(duty, project, (ended, ended.month())));
    }
}
