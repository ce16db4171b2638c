//! 现金流量表, by the direct method: what came, what went, and what is there, in the month and in the year so far.
//!
//! A line is net of what was undone of the same month. What was undone of earlier months stands on a line of its own, printed
//! only then; so the year is the sum of its months, line by line.

use crate::ledger::period::Month;
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::statements::entries::{Entries, Moved};
use crate::report::statements::line::{StatementLine as L, StatementPart};
use crate::report::sums::Sides;
use crate::report::table::{Cell, Table};
use crate::report::title::{StatementTitle, Title};

const COLUMNS: [Heading; 4] = [Heading::StatementPart, Heading::StatementLine, Heading::ThisMonth, Heading::YearToDate];

const INWARD: [L; 8] = [
    L::CashGifts,
    L::CashMatch,
    L::CashServices,
    L::CashGrants,
    L::CashInterest,
    L::CashDeposits,
    L::CashAdvancesReturned,
    L::CashTakenOver,
];

const OUTWARD: [L; 7] = [
    L::CashGoodsAndServices,
    L::CashAid,
    L::CashAdvances,
    L::CashRefunds,
    L::CashMatchReturned,
    L::CashDepositsReturned,
    L::CashCharges,
];

/// The lines that 现金流入小计 sums.
pub(super) fn receipts() -> impl Iterator<Item = L> {
    INWARD.into_iter().chain([L::CashOtherIn, L::CashPaidUndone])
}

/// The lines that 现金流出小计 sums.
pub(super) fn payments() -> impl Iterator<Item = L> {
    OUTWARD.into_iter().chain([L::CashOtherOut, L::CashReceivedUndone])
}

/// The lines of which something moved, and those every form has.
pub(super) fn cash_flow(month: Month, entries: &Entries) -> Table {
    let spans = [0, 1].map(|span| Span::of(entries, span));
    let mut table = Table::new(Title::Statement(StatementTitle::CashFlow(month)), &COLUMNS);
    let mut push = |part: StatementPart, line: L, figures: [Yuan; 2], always: bool| {
        if always || figures.iter().any(|figure| !figure.is_zero()) {
            table.push([Cell::from(part), line.into(), figures[0].into(), figures[1].into()]);
        }
    };
    let both = |of: &dyn Fn(&Span) -> Yuan| spans.each_ref().map(of);
    for line in receipts() {
        push(StatementPart::Inward, line, both(&|span| span.came(line)), line == L::CashGifts);
    }
    push(StatementPart::Inward, L::CashIn, both(&|span| span.all_in()), true);
    for line in payments() {
        push(StatementPart::Outward, line, both(&|span| span.went(line)), line == L::CashGoodsAndServices);
    }
    push(StatementPart::Outward, L::CashOut, both(&|span| span.all_out()), true);
    push(StatementPart::Rest, L::CashIncrease, both(&|span| span.change().debit), true);
    push(StatementPart::Rest, L::CashDecrease, both(&|span| span.change().credit), true);
    push(StatementPart::Rest, L::CashBefore, both(&|span| span.before.balance().debit), true);
    push(StatementPart::Rest, L::CashShortBefore, both(&|span| span.before.balance().credit), false);
    push(StatementPart::Rest, L::CashAfter, both(&|span| span.after().debit), true);
    push(StatementPart::Rest, L::CashShortAfter, both(&|span| span.after().credit), false);
    table
}

/// A month, or a year so far: what each line of the statement comes to.
struct Span<'e> {
    before: Sides,
    lines: &'e std::collections::BTreeMap<L, Moved>,
}

impl<'e> Span<'e> {
    fn of(entries: &'e Entries, span: usize) -> Self {
        let [of_month, of_year] = &entries.cash;
        let [before_year, before_month] = entries.before;
        if span == 0 {
            Self { before: before_month, lines: of_month }
        } else {
            Self { before: before_year, lines: of_year }
        }
    }

    /// The balance of what moved for some reason.
    fn balance(&self, line: L) -> Sides {
        self.lines.get(&line).map(|moved| moved.here.balance()).unwrap_or_default()
    }

    /// What was undone of earlier months.
    fn undone(&self) -> Sides {
        self.lines.values().fold(Sides::default(), |sum, moved| sum.plus(moved.earlier))
    }

    /// What came on a line of receipts.
    fn came(&self, line: L) -> Yuan {
        if line == L::CashOtherIn {
            sum([L::CashOtherIn, L::CashOtherOut].map(|line| self.balance(line).debit))
        } else if line == L::CashPaidUndone {
            sum(OUTWARD.map(|line| self.balance(line).debit).into_iter().chain([self.undone().debit]))
        } else {
            self.balance(line).debit
        }
    }

    /// What went on a line of payments.
    fn went(&self, line: L) -> Yuan {
        if line == L::CashOtherOut {
            sum([L::CashOtherIn, L::CashOtherOut].map(|line| self.balance(line).credit))
        } else if line == L::CashReceivedUndone {
            sum(INWARD.map(|line| self.balance(line).credit).into_iter().chain([self.undone().credit]))
        } else {
            self.balance(line).credit
        }
    }

    fn all_in(&self) -> Yuan {
        sum(receipts().map(|line| self.came(line)))
    }

    fn all_out(&self) -> Yuan {
        sum(payments().map(|line| self.went(line)))
    }

    fn change(&self) -> Sides {
        Sides { debit: self.all_in(), credit: self.all_out() }.balance()
    }

    fn after(&self) -> Sides {
        self.before.plus(self.change()).balance()
    }
}

/// The turnover is checked before anything is posted, so no sum of postings can overflow.
fn sum(amounts: impl IntoIterator<Item = Yuan>) -> Yuan {
    Yuan::sum(amounts).unwrap_or_default()
}
