//! 更正说明: what earlier notices said and would say otherwise today, under the number of the notice it corrects; the old
//! notice stays as it hung. Source: 慈善组织信息公开办法 art. 16.

use crate::ledger::books::registers::service::ActivityFacts;
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month, UtcOffset};
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::{Correction, FundReading, Gift, Notice, RecordedLate, Span, Undone};
use crate::ledger::words::{Holder, SheetName};
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::shown::{Remark, ShownIn};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::told::Told;

/// The time of hours that were undone: columns that stand where there are any.
const TIMES: [Heading; 2] = [Heading::MinutesThen, Heading::MinutesNow];

const COLUMNS: [Heading; 16] = [
    Heading::Number,
    Heading::OriginalNotice,
    Heading::OriginalSeq,
    Heading::OriginalDate,
    Heading::EntryKind,
    Heading::AmountThen,
    Heading::AmountNow,
    Heading::InMore,
    Heading::InLess,
    Heading::OutMore,
    Heading::OutLess,
    Heading::AmountMore,
    Heading::AmountLess,
    Heading::Date,
    Heading::Reason,
    Heading::Seq,
];

/// Where the columns of money end.
const AFTER_THE_FIGURES: usize = 13;

/// One matter of an earlier notice.
#[derive(Clone)]
struct Amendment {
    notice: Count,
    original: Option<Seq>,
    happened: Option<Day>,
    kind: Kind,
    /// What it said and what it would say; nothing where it is no money.
    figures: Option<(Yuan, Yuan)>,
    /// What it said of hours that were undone: now it would say nothing.
    minutes: Option<Minutes>,
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
    let is_timed = found.iter().any(|amendment| amendment.minutes.is_some());
    let mut columns = COLUMNS.to_vec();
    if is_timed {
        columns.splice(AFTER_THE_FIGURES..AFTER_THE_FIGURES, TIMES);
    }
    let mut table = Table::new(title, &columns);
    for amendment in found {
        let (then, now) = amendment.figures.unzip();
        let more_than = |one: Option<Yuan>, other: Option<Yuan>| some(one?.minus(other?));
        let by = [more_than(now, then), more_than(then, now)];
        // What came, what was paid, and the rest stand apart: a gift and a payment have no sum.
        let apart = [Side::In, Side::Out, Side::Beside]
            .map(|side| if side == Side::of(amendment.kind) { by } else { [None, None] });
        let mut row = vec![
            ShownIn::Notice(amendment.notice).into(),
            amendment.original.into(),
            amendment.happened.into(),
            amendment.kind.into(),
            then.into(),
            now.into(),
        ];
        row.extend(apart.into_iter().flatten().map(Cell::from));
        if is_timed {
            row.extend([amendment.minutes.into(), amendment.minutes.map(|_| Minutes::ZERO).into()]);
        }
        row.extend([amendment.date, amendment.reason, amendment.by.into()]);
        table.push_numbered(row);
    }
    table.totalled()
}

/// What a matter is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// 收.
    In,
    /// 支.
    Out,
    /// Neither: money that changed its place, goods, balances taken over.
    Beside,
}

impl Side {
    #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else is amended is neither 收 nor 支")]
    const fn of(kind: Kind) -> Self {
        match kind {
            Kind::DonationReceived | Kind::IncomeReceived | Kind::MatchReceived | Kind::GoodsSold => Self::In,
            Kind::DonationRefunded
            | Kind::MatchReturned
            | Kind::PaymentSettled
            | Kind::AdvancePaid
            | Kind::BankCharged => Self::Out,
            _ => Self::Beside,
        }
    }
}

/// What hung already, and which accounts are owners': theirs are told once more when their quarter ends.
struct Hung<'a> {
    notices: &'a [Notice],
    owners: Vec<Code>,
}

fn of_span<R: FundReading>(reading: &R, span: Span, notices: &[Notice]) -> Result<Vec<Amendment>, R::Error> {
    // Before the first notice nothing was told.
    let Some(last) = notices.last() else { return Ok(Vec::new()) };
    let owners = reading.accounts()?.into_iter().filter(|account| account.holder == Holder::OwnersCommittee);
    let hung = Hung { notices, owners: owners.map(|account| account.code).collect() };
    let mut found = Vec::new();
    for correction in reading.undone_in(span)? {
        let matter = hung.undone(&correction, hung.hours_showed(reading, &correction)?);
        found.extend(hung.also_in_the_quarter(reading, matter)?);
    }
    let offset = reading.opened()?.utc_offset;
    found.extend(reading.late_gifts(span)?.iter().filter_map(|gift| hung.late_gift(gift, offset)));
    for late in reading.recorded_late(span, last.prepared.period.last())? {
        found.extend(hung.also_in_the_quarter(reading, hung.late(&late))?);
    }
    Ok(found)
}

impl Hung<'_> {
    /// The notice that told a month: its own, or for what was before all notices the first.
    fn told(&self, month: Month) -> Option<&Notice> {
        self.notices.iter().find(|notice| month <= notice.prepared.period)
    }

    /// The notice that showed an entry: the first that covers it and is not of an earlier month.
    fn showed(&self, seq: Seq, date: Option<Day>) -> Option<Count> {
        let is_covered =
            |n: &&Notice| seq.0 < n.prepared.size.0 && date.is_none_or(|day| day.month() <= n.prepared.period);
        self.notices.iter().find(is_covered).map(|notice| notice.prepared.number)
    }

    /// A row that touches owners' money stands a second time, under the notice that told their quarter.
    fn also_in_the_quarter<R: FundReading>(
        &self,
        reading: &R,
        matter: Option<Amendment>,
    ) -> Result<Vec<Amendment>, R::Error> {
        let Some(matter) = matter else { return Ok(Vec::new()) };
        let of_the_quarter = match (matter.original.or(matter.by), matter.happened) {
            (Some(seq), Some(day)) if !self.owners.is_empty() && self.is_owners(reading, seq)? => {
                let last = Quarter::of(day).last().month();
                self.notices.iter().find(|notice| notice.prepared.period == last).map(|notice| notice.prepared.number)
            }
            _ => None,
        };
        let second = of_the_quarter.filter(|notice| *notice != matter.notice);
        let second = second.map(|notice| Amendment { notice, ..matter.clone() });
        Ok(std::iter::once(matter).chain(second).collect())
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
            _ => return Ok(false),
        };
        Ok(self.owners.contains(account))
    }

    fn late(&self, late: &RecordedLate) -> Option<Amendment> {
        Some(Amendment {
            notice: self.told(late.date.month())?.prepared.number,
            original: None,
            happened: Some(late.date),
            kind: late.kind,
            minutes: None,
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
            original: None,
            happened: Some(gift.event.date),
            kind: Kind::DonationReceived,
            minutes: None,
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
        let month = Told::of(reading)?.month_of(published, *date);
        let is_it = |n: &&Notice| published.0 < n.prepared.size.0 && month <= n.prepared.period;
        Ok(self.notices.iter().find(is_it).map(|notice| notice.prepared.number))
    }

    fn undone(&self, correction: &Correction, hours_showed: Option<Count>) -> Option<Amendment> {
        let amount = correction.amount;
        let (notice, original, happened, kind, then) = match &correction.undone {
            Undone::Gift(gift) => {
                // A late gift that goes back before any notice showed it: its row and this one stand together.
                let late = || self.told(gift.event.date.month()).map(|notice| notice.prepared.number);
                let notice = gift.shown_in.or_else(late)?;
                let then = before(gift, correction.seq);
                (notice, gift.seq, Some(gift.event.date), Kind::DonationReceived, then)
            }
            Undone::Opening { seq, date } => {
                (self.showed(*seq, Some(*date))?, *seq, Some(*date), Kind::OpeningRecorded, amount)
            }
            Undone::Receipt { seq, .. } => (self.showed(*seq, None)?, *seq, None, Kind::ReceiptNumbered, Yuan::ZERO),
            Undone::Hours { seq, date, .. } => (hours_showed?, *seq, Some(*date), Kind::HoursRecorded, amount),
            Undone::Entry { seq, date, kind } => (self.showed(*seq, *date)?, *seq, *date, *kind, amount),
        };
        let minutes = if let Undone::Hours { minutes, .. } = &correction.undone { Some(*minutes) } else { None };
        Some(Amendment {
            notice,
            minutes,
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

/// What was left of a gift before an entry corrected it.
fn before(gift: &Gift, by: Seq) -> Yuan {
    let earlier = gift.corrected_by.iter().filter(|one| one.seq < by);
    earlier.fold(gift.event.amount, |left, one| left.minus(one.amount).unwrap_or_default())
}

/// Nothing is no figure: hours and numbers of receipts were never money, and a row says by how much it is more or less.
fn some(amount: Option<Yuan>) -> Option<Yuan> {
    amount.filter(|amount| !amount.is_zero())
}
