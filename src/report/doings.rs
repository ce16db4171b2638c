//! 经办人做过的事: everything one operator recorded, approved or rejected (操作日志可查), and all operators in figures.

use std::collections::BTreeMap;

use crate::ledger::event::{Event, Kind};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::Doing;
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::passing::Passing;
use crate::report::table::{Cell, Table};
use crate::report::title::{AuditTitle, Title};

/// What an entry has to do with somebody.
fn doing(passing: &Passing<'_>, who: &Code) -> Option<Doing> {
    if let Event::EntriesApproved(e) = passing.event
        && e.approver == *who
    {
        return Some(Doing::Approved);
    }
    if let Event::EntryRejected(e) = passing.event
        && e.approver == *who
    {
        return Some(Doing::Rejected);
    }
    (passing.by == who).then_some(Doing::Recorded)
}

/// One thing somebody did.
#[derive(Clone, Debug)]
struct Done {
    seq: Seq,
    recorded_on: Day,
    kind: Kind,
    date: Option<Day>,
    amount: Yuan,
    doing: Doing,
    about: Option<Seq>,
}

/// Everything one operator did.
#[derive(Debug)]
pub struct DoingsOf {
    who: Code,
    done: Vec<Done>,
}

impl DoingsOf {
    /// Nothing yet.
    #[must_use]
    pub const fn new(who: Code) -> Self {
        Self { who, done: Vec::new() }
    }

    /// Takes the next entry.
    pub fn take(&mut self, passing: &Passing<'_>) {
        let Some(doing) = doing(passing, &self.who) else { return };
        let about = match (doing, passing.event) {
            (Doing::Approved, Event::EntriesApproved(e)) => Some(e.first),
            (Doing::Rejected, Event::EntryRejected(e)) => Some(e.entry),
            _ => None,
        };
        self.done.push(Done {
            seq: passing.seq,
            recorded_on: passing.recorded_on,
            kind: passing.event.kind(),
            date: passing.event.day(),
            amount: passing.amount(),
            doing,
            about,
        });
    }

    /// The list, by entry.
    #[must_use]
    pub fn table(&self) -> Table {
        let headings = [
            Heading::Seq,
            Heading::RecordedOn,
            Heading::Doing,
            Heading::EntryKind,
            Heading::Date,
            Heading::Amount,
            Heading::OriginalSeq,
        ];
        let mut table = Table::new(Title::Audit(AuditTitle::DoingsOf), &headings);
        for done in &self.done {
            let amount = if done.amount.is_zero() { Cell::Empty } else { done.amount.into() };
            let head = [done.seq.into(), done.recorded_on.into(), done.doing.into(), done.kind.into()];
            table.push([&head[..], &[done.date.into(), amount, done.about.into()]].concat());
        }
        table
    }
}

/// How many entries an operator had to do with.
#[derive(Clone, Copy, Debug)]
struct Figures {
    recorded: Count,
    approved: Count,
    rejected: Count,
    first: Day,
    last: Day,
}

/// All operators in figures.
#[derive(Debug, Default)]
pub struct Doings(BTreeMap<Code, Figures>);

impl Doings {
    /// Takes the next entry.
    pub fn take(&mut self, passing: &Passing<'_>) {
        let mut who = vec![passing.by];
        if let Event::EntriesApproved(e) = passing.event {
            who.push(&e.approver);
        } else if let Event::EntryRejected(e) = passing.event {
            who.push(&e.approver);
        }
        who.dedup();
        for who in who {
            let Some(doing) = doing(passing, who) else { continue };
            let day = passing.recorded_on;
            let none = Figures { recorded: Count(0), approved: Count(0), rejected: Count(0), first: day, last: day };
            let figures = self.0.entry(who.clone()).or_insert(none);
            figures.last = day;
            let count = match doing {
                Doing::Recorded => &mut figures.recorded,
                Doing::Approved => &mut figures.approved,
                Doing::Rejected => &mut figures.rejected,
            };
            *count = count.and_one();
        }
    }

    /// A row an operator.
    #[must_use]
    pub fn table(&self) -> Table {
        let headings = [
            Heading::By,
            Heading::RecordedCount,
            Heading::ApprovedCount,
            Heading::RejectedCount,
            Heading::FirstDay,
            Heading::LastDay,
        ];
        let mut table = Table::new(Title::Audit(AuditTitle::Doings), &headings);
        for (who, figures) in &self.0 {
            let counts = [figures.recorded.into(), figures.approved.into(), figures.rejected.into()];
            table.push([&[Cell::from(who)][..], &counts, &[figures.first.into(), figures.last.into()]].concat());
        }
        table
    }
}
