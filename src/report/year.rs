//! 年度报告 of the fund: who gave, what came, what was done and for whom; and each figure is that of the statements of December.
//!
//! Gifts are counted by the day they are posted, as the statements count them: what came late for a closed year is of the next.

mod gifts;
mod glance;

use std::collections::BTreeMap;

pub use gifts::GiftsOfYear;

use crate::ledger::field::Count;
use crate::ledger::period::Day;
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::{Service, Stage};
use crate::ledger::yuan::Yuan;
use crate::report::footing::{CellName, Figure, NotFooting};
use crate::report::heading::Heading;
use crate::report::projects::flows::flows;
use crate::report::projects::lives::{Life, lives};
use crate::report::statements::{StatementLine, Statements, figure};
use crate::report::sums::Sides;
use crate::report::table::{Cell, Kind as CellKind, Table, Word};
use crate::report::title::{StatementTitle, Title};
use crate::report::year::gifts::{GIVERS, gave, givers};
use crate::report::year::glance::glance;

/// The first and the last day of a year.
fn days(year: i16) -> (Day, Day) {
    (Day::new(year, 1, 1).unwrap_or(Day::FIRST), Day::new(year, 12, 31).unwrap_or(Day::LAST))
}

/// The report of a year. Its tables are public: [`YearReport::foot`] says whether they agree with the statements.
#[derive(Clone, Debug)]
pub struct YearReport {
    /// The year at a glance.
    pub glance: Table,
    /// Who gave, by kind.
    pub givers: Table,
    /// Income by kind.
    pub income: Table,
    /// Projects by class and stage.
    pub projects: Table,
    /// What was accepted this year.
    pub solved: Table,
    /// Goods by place.
    pub stock: Table,
    /// Points of the year.
    pub points: Table,
}

/// What the year report reads beside the ledger itself.
#[derive(Clone, Copy, Debug)]
pub struct YearAsked<'a> {
    /// Which year.
    pub year: i16,
    /// The last day that is told: the year's, or today while it lasts.
    pub until: Day,
    /// Its gifts.
    pub gifts: &'a GiftsOfYear,
    /// The statements of its last month.
    pub statements: &'a Statements,
    /// 积分收支 of the year.
    pub points: &'a Table,
}

/// `report year YYYY`.
///
/// # Errors
/// The file's.
pub fn year<R: ServiceReading>(reading: &R, asked: YearAsked<'_>) -> Result<YearReport, R::Error> {
    let givers = givers(reading, asked)?;
    let income = income(asked);
    let (projects, solved) = (projects(reading, asked)?, solved(reading, asked)?);
    let points = points(asked);
    let stock = Table {
        title: Title::Statement(StatementTitle::YearStock(asked.year)),
        ..asked.statements.notes.stock.clone()
    };
    let glance = glance(reading, asked, [&givers, &income, &projects, &solved, &points])?;
    Ok(YearReport { glance, givers, income, projects, solved, stock, points })
}

/// With totals below its columns of counts, too.
fn counted(mut table: Table) -> Table {
    for (place, column) in table.columns.iter().enumerate() {
        if column.heading.kind() == CellKind::Count
            && let Some(total) = table.totals.get_mut(place)
        {
            *total = sum_of_counts(&table.rows, place).into();
        }
    }
    table
}

fn sum_of_counts(rows: &[Vec<Cell>], place: usize) -> Count {
    let counts =
        rows.iter().filter_map(|row| if let Some(Cell::Count(count)) = row.get(place) { Some(count.0) } else { None });
    Count(counts.fold(0, u64::saturating_add))
}

/// Income by kind, as the statement of activities has it.
fn income(asked: YearAsked<'_>) -> Table {
    let mut table = Table::new(
        Title::Statement(StatementTitle::YearIncome(asked.year)),
        &[Heading::StatementLine, Heading::YearTotal],
    );
    for line in asked.statements.income_lines() {
        table.push([line.into(), Cell::from(asked.statements.of_year(line))]);
    }
    table.totalled()
}

/// The projects that were open in the year: by class, and how far each had come at its end.
fn projects<R: ServiceReading>(reading: &R, asked: YearAsked<'_>) -> Result<Table, R::Error> {
    let (first, last) = days(asked.year);
    let flows = flows(reading, first, last.min(asked.until))?;
    let mut groups: BTreeMap<(Service, Stage), (Count, Yuan)> = BTreeMap::new();
    for (code, life) in lives(reading, last.min(asked.until))? {
        if life.facts.closed_on().is_some_and(|closed| closed < first) {
            continue;
        }
        let own = flows.iter().filter(|(purse, _)| purse.project.as_ref() == Some(&code)).map(|(_, flow)| flow.spent);
        let (count, spent) = groups.entry((life.project.service, life.facts.stage())).or_default();
        *count = count.and_one();
        *spent = Yuan::sum(own).and_then(|own| spent.plus(own)).unwrap_or(*spent);
    }
    let columns = [Heading::Service, Heading::Stage, Heading::ProjectsCounted, Heading::Spent];
    let mut table = Table::new(Title::Statement(StatementTitle::YearProjects(asked.year)), &columns);
    for ((service, stage), (count, spent)) in groups {
        table.push([service.into(), Cell::from(stage), count.into(), spent.into()]);
    }
    Ok(counted(table.totalled()))
}

/// What passed its inspection in the year, and whom it serves.
fn solved<R: ServiceReading>(reading: &R, asked: YearAsked<'_>) -> Result<Table, R::Error> {
    let (first, last) = days(asked.year);
    let columns = [
        Heading::Project,
        Heading::Service,
        Heading::AcceptedOn,
        Heading::Output,
        Heading::PeopleServed,
        Heading::Score,
    ];
    let mut table = Table::new(Title::Statement(StatementTitle::YearSolved(asked.year)), &columns);
    let is_of_year = |life: &Life| life.facts.accepted_on().is_some_and(|day| first <= day && day <= last);
    for life in lives(reading, last.min(asked.until))?.into_values().filter(is_of_year) {
        let inspection = life.inspection();
        table.push([
            Cell::from(&life.project.name),
            life.project.service.into(),
            life.facts.accepted_on().into(),
            inspection.map(|e| &e.output).into(),
            inspection.and_then(|e| *e.people_served).into(),
            inspection.and_then(|e| *e.score).into(),
        ]);
    }
    let served = table.place_of(Heading::PeopleServed).map(|place| sum_of_counts(&table.rows, place));
    let total = |column: &crate::report::Column| {
        if column.heading == Heading::PeopleServed { Cell::from(served) } else { Cell::Empty }
    };
    table.totals = table.columns.iter().map(total).collect();
    Ok(table)
}

/// All accounts of points together: the foot of 积分收支.
fn points(asked: YearAsked<'_>) -> Table {
    let of_points = |column: &crate::report::Column| column.heading.kind() == CellKind::Points;
    let places: Vec<usize> = (0..asked.points.columns.len())
        .filter(|place| asked.points.columns.get(*place).is_some_and(of_points))
        .collect();
    let columns: Vec<Heading> =
        places.iter().filter_map(|place| asked.points.columns.get(*place)).map(|c| c.heading).collect();
    let mut table = Table::new(Title::Statement(StatementTitle::YearPoints(asked.year)), &columns);
    table.push(places.iter().filter_map(|place| asked.points.totals.get(*place).cloned()).collect::<Vec<_>>());
    table
}

impl YearReport {
    /// Every table, in the order of the report.
    #[must_use]
    pub fn tables(self) -> Vec<Table> {
        let Self { glance, givers, income, projects, solved, stock, points } = self;
        vec![glance, givers, income, projects, solved, stock, points]
    }

    /// Whether the report says what the statements of December say, and its first sheet what the others say.
    ///
    /// # Errors
    /// The first cell that does not foot.
    pub fn foot(&self, statements: &Statements) -> Result<(), NotFooting> {
        for table in [&self.glance, &self.givers, &self.income, &self.projects, &self.solved, &self.stock, &self.points]
        {
            table.foot()?;
        }
        let gifts = Yuan::sum([Heading::Given, Heading::GoodsValue].iter().filter_map(|h| self.givers.total_of(*h)));
        let gifts = Sides { debit: gifts.unwrap_or_default(), credit: self.earlier() };
        let line = statements.of_year(StatementLine::DonationIncome);
        agree(&self.givers, Heading::Given, figure(statements.donations), figure(gifts), statements)?;
        for line in statements.income_lines() {
            let row = self.income.rows.iter().find(|row| row.contains(&Cell::Word(Word::StatementLine(line))));
            let amount =
                row.and_then(|row| if let Some(Cell::Yuan(amount)) = row.get(1) { Some(*amount) } else { None });
            let expected = Figure::Yuan(statements.of_year(line));
            agree(&self.income, Heading::YearTotal, expected, told(amount), statements)?;
        }
        let all = Figure::Yuan(statements.of_year(StatementLine::AllIncome));
        agree(&self.income, Heading::YearTotal, all, told(self.income.total_of(Heading::YearTotal)), statements)?;
        // The line of donations is what the gifts came to, but where more went back than came.
        let place = self.glance.place_of(Heading::Amount);
        let amounts = place.and_then(|place| Yuan::sum(self.glance.yuan_of(place))).unwrap_or_default();
        let glance = Sides { debit: amounts, credit: self.earlier() }.plus(Sides { debit: line, credit: Yuan::ZERO });
        agree(&self.glance, Heading::Amount, all, figure(glance.plus(statements.donations.turned())), statements)?;
        for (figure, kind) in GIVERS {
            let row = self.glance.rows.iter().find(|row| row.contains(&Cell::Word(Word::YearFigure(figure))));
            let amount =
                row.and_then(|row| if let Some(Cell::Yuan(amount)) = row.get(2) { Some(*amount) } else { None });
            let expected = Figure::Yuan(gave(&self.givers, kind).1);
            agree(&self.glance, Heading::Amount, expected, told(amount), statements)?;
        }
        Ok(())
    }

    /// What went back of gifts of earlier years.
    fn earlier(&self) -> Yuan {
        let place = self.glance.place_of(Heading::GivenBack);
        place.and_then(|place| Yuan::sum(self.glance.yuan_of(place))).unwrap_or_default()
    }
}

/// A cell of money as a figure.
fn told(amount: Option<Yuan>) -> Figure {
    amount.map_or(Figure::Nothing, Figure::Yuan)
}

fn agree(
    table: &Table,
    heading: Heading,
    expected: Figure,
    found: Figure,
    statements: &Statements,
) -> Result<(), NotFooting> {
    let cell = CellName::TotalBeside(heading, statements.activities.title);
    if expected == found { Ok(()) } else { Err(NotFooting { table: table.title, cell, expected, found }) }
}
