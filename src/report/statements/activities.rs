//! 业务活动表: income by kind, costs, what was released from its restriction, and by how much net assets changed; in the
//! month and in the year so far, each unrestricted, restricted and together.
//!
//! A line is net of what went back. Should more go back than came, the line is zero and the rest stands on a line of its own,
//! printed only then; so do balances taken over, and what corrects an earlier year.

use crate::ledger::books::Purse;
use crate::ledger::chart::{Class, Role};
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::statements::layout::{LineOf, grows_by_debits};
use crate::report::statements::line::{StatementLine, StatementPart};
use crate::report::statements::period::Period;
use crate::report::sums::{Sides, Sums};
use crate::report::table::{Cell, Table};
use crate::report::title::{StatementTitle, Title};
use crate::report::trial_balance::is_of;

const COLUMNS: [Heading; 8] = [
    Heading::StatementPart,
    Heading::StatementLine,
    Heading::MonthUnrestricted,
    Heading::MonthRestricted,
    Heading::MonthTotal,
    Heading::YearUnrestricted,
    Heading::YearRestricted,
    Heading::YearTotal,
];

/// Unrestricted and restricted of the month, then of the year.
type Four = [Sides; 4];

/// What the lines are summed from: of which days, and whether restricted.
struct Source<'p> {
    sums: &'p Sums,
    restricted: bool,
}

pub(super) fn activities(period: &Period) -> Table {
    let source = |sums, restricted| Source { sums, restricted };
    let sources = [
        source(&period.of_month, false),
        source(&period.of_month, true),
        source(&period.of_year, false),
        source(&period.of_year, true),
    ];
    let mut sheet = Sheet {
        table: Table::new(Title::Statement(StatementTitle::ActivityStatement(period.month)), &COLUMNS),
        change: [Sides::default(); 4],
    };
    let lines = &period.layout.activities;
    sheet.class(&sources, Class::Income, &lines.income);
    sheet.class(&sources, Class::Cost, &lines.costs);
    let released = sources.each_ref().map(Source::released);
    sheet.pair(StatementLine::ReleasedIn, StatementLine::ReleasedOut, released, true);
    let adjusted = sources.each_ref().map(Source::adjusted);
    sheet.pair(StatementLine::AdjustedUp, StatementLine::AdjustedDown, adjusted, false);
    sheet.changed();
    sheet.table
}

impl Source<'_> {
    /// What the accounts of a line took in: income by its purse; costs are met from what is unrestricted.
    fn of(&self, class: Class, roles: &[Role]) -> Sides {
        let is_ours = |purse: &Purse| match class {
            Class::Cost => !self.restricted,
            Class::Asset | Class::Debt | Class::NetAssets | Class::Income => is_of(self.restricted, purse),
        };
        let sides = self.sums.sum(|role, purse| roles.contains(&role) && is_ours(purse));
        if grows_by_debits(class) { sides } else { sides.turned() }
    }

    /// In a restricted purse 3101 is touched by a release alone: what it gains there, 3102 loses.
    fn released(&self) -> Sides {
        let sides = self.sums.sum(|role, purse| role == Role::NetUnrestricted && is_of(true, purse));
        let freed = sides.turned();
        if self.restricted { freed.turned() } else { freed }
    }

    /// Every other posting to net assets: balances taken over, earlier years, transfers between the two kinds.
    fn adjusted(&self) -> Sides {
        let net = if self.restricted { Role::NetRestricted } else { Role::NetUnrestricted };
        let touched = self.sums.sum(|role, purse| role == net && is_of(self.restricted, purse)).turned();
        // What a release did to 3102 stands on its own line.
        if self.restricted { touched.plus(self.released().turned()) } else { touched }
    }
}

/// The statement while it is written: debit is what raises net assets, credit what lowers them.
struct Sheet {
    table: Table,
    change: Four,
}

impl Sheet {
    /// The lines of income or costs, their sum, and what went back beyond them.
    fn class(&mut self, sources: &[Source<'_>; 4], class: Class, lines: &[LineOf]) {
        let (part, last, beyond) = if class == Class::Income {
            (StatementPart::Income, StatementLine::AllIncome, StatementLine::GivenBackBeyond)
        } else {
            (StatementPart::Costs, StatementLine::AllCosts, StatementLine::UndoneBeyond)
        };
        let mut all: Four = [Sides::default(); 4];
        for LineOf { line, roles } in lines {
            let sides = sources.each_ref().map(|source| source.of(class, roles).balance());
            for (sum, sides) in all.iter_mut().zip(sides) {
                sum.add(sides);
            }
            self.push(part, *line, sides.map(|sides| sides.debit));
        }
        self.push(part, last, all.map(|sides| sides.debit));
        let back = all.map(|sides| sides.credit);
        if back.iter().any(|amount| !amount.is_zero()) {
            self.push(part, beyond, back);
        }
        for (change, sides) in self.change.iter_mut().zip(all) {
            change.add(if class == Class::Income { sides } else { sides.turned() });
        }
    }

    /// What raised and what lowered net assets, on two lines.
    fn pair(&mut self, up: StatementLine, down: StatementLine, sides: Four, always: bool) {
        let sides = sides.map(Sides::balance);
        if always || sides.iter().any(|sides| *sides != Sides::default()) {
            self.push(StatementPart::Change, up, sides.map(|sides| sides.debit));
            self.push(StatementPart::Change, down, sides.map(|sides| sides.credit));
        }
        for (change, sides) in self.change.iter_mut().zip(sides) {
            change.add(sides);
        }
    }

    /// By how much each kind of net assets rose or fell: both lines add across like any other.
    fn changed(&mut self) {
        let change = self.change.map(Sides::balance);
        self.push(StatementPart::Change, StatementLine::Increase, change.map(|sides| sides.debit));
        self.push(StatementPart::Change, StatementLine::Decrease, change.map(|sides| sides.credit));
    }

    /// A line whose totals are the sums of both kinds.
    fn push(
        &mut self,
        part: StatementPart,
        line: StatementLine,
        [month_free, month_bound, year_free, year_bound]: [Yuan; 4],
    ) {
        let sum = |one: Yuan, other: Yuan| one.plus(other).unwrap_or(one);
        let (month, year) = (sum(month_free, month_bound), sum(year_free, year_bound));
        let figures = [month_free, month_bound, month, year_free, year_bound, year];
        let head = [Cell::from(part), line.into()];
        self.table.push(head.into_iter().chain(figures.map(Cell::from)).collect::<Vec<_>>());
    }
}
