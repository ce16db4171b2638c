//! Activities, hours and their publication. Whatever one can know from the ledger alone about impossible hours is
//! refused here, and so found again by whoever verifies; what only looks doubtful wants another person's reason.

use crate::ledger::books::registers::operators::TermFacts;
use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::points::time_is_still_here;
use crate::ledger::books::registers::service::{ActivityFacts, activity};
use crate::ledger::books::registers::volunteers::{membership_on, stints_of_person};
use crate::ledger::books::stints::Stint;
use crate::ledger::books::{Books, Record};
use crate::ledger::decide::points::{hangs_somewhere, may_publish, none_waits};
use crate::ledger::decide::volunteers::{is_volunteer, natural_person, recorder_is_another, team_is_registered};
use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number, project_is_proposed};
use crate::ledger::earning::{credits, reckon, reckon_up_to};
use crate::ledger::event::{ActivityOpened, HoursRecorded, PointsPublished};
use crate::ledger::field::Count;
use crate::ledger::minutes::Minutes;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::{HoursDoubt, PointsRefusal, Refusal, ServiceRefusal};
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{PointsKind, StintState, Yes};

/// The longest an activity lasts, in days.
const LONGEST: i32 = 366;

pub(super) fn open(books: &impl Books, asking: &Asking, c: &ActivityOpened) -> Result<ActivityOpened, Refusal> {
    day_has_come(c.date, asking)?;
    if c.title.is_empty() || c.place.is_empty() {
        return Err(ServiceRefusal::ActivityMustBeDescribed.into());
    }
    [&c.title, &c.place].into_iter().try_for_each(holds_no_private_number)?;
    if ActivityFacts::find(books, &c.code).is_some() {
        return Err(ServiceRefusal::ActivityCodeMustBeFree { code: c.code.clone() }.into());
    }
    if c.first > c.last || c.begins >= c.ends {
        return Err(ServiceRefusal::ActivityMustHaveAWindow.into());
    }
    if c.last > c.first.plus_days(LONGEST).unwrap_or(Day::LAST) {
        return Err(ServiceRefusal::ActivityMustEndWithinAYear.into());
    }
    rules_for(books, &c.class, c.first)?;
    natural_person(books, c.supervisor)?;
    team_is_registered(books, c.team.as_ref())?;
    project_is_proposed(books, c.project.as_ref())?;
    Ok(c.clone())
}

/// The rules in force on a day, which know the kind of service.
fn rules_for(books: &impl Books, class: &Code, day: Day) -> Result<RuleBook, Refusal> {
    let book = RuleBook::needed_on(books, day)?;
    if book.service(class).is_none() {
        return Err(ServiceRefusal::ServiceMustBeInTheRules { class: class.clone(), day }.into());
    }
    Ok(book)
}

pub(super) fn record(books: &impl Books, asking: &Asking, c: &HoursRecorded) -> Result<HoursRecorded, Refusal> {
    day_has_come(c.date, asking)?;
    let missing = || ServiceRefusal::ActivityMustBeOpened { code: c.activity.clone() };
    let (opened, _) = activity(books, &c.activity).ok_or_else(missing)?;
    fits(&opened, c)?;
    let since = minutes_since(asking, c).ok_or(ServiceRefusal::HoursMustBeOver)?;
    let book = rules_for(books, &opened.class, c.date)?;
    is_volunteer(books, c.volunteer, c.date)?;
    party_points_are_a_members(books, c)?;
    is_seen_by_another(books, asking, c)?;
    let others = stints_of_person(books, c.volunteer, c.date, c.date);
    there_is_room(&others, &book, c)?;
    is_vouched_for(books, asking, c)?;
    match doubt(books, (&others, &book), since, asking, c).filter(|_| c.vouched_by.is_none()) {
        Some(doubt) => Err(ServiceRefusal::DoubtfulHoursMustBeVouchedFor { doubt }.into()),
        None => Ok(c.clone()),
    }
}

fn fits(opened: &ActivityOpened, c: &HoursRecorded) -> Result<(), Refusal> {
    if c.minutes.is_zero() {
        return Err(ServiceRefusal::HoursMustNotBeZero.into());
    }
    let end = c.began.after(c.minutes).filter(|end| *end <= opened.ends && c.began >= opened.begins);
    if end.is_none() || !(opened.first..=opened.last).contains(&c.date) {
        let ActivityOpened { first, last, begins, ends, .. } = *opened;
        return Err(ServiceRefusal::HoursMustFitTheActivity { first, last, begins, ends }.into());
    }
    Ok(())
}

/// How many minutes ago they ended; nothing when they have not.
fn minutes_since(asking: &Asking, c: &HoursRecorded) -> Option<u32> {
    let days = asking.today.number().checked_sub(c.date.number())?;
    let now = days.checked_mul(24 * 60)?.checked_add(u32::from(asking.time.minutes()))?;
    now.checked_sub(u32::from(c.began.after(c.minutes)?.minutes()))
}

fn party_points_are_a_members(books: &impl Books, c: &HoursRecorded) -> Result<(), Refusal> {
    let is_member = || membership_on(books, c.volunteer, c.date).is_some_and(|one| one.is_party_member == Yes::Yes);
    if c.points_kind == PointsKind::Party && !is_member() {
        return Err(ServiceRefusal::PartyPointsMustBeAMembers { number: c.volunteer, day: c.date }.into());
    }
    Ok(())
}

fn is_seen_by_another(books: &impl Books, asking: &Asking, c: &HoursRecorded) -> Result<(), Refusal> {
    natural_person(books, c.witness)?;
    if c.witness == c.volunteer {
        return Err(ServiceRefusal::WitnessMustBeAnother.into());
    }
    recorder_is_another(books, asking, c.volunteer)
}

fn there_is_room(others: &[Stint], book: &RuleBook, c: &HoursRecorded) -> Result<(), Refusal> {
    let standing = || others.iter().filter(|other| other.stands());
    if let Some(other) = standing().find(|other| other.overlaps(c.began, c.minutes)) {
        return Err(ServiceRefusal::HoursMustNotOverlap { entry: other.seq }.into());
    }
    let given = standing().try_fold(Minutes::ZERO, |sum, other| sum.plus(other.minutes)).unwrap_or_default();
    let most = book.rules.day_minutes;
    if given.plus(c.minutes).is_none_or(|sum| sum > most) {
        return Err(ServiceRefusal::DayMustHaveRoom { most, given }.into());
    }
    Ok(())
}

fn is_vouched_for(books: &impl Books, asking: &Asking, c: &HoursRecorded) -> Result<(), Refusal> {
    let Some(voucher) = *c.vouched_by else {
        let is_silent = c.reason.is_empty();
        return if is_silent { Ok(()) } else { Err(ServiceRefusal::ReasonMustBeVouchedFor.into()) };
    };
    if c.reason.is_empty() {
        return Err(ServiceRefusal::ReasonMustBeVouchedFor.into());
    }
    holds_no_private_number(&c.reason)?;
    natural_person(books, voucher)?;
    let household = |number| membership_on(books, number, c.date).and_then(|membership| membership.household.0);
    let lives_with_him = household(voucher).is_some_and(|his| household(c.volunteer) == Some(his));
    let recorder = TermFacts::of(books, &asking.by).person.map(|person| stayed(books, person));
    if voucher == c.volunteer || voucher == c.witness || recorder == Some(voucher) || lives_with_him {
        return Err(ServiceRefusal::VoucherMustBeAnother.into());
    }
    Ok(())
}

/// Threat 67: hours that were bought are entered within minutes, or weeks later, or by one friend for everybody.
fn doubt(
    books: &impl Books,
    (others, book): (&[Stint], &RuleBook),
    since: u32,
    asking: &Asking,
    c: &HoursRecorded,
) -> Option<HoursDoubt> {
    let rules = &book.rules;
    if since < rules.early_minutes.count() {
        return Some(HoursDoubt::TooEarly { minutes: since });
    }
    let days = asking.today.number().saturating_sub(c.date.number());
    if u64::from(days) > rules.late_days.0 {
        return Some(HoursDoubt::TooLate { days });
    }
    let limit = rules.witness_limit;
    let is_seen = |one: &Stint| one.stands() && one.volunteer == c.volunteer && one.witness == c.witness;
    let seen = books.seen_by(c.witness, c.date, Count(limit.0.saturating_add(1)));
    let seen = if others.iter().any(is_seen) { seen } else { seen.and_one() };
    (seen > limit).then_some(HoursDoubt::OneWitness { limit })
}

pub(super) fn publish(books: &impl Books, asking: &Asking, c: &PointsPublished) -> Result<PointsPublished, Refusal> {
    day_has_come(c.date, asking)?;
    hangs_somewhere(c)?;
    let Some(code) = c.activity.as_ref() else { return Err(ServiceRefusal::HoursMustWaitForPublication.into()) };
    if ActivityFacts::find(books, code).is_none() {
        return Err(ServiceRefusal::ActivityMustBeOpened { code: code.clone() }.into());
    }
    none_waits(books, asking, c.activity.as_ref())?;
    let batch = if asking.waited.is_some() { reckon_up_to(books, code, c.up_to) } else { reckon(books, code) };
    let batch = batch.ok_or(Refusal::TotalsMustStayInRange)?;
    let up_to = batch.up_to().ok_or(ServiceRefusal::HoursMustWaitForPublication)?;
    if c.up_to != up_to {
        return Err(ServiceRefusal::PublicationMustCoverAllHours { up_to }.into());
    }
    if let Some(on) = batch.last_day().filter(|on| c.date < *on) {
        return Err(ServiceRefusal::PublicationMustFollowTheHours { on }.into());
    }
    let (count, minutes) = (batch.count(), batch.minutes);
    let (points, points_party) = (batch.points, batch.points_party);
    if (c.count, c.minutes, c.points, c.points_party) != (count, minutes, points, points_party) {
        return Err(ServiceRefusal::PublicationMustAddUp { count, minutes, points, points_party }.into());
    }
    credits(books, &batch, asking.number(books), asking.today).ok_or(Refusal::TotalsMustStayInRange)?;
    may_publish(books, asking, c.points)?;
    Ok(c.clone())
}

/// Hours that were published take their points with them; a statement that is out keeps both.
pub(super) fn may_be_undone(books: &impl Books, stint: &Stint) -> Result<(), Refusal> {
    if stint.state == StintState::Published && !time_is_still_here(books, stint.volunteer, stint.minutes) {
        return Err(PointsRefusal::HoursMustNotBeCarriedAway { volunteer: stint.volunteer }.into());
    }
    Ok(())
}
