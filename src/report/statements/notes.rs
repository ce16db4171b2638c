//! 附注: the lines of the balance sheet taken apart, purse by purse, and the figures that stand beside the accounts.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Purse;
use crate::ledger::chart::{Class, Role};
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::points::Points;
use crate::ledger::reading::FundReading;
use crate::ledger::words::Yes;
use crate::ledger::yuan::Yuan;
use crate::report::donations::ProjectNames;
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::statements::entries::Entries;
use crate::report::statements::layout::LineOf;
use crate::report::statements::line::{Beside, StatementPart};
use crate::report::statements::period::{Period, of_roles};
use crate::report::sums::{Sides, Sums};
use crate::report::table::{Cell, Table};
use crate::report::title::{StatementTitle, Title};
use crate::report::trial_balance::is_of;

/// What stands beside the accounts: promised or outstanding, never an asset or a debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BesideFigures {
    /// The day the matches were reckoned.
    pub on: Day,
    /// 配捐 that is due and has not come.
    pub match_short: Yuan,
    /// 配捐 that came beyond what is due.
    pub match_owed_back: Yuan,
    /// Points nobody has exchanged, at the end of the month.
    pub points: Points,
}

/// One purse: what it held, what came, what went, what it holds, and in what.
#[derive(Default)]
struct Held {
    opening: Sides,
    moved: Sides,
    closing: Sides,
    money: Sides,
    receivable: Sides,
    inventory: Sides,
    debts: Sides,
}

impl Held {
    /// 年初 + 收 − 支 = 期末, and 货币资金 + 应收 + 存货 − 负债 = 期末.
    fn of(period: &Period, closing: &Sums, purse: &Purse) -> Self {
        let is_here = |of: &Purse| of == purse;
        let class = |sums: &Sums, class: Class| sums.sum(|role, of| role.class() == class && is_here(of)).turned();
        let role = |wanted: Role| closing.sum(|role, of| role == wanted && is_here(of)).balance();
        // Kind by kind: a rent that came and a gift that went back are two things.
        let kinds =
            period.layout.activities.lines().map(|line| {
                period.of_year.sum(|role, of| line.roles.contains(&role) && is_here(of)).turned().balance()
            });
        Self {
            opening: class(&period.opening, Class::NetAssets).balance(),
            moved: kinds.fold(class(&period.of_year, Class::NetAssets).balance(), Sides::plus),
            closing: class(closing, Class::NetAssets).balance(),
            money: closing.sum(|role, of| role.is_money() && is_here(of)).balance(),
            receivable: role(Role::Receivable),
            inventory: role(Role::Inventory),
            debts: class(closing, Class::Debt).balance(),
        }
    }

    fn is_empty(&self) -> bool {
        let Self { opening, moved, closing, money, receivable, inventory, debts } = self;
        let all = [opening, moved, closing, money, receivable, inventory, debts];
        all.into_iter().all(|sides| *sides == Sides::default())
    }
}

/// 各笔资金: every purse that holds or held something this year.
pub(super) fn purses(period: &Period, names: &ProjectNames) -> Table {
    let closing = period.closing();
    let all = [&period.opening, &period.of_year].into_iter().flat_map(Sums::iter);
    let all: BTreeSet<Purse> = all.map(|(_, _, purse, _)| purse.clone()).collect();
    let held = all.into_iter().map(|purse| (Held::of(period, &closing, &purse), purse));
    let held: Vec<(Held, Purse)> = held.filter(|(held, _)| !held.is_empty()).collect();
    let lacks = |side: fn(&Held) -> Sides| held.iter().any(|(held, _)| !side(held).credit.is_zero());
    let shorts = [lacks(|held| held.opening), lacks(|held| held.closing), lacks(|held| held.money)];
    let [short_before, short_after, short_money] = shorts;
    let mut columns = vec![Heading::Project, Heading::SourceKind, Heading::Restricted, Heading::YearOpening];
    columns.extend(short_before.then_some(Heading::YearOpeningShort));
    columns.extend([Heading::Inward, Heading::Outward, Heading::PeriodEnd]);
    columns.extend(short_after.then_some(Heading::PeriodEndShort));
    columns.push(Heading::HeldInMoney);
    columns.extend(short_money.then_some(Heading::Shortfall));
    columns.extend([Heading::HeldInAdvances, Heading::HeldInGoods, Heading::Owed]);
    let mut table = Table::new(Title::Statement(StatementTitle::NoteOfPurses(period.month)), &columns);
    for (held, purse) in &held {
        let restricted = purse.is_restricted().then_some(Yes::Yes);
        let mut row = vec![project_cell(purse.project.as_ref(), names), purse.source_kind.into(), restricted.into()];
        row.push(held.opening.debit.into());
        row.extend(short_before.then_some(Cell::from(held.opening.credit)));
        row.extend([held.moved.debit, held.moved.credit, held.closing.debit].map(Cell::from));
        row.extend(short_after.then_some(Cell::from(held.closing.credit)));
        row.push(held.money.debit.into());
        row.extend(short_money.then_some(Cell::from(held.money.credit)));
        row.extend([held.receivable.debit, held.inventory.debit, held.debts.debit].map(Cell::from));
        table.push(row);
    }
    table.totalled()
}

/// 存货 by place: what lies in storerooms, and what was paid for and has not come (it stays in the account that paid).
pub(super) fn stock<R: FundReading>(reading: &R, period: &Period) -> Result<Table, R::Error> {
    let accounts = reading.accounts()?;
    let mut places: BTreeMap<Code, (Sides, Sides)> = BTreeMap::new();
    for (_, account, _, sides) in period.opening.iter().filter(|(role, ..)| *role == Some(Role::Inventory)) {
        places.entry(account.clone()).or_default().0.add(sides);
    }
    for (_, account, _, sides) in period.of_year.iter().filter(|(role, ..)| *role == Some(Role::Inventory)) {
        places.entry(account.clone()).or_default().1.add(sides);
    }
    let columns = [
        Heading::Account,
        Heading::Name,
        Heading::Holder,
        Heading::YearOpening,
        Heading::Inward,
        Heading::Outward,
        Heading::PeriodEnd,
    ];
    let mut table = Table::new(Title::Statement(StatementTitle::NoteOfStock(period.month)), &columns);
    for (code, (opening, moved)) in places {
        let account = accounts.iter().find(|account| account.code == code);
        let closing = opening.plus(moved).balance().debit;
        table.push([
            Cell::from(&code),
            account.map(|account| &account.name).into(),
            account.map(|account| account.holder).into(),
            opening.balance().debit.into(),
            moved.debit.into(),
            moved.credit.into(),
            closing.into(),
        ]);
    }
    Ok(table.totalled())
}

/// 负债 by purse and kind: retentions, merchants, deposits, match that goes back.
pub(super) fn debts(month: Month, entries: &Entries, names: &ProjectNames) -> Table {
    let columns = [Heading::Project, Heading::SourceKind, Heading::Debt, Heading::Owed];
    let mut table = Table::new(Title::Statement(StatementTitle::NoteOfDebts(month)), &columns);
    for ((purse, debt), sides) in &entries.debts {
        let owed = sides.turned().balance().debit;
        if !owed.is_zero() {
            let project = project_cell(purse.project.as_ref(), names);
            table.push([project, purse.source_kind.into(), (*debt).into(), owed.into()]);
        }
    }
    table.totalled()
}

/// 其他应收款: advances whose papers have not come.
pub(super) fn advances(month: Month, entries: &Entries, names: &ProjectNames) -> Table {
    let columns = [Heading::Seq, Heading::Date, Heading::Project, Heading::SourceKind, Heading::NotAccounted];
    let mut table = Table::new(Title::Statement(StatementTitle::NoteOfAdvances(month)), &columns);
    for (seq, advance) in &entries.advances {
        let rest = advance.sides.balance().debit;
        if !rest.is_zero() {
            let purse = &advance.purse;
            let project = project_cell(purse.project.as_ref(), names);
            table.push([(*seq).into(), Cell::from(advance.day), project, purse.source_kind.into(), rest.into()]);
        }
    }
    table.totalled()
}

/// 收入和费用: what came or was spent by kind, what of it went back or was undone, and what the statement of activities says of the
/// year, unrestricted and restricted. Costs are met from what is unrestricted.
pub(super) fn kinds(period: &Period) -> Table {
    let columns = [
        Heading::StatementPart,
        Heading::StatementLine,
        Heading::Restricted,
        Heading::YearGross,
        Heading::YearUndone,
        Heading::YearTotal,
    ];
    let mut table = Table::new(Title::Statement(StatementTitle::NoteOfKinds(period.month)), &columns);
    let mut push = |part: StatementPart, line: &LineOf, restricted: Option<Yes>, grows: Sides| {
        let (gross, undone) = (grows.debit, grows.credit);
        if grows != Sides::default() {
            let head = [Cell::from(part), line.line.into(), restricted.into()];
            let stayed = grows.balance().debit;
            table.push(head.into_iter().chain([gross, undone, stayed].map(Cell::from)).collect::<Vec<_>>());
        }
    };
    let lines = &period.layout.activities;
    for line in &lines.income {
        for restricted in [false, true] {
            let is_it = |role: Role, purse: &Purse| line.roles.contains(&role) && is_of(restricted, purse);
            let grows = period.of_year.sum(is_it).turned();
            push(StatementPart::Income, line, restricted.then_some(Yes::Yes), grows);
        }
    }
    for line in &lines.costs {
        push(StatementPart::Costs, line, None, of_roles(&period.of_year, &line.roles));
    }
    table
}

/// 账外数字.
pub(super) fn beside(month: Month, figures: BesideFigures) -> Table {
    let columns = [Heading::BesideFigure, Heading::AsOf, Heading::Amount, Heading::Points];
    let mut table = Table::new(Title::Statement(StatementTitle::NoteBeside(month)), &columns);
    for (line, amount) in [(Beside::MatchShort, figures.match_short), (Beside::MatchOwedBack, figures.match_owed_back)]
    {
        table.push([line.into(), Cell::from(figures.on), amount.into(), Cell::Empty]);
    }
    table.push([Beside::PointsOutstanding.into(), Cell::from(month.last()), Cell::Empty, figures.points.into()]);
    table
}
