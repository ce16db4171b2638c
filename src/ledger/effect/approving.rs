//! Another person's word.

use crate::ledger::books::registers::approving::{Approval, ApprovalFacts};
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::effect::{Effect, Entered, happen, paying, points, remember};
use crate::ledger::event::{EntriesApproved, EntryRejected, Event, Kind};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::period::Day;
use crate::ledger::waiting::Wait;

/// What was approved: what waited to happen does so now, under its own number and recorder. Openings of one approval may
/// go to one account, so they happen together.
pub(super) fn approved((seq, on): (Seq, Day), e: &EntriesApproved, books: &impl Books, out: &mut Vec<Effect>) {
    let mut entry = e.first;
    let mut openings = Vec::new();
    while entry <= e.last {
        if is_approvable(books, entry) {
            let mut facts = ApprovalFacts::find(books, &entry).unwrap_or_default();
            facts.approvals.push(Approval {
                approver: e.approver.clone(),
                entry: seq,
                on_paper: e.signature.is_none().into(),
                role: e.role,
            });
            out.push(facts.kept(&entry));
        }
        if let Some((waiting, event)) = WaitingFacts::waiting(books, entry) {
            out.push(WaitingFacts::dropped(&entry));
            if let Event::VolunteerOpeningRecorded(opening) = &event {
                openings.push((entry, opening.clone()));
                remember(entry, &waiting.by, &event, out);
            } else if Wait::of_waiting(event.kind()) == Wait::ToHappen {
                happen(Entered { seq: entry, by: &waiting.by, on }, seq, &event, books, out);
            }
        }
        entry = entry.next();
    }
    points::openings(openings.iter().map(|(seq, opening)| (*seq, opening)), books, out);
}

/// A request, a confirmed match, or whatever waits; not the persons of a list, which their request stands for.
fn is_approvable(books: &impl Books, entry: Seq) -> bool {
    let is_asked = books
        .recall(entry)
        .is_some_and(|recalled| matches!(recalled.event.kind(), Kind::PaymentRequested | Kind::MatchConfirmed));
    is_asked || WaitingFacts::waiting(books, entry).is_some()
}

pub(super) fn rejected(seq: Seq, e: &EntryRejected, books: &impl Books, out: &mut Vec<Effect>) {
    let facts = ApprovalFacts::find(books, &e.entry).unwrap_or_default();
    out.push(ApprovalFacts { rejected: Maybe(Some(seq)), ..facts }.kept(&e.entry));
    if let Some((waiting, _)) = WaitingFacts::waiting(books, e.entry) {
        out.push(WaitingFacts { rejected: Maybe(Some(seq)), ..waiting }.kept(&e.entry));
    }
    paying::withdrawn(e.entry, books, out);
}
