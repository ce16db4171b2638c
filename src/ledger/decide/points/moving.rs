//! 关系转接: a volunteer leaves with a signed statement, or comes with one.

use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::points::{
    BroughtFacts, DeedsWaiting, ReceivedFacts, StatementFacts, account, account_of, account_taken_along,
    minutes_to_state, statement_ends,
};
use crate::ledger::books::registers::volunteers::{numbers_of, stints_of_person};
use crate::ledger::books::stints::Stint;
use crate::ledger::books::{Books, Record};
use crate::ledger::command::SendVolunteer;
use crate::ledger::decide::points::{book_on, holds_such_points, may_publish};
use crate::ledger::decide::{Asking, day_has_come, next_seq};
use crate::ledger::event::{Event, VolunteerReceived, VolunteerSent};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Digest, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::refusal::{PointsRefusal, Refusal};
use crate::ledger::words::{PointsKind, StintState};

pub(in crate::ledger::decide) fn send(
    books: &impl Books,
    asking: &Asking,
    c: &SendVolunteer,
) -> Result<VolunteerSent, Refusal> {
    day_has_come(c.date, asking)?;
    holds_such_points(books, c.volunteer, PointsKind::Exchange, c.date)?;
    let name = name_in_force(books, c.volunteer)?;
    is_another_ledger(books, &c.to)?;
    is_fresh(asking, c.date)?;
    goes_where_the_last_went(books, c)?;
    nothing_of_his_waits(books, c.volunteer)?;
    has_served_before(books, c)?;
    let facts = account(books, PointsKind::Exchange, &account_taken_along(books, c.volunteer, c.date));
    let waiting = facts.in_notice_on(c.date);
    if !waiting.is_zero() {
        return Err(PointsRefusal::PointsInNoticeMustCountFirst { points: waiting }.into());
    }
    let (minutes, points) = (minutes_to_state(books, c.volunteer), facts.available_on(c.date));
    if (c.minutes, c.points) != (minutes, points) {
        return Err(PointsRefusal::StatementMustSayWhatIsThere { minutes, points }.into());
    }
    let SendVolunteer { date, volunteer, .. } = *c;
    Ok(VolunteerSent { date, minutes, name: Maybe(name), points, to: c.to.clone(), volunteer })
}

pub(in crate::ledger::decide) fn receive(
    books: &impl Books,
    asking: &Asking,
    c: &VolunteerReceived,
) -> Result<VolunteerReceived, Refusal> {
    day_has_come(c.date, asking)?;
    let book = book_on(books, c.date)?;
    holds_such_points(books, c.volunteer, PointsKind::Exchange, c.date)?;
    name_in_force(books, c.volunteer)?;
    is_another_ledger(books, &c.from)?;
    is_fresh(asking, c.stated_on)?;
    if c.date < c.stated_on {
        return Err(PointsRefusal::ArrivalMustFollowTheStatement { on: c.stated_on }.into());
    }
    if c.statement_file.is_none() {
        return Err(PointsRefusal::StatementMustBeOnPaper.into());
    }
    if let Some(facts) = StatementFacts::find(books, &c.leaf.to_string()) {
        return Err(PointsRefusal::StatementMustBeNew { seq: facts.entry }.into());
    }
    let code = account_of(books, c.volunteer, PointsKind::Exchange, c.date);
    let portion = book.portion(PointsKind::Exchange, c.points, c.date);
    let brought = BroughtFacts::find(books, &c.volunteer).unwrap_or_default();
    let fits = account(books, PointsKind::Exchange, &code).with(portion).is_some();
    let is_in_range = fits && brought.received(c.minutes, next_seq(books)).is_some();
    if !is_in_range {
        return Err(Refusal::TotalsMustStayInRange);
    }
    may_publish(books, asking, c.points)?;
    Ok(c.clone())
}

/// The commitment to the name of who moves: a statement opens it, and whoever takes it over compares it.
fn name_in_force(books: &impl Books, volunteer: PersonNumber) -> Result<Option<Digest>, Refusal> {
    let named = books.person(volunteer).filter(|facts| facts.erased.is_none());
    let facts = named.ok_or(PointsRefusal::MoverMustHaveAName { volunteer })?;
    Ok(facts.name)
}

/// Another ledger by its name, as every ledger has one: a word, a point and sixteen bytes in hexadecimal digits.
fn is_another_ledger(books: &impl Books, origin: &Text) -> Result<(), Refusal> {
    let is_ours = books.opened().is_some_and(|opened| opened.origin == *origin);
    let (word, id) = origin.as_str().rsplit_once(['.', '-']).unwrap_or_default();
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_word = !word.is_empty() && !word.contains([' ', '+']);
    let is_origin = is_word && id.len() == 32 && id.bytes().all(is_digit);
    if is_ours || !is_origin {
        return Err(PointsRefusal::OtherLedgerMustBeNamed { origin: origin.clone() }.into());
    }
    Ok(())
}

/// A statement is good for some days after its own, whatever day is said to be the day of business.
fn is_fresh(asking: &Asking, stated_on: Day) -> Result<(), Refusal> {
    match statement_ends(stated_on) {
        until if until < asking.today => Err(PointsRefusal::StatementMustBeFresh { until }.into()),
        _ => Ok(()),
    }
}

/// What an earlier statement says that is out comes back with one number: of two ledgers none would know the other's part.
fn goes_where_the_last_went(books: &impl Books, c: &SendVolunteer) -> Result<(), Refusal> {
    let numbers = numbers_of(books, c.volunteer).into_iter();
    let out = numbers.filter_map(|number| BroughtFacts::find(books, &number)).filter(|facts| !facts.sent.is_zero());
    for last in out.filter_map(|facts| books.recall((*facts.sent_by)?)) {
        if let Event::VolunteerSent(e) = &last.event
            && e.to != c.to
        {
            return Err(PointsRefusal::StatementsMustGoToOneLedger { to: e.to.clone(), seq: last.seq }.into());
        }
    }
    Ok(())
}

/// Whoever leaves takes everything along: what were published after him would lie in an account that nobody can reach.
fn nothing_of_his_waits(books: &impl Books, volunteer: PersonNumber) -> Result<(), Refusal> {
    let hours = stints_of_person(books, volunteer, Day::FIRST, Day::LAST).into_iter();
    let hours = hours.filter(|stint| stint.state == StintState::Recorded).map(|stint| stint.seq);
    let is_his = |seq: &Seq| {
        books.recall(*seq).is_some_and(
            |deed| matches!(&deed.event, Event::DeedRecorded(e) if stayed(books, e.volunteer) == volunteer),
        )
    };
    let waiting = DeedsWaiting::up_to(books, Seq(books.size().0)).deeds.into_iter().map(|(seq, _)| seq);
    match hours.chain(waiting.filter(is_his)).next() {
        Some(seq) => Err(PointsRefusal::LeaverMustHaveNothingWaiting { seq }.into()),
        None => Ok(()),
    }
}

/// A statement of one day certifies no hours of a later one.
fn has_served_before(books: &impl Books, c: &SendVolunteer) -> Result<(), Refusal> {
    let since = stints_of_person(books, c.volunteer, c.date, Day::LAST).into_iter();
    match since.filter(|stint| stint.stands() && stint.day > c.date).max_by_key(|stint| stint.day) {
        Some(Stint { seq, day, .. }) => Err(PointsRefusal::LeaverMustNotHaveServedSince { seq, day }.into()),
        None => Ok(()),
    }
}

/// What came with a statement goes back as long as nothing builds on it: no later statement, no merge.
pub(super) fn was_his_last(books: &impl Books, seq: Seq, e: &VolunteerReceived) -> Result<(), Refusal> {
    let now = BroughtFacts::find(books, &e.volunteer).unwrap_or_default();
    let is_last = stayed(books, e.volunteer) == e.volunteer;
    match ReceivedFacts::find(books, &seq).and_then(|facts| facts.undone(now)).filter(|_| is_last) {
        Some(_) => Ok(()),
        None => Err(PointsRefusal::ArrivalMustBeHisLast { volunteer: e.volunteer }.into()),
    }
}

/// Nobody took the statement over: its days are past, and he did not come back with one of another ledger.
pub(super) fn may_come_back(books: &impl Books, asking: &Asking, seq: Seq, e: &VolunteerSent) -> Result<(), Refusal> {
    let until = statement_ends(e.date);
    if asking.today <= until {
        return Err(PointsRefusal::StatementMustHaveRunOut { until }.into());
    }
    let numbers = numbers_of(books, stayed(books, e.volunteer)).into_iter();
    let back = numbers.filter_map(|number| *BroughtFacts::find(books, &number)?.received_by).max();
    match back.filter(|back| *back > seq) {
        Some(back) => Err(PointsRefusal::LeaverMustNotBeBack { seq: back }.into()),
        None => Ok(()),
    }
}
