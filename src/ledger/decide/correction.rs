//! Mistakes are reversed whole, never edited.

use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Books, OpeningFacts, Recalled, Record, Undoable};
use crate::ledger::decide::covering::Outflow;
use crate::ledger::decide::{
    Asking, day_has_come, goods, matching, money_can_move, objections, paying, points, projects, purses,
    reason_is_given, service, shop,
};
use crate::ledger::event::{EntryReversed, Kind};
use crate::ledger::field::Seq;
use crate::ledger::period::{Day, Month};
use crate::ledger::refusal::{ApprovalRefusal, Refusal};
use crate::ledger::waiting::Wait;

pub(super) fn reverse(books: &impl Books, asking: &Asking, c: &EntryReversed) -> Result<EntryReversed, Refusal> {
    day_has_come(c.date, asking)?;
    has_happened(books, c.entry)?;
    let undoable = books.undoable(c.entry).ok_or(Refusal::EntryMustExist { seq: c.entry })?;
    if let Undoable::Never(kind) = undoable {
        return Err(Refusal::KindMustBeReversible { seq: c.entry, kind });
    }
    if let Some(by) = books.reversed_by(c.entry) {
        return Err(Refusal::EntryMustStand { seq: c.entry, by });
    }
    reason_is_given(&c.reason)?;
    if let Some(on) = day_of(&undoable).filter(|on| c.date < *on) {
        return Err(Refusal::CorrectionMustFollowTheEntry { on });
    }
    if let Some(open) = books.told_month().map(Month::next)
        && c.date.month() < open
    {
        return Err(Refusal::ReversalMustFallInAnOpenMonth { open });
    }
    match &undoable {
        Undoable::Gift(gift) => {
            if !gift.refunded.is_zero() {
                return Err(Refusal::GiftMustNotBeRefunded { seq: c.entry, refunded: gift.refunded });
            }
            points::gift_may_go_back(books, c.entry)?;
            matching::gift_may_be_undone(books, c.entry, gift)?;
            money_may_leave(
                books,
                Outflow { account: &gift.account, purse: &gift.purse, amount: gift.amount, day: c.date },
            )?;
        }
        Undoable::Opening(opening) => {
            let OpeningFacts { account, amount, purse, .. } = opening;
            money_may_leave(books, Outflow { account, purse, amount: *amount, day: c.date })?;
        }
        Undoable::Entry(recalled) => entry_may_be_undone(books, asking, recalled, c.date)?,
        Undoable::Stint(stint) => service::may_be_undone(books, stint)?,
        Undoable::Redemption => shop::redemption_may_be_undone(books, asking, c)?,
        Undoable::Receipt { .. } | Undoable::Never(_) => {}
    }
    Ok(c.clone())
}

/// What waits for another person, or was rejected by him, did nothing that could be undone.
fn has_happened(books: &impl Books, seq: Seq) -> Result<(), ApprovalRefusal> {
    let Some(facts) = WaitingFacts::find(books, &seq) else { return Ok(()) };
    match Kind::of(&facts.kind).filter(|kind| Wait::of_waiting(*kind) == Wait::ToHappen) {
        Some(kind) => Err(ApprovalRefusal::ReversedMustHaveHappened { kind, rejected: *facts.rejected, seq }),
        None => Ok(()),
    }
}

fn money_may_leave(books: &impl Books, outflow: Outflow<'_>) -> Result<(), Refusal> {
    outflow.can_be_spared(books)?;
    money_can_move(books, outflow.amount, outflow.day)
}

/// Each subject says what its own entries are too late to be undone for.
fn entry_may_be_undone(books: &impl Books, asking: &Asking, recalled: &Recalled, day: Day) -> Result<(), Refusal> {
    purses::may_be_undone(books, recalled, day)?;
    projects::may_be_undone(books, recalled)?;
    matching::may_be_undone(books, recalled, day)?;
    paying::may_be_undone(books, recalled, day)?;
    points::may_be_undone(books, asking, recalled)?;
    goods::may_be_undone(books, recalled, day)?;
    objections::may_be_undone(books, recalled)?;
    shop::may_be_undone(books, recalled, day)
}

/// The business day of what is undone, where it has one.
fn day_of(undoable: &Undoable) -> Option<Day> {
    match undoable {
        Undoable::Gift(gift) => Some(gift.day),
        Undoable::Opening(opening) => Some(opening.day),
        Undoable::Entry(recalled) => recalled.event.day(),
        Undoable::Stint(stint) => Some(stint.day),
        Undoable::Receipt { .. } | Undoable::Redemption | Undoable::Never(_) => None,
    }
}
