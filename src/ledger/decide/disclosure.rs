//! Notices: what a notice says is what the entries say, so that even a changed program cannot post false figures.

use crate::ledger::books::registers::months::{Totals, own_accounts};
use crate::ledger::books::{Books, NoticeFacts, Tally};
use crate::ledger::decide::Asking;
use crate::ledger::decide::approving::{nothing_waits, notice_is_approved};
use crate::ledger::event::{NoticeFile, NoticePosted, NoticePrepared, SheetTotal};
use crate::ledger::field::Count;
use crate::ledger::refusal::Refusal;
use crate::ledger::words::CountedSheet;

pub(super) fn prepare(books: &impl Books, asking: &Asking, c: &NoticePrepared) -> Result<NoticePrepared, Refusal> {
    if c.period.last() >= asking.today {
        return Err(Refusal::MonthMustBeOver { month: c.period });
    }
    nothing_waits(books)?;
    let last = books.last_notice();
    if let Some(NoticeFacts { number, posted: false, .. }) = last {
        return Err(Refusal::NoticeMustBePostedFirst { number });
    }
    if let Some(due) = last.map(|notice| notice.period.next()).filter(|due| *due != c.period) {
        return Err(Refusal::NoticeMustFollowTheLast { due });
    }
    let next = last.map_or(Count(1), |notice| notice.number.and_one());
    if c.number != next {
        return Err(Refusal::NoticeNumberMustFollow { next });
    }
    let (from, size) = (last.map_or(Count(0), |notice| notice.size), books.size());
    if c.from != from || c.size != size {
        return Err(Refusal::NoticeMustCoverAllEntries { from, size });
    }
    let in_order = c.sheets.iter().map(|said| &said.sheet).eq(CountedSheet::ALL);
    if !in_order {
        let Tally { count, total } = books.gifts_of(c.period);
        return Err(Refusal::NoticeMustFoot { sheet: CountedSheet::Gifts, count, total });
    }
    if c.sheets.iter().any(|said| !said.total.is_spellable()) {
        return Err(Refusal::TotalsMustStayInRange);
    }
    foots(c, CountedSheet::Gifts, books.gifts_of(c.period))?;
    foots(c, CountedSheet::Late, late(books, c)?)?;
    foots(c, CountedSheet::Corrections, books.corrections())?;
    foots(c, CountedSheet::Money, money(books, c)?)?;
    // Two names that differ only in case are one file on Windows.
    let plain = |f: &NoticeFile| f.name.as_str().to_lowercase();
    let repeats = |i: usize| c.files.iter().take(i).any(|f| Some(plain(f)) == c.files.get(i).map(plain));
    let is_plain = |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']);
    let names_are_plain = c.files.iter().all(|f| is_plain(f.name.as_str()));
    if c.files.is_empty() || !names_are_plain || (0..c.files.len()).any(repeats) {
        return Err(Refusal::NoticeMustHaveFiles);
    }
    Ok(c.clone())
}

/// What came for months already told or closed; and in the first notice everything older.
fn late(books: &impl Books, c: &NoticePrepared) -> Result<Tally, Refusal> {
    let late = books.late_gifts();
    if books.last_notice().is_some() {
        return Ok(late);
    }
    let older = books.gifts_before(c.period);
    let total = late.total.plus(older.total).ok_or(Refusal::TotalsMustStayInRange)?;
    let count = late.count.0.checked_add(older.count.0).map(Count).ok_or(Refusal::TotalsMustStayInRange)?;
    Ok(Tally { count, total })
}

/// What the fund's own accounts hold when the month ends.
fn money(books: &impl Books, c: &NoticePrepared) -> Result<Tally, Refusal> {
    let totals = Totals::of(books, c.period).filter(Totals::are_spellable).ok_or(Refusal::TotalsMustStayInRange)?;
    Ok(Tally { count: Count(own_accounts(books).map(|_| 1).sum()), total: totals.closing })
}

/// A sheet is there once, and says what the entries say.
fn foots(c: &NoticePrepared, sheet: CountedSheet, Tally { count, total }: Tally) -> Result<(), Refusal> {
    let mut said = c.sheets.iter().filter(|s| s.sheet == sheet);
    let expected = SheetTotal { count, sheet, total };
    if said.next() == Some(&expected) && said.next().is_none() {
        Ok(())
    } else {
        Err(Refusal::NoticeMustFoot { sheet, count, total })
    }
}

pub(super) fn post(books: &impl Books, c: &NoticePosted) -> Result<NoticePosted, Refusal> {
    let waiting = books.last_notice().filter(|notice| notice.number == c.notice && !notice.posted);
    let period = waiting.ok_or(Refusal::NoticeMustBePrepared { number: c.notice })?.period;
    notice_is_approved(books)?;
    if c.place.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    if c.until <= c.from {
        return Err(Refusal::PostingMustLast);
    }
    if c.from <= period.last() {
        return Err(Refusal::PostingMustFollowItsMonth { period });
    }
    Ok(c.clone())
}
