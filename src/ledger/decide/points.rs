//! Points: the dated rule book, deeds, and what takes points away.

use std::collections::BTreeSet;

use crate::ledger::books::Books;
use crate::ledger::decide::{Asking, day_has_come, project_is_proposed};
use crate::ledger::event::RulesSet;
use crate::ledger::field::Count;
use crate::ledger::name::Code;
use crate::ledger::points::Points;
use crate::ledger::refusal::{PointsRefusal, Refusal, RulesFlaw};

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
