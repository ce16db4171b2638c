//! The donation notice of a month: three sheets (gifts, late gifts, corrections), a summary with the month before beside
//! it, figures by day and by kind of donor, and the foot that lets anybody check it.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::ledger::books::Tally;
use crate::ledger::event::{NoticePrepared, SheetTotal};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Text;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{Gift, Reading, Span};
use crate::ledger::words::{DonorKind, Mode, Purpose, SheetName};
use crate::ledger::yuan::Yuan;
use crate::report::footing::{Footed, NotFooting};
use crate::report::heading::Heading;
use crate::report::table::Table;
use crate::report::{corrections, donations};

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
        let sheet = |name: SheetName| {
            let total = notice.sheets.iter().find(|s| s.sheet == name)?;
            Some(Tally { count: total.count, total: total.total })
        };
        Self::new(sheet(SheetName::Gifts)?, sheet(SheetName::Late)?, sheet(SheetName::Corrections)?)
    }

    /// The figure of a sheet.
    #[must_use]
    pub const fn of(&self, sheet: SheetName) -> Tally {
        match sheet {
            SheetName::Gifts => self.gifts,
            SheetName::Late => self.late,
            SheetName::Corrections => self.corrections,
        }
    }
}

/// Where and how long a notice hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Where.
    pub place: Text,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

/// What the chain says of the entries a notice covers, already as text: a report knows no hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The root of the first `size` entries, in full.
    pub root: String,
    /// The same, shortened to groups a person can compare.
    pub root_groups: String,
    /// The fingerprint of the key that signs for this ledger.
    pub key: String,
    /// Who outside the desk saw the newest head anybody saw, and how many entries it had.
    pub seen: Option<Seen>,
}

/// Who saw a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Their names.
    pub by: Vec<String>,
    /// How many entries it had.
    pub size: Count,
}

/// Who answers for a sheet: 制表, 审核, 监督. Empty where nobody did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signers {
    /// 制表.
    pub prepared_by: Text,
    /// 审核.
    pub reviewed_by: Text,
    /// 监督.
    pub supervised_by: Text,
}

/// What whoever prepares a notice decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeAsked {
    /// Its number.
    pub number: Count,
    /// Which entries it covers.
    pub span: Span,
    /// How it will hang; nothing leaves a line to be filled in by hand.
    pub posting: Option<Posting>,
    /// Where an objection goes: a telephone, a door, a name; empty leaves a line.
    pub objections: Text,
    /// What the chain says.
    pub seal: Seal,
    /// Who answers for it.
    pub signers: Signers,
}

/// What stands above and below the sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foot {
    /// The fund.
    pub fund: Text,
    /// The federation whose books prevail.
    pub county: Text,
    /// The name under which the ledger signs.
    pub origin: Text,
    /// Real, demo or test.
    pub purpose: Purpose,
    /// One person or two.
    pub mode: Mode,
    /// What was asked.
    pub asked: NoticeAsked,
}

/// The donation notice of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DonationNotice {
    /// The month's figures.
    pub summary: Summary,
    /// The notice before, if there is one: its month and figures.
    pub before: Option<(Month, Summary)>,
    /// Gifts of each day of the month, days without a gift included.
    pub by_day: Vec<(Day, Tally)>,
    /// Gifts by kind of donor, every kind.
    pub by_kind: Vec<(DonorKind, Tally)>,
    /// Gifts of the month.
    pub gifts: Table,
    /// Gifts of earlier months.
    pub late: Table,
    /// Refunds and reversals.
    pub corrections: Table,
    /// What lets anybody check it.
    pub foot: Foot,
}

/// Why there is no notice.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoticeError<E> {
    /// The file could not be read.
    #[error(transparent)]
    File(E),
    /// A cell does not foot.
    #[error(transparent)]
    NotFooting(#[from] NotFooting),
    /// A sum is beyond what an amount can hold.
    #[error("a sum is beyond range")]
    BeyondRange,
}

impl DonationNotice {
    /// Reads, lays out and foots the notice of a month.
    ///
    /// # Errors
    /// [`NoticeError`]: the file's, or the first cell that does not foot.
    pub fn compose<R: Reading>(reading: &R, asked: NoticeAsked) -> Result<Footed<Self>, NoticeError<R::Error>> {
        let notice = Self::laid_out(reading, asked)?;
        Ok(Footed::of(notice)?)
    }

    fn laid_out<R: Reading>(reading: &R, asked: NoticeAsked) -> Result<Self, NoticeError<R::Error>> {
        let span = asked.span;
        let opened = reading.opened().map_err(NoticeError::File)?;
        let projects = reading.project_names().map_err(NoticeError::File)?;
        let gifts = reading.gifts_of(span.period, span.size).map_err(NoticeError::File)?;
        let late = reading.late_gifts(span).map_err(NoticeError::File)?;
        let corrections = reading.corrections(span).map_err(NoticeError::File)?;
        let before = reading.notices().map_err(NoticeError::File)?;
        let here: BTreeSet<Seq> = gifts.iter().chain(&late).map(|gift| gift.seq).collect();
        let tally = |amounts: &mut dyn Iterator<Item = Yuan>| amounts.fold(Tally::default(), Tally::with);
        let summary = Summary::new(
            tally(&mut gifts.iter().map(|gift| gift.event.amount)),
            tally(&mut late.iter().map(|gift| gift.event.amount)),
            tally(&mut corrections.iter().map(|correction| correction.amount)),
        );
        Ok(Self {
            summary: summary.ok_or(NoticeError::BeyondRange)?,
            before: before
                .iter()
                .filter(|notice| notice.prepared.number < asked.number)
                .max_by_key(|notice| notice.prepared.number)
                .and_then(|notice| Some((notice.prepared.period, Summary::of_notice(&notice.prepared)?))),
            by_day: by_day(span.period, &gifts),
            by_kind: by_kind(&gifts),
            gifts: donations::sheet(&gifts, &projects),
            late: donations::late_sheet(&late, &projects, opened.utc_offset),
            corrections: corrections::sheet(&corrections, |gift| here.contains(&gift.seq)),
            foot: Foot {
                fund: opened.name.clone(),
                county: opened.county.clone(),
                origin: opened.origin.clone(),
                purpose: opened.purpose,
                mode: reading.mode().map_err(NoticeError::File)?,
                asked,
            },
        })
    }

    /// A sheet by its name.
    #[must_use]
    pub const fn sheet(&self, name: SheetName) -> &Table {
        match name {
            SheetName::Gifts => &self.gifts,
            SheetName::Late => &self.late,
            SheetName::Corrections => &self.corrections,
        }
    }

    /// Counts and totals as `notice_prepared` records them, which the rules recompute.
    #[must_use]
    pub fn sheet_totals(&self) -> Vec<SheetTotal> {
        let total = |sheet: &SheetName| {
            let table = self.sheet(*sheet);
            let total = table.total_of(Heading::Amount).unwrap_or_default();
            SheetTotal { count: table.count, sheet: *sheet, total }
        };
        SheetName::ALL.iter().map(total).collect()
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
