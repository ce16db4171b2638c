//! 更正说明: what earlier notices said and would say otherwise today, under the number of the notice it corrects; the old
//! notice stays as it hung. Source: 慈善组织信息公开办法 art. 16.

mod dues;
mod points;
mod side;

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::registers::service::ActivityFacts;
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::{Count, Seq};
use crate::ledger::matching::Statement;
use crate::ledger::minutes::Minutes;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month, UtcOffset};
use crate::ledger::points::Points;
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::{Correction, FundReading, Gift, Notice, RecordedLate, Remedy, Span, Undone};
use crate::ledger::words::{Holder, IncomeNature};
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::notice::amendments::dues::Dues;
use crate::report::notice::amendments::points::TakenBack;
use crate::report::notice::amendments::side::Side;
use crate::report::notice::sheets;
use crate::report::shown::{Remark, ShownIn};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::told::Told;

/// What a matter is, to whom it happened.
const HEAD: [Heading; 7] = [
    Heading::Number,
    Heading::OriginalNotice,
    Heading::OriginalSeq,
    Heading::OriginalDate,
    Heading::EntryKind,
    Heading::AmountThen,
    Heading::AmountNow,
];

/// When, why and by what it was changed.
const TAIL: [Heading; 3] = [Heading::Date, Heading::Reason, Heading::Seq];

/// The time of hours that were undone: columns that stand where there are any.
const TIMES: [Heading; 2] = [Heading::MinutesThen, Heading::MinutesNow];

/// Whose points were undone, and how many: columns that stand where there are any.
const POINTS: [Heading; 3] = [Heading::PointsOf, Heading::PointsThen, Heading::PointsNow];

/// How many of them were gone, so that the account owes them: where there are any.
const GONE: [Heading; 1] = [Heading::PointsGone];

/// One matter of an earlier notice.
#[derive(Clone)]
struct Amendment {
    notice: Count,
    /// Another notice that told of it: owners' money stands once more in their quarter's, and what came late for a month that was
    /// closed is listed in one notice and counted in the 收 or 支 of the next.
    also: Option<Count>,
    side: Side,
    original: Option<Seq>,
    happened: Option<Day>,
    kind: Kind,
    /// What it said and what it would say; nothing where it is no money.
    figures: Option<(Yuan, Yuan)>,
    /// What it said of hours that were undone: now it would say nothing.
    minutes: Option<Minutes>,
    /// Whose points it told of, masked, and how many: undone as well.
    points: Option<(Cell, Points)>,
    /// How many of these were gone when it was undone: the account owes them.
    gone: Option<Points>,
    date: Cell,
    reason: Cell,
    by: Option<Seq>,
}

/// The sheet of a notice: what was recorded since the last one and touches a month that was told.
///
/// # Errors
/// The file's.
pub fn amendments<R: FundReading>(
    reading: &R,
    span: Span,
    notices: &[Notice],
    matched: &[Statement],
) -> Result<Table, R::Error> {
    let dues = Dues::read(reading, matched, span.from)?;
    Ok(laid_out(Title::Sheet(sheets::amendments::NAME), of_span(reading, span, notices, &dues)?))
}

/// `notice correct NUMBER`: everything that corrects one notice, up to now.
///
/// # Errors
/// The file's.
pub fn amendments_of<R: FundReading>(
    reading: &R,
    number: Count,
    size: Count,
    matched: &[Statement],
) -> Result<Table, R::Error> {
    let mut found = up_to_now(reading, size, matched)?;
    found.retain(|amendment| amendment.is_of(number));
    Ok(laid_out(Title::AmendmentsOf(number), found))
}

/// The same of every notice that something corrects, by its number.
///
/// # Errors
/// The file's.
pub fn amendments_of_all<R: FundReading>(
    reading: &R,
    size: Count,
    matched: &[Statement],
) -> Result<BTreeMap<Count, Table>, R::Error> {
    let found = up_to_now(reading, size, matched)?;
    let numbers: BTreeSet<Count> = found.iter().flat_map(|one| [Some(one.notice), one.also]).flatten().collect();
    let of = |number: Count| found.iter().filter(|one| one.is_of(number)).cloned().collect();
    Ok(numbers.into_iter().map(|number| (number, laid_out(Title::AmendmentsOf(number), of(number)))).collect())
}

/// Whatever corrects any notice, up to now.
fn up_to_now<R: FundReading>(reading: &R, size: Count, matched: &[Statement]) -> Result<Vec<Amendment>, R::Error> {
    let notices = reading.notices()?;
    let dues = Dues::read(reading, matched, Count(0))?;
    let mut found = Vec::new();
    let (mut from, mut known) = (Count(0), Vec::new());
    let ends = notices.into_iter().map(|notice| (notice.prepared.size, Some(notice)));
    for (end, notice) in ends.chain([(size, None)]) {
        let period = notice.as_ref().map_or_else(|| Day::LAST.month(), |notice| notice.prepared.period);
        found.extend(of_span(reading, Span { period, from, size: end }, &known, &dues)?);
        from = end;
        known.extend(notice);
    }
    Ok(found)
}

fn laid_out(title: Title, mut found: Vec<Amendment>) -> Table {
    found.sort_by_key(|amendment| (amendment.notice, amendment.by));
    let is_owed = found.iter().any(|amendment| amendment.gone.is_some());
    let is_timed = found.iter().any(|amendment| amendment.minutes.is_some());
    let has_points = found.iter().any(|amendment| amendment.points.is_some());
    let sides = Side::ALL.into_iter().filter(|side| side.is_always() || found.iter().any(|one| one.side == *side));
    let sides: Vec<Side> = sides.collect();
    let figures = sides.iter().flat_map(|side| side.columns().iter().copied());
    let times = TIMES.into_iter().filter(|_| is_timed);
    let points = POINTS.into_iter().filter(|_| has_points).chain(GONE.into_iter().filter(|_| is_owed));
    let columns: Vec<Heading> = HEAD.into_iter().chain(figures).chain(times).chain(points).chain(TAIL).collect();
    let mut table = Table::new(title, &columns);
    for amendment in found {
        let (then, now) = amendment.figures.unzip();
        let more_than = |one: Option<Yuan>, other: Option<Yuan>| some(one?.minus(other?));
        let (more, less) = (more_than(now, then), more_than(then, now));
        let mut row = vec![
            amendment.stood_in().into(),
            amendment.original.into(),
            amendment.happened.into(),
            amendment.kind.into(),
            then.into(),
            now.into(),
        ];
        for side in &sides {
            // One column is that of what is less.
            let figures = [more, less].into_iter().skip(2_usize.saturating_sub(side.columns().len()));
            row.extend(figures.map(|figure| Cell::from(figure.filter(|_| amendment.side == *side))));
        }
        if is_timed {
            row.extend([amendment.minutes.into(), amendment.minutes.map(|_| Minutes::ZERO).into()]);
        }
        if has_points {
            let (whose, points) = amendment.points.unzip();
            row.extend([whose.unwrap_or(Cell::Empty), points.into(), points.map(|_| Points::ZERO).into()]);
        }
        if is_owed {
            row.push(amendment.gone.into());
        }
        row.extend([amendment.date, amendment.reason, amendment.by.into()]);
        table.push_numbered(row);
    }
    table.totalled()
}

impl Amendment {
    fn is_of(&self, notice: Count) -> bool {
        self.notice == notice || self.also == Some(notice)
    }

    /// Which notices told of it, the earlier first.
    fn stood_in(&self) -> ShownIn {
        self.also
            .map_or(ShownIn::Notice(self.notice), |also| ShownIn::Notices(self.notice.min(also), self.notice.max(also)))
    }
}

/// What hung already, in whose books entries lie, and which accounts are owners': theirs are told once more when their quarter
/// ends.
struct Hung<'a> {
    notices: &'a [Notice],
    books: Told,
    owners: Vec<Code>,
}

fn of_span<R: FundReading>(
    reading: &R,
    span: Span,
    notices: &[Notice],
    dues: &Dues<'_>,
) -> Result<Vec<Amendment>, R::Error> {
    // Before the first notice nothing was told.
    let Some((last, before)) = notices.split_last() else { return Ok(Vec::new()) };
    let owners = reading.accounts()?.into_iter().filter(|account| account.holder == Holder::OwnersCommittee);
    let hung = Hung { notices, books: Told::of(reading)?, owners: owners.map(|account| account.code).collect() };
    let mut found = told_before_they_lay(reading, &hung, (last, before), span)?;
    let undone = reading.undone_in(span)?;
    let taken = TakenBack::by(reading, &undone)?;
    for correction in undone {
        let matter = hung.undone(&correction, hung.hours_showed(reading, &correction)?);
        found.extend(points::told(reading, &taken, hung.whose(reading, matter)?)?);
    }
    let offset = reading.opened()?.utc_offset;
    found.extend(reading.late_gifts(span)?.iter().filter_map(|gift| hung.late_gift(gift, offset)));
    for late in reading.recorded_late(span, last.prepared.period.last())? {
        found.extend(hung.whose(reading, hung.late(&late))?);
    }
    found.extend(dues.amended(reading, span, notices)?);
    Ok(found)
}

/// What was recorded after a month was over and before its notice was prepared, and lies in the books of the month after: that
/// notice told the month as it was, no notice before it had told of the matter, and this one has the money.
fn told_before_they_lay<R: FundReading>(
    reading: &R,
    hung: &Hung<'_>,
    (last, before): (&Notice, &[Notice]),
    span: Span,
) -> Result<Vec<Amendment>, R::Error> {
    let (told, period) = (&hung.books, last.prepared.period);
    let from = told.lying_since(reading, period.next())?.min(span.from);
    let gap = Span { period, from, size: span.from };
    let is_new = |month: Month| before.iter().all(|notice| notice.prepared.period < month);
    let mut found = Vec::new();
    let corrections = reading.undone_in(gap)?;
    let taken = TakenBack::by(reading, &corrections)?;
    for correction in corrections {
        let undone = match &correction.undone {
            Undone::Gift(gift) => Some((gift.seq, gift.event.date)),
            Undone::Entry { seq, date: Some(date), .. } | Undone::Opening { seq, date } => Some((*seq, *date)),
            Undone::Entry { date: None, .. } | Undone::Receipt { .. } | Undone::Hours { .. } => None,
        };
        let was_told = |(seq, date)| {
            let month = told.month_of(seq, date);
            month <= period && is_new(month)
        };
        if told.month_of(correction.seq, correction.date) > period && undone.is_some_and(was_told) {
            let matter = hung.whose(reading, hung.undone(&correction, None))?;
            found.extend(points::told(reading, &taken, matter)?);
        }
    }
    for late in reading.recorded_late(gap, period.last())? {
        if told.month_of(late.seq, late.date) > period && is_new(late.date.month()) {
            found.extend(hung.whose(reading, hung.late(&late))?);
        }
    }
    Ok(found)
}

impl Hung<'_> {
    /// The notice that told a month: its own, or for what was before all notices the first.
    fn told(&self, month: Month) -> Option<&Notice> {
        self.notices.iter().find(|notice| month <= notice.prepared.period)
    }

    /// The notice that showed an entry: the first that covers it and is not of an earlier month than the books it lies in.
    fn showed(&self, seq: Seq, date: Option<Day>) -> Option<Count> {
        let month = date.map(|day| self.books.month_of(seq, day));
        let is_covered =
            |n: &&Notice| seq.0 < n.prepared.size.0 && month.is_none_or(|month| month <= n.prepared.period);
        self.notices.iter().find(is_covered).map(|notice| notice.prepared.number)
    }

    /// The same; for what came late and was undone before any notice showed it, the notice of its own month, under which it stands
    /// as 补记.
    fn stood_in(&self, seq: Seq, date: Option<Day>) -> Option<Count> {
        let own = || self.told(date?.month()).map(|notice| notice.prepared.number);
        self.showed(seq, date).or_else(own)
    }

    /// A deposit is no 收. A row that touches owners' money is in no sum with the fund's, and names the notice that told their
    /// quarter too.
    fn whose<R: FundReading>(&self, reading: &R, matter: Option<Amendment>) -> Result<Option<Amendment>, R::Error> {
        let Some(mut matter) = matter else { return Ok(None) };
        let (Some(seq), Some(day)) = (matter.original.or(matter.by), matter.happened) else { return Ok(Some(matter)) };
        if matter.kind == Kind::IncomeReceived && is_deposit(reading, seq)? {
            matter.side = Side::Beside;
        }
        if self.owners.is_empty() || !self.is_owners(reading, seq)? {
            return Ok(Some(matter));
        }
        let last = Quarter::of(day).last().month();
        let quarter = self.notices.iter().find(|notice| notice.prepared.period == last);
        let quarter = quarter.map(|notice| notice.prepared.number).filter(|number| *number != matter.notice);
        let side = matter.side.of_owners();
        Ok(Some(Amendment { also: quarter, side, ..matter }))
    }

    /// Whether an entry moved money of an owners' account.
    #[expect(clippy::wildcard_enum_match_arm, reason = "other entries name no account they move money of")]
    fn is_owners<R: FundReading>(&self, reading: &R, seq: Seq) -> Result<bool, R::Error> {
        let Some(entry) = reading.happening(seq)? else { return Ok(false) };
        let account = match &entry.event {
            Event::IncomeReceived(e) => &e.account,
            Event::OpeningRecorded(e) => &e.account,
            Event::PaymentSettled(e) => &e.account,
            Event::AdvancePaid(e) => &e.account,
            Event::BankCharged(e) => &e.account,
            Event::MoneyTransferred(e) => &e.account,
            Event::DepositReturned(e) => return self.is_owners(reading, e.income),
            Event::AdvanceReturned(e) => return self.is_owners(reading, e.advance),
            Event::AdvanceAccounted(e) => return self.is_owners(reading, e.advance),
            _ => return Ok(false),
        };
        Ok(self.owners.contains(account))
    }

    fn late(&self, late: &RecordedLate) -> Option<Amendment> {
        Some(Amendment {
            notice: self.told(late.date.month())?.prepared.number,
            also: None,
            side: Side::of(late.kind),
            original: None,
            happened: Some(late.date),
            kind: late.kind,
            minutes: None,
            gone: None,
            points: None,
            figures: some(Some(late.amount)).map(|now| (Yuan::ZERO, now)),
            date: late.recorded_on.into(),
            reason: vec![Remark::Late].into(),
            by: Some(late.seq),
        })
    }

    /// A late gift, as it came; what went back since stands in a row of its own.
    fn late_gift(&self, gift: &Gift, offset: UtcOffset) -> Option<Amendment> {
        Some(Amendment {
            notice: self.told(gift.event.date.month())?.prepared.number,
            also: None,
            side: Side::In,
            original: None,
            happened: Some(gift.event.date),
            kind: Kind::DonationReceived,
            minutes: None,
            gone: None,
            points: None,
            figures: Some((Yuan::ZERO, gift.event.amount)),
            date: gift.recorded_at.day(offset).into(),
            reason: vec![Remark::Late].into(),
            by: Some(gift.seq),
        })
    }

    /// The notice on which hours stood: that of the month in whose books their publication lies. Hours that were undone before
    /// they were published stood on none.
    fn hours_showed<R: FundReading>(&self, reading: &R, correction: &Correction) -> Result<Option<Count>, R::Error> {
        let Undone::Hours { seq, date, activity, .. } = &correction.undone else { return Ok(None) };
        let facts = reading.records::<ActivityFacts>(activity.as_str())?;
        let facts = facts.into_iter().find(|(key, _)| key == activity.as_str()).map(|(_, facts)| facts);
        let published = facts.and_then(|facts| facts.publication_of(*seq).map(|one| one.entry));
        let Some(published) = published.filter(|published| *published < correction.seq) else { return Ok(None) };
        let month = self.books.month_of(published, *date);
        let is_it = |n: &&Notice| published.0 < n.prepared.size.0 && month <= n.prepared.period;
        Ok(self.notices.iter().find(is_it).map(|notice| notice.prepared.number))
    }

    fn undone(&self, correction: &Correction, hours_showed: Option<Count>) -> Option<Amendment> {
        let amount = correction.amount;
        let mut also = None;
        let (notice, original, happened, kind, then) = match &correction.undone {
            Undone::Gift(gift) => {
                // A late gift that goes back before any notice showed it: its row and this one stand together.
                let late = || self.told(gift.event.date.month()).map(|notice| notice.prepared.number);
                let notice = gift.shown_in.or_else(late)?;
                let then = before(gift, correction.seq);
                // A refund makes no 收 less that was told; what never came was in the 收 of the month whose books have it.
                let counted = self.showed(gift.seq, Some(gift.event.date));
                also = counted.filter(|counted| correction.remedy == Remedy::Reversal && *counted != notice);
                (notice, gift.seq, Some(gift.event.date), Kind::DonationReceived, then)
            }
            Undone::Opening { seq, date } => {
                (self.stood_in(*seq, Some(*date))?, *seq, Some(*date), Kind::OpeningRecorded, amount)
            }
            Undone::Receipt { seq, .. } => (self.showed(*seq, None)?, *seq, None, Kind::ReceiptNumbered, Yuan::ZERO),
            Undone::Hours { seq, date, .. } => (hours_showed?, *seq, Some(*date), Kind::HoursRecorded, amount),
            Undone::Entry { seq, date, kind } => (self.stood_in(*seq, *date)?, *seq, *date, *kind, amount),
        };
        let minutes = if let Undone::Hours { minutes, .. } = &correction.undone { Some(*minutes) } else { None };
        Some(Amendment {
            notice,
            also,
            side: if correction.remedy == Remedy::Refund { Side::Back } else { Side::of(kind) },
            minutes,
            gone: None,
            points: None,
            original: Some(original),
            happened,
            kind,
            figures: some(Some(then)).map(|then| (then, then.minus(amount).unwrap_or_default())),
            date: correction.date.into(),
            reason: Cell::from(&correction.reason),
            by: Some(correction.seq),
        })
    }
}

/// Whether an entry received money that goes back to whom it came from.
fn is_deposit<R: FundReading>(reading: &R, seq: Seq) -> Result<bool, R::Error> {
    let event = reading.happening(seq)?.map(|entry| entry.event);
    Ok(matches!(event, Some(Event::IncomeReceived(e)) if e.nature == IncomeNature::Deposit))
}

/// What was left of a gift before an entry corrected it.
fn before(gift: &Gift, by: Seq) -> Yuan {
    let earlier = gift.corrected_by.iter().filter(|one| one.seq < by);
    earlier.fold(gift.event.amount, |left, one| left.minus(one.amount).unwrap_or_default())
}

/// Nothing is no figure: hours and numbers of receipts were never money, and a row says by how much it is more or less.
fn some(amount: Option<Yuan>) -> Option<Yuan> {
    amount.filter(|amount| !amount.is_zero())
}
