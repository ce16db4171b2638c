//! What was given, in figures: a summary with the month before beside it, by day and by kind of donor.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Tally;
use crate::ledger::event::NoticePrepared;
use crate::ledger::field::Seq;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{Correction, Gift, Notice, Reading, Span};
use crate::ledger::words::{CountedSheet, DonorKind};
use crate::ledger::yuan::Yuan;

/// What is left after corrections. Never a minus sign: when corrections exceed, it says by how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Net {
    /// Gifts exceed corrections by this much.
    Received(Yuan),
    /// Corrections exceed gifts by this much.
    Overcorrected(Yuan),
}

impl Net {
    /// Gifts and late gifts less corrections; nothing when a sum is beyond range.
    #[must_use]
    pub fn after(gifts: Yuan, late: Yuan, corrections: Yuan) -> Option<Self> {
        let came = gifts.plus(late)?;
        let received = came.minus(corrections).map(Self::Received);
        received.or_else(|| corrections.minus(came).map(Self::Overcorrected))
    }
}

/// The figures of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// 本月捐赠.
    pub gifts: Tally,
    /// 补记.
    pub late: Tally,
    /// 更正.
    pub corrections: Tally,
    /// 净额.
    pub net: Net,
}

impl Summary {
    /// The figures of the three sheets; nothing when a sum is beyond range.
    #[must_use]
    pub fn new(gifts: Tally, late: Tally, corrections: Tally) -> Option<Self> {
        let net = Net::after(gifts.total, late.total, corrections.total)?;
        Some(Self { gifts, late, corrections, net })
    }

    /// The figures an earlier notice was prepared with.
    fn of_notice(notice: &NoticePrepared) -> Option<Self> {
        let sheet = |name: CountedSheet| {
            let total = notice.sheets.iter().find(|s| s.sheet == name)?;
            Some(Tally { count: total.count, total: total.total })
        };
        Self::new(sheet(CountedSheet::Gifts)?, sheet(CountedSheet::Late)?, sheet(CountedSheet::Corrections)?)
    }
}

/// The gifts of a notice, in figures. One by one they stand on its first three sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Giving {
    /// The month's figures.
    pub summary: Summary,
    /// The notice before, if there is one: its month and figures.
    pub before: Option<(Month, Summary)>,
    /// Gifts of each day of the month, days without a gift included.
    pub by_day: Vec<(Day, Tally)>,
    /// Gifts by kind of donor, every kind.
    pub by_kind: Vec<(DonorKind, Tally)>,
}

/// The gifts of a notice and what was undone, one by one.
pub(super) struct Given {
    /// Of the month.
    pub(super) gifts: Vec<Gift>,
    /// Of earlier months.
    pub(super) late: Vec<Gift>,
    /// Refunds and reversals.
    pub(super) corrections: Vec<Correction>,
    here: BTreeSet<Seq>,
}

impl Given {
    pub(super) fn read<R: Reading>(reading: &R, span: Span) -> Result<Self, R::Error> {
        let gifts = reading.gifts_of(span.period, span.size)?;
        let late = reading.late_gifts(span)?;
        let here = gifts.iter().chain(&late).map(|gift| gift.seq).collect();
        Ok(Self { gifts, late, corrections: reading.corrections(span)?, here })
    }

    /// Whether a gift stands on a sheet of this notice.
    pub(super) fn is_here(&self, gift: Seq) -> bool {
        self.here.contains(&gift)
    }
}

impl Giving {
    /// What was given, in figures; nothing when a sum is beyond range.
    pub(super) fn of(given: &Given, month: Month, before: Option<&Notice>) -> Option<Self> {
        let tally = |amounts: &mut dyn Iterator<Item = Yuan>| amounts.fold(Tally::default(), Tally::with);
        let summary = Summary::new(
            tally(&mut given.gifts.iter().map(|gift| gift.event.amount)),
            tally(&mut given.late.iter().map(|gift| gift.event.amount)),
            tally(&mut given.corrections.iter().map(|correction| correction.amount)),
        )?;
        Some(Self {
            summary,
            before: before.map(|notice| &notice.prepared).and_then(|e| Some((e.period, Summary::of_notice(e)?))),
            by_day: by_day(month, &given.gifts),
            by_kind: by_kind(&given.gifts),
        })
    }
}

/// Every day of the month, so that the chart shows the quiet ones too.
fn by_day(month: Month, gifts: &[Gift]) -> Vec<(Day, Tally)> {
    let days = std::iter::successors(Some(month.first()), |day| day.plus_days(1).ok());
    let mut tallies: BTreeMap<Day, Tally> =
        days.take_while(|day| *day <= month.last()).map(|day| (day, Tally::default())).collect();
    for gift in gifts {
        let tally = tallies.entry(gift.event.date).or_default();
        *tally = tally.with(gift.event.amount);
    }
    tallies.into_iter().collect()
}

fn by_kind(gifts: &[Gift]) -> Vec<(DonorKind, Tally)> {
    let of_kind = |kind: &DonorKind| {
        let amounts = gifts.iter().filter(|gift| gift.event.donor_kind == *kind).map(|gift| gift.event.amount);
        (*kind, amounts.fold(Tally::default(), Tally::with))
    };
    DonorKind::ALL.iter().map(of_kind).collect()
}
