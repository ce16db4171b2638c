//! Projects, stage by stage: what each says of where the project stands. No stage moves money.

use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::books::{Books, Recalled, Record};
use crate::ledger::effect::Effect;
use crate::ledger::event::{EntryReversed, Event, ProjectClosed, ProjectProposed};
use crate::ledger::name::Code;

pub(super) fn proposed(e: &ProjectProposed, out: &mut Vec<Effect>) {
    out.push(Effect::ProjectAdded(e.clone()));
    out.push(ProjectFacts::proposed(e).kept(&e.code));
}

/// An event of a project's life: it stands where [`ProjectFacts::after`] says. A plan of an appeal and what was handed
/// over are looked up whole; they change nothing.
pub(super) fn lived(project: &Code, event: &Event, books: &impl Books, out: &mut Vec<Effect>) {
    keep(project, books, out, |facts| facts.after(event));
}

pub(super) fn closed(e: &ProjectClosed, event: &Event, books: &impl Books, out: &mut Vec<Effect>) {
    lived(&e.project, event, books, out);
    out.push(Effect::ProjectClosed { project: e.project.clone(), on: e.date });
}

/// Undoes an entry of this subject, and no other.
pub(super) fn undo(_e: &EntryReversed, recalled: &Recalled, books: &impl Books, out: &mut Vec<Effect>) {
    if let Event::LabourRecorded(labour) = &recalled.event {
        keep(&labour.project, books, out, |facts| facts.without_minutes(labour.minutes));
    }
}

/// Keeps where a project stands after a change.
fn keep(project: &Code, books: &impl Books, out: &mut Vec<Effect>, change: impl FnOnce(ProjectFacts) -> ProjectFacts) {
    out.extend(ProjectFacts::find(books, project).map(|facts| change(facts).kept(project)));
}
