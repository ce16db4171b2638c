//! Households, teams and volunteers: by real name, that is, with a number in the register of persons (慈善法 art. 66).

use crate::ledger::books::registers::operators::TermFacts;
use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::points::{account, others_live_in};
use crate::ledger::books::registers::rosters::RosterFacts;
use crate::ledger::books::registers::volunteers::{HouseholdFacts, TeamFacts, VolunteerFacts};
use crate::ledger::books::{Books, PersonFacts, Record};
use crate::ledger::decide::people::usable;
use crate::ledger::decide::purses::area_is_registered;
use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number, next_seq};
use crate::ledger::effect::membership;
use crate::ledger::event::{HouseholdRegistered, Kind, RosterImported, TeamRegistered, VolunteerRegistered};
use crate::ledger::field::Count;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::refusal::{Refusal, ServiceRefusal, VolunteerRefusal};
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{PartyKind, PointsKind};

pub(super) fn household(
    books: &impl Books,
    asking: &Asking,
    c: &HouseholdRegistered,
) -> Result<HouseholdRegistered, Refusal> {
    day_has_come(c.date, asking)?;
    let code = || c.code.clone();
    if c.code.as_str().parse::<PersonNumber>().is_ok() {
        return Err(VolunteerRefusal::HouseholdCodeMustBeNoNumber { code: code() }.into());
    }
    if HouseholdFacts::find(books, &c.code).is_some() {
        return Err(VolunteerRefusal::HouseholdCodeMustBeFree { code: code() }.into());
    }
    area_is_registered(books, c.area.as_ref())?;
    natural_person(books, c.head)?;
    Ok(c.clone())
}

pub(super) fn team(books: &impl Books, asking: &Asking, c: &TeamRegistered) -> Result<TeamRegistered, Refusal> {
    day_has_come(c.date, asking)?;
    if TeamFacts::find(books, &c.code).is_some() {
        return Err(VolunteerRefusal::TeamCodeMustBeFree { code: c.code.clone() }.into());
    }
    if c.name.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    holds_no_private_number(&c.name)?;
    natural_person(books, c.leader)?;
    Ok(c.clone())
}

pub(super) fn register(
    books: &impl Books,
    asking: &Asking,
    c: &VolunteerRegistered,
) -> Result<VolunteerRegistered, Refusal> {
    day_has_come(c.date, asking)?;
    natural_person(books, c.volunteer)?;
    if let Some(code) = c.household.as_ref().filter(|code| HouseholdFacts::find(books, code).is_none()) {
        return Err(VolunteerRefusal::HouseholdMustBeRegistered { code: code.clone() }.into());
    }
    team_is_registered(books, c.team.as_ref())?;
    says_something_new(books, c)?;
    leaves_no_points_behind(books, c)?;
    leaves_no_debt_behind(books, asking, c.volunteer, c.household.as_ref())?;
    pays_his_own_first(books, asking, c)?;
    Ok(c.clone())
}

/// Whoever owes on an account of his own does not move to one that is shared, from wherever: nothing would ever come into his.
fn pays_his_own_first(books: &impl Books, asking: &Asking, c: &VolunteerRegistered) -> Result<(), Refusal> {
    let facts = VolunteerFacts::find(books, &c.volunteer).unwrap_or_default();
    let stays = facts.last().is_some_and(|last| last.household == c.household);
    let owed = account(books, PointsKind::Exchange, &c.volunteer.to_string()).owed;
    if c.household.is_none() || stays || owed.is_zero() || !households_share(books, asking) {
        return Ok(());
    }
    Err(VolunteerRefusal::VolunteerMustPayWhatHeOwes { number: c.volunteer, owed }.into())
}

fn households_share(books: &impl Books, asking: &Asking) -> bool {
    RuleBook::on(books, asking.today).is_some_and(|book| book.is_shared())
}

fn says_something_new(books: &impl Books, c: &VolunteerRegistered) -> Result<(), Refusal> {
    let facts = VolunteerFacts::find(books, &c.volunteer).unwrap_or_default();
    let Some(last) = facts.last() else { return Ok(()) };
    if c.date < last.from {
        return Err(VolunteerRefusal::RegistrationMustFollowTheLast { on: last.from }.into());
    }
    let first = books.posting_day(c.date);
    if first != c.date {
        return Err(VolunteerRefusal::RegistrationMustLeaveToldMonths { first }.into());
    }
    let is_back = facts.left.is_some();
    if !is_back && last.says_the_same_as(&membership(next_seq(books), c)) {
        return Err(VolunteerRefusal::RegistrationMustSayMore { number: c.volunteer }.into());
    }
    Ok(())
}

/// The last volunteer of a household does not leave it while points lie in its account: nobody would reach them.
fn leaves_no_points_behind(books: &impl Books, c: &VolunteerRegistered) -> Result<(), Refusal> {
    let facts = VolunteerFacts::find(books, &c.volunteer).unwrap_or_default();
    let Some(code) = facts.last().and_then(|last| last.household.as_ref()) else { return Ok(()) };
    if c.household.as_ref() == Some(code) || facts.left.is_some() {
        return Ok(());
    }
    let points = account(books, PointsKind::Exchange, code.as_str()).left();
    if points.is_zero() || others_live_in(books, code, c.volunteer) {
        return Ok(());
    }
    Err(VolunteerRefusal::HouseholdMustKeepAMember { code: code.clone(), points }.into())
}

/// The last volunteer of a household that shares does not leave what it owes behind, by a registration or under another
/// number: what he earns next would be his own, and whoever came to live there would pay. Whoever had left the community
/// comes back to where he owes.
pub(super) fn leaves_no_debt_behind(
    books: &impl Books,
    asking: &Asking,
    volunteer: PersonNumber,
    goes_to: Option<&Code>,
) -> Result<(), Refusal> {
    let facts = VolunteerFacts::find(books, &volunteer).unwrap_or_default();
    let home = facts.last().and_then(|last| last.household.as_ref());
    let Some(code) = home.filter(|code| goes_to != Some(*code)) else { return Ok(()) };
    let owed = account(books, PointsKind::Exchange, code.as_str()).owed;
    if owed.is_zero() || !households_share(books, asking) || others_live_in(books, code, volunteer) {
        return Ok(());
    }
    Err(VolunteerRefusal::HouseholdMustPayWhatItOwes { code: code.clone(), owed }.into())
}

/// The team, if one is named, is registered.
pub(super) fn team_is_registered(books: &impl Books, team: Option<&Code>) -> Result<(), Refusal> {
    match team.filter(|code| TeamFacts::find(books, code).is_none()) {
        Some(code) => Err(VolunteerRefusal::TeamMustBeRegistered { code: code.clone() }.into()),
        None => Ok(()),
    }
}

/// A natural person whose number is still his to use.
pub(super) fn natural_person(books: &impl Books, number: PersonNumber) -> Result<PersonFacts, Refusal> {
    let facts = usable(books, number)?;
    if facts.kind == PartyKind::Person {
        Ok(facts)
    } else {
        Err(VolunteerRefusal::VolunteerMustBeAPerson { number }.into())
    }
}

/// Somebody is a volunteer on a day, and his number is still his to use.
pub(super) fn is_volunteer(books: &impl Books, number: PersonNumber, day: Day) -> Result<(), Refusal> {
    natural_person(books, number)?;
    let facts = VolunteerFacts::find(books, &number).filter(|facts| facts.on(day).is_some());
    let facts = facts.ok_or(VolunteerRefusal::VolunteerMustBeRegistered { number, day })?;
    facts.left.map_or(Ok(()), |left| Err(VolunteerRefusal::VolunteerMustStillBeHere { number, left }.into()))
}

/// Nobody records what he gets himself, under any number of his.
pub(super) fn recorder_is_another(books: &impl Books, asking: &Asking, number: PersonNumber) -> Result<(), Refusal> {
    let recorder = *TermFacts::of(books, &asking.by).person;
    match recorder.filter(|recorder| *recorder == number || stayed(books, *recorder) == stayed(books, number)) {
        Some(_) => Err(ServiceRefusal::RecorderMustNotBeTheVolunteer { number }.into()),
        None => Ok(()),
    }
}

/// Whoever was sent to another community earns nothing more here, of earlier days either: nobody would reach it.
pub(super) fn is_still_here(books: &impl Books, number: PersonNumber) -> Result<(), Refusal> {
    match VolunteerFacts::find(books, &number).and_then(|facts| *facts.left) {
        Some(left) => Err(VolunteerRefusal::VolunteerMustStillBeHere { number, left }.into()),
        None => Ok(()),
    }
}

pub(super) fn roster(books: &impl Books, c: &RosterImported) -> Result<RosterImported, Refusal> {
    if c.rows == Count(0) {
        return Err(Refusal::ImportMustHaveRows);
    }
    let holds = Kind::of(c.of.as_str()).is_some_and(RosterFacts::may_hold);
    if !holds || books.open_roster().is_some() {
        return Err(VolunteerRefusal::RosterMustHoldItsKind { of: c.of.clone() }.into());
    }
    Ok(c.clone())
}

/// The rows of a roster follow it without anything between. Rows of a list of gifts have a rule of their own, and are
/// spared the question.
pub(super) fn no_roster_waits(books: &impl Books, kind: Kind) -> Result<(), Refusal> {
    if books.open_import().is_some() {
        return Ok(());
    }
    match books.open_roster().filter(|open| open.of.as_str() != kind.word()) {
        Some(open) => {
            let rows_left = open.rows_left(next_seq(books));
            Err(VolunteerRefusal::RosterMustBeFinished { roster: open.entry, rows_left }.into())
        }
        None => Ok(()),
    }
}
