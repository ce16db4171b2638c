//! Gifts: received, receipted, refunded, read from a file.

use crate::ledger::books::{Books, GiftFacts, OpenImport, Purse, Undoable};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::effect::{DoubleEntry, Effect, GiftAdded, Giver, goods, matching, money_role, net_assets};
use crate::ledger::event::{DonationReceived, DonationRefunded, ImportRecorded, ReceiptNumbered};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Text;

/// 借 1002 (cash: 1001, a platform: 1009) 贷 4101.
pub(super) fn donation(seq: Seq, e: &DonationReceived, books: &impl Books, out: &mut Vec<Effect>) {
    let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
    DoubleEntry {
        account: &e.account,
        purse: &purse,
        day: e.date,
        amount: e.amount,
        debit: money_role(books, &e.account),
        credit: AccountRole::DonationIncome,
    }
    .post(books, out);
    if let Some(donor) = *e.donor {
        out.push(Effect::PersonGave(donor, e.date, seq));
    }
    let id = (!e.external_id.is_empty()).then(|| (e.source.clone(), e.external_id.clone()));
    out.push(Effect::GiftAdded(GiftAdded {
        seq,
        day: e.date,
        amount: e.amount,
        account: e.account.clone(),
        purse,
        is_late: books.told_month().is_some_and(|told| e.date.month() <= told),
        id,
        replaces: *e.replaces,
        row: *e.row,
        giver: Giver::of(e),
    }));
    if !e.receipt.is_empty() {
        take_receipt(seq, seq, &e.receipt, books, out);
    }
    if e.import.is_some()
        && let Some(open) = books.open_import()
    {
        out.push(Effect::ImportSet(advanced(open, e)));
    }
}

/// The import after one more of its rows.
fn advanced(open: OpenImport, row: &DonationReceived) -> Option<OpenImport> {
    let rows_left = Count(open.rows_left.0.checked_sub(1)?);
    let sum_left = open.sum_left.minus(row.amount)?;
    (rows_left.0 > 0).then_some(OpenImport { rows_left, sum_left, ..open })
}

pub(super) fn import(seq: Seq, e: &ImportRecorded, out: &mut Vec<Effect>) {
    out.push(Effect::ImportSet(Some(OpenImport { import: seq, rows_left: e.rows, sum_left: e.sum })));
}

pub(super) fn receipt(seq: Seq, e: &ReceiptNumbered, books: &impl Books, out: &mut Vec<Effect>) {
    take_receipt(seq, e.gift, &e.number, books, out);
    goods::receipted(e.gift, &e.number, books, out);
}

/// The number of a gift that was reversed passes to the gift that stands in its place.
pub(super) fn take_receipt(seq: Seq, gift: Seq, number: &Text, books: &impl Books, out: &mut Vec<Effect>) {
    if let Some(before) = books.receipt_holder(number) {
        out.push(Effect::ReceiptFreed { gift: before, number: number.clone() });
    }
    out.push(Effect::ReceiptTaken { gift, number: number.clone(), seq });
}

/// Same year: 借 4101 贷 1002. An earlier year's income is net assets by now: 借 3101 or 3102 贷 1002.
pub(super) fn refund(seq: Seq, e: &DonationRefunded, books: &impl Books, out: &mut Vec<Effect>) {
    if let Some(Undoable::Gift(gift)) = books.undoable(e.gift) {
        let GiftFacts { account, purse, day, .. } = gift;
        let income = if day.year() == e.date.year() { AccountRole::DonationIncome } else { net_assets(&purse) };
        DoubleEntry {
            account: &account,
            purse: &purse,
            day: e.date,
            amount: e.amount,
            debit: income,
            credit: money_role(books, &account),
        }
        .post(books, out);
    }
    matching::corrected(e.gift, e.date, books, out);
    out.push(Effect::Corrected { seq, gift: e.gift, amount: e.amount, is_refund: true });
}
