//! In whose books an entry lies: in those of its own month, unless that was told before it was recorded.

use std::collections::BTreeMap;

use crate::ledger::books::registers::months::ClosedMonth;
use crate::ledger::field::{Count, Seq};
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::FundReading;

/// Which entry told each month first, by closing it or by its notice: what comes later for that month is late.
#[derive(Clone, Debug)]
pub struct Told(Vec<(u64, Month)>);

impl Told {
    /// Every closing and every notice.
    ///
    /// # Errors
    /// The file's.
    pub fn of<R: FundReading>(reading: &R) -> Result<Self, R::Error> {
        let closed: BTreeMap<String, ClosedMonth> = reading.records("")?.into_iter().collect();
        let closed = closed.into_iter().filter_map(|(month, facts)| Some((facts.seq.0, month.parse().ok()?)));
        let told = reading.notices()?.into_iter().map(|notice| (notice.prepared.size.0, notice.prepared.period));
        Ok(Self(closed.chain(told).collect()))
    }

    /// The first entry that may lie in a month's books with a day before it: whoever told the month before stands before it.
    #[must_use]
    pub fn since(&self, month: Month) -> Count {
        let before = self.0.iter().filter(|(_, told)| told.next() >= month).map(|(by, _)| *by).min();
        before.map_or(Count::MOST, Count)
    }

    /// The first entry that may lie in a month's books, or in those of a later one: of its days, or late.
    ///
    /// # Errors
    /// The file's.
    pub fn lying_since<R: FundReading>(&self, reading: &R, month: Month) -> Result<Count, R::Error> {
        Ok(self.since(month).min(reading.recorded_since(month.first())?))
    }

    /// The month in whose books an entry of a day lies: what the rules post it to.
    #[must_use]
    pub fn month_of(&self, seq: Seq, day: Day) -> Month {
        self.before(seq).filter(|told| day.month() <= *told).map_or(day.month(), Month::next)
    }

    /// The day on which an entry of a day lies in the books: its own, or the first of the month that tells it.
    #[must_use]
    pub fn day_of(&self, seq: Seq, day: Day) -> Day {
        let month = self.month_of(seq, day);
        if month == day.month() { day } else { month.first() }
    }

    /// The last month that was told when an entry was recorded.
    #[must_use]
    pub fn before(&self, seq: Seq) -> Option<Month> {
        self.0.iter().filter(|(by, _)| *by < seq.0).map(|(_, month)| *month).max()
    }
}
