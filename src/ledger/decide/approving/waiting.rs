//! What waits to happen: somebody else lets it, or rejects it. The rules are asked once more before it does.

use crate::ledger::books::registers::operators::TermFacts;
use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Books, OperatorFacts, Record};
use crate::ledger::command::Command;
use crate::ledger::decide::{Asking, by_subject, points, reason_is_given};
use crate::ledger::event::{EntriesApproved, EntryRejected, Event, Kind};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::refusal::{ApprovalRefusal, Refusal};
use crate::ledger::waiting::{Wait, gives_its_word_on, is_the_owners};
use crate::ledger::words::Role;

pub(super) fn approve(
    books: &impl Books,
    asking: &Asking,
    c: &EntriesApproved,
    facts: &OperatorFacts,
) -> Result<EntriesApproved, Refusal> {
    let mut seq = c.first;
    let mut openings = Vec::new();
    while seq <= c.last {
        let (waiting, event) = WaitingFacts::waiting(books, seq).ok_or_else(|| no_longer(books, seq))?;
        if !facts.roles.contains(&c.role) || !gives_its_word_on(books, c.role, &event) {
            let (approver, role) = (c.approver.clone(), role_for(books, &event, c.role));
            return Err(ApprovalRefusal::ApproverMustHoldTheRole { approver, role }.into());
        }
        if c.first != c.last && !event.kind().is_approved_in_rows() {
            return Err(ApprovalRefusal::EntriesMustBeApprovedOneByOne { first: c.first, last: c.last }.into());
        }
        is_for_him_to_say(&c.approver, c.date, seq, &waiting, &event)?;
        does_not_reach_him(books, &c.approver, &event)?;
        if event.kind() == Kind::PointsPublished && c.date != asking.today {
            return Err(ApprovalRefusal::PublicationMustBeApprovedToday { today: asking.today }.into());
        }
        is_still_allowed(books, asking, seq, &waiting, &event)?;
        if let Event::VolunteerOpeningRecorded(e) = event {
            openings.push((seq, e));
        }
        seq = seq.next();
    }
    points::openings(books, asking, &openings).map_err(|(seq, refusal)| {
        let refusal = Box::new(refusal);
        ApprovalRefusal::EntryMustStillBeAllowed { seq, refusal }
    })?;
    Ok(c.clone())
}

/// What waits for nobody, and who rejected it.
pub(super) fn no_longer(books: &impl Books, seq: Seq) -> ApprovalRefusal {
    let rejected = WaitingFacts::find(books, &seq).and_then(|facts| *facts.rejected);
    ApprovalRefusal::EntryMustWaitForApproval { rejected, seq }
}

/// The role to name to whoever has not the right one.
fn role_for(books: &impl Books, event: &Event, otherwise: Role) -> Role {
    if is_the_owners(books, event) { Role::OwnersCommittee } else { otherwise }
}

/// Whoever gives his word did not record it, is not its subject, is the one it names, and does so after it.
fn is_for_him_to_say(
    approver: &Code,
    day: Day,
    seq: Seq,
    waiting: &WaitingFacts,
    event: &Event,
) -> Result<(), ApprovalRefusal> {
    let him = || approver.clone();
    if waiting.by == *approver {
        return Err(ApprovalRefusal::ApproverMustNotBeTheRecorder { approver: him(), seq });
    }
    if subject(event) == Some(approver) {
        return Err(ApprovalRefusal::ApproverMustNotBeTheSubject { approver: him() });
    }
    if let Event::ExceptionGranted(e) = event
        && e.approver != *approver
    {
        return Err(ApprovalRefusal::ExceptionMustBeApprovedByItsApprover { approver: e.approver.clone() });
    }
    match event.day().filter(|on| day < *on) {
        // A chart, or a term, may begin later than it is approved.
        Some(on) if !matches!(event.kind(), Kind::ChartAdopted) => {
            Err(ApprovalRefusal::ApprovalMustFollowTheEntry { on })
        }
        Some(_) | None => Ok(()),
    }
}

/// Nobody lets happen what brings him points or goods, under any number of his.
fn does_not_reach_him(books: &impl Books, approver: &Code, event: &Event) -> Result<(), ApprovalRefusal> {
    let Some(person) = *TermFacts::of(books, approver).person else { return Ok(()) };
    if receivers(event).into_iter().flatten().any(|number| stayed(books, number) == stayed(books, person)) {
        return Err(ApprovalRefusal::ApproverMustNotReceiveIt { approver: approver.clone() });
    }
    Ok(())
}

/// Who gets points, hours or goods by what waits. What is published hangs for everybody to see.
const fn receivers(event: &Event) -> [Option<PersonNumber>; 2] {
    if let Event::RewardGiven(e) = event {
        [Some(e.volunteer), None]
    } else if let Event::VolunteerOpeningRecorded(e) = event {
        [Some(e.volunteer), None]
    } else if let Event::VolunteerReceived(e) = event {
        [Some(e.volunteer), None]
    } else if let Event::PersonMerged(e) = event {
        [Some(e.from), Some(e.into)]
    } else {
        [None, None]
    }
}

/// The operator something is done about.
fn subject(event: &Event) -> Option<&Code> {
    if let Event::KeyRotated(e) = event {
        Some(&e.code)
    } else if let Event::OperatorRetired(e) = event {
        Some(&e.code)
    } else {
        None
    }
}

/// The rules give the same event now. What a prepared notice says was true then, and stays.
fn is_still_allowed(
    books: &impl Books,
    asking: &Asking,
    seq: Seq,
    waiting: &WaitingFacts,
    event: &Event,
) -> Result<(), ApprovalRefusal> {
    if Wait::of_waiting(event.kind()) == Wait::ToGoOn {
        return Ok(());
    }
    let then = Asking { by: waiting.by.clone(), waited: Some(seq), ..asking.clone() };
    match by_subject(books, &then, &Command::behind(event)) {
        Ok(again) if again == *event => Ok(()),
        Ok(_) => Err(ApprovalRefusal::EntryMustStillWait { seq }),
        Err(refusal) => Err(ApprovalRefusal::EntryMustStillBeAllowed { seq, refusal: Box::new(refusal) }),
    }
}

pub(super) fn reject(books: &impl Books, c: &EntryRejected, facts: &OperatorFacts) -> Result<EntryRejected, Refusal> {
    let seq = c.entry;
    let (waiting, event) = WaitingFacts::waiting(books, seq).ok_or_else(|| no_longer(books, seq))?;
    if !facts.roles.iter().any(|role| gives_its_word_on(books, *role, &event)) {
        let (approver, role) = (c.approver.clone(), role_for(books, &event, Role::Approver));
        return Err(ApprovalRefusal::ApproverMustHoldTheRole { approver, role }.into());
    }
    if waiting.by == c.approver {
        return Err(ApprovalRefusal::ApproverMustNotBeTheRecorder { approver: c.approver.clone(), seq }.into());
    }
    if Wait::of_waiting(event.kind()) == Wait::ToGoOn {
        return Err(ApprovalRefusal::NoticeMustNotBeRejected { seq }.into());
    }
    reason_is_given(&c.reason)?;
    Ok(c.clone())
}

/// What is told on a notice does not wait when one is prepared: approved later, it would stand on none.
pub(in crate::ledger::decide) fn nothing_waits(books: &impl Books) -> Result<(), ApprovalRefusal> {
    let told = |facts: &WaitingFacts| Kind::of(&facts.kind).filter(|kind| kind.stands_on_a_notice());
    let first = WaitingFacts::all_waiting(books).into_iter().find_map(|(seq, facts)| Some((seq, told(&facts)?)));
    first.map_or(Ok(()), |(seq, kind)| Err(ApprovalRefusal::NoticeMustNotLeaveWaiting { kind, seq }))
}

/// A notice that waits is not posted.
pub(in crate::ledger::decide) fn notice_is_approved(books: &impl Books) -> Result<(), ApprovalRefusal> {
    let waits = |facts: &WaitingFacts| facts.kind == Kind::NoticePrepared.word();
    match WaitingFacts::all_waiting(books).into_iter().find(|(_, facts)| waits(facts)) {
        Some((seq, _)) => Err(ApprovalRefusal::NoticeMustBeApproved { seq }),
        None => Ok(()),
    }
}
