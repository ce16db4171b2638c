//! 资金收支总表: what every purse held, what came in and went out, what it holds. The same money is told by purse, project,
//! source, custodian and month, and every telling comes to the same totals.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::registers::months::{ClosedMonth, Gap, Statement};
use crate::ledger::books::{Flow, Purse};
use crate::ledger::event::Event;
use crate::ledger::field::Count;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Month;
use crate::ledger::reading::FundReading;
use crate::ledger::words::{Holder, SourceKind, Yes};
use crate::ledger::yuan::Yuan;
use crate::report::donations::ProjectNames;
use crate::report::heading::Heading;
use crate::report::places::{Place, Why, places};
use crate::report::sums::{Sides, new_year};
use crate::report::table::{Cell, Table, Word};
use crate::report::title::{FundView, Title};
use crate::report::undone::Corrections;

/// `report fund --period 2026-10 --by purse`: the fund's own money, wherever it lies. Co-payers pay from money of their own,
/// which stands apart and is in no sum with it: 公共收益, 党费 and what the street holds. By account every custodian is told
/// beside his statement, as the month's closing asks; those of the co-payers are a view of their own.
///
/// # Errors
/// The file's.
pub fn fund<R: FundReading>(reading: &R, month: Month, view: FundView) -> Result<Table, R::Error> {
    let first = if view == FundView::Month { new_year(month).month() } else { month };
    let corrections = Corrections::within(reading, first, month.last())?;
    let mut places = places(reading, month, &corrections)?;
    let title = Title::Fund(month, view);
    places.retain(|place| is_the_funds(place) != view.is_of_others());
    let table = match view {
        FundView::CoPayers | FundView::Purse => by_purse(reading, title, &places)?,
        FundView::Project => {
            let names = reading.project_names()?;
            let key = |place: &Place| place.purse.project.clone();
            grouped(title, &places, &[Heading::Project], key, |project| vec![project_cell(project.as_ref(), &names)])
        }
        FundView::Source => {
            let cells = |kind: &SourceKind| vec![(*kind).into()];
            grouped(title, &places, &[Heading::SourceKind], |place| place.purse.source_kind, cells)
        }
        FundView::Custodian | FundView::CoPayersCustodian => by_custodian(reading, title, &places, month)?,
        FundView::Month => by_month(reading, title, month, &corrections)?,
    };
    // Each co-payer is told alone: their money makes no sum.
    Ok(if view.is_of_others() { Table { totals: Vec::new(), ..table } } else { table })
}

/// Every account beside its statement: the fund's with their total, and below them, where there are any, the co-payers'.
///
/// # Errors
/// The file's.
pub fn custodians<R: FundReading>(reading: &R, month: Month) -> Result<Vec<Table>, R::Error> {
    let others = fund(reading, month, FundView::CoPayersCustodian)?;
    let others = (!others.rows.is_empty()).then_some(others);
    Ok([fund(reading, month, FundView::Custodian)?].into_iter().chain(others).collect())
}

fn is_the_funds(place: &Place) -> bool {
    place.holder.is_none_or(Holder::is_the_funds)
}

/// The project's name, its code when nobody knows the name, or the fund at large.
pub(super) fn project_cell(project: Option<&Code>, names: &ProjectNames) -> Cell {
    match project {
        None => Cell::Word(Word::GeneralFund),
        Some(code) => names.get(code).map_or_else(|| Cell::from(code), Cell::from),
    }
}

/// What happened to a row of a table: what was there, why it moved, what is there.
#[derive(Clone, Copy, Default)]
struct Line {
    opening: Sides,
    why: Why,
    closing: Sides,
}

impl Line {
    fn add(&mut self, place: &Place) {
        self.opening = self.opening.plus(place.opening).balance();
        self.why.add(&place.why);
        self.closing = self.closing.plus(place.closing).balance();
    }
}

/// A column of a table of lines: its figure, and whether it stands there when no line has any.
type Told = (Heading, Stands, fn(&Line) -> Yuan);

/// When a column is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Always,
    WhereThereIsSome,
}
use Stands::{Always, WhereThereIsSome};

/// A purse: what was there, 收 by kind, 支 by kind, 往来, what is there. 冲正 lowers 收: what was reversed never came; of earlier
/// months it stands apart. 结存 below zero: an open month may owe what comes in the next.
const OF_PURSE: [Told; 14] = [
    (Heading::BroughtForward, Always, |line| line.opening.debit),
    (Heading::ShortBefore, WhereThereIsSome, |line| line.opening.credit),
    (Heading::GiftsIn, Always, |line| line.why.gifts),
    (Heading::MatchIn, Always, |line| line.why.matched),
    (Heading::FurtherIncome, Always, |line| line.why.other),
    (Heading::Reversed, WhereThereIsSome, |line| line.why.reversed),
    (Heading::MovedIn, Always, |line| line.why.moved.debit),
    (Heading::PaidBack, WhereThereIsSome, |line| line.why.paid_back),
    (Heading::Refunded, Always, |line| line.why.refunded),
    (Heading::Spent, Always, |line| line.why.spent),
    (Heading::TakenBack, WhereThereIsSome, |line| line.why.taken_back),
    (Heading::OutAndOther, Always, |line| line.why.moved.credit),
    (Heading::CarriedForward, Always, |line| line.closing.debit),
    (Heading::ShortAfter, WhereThereIsSome, |line| line.closing.credit),
];

/// The same money in short: 收, 支, and what came back or never came of earlier months.
const IN_SHORT: [Told; 10] = [
    (Heading::BroughtForward, Always, |line| line.opening.debit),
    (Heading::ShortBefore, WhereThereIsSome, |line| line.opening.credit),
    (Heading::Inward, Always, |line| line.why.inward()),
    (Heading::MovedIn, WhereThereIsSome, |line| line.why.moved.debit),
    (Heading::PaidBack, WhereThereIsSome, |line| line.why.paid_back),
    (Heading::Outward, Always, |line| line.why.outward()),
    (Heading::OutAndOther, WhereThereIsSome, |line| line.why.moved.credit),
    (Heading::TakenBack, WhereThereIsSome, |line| line.why.taken_back),
    (Heading::CarriedForward, Always, |line| line.closing.debit),
    (Heading::ShortAfter, WhereThereIsSome, |line| line.closing.credit),
];

/// A table of lines in their order.
fn in_lines(title: Title, head: &[Heading], told: &[Told], lines: Vec<(Vec<Cell>, Line)>) -> Table {
    let is_there = |(_, stands, of): &&Told| *stands == Always || lines.iter().any(|(_, line)| !of(line).is_zero());
    let told: Vec<&Told> = told.iter().filter(is_there).collect();
    let headings: Vec<Heading> = head.iter().copied().chain(told.iter().map(|(heading, ..)| *heading)).collect();
    let mut table = Table::new(title, &headings);
    for (head, line) in lines {
        table.push(head.into_iter().chain(told.iter().map(|(.., of)| of(&line).into())).collect::<Vec<Cell>>());
    }
    table
}

fn by_purse<R: FundReading>(reading: &R, title: Title, places: &[Place]) -> Result<Table, R::Error> {
    let names = reading.project_names()?;
    let accounts: BTreeMap<Code, Text> =
        reading.accounts()?.into_iter().map(|account| (account.code, account.name)).collect();
    // The fund's accounts are one purse: money that went from one of them to another has not moved. What others hold is no
    // purse of the fund, and each 小区 has its own.
    let mut purses: BTreeMap<(Option<Holder>, Option<&Code>, Purse), Line> = BTreeMap::new();
    for place in places {
        let of_others = (!is_the_funds(place)).then_some(&place.account);
        purses.entry((place.holder, of_others, place.purse.clone())).or_default().add(place);
    }
    let head = [Heading::Holder, Heading::Project, Heading::SourceKind, Heading::Restricted];
    let said = |((holder, account, purse), line): ((Option<Holder>, Option<&Code>, Purse), Line)| {
        let restricted = purse.is_restricted().then_some(Yes::Yes);
        // Others' money is named after whose it is, and is not the fund's at large.
        let whose = account.and_then(|account| accounts.get(account)).map_or_else(|| holder.into(), Cell::from);
        let is_theirs = account.is_some() && purse.project.is_none();
        let project = if is_theirs { Cell::Empty } else { project_cell(purse.project.as_ref(), &names) };
        (vec![whose, project, purse.source_kind.into(), restricted.into()], line)
    };
    Ok(in_lines(title, &head, &OF_PURSE, purses.into_iter().map(said).collect()).totalled())
}

/// The same money in groups.
fn grouped<K: Ord>(
    title: Title,
    places: &[Place],
    head: &[Heading],
    key: impl Fn(&Place) -> K,
    cells: impl Fn(&K) -> Vec<Cell>,
) -> Table {
    let mut groups: BTreeMap<K, Line> = BTreeMap::new();
    for place in places {
        groups.entry(key(place)).or_default().add(place);
    }
    in_lines(title, head, &IN_SHORT, groups.iter().map(|(key, line)| (cells(key), *line)).collect()).totalled()
}

/// By account, each beside its custodian's statement of the last day.
fn by_custodian<R: FundReading>(reading: &R, title: Title, places: &[Place], month: Month) -> Result<Table, R::Error> {
    let accounts = reading.accounts()?;
    let head = [Heading::Holder, Heading::Account, Heading::Name];
    let cells = |code: &Code| {
        let account = accounts.iter().find(|account| account.code == *code);
        vec![account.map(|a| a.holder).into(), code.into(), account.map(|a| &a.name).into()]
    };
    let mut table = grouped(title, places, &head, |place| place.account.clone(), cells);
    let beside = [Heading::StatementBalance, Heading::StatementPaper, Heading::ExplainedBy, Heading::Unexplained];
    table.columns.extend(beside.map(crate::report::Column::from));
    let codes: BTreeSet<&Code> = places.iter().map(|place| &place.account).collect();
    for (code, row) in codes.into_iter().zip(&mut table.rows) {
        row.extend(statement_cells(reading, places, code, month)?);
    }
    Ok(table.totalled())
}

/// The statement, its number, how many lines explain a difference, and what is left of it.
fn statement_cells<R: FundReading>(
    reading: &R,
    places: &[Place],
    code: &Code,
    month: Month,
) -> Result<[Cell; 4], R::Error> {
    let key = format!("{code} {}", month.last());
    let known: Vec<(String, Statement)> = reading.records(&key)?;
    let Some((_, statement)) = known.into_iter().find(|(of, _)| *of == key) else {
        return Ok([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]);
    };
    let closing = places.iter().filter(|place| place.account == *code).map(|place| place.closing);
    let closing = closing.fold(Sides::default(), Sides::plus);
    let gap: Gap = statement.beside(Flow { inward: closing.debit, outward: closing.credit });
    let paper = match reading.happening(statement.seq)?.map(|happening| happening.event) {
        Some(Event::StatementRecorded(recorded)) => Cell::from(&recorded.paper),
        Some(_) | None => Cell::Empty,
    };
    let lines = Count(u64::try_from(statement.lines.len()).unwrap_or(u64::MAX));
    Ok([statement.balance.into(), paper, lines.into(), gap.amount().into()])
}

/// The months of the year so far, each with the entry that closed it. What one month leaves, the next begins with.
fn by_month<R: FundReading>(
    reading: &R,
    title: Title,
    until: Month,
    corrections: &Corrections,
) -> Result<Table, R::Error> {
    let closed: BTreeMap<String, ClosedMonth> = reading.records("")?.into_iter().collect();
    let (mut lines, mut month) = (Vec::new(), new_year(until).month());
    while month <= until {
        let mut line = Line::default();
        let places = places(reading, month, corrections)?;
        let ours: Vec<&Place> = places.iter().filter(|place| is_the_funds(place)).collect();
        for place in &ours {
            line.add(place);
        }
        if !ours.is_empty() {
            let seq = closed.get(&month.to_string()).map(|closed| closed.seq);
            lines.push((vec![month.into(), seq.into()], line));
        }
        month = month.next();
    }
    Ok(in_lines(title, &[Heading::Period, Heading::ClosedBy], &IN_SHORT, lines))
}
