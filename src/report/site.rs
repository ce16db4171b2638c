//! What the public page shows, in no language and no format: the fund as of the last posted month, its projects, its
//! notices, the shop, and where on the board each gift stands. Every figure comes from a report that is published anyway.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Tally;
use crate::ledger::event::{NoticePrepared, SheetTotal};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Text;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{FundReading, Gift, GoodsGift, Notice, PrivateName, Remedy, Span, Undone};
use crate::ledger::words::{CountedSheet, Display, DonorKind, Mode, Purpose};
use crate::ledger::yuan::Yuan;
use crate::report::MoneyOfMonth;
use crate::report::SheetName;
use crate::report::heading::Heading;
use crate::report::notice::sheets;
use crate::report::projects::lives::{Life, lives};
use crate::report::shown::ShownName;
use crate::report::table::{Cell, Table};
use crate::report::title::FundView;
use crate::report::{fund, goods, projects, shop};

/// Everything on the page but the proofs.
#[derive(Clone, Debug)]
pub struct Site {
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
    /// Figures are those of this month's end: the newest that was posted, else today's.
    pub month: Month,
    /// 收 支 余, as the notice of that month says it; nothing when all purses together are below zero.
    pub glance: MoneyOfMonth,
    /// What each project's purses held, took in, spent and hold.
    pub money: Table,
    /// The same money by where it lies, and what co-payers hold beside it.
    pub custodians: Vec<Table>,
    /// Gifts by month, as posted, the oldest first.
    pub by_month: Vec<(Month, Tally)>,
    /// Every project.
    pub projects: Vec<ProjectShown>,
    /// All projects in one table, a row each in the same order.
    pub project_table: Table,
    /// Prices, stock and redemptions.
    pub shop: Vec<Table>,
    /// The notices that hang or hung, the newest first.
    pub notices: Vec<NoticeShown>,
}

/// A project on the page.
#[derive(Clone, Debug)]
pub struct ProjectShown {
    /// Its life so far.
    pub life: Life,
    /// What was spent on it.
    pub spent: Yuan,
    /// What is left for it.
    pub left: Yuan,
    /// Purse by purse, payment by payment, and what stands beside the money.
    pub tables: Vec<Table>,
}

/// A notice on the page.
#[derive(Clone, Debug)]
pub struct NoticeShown {
    /// The notice.
    pub notice: Notice,
    /// Whether its sheets name somebody in full whose name has since been taken out of reach.
    pub is_withheld: bool,
    /// What it said and would say otherwise today, and why; nothing when nothing corrects it.
    pub amended: Option<Table>,
}

/// Where a gift stands on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which notice.
    pub notice: Count,
    /// Which of its sheets.
    pub sheet: SheetName,
    /// 序号: which row of the sheet.
    pub row: Count,
}

/// A gift as a posted sheet shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedGift {
    /// Its entry.
    pub seq: Seq,
    /// Its day.
    pub date: Day,
    /// Its giver, as he may be shown today.
    pub name: ShownName,
    /// How much.
    pub amount: Yuan,
    /// Where it stands.
    pub place: Place,
    /// Whether the sheet named in full whose name is out of reach by now.
    pub is_name_gone: bool,
}

/// What later entries changed of a gift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The later entry.
    pub by: Seq,
    /// Refund or reversal.
    pub remedy: Remedy,
    /// How much.
    pub amount: Yuan,
}

/// Every gift a notice shows, in the order of its sheets.
///
/// # Errors
/// The file's.
pub fn posted_gifts<R: FundReading>(reading: &R, notice: &NoticePrepared) -> Result<Vec<PostedGift>, R::Error> {
    let span = Span { period: notice.period, from: notice.from, size: notice.size };
    let mut posted = Vec::new();
    let sheets = [
        (sheets::gifts::NAME, reading.gifts_of(span.period, span.size)?),
        (sheets::late::NAME, reading.late_gifts(span)?),
    ];
    for (sheet, gifts) in sheets {
        let rows = gifts.iter().zip((1_u64..).map(Count));
        posted.extend(rows.map(|(gift, row)| posted_gift(gift, Place { notice: notice.number, sheet, row })));
    }
    // A notice of a version that had no such sheet told of no gift in goods.
    let sheet = sheets::goods_gifts::NAME;
    let has_the_sheet = notice.files.iter().any(|file| file.name.as_str() == format!("{sheet}.csv"));
    if has_the_sheet {
        let gifts = goods::gifts_in_the_books(reading, notice.period)?;
        let rows = gifts.iter().zip((1_u64..).map(Count));
        posted.extend(rows.map(|(gift, row)| posted_goods(gift, Place { notice: notice.number, sheet, row })));
    }
    Ok(posted)
}

/// What has no reliable price is found by its slip, never by an amount.
fn posted_goods(gift: &GoodsGift, place: Place) -> PostedGift {
    let e = &gift.event;
    let was_named = e.donor_kind == DonorKind::Person && e.display == Display::Named;
    PostedGift {
        seq: gift.seq,
        date: e.date,
        name: ShownName::of_goods(gift),
        amount: e.value.unwrap_or_default(),
        place,
        is_name_gone: was_named && matches!(gift.name, PrivateName::Erased(_)),
    }
}

fn posted_gift(gift: &Gift, place: Place) -> PostedGift {
    let e = &gift.event;
    let was_named = e.donor_kind == DonorKind::Person && e.display == Display::Named;
    PostedGift {
        seq: gift.seq,
        date: e.date,
        name: ShownName::of(gift),
        amount: e.amount,
        place,
        is_name_gone: was_named && matches!(gift.name, PrivateName::Erased(_)),
    }
}

/// What changed of each gift that changed, among entries below `size`.
///
/// # Errors
/// The file's.
pub fn changes<R: FundReading>(reading: &R, size: Count) -> Result<BTreeMap<Seq, Vec<Changed>>, R::Error> {
    let mut changes: BTreeMap<Seq, Vec<Changed>> = BTreeMap::new();
    let all = Span { period: Day::FIRST.month(), from: Count(0), size };
    for correction in reading.corrections(all)? {
        let (by, remedy, amount) = (correction.seq, correction.remedy, correction.amount);
        if let Undone::Gift(gift) = correction.undone {
            changes.entry(gift.seq).or_default().push(Changed { by, remedy, amount });
        }
    }
    for gift in goods::gifts_between(reading, Day::FIRST, Day::LAST)? {
        let amount = gift.event.value.unwrap_or_default();
        let undone = gift.reversed_by.map(|by| Changed { by, remedy: Remedy::Reversal, amount });
        changes.entry(gift.seq).or_default().extend(undone);
    }
    changes.retain(|_, of_one| !of_one.is_empty());
    Ok(changes)
}

impl Site {
    /// Reads what the page shows. `withheld` are the notices whose files name somebody who may no longer be named, `amended` what
    /// corrects each notice.
    ///
    /// # Errors
    /// The file's.
    pub fn read<R: FundReading>(
        reading: &R,
        today: Day,
        withheld: &BTreeSet<Count>,
        mut amended: BTreeMap<Count, Table>,
    ) -> Result<Self, R::Error> {
        let opened = reading.opened()?;
        let mut notices = posted_notices(reading)?;
        let month = notices.iter().map(|notice| notice.prepared.period).max();
        let month = month.unwrap_or_else(|| today.month());
        let by_month = notices.iter().map(gifts_told).collect();
        notices.reverse();
        let project_table = projects::projects(reading, Day::FIRST, month.last())?;
        Ok(Self {
            fund: opened.name.clone(),
            county: opened.county.clone(),
            origin: opened.origin.clone(),
            purpose: opened.purpose,
            mode: reading.mode()?,
            month,
            glance: MoneyOfMonth::of(&fund::fund(reading, month, FundView::Purse)?).unwrap_or_default(),
            money: fund::fund(reading, month, FundView::Project)?,
            custodians: fund::custodians(reading, month)?,
            by_month,
            projects: project_pages(reading, month.last(), &project_table)?,
            project_table,
            shop: vec![
                shop::prices(reading, month.last())?,
                goods::stock(reading, month)?,
                shop::redemptions(reading, month)?,
            ],
            notices: notices
                .into_iter()
                .map(|notice| NoticeShown {
                    is_withheld: withheld.contains(&notice.prepared.number),
                    amended: amended.remove(&notice.prepared.number).map(|table| as_shown(&table)),
                    notice,
                })
                .collect(),
        })
    }
}

/// What a page has room for of what corrects a notice: which entry, what it said, what it would say, since when and why.
fn as_shown(amendments: &Table) -> Table {
    const SHOWN: [Heading; 13] = [
        Heading::OriginalSeq,
        Heading::OriginalDate,
        Heading::EntryKind,
        Heading::AmountThen,
        Heading::AmountNow,
        Heading::MinutesThen,
        Heading::MinutesNow,
        Heading::PointsOf,
        Heading::PointsThen,
        Heading::PointsNow,
        Heading::PointsGone,
        Heading::Date,
        Heading::Reason,
    ];
    let places: Vec<usize> = SHOWN.iter().filter_map(|heading| amendments.place_of(*heading)).collect();
    Table { totals: Vec::new(), ..amendments.columns_at(&places) }
}

/// The notices that hang or hung, by number.
///
/// # Errors
/// The file's.
pub fn posted_notices<R: FundReading>(reading: &R) -> Result<Vec<Notice>, R::Error> {
    let mut notices = reading.notices()?;
    notices.retain(|notice| notice.posted.is_some());
    Ok(notices)
}

/// The gifts of a notice as it was posted, those told late among them.
fn gifts_told(notice: &Notice) -> (Month, Tally) {
    let is_of_gifts = |sheet: &&SheetTotal| matches!(sheet.sheet, CountedSheet::Gifts | CountedSheet::Late);
    let tally = notice.prepared.sheets.iter().filter(is_of_gifts).fold(Tally::default(), |sum, sheet| Tally {
        count: Count(sum.count.0.saturating_add(sheet.count.0)),
        total: sum.total.plus(sheet.total).unwrap_or(sum.total),
    });
    (notice.prepared.period, tally)
}

/// The projects with the figures of their rows: both are in the order of their codes.
fn project_pages<R: FundReading>(reading: &R, until: Day, table: &Table) -> Result<Vec<ProjectShown>, R::Error> {
    let mut shown = Vec::new();
    for ((code, life), row) in lives(reading, until)?.into_iter().zip(&table.rows) {
        let figure = |heading| match table.place_of(heading).and_then(|place| row.get(place)) {
            Some(Cell::Yuan(amount)) => *amount,
            Some(_) | None => Yuan::ZERO,
        };
        shown.push(ProjectShown {
            spent: figure(Heading::Spent),
            left: figure(Heading::LeftOver),
            tables: projects::project(reading, &code, Day::FIRST, until)?,
            life,
        });
    }
    Ok(shown)
}
