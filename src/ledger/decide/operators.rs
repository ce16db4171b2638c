//! Operators come, change their keys and go; and from one entry on it takes two of them.

use crate::ledger::books::registers::operators::{OldKeyFacts, TermFacts, acting, mode};
use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::{Books, Record};
use crate::ledger::decide::volunteers::natural_person;
use crate::ledger::decide::{Asking, day_has_come, reason_is_given};
use crate::ledger::event::{KeyRotated, OperatorEnrolled, OperatorIdentified, OperatorRetired, TwoPersonsBegan};
use crate::ledger::name::{Code, Digest, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::refusal::{OperatorRefusal, Refusal};
use crate::ledger::waiting::gives_its_word;
use crate::ledger::words::{Mode, Role};

pub(super) fn enrol(books: &impl Books, asking: &Asking, c: &OperatorEnrolled) -> Result<OperatorEnrolled, Refusal> {
    if books.operator(&c.code).is_some() {
        return Err(Refusal::CodeMustBeFree { code: c.code.clone() });
    }
    key_is_new(books, &c.key)?;
    if let Some(number) = *c.person {
        if books.person(number).is_none() {
            return Err(Refusal::PersonMustBeRegistered { number });
        }
        is_no_other_operator(books, number)?;
    }
    if c.roles.is_empty() {
        return Err(Refusal::RecorderMustBeNamed);
    }
    day_has_come(c.from, asking)?;
    Ok(c.clone())
}

/// Whoever opened the ledger had no number yet. What he is asked as a receiver hangs on it, so it does not change.
pub(super) fn identify(
    books: &impl Books,
    asking: &Asking,
    c: &OperatorIdentified,
) -> Result<OperatorIdentified, Refusal> {
    day_has_come(c.date, asking)?;
    let unknown = || OperatorRefusal::OperatorMustBeKnown { code: c.code.clone() };
    acting(books, &c.code, asking.today).ok_or_else(unknown)?;
    natural_person(books, c.person)?;
    if let Some(person) = *TermFacts::of(books, &c.code).person {
        return Err(OperatorRefusal::OperatorIsIdentifiedOnce { code: c.code.clone(), person }.into());
    }
    is_no_other_operator(books, c.person)?;
    Ok(c.clone())
}

/// Two operators are two persons: nobody approves under one code what he recorded under another.
fn is_no_other_operator(books: &impl Books, person: PersonNumber) -> Result<(), Refusal> {
    let is_he = |term: &TermFacts| {
        term.until.is_none() && term.person.is_some_and(|number| stayed(books, number) == stayed(books, person))
    };
    let code =
        TermFacts::all(books, "").into_iter().find(|(_, term)| is_he(term)).and_then(|(code, _)| code.parse().ok());
    match code {
        Some(code) => Err(OperatorRefusal::OperatorsMustBeTwoPersons { code, person }.into()),
        None => Ok(()),
    }
}

/// Nobody holds the key, and nobody ever did.
fn key_is_new(books: &impl Books, key: &Digest) -> Result<(), Refusal> {
    let old_owner = OldKeyFacts::find(books, &key.to_string()).map(|old| old.code);
    match books.key_owner(key).or(old_owner) {
        Some(code) => Err(Refusal::KeyMustBeFree { code }),
        None => Ok(()),
    }
}

pub(super) fn rotate(books: &impl Books, c: &KeyRotated) -> Result<KeyRotated, Refusal> {
    let unknown = || OperatorRefusal::OperatorMustBeKnown { code: c.code.clone() };
    let facts = books.operator(&c.code).ok_or_else(unknown)?;
    if facts.key != *c.old {
        return Err(OperatorRefusal::OldKeyMustBeTheirs { code: c.code.clone() }.into());
    }
    key_is_new(books, &c.new)?;
    if c.valid_size > books.size() {
        return Err(OperatorRefusal::OldKeyMustEndInThePast { size: books.size() }.into());
    }
    let can_recover = books.opened().is_some_and(|opened| opened.recovery_key.is_some());
    if c.recovery.is_some() && !can_recover {
        return Err(OperatorRefusal::RecoveryKeyMustBeKept.into());
    }
    reason_is_given(&c.reason)?;
    Ok(c.clone())
}

pub(super) fn retire(books: &impl Books, asking: &Asking, c: &OperatorRetired) -> Result<OperatorRetired, Refusal> {
    let unknown = || OperatorRefusal::OperatorMustBeKnown { code: c.code.clone() };
    books.operator(&c.code).ok_or_else(unknown)?;
    let term = TermFacts::of(books, &c.code);
    if let Some(until) = *term.until {
        return Err(OperatorRefusal::OperatorMustStillAct { code: c.code.clone(), until }.into());
    }
    if c.until < term.from {
        return Err(OperatorRefusal::TermMustEndAfterItBegins { from: term.from }.into());
    }
    day_has_come(c.until, asking)?;
    reason_is_given(&c.reason)?;
    let stays = |code: &Code| *code != c.code;
    if !someone(books, asking.today, &stays, &|role| role == Role::Recorder) {
        return Err(Refusal::RecorderMustBeNamed);
    }
    if mode(books) == Mode::TwoPerson && !two_persons(books, asking.today, &stays) {
        return Err(Refusal::TwoPersonsMustDiffer);
    }
    Ok(c.clone())
}

pub(super) fn begin(books: &impl Books, asking: &Asking, c: &TwoPersonsBegan) -> Result<TwoPersonsBegan, Refusal> {
    day_has_come(c.date, asking)?;
    if mode(books) == Mode::TwoPerson {
        return Err(OperatorRefusal::TwoPersonsBeginOnce.into());
    }
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    if !two_persons(books, asking.today, &|_| true) {
        return Err(Refusal::TwoPersonsMustDiffer);
    }
    Ok(c.clone())
}

/// One who records and another who gives his word, each with a key.
fn two_persons(books: &impl Books, day: Day, stays: &dyn Fn(&Code) -> bool) -> bool {
    let with_keys = |code: &Code| stays(code) && books.operator(code).is_some_and(|facts| facts.key.is_some());
    let recorders: Vec<Code> = those(books, day, &with_keys, &|role| role == Role::Recorder);
    let approvers: Vec<Code> = those(books, day, &with_keys, &gives_its_word);
    recorders.iter().any(|recorder| approvers.iter().any(|approver| approver != recorder))
}

fn someone(books: &impl Books, day: Day, stays: &dyn Fn(&Code) -> bool, does: &dyn Fn(Role) -> bool) -> bool {
    !those(books, day, stays, does).is_empty()
}

/// The operators who act on a day in one of some roles.
fn those(books: &impl Books, day: Day, stays: &dyn Fn(&Code) -> bool, does: &dyn Fn(Role) -> bool) -> Vec<Code> {
    let first = books.opened().map(|opened| opened.operators.iter().map(|o| o.code.clone()).collect::<Vec<Code>>());
    let later = TermFacts::all(books, "").into_iter().filter_map(|(code, _)| code.parse().ok());
    let mut codes: Vec<Code> = first.unwrap_or_default().into_iter().chain(later).collect();
    codes.sort();
    codes.dedup();
    let acts = |code: &Code| acting(books, code, day).is_some_and(|facts| facts.roles.iter().any(|role| does(*role)));
    codes.retain(|code| stays(code) && acts(code));
    codes
}
