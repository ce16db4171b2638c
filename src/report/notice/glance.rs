//! 收, 支, 余: the month beside the month before, and what each month of the year ended with.

use crate::ledger::field::Count;
use crate::ledger::period::Month;
use crate::ledger::points::Points;
use crate::ledger::reading::FundReading;
use crate::ledger::words::Holder;
use crate::ledger::yuan::Yuan;
use crate::report::footing::{CellName, Figure, NotFooting};
use crate::report::fund;
use crate::report::heading::Heading;
use crate::report::notice::sheets;
use crate::report::notice::{MonthNotice, NoticeError, Sheet};
use crate::report::sums::{Sides, day_before, new_year};
use crate::report::table::{Cell, Table};
use crate::report::title::FundView;

/// The money of a month: the totals of the sheet of the money, figure by figure. 上期结余 + 收 − 支 = 余, with 往来 between them
/// where there is any, and what came back, or never came, of earlier months. What only changed its purse has not moved here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MoneyOfMonth {
    /// What was there.
    pub opening: Yuan,
    /// Gifts.
    pub gifts: Yuan,
    /// 配捐.
    pub matched: Yuan,
    /// Other income.
    pub other: Yuan,
    /// 冲正: what of the three never came.
    pub reversed: Yuan,
    /// 往来: deposits, balances taken over, beyond what went the same way.
    pub moved_in: Yuan,
    /// 收回以前支出: advances returned, payments of earlier months reversed.
    pub paid_back: Yuan,
    /// Paid.
    pub spent: Yuan,
    /// Given back to givers.
    pub given_back: Yuan,
    /// 冲正以前收款: receipts of earlier months that were reversed.
    pub taken_back: Yuan,
    /// 往来: deposits returned, and whatever else went, beyond what came the same way.
    pub moved_out: Yuan,
    /// What is there.
    pub closing: Yuan,
}

/// One figure of a month.
pub type FigureOf = fn(&MoneyOfMonth) -> Yuan;

/// Where each figure stands on the sheet of the money; where there is none of it, it has no column.
const FIGURES: [(Heading, FigureOf); 8] = [
    (Heading::GiftsIn, |money| money.gifts),
    (Heading::MatchIn, |money| money.matched),
    (Heading::FurtherIncome, |money| money.other),
    (Heading::Reversed, |money| money.reversed),
    (Heading::PaidBack, |money| money.paid_back),
    (Heading::Spent, |money| money.spent),
    (Heading::Refunded, |money| money.given_back),
    (Heading::TakenBack, |money| money.taken_back),
];

impl MoneyOfMonth {
    /// The totals of a sheet by purse; nothing when all purses together are below zero.
    pub(in crate::report) fn of(table: &Table) -> Option<Self> {
        let total = |heading| table.total_of(heading).unwrap_or_default();
        let moved = Sides { debit: total(Heading::MovedIn), credit: total(Heading::OutAndOther) }.balance();
        Some(Self {
            opening: total(Heading::BroughtForward).minus(total(Heading::ShortBefore))?,
            gifts: total(Heading::GiftsIn),
            matched: total(Heading::MatchIn),
            other: total(Heading::FurtherIncome),
            reversed: total(Heading::Reversed),
            moved_in: moved.debit,
            paid_back: total(Heading::PaidBack),
            spent: total(Heading::Spent),
            given_back: total(Heading::Refunded),
            taken_back: total(Heading::TakenBack),
            moved_out: moved.credit,
            closing: total(Heading::CarriedForward).minus(total(Heading::ShortAfter))?,
        })
    }

    /// 收: gifts, match, other income, less what of them never came.
    #[must_use]
    pub fn inward(&self) -> Option<Yuan> {
        Yuan::sum([self.gifts, self.matched, self.other])?.minus(self.reversed)
    }

    /// 支: what was paid, and what was given back.
    #[must_use]
    pub fn outward(&self) -> Option<Yuan> {
        Yuan::sum([self.spent, self.given_back])
    }
}

/// The points of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PointsOfMonth {
    /// What was outstanding.
    pub opening: Points,
    /// What was given for hours and deeds.
    pub awarded: Points,
    /// What was exchanged.
    pub exchanged: Points,
    /// What is outstanding.
    pub closing: Points,
}

impl PointsOfMonth {
    fn of(table: &Table) -> Self {
        let total = |heading| match table.place_of(heading).and_then(|place| table.totals.get(place)) {
            Some(Cell::Points(points)) => *points,
            _ => Points::ZERO,
        };
        Self {
            opening: total(Heading::PointsBefore),
            awarded: total(Heading::MovedAwarded),
            exchanged: total(Heading::MovedExchanged),
            closing: total(Heading::PointsAfter),
        }
    }
}

/// What somebody sees who stops for a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// How many accounts hold money of the fund.
    pub accounts: Count,
    /// This month.
    pub now: MoneyOfMonth,
    /// The month of the notice before.
    pub before: Option<(Month, MoneyOfMonth)>,
    /// What the newest months ended with, six of them or those of the year.
    pub balances: Vec<(Month, Yuan)>,
    /// This month's points.
    pub points: PointsOfMonth,
}

impl Glance {
    pub(super) fn read<R: FundReading>(
        reading: &R,
        month: Month,
        sheets: &[Sheet],
        last: Option<Month>,
    ) -> Result<Self, NoticeError<R::Error>> {
        let table = |name| sheets.iter().find(|sheet| sheet.name == name).map(|sheet| &sheet.table);
        let money = |table: &Table| MoneyOfMonth::of(table).ok_or(NoticeError::BeyondRange);
        let before = match last {
            Some(last) => {
                let table = fund::fund(reading, last, FundView::Purse).map_err(NoticeError::File)?;
                Some((last, money(&table)?))
            }
            None => None,
        };
        let accounts = reading.accounts().map_err(NoticeError::File)?;
        let of_money =
            accounts.iter().filter(|account| account.holder.is_the_funds() && account.holder != Holder::Storeroom);
        Ok(Self {
            accounts: Count(of_money.map(|_| 1).sum()),
            now: table(sheets::money::NAME).map_or(Ok(MoneyOfMonth::default()), money)?,
            before,
            balances: newest_balances(reading, month).map_err(NoticeError::File)?,
            points: table(sheets::points::NAME).map(PointsOfMonth::of).unwrap_or_default(),
        })
    }
}

/// How many months are told at least, where there are as many: the first months of a year stand beside the last of the year before.
const MONTHS: i8 = 6;

fn newest_balances<R: FundReading>(reading: &R, month: Month) -> Result<Vec<(Month, Yuan)>, R::Error> {
    let of_year = balances(&fund::fund(reading, month, FundView::Month)?);
    if month.of_year() >= MONTHS {
        return Ok(of_year);
    }
    let before = balances(&fund::fund(reading, day_before(new_year(month).month()).month(), FundView::Month)?);
    let wanted = usize::try_from(MONTHS.saturating_sub(month.of_year())).unwrap_or_default();
    let newest = before.len().saturating_sub(wanted);
    Ok(before.into_iter().skip(newest).chain(of_year).collect())
}

fn balances(months: &Table) -> Vec<(Month, Yuan)> {
    let cell = |row: &Vec<Cell>, heading| months.place_of(heading).and_then(|place| row.get(place).cloned());
    let balance = |row: &Vec<Cell>| match (cell(row, Heading::Period), cell(row, Heading::CarriedForward)) {
        (Some(Cell::Month(month)), Some(Cell::Yuan(amount))) => Some((month, amount)),
        _ => None,
    };
    months.rows.iter().filter_map(balance).collect()
}

impl MonthNotice {
    /// Whether the overview says what the sheets say, and adds up by itself.
    pub(super) fn glance_crosses(&self) -> Result<(), NotFooting> {
        let (table, now) = (self.needed(sheets::money::NAME)?, &self.glance.now);
        for (heading, said) in FIGURES {
            let total = table.total_of(heading).unwrap_or_default();
            table.agree(CellName::Glance(heading), Figure::Yuan(total), Figure::Yuan(said(now)))?;
        }
        let told = MoneyOfMonth::of(table).unwrap_or_default();
        for (heading, told, said) in
            [(Heading::MovedIn, told.moved_in, now.moved_in), (Heading::OutAndOther, told.moved_out, now.moved_out)]
        {
            table.agree(CellName::Glance(heading), Figure::Yuan(told), Figure::Yuan(said))?;
        }
        let figure = |amount: Option<Yuan>| amount.map_or(Figure::Nothing, Figure::Yuan);
        let came = now.inward().and_then(|came| Yuan::sum([now.opening, came, now.moved_in, now.paid_back]));
        let went = now.outward().and_then(|went| Yuan::sum([now.closing, went, now.moved_out, now.taken_back]));
        let (came, went) = (figure(came), figure(went));
        table.agree(CellName::Glance(Heading::CarriedForward), came, went)?;
        let last = self.glance.balances.last().filter(|(month, _)| *month == self.foot.asked.span.period);
        if let Some((_, balance)) = last {
            let closing = Figure::Yuan(now.closing);
            table.agree(CellName::Glance(Heading::CarriedForward), closing, Figure::Yuan(*balance))?;
        }
        let points = self.needed(sheets::points::NAME)?;
        let said = Figure::Points(self.glance.points.closing);
        let total = Figure::Points(PointsOfMonth::of(points).closing);
        points.agree(CellName::Glance(Heading::PointsAfter), total, said)
    }
}
