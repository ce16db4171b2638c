//! Points: the dated rule book, deeds, and what takes points away.

mod deeds;
mod moving;
mod taking;

pub(super) use deeds::{claim, deed, gift_may_go_back, publish, wish};
pub(super) use moving::{receive, send};
pub(super) use taking::{deduct, expire, join, opening, openings, transfer};

use std::collections::BTreeSet;

use crate::ledger::books::registers::points::{
    AwardedFacts, Portion, TakenFacts, TotalFacts, account, heir, time_is_still_here,
};
use crate::ledger::books::registers::volunteers::membership_on;
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Books, Recalled, Record};
use crate::ledger::decide::people::number_is_not_given_up;
use crate::ledger::decide::volunteers::is_still_here;
use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number, project_is_proposed};
use crate::ledger::event::{ActRule, Event, PointsPublished, RulesSet};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rate::Rate;
use crate::ledger::refusal::{PointsRefusal, Refusal, RulesFlaw, ServiceRefusal, VolunteerRefusal};
use crate::ledger::rule_book::{Cover, RuleBook};
use crate::ledger::words::{ActSign, PointsKind, Yes};

/// As many kinds of service, and as many acts, as a rule book may have.
const LONGEST_LIST: usize = 100;
/// Stars go from one to five.
const STARS: usize = 5;
/// Longer than any notice, and than any wait before hours are recorded.
const MOST_DAYS: Count = Count(366);
/// Longer than any points are kept.
const MOST_YEARS: Count = Count(50);
/// The minutes of a day.
const DAY: u32 = 24 * 60;

pub(super) fn rules(books: &impl Books, asking: &Asking, c: &RulesSet) -> Result<RulesSet, Refusal> {
    day_has_come(c.date, asking)?;
    if c.from < asking.today {
        return Err(PointsRefusal::RulesMustNotReachBack { today: asking.today }.into());
    }
    if RuleBook::on(books, asking.today).is_some_and(|book| book.rules.from == asking.today && c.from == asking.today) {
        return Err(PointsRefusal::RulesMustLastTheirDay { today: asking.today }.into());
    }
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    if c.title.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    if c.rules_file.is_none() {
        return Err(PointsRefusal::RulesMustBeOnPaper.into());
    }
    if let Some(flaw) = flaw_of(c) {
        return Err(PointsRefusal::RulesMustHoldTogether { flaw }.into());
    }
    if let Some(code) =
        twice(c.services.iter().map(|rule| &rule.class)).or_else(|| twice(c.acts.iter().map(|a| &a.act)))
    {
        return Err(PointsRefusal::RuleCodesMustDiffer { code: code.clone() }.into());
    }
    project_is_proposed(books, c.reserve.as_ref())?;
    Ok(c.clone())
}

/// The first thing that does not hold together.
fn flaw_of(c: &RulesSet) -> Option<RulesFlaw> {
    let is_list = (1..=LONGEST_LIST).contains(&c.services.len()) && c.acts.len() <= LONGEST_LIST;
    let unnamed = c.services.iter().any(|rule| rule.name.is_empty()) || c.acts.iter().any(|act| act.name.is_empty());
    let is_day = (1..=DAY).contains(&c.day_minutes.count()) && c.early_minutes.count() <= DAY;
    let keeps = c.keeps_years.is_none_or(|years| (Count(1)..=MOST_YEARS).contains(&years));
    let rises = c.stars.iter().zip(c.stars.iter().skip(1)).all(|(less, more)| less < more);
    let is_zero = |cap: Option<Points>| cap.is_some_and(Points::is_zero);
    let is_worth = !c.point_worth.is_zero() && !is_zero(*c.daily_cap) && !is_zero(*c.activity_cap);
    [
        (is_list, RulesFlaw::Lists),
        (!unnamed, RulesFlaw::Names),
        (is_day, RulesFlaw::DayMinutes),
        (keeps && c.notice_days <= MOST_DAYS && c.late_days <= MOST_DAYS, RulesFlaw::Days),
        (c.stars.len() == STARS && rises && c.stars.first() > Some(&Count(0)), RulesFlaw::Stars),
        (c.cover <= c.cover_warning, RulesFlaw::Cover),
        (is_worth, RulesFlaw::Worth),
    ]
    .into_iter()
    .find_map(|(holds, flaw)| (!holds).then_some(flaw))
}

/// The first code that stands twice.
fn twice<'c>(codes: impl Iterator<Item = &'c Code>) -> Option<&'c Code> {
    let mut seen = BTreeSet::new();
    codes.into_iter().find(|code| !seen.insert(*code))
}

/// The rules in force on a day.
pub(super) fn book_on(books: &impl Books, day: Day) -> Result<RuleBook, Refusal> {
    RuleBook::needed_on(books, day)
}

/// The act of the rules, if it does what is asked.
fn act_of<'b>(book: &'b RuleBook, act: &Code, sign: ActSign) -> Result<&'b ActRule, Refusal> {
    let refused = || PointsRefusal::ActMustStandInTheRules { act: act.clone(), sign };
    Ok(book.act(act).filter(|rule| rule.sign == sign).ok_or_else(refused)?)
}

/// A volunteer on that day; of the party, where points of its kind are named.
pub(super) fn holds_such_points(
    books: &impl Books,
    volunteer: PersonNumber,
    kind: PointsKind,
    day: Day,
) -> Result<(), Refusal> {
    number_is_not_given_up(books, volunteer)?;
    let Some(membership) = membership_on(books, volunteer, day) else {
        return Err(VolunteerRefusal::VolunteerMustBeRegistered { number: volunteer, day }.into());
    };
    is_still_here(books, volunteer)?;
    if kind == PointsKind::Party && membership.is_party_member == Yes::No {
        return Err(PointsRefusal::PartyPointsNeedAMember { volunteer }.into());
    }
    Ok(())
}

/// Points are a debt: no more are published than the rules of the day on which that happens say can be honoured, out of what
/// is there and good on it, whatever day it is written down for (threat 69).
pub(super) fn may_publish(books: &impl Books, asking: &Asking, points: Points) -> Result<(), Refusal> {
    if points.is_zero() {
        return Ok(());
    }
    let book = book_on(books, asking.today)?;
    let cover = book.rules.cover;
    if cover == Rate::ZERO {
        let outstanding = TotalFacts::of(books, PointsKind::Exchange).outstanding.plus(points);
        let owed = outstanding.and_then(|sum| sum.worth(book.rules.point_worth));
        return owed.map(drop).ok_or(Refusal::TotalsMustStayInRange);
    }
    let now = Cover::on(books, asking.today).ok_or(Refusal::TotalsMustStayInRange)?;
    let after = now.with(points).ok_or(Refusal::TotalsMustStayInRange)?;
    let owed = after.owed.ok_or(Refusal::TotalsMustStayInRange)?;
    if after.honours(cover) {
        Ok(())
    } else {
        Err(PointsRefusal::PointsMustBeCovered { owed, can: after.can(), cover }.into())
    }
}

/// A publication of hours or of deeds says where everybody reads it, with nobody's number.
pub(super) fn hangs_somewhere(c: &PointsPublished) -> Result<(), Refusal> {
    if c.place.is_empty() {
        return Err(ServiceRefusal::PublicationMustHang.into());
    }
    holds_no_private_number(&c.place)
}

/// Hours, and deeds, wait in one publication at a time: of two that cover the same, one could never be approved.
pub(super) fn none_waits(books: &impl Books, asking: &Asking, activity: Option<&Code>) -> Result<(), Refusal> {
    if asking.waited.is_some() {
        return Ok(());
    }
    let is_same = |seq: &Seq| match WaitingFacts::waiting(books, *seq) {
        Some((_, Event::PointsPublished(e))) => e.activity.as_ref() == activity,
        Some(_) | None => false,
    };
    match WaitingFacts::all_waiting(books).into_iter().map(|(seq, _)| seq).find(is_same) {
        Some(seq) => Err(PointsRefusal::PublicationMustNotWaitAlready { seq }.into()),
        None => Ok(()),
    }
}

/// The code of an account, for a refusal.
fn code_text(code: &str) -> Text {
    Text::typed(code).unwrap_or_default()
}

/// Whether an entry of this subject may still be undone; entries of other subjects are none of its business.
pub(super) fn may_be_undone(books: &impl Books, asking: &Asking, recalled: &Recalled) -> Result<(), Refusal> {
    if let Event::VolunteerSent(e) = &recalled.event {
        return moving::may_come_back(books, asking, recalled.seq, e);
    }
    if let Event::WishMade(_) = &recalled.event {
        deeds::is_not_fulfilled(books, recalled.seq)?;
    }
    if let Event::WishClaimed(e) = &recalled.event {
        deeds::is_not_fulfilled(books, e.wish)?;
    }
    if let Event::VolunteerReceived(e) = &recalled.event {
        moving::was_his_last(books, recalled.seq, e)?;
    }
    if let Event::VolunteerOpeningRecorded(e) = &recalled.event
        && !time_is_still_here(books, e.volunteer, e.minutes)
    {
        return Err(PointsRefusal::HoursMustNotBeCarriedAway { volunteer: e.volunteer }.into());
    }
    // What came from another community may be taken over once more, so it must be there; what was never earned is owed.
    if let Event::VolunteerReceived(_) = &recalled.event
        && let Some(awarded) = AwardedFacts::find(books, &recalled.seq)
    {
        return holds(books, awarded.kind, &awarded.account, &[awarded.portion]);
    }
    if let Event::PointsTransferred(e) = &recalled.event {
        return holds(books, PointsKind::Exchange, e.to.as_str(), &taken_by(books, recalled.seq));
    }
    Ok(())
}

/// The portions an entry took.
fn taken_by(books: &impl Books, seq: Seq) -> Vec<Portion> {
    TakenFacts::find(books, &seq).map_or_else(Vec::new, |taken| taken.portions)
}

/// As much is left of each portion as a reversal takes out again.
fn holds(books: &impl Books, kind: PointsKind, code: &str, portions: &[Portion]) -> Result<(), Refusal> {
    let mut facts = account(books, kind, &heir(books, code));
    for portion in portions {
        let missing = || PointsRefusal::PointsMustNotBeSpent { account: code_text(code) };
        facts = facts.without(*portion).ok_or_else(missing)?;
    }
    Ok(())
}
