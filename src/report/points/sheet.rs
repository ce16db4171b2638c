//! 积分收支: every account of a month, from what it held before to what it holds after. It foots by account and in total,
//! against the one figure of outstanding points, or it is refused.

use std::collections::BTreeMap;

use crate::ledger::books::registers::points::{AccountFacts, TotalFacts};
use crate::ledger::effect::PointsMove;
use crate::ledger::period::{Day, Month};
use crate::ledger::points::Points;
use crate::ledger::reading::FundReading;
use crate::ledger::words::{PointsChange, PointsKind};
use crate::report::footing::{CellName, Figure, NotFooting};
use crate::report::heading::Heading;
use crate::report::points::holder;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

/// The changes, each a column, in the order of the sheet.
const COLUMNS: [(PointsChange, Heading); 9] = [
    (PointsChange::Awarded, Heading::MovedAwarded),
    (PointsChange::Brought, Heading::MovedBrought),
    (PointsChange::Exchanged, Heading::MovedExchanged),
    (PointsChange::Deducted, Heading::MovedDeducted),
    (PointsChange::Expired, Heading::MovedExpired),
    (PointsChange::GivenIn, Heading::PointsGivenIn),
    (PointsChange::GivenOut, Heading::PointsGivenOut),
    (PointsChange::PutBack, Heading::MovedPutBack),
    (PointsChange::TakenBack, Heading::MovedTakenBack),
];

/// What came and went.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Turnover {
    pub(super) inward: Points,
    pub(super) outward: Points,
}

impl Turnover {
    /// With a change more; nothing beyond range.
    fn with(self, one: &PointsMove) -> Option<Self> {
        if one.change.is_inward() {
            Some(Self { inward: self.inward.plus(one.points)?, ..self })
        } else {
            Some(Self { outward: self.outward.plus(one.points)?, ..self })
        }
    }

    /// What was there before all of it; nothing when that would be less than nothing.
    fn before(self, after: Points) -> Option<Points> {
        after.plus(self.outward)?.minus(self.inward)
    }
}

/// One account: what it holds now, what moved since the sheet's last day, and what moved on its days.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    now: Points,
    since: Turnover,
    pub(super) turnover: Turnover,
    moved: BTreeMap<PointsChange, Points>,
}

impl Row {
    fn note(&mut self, one: &PointsMove, is_later: bool) -> Option<()> {
        if is_later {
            self.since = self.since.with(one)?;
        } else {
            self.turnover = self.turnover.with(one)?;
            let moved = self.moved.entry(one.change).or_default();
            *moved = moved.plus(one.points)?;
        }
        Some(())
    }

    /// What it held before the sheet's days, and after them.
    pub(super) fn balances(&self) -> Option<(Points, Points)> {
        let after = self.since.before(self.now)?;
        Some((self.turnover.before(after)?, after))
    }
}

/// The sheet of a month, or why it does not foot.
///
/// # Errors
/// The file's.
pub fn month<R: FundReading>(
    reading: &R,
    kind: PointsKind,
    month: Month,
) -> Result<Result<Table, NotFooting>, R::Error> {
    between(reading, Title::PointsSheet(kind, month), kind, (month.first(), month.last()))
}

/// The sheet of a year: 党性存折, read at the yearly review.
///
/// # Errors
/// The file's.
pub fn year<R: FundReading>(reading: &R, kind: PointsKind, year: i16) -> Result<Result<Table, NotFooting>, R::Error> {
    let (first, last) = days_of(year);
    between(reading, Title::PointsYear(kind, first), kind, (first, last))
}

/// The first and the last day of a year.
#[must_use]
pub fn days_of(year: i16) -> (Day, Day) {
    (Day::new(year, 1, 1).unwrap_or(Day::FIRST), Day::new(year, 12, 31).unwrap_or(Day::LAST))
}

/// Every account of a kind with what moved in it on some days, and all of them together.
pub(super) struct Accounts {
    pub(super) rows: BTreeMap<String, Row>,
    all: Row,
    /// What moved on the days, by day, then account.
    pub(super) moves: Vec<PointsMove>,
}

impl Accounts {
    /// Accounts hold what they hold now; what they held on a day follows from what moved since. No older day is read.
    pub(super) fn between<R: FundReading>(
        reading: &R,
        title: Title,
        kind: PointsKind,
        (from, until): (Day, Day),
    ) -> Result<Result<Self, NotFooting>, R::Error> {
        let beginning = format!("{kind} ");
        let mut rows: BTreeMap<String, Row> = BTreeMap::new();
        for (key, facts) in reading.records::<AccountFacts>(&beginning)? {
            let code = key.strip_prefix(&beginning).unwrap_or(&key).to_owned();
            rows.insert(code, Row { now: facts.left(), ..Row::default() });
        }
        let total = reading.records::<TotalFacts>(kind.word())?.pop().map(|(_, facts)| facts.outstanding);
        let mut all = Row { now: total.unwrap_or_default(), ..Row::default() };
        let mut moves = reading.points_moves(kind, from, Day::LAST)?;
        for one in &moves {
            let row = rows.entry(one.account.clone()).or_default();
            let noted = row.note(one, one.day > until).and_then(|()| all.note(one, one.day > until));
            if noted.is_none() {
                return Ok(Err(fault(title, Heading::PointsAfter, all.now, Points::ZERO)));
            }
        }
        moves.retain(|one| one.day <= until);
        Ok(Self { rows, all, moves }.checked(title))
    }

    /// Each account has a balance before and after, and those after come to the one figure of outstanding points.
    fn checked(self, title: Title) -> Result<Self, NotFooting> {
        let mut sum = Points::ZERO;
        for row in self.rows.values() {
            let Some((_, after)) = row.balances() else {
                return Err(fault(title, Heading::PointsBefore, row.now, row.turnover.inward));
            };
            sum = sum.plus(after).unwrap_or(sum);
        }
        let total = self.all.balances().map(|(_, after)| after);
        if total == Some(sum) {
            return Ok(self);
        }
        Err(fault(title, Heading::PointsAfter, sum, total.unwrap_or_default()))
    }
}

fn between<R: FundReading>(
    reading: &R,
    title: Title,
    kind: PointsKind,
    days: (Day, Day),
) -> Result<Result<Table, NotFooting>, R::Error> {
    match Accounts::between(reading, title, kind, days)? {
        Ok(accounts) => sheet(reading, title, &accounts.rows),
        Err(fault) => Ok(Err(fault)),
    }
}

pub(super) fn fault(title: Title, heading: Heading, expected: Points, found: Points) -> NotFooting {
    let (expected, found) = (Figure::Points(expected), Figure::Points(found));
    NotFooting { table: title, cell: CellName::Total(heading), expected, found }
}

fn sheet<R: FundReading>(
    reading: &R,
    title: Title,
    rows: &BTreeMap<String, Row>,
) -> Result<Result<Table, NotFooting>, R::Error> {
    let mut columns = vec![Heading::Code, Heading::Holds, Heading::PointsBefore];
    columns.extend(COLUMNS.iter().map(|(_, heading)| *heading));
    columns.push(Heading::PointsAfter);
    let mut table = Table::new(title, &columns);
    for (code, row) in rows {
        let Some((before, after)) = row.balances() else { continue };
        if before.is_zero() && after.is_zero() && row.moved.is_empty() {
            continue;
        }
        let mut cells = vec![Cell::from(code.as_str()), holder(reading, code)?, before.into()];
        cells.extend(COLUMNS.iter().map(|(change, _)| Cell::from(row.moved.get(change).copied().unwrap_or_default())));
        cells.push(after.into());
        table.push(cells);
    }
    let table = table.totalled();
    Ok(table.foot().map(|()| table))
}
