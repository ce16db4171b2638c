//! 更正说明: what earlier notices said and would say otherwise today, under the number of the notice it corrects; the old
//! notice stays as it hung. Source: 慈善组织信息公开办法 art. 16.

use std::collections::BTreeMap;

use crate::ledger::field::{Count, Seq};
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{Correction, FundReading, Gift, Notice, Span, Undone};
use crate::ledger::words::SheetName;
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::shown::{Remark, ShownIn};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

const COLUMNS: [Heading; 12] = [
    Heading::Number,
    Heading::OriginalNotice,
    Heading::OriginalSeq,
    Heading::OriginalDate,
    Heading::EntryKind,
    Heading::AmountThen,
    Heading::AmountNow,
    Heading::AmountMore,
    Heading::AmountLess,
    Heading::Date,
    Heading::Reason,
    Heading::Seq,
];

/// One matter of an earlier notice.
struct Amendment {
    notice: Count,
    original: Option<Seq>,
    happened: Option<Day>,
    kind: Cell,
    then: Yuan,
    now: Yuan,
    date: Cell,
    reason: Cell,
    by: Option<Seq>,
}

/// The sheet of a notice: what was recorded since the last one and touches a month that was told.
///
/// # Errors
/// The file's.
pub fn amendments<R: FundReading>(reading: &R, span: Span, notices: &[Notice]) -> Result<Table, R::Error> {
    Ok(laid_out(Title::Sheet(SheetName::Amendments), of_span(reading, span, notices)?))
}

/// `notice correct NUMBER`: everything that corrects one notice, up to now.
///
/// # Errors
/// The file's.
pub fn amendments_of<R: FundReading>(
    reading: &R,
    number: Count,
    size: Count,
    notices: &[Notice],
) -> Result<Table, R::Error> {
    let mut found = Vec::new();
    let (mut from, mut known) = (Count(0), Vec::new());
    let ends = notices.iter().map(|notice| (notice.prepared.size, Some(notice)));
    for (end, notice) in ends.chain([(size, None)]) {
        let period = notice.map_or_else(|| Day::LAST.month(), |notice| notice.prepared.period);
        found.extend(of_span(reading, Span { period, from, size: end }, &known)?);
        from = end;
        known.extend(notice.cloned());
    }
    found.retain(|amendment| amendment.notice == number);
    Ok(laid_out(Title::AmendmentsOf(number), found))
}

fn laid_out(title: Title, mut found: Vec<Amendment>) -> Table {
    found.sort_by_key(|amendment| (amendment.notice, amendment.by));
    let mut table = Table::new(title, &COLUMNS);
    for amendment in found {
        table.push_numbered([
            ShownIn::Notice(amendment.notice).into(),
            amendment.original.into(),
            amendment.happened.into(),
            amendment.kind,
            amendment.then.into(),
            amendment.now.into(),
            some(amendment.now.minus(amendment.then)),
            some(amendment.then.minus(amendment.now)),
            amendment.date,
            amendment.reason,
            amendment.by.into(),
        ]);
    }
    table.totalled()
}

/// Nothing is no figure: a row says by how much it is more or by how much it is less.
fn some(difference: Option<Yuan>) -> Cell {
    difference.filter(|amount| !amount.is_zero()).into()
}

fn of_span<R: FundReading>(reading: &R, span: Span, notices: &[Notice]) -> Result<Vec<Amendment>, R::Error> {
    // Before the first notice nothing was told.
    let Some(last) = notices.last() else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for correction in reading.undone_in(span)? {
        found.extend(undone(&correction, notices));
    }
    let (late, known) =
        (reading.late_gifts(span)?, reading.late_gifts(Span { from: Count(1), size: span.from, ..span })?);
    found.extend(late_gifts(&late, &known, notices));
    for late in reading.recorded_late(span, last.prepared.period.last())? {
        let Some(notice) = told(notices, late.date.month()) else { continue };
        found.push(Amendment {
            notice: notice.prepared.number,
            original: None,
            happened: Some(late.date),
            kind: late.kind.into(),
            then: Yuan::ZERO,
            now: late.amount,
            date: late.recorded_on.into(),
            reason: vec![Remark::Late].into(),
            by: Some(late.seq),
        });
    }
    Ok(found)
}

/// The notice that told a month: its own, or for what was before all notices the first.
fn told(notices: &[Notice], month: Month) -> Option<&Notice> {
    notices.iter().find(|notice| month <= notice.prepared.period)
}

/// The notice that showed an entry: the first that covers it and is not of an earlier month.
fn showed(notices: &[Notice], seq: Seq, date: Option<Day>) -> Option<Count> {
    let is_covered = |n: &&Notice| seq.0 < n.prepared.size.0 && date.is_none_or(|day| day.month() <= n.prepared.period);
    notices.iter().find(is_covered).map(|notice| notice.prepared.number)
}

fn undone(correction: &Correction, notices: &[Notice]) -> Option<Amendment> {
    let (notice, original, happened, kind, then) = match &correction.undone {
        Undone::Gift(gift) => {
            let notice = gift.shown_in?;
            let kind = Cell::from(crate::ledger::event::Kind::DonationReceived);
            (notice, gift.seq, Some(gift.event.date), kind, before(gift, correction.seq))
        }
        Undone::Opening { seq, date } => {
            let kind = Cell::from(crate::ledger::event::Kind::OpeningRecorded);
            (showed(notices, *seq, Some(*date))?, *seq, Some(*date), kind, correction.amount)
        }
        Undone::Receipt { seq, .. } => {
            let kind = Cell::from(crate::ledger::event::Kind::ReceiptNumbered);
            (showed(notices, *seq, None)?, *seq, None, kind, Yuan::ZERO)
        }
        Undone::Entry { seq, date, kind } => {
            (showed(notices, *seq, *date)?, *seq, *date, Cell::from(*kind), correction.amount)
        }
    };
    Some(Amendment {
        notice,
        original: Some(original),
        happened,
        kind,
        then,
        now: then.minus(correction.amount).unwrap_or_default(),
        date: correction.date.into(),
        reason: Cell::from(&correction.reason),
        by: Some(correction.seq),
    })
}

/// What was left of a gift before an entry corrected it.
fn before(gift: &Gift, by: Seq) -> Yuan {
    let earlier = gift.corrected_by.iter().filter(|one| one.seq < by);
    earlier.fold(gift.event.amount, |left, one| left.minus(one.amount).unwrap_or_default())
}

/// Late gifts stand one by one on their own sheet; here is what they make of the total their notice printed.
/// `known` are the late gifts that earlier notices added to it already.
fn late_gifts(late: &[Gift], known: &[Gift], notices: &[Notice]) -> Vec<Amendment> {
    let mut sums: BTreeMap<Count, (Yuan, Yuan, Option<Day>)> = BTreeMap::new();
    for gift in late {
        let Some(notice) = told(notices, gift.event.date.month()) else { continue };
        let said = notice.prepared.sheets.iter().find(|sheet| sheet.sheet == SheetName::Gifts);
        let added = known.iter().filter(|gift| {
            let is_after = gift.seq.0 >= notice.prepared.size.0;
            is_after
                && told(notices, gift.event.date.month()).is_some_and(|of| of.prepared.number == notice.prepared.number)
        });
        let said = said.map(|sheet| sheet.total).unwrap_or_default();
        let said = added.fold(said, |sum, gift| sum.plus(gift.event.amount).unwrap_or(sum));
        let (_, now, last) = sums.entry(notice.prepared.number).or_insert((said, said, None));
        *now = now.plus(gift.event.amount).unwrap_or(*now);
        *last = (*last).max(Some(gift.event.date));
    }
    let amendment = |(notice, (then, now, last)): (Count, (Yuan, Yuan, Option<Day>))| Amendment {
        notice,
        original: None,
        happened: last,
        kind: crate::ledger::event::Kind::DonationReceived.into(),
        then,
        now,
        date: Cell::Empty,
        reason: vec![Remark::Late].into(),
        by: None,
    };
    sums.into_iter().map(amendment).collect()
}
