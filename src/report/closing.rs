//! 结项报告: what a project was for, who decided, what it cost against its budget, what there is now and whom it serves, where
//! the rest went, which rules were set aside.

use crate::ledger::books::Purse;
use crate::ledger::chart::{Class, Role};
use crate::ledger::event::{Event, Kind};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::reading::FundReading;
use crate::ledger::words::Yes;
use crate::ledger::yuan::Yuan;
use crate::report::footing::{CellName, Figure, NotFooting};
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::particulars::{fields, of_its_end, of_project};
use crate::report::projects::lives::{Life, lives};
use crate::report::sums::{Sides, Sums};
use crate::report::table::{Cell, Table};
use crate::report::title::{StatementTitle, Title};
use crate::report::{exceptions, projects};

/// `report closing CODE`, as a project stood at the end of a day. Nothing when there is no such project.
///
/// # Errors
/// The file's; and inside, the first cell that does not foot.
pub fn closing<R: FundReading>(
    reading: &R,
    code: &Code,
    until: Day,
) -> Result<Option<Result<Vec<Table>, NotFooting>>, R::Error> {
    let Some(life) = lives(reading, until)?.remove(code) else { return Ok(None) };
    let about = of_project(reading, &life)?.into_iter().chain(of_its_end(&life));
    let about = fields(Title::Statement(StatementTitle::ClosingReport { until }), about);
    let mut tables = vec![about, decisions(&life)];
    tables.extend(projects::accounts(reading, &life, Day::FIRST, until)?);
    let rest = rest(reading, code, until)?;
    let owed = owed(reading, code, until)?;
    let fault = foot(&tables, &rest);
    tables.extend([rest, owed, exceptions::of_project(reading, &life)?, handed_over(&life)]);
    let faults = tables.iter().find_map(|table| table.foot().err()).or(fault);
    Ok(Some(faults.map_or(Ok(tables), Err)))
}

/// Which meetings decided, with their votes.
fn decisions(life: &Life) -> Table {
    let columns = [
        Heading::Seq,
        Heading::DecidedOn,
        Heading::Meeting,
        Heading::Persons,
        Heading::Votes,
        Heading::Approved,
        Heading::Memo,
        Heading::Paper,
    ];
    let mut table = Table::new(Title::Statement(StatementTitle::ClosingDecisions), &columns);
    for step in &life.steps {
        if let Event::ProjectDecided(e) = &step.event {
            let approved = (e.approved == Yes::Yes).then_some(Yes::Yes);
            table.push([
                step.seq.into(),
                Cell::from(e.date),
                e.meeting.into(),
                e.present.into(),
                format!("{}:{}:{}", e.in_favour, e.against, e.abstained).into(),
                approved.into(),
                (&e.matter).into(),
                (&e.paper).into(),
            ]);
        }
    }
    table
}

/// Where money went that was not spent: transfer by transfer, and what went back otherwise.
fn rest<R: FundReading>(reading: &R, code: &Code, until: Day) -> Result<Table, R::Error> {
    let names = reading.project_names()?;
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::SourceKind,
        Heading::IntoProject,
        Heading::IntoSourceKind,
        Heading::TransferBasis,
        Heading::Paper,
        Heading::Reason,
        Heading::MovedOut,
    ];
    let mut table = Table::new(Title::Statement(StatementTitle::ClosingRest), &columns);
    for entry in reading.happenings(Kind::MoneyTransferred, Day::FIRST, until)? {
        let Event::MoneyTransferred(e) = &entry.event else { continue };
        if entry.reversed_by.is_none() && e.from_project.as_ref() == Some(code) {
            table.push([
                entry.seq.into(),
                Cell::from(e.date),
                e.from_source_kind.into(),
                project_cell(e.into_project.as_ref(), &names),
                e.into_source_kind.into(),
                e.basis.into(),
                (&e.paper).into(),
                (&e.reason).into(),
                e.amount.into(),
            ]);
        }
    }
    Ok(table.totalled())
}

/// What its purses still owe: a retention, a deposit, a merchant. Named here, it does not keep a project from closing.
fn owed<R: FundReading>(reading: &R, code: &Code, until: Day) -> Result<Table, R::Error> {
    let mut table = Table::new(
        Title::Statement(StatementTitle::ClosingOwed),
        &[Heading::SourceKind, Heading::AccountTitle, Heading::Owed],
    );
    let Some(chart) = reading.chart_on(until)? else { return Ok(table.totalled()) };
    let sums = Sums::until(reading, until, &chart)?;
    let mut owed: std::collections::BTreeMap<(Purse, Role), Sides> = std::collections::BTreeMap::new();
    for (role, _, purse, sides) in sums.iter() {
        if let Some(role) = role.filter(|role| role.class() == Class::Debt && purse.project.as_ref() == Some(code)) {
            owed.entry((purse.clone(), role)).or_default().add(sides);
        }
    }
    for ((purse, role), sides) in owed {
        let amount = sides.turned().balance().debit;
        if !amount.is_zero() {
            table.push([purse.source_kind.into(), Cell::from(chart.name(chart.code(role))), amount.into()]);
        }
    }
    Ok(table.totalled())
}

/// What was built, and who keeps it up.
fn handed_over(life: &Life) -> Table {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::Asset,
        Heading::HandedTo,
        Heading::Upkeep,
        Heading::LaterIncome,
        Heading::Paper,
    ];
    let mut table = Table::new(Title::Statement(StatementTitle::ClosingAssets), &columns);
    for step in &life.steps {
        if let Event::AssetHandedOver(e) = &step.event {
            table.push([
                step.seq.into(),
                Cell::from(e.date),
                (&e.name).into(),
                (&e.to).into(),
                (&e.upkeep).into(),
                (&e.income).into(),
                (&e.paper).into(),
            ]);
        }
    }
    table
}

/// The statement of a project's purses among the tables of its report.
pub(super) fn statement_of(tables: &[Table]) -> Option<&Table> {
    tables.iter().find(|table| matches!(table.title, Title::ProjectStatement { .. }))
}

/// In every purse 实募 + 配捐 + 其他来源 + 透支 = 支出 + 转出 + 退还以前年度捐赠 + 结余.
pub(super) fn statement_foots(tables: &[Table]) -> Option<NotFooting> {
    let statement = statement_of(tables)?;
    for (row, cells) in statement.rows.iter().enumerate() {
        let at = |heading| match statement.place_of(heading).and_then(|place| cells.get(place)) {
            Some(Cell::Yuan(amount)) => *amount,
            _ => Yuan::ZERO,
        };
        let came = Yuan::sum([Heading::Raised, Heading::Matched, Heading::OtherSources, Heading::ShortAfter].map(at));
        let went = Yuan::sum([Heading::Spent, Heading::MovedOut, Heading::EarlierBack].map(at));
        let left = came.zip(went).and_then(|(came, went)| came.minus(went));
        if left != Some(at(Heading::LeftOver)) {
            let (expected, found) = (left.map_or(Figure::Nothing, Figure::Yuan), Figure::Yuan(at(Heading::LeftOver)));
            let cell = CellName::At(row.saturating_add(1), Heading::LeftOver);
            return Some(NotFooting { table: statement.title, cell, expected, found });
        }
    }
    None
}

/// … and no more was transferred than moved out.
fn foot(tables: &[Table], rest: &Table) -> Option<NotFooting> {
    if let Some(fault) = statement_foots(tables) {
        return Some(fault);
    }
    let statement = statement_of(tables)?;
    let (moved, told) = (statement.total_of(Heading::MovedOut)?, rest.total_of(Heading::MovedOut)?);
    let (expected, found) = (Figure::Yuan(moved), Figure::Yuan(told));
    let cell = CellName::TotalBeside(Heading::MovedOut, statement.title);
    moved.minus(told).is_none().then_some(NotFooting { table: rest.title, cell, expected, found })
}
