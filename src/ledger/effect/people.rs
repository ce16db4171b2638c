//! Persons and organisations with a number.

use crate::ledger::books::registers::matching::MergeFacts;
use crate::ledger::books::registers::points::BroughtFacts;
use crate::ledger::books::registers::volunteers::{JoinedFacts, Membership, VolunteerFacts, numbers_of};
use crate::ledger::books::{Books, PersonFacts, Record};
use crate::ledger::effect::Effect;
use crate::ledger::event::{PersonAmended, PersonErased, PersonMerged, PersonRegistered, PersonUnsealed};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::PersonNumber;
use crate::ledger::period::Day;
use crate::ledger::words::Yes;

pub(super) fn registered(e: &PersonRegistered, out: &mut Vec<Effect>) {
    let facts = PersonFacts {
        display: e.display,
        erased: None,
        kind: e.kind,
        last_voucher: None,
        merged_into: None,
        minor: e.minor == Yes::Yes,
        name: *e.name,
        organisation: e.organisation.clone(),
    };
    out.push(Effect::PersonSet(e.number, facts));
}

pub(super) fn amended(e: &PersonAmended, books: &impl Books, out: &mut Vec<Effect>) {
    change(e.number, books, out, |facts| PersonFacts {
        display: e.display,
        minor: e.minor == Yes::Yes,
        name: *e.name,
        organisation: e.organisation.clone(),
        ..facts
    });
}

/// The number given up points to the one that stays, which inherits the later of the two last gifts. A match that was confirmed
/// while the merge waited saw two donors, so the merge stands from the entry it happened with.
pub(super) fn merged((seq, with): (Seq, Seq), e: &PersonMerged, books: &impl Books, out: &mut Vec<Effect>) {
    let inherited = books.person(e.from).and_then(|facts| facts.last_voucher);
    change(e.from, books, out, |facts| PersonFacts { merged_into: Some(e.into), ..facts });
    change(e.into, books, out, |facts| PersonFacts { last_voucher: facts.last_voucher.max(inherited), ..facts });
    out.push(MergeFacts { from: e.from, into: e.into, seq: with }.kept(&e.from));
    joined(seq, e, books, out);
    time_joined(e, books, out);
}

/// Time that was brought along stays under the number it came to; what counted twice counts once.
fn time_joined(e: &PersonMerged, books: &impl Books, out: &mut Vec<Effect>) {
    let facts = |number| BroughtFacts::find(books, number).unwrap_or_default();
    let before = (facts(&e.from), facts(&e.into));
    let after = BroughtFacts::joined(before.0, before.1);
    if after.0 != before.0 {
        out.push(after.0.kept(&e.from));
    }
    if after.1 != before.1 {
        out.push(after.1.kept(&e.into));
    }
}

/// Hours stay where they were recorded and are one person's; he has been a volunteer since the first of his numbers was.
/// What is said under the number that stays counts from its first day on, what was said under the other before it.
fn joined(seq: Seq, e: &PersonMerged, books: &impl Books, out: &mut Vec<Effect>) {
    let mut numbers = JoinedFacts::find(books, &e.into).unwrap_or_default().numbers;
    numbers.extend(numbers_of(books, e.from));
    out.push(JoinedFacts { numbers }.kept(&e.into));
    out.push(JoinedFacts::dropped(&e.from));
    let Some(from) = VolunteerFacts::find(books, &e.from) else { return };
    let into = VolunteerFacts::find(books, &e.into);
    let begins = into.as_ref().and_then(|into| into.memberships.first()).map(|first| first.from);
    let earlier = from.memberships.into_iter().filter(|one| begins.is_none_or(|first| one.from < first));
    let mut memberships: Vec<Membership> = earlier.map(|one| Membership { entry: seq, ..one }).collect();
    let left = into.as_ref().map_or(from.left, |into| into.left);
    memberships.extend(into.into_iter().flat_map(|into| into.memberships));
    out.push(VolunteerFacts { left, memberships }.kept(&e.into));
}

pub(super) fn erased(e: &PersonErased, books: &impl Books, out: &mut Vec<Effect>) {
    change(e.number, books, out, |facts| PersonFacts { erased: Some(e.manner), ..facts });
}

pub(super) fn unsealed(e: &PersonUnsealed, books: &impl Books, out: &mut Vec<Effect>) {
    change(e.number, books, out, |facts| PersonFacts { erased: None, ..facts });
}

/// A voucher names him: what is known of him is kept as long as the voucher.
pub(super) fn is_named(number: Maybe<PersonNumber>, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
    if let Some(number) = *number {
        change(number, books, out, |facts| PersonFacts { last_voucher: facts.last_voucher.max(Some(day)), ..facts });
    }
}

fn change(
    number: PersonNumber,
    books: &impl Books,
    out: &mut Vec<Effect>,
    with: impl FnOnce(PersonFacts) -> PersonFacts,
) {
    if let Some(facts) = books.person(number) {
        out.push(Effect::PersonSet(number, with(facts)));
    }
}
