//! 关系转接: a volunteer leaves with a signed statement, or comes with one.

use crate::ledger::books::registers::points::{BroughtFacts, StatementFacts, account, account_of, own_minutes};
use crate::ledger::books::registers::volunteers::VolunteerFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::decide::points::{book_on, holds_such_points};
use crate::ledger::decide::{Asking, day_has_come, next_seq};
use crate::ledger::event::{VolunteerReceived, VolunteerSent};
use crate::ledger::name::Text;
use crate::ledger::refusal::{PointsRefusal, Refusal, VolunteerRefusal};
use crate::ledger::words::PointsKind;

pub(in crate::ledger::decide) fn send(
    books: &impl Books,
    asking: &Asking,
    c: &VolunteerSent,
) -> Result<VolunteerSent, Refusal> {
    day_has_come(c.date, asking)?;
    holds_such_points(books, c.volunteer, PointsKind::Exchange, c.date)?;
    if VolunteerFacts::find(books, &c.volunteer).is_some_and(|facts| facts.left.is_some()) {
        return Err(VolunteerRefusal::VolunteerMustBeRegistered { number: c.volunteer, day: c.date }.into());
    }
    is_another_ledger(books, &c.to)?;
    let facts = account(books, PointsKind::Exchange, &c.volunteer.to_string());
    let waiting = facts.in_notice_on(c.date);
    if !waiting.is_zero() {
        return Err(PointsRefusal::PointsInNoticeMustCountFirst { points: waiting }.into());
    }
    let (minutes, points) = (own_minutes(books, c.volunteer), facts.available_on(c.date));
    if (c.minutes, c.points) != (minutes, points) {
        return Err(PointsRefusal::StatementMustSayWhatIsThere { minutes, points }.into());
    }
    Ok(c.clone())
}

pub(in crate::ledger::decide) fn receive(
    books: &impl Books,
    asking: &Asking,
    c: &VolunteerReceived,
) -> Result<VolunteerReceived, Refusal> {
    day_has_come(c.date, asking)?;
    let book = book_on(books, c.date)?;
    holds_such_points(books, c.volunteer, PointsKind::Exchange, c.date)?;
    is_another_ledger(books, &c.from)?;
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
    if is_in_range { Ok(c.clone()) } else { Err(Refusal::TotalsMustStayInRange) }
}

/// Nobody comes from here or goes to where he is.
fn is_another_ledger(books: &impl Books, origin: &Text) -> Result<(), Refusal> {
    let is_ours = books.opened().is_some_and(|opened| opened.origin == *origin);
    if origin.is_empty() || is_ours {
        return Err(PointsRefusal::OtherLedgerMustBeNamed { origin: origin.clone() }.into());
    }
    Ok(())
}
