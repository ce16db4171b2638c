//! Projects, stage by stage.

use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::books::{Books, Recalled, Record};
use crate::ledger::effect::Effect;
use crate::ledger::event::{
    AppealPlanned, AssetHandedOver, BudgetSet, EntryReversed, ExceptionGranted, LabourRecorded, ProjectAccepted,
    ProjectAnnounced, ProjectClosed, ProjectDecided, ProjectProposed, ProjectStarted,
};
use crate::ledger::field::Seq;

pub(super) fn proposed(e: &ProjectProposed, out: &mut Vec<Effect>) {
    out.push(Effect::ProjectAdded(e.clone()));
    out.push(ProjectFacts::proposed(e).kept(&e.code));
}

pub(super) fn appeal(_seq: Seq, _e: &AppealPlanned, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn budget(_seq: Seq, _e: &BudgetSet, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn decided(_seq: Seq, _e: &ProjectDecided, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn announced(_seq: Seq, _e: &ProjectAnnounced, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn started(_seq: Seq, _e: &ProjectStarted, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn accepted(_seq: Seq, _e: &ProjectAccepted, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn closed(_seq: Seq, _e: &ProjectClosed, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn labour(_e: &LabourRecorded, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn exception(_seq: Seq, _e: &ExceptionGranted, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn asset(_seq: Seq, _e: &AssetHandedOver, _books: &impl Books, _out: &mut Vec<Effect>) {}

/// Undoes an entry of this subject, and no other.
pub(super) fn undo(_e: &EntryReversed, _recalled: &Recalled, _books: &impl Books, _out: &mut Vec<Effect>) {}
