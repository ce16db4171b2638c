//! What comes round: the month's notice and closing, the quarter of 公共收益, and how long what hangs must hang.

use std::collections::BTreeMap;

use crate::ledger::books::registers::months::ClosedMonth;
use crate::ledger::chart::Class;
use crate::ledger::event::NoticePosted;
use crate::ledger::period::{Day, Month};
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::{FundReading, Movement};
use crate::ledger::words::{Duty, Holder};
use crate::report::duties::{Clock, DueItem, Subject};

/// The first month that is over and has no notice; nothing while nothing moved.
#[must_use]
pub fn month_to_tell(last_told: Option<Month>, first: Option<Month>, today: Day) -> Option<Month> {
    last_told.map(Month::next).or(first).filter(|month| month.last() < today)
}

/// The first month of which a ledger without gifts has something of its own to tell: balances that were taken over lie before
/// it began, and nobody owes a notice or a closing of a month in which nothing else moved.
///
/// # Errors
/// The file's.
pub fn first_of_its_own<R: FundReading>(reading: &R, moved: Month) -> Result<Month, R::Error> {
    let begun = reading.accounts()?.iter().map(|account| account.date.month()).min();
    let Some(begun) = begun.filter(|begun| moved < *begun) else { return Ok(moved) };
    let Some(chart) = reading.chart_on(begun.last())? else { return Ok(moved) };
    let is_taken_over = |movement: &Movement| {
        chart.role(movement.code).is_some_and(|role| role.is_money() || role.class() == Class::NetAssets)
    };
    let before = begun.first().plus_days(-1).unwrap_or_else(|_| begun.first());
    let is_all = reading.movements(Day::FIRST, before)?.iter().all(is_taken_over);
    Ok(if is_all { begun } else { moved })
}

/// The months from one on that are over.
fn months_over(first: Month, today: Day) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(first), |month| Some(month.next())).take_while(move |month| month.last() < today)
}

pub(super) fn notices<R: FundReading>(clock: &Clock<'_, R>, items: &mut Vec<DueItem>) {
    let first = clock.notices.first().map(|notice| notice.prepared.period).or(clock.seen.first);
    for month in first.into_iter().flat_map(|first| months_over(first, clock.seen.today)) {
        let notice = clock.notices.iter().find(|notice| notice.prepared.period == month);
        let posted = notice.and_then(|notice| notice.posted.as_ref()).map(|posted| posted.from);
        let command = format!("mingbai notice publish {month}");
        items.push(clock.item(Duty::MonthlyNotice, Subject::Month(month), month.last(), posted, Some(command)));
    }
}

pub(super) fn closings<R: FundReading>(clock: &Clock<'_, R>, items: &mut Vec<DueItem>) -> Result<(), R::Error> {
    let offset = clock.reading.opened()?.utc_offset;
    let closed: BTreeMap<String, ClosedMonth> = clock.reading.records("")?.into_iter().collect();
    let item = |month: Month, done: Option<Day>| {
        let command = format!("mingbai close-month {month}");
        clock.item(Duty::MonthClosing, Subject::Month(month), month.last(), done, Some(command))
    };
    for (month, facts) in &closed {
        let Ok(month) = month.parse() else { continue };
        let happening = clock.reading.happening(facts.seq)?;
        items.push(item(month, happening.map(|happening| happening.recorded_at.day(offset))));
    }
    // Balances taken over lie before the books begin: unless there are gifts in it, that month is closed on the way to the
    // first of our own, and nobody is late.
    let next = clock.seen.to_close;
    let begun = clock.seen.first.map_or(clock.begun.month(), |first| first.min(clock.begun.month()));
    let open = next.into_iter().flat_map(|first| months_over(first, clock.seen.today));
    for (place, month) in open.filter(|month| *month >= begun).enumerate() {
        let due = item(month, None);
        let command = next.filter(|_| place == 0).map(|next| format!("mingbai close-month {next}")).or(due.command);
        items.push(DueItem { command, ..due });
    }
    Ok(())
}

/// Each quarter since an owners' account was opened; told by the notice of its last month.
pub(super) fn common_income<R: FundReading>(clock: &Clock<'_, R>, items: &mut Vec<DueItem>) -> Result<(), R::Error> {
    let accounts = clock.reading.accounts()?;
    let owners = accounts.iter().filter(|account| account.holder == Holder::OwnersCommittee);
    let Some(first) = owners.map(|account| Quarter::of(account.date)).min() else { return Ok(()) };
    let next = |quarter: &Quarter| quarter.last().plus_days(1).ok().map(Quarter::of);
    for quarter in std::iter::successors(Some(first), next).take_while(|quarter| quarter.last() < clock.seen.today) {
        let notice = clock.notices.iter().find(|notice| notice.prepared.period == quarter.last().month());
        let posted = notice.and_then(|notice| notice.posted.as_ref());
        let subject = Subject::Quarter(quarter);
        items.push(clock.item(
            Duty::CommonIncomeNotice,
            subject.clone(),
            quarter.last(),
            posted.map(|posted| posted.from),
            clock.tell(quarter.last().month()),
        ));
        if let Some(posted) = posted {
            items.push(hangs_long_enough(clock, subject, posted));
        }
    }
    Ok(())
}

/// It hangs until the day; what was taken down early is made good by the next quarter's.
fn hangs_long_enough<R: FundReading>(clock: &Clock<'_, R>, subject: Subject, posted: &NoticePosted) -> DueItem {
    let by = clock.duties.by(Duty::CommonIncomePosting, posted.from);
    let ends_a_quarter = |period: Month| Quarter::of(period.last()).last() == period.last();
    let hung_again = || {
        let later = clock.notices.iter().filter(|notice| ends_a_quarter(notice.prepared.period));
        later
            .filter_map(|notice| notice.posted.as_ref())
            .map(|later| later.from)
            .filter(|from| *from > posted.from)
            .min()
    };
    let done = if posted.until >= by { Some(by) } else { hung_again() };
    clock.item(Duty::CommonIncomePosting, subject, posted.from, done, None)
}

/// What hung is taken down, or goes on to what it was announced for. Nothing on the chain says that a sheet was taken
/// down, so a notice leaves the list when its day is over.
pub(super) fn postings<R: FundReading>(clock: &Clock<'_, R>, items: &mut Vec<DueItem>) {
    for posted in clock.notices.iter().filter_map(|notice| notice.posted.as_ref()) {
        let by = clock.duties.by(Duty::PostingOver, posted.until);
        let subject = Subject::Notice(posted.notice);
        items.push(clock.item(Duty::PostingOver, subject, posted.until, (clock.seen.today > by).then_some(by), None));
    }
}
