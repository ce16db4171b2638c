//! 项目收支: what every project took in, spent and has left, with its votes and its inspection; one project purse by purse
//! and payment by payment; volunteers' labour. Columns: mission, "what the board shows".

pub mod flows;
mod goods;
pub mod lives;

use crate::ledger::books::Purse;
use crate::ledger::event::{Event, Kind, PaymentRequested};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::reading::{FundReading, Happening};
use crate::ledger::words::SourceKind;
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::particulars::{fields, of_its_end, of_project};
use crate::report::projects::flows::{PurseFlow, flows};
use crate::report::projects::lives::{Life, lives};
use crate::report::table::{Cell, Table};
use crate::report::title::{StatementTitle, Title};

const ACCOUNTS: [Heading; 18] = [
    Heading::Number,
    Heading::Project,
    Heading::Service,
    Heading::Stage,
    Heading::Budget,
    Heading::Raised,
    Heading::Matched,
    Heading::OtherSources,
    Heading::OfThem,
    Heading::Spent,
    Heading::MovedOut,
    Heading::LeftOver,
    Heading::DecidedOn,
    Heading::Votes,
    Heading::AcceptedOn,
    Heading::Conclusion,
    Heading::NextStep,
    Heading::Exceptions,
];

/// A figure of a purse.
type Figure = fn(&PurseFlow) -> Yuan;

/// What of the money stands only where there is some, behind which columns: what a project lacks, behind what it has left, what
/// went back of gifts of earlier years, behind what moved out, and matches that it still holds and owes back, behind what it
/// may keep. The last place first.
const SELDOM: [(Heading, Heading, Figure); 3] = [
    (Heading::LeftOver, Heading::ShortAfter, |flow| flow.short),
    (Heading::MovedOut, Heading::EarlierBack, |flow| flow.earlier_back),
    (Heading::Matched, Heading::OwedBack, |flow| flow.owed),
];

/// The same of one purse beside its budget, which has no line for what banks and platforms take.
const OF_A_PURSE: [(Heading, Heading, Figure); 4] = [
    (Heading::LeftOver, Heading::ShortAfter, |flow| flow.short),
    (Heading::MovedOut, Heading::EarlierBack, |flow| flow.earlier_back),
    (Heading::Spent, Heading::OfItCharges, |flow| flow.fees),
    (Heading::Matched, Heading::OwedBack, |flow| flow.owed),
];

/// Fits the columns that have something to say into a table whose rows tell of these flows.
fn with_seldom(mut table: Table, seldom: &[(Heading, Heading, Figure)], flows: &[PurseFlow]) -> Table {
    for &(behind, heading, amount) in seldom {
        let Some(place) = table.place_of(behind).filter(|_| flows.iter().any(|flow| !amount(flow).is_zero())) else {
            continue;
        };
        let place = place.saturating_add(1);
        table.columns.insert(place, heading.into());
        for (row, flow) in table.rows.iter_mut().zip(flows) {
            row.insert(place, amount(flow).into());
        }
    }
    table
}

/// `report projects`: every project up to a day. 实募 + 配捐 + 其他来源 = 支出 + 转出 + 退还以前年度捐赠 + 结余 in every row.
///
/// # Errors
/// The file's.
pub fn projects<R: FundReading>(reading: &R, from: Day, until: Day) -> Result<Table, R::Error> {
    let flows = flows(reading, from, until)?;
    let (mut table, mut told) = (Table::new(Title::ProjectAccounts { until }, &ACCOUNTS), Vec::new());
    for (code, life) in lives(reading, until)? {
        let own = flows.iter().filter(|(purse, _)| purse.project.as_ref() == Some(&code));
        let others = own.clone().map(|(purse, flow)| (purse.source_kind, flow.elsewhere()));
        let others = others.filter(|(_, amount)| !amount.is_zero()).collect();
        let flow = own.fold(PurseFlow::default(), |sum, (_, flow)| sum.and(*flow));
        table.push_numbered(account_row(&life, flow, others));
        told.push(flow);
    }
    Ok(with_seldom(table, &SELDOM, &told).totalled())
}

fn account_row(life: &Life, flow: PurseFlow, others: Vec<(SourceKind, Yuan)>) -> Vec<Cell> {
    let (decision, inspection) = (life.decision(), life.inspection());
    let exceptions = life.steps.iter().filter(|step| step.event.kind() == Kind::ExceptionGranted).count();
    vec![
        (&life.project.name).into(),
        life.project.service.into(),
        life.facts.stage().into(),
        life.facts.budget_total().into(),
        flow.raised.into(),
        flow.matched.into(),
        flow.elsewhere().into(),
        others.into(),
        flow.spent.into(),
        flow.moved_out.into(),
        flow.left.into(),
        decision.map(|e| e.date).into(),
        decision.map(|e| format!("{}:{}:{}", e.in_favour, e.against, e.abstained)).into(),
        inspection.map(|e| e.date).into(),
        inspection.map(|e| e.conclusion).into(),
        life.next_step().into(),
        u64::try_from(exceptions).ok().filter(|count| *count > 0).map(Count).into(),
    ]
}

/// `report project`: one project up to a day (项目实施情况): what it is and what became of it, purse by purse, payment by
/// payment, and what stands beside the money. Nothing when there is no such project.
///
/// # Errors
/// The file's.
pub fn project<R: FundReading>(reading: &R, code: &Code, from: Day, until: Day) -> Result<Vec<Table>, R::Error> {
    let Some(life) = lives(reading, until)?.remove(code) else { return Ok(Vec::new()) };
    let about = of_project(reading, &life)?.into_iter().chain(of_its_end(&life));
    let mut tables = vec![fields(Title::Statement(StatementTitle::ProjectAbout { until }), about)];
    tables.extend(accounts(reading, &life, from, until)?);
    Ok(tables)
}

/// The money of a project, and what stands beside it; goods where it used some.
pub(super) fn accounts<R: FundReading>(
    reading: &R,
    life: &Life,
    from: Day,
    until: Day,
) -> Result<Vec<Table>, R::Error> {
    let statement = statement(reading, life, from, until)?;
    let spent = statement.total_of(Heading::Spent).unwrap_or_default();
    let payments = payments(reading, &life.project.code, from, until)?;
    let goods = goods::used(reading, &life.project.code, from, until)?;
    let goods = Some(goods).filter(|goods| !goods.rows.is_empty());
    Ok([statement, payments, beside(life, spent)].into_iter().chain(goods).collect())
}

const STATEMENT: [Heading; 10] = [
    Heading::SourceKind,
    Heading::Budget,
    Heading::Raised,
    Heading::Matched,
    Heading::OtherSources,
    Heading::Spent,
    Heading::MovedOut,
    Heading::LeftOver,
    Heading::BudgetLeft,
    Heading::Overspent,
];

/// Purses in pay order, then those without a line in the budget.
fn statement<R: FundReading>(reading: &R, life: &Life, from: Day, until: Day) -> Result<Table, R::Error> {
    let flows = flows(reading, from, until)?;
    let purse = |source_kind| Purse { project: Some(life.project.code.clone()), source_kind };
    let mut kinds: Vec<SourceKind> = life.facts.budget().iter().map(|line| line.source_kind).collect();
    let others = SourceKind::ALL.iter().filter(|kind| flows.contains_key(&purse(**kind)));
    let others: Vec<SourceKind> = others.copied().filter(|kind| !kinds.contains(kind)).collect();
    kinds.extend(others);
    let (mut table, mut told) = (Table::new(Title::ProjectStatement { until }, &STATEMENT), Vec::new());
    for kind in kinds {
        let flow = flows.get(&purse(kind)).copied().unwrap_or_default();
        let budget = life.facts.budget_of(kind);
        table.push([
            Cell::from(kind),
            budget.into(),
            flow.raised.into(),
            flow.matched.into(),
            flow.elsewhere().into(),
            flow.spent.into(),
            flow.moved_out.into(),
            flow.left.into(),
            budget.minus(flow.budgeted()).unwrap_or_default().into(),
            flow.budgeted().minus(budget).unwrap_or_default().into(),
        ]);
        told.push(flow);
    }
    Ok(with_seldom(table, &OF_A_PURSE, &told).totalled())
}

const PAYMENTS: [Heading; 8] = [
    Heading::Seq,
    Heading::Date,
    Heading::EntryKind,
    Heading::Memo,
    Heading::SourceKind,
    Heading::Paper,
    Heading::Spent,
    Heading::CameBack,
];

/// What was paid for a project and stands.
fn payments<R: FundReading>(reading: &R, code: &Code, from: Day, until: Day) -> Result<Table, R::Error> {
    let mut paid = Vec::new();
    for kind in [Kind::PaymentSettled, Kind::AdvancePaid, Kind::AdvanceReturned, Kind::BankCharged, Kind::MoneyPaidIn] {
        paid.extend(reading.happenings(kind, from, until)?);
    }
    paid.sort_by_key(|entry| (entry.event.day(), entry.seq));
    let mut table = Table::new(Title::ProjectPayments, &PAYMENTS);
    for entry in paid.into_iter().filter(|entry| entry.reversed_by.is_none()) {
        let Some(Paid { memo, source_kind, paper, spent, came_back }) = paid_by(reading, &entry, code)? else {
            continue;
        };
        table.push([
            Cell::from(entry.seq),
            entry.event.day().into(),
            entry.event.kind().into(),
            (&memo).into(),
            source_kind.into(),
            (&paper).into(),
            spent.into(),
            came_back.into(),
        ]);
    }
    Ok(table.totalled())
}

/// One payment, as the list shows it.
struct Paid {
    memo: Text,
    source_kind: SourceKind,
    paper: Text,
    spent: Option<Yuan>,
    came_back: Option<Yuan>,
}

/// What an entry paid for a project, if it did.
fn paid_by<R: FundReading>(reading: &R, entry: &Happening, code: &Code) -> Result<Option<Paid>, R::Error> {
    let for_project = |project: Option<&Code>| project == Some(code);
    let paid = |memo: Text, source_kind, paper: &Text, spent| {
        Some(Paid { memo, source_kind, paper: paper.clone(), spent: Some(spent), came_back: None })
    };
    Ok(if let Event::PaymentSettled(e) = &entry.event {
        let request = request(reading, e.request)?.filter(|request| for_project(request.project.as_ref()));
        request.and_then(|request| paid(request.purpose, e.source_kind, &e.paper, e.amount))
    } else if let Event::AdvancePaid(e) = &entry.event {
        let request = request(reading, e.request)?.filter(|request| for_project(request.project.as_ref()));
        request.and_then(|request| paid(request.purpose, e.source_kind, &e.paper, e.amount))
    } else if let Event::AdvanceReturned(e) = &entry.event
        && let Some(Event::AdvancePaid(advance)) = reading.happening(e.advance)?.map(|advance| advance.event)
    {
        let request = request(reading, advance.request)?.filter(|request| for_project(request.project.as_ref()));
        request.map(|request| Paid {
            memo: request.purpose,
            source_kind: advance.source_kind,
            paper: e.paper.clone(),
            spent: None,
            came_back: Some(e.amount),
        })
    } else if let Event::BankCharged(e) = &entry.event {
        if for_project(e.project.as_ref()) { paid(Text::default(), e.source_kind, &e.paper, e.amount) } else { None }
    } else if let Event::MoneyPaidIn(e) = &entry.event {
        let bears_a_fee = for_project(e.project.as_ref()) && !e.fee.is_zero();
        if bears_a_fee { paid(Text::default(), e.source_kind, &e.paper, e.fee) } else { None }
    } else {
        None
    })
}

fn request<R: FundReading>(reading: &R, seq: Seq) -> Result<Option<PaymentRequested>, R::Error> {
    let entry = reading.happening(seq)?;
    Ok(entry.and_then(|e| if let Event::PaymentRequested(request) = e.event { Some(request) } else { None }))
}

/// What is never added to yuan of the books: labour in hours, the market price as a benchmark.
fn beside(life: &Life, spent: Yuan) -> Table {
    let columns = [Heading::Budget, Heading::Spent, Heading::MarketPrice, Heading::Labour];
    let mut table = Table::new(Title::ProjectBeside, &columns);
    let budget = life.facts.budget_total();
    let labour = hours_and_minutes(life.facts.minutes());
    table.push([Cell::from(budget), spent.into(), life.project.market_price.into(), labour.into()]);
    table
}

/// `report labour`: volunteers' labour day by day, with all of it at the foot. Undone entries are left out.
///
/// # Errors
/// The file's.
pub fn labour<R: FundReading>(reading: &R, from: Day, until: Day) -> Result<Table, R::Error> {
    let names = reading.project_names()?;
    let columns = [Heading::Seq, Heading::Date, Heading::Project, Heading::Helpers, Heading::Labour, Heading::Memo];
    let mut table = Table::new(Title::Labour { from, until }, &columns);
    let mut total = Count(0);
    for entry in reading.happenings(Kind::LabourRecorded, from, until)? {
        let (Event::LabourRecorded(e), None) = (&entry.event, entry.reversed_by) else { continue };
        let project = names.get(&e.project).map_or_else(|| Cell::from(&e.project), Cell::from);
        let labour = hours_and_minutes(e.minutes);
        table.push([entry.seq.into(), Cell::from(e.date), project, e.helpers.into(), labour.into(), (&e.memo).into()]);
        total = Count(total.0.saturating_add(e.minutes.0));
    }
    let foot = [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, hours_and_minutes(total).into(), Cell::Empty];
    table.totals = foot.to_vec();
    Ok(table)
}

/// `96:30`.
#[must_use]
pub fn hours_and_minutes(minutes: Count) -> String {
    format!("{}:{:02}", minutes.0 / 60, minutes.0 % 60)
}
