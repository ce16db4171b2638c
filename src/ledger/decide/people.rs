//! Persons and organisations with a number.

use crate::ledger::books::registers::operators::mode;
use crate::ledger::books::registers::volunteers::{VolunteerFacts, stints_of_person};
use crate::ledger::books::stints::Stint;
use crate::ledger::books::{Books, PersonFacts, Record};
use crate::ledger::decide::volunteers::{leaves_no_debt_behind, recorder_is_another};
use crate::ledger::decide::{Asking, reason_is_given};
use crate::ledger::duties::Duties;
use crate::ledger::event::{PersonAmended, PersonErased, PersonMerged, PersonRegistered, PersonUnsealed};
use crate::ledger::name::{Digest, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::refusal::{Refusal, ServiceRefusal};
use crate::ledger::words::{Display, Duty, Manner, Mode, PartyKind, Yes};

pub(super) fn register(books: &impl Books, c: &PersonRegistered) -> Result<PersonRegistered, Refusal> {
    let next = PersonNumber(books.last_person().saturating_add(1));
    if c.number != next {
        return Err(Refusal::PersonNumberMustFollow { next });
    }
    has_one_name(c.kind, *c.name, &c.organisation)?;
    minor_is_masked(c.minor, c.display)?;
    Ok(c.clone())
}

pub(super) fn amend(books: &impl Books, c: &PersonAmended) -> Result<PersonAmended, Refusal> {
    let facts = usable(books, c.number)?;
    has_one_name(facts.kind, *c.name, &c.organisation)?;
    minor_is_masked(c.minor, c.display)?;
    Ok(c.clone())
}

fn has_one_name(kind: PartyKind, name: Option<Digest>, organisation: &Text) -> Result<(), Refusal> {
    let is_person = kind == PartyKind::Person;
    if name.is_some() == is_person && organisation.is_empty() == is_person {
        Ok(())
    } else {
        Err(Refusal::PartyMustHaveOneName)
    }
}

fn minor_is_masked(minor: Yes, display: Display) -> Result<(), Refusal> {
    if minor == Yes::Yes && display == Display::Named { Err(Refusal::MinorMustBeMasked) } else { Ok(()) }
}

pub(super) fn merge(books: &impl Books, asking: &Asking, c: &PersonMerged) -> Result<PersonMerged, Refusal> {
    if c.from == c.into {
        return Err(Refusal::MergeMustJoinTwo);
    }
    let (from, into) = (usable(books, c.from)?, usable(books, c.into)?);
    if from.kind != into.kind {
        return Err(Refusal::MergeMustJoinOneKind);
    }
    reason_is_given(&c.reason)?;
    was_at_one_place(books, c)?;
    // His hours and points come under the number that stays.
    if VolunteerFacts::find(books, &c.from).is_some() {
        recorder_is_another(books, asking, c.from)?;
        recorder_is_another(books, asking, c.into)?;
    }
    // A number that was nobody's volunteer takes the household over.
    if let Some(stays) = VolunteerFacts::find(books, &c.into) {
        let home = stays.last().and_then(|last| last.household.as_ref());
        leaves_no_debt_behind(books, asking, c.from, home)?;
    }
    Ok(c.clone())
}

/// Nobody serves at two places at once: hours that overlap were counted twice, and one of them is undone first.
fn was_at_one_place(books: &impl Books, c: &PersonMerged) -> Result<(), Refusal> {
    for stint in stints_of_person(books, c.from, Day::FIRST, Day::LAST).into_iter().filter(Stint::stands) {
        let others = stints_of_person(books, c.into, stint.day, stint.day);
        let mut others = others.iter().filter(|other| other.stands());
        if let Some(other) = others.find(|other| other.overlaps(stint.began, stint.minutes)) {
            return Err(ServiceRefusal::MergedHoursMustNotOverlap { entry: stint.seq, other: other.seq }.into());
        }
    }
    Ok(())
}

pub(super) fn erase(books: &impl Books, asking: &Asking, c: &PersonErased) -> Result<PersonErased, Refusal> {
    let facts = books.person(c.number).ok_or(Refusal::PersonMustBeRegistered { number: c.number })?;
    if let Some(into) = facts.merged_into {
        return Err(Refusal::PersonMustNotBeMerged { number: c.number, into });
    }
    let is_gone = facts.erased == Some(Manner::Removed);
    if is_gone || facts.erased == Some(c.manner) {
        return Err(Refusal::PersonMustNotBeErased { number: c.number });
    }
    reason_is_given(&c.reason)?;
    if c.manner == Manner::Removed
        && let Some(from) = retention_ends(books, &facts).filter(|from| *from > asking.today)
    {
        return Err(Refusal::RetentionMustBeOver { from });
    }
    Ok(c.clone())
}

/// The first day a person's data may be removed; nothing when no voucher names him. How long vouchers are kept is data
/// ([`Duty::KeepVouchers`]); the clock begins when the year of the last is over.
fn retention_ends(books: &impl Books, facts: &PersonFacts) -> Option<Day> {
    let year_ends = Day::new(facts.last_voucher?.year(), 12, 31).unwrap_or(Day::LAST);
    let kept_until = Duties::of(books).by(Duty::KeepVouchers, year_ends);
    Some(kept_until.plus_days(1).unwrap_or(Day::LAST))
}

/// What is sealed is opened by two persons and never by one alone.
pub(super) fn unseal(books: &impl Books, c: &PersonUnsealed) -> Result<PersonUnsealed, Refusal> {
    let facts = books.person(c.number).ok_or(Refusal::PersonMustBeRegistered { number: c.number })?;
    if facts.erased != Some(Manner::Sealed) {
        return Err(Refusal::PersonMustBeSealed { number: c.number });
    }
    if mode(books) == Mode::OnePerson {
        return Err(Refusal::UnsealingTakesTwoPersons);
    }
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    reason_is_given(&c.reason)?;
    Ok(c.clone())
}

/// A number that was merged is used no more: whatever moves, moves under the one that stayed.
pub(super) fn number_is_not_given_up(books: &impl Books, number: PersonNumber) -> Result<(), Refusal> {
    match books.person(number).and_then(|facts| facts.merged_into) {
        Some(into) => Err(Refusal::PersonMustNotBeMerged { number, into }),
        None => Ok(()),
    }
}

/// The person is registered, and the number is still his to use.
pub(super) fn usable(books: &impl Books, number: PersonNumber) -> Result<PersonFacts, Refusal> {
    let facts = books.person(number).ok_or(Refusal::PersonMustBeRegistered { number })?;
    match (facts.merged_into, facts.erased) {
        (Some(into), _) => Err(Refusal::PersonMustNotBeMerged { number, into }),
        (None, Some(_)) => Err(Refusal::PersonMustNotBeErased { number }),
        (None, None) => Ok(facts),
    }
}
