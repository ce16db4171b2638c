//! 公共收益: one owners' account, one quarter, a sheet of its own (聊城市物业管理条例). Columns: mission, "what the board
//! shows"; and beside them what makes a row foot: what was there before, and what neither was earned nor spent, such as
//! deposits and books taken over.

use std::collections::BTreeMap;

use crate::ledger::books::registers::purses::OwnersDecisionFacts;
use crate::ledger::chart::{Chart, Role};
use crate::ledger::event::{Event, Kind};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::{FundReading, Movement};
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::purses::House;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::undone::{Corrections, TakenBack};

const COLUMNS: [Heading; 12] = [
    Heading::Account,
    Heading::Project,
    Heading::BalanceBefore,
    Heading::CommonIncome,
    Heading::PaidBack,
    Heading::OtherIn,
    Heading::CommonCost,
    Heading::CommonSpending,
    Heading::TakenBack,
    Heading::OtherOut,
    Heading::Balance,
    Heading::Decision,
];

/// What one project's row adds up from: credits less debits, in 分.
#[derive(Default)]
struct Row {
    before: i64,
    income: i64,
    cost: i64,
    spent: i64,
    money: i64,
    /// 付出又收回, and what of 冲正以前收款 debited an income of the year; both as the sheet by purse tells them month by month.
    back: i64,
    taken: i64,
    taken_of_income: i64,
}

impl Row {
    fn add(&mut self, movement: &Movement, role: Role, is_before: bool) {
        let came = movement.debit.fen().saturating_sub(movement.credit.fen());
        if is_before {
            if role.is_money() {
                self.before = self.before.saturating_add(came);
            }
            return;
        }
        match role {
            Role::Cash | Role::Bank | Role::Platform => self.money = self.money.saturating_add(came),
            Role::DonationIncome | Role::ServiceIncome | Role::GrantIncome | Role::OtherIncome | Role::MatchIncome => {
                self.income = self.income.saturating_sub(came);
            }
            Role::FinanceCost | Role::OtherCost => self.cost = self.cost.saturating_add(came),
            Role::ActivityCost | Role::Receivable | Role::Payable => self.spent = self.spent.saturating_add(came),
            Role::NetUnrestricted | Role::NetRestricted | Role::OtherPayable | Role::Inventory => {}
        }
    }

    /// What was taken back in a month, and what came back.
    fn correct(&mut self, taken: &TakenBack) {
        let back = taken.back.balance().debit;
        self.back = self.back.saturating_add(back.fen());
        self.taken = self.taken.saturating_add(taken.taken_back().fen());
        let of_income = taken.earlier.minus(taken.of_net_assets).unwrap_or_default();
        self.taken_of_income = self.taken_of_income.saturating_add(of_income.fen());
        self.spent = self.spent.saturating_add(back.fen()).saturating_sub(taken.returns_undone.fen());
        self.income = self.income.saturating_add(of_income.fen());
    }

    /// Before, income, what came back, other in, cost, spending, what was taken back, other out, and what is there now: the first
    /// four less the next four.
    fn cells(&self) -> [Yuan; 9] {
        let positive = |fen: i64| Yuan::from_fen(fen.max(0)).unwrap_or_default();
        let negative = |fen: i64| Yuan::from_fen(fen.saturating_neg().max(0)).unwrap_or_default();
        // A charge that came back is told with what was paid.
        let spent = self.spent.saturating_add(self.cost.min(0));
        let earned = self.income.max(0).saturating_sub(self.cost.max(0)).saturating_sub(spent.max(0));
        let earned = earned.saturating_add(self.back).saturating_sub(self.taken);
        let now = self.before.saturating_add(self.money);
        // What was missing on a day before money that was recorded later stands here too, so that every row foots.
        let missing = self.before.min(0).saturating_sub(now.min(0));
        let other = self.money.saturating_sub(earned).saturating_add(missing);
        [
            positive(self.before),
            positive(self.income),
            positive(self.back),
            positive(other),
            positive(self.cost),
            positive(spent),
            positive(self.taken),
            negative(other),
            positive(now),
        ]
    }
}

/// What stands only where there is some of it.
const SELDOM: [Heading; 2] = [Heading::PaidBack, Heading::TakenBack];

/// `report common-income --period 2026-Q4 --account A`.
///
/// # Errors
/// The file's.
pub fn common_income<R: FundReading>(reading: &R, account: &Code, quarter: Quarter) -> Result<Table, R::Error> {
    let house = House::of(reading)?;
    let (from, until) = (quarter.first(), quarter.last());
    let mut table = Table::new(Title::CommonIncome { from, until }, &COLUMNS);
    let Some(chart) = reading.chart_on(until)? else { return Ok(table.totalled()) };
    let name = house.account(account).map_or_else(|| Cell::from(account), |open| Cell::from(&open.name));
    let rows = rows(reading, &chart, account, (from, until))?;
    let decisions = decisions(reading, account, (from, until))?;
    for (project, row) in rows {
        let mut cells = vec![name.clone(), house.project(account, project.as_ref())];
        cells.extend(row.cells().map(Cell::from));
        let its: Vec<&str> = decisions
            .iter()
            .filter(|(named, _)| named.is_none() || *named == project)
            .map(|(_, basis)| basis.as_str())
            .collect();
        cells.push(its.join("；").into());
        table.push(cells);
    }
    let is_told = |place: &usize| table.rows.iter().any(|row| row.get(*place).is_some_and(|c| *c != Yuan::ZERO.into()));
    let places = table.columns.iter().map(|column| column.heading).zip(0..);
    let places = places.filter(|(heading, place)| !SELDOM.contains(heading) || is_told(place));
    let places: Vec<usize> = places.map(|(_, place)| place).collect();
    Ok(table.columns_at(&places).totalled())
}

type Rows = BTreeMap<Option<Code>, Row>;

fn rows<R: FundReading>(
    reading: &R,
    chart: &Chart,
    account: &Code,
    (from, until): (Day, Day),
) -> Result<Rows, R::Error> {
    let mut rows = Rows::new();
    for movement in reading.movements(Day::FIRST, until)? {
        let Some(role) = chart.role(movement.code).filter(|_| movement.account == *account) else { continue };
        rows.entry(movement.purse.project.clone()).or_default().add(&movement, role, movement.day < from);
    }
    let corrections = Corrections::within(reading, from.month(), until)?;
    for month in [from.month(), from.month().next(), until.month()] {
        for ((of, purse), taken) in corrections.taken_back(reading, month)? {
            if of == *account {
                rows.entry(purse.project).or_default().correct(&taken);
            }
        }
    }
    Ok(rows)
}

/// The decisions that could be used in the quarter: their project, and their paper with its purpose.
fn decisions<R: FundReading>(
    reading: &R,
    account: &Code,
    (from, until): (Day, Day),
) -> Result<Vec<(Option<Code>, String)>, R::Error> {
    let mut found = Vec::new();
    for happening in reading.happenings(Kind::OwnersDecided, Day::FIRST, until)? {
        let Event::OwnersDecided(e) = &happening.event else { continue };
        if e.account == *account && e.until >= from {
            found.push((e.project.0.clone(), format!("{} {}", e.paper, e.purpose)));
        }
    }
    Ok(found)
}

/// `owners list`: what was decided, and what was paid under it.
///
/// # Errors
/// The file's.
pub fn owners_decisions<R: FundReading>(reading: &R, today: Day) -> Result<Table, R::Error> {
    let house = House::of(reading)?;
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::Account,
        Heading::Project,
        Heading::UsedFor,
        Heading::Paper,
        Heading::UsableUntil,
        Heading::Ceiling,
        Heading::PaidUnderIt,
        Heading::LeftUnderIt,
    ];
    let mut table = Table::new(Title::OwnersDecisions, &columns);
    let records = reading.records::<OwnersDecisionFacts>("")?;
    for happening in reading.happenings(Kind::OwnersDecided, Day::FIRST, today)? {
        let Event::OwnersDecided(e) = &happening.event else { continue };
        let key = crate::ledger::books::Key::key(&happening.seq);
        let facts = records.iter().find(|(of, _)| *of == key).map(|(_, facts)| facts);
        let row: [Cell; 10] = [
            happening.seq.into(),
            e.date.into(),
            (&e.account).into(),
            e.project.as_ref().map_or(Cell::Empty, |code| house.project(&e.account, Some(code))),
            (&e.purpose).into(),
            (&e.paper).into(),
            e.until.into(),
            e.ceiling.into(),
            facts.map(|facts| facts.paid).into(),
            facts.map(OwnersDecisionFacts::rest).into(),
        ];
        table.push(row);
    }
    Ok(table.totalled())
}
