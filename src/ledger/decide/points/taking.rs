//! What takes points away, or gives them to others: deductions, the end of their time, transfers. Never below zero.

use std::collections::BTreeMap;

use crate::ledger::books::registers::operators::TermFacts;
use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::points::{BroughtFacts, account, account_of, ending_by, is_to_join, opening_of};
use crate::ledger::books::registers::volunteers::{HouseholdFacts, membership_on};
use crate::ledger::books::{Books, Record};
use crate::ledger::decide::points::{act_of, book_on, code_text, holds_such_points, may_publish};
use crate::ledger::decide::volunteers::{is_still_here, recorder_is_another};
use crate::ledger::decide::{Asking, day_has_come, reason_is_given};
use crate::ledger::event::{PointsDeducted, PointsExpired, PointsJoined, PointsTransferred, VolunteerOpeningRecorded};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::refusal::{PointsRefusal, Refusal};
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{ActSign, PointsKind, Yes};

pub(in crate::ledger::decide) fn deduct(
    books: &impl Books,
    asking: &Asking,
    c: &PointsDeducted,
) -> Result<PointsDeducted, Refusal> {
    day_has_come(c.date, asking)?;
    let book = book_on(books, c.date)?;
    let act = act_of(&book, &c.act, ActSign::Deduction)?;
    holds_such_points(books, c.volunteer, c.points_kind, c.date)?;
    reason_is_given(&c.reason)?;
    let code = account_of(books, c.volunteer, c.points_kind, c.date);
    let points = act.points.min(account(books, c.points_kind, &code).available_on(c.date));
    if points.is_zero() {
        return Err(PointsRefusal::AccountMustHoldPoints { account: code_text(&code) }.into());
    }
    if c.points != points {
        return Err(PointsRefusal::DeductionMustBeTheRules { points }.into());
    }
    Ok(c.clone())
}

pub(in crate::ledger::decide) fn expire(
    books: &impl Books,
    asking: &Asking,
    c: &PointsExpired,
) -> Result<PointsExpired, Refusal> {
    if c.date >= asking.today {
        return Err(PointsRefusal::ExpiryMustBeOver { today: asking.today }.into());
    }
    let ending = ending_by(books, c.date);
    if ending.is_empty() {
        return Err(PointsRefusal::PointsMustHaveEnded { day: c.date }.into());
    }
    let accounts = Count(u64::try_from(ending.len()).unwrap_or(u64::MAX));
    let points = Points::sum(ending.iter().map(|(_, _, points)| *points)).unwrap_or_default();
    if (c.accounts, c.points) != (accounts, points) {
        return Err(PointsRefusal::ExpiryMustBeWhole { accounts, points }.into());
    }
    Ok(c.clone())
}

pub(in crate::ledger::decide) fn transfer(
    books: &impl Books,
    asking: &Asking,
    c: &PointsTransferred,
) -> Result<PointsTransferred, Refusal> {
    day_has_come(c.date, asking)?;
    let book = book_on(books, c.date)?;
    if book.rules.transfer == Yes::No {
        return Err(PointsRefusal::RulesMustAllowTransfers { day: c.date }.into());
    }
    if c.points.is_zero() {
        return Err(PointsRefusal::PointsMustNotBeZero.into());
    }
    is_an_account(books, &book, &c.from, c.date)?;
    is_an_account(books, &book, &c.to, c.date)?;
    if c.from == c.to {
        return Err(PointsRefusal::TransferMustNameTwoAccounts.into());
    }
    is_not_the_recorders(books, asking, &c.to, c.date)?;
    reason_is_given(&c.reason)?;
    let available = account(books, PointsKind::Exchange, c.from.as_str()).available_on(c.date);
    if c.points > available {
        return Err(PointsRefusal::PointsMustBeAvailable { available, asked: c.points }.into());
    }
    Ok(c.clone())
}

/// Nobody records what comes to his own account, or to his household's.
fn is_not_the_recorders(books: &impl Books, asking: &Asking, account: &Code, day: Day) -> Result<(), Refusal> {
    if let Ok(number) = account.as_str().parse() {
        return recorder_is_another(books, asking, number);
    }
    let Some(number) = TermFacts::of(books, &asking.by).person.map(|person| stayed(books, person)) else {
        return Ok(());
    };
    let lives_there = membership_on(books, number, day).is_some_and(|one| one.household.as_ref() == Some(account));
    if lives_there { recorder_is_another(books, asking, number) } else { Ok(()) }
}

/// Whoever has two numbers has one account: everything under the number that was given up goes to the one that stayed.
pub(in crate::ledger::decide) fn join(
    books: &impl Books,
    asking: &Asking,
    c: &PointsJoined,
) -> Result<PointsJoined, Refusal> {
    day_has_come(c.date, asking)?;
    let facts = books.person(c.from).ok_or(Refusal::PersonMustBeRegistered { number: c.from })?;
    if facts.merged_into.is_none() || stayed(books, c.from) != c.into {
        return Err(PointsRefusal::PointsMustJoinTheNumberThatStayed { number: c.from }.into());
    }
    let own = |kind| account(books, kind, &c.from.to_string()).left();
    let (points, points_party) = (own(PointsKind::Exchange), own(PointsKind::Party));
    if (c.points, c.points_party) != (points, points_party) || !is_to_join(books, c.from) {
        return Err(PointsRefusal::JoinMustTakeAllThereIs { points, points_party }.into());
    }
    let fits = |kind| {
        let (from, into) = (account(books, kind, &c.from.to_string()), account(books, kind, &c.into.to_string()));
        into.put_back(&from.portions).is_some() && into.inward.plus(from.left()).is_some()
    };
    let is_in_range = fits(PointsKind::Exchange) && fits(PointsKind::Party);
    if is_in_range { Ok(c.clone()) } else { Err(Refusal::TotalsMustStayInRange) }
}

/// What earlier books say a volunteer had: once, and under rules that tell until when it counts.
pub(in crate::ledger::decide) fn opening(
    books: &impl Books,
    asking: &Asking,
    c: &VolunteerOpeningRecorded,
) -> Result<VolunteerOpeningRecorded, Refusal> {
    day_has_come(c.date, asking)?;
    let book = book_on(books, c.date)?;
    holds_such_points(books, c.volunteer, PointsKind::Exchange, c.date)?;
    recorder_is_another(books, asking, c.volunteer)?;
    let brought = BroughtFacts::find(books, &c.volunteer).unwrap_or_default();
    if let Some(seq) = opening_of(books, c.volunteer) {
        return Err(PointsRefusal::OldBooksMustBeTakenOverOnce { seq }.into());
    }
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    if c.points.is_zero() && c.minutes.is_zero() {
        return Err(PointsRefusal::PointsMustNotBeZero.into());
    }
    let code = account_of(books, c.volunteer, PointsKind::Exchange, c.date);
    let portion = book.portion(PointsKind::Exchange, c.points, c.date);
    let fits = account(books, PointsKind::Exchange, &code).with(portion).is_some();
    let is_in_range = fits && brought.minutes.plus(c.minutes).is_some();
    if !is_in_range {
        return Err(Refusal::TotalsMustStayInRange);
    }
    may_publish(books, asking, c.points)?;
    Ok(c.clone())
}

/// Several that are let happen at once, each of which may: no volunteer twice, and the shop can honour all of them.
pub(in crate::ledger::decide) fn openings(
    books: &impl Books,
    asking: &Asking,
    all: &[(Seq, VolunteerOpeningRecorded)],
) -> Result<(), (Seq, Refusal)> {
    let (mut seen, mut sum) = (BTreeMap::new(), Points::ZERO);
    for (seq, e) in all {
        if let Some(before) = seen.insert(e.volunteer, *seq) {
            return Err((*seq, PointsRefusal::OldBooksMustBeTakenOverOnce { seq: before }.into()));
        }
        sum = sum.plus(e.points).ok_or((*seq, Refusal::TotalsMustStayInRange))?;
    }
    // The last says it for those before.
    all.last().map_or(Ok(()), |(seq, _)| may_publish(books, asking, sum).map_err(|refusal| (*seq, refusal)))
}

/// A household's, or a volunteer's who does not share his household's.
fn is_an_account(books: &impl Books, book: &RuleBook, code: &Code, day: Day) -> Result<(), Refusal> {
    let is_one = match code.as_str().parse::<PersonNumber>() {
        Ok(number) => membership_on(books, number, day)
            .filter(|_| stayed(books, number) == number && is_still_here(books, number).is_ok())
            .is_some_and(|membership| !book.is_shared() || membership.household.is_none()),
        Err(_) => HouseholdFacts::find(books, code).is_some(),
    };
    if is_one { Ok(()) } else { Err(PointsRefusal::PointsAccountMustExist { code: code.clone() }.into()) }
}
