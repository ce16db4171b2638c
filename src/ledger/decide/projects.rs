//! Projects, stage by stage: 立项 → 议事 → 公示 → 实施 → 验收 → 结项.

mod limits;

use crate::ledger::books::Books;
use crate::ledger::decide::{Asking, day_has_come};
use crate::ledger::event::{
    AppealPlanned, AssetHandedOver, BudgetSet, ExceptionGranted, LabourRecorded, ProjectAccepted, ProjectAnnounced,
    ProjectClosed, ProjectDecided, ProjectProposed, ProjectStarted,
};
use crate::ledger::refusal::Refusal;

pub(super) fn propose(books: &impl Books, asking: &Asking, c: &ProjectProposed) -> Result<ProjectProposed, Refusal> {
    if books.project(&c.code).is_some() {
        return Err(Refusal::CodeMustBeFree { code: c.code.clone() });
    }
    if c.name.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    day_has_come(c.date, asking)?;
    Ok(c.clone())
}

pub(super) fn appeal(_books: &impl Books, _asking: &Asking, c: &AppealPlanned) -> Result<AppealPlanned, Refusal> {
    Ok(c.clone())
}

pub(super) fn budget(_books: &impl Books, _asking: &Asking, c: &BudgetSet) -> Result<BudgetSet, Refusal> {
    Ok(c.clone())
}

pub(super) fn decision(_books: &impl Books, _asking: &Asking, c: &ProjectDecided) -> Result<ProjectDecided, Refusal> {
    Ok(c.clone())
}

pub(super) fn announce(
    _books: &impl Books,
    _asking: &Asking,
    c: &ProjectAnnounced,
) -> Result<ProjectAnnounced, Refusal> {
    Ok(c.clone())
}

pub(super) fn start(_books: &impl Books, _asking: &Asking, c: &ProjectStarted) -> Result<ProjectStarted, Refusal> {
    Ok(c.clone())
}

pub(super) fn accept(_books: &impl Books, _asking: &Asking, c: &ProjectAccepted) -> Result<ProjectAccepted, Refusal> {
    Ok(c.clone())
}

pub(super) fn close(_books: &impl Books, _asking: &Asking, c: &ProjectClosed) -> Result<ProjectClosed, Refusal> {
    Ok(c.clone())
}

pub(super) fn labour(_books: &impl Books, _asking: &Asking, c: &LabourRecorded) -> Result<LabourRecorded, Refusal> {
    Ok(c.clone())
}

pub(super) fn exception(
    _books: &impl Books,
    _asking: &Asking,
    c: &ExceptionGranted,
) -> Result<ExceptionGranted, Refusal> {
    Ok(c.clone())
}

pub(super) fn asset(_books: &impl Books, _asking: &Asking, c: &AssetHandedOver) -> Result<AssetHandedOver, Refusal> {
    Ok(c.clone())
}
