//! Months: statements, differences, closings.

use crate::ledger::books::Books;
use crate::ledger::books::registers::months::{Gap, Standing, Statement, Totals, month_to_close};
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Recalled, Record};
use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number, matching, next_seq, reason_is_given};
use crate::ledger::event::{DifferenceExplained, Event, Kind, MonthClosed, StatementRecorded};
use crate::ledger::field::Seq;
use crate::ledger::period::{Day, Month};
use crate::ledger::refusal::{MonthRefusal, OpenAccount, Refusal};
use crate::ledger::words::Holder;

pub(super) fn statement(
    books: &impl Books,
    asking: &Asking,
    c: &StatementRecorded,
) -> Result<StatementRecorded, Refusal> {
    let account = || c.account.clone();
    let holder = books.account(&c.account).ok_or_else(|| Refusal::AccountMustBeOpen { code: account() })?;
    if holder == Holder::Storeroom {
        return Err(MonthRefusal::StatementMustBeOfMoney { account: account() }.into());
    }
    day_has_come(c.date, asking)?;
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    holds_no_private_number(&c.paper)?;
    match repeated(books, c) {
        Some(seq) => Err(MonthRefusal::StatementMustSayMore { seq }.into()),
        None => Ok(c.clone()),
    }
}

/// The statement that says the same: the one in force, unless its explanations are begun anew; of a closed month any.
fn repeated(books: &impl Books, c: &StatementRecorded) -> Option<Seq> {
    let is_closed = books.closed_month().is_some_and(|closed| c.date.month() <= closed);
    let known = Statement::find(books, &(c.account.clone(), c.date));
    let in_force = known.filter(|known| known.lines.is_empty()).map(|known| known.seq);
    let all = if is_closed { books.happened(Kind::StatementRecorded, c.date, c.date) } else { Vec::new() };
    let says_the_same =
        |seq: &Seq| books.recall(*seq).is_some_and(|recalled| recalled.event == Event::StatementRecorded(c.clone()));
    in_force.into_iter().chain(all).find(says_the_same)
}

pub(super) fn difference(
    books: &impl Books,
    _asking: &Asking,
    c: &DifferenceExplained,
) -> Result<DifferenceExplained, Refusal> {
    let recalled = books.recall(c.statement);
    let Some(Recalled { event: Event::StatementRecorded(explained), .. }) = recalled.as_deref() else {
        return Err(MonthRefusal::ExplanationMustNameAStatement { seq: c.statement }.into());
    };
    let month = explained.date.month();
    if books.closed_month().is_some_and(|closed| month <= closed) {
        return Err(MonthRefusal::ExplanationMustPrecedeTheClosing { month }.into());
    }
    let known = Statement::find(books, &(explained.account.clone(), explained.date));
    let known = known.ok_or(MonthRefusal::ExplanationMustNameAStatement { seq: c.statement })?;
    if known.seq != c.statement {
        return Err(MonthRefusal::ExplanationMustBeOfTheLatest { latest: known.seq }.into());
    }
    if c.amount.is_zero() {
        return Err(Refusal::AmountMustNotBeZero);
    }
    if known.with(next_seq(books), c).is_none() {
        return Err(Refusal::TotalsMustStayInRange);
    }
    reason_is_given(&c.reason)?;
    match c.entry.filter(|seq| seq.0 >= books.size().0) {
        Some(seq) => Err(MonthRefusal::ExplanationMustNameAnEntry { seq }.into()),
        None => Ok(c.clone()),
    }
}

pub(super) fn close(books: &impl Books, asking: &Asking, c: &MonthClosed) -> Result<MonthClosed, Refusal> {
    month_is_due(books, asking, c.month)?;
    waits_once(books, asking, c)?;
    let accounts = Standing::of(books, c.month);
    accounts_agree(&accounts, c.month.last())?;
    matching::debts_are_recorded(books, None)?;
    let totals = Totals::of(books, c.month).filter(Totals::are_spellable).ok_or(Refusal::TotalsMustStayInRange)?;
    let said = Totals { opening: c.opening, inward: c.inward, outward: c.outward, closing: c.closing };
    if said == totals { Ok(c.clone()) } else { Err(MonthRefusal::ClosingMustAddUp { books: totals }.into()) }
}

/// Months are closed one after another, once they are over.
fn month_is_due(books: &impl Books, asking: &Asking, month: Month) -> Result<(), Refusal> {
    let due = month_to_close(books).ok_or(MonthRefusal::ClosingMustHaveMovement)?;
    if month != due {
        return Err(MonthRefusal::ClosingMustFollowTheLast { due }.into());
    }
    if asking.today <= month.last() {
        return Err(MonthRefusal::ClosingMustWaitForTheEnd { month }.into());
    }
    Ok(())
}

/// Where a second person closes too, one closing waits for him, and not another of the same month.
fn waits_once(books: &impl Books, asking: &Asking, c: &MonthClosed) -> Result<(), Refusal> {
    let waiting = WaitingFacts::all_waiting(books).into_iter().filter(|(seq, _)| asking.waited != Some(*seq));
    let same = waiting.map(|(seq, _)| seq).find(|seq| {
        let event = WaitingFacts::waiting(books, *seq).map(|(_, event)| event);
        matches!(event, Some(Event::MonthClosed(other)) if other.month == c.month)
    });
    same.map_or(Ok(()), |seq| Err(MonthRefusal::ClosingMustWaitOnce { seq }.into()))
}

/// Every account's statement equals ours, or its explained differences make it equal; all that do not are named at once.
fn accounts_agree(accounts: &[Standing], day: Day) -> Result<(), Refusal> {
    let is_open = |standing: &&Standing| standing.gap() != Some(Gap::None);
    let open = |standing: &Standing| OpenAccount { account: standing.account.code.clone(), gap: standing.gap() };
    let accounts: Vec<OpenAccount> = accounts.iter().filter(is_open).map(open).collect();
    if accounts.is_empty() { Ok(()) } else { Err(MonthRefusal::AccountsMustAgree { day, accounts }.into()) }
}
