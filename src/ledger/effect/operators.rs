//! Operators come, change their keys and go.

use crate::ledger::books::registers::operators::{OldKeyFacts, TermFacts, TwoPersonsFacts};
use crate::ledger::books::{Books, Record};
use crate::ledger::effect::Effect;
use crate::ledger::event::{KeyRotated, OperatorEnrolled, OperatorIdentified, OperatorRetired};
use crate::ledger::field::{Maybe, Seq};

pub(super) fn enrolled(e: &OperatorEnrolled, out: &mut Vec<Effect>) {
    out.push(Effect::OperatorAdded { code: e.code.clone(), key: Some(e.key), roles: e.roles.clone() });
    out.push(TermFacts { from: e.from, until: Maybe::EMPTY, person: e.person }.kept(&e.code));
}

pub(super) fn identified(e: &OperatorIdentified, books: &impl Books, out: &mut Vec<Effect>) {
    out.push(TermFacts { person: Maybe(Some(e.person)), ..TermFacts::of(books, &e.code) }.kept(&e.code));
}

pub(super) fn rotated(e: &KeyRotated, out: &mut Vec<Effect>) {
    if let Some(old) = *e.old {
        out.push(OldKeyFacts { code: e.code.clone(), valid_size: e.valid_size }.kept(&old.to_string()));
    }
    out.push(Effect::KeySet { code: e.code.clone(), key: e.new });
}

pub(super) fn retired(e: &OperatorRetired, books: &impl Books, out: &mut Vec<Effect>) {
    out.push(TermFacts { until: Maybe(Some(e.until)), ..TermFacts::of(books, &e.code) }.kept(&e.code));
}

pub(super) fn two_persons(seq: Seq, out: &mut Vec<Effect>) {
    out.push(TwoPersonsFacts { entry: seq }.kept(&String::new()));
}
