//! Months: statements, differences, closings. They move no money: what they change is what may still be posted, and what
//! the next closing finds.

use crate::ledger::books::registers::months::{ClosedMonth, Statement};
use crate::ledger::books::{Books, Record};
use crate::ledger::effect::Effect;
use crate::ledger::event::{DifferenceExplained, Event, MonthClosed, StatementRecorded};
use crate::ledger::field::Seq;

/// A later statement of the same account and day replaces the earlier one, and its explanations; but not what a closing
/// rested on: a statement that comes for a closed month is kept as an entry and changes nothing.
pub(super) fn statement(seq: Seq, e: &StatementRecorded, books: &impl Books, out: &mut Vec<Effect>) {
    if books.closed_month().is_none_or(|closed| e.date.month() > closed) {
        out.push(Statement::new(seq, e.balance).kept(&(e.account.clone(), e.date)));
    }
}

pub(super) fn difference(seq: Seq, e: &DifferenceExplained, books: &impl Books, out: &mut Vec<Effect>) {
    let recalled = books.recall(e.statement);
    let Some(Event::StatementRecorded(explained)) = recalled.as_deref().map(|recalled| &recalled.event) else { return };
    let key = (explained.account.clone(), explained.date);
    let known = Statement::find(books, &key).and_then(|known| known.with(seq, e));
    out.extend(known.map(|known| known.kept(&key)));
}

pub(super) fn closed(seq: Seq, e: &MonthClosed, out: &mut Vec<Effect>) {
    out.push(Effect::MonthClosed(e.month));
    out.push(ClosedMonth { seq }.kept(&e.month));
}
