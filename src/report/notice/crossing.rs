//! Sheet against sheet: what two of them tell of the same money, points and goods must be the same.

use crate::ledger::books::Tally;
use crate::ledger::field::{Count, Seq};
use crate::ledger::quantity::Quantity;
use crate::ledger::reading::{FundReading, Span};
use crate::ledger::words::ObjectionState;
use crate::ledger::yuan::Yuan;
use crate::report::SheetName;
use crate::report::donations::purpose;
use crate::report::footing::{CellName, Figure, NotFooting, count_of};
use crate::report::heading::Heading;
use crate::report::notice::equations::figure;
use crate::report::notice::giving::Given;
use crate::report::notice::sheets;
use crate::report::notice::{MonthNotice, Net};
use crate::report::objections::days_between;
use crate::report::table::{Cell, Table, Word};
use crate::report::told::Told;

/// A late gift that lies in this month's books: its own month was told when it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LateHere {
    seq: Seq,
    project: Cell,
    pub(super) amount: Yuan,
    /// Whether it stands on the sheet of this notice, not of an earlier one.
    is_listed: bool,
}

pub(super) fn late_here<R: FundReading>(
    reading: &R,
    (span, from): (Span, Count),
    given: &Given,
) -> Result<Vec<LateHere>, R::Error> {
    let (told, projects) = (Told::of(reading)?, reading.project_names()?);
    // Never from 0: that asks for everything before the first notice.
    let late = reading.late_gifts(Span { from: from.max(Count(1)), ..span })?;
    let here = late.iter().filter(|gift| told.month_of(gift.seq, gift.event.date) == span.period);
    let here = here.map(|gift| LateHere {
        seq: gift.seq,
        project: purpose(gift, &projects),
        amount: gift.event.amount,
        is_listed: given.is_here(gift.seq),
    });
    Ok(here.collect())
}

/// Gifts of which a notice lists one thing and its money another: they came after their month was closed and before its notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    /// How many, and how much.
    pub tally: Tally,
    /// Their entries.
    pub entries: Vec<Seq>,
}

impl Apart {
    fn of(gifts: impl Iterator<Item = (Seq, Yuan)>) -> Self {
        gifts.fold(Self::default(), |mut apart, (seq, amount)| {
            apart.tally = apart.tally.with(amount);
            apart.entries.push(seq);
            apart
        })
    }
}

/// Sums by whatever stands in some columns, and the row that came last to each.
#[derive(Default)]
pub(super) struct Grouped(pub(super) Vec<(Vec<Cell>, Yuan, usize)>);

impl Grouped {
    pub(super) fn of(table: &Table, keys: &[Heading], summed: Heading) -> Self {
        Self::over(&[table], keys, summed)
    }

    fn over(tables: &[&Table], keys: &[Heading], summed: Heading) -> Self {
        let mut sums = Self::default();
        for table in tables {
            sums.add_all(table, keys, summed);
        }
        sums
    }

    fn add_all(&mut self, table: &Table, keys: &[Heading], summed: Heading) {
        let places: Vec<usize> = keys.iter().filter_map(|key| table.place_of(*key)).collect();
        for (index, row) in table.rows.iter().enumerate() {
            let key: Vec<Cell> = places.iter().filter_map(|place| row.get(*place).cloned()).collect();
            if let Some(Cell::Yuan(amount)) = table.place_of(summed).and_then(|place| row.get(place)) {
                self.add(key, *amount, index.saturating_add(1));
            }
        }
    }

    pub(super) fn add(&mut self, key: Vec<Cell>, amount: Yuan, row: usize) {
        match self.0.iter_mut().find(|(known, _, _)| *known == key) {
            Some((_, sum, last)) => (*sum, *last) = (sum.plus(amount).unwrap_or(*sum), row),
            None => self.0.push((key, amount, row)),
        }
    }

    pub(super) fn under(&self, key: &[Cell]) -> Yuan {
        self.0.iter().find(|(known, _, _)| known == key).map(|(_, sum, _)| *sum).unwrap_or_default()
    }
}

impl MonthNotice {
    /// Late gifts on this notice whose money lies in the books of a later month.
    #[must_use]
    pub fn listed_before_their_money(&self) -> Apart {
        let period = Cell::Month(self.foot.asked.span.period);
        let told = self.table(sheets::late::NAME).into_iter().flat_map(|table| {
            table.rows.iter().filter_map(|row| {
                match (cell(table, row, Heading::Seq), cell(table, row, Heading::Amount)) {
                    (Some(Cell::Seq(seq)), Some(Cell::Yuan(amount))) => {
                        (cell(table, row, Heading::BooksMonth) != Some(&period)).then_some((*seq, *amount))
                    }
                    _ => None,
                }
            })
        });
        Apart::of(told)
    }

    /// Gifts in this month's 收 that an earlier notice listed.
    #[must_use]
    pub fn listed_on_earlier_notices(&self) -> Apart {
        Apart::of(self.late_here.iter().filter(|gift| !gift.is_listed).map(|gift| (gift.seq, gift.amount)))
    }

    /// Whether the sheets of gifts agree with the summary, and the figures by day and by kind with the gifts.
    pub(super) fn gifts_foot(&self) -> Result<(), NotFooting> {
        let summary = &self.giving.summary;
        let said = [
            (sheets::gifts::NAME, summary.gifts),
            (sheets::late::NAME, summary.late),
            (sheets::corrections::NAME, summary.corrections),
        ];
        for (sheet, tally) in said {
            self.crosses(CellName::Summary(sheet), sheet, self.printed(sheet), tally)?;
        }
        let gifts = self.printed(sheets::gifts::NAME);
        let (by_day, by_kind) =
            (self.giving.by_day.iter().map(|(_, t)| *t), self.giving.by_kind.iter().map(|(_, t)| *t));
        self.crosses(CellName::ByDay, sheets::gifts::NAME, gifts, together(by_day))?;
        self.crosses(CellName::ByKind, sheets::gifts::NAME, gifts, together(by_kind))?;
        let printed = |sheet| self.printed(sheet).map_or(Yuan::ZERO, |tally| tally.total);
        let net =
            Net::after(printed(sheets::gifts::NAME), printed(sheets::late::NAME), printed(sheets::corrections::NAME));
        let expected = net.map_or(Figure::Nothing, Figure::Net);
        self.needed(sheets::gifts::NAME)?.agree(CellName::Net, expected, Figure::Net(summary.net))
    }

    /// A sheet no notice may be without.
    pub(super) fn needed(&self, sheet: SheetName) -> Result<&Table, NotFooting> {
        let nothing = Figure::Nothing;
        let table = crate::report::title::Title::Sheet(sheet);
        self.table(sheet).ok_or(NotFooting { table, cell: CellName::Count, expected: nothing, found: nothing })
    }

    /// Count and sum of the rows as printed.
    fn printed(&self, sheet: SheetName) -> Option<Tally> {
        let table = self.table(sheet)?;
        let total = Yuan::sum(table.yuan_of(table.place_of(Heading::Amount)?))?;
        Some(Tally { count: count_of(table.rows.len()), total })
    }

    fn crosses(
        &self,
        cell: CellName,
        sheet: SheetName,
        printed: Option<Tally>,
        said: impl Into<Option<Tally>>,
    ) -> Result<(), NotFooting> {
        let count = |t: Option<Tally>| t.map_or(Figure::Nothing, |tally| Figure::Count(tally.count));
        let total = |t: Option<Tally>| t.map_or(Figure::Nothing, |tally| Figure::Yuan(tally.total));
        let (table, said) = (self.needed(sheet)?, said.into());
        table.agree(cell, count(printed), count(said))?;
        table.agree(cell, total(printed), total(said))
    }

    /// Whether sheets that tell of the same agree.
    pub(super) fn sheets_cross(&self) -> Result<(), NotFooting> {
        self.gifts_are_in_the_purses()?;
        self.what_is_gone_is_told()?;
        self.every_project_that_moved_has_its_row()?;
        self.other_sources_are_told_one_by_one()?;
        self.projects_have_what_their_purses_hold()?;
        self.matches_are_in_the_projects()?;
        self.what_left_the_shop_was_exchanged()?;
        self.points_were_exchanged()?;
        self.answers_are_as_late_as_their_days()
    }

    /// By how many days an answer was late follows from its days; they have no sum.
    fn answers_are_as_late_as_their_days(&self) -> Result<(), NotFooting> {
        let objections = self.needed(sheets::objections::NAME)?;
        for (row, number) in objections.rows.iter().zip(1..) {
            let day = |heading| match cell(objections, row, heading) {
                Some(Cell::Day(day)) => Some(*day),
                Some(_) | None => None,
            };
            let on = match cell(objections, row, Heading::ObjectionState) {
                Some(Cell::Word(Word::ObjectionState(ObjectionState::AnsweredLate))) => day(Heading::AnsweredOn),
                Some(Cell::Word(Word::ObjectionState(ObjectionState::Withdrawn))) => {
                    day(Heading::AnsweredOn).filter(|on| day(Heading::DueOn).is_some_and(|due| *on > due))
                }
                Some(Cell::Word(Word::ObjectionState(ObjectionState::Overdue))) => {
                    Some(self.foot.asked.span.period.last())
                }
                Some(_) | None => None,
            };
            let days = on.zip(day(Heading::DueOn)).map(|(on, due)| days_between(due, on));
            let expected = days.map_or(Figure::Nothing, Figure::Count);
            let found = cell(objections, row, Heading::DaysOver).map_or(Figure::Nothing, figure);
            objections.agree(CellName::At(number, Heading::DaysOver), expected, found)?;
        }
        Ok(())
    }

    /// The gifts to a project, one by one, are what its purses say they got.
    fn gifts_are_in_the_purses(&self) -> Result<(), NotFooting> {
        let (gifts, money) = (self.needed(sheets::gifts::NAME)?, self.needed(sheets::money::NAME)?);
        let mut given = Grouped::of(gifts, &[Heading::Project], Heading::Amount);
        for LateHere { project, amount, .. } in &self.late_here {
            given.add(vec![project.clone()], *amount, 0);
        }
        let purses = Grouped::of(money, &[Heading::Project], Heading::GiftsIn);
        let told = |key: &[Cell], row| {
            let cell = CellName::Across(row, Heading::GiftsIn, sheets::gifts::NAME);
            money.agree(cell, Figure::Yuan(given.under(key)), Figure::Yuan(purses.under(key)))
        };
        given.0.iter().try_for_each(|(key, _, _)| told(key, 0))?;
        purses.0.iter().try_for_each(|(key, _, row)| told(key, *row))
    }

    /// A project whose money stands on some sheet has its row among the projects.
    fn every_project_that_moved_has_its_row(&self) -> Result<(), NotFooting> {
        let projects = self.needed(sheets::projects::NAME)?;
        let (none, one) = (Figure::Count(Count(0)), Figure::Count(Count(1)));
        for other in [sheets::money::NAME, sheets::co_payers::NAME, sheets::gifts::NAME, sheets::late::NAME] {
            let told = self.needed(other)?;
            for (row, number) in told.rows.iter().zip(1..) {
                // A purse of the fund at large, or of a co-payer, is of no project.
                let project = cell(told, row, Heading::Project).filter(|cell| matches!(cell, Cell::Text(_)));
                let is_it = |row: &Vec<Cell>| cell(projects, row, Heading::Project) == project;
                if project.is_some() && !projects.rows.iter().any(is_it) {
                    projects.agree(CellName::RowsOf(number, other), one, none)?;
                }
            }
        }
        Ok(())
    }

    /// 其他来源 is what its parts come to.
    fn other_sources_are_told_one_by_one(&self) -> Result<(), NotFooting> {
        let projects = self.needed(sheets::projects::NAME)?;
        for (row, number) in projects.rows.iter().zip(1..) {
            let told = match cell(projects, row, Heading::OfThem) {
                Some(Cell::Parts(parts)) => Yuan::sum(parts.iter().map(|(_, amount)| *amount)),
                Some(_) | None => Some(Yuan::ZERO),
            };
            let found = cell(projects, row, Heading::OtherSources).map_or(Figure::Nothing, figure);
            let told = told.map_or(Figure::Nothing, Figure::Yuan);
            projects.agree(CellName::At(number, Heading::OtherSources), told, found)?;
        }
        Ok(())
    }

    /// What a project has left is what its purses hold.
    fn projects_have_what_their_purses_hold(&self) -> Result<(), NotFooting> {
        let (projects, money) = (self.needed(sheets::projects::NAME)?, self.needed(sheets::money::NAME)?);
        let purses = [money, self.needed(sheets::co_payers::NAME)?];
        let held = Grouped::over(&purses, &[Heading::Project], Heading::CarriedForward);
        let short = Grouped::over(&purses, &[Heading::Project], Heading::ShortAfter);
        let lacks = Grouped::of(projects, &[Heading::Project], Heading::ShortAfter);
        for (key, left, row) in &Grouped::of(projects, &[Heading::Project], Heading::LeftOver).0 {
            let cell = CellName::Across(*row, Heading::LeftOver, sheets::money::NAME);
            // Held less short on both sides, as sums, so that nothing needs a sign.
            let purses = held.under(key).plus(lacks.under(key)).map_or(Figure::Nothing, Figure::Yuan);
            let told = left.plus(short.under(key)).map_or(Figure::Nothing, Figure::Yuan);
            projects.agree(cell, purses, told)?;
        }
        Ok(())
    }

    /// What a project got as 配捐 is at least what its agreements of this month say that it may keep: what is owed back is no
    /// income any more, also while it lies there.
    fn matches_are_in_the_projects(&self) -> Result<(), NotFooting> {
        let (matches, projects) = (self.needed(sheets::matches::NAME)?, self.needed(sheets::projects::NAME)?);
        let known = Grouped::of(projects, &[Heading::Project], Heading::Matched);
        let owed = Grouped::of(matches, &[Heading::Project], Heading::OwedBack);
        for (key, received, row) in &Grouped::of(matches, &[Heading::Project], Heading::MatchReceived).0 {
            let (came, told) = (received.minus(owed.under(key)).unwrap_or_default(), known.under(key));
            if told < came {
                let cell = CellName::Across(*row, Heading::MatchReceived, sheets::projects::NAME);
                matches.agree(cell, Figure::Yuan(told), Figure::Yuan(came))?;
            }
        }
        Ok(())
    }

    /// What slips took is what left the lots, and what each row of the sheet says.
    fn what_left_the_shop_was_exchanged(&self) -> Result<(), NotFooting> {
        let (stock, slips) = (self.needed(sheets::stock::NAME)?, self.needed(sheets::redemptions::NAME)?);
        let nothing = Figure::Quantity(Quantity::ZERO);
        let quantity = |table: &Table, row: &[Cell], heading| match cell(table, row, heading) {
            None | Some(Cell::Empty) => nothing,
            Some(cell) => figure(cell),
        };
        slips.agree(CellName::Count, Figure::Count(count_of(self.taken.by_row.len())), Figure::Count(slips.count))?;
        for ((row, taken), number) in slips.rows.iter().zip(&self.taken.by_row).zip(1..) {
            let expected = taken.map_or(nothing, Figure::Quantity);
            slips.agree(CellName::At(number, Heading::Quantity), expected, quantity(slips, row, Heading::Quantity))?;
        }
        for (row, number) in stock.rows.iter().zip(1..) {
            let left = [Heading::StockRedeemed, Heading::StockRewarded];
            let left = left.into_iter().fold(nothing, |sum, heading| sum.plus(quantity(stock, row, heading)));
            let taken = self.taken.by_lot.iter().find(|(goods, _)| goods.are_of(stock, row));
            let taken = taken.map_or(nothing, |(_, quantity)| Figure::Quantity(*quantity));
            stock.agree(CellName::Across(number, Heading::StockRedeemed, sheets::redemptions::NAME), taken, left)?;
        }
        Ok(())
    }

    /// What each row of the hours says is what the entries of those hours say.
    pub(super) fn hours_are_as_recorded(&self) -> Result<(), NotFooting> {
        let hours = self.needed(sheets::hours::NAME)?;
        hours.agree(CellName::Count, Figure::Count(count_of(self.hours_said.len())), Figure::Count(hours.count))?;
        for ((row, said), number) in hours.rows.iter().zip(&self.hours_said).zip(1..) {
            let found = cell(hours, row, Heading::Minutes).map_or(Figure::Nothing, figure);
            let expected = Figure::Count(Count(said.count().into()));
            hours.agree(CellName::At(number, Heading::Minutes), expected, found)?;
        }
        Ok(())
    }

    /// Points on slips that stand, with those of slips that were cancelled on their day, are the points that were exchanged.
    fn points_were_exchanged(&self) -> Result<(), NotFooting> {
        let (points, slips) = (self.needed(sheets::points::NAME)?, self.needed(sheets::redemptions::NAME)?);
        let total = |table: &Table, heading| {
            let cell = table.place_of(heading).and_then(|place| table.totals.get(place));
            cell.map_or(Figure::Nothing, figure)
        };
        let exchanged = total(points, Heading::MovedExchanged);
        let taken = total(slips, Heading::Points);
        if exchanged == Figure::Nothing || taken == Figure::Nothing {
            return Ok(());
        }
        let cell = CellName::Across(0, Heading::Points, sheets::points::NAME);
        slips.agree(cell, exchanged, taken.plus(Figure::Points(self.taken.cancelled)))
    }
}

/// What stands in a row under a heading.
fn cell<'a>(table: &Table, row: &'a [Cell], heading: Heading) -> Option<&'a Cell> {
    row.get(table.place_of(heading)?)
}

/// Tallies added up; nothing when the sum is beyond range.
fn together(tallies: impl IntoIterator<Item = Tally>) -> Option<Tally> {
    tallies.into_iter().try_fold(Tally::default(), |sum, tally| {
        let count = Count(sum.count.0.checked_add(tally.count.0)?);
        Some(Tally { count, total: sum.total.plus(tally.total)? })
    })
}
