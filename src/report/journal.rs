//! 记账流水: the debits and credits of each entry. Entries are the facts and postings follow from them, so the books are kept
//! anew in memory, entry by entry, and what each one posts is written down.

use std::sync::Arc;

use crate::ledger::books::{Books, MemoryBooks, Posting};
use crate::ledger::chart::{Chart, Role};
use crate::ledger::effect::{Effect, Entered, effects};
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::period::{Day, Moment, Month};
use crate::ledger::yuan::Yuan;
use crate::report::causes::Cause;
use crate::report::donations::ProjectNames;
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::shown::Remark;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

/// What one entry posted.
#[derive(Clone, Debug)]
pub struct Voucher {
    /// The entry.
    pub seq: Seq,
    /// Its kind.
    pub kind: Kind,
    /// Its business day.
    pub happened: Option<Day>,
    /// Why it posted them.
    pub cause: Cause,
    /// Debits and credits.
    pub sides: Vec<Side>,
}

/// A debit or a credit.
#[derive(Clone, Debug)]
pub struct Side {
    /// What was posted.
    pub posting: Posting,
    /// The account's name in the chart of the day.
    pub name: Option<Text>,
    /// The role it plays there.
    pub role: Option<Role>,
}

impl Voucher {
    /// What it debits, which is what it credits.
    #[must_use]
    pub fn debit(&self) -> Yuan {
        // The turnover is checked before anything is posted, so no sum of postings can overflow.
        self.sides.iter().fold(Yuan::ZERO, |sum, side| sum.plus(side.posting.debit).unwrap_or(sum))
    }

    /// Whether a side is posted on a later day than its business day, because the month was closed.
    #[must_use]
    pub fn is_late(&self, posting: &Posting) -> bool {
        self.happened.is_some_and(|day| day < posting.day)
    }
}

/// The books kept anew.
#[derive(Debug)]
pub struct Replay {
    books: MemoryBooks,
    found: Vec<Effect>,
}

impl Replay {
    /// Empty books, with the charts that lie in papers/.
    #[must_use]
    pub fn new(charts: impl IntoIterator<Item = (Digest, Chart)>) -> Self {
        Self { books: MemoryBooks::new(charts), found: Vec::new() }
    }

    /// The number of the entry it takes next.
    #[must_use]
    pub fn next(&self) -> Seq {
        Seq(self.books.size().0)
    }

    /// Takes the next entry; what it posted, if it posted anything.
    pub fn take(&mut self, at: Moment, by: &Code, event: &Event) -> Option<Voucher> {
        let seq = self.next();
        let cause = Cause::of(seq, event, &self.books);
        self.found.clear();
        effects(Entered::at(at, seq, by, &self.books), event, &self.books, &mut self.found);
        self.books.apply(event, &self.found);
        let posted = |effect: &Effect| if let Effect::Posted(posting) = effect { Some(posting.clone()) } else { None };
        let named = |posting: Posting| {
            let chart: Option<Arc<Chart>> = self.books.chart_on(posting.day);
            let name = chart.as_ref().and_then(|chart| chart.name(posting.code).cloned());
            let role = chart.and_then(|chart| chart.role(posting.code));
            Side { posting, name, role }
        };
        let sides: Vec<_> = self.found.iter().filter_map(posted).map(named).collect();
        (!sides.is_empty()).then(|| Voucher { seq, kind: event.kind(), happened: event.day(), cause, sides })
    }
}

const COLUMNS: [Heading; 12] = [
    Heading::Seq,
    Heading::PostedOn,
    Heading::HappenedOn,
    Heading::EntryKind,
    Heading::AccountCode,
    Heading::AccountTitle,
    Heading::Account,
    Heading::Project,
    Heading::SourceKind,
    Heading::Debit,
    Heading::Credit,
    Heading::Remarks,
];

/// `report journal --period 2026-10`: what was posted in a month, by entry. What came late shows both of its days.
#[must_use]
pub fn journal(month: Month, vouchers: &[Voucher], projects: &ProjectNames) -> Table {
    let mut table = Table::new(Title::Journal(month), &COLUMNS);
    for voucher in vouchers {
        for Side { posting, name, .. } in voucher.sides.iter().filter(|side| side.posting.day.month() == month) {
            let remarks: Vec<Remark> = voucher.is_late(posting).then_some(Remark::Late).into_iter().collect();
            table.push([
                Cell::from(voucher.seq),
                posting.day.into(),
                voucher.happened.into(),
                voucher.kind.into(),
                posting.code.to_string().into(),
                name.as_ref().into(),
                (&posting.account).into(),
                project_cell(posting.purse.project.as_ref(), projects),
                posting.purse.source_kind.into(),
                posting.debit.into(),
                posting.credit.into(),
                remarks.into(),
            ]);
        }
    }
    table.totalled()
}
