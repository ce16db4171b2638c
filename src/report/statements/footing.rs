//! Each statement foots with the others, cell by cell, or none is shown. What is compared comes by different ways: balances
//! from the stored sums, cash from the entries, net assets and the trial balance from reports of their own.

use crate::ledger::chart::{AccountCode, Chart, Class};
use crate::ledger::words::{Holder, Yes};
use crate::ledger::yuan::Yuan;
use crate::report::footing::{CellName, NotFooting};
use crate::report::heading::Heading;
use crate::report::statements::Statements;
use crate::report::statements::cash::{payments, receipts};
use crate::report::statements::cells::{
    Column, agree, agrees, column_of, foots, line_at, lines_at, only, row_of, sides, yuan,
};
use crate::report::statements::layout::{LineOf, grows_by_debits};
use crate::report::statements::line::StatementLine as L;
use crate::report::sums::Sides;
use crate::report::table::{Cell, Word};

const OPENING: Column = (Heading::YearOpening, Some(Heading::YearOpeningShort));
const END: Column = (Heading::PeriodEnd, Some(Heading::PeriodEndShort));

/// The columns of the statement of activities: unrestricted, restricted, together.
const MONTH: [Heading; 3] = [Heading::MonthUnrestricted, Heading::MonthRestricted, Heading::MonthTotal];
const YEAR: [Heading; 3] = [Heading::YearUnrestricted, Heading::YearRestricted, Heading::YearTotal];

fn names(lines: &'static [LineOf]) -> impl Iterator<Item = L> {
    lines.iter().map(|line| line.line)
}

impl Statements {
    /// The lines of income, in the order of the form.
    pub(in crate::report) fn income_lines(&self) -> impl Iterator<Item = L> + use<> {
        names(&self.layout.activities.income)
    }

    /// What a line of the statement of activities comes to in the year so far.
    pub(in crate::report) fn of_year(&self, line: L) -> Yuan {
        row_of(&self.activities, line).map_or(Yuan::ZERO, |row| yuan(&self.activities, row, Heading::YearTotal))
    }

    /// Whether every statement adds up, and each says what the others say.
    ///
    /// # Errors
    /// The first cell that does not foot.
    pub fn foot(&self) -> Result<(), NotFooting> {
        for table in self.tables() {
            table.foot()?;
        }
        self.balance_sheet_foots()?;
        self.net_assets_foot()?;
        self.activities_foot()?;
        self.cash_flow_foots()?;
        self.money_sheet_is_the_cash_flow()?;
        self.notes_foot()
    }

    /// Assets are debts and net assets; every line is what the trial balance leaves.
    fn balance_sheet_foots(&self) -> Result<(), NotFooting> {
        let (sheet, lines) = (&self.balance_sheet, &self.layout.balance_sheet);
        for column in [OPENING, END] {
            foots(sheet, L::AllAssets, column, lines_at(sheet, names(&lines.assets), column))?;
            foots(sheet, L::AllDebts, column, lines_at(sheet, names(&lines.debts), column))?;
            foots(sheet, L::AllNetAssets, column, lines_at(sheet, names(&lines.net_assets), column))?;
            let both = lines_at(sheet, [L::AllDebts, L::AllNetAssets], column);
            foots(sheet, L::DebtsAndNetAssets, column, both)?;
            foots(sheet, L::AllAssets, column, line_at(sheet, L::DebtsAndNetAssets, column))?;
        }
        for (class, lines) in [(Class::Asset, &lines.assets), (Class::Debt, &lines.debts)] {
            for LineOf { line, roles } in lines {
                let left = self.trial(|chart, code| chart.role(code).is_some_and(|role| roles.contains(&role)));
                let left = if grows_by_debits(class) { left } else { left.turned() };
                agrees(sheet, *line, END, &self.trial_balance, left)?;
            }
        }
        let is_net = |class| matches!(class, Class::NetAssets | Class::Income | Class::Cost);
        let net = self.trial(|chart, code| chart.role(code).is_some_and(|role| is_net(role.class())));
        agrees(sheet, L::AllNetAssets, END, &self.trial_balance, net.turned())
    }

    /// What the trial balance leaves of some accounts.
    fn trial(&self, is_wanted: impl Fn(&Chart, AccountCode) -> bool) -> Sides {
        let table = &self.trial_balance;
        let code_at = table.place_of(Heading::AccountCode);
        let mut left = Sides::default();
        for (number, row) in table.rows.iter().enumerate() {
            let Some(Cell::Text(code)) = code_at.and_then(|place| row.get(place)) else { continue };
            if code.parse().is_ok_and(|code| is_wanted(&self.chart, AccountCode(code))) {
                let (debit, credit) = (only(Heading::ClosingDebit), only(Heading::ClosingCredit));
                left.add(sides(table, number, debit).plus(sides(table, number, credit).turned()));
            }
        }
        left
    }

    /// The rows of the movements of net assets: restricted, then unrestricted, of the month and of the year.
    fn net_assets_foot(&self) -> Result<(), NotFooting> {
        let (table, sheet) = (&self.net_assets, &self.balance_sheet);
        let before = (Heading::BroughtForward, Some(Heading::ShortBefore));
        let after = (Heading::CarriedForward, Some(Heading::ShortAfter));
        for row in 0..table.rows.len() {
            let expected = sides(table, row, before).plus(self.change_of(row));
            let cell = CellName::At(row.saturating_add(1), Heading::CarriedForward);
            agree(table, cell, expected, sides(table, row, after))?;
        }
        for (kind, line) in [L::NetRestricted, L::NetUnrestricted].into_iter().enumerate() {
            let year = kind.saturating_add(2);
            agrees(sheet, line, OPENING, table, sides(table, year, before))?;
            agrees(sheet, line, END, table, sides(table, year, after))?;
            agrees(sheet, line, END, table, sides(table, kind, after))?;
        }
        Ok(())
    }

    /// What the movements of net assets say of a row.
    fn change_of(&self, row: usize) -> Sides {
        let pairs = [
            (Heading::Income, Heading::GivenBack),
            (Heading::ReleasedIn, Heading::ReleasedOut),
            (Heading::Increase, Heading::Decrease),
            (Heading::CostUndone, Heading::Cost),
        ];
        pairs
            .into_iter()
            .fold(Sides::default(), |sum, (up, down)| sum.plus(sides(&self.net_assets, row, (up, Some(down)))))
    }

    /// Rows cross-add, sums are sums, and every kind of change is that of the movements of net assets.
    fn activities_foot(&self) -> Result<(), NotFooting> {
        for (columns, rows) in [(MONTH, [1, 0]), (YEAR, [3, 2])] {
            self.activities_cross_add(columns)?;
            for column in columns {
                self.activities_add_up(column)?;
            }
            for (column, row) in columns.into_iter().zip(rows) {
                self.activities_are_the_movements(column, row)?;
            }
        }
        let [.., total] = YEAR;
        for (column, line) in YEAR.into_iter().zip([L::NetUnrestricted, L::NetRestricted]) {
            self.year_is_the_balance_sheets(column, line)?;
        }
        self.year_is_the_balance_sheets(total, L::AllNetAssets)
    }

    fn activities_cross_add(&self, [free, bound, total]: [Heading; 3]) -> Result<(), NotFooting> {
        let table = &self.activities;
        for number in 0..table.rows.len() {
            let expected = sides(table, number, only(free)).plus(sides(table, number, only(bound)));
            agree(table, CellName::At(number.saturating_add(1), total), expected, sides(table, number, only(total)))?;
        }
        Ok(())
    }

    /// By how much a column says that net assets rose or fell.
    fn change_at(&self, column: Column) -> Sides {
        let at = |line| line_at(&self.activities, line, column);
        at(L::Increase).plus(at(L::Decrease).turned())
    }

    fn activities_add_up(&self, heading: Heading) -> Result<(), NotFooting> {
        let (table, lines, column) = (&self.activities, &self.layout.activities, only(heading));
        foots(table, L::AllIncome, column, lines_at(table, names(&lines.income), column))?;
        foots(table, L::AllCosts, column, lines_at(table, names(&lines.costs), column))?;
        let at = |line| line_at(table, line, column);
        let up = [L::AllIncome, L::UndoneBeyond, L::ReleasedIn, L::AdjustedUp];
        let down = [L::GivenBackBeyond, L::AllCosts, L::ReleasedOut, L::AdjustedDown];
        let change = lines_at(table, up, column).plus(lines_at(table, down, column).turned()).balance();
        let cell = |line| CellName::Line(line, heading);
        // One kind may have risen and the other fallen: together both stand there, and each is checked across.
        if matches!(heading, Heading::MonthTotal | Heading::YearTotal) {
            return agree(table, cell(L::Increase), change, self.change_at(column));
        }
        let (rose, fell) = (Sides { credit: Yuan::ZERO, ..change }, Sides { debit: change.credit, credit: Yuan::ZERO });
        agree(table, cell(L::Increase), rose, at(L::Increase))?;
        agree(table, cell(L::Decrease), fell, at(L::Decrease))
    }

    /// One kind of net assets in one span: a column here, a row there.
    fn activities_are_the_movements(&self, column: Heading, row: usize) -> Result<(), NotFooting> {
        let (table, net) = (&self.activities, &self.net_assets);
        let movement = |up, down| sides(net, row, (up, Some(down)));
        let here = |up, down| line_at(table, up, only(column)).plus(line_at(table, down, only(column)).turned());
        let pairs = [
            (L::AllIncome, L::GivenBackBeyond, movement(Heading::Income, Heading::GivenBack)),
            (L::AllCosts, L::UndoneBeyond, movement(Heading::Cost, Heading::CostUndone)),
            (L::ReleasedIn, L::ReleasedOut, movement(Heading::ReleasedIn, Heading::ReleasedOut)),
            (L::AdjustedUp, L::AdjustedDown, movement(Heading::Increase, Heading::Decrease)),
        ];
        for (up, down, expected) in pairs {
            agree(table, CellName::LineBeside(up, column, net.title), expected, here(up, down))?;
        }
        Ok(())
    }

    fn year_is_the_balance_sheets(&self, column: Heading, line: L) -> Result<(), NotFooting> {
        let sheet = &self.balance_sheet;
        let change = line_at(sheet, line, END).plus(line_at(sheet, line, OPENING).turned());
        let cell = CellName::LineBeside(L::Increase, column, sheet.title);
        agree(&self.activities, cell, change, self.change_at(only(column)))
    }

    /// Opening + in − out = closing, and the balances are those of the money everywhere else.
    fn cash_flow_foots(&self) -> Result<(), NotFooting> {
        let (table, sheet) = (&self.cash_flow, &self.balance_sheet);
        for column in [Heading::ThisMonth, Heading::YearToDate].map(only) {
            let at = |line| line_at(table, line, column);
            foots(table, L::CashIn, column, lines_at(table, receipts(), column))?;
            foots(table, L::CashOut, column, lines_at(table, payments(), column))?;
            let change = at(L::CashIn).plus(at(L::CashOut).turned()).balance();
            let fell = Sides { debit: change.credit, credit: Yuan::ZERO };
            foots(table, L::CashIncrease, column, Sides { credit: Yuan::ZERO, ..change })?;
            foots(table, L::CashDecrease, column, fell)?;
            let before = at(L::CashBefore).plus(at(L::CashShortBefore).turned());
            let after = at(L::CashAfter).plus(at(L::CashShortAfter).turned());
            agree(table, CellName::Line(L::CashAfter, column.0), before.plus(change), after)?;
            let cell = CellName::LineBeside(L::CashAfter, column.0, sheet.title);
            agree(table, cell, line_at(sheet, L::Money, END), after)?;
            let cell = CellName::LineBeside(L::CashAfter, column.0, self.fund.title);
            agree(table, cell, self.money_of_the_fund((Heading::CarriedForward, Some(Heading::ShortAfter))), after)?;
            let (other, expected) = if column.0 == Heading::YearToDate {
                (sheet.title, line_at(sheet, L::Money, OPENING))
            } else {
                (self.fund.title, self.money_of_the_fund((Heading::BroughtForward, Some(Heading::ShortBefore))))
            };
            agree(table, CellName::LineBeside(L::CashBefore, column.0, other), expected, before)?;
        }
        Ok(())
    }

    /// 收 and 支 of 资金收支总表, which come from sums by code, are what the entries moved one by one: an advance and stock are
    /// paid, a retention is not, and what was undone lowers what it undid in the same month, and stands apart later.
    fn money_sheet_is_the_cash_flow(&self) -> Result<(), NotFooting> {
        let (table, entries) = (&self.money, self.came_and_went);
        let total = |headings: &[Heading]| {
            let totals = headings.iter().map(|heading| table.total_of(*heading).unwrap_or_default());
            Yuan::sum(totals).unwrap_or_default()
        };
        let came = total(&[Heading::GiftsIn, Heading::MatchIn, Heading::FurtherIncome]);
        let came = Sides { debit: came, credit: total(&[Heading::Reversed]) };
        let only = |amount| Sides { debit: amount, credit: Yuan::ZERO };
        let told = [
            (Heading::FurtherIncome, came, entries.came),
            (Heading::Spent, only(total(&[Heading::Spent, Heading::Refunded])), entries.went),
            (Heading::PaidBack, only(total(&[Heading::PaidBack])), entries.paid_back),
            (Heading::TakenBack, only(total(&[Heading::TakenBack])), entries.taken_back),
        ];
        told.into_iter().try_for_each(|(heading, found, expected)| {
            agree(table, CellName::TotalBeside(heading, self.cash_flow.title), only(expected), found)
        })
    }

    /// What the fund statement says of the fund's own accounts.
    fn money_of_the_fund(&self, column: Column) -> Sides {
        let rows = 0..self.fund.rows.len();
        rows.fold(Sides::default(), |sum, row| sum.plus(sides(&self.fund, row, column)))
    }

    /// Purse by purse everything is the balance sheet again.
    fn notes_foot(&self) -> Result<(), NotFooting> {
        let (notes, sheet) = (&self.notes, &self.balance_sheet);
        let purses = &notes.purses;
        for row in 0..purses.rows.len() {
            let at = |heading| sides(purses, row, only(heading));
            let moved = at(Heading::Inward).plus(at(Heading::Outward).turned());
            let held = at(Heading::HeldInAdvances).plus(at(Heading::HeldInGoods)).plus(at(Heading::Owed).turned());
            let held = held.plus(sides(purses, row, (Heading::HeldInMoney, Some(Heading::Shortfall))));
            let cell = CellName::At(row.saturating_add(1), Heading::PeriodEnd);
            agree(purses, cell, sides(purses, row, OPENING).plus(moved), sides(purses, row, END))?;
            agree(purses, cell, held, sides(purses, row, END))?;
        }
        let lines = &self.layout.balance_sheet;
        let receivables =
            lines.assets.iter().filter(|line| line.roles.contains(&crate::ledger::chart::Role::Receivable));
        let receivables: Vec<L> = receivables.map(|line| line.line).collect();
        let advances = line_at(sheet, receivables.first().copied().unwrap_or(L::OtherReceivables), END);
        let money = (Heading::HeldInMoney, Some(Heading::Shortfall));
        let stock_opening = line_at(sheet, L::Inventory, OPENING);
        let expected = [
            (purses, OPENING, line_at(sheet, L::AllNetAssets, OPENING)),
            (purses, END, line_at(sheet, L::AllNetAssets, END)),
            (purses, money, line_at(sheet, L::Money, END)),
            (purses, only(Heading::HeldInAdvances), advances),
            (purses, only(Heading::HeldInGoods), line_at(sheet, L::Inventory, END)),
            (purses, only(Heading::Owed), line_at(sheet, L::AllDebts, END)),
            (&notes.stock, only(Heading::YearOpening), stock_opening),
            (&notes.stock, only(Heading::PeriodEnd), line_at(sheet, L::Inventory, END)),
            (&notes.debts, only(Heading::Owed), line_at(sheet, L::AllDebts, END)),
            (&notes.advances, only(Heading::NotAccounted), advances),
        ];
        for (table, column, expected) in expected {
            let cell = CellName::TotalBeside(column.0, sheet.title);
            agree(table, cell, expected, column_of(table, column))?;
        }
        self.kinds_foot()?;
        self.stock_rows_foot()
    }

    /// Kind by kind what came, less what went back, is the line of the statement of activities.
    fn kinds_foot(&self) -> Result<(), NotFooting> {
        let (table, activities) = (&self.notes.kinds, &self.activities);
        let (line_of, total) = (|line| Cell::Word(Word::StatementLine(line)), only(Heading::YearTotal));
        for row in 0..table.rows.len() {
            let stayed = sides(table, row, (Heading::YearGross, Some(Heading::YearUndone))).balance().debit;
            let cell = CellName::At(row.saturating_add(1), Heading::YearTotal);
            agree(table, cell, Sides { debit: stayed, credit: Yuan::ZERO }, sides(table, row, total))?;
        }
        for line in self.layout.activities.lines().map(|line| line.line) {
            for (restricted, heading) in [(None, Heading::YearUnrestricted), (Some(Yes::Yes), Heading::YearRestricted)]
            {
                let is_it = |cells: &&(usize, &Vec<Cell>)| {
                    cells.1.contains(&line_of(line)) && cells.1.contains(&Cell::from(restricted))
                };
                let row = table.rows.iter().enumerate().find(|cells| is_it(&cells)).map(|(row, _)| row);
                let told = row.map_or_else(Sides::default, |row| sides(table, row, total));
                let cell = CellName::LineBeside(line, Heading::YearTotal, activities.title);
                agree(table, cell, line_at(activities, line, only(heading)), told)?;
            }
        }
        Ok(())
    }

    fn stock_rows_foot(&self) -> Result<(), NotFooting> {
        let table = &self.notes.stock;
        for row in 0..table.rows.len() {
            let at = |heading| sides(table, row, only(heading));
            let expected = at(Heading::YearOpening).plus(at(Heading::Inward)).plus(at(Heading::Outward).turned());
            let cell = CellName::At(row.saturating_add(1), Heading::PeriodEnd);
            agree(table, cell, expected, at(Heading::PeriodEnd))?;
        }
        // What lies in storerooms is what the goods come to, item by item.
        let is_stored = |row: &Vec<Cell>| row.contains(&Cell::Word(Word::Holder(Holder::Storeroom)));
        let stored = table.rows.iter().enumerate().filter(|(_, row)| is_stored(row));
        let stored =
            stored.fold(Sides::default(), |sum, (row, _)| sum.plus(sides(table, row, only(Heading::PeriodEnd))));
        let cell = CellName::TotalBeside(Heading::PeriodEnd, self.goods.title);
        agree(table, cell, column_of(&self.goods, only(Heading::ValueAfter)), stored)
    }
}
