//! Persons and organisations with a number.

use crate::ledger::books::{Books, PersonFacts};
use crate::ledger::effect::Effect;
use crate::ledger::event::{PersonAmended, PersonErased, PersonMerged, PersonRegistered};
use crate::ledger::name::PersonNumber;
use crate::ledger::words::Yes;

pub(super) fn registered(e: &PersonRegistered, out: &mut Vec<Effect>) {
    let facts = PersonFacts {
        display: e.display,
        erased: None,
        kind: e.kind,
        last_gift: None,
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

/// The number given up points to the one that stays, which inherits the later of the two last gifts.
pub(super) fn merged(e: &PersonMerged, books: &impl Books, out: &mut Vec<Effect>) {
    let inherited = books.person(e.from).and_then(|facts| facts.last_gift);
    change(e.from, books, out, |facts| PersonFacts { merged_into: Some(e.into), ..facts });
    change(e.into, books, out, |facts| PersonFacts { last_gift: facts.last_gift.max(inherited), ..facts });
}

pub(super) fn erased(e: &PersonErased, books: &impl Books, out: &mut Vec<Effect>) {
    change(e.number, books, out, |facts| PersonFacts { erased: Some(e.manner), ..facts });
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
