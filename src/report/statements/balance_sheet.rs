//! 资产负债表: what the fund has, what it owes, and what is left, when the year began and when the month ended.
//!
//! What stands on the wrong side (costs that nothing covered, an open month that spent before money came) has a column of its
//! own, printed only then: no amount bears a sign.

use crate::ledger::chart::Class;
use crate::report::heading::Heading;
use crate::report::statements::layout::{LineOf, grows_by_debits};
use crate::report::statements::line::{StatementLine, StatementPart};
use crate::report::statements::period::{Period, of_roles};
use crate::report::sums::{Sides, Sums};
use crate::report::table::{Cell, Table};
use crate::report::title::{StatementTitle, Title};

/// A line with what stood and what stands, each on the side it grows by: debit for what there is, credit for what is lacking.
type Row = (StatementPart, StatementLine, [Sides; 2]);

pub(super) fn balance_sheet(period: &Period) -> Table {
    let ends = [period.opening.clone(), period.closing()];
    let lines = &period.layout.balance_sheet;
    let mut rows: Vec<Row> = Vec::new();
    part(&mut rows, &ends, StatementPart::Assets, Class::Asset, &lines.assets, StatementLine::AllAssets);
    let debts = part(&mut rows, &ends, StatementPart::Debts, Class::Debt, &lines.debts, StatementLine::AllDebts);
    let (last, class) = (StatementLine::AllNetAssets, Class::NetAssets);
    let net = part(&mut rows, &ends, StatementPart::NetAssets, class, &lines.net_assets, last);
    let both = [0, 1].map(|end| at(&debts, end).plus(at(&net, end)));
    rows.push((StatementPart::NetAssets, StatementLine::DebtsAndNetAssets, both));
    printed(Title::Statement(StatementTitle::BalanceSheet(period.month)), &rows)
}

/// One of the two ends.
fn at(sides: &[Sides; 2], end: usize) -> Sides {
    sides.get(end).copied().unwrap_or_default()
}

/// The lines of a part and their sum.
fn part(
    rows: &mut Vec<Row>,
    ends: &[Sums; 2],
    part: StatementPart,
    class: Class,
    lines: &[LineOf],
    last: StatementLine,
) -> [Sides; 2] {
    let mut all = [Sides::default(); 2];
    for LineOf { line, roles } in lines {
        let sides = ends.each_ref().map(|sums| {
            let sides = of_roles(sums, roles);
            if grows_by_debits(class) { sides } else { sides.turned() }
        });
        for (sum, sides) in all.iter_mut().zip(sides) {
            sum.add(sides);
        }
        rows.push((part, *line, sides));
    }
    rows.push((part, last, all));
    all
}

fn printed(title: Title, rows: &[Row]) -> Table {
    let lacks = |end: usize| rows.iter().any(|(_, _, sides)| !at(sides, end).balance().credit.is_zero());
    let mut columns = vec![Heading::StatementPart, Heading::StatementLine, Heading::YearOpening];
    columns.extend(lacks(0).then_some(Heading::YearOpeningShort));
    columns.push(Heading::PeriodEnd);
    columns.extend(lacks(1).then_some(Heading::PeriodEndShort));
    let mut table = Table::new(title, &columns);
    for (part, line, sides) in rows {
        let mut cells: Vec<Cell> = vec![(*part).into(), (*line).into()];
        for end in [0, 1] {
            let Sides { debit, credit } = at(sides, end).balance();
            cells.push(debit.into());
            cells.extend(lacks(end).then_some(Cell::from(credit)));
        }
        table.push(cells);
    }
    table
}
