//! Reversals: the entry's postings with the sides exchanged, in the month of the reversal.

use crate::ledger::books::{Books, GiftFacts, OpeningFacts, Recalled, Undoable};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::effect::{
    DoubleEntry, Effect, goods, matching, money_role, net_assets, objections, paying, points, projects, purses,
    service, shop,
};
use crate::ledger::event::{EntryReversed, Event};
use crate::ledger::field::Seq;
use crate::ledger::name::Text;
use crate::ledger::period::Day;

/// Undone on a day: points go and come back on it, whatever day the reversal names.
pub(super) fn reversal((seq, on): (Seq, Day), e: &EntryReversed, books: &impl Books, out: &mut Vec<Effect>) {
    match books.undoable(e.entry) {
        Some(Undoable::Gift(gift)) => undo_gift(seq, e, &gift, books, out),
        Some(Undoable::Opening(opening)) => undo_opening(e, &opening, books, out),
        // The number may have passed to another gift meanwhile; then there is nothing to free.
        Some(Undoable::Receipt { gift, number }) if books.receipt_holder(&number) == Some(gift) => {
            goods::receipted(gift, &Text::default(), books, out);
            out.push(Effect::ReceiptFreed { gift, number });
        }
        Some(Undoable::Stint(stint)) => service::undo((seq, on), *stint, books, out),
        Some(Undoable::Entry(recalled)) => undo_entry((seq, on), e, &recalled, books, out),
        Some(Undoable::Redemption) => {
            if let Some(Event::Redeemed(undone)) = books.redemption(e.entry).map(|recalled| recalled.event.clone()) {
                shop::undone(seq, &undone, e.date, books, out);
            }
        }
        Some(Undoable::Receipt { .. } | Undoable::Never(_)) | None => {}
    }
    matching::corrected(e.entry, e.date, books, out);
    out.push(Effect::Reversed { entry: e.entry, by: seq });
}

/// An entry of the fund's own affairs: each subject undoes its own.
fn undo_entry(
    (seq, on): (Seq, Day),
    e: &EntryReversed,
    recalled: &Recalled,
    books: &impl Books,
    out: &mut Vec<Effect>,
) {
    purses::undo(e, recalled, books, out);
    projects::undo(e, recalled, books, out);
    matching::undo(e, recalled, books, out);
    paying::undo(e, recalled, books, out);
    goods::undo(e, recalled, books, out);
    points::undo((seq, on), recalled, books, out);
    shop::undo(e, recalled, books, out);
    objections::undo(recalled, out);
}

/// As a refund of the whole gift, but nothing left the house.
fn undo_gift(seq: Seq, e: &EntryReversed, gift: &GiftFacts, books: &impl Books, out: &mut Vec<Effect>) {
    let same_year = gift.day.year() == e.date.year();
    DoubleEntry {
        account: &gift.account,
        purse: &gift.purse,
        day: e.date,
        amount: gift.amount,
        debit: if same_year { AccountRole::DonationIncome } else { net_assets(&gift.purse) },
        credit: money_role(books, &gift.account),
    }
    .post(books, out);
    out.push(Effect::Corrected { seq, gift: e.entry, amount: gift.amount, is_refund: false });
}

fn undo_opening(e: &EntryReversed, opening: &OpeningFacts, books: &impl Books, out: &mut Vec<Effect>) {
    DoubleEntry {
        account: &opening.account,
        purse: &opening.purse,
        day: e.date,
        amount: opening.amount,
        debit: net_assets(&opening.purse),
        credit: money_role(books, &opening.account),
    }
    .post(books, out);
    out.push(Effect::OpeningUndone { account: opening.account.clone(), purse: opening.purse.clone() });
}
