//! Gifts: what is received, receipted, refunded, read from a file.

use crate::ledger::books::{Books, GiftFacts, OpenImport, Undoable};
use crate::ledger::command::{Donate, Donor};
use crate::ledger::decide::covering::Outflow;
use crate::ledger::decide::{
    Asking, day_has_come, goods, holds_no_private_number, money_can_move, next_seq, people, points,
    project_is_proposed, reason_is_given,
};
use crate::ledger::event::{DonationReceived, DonationRefunded, ImportRecorded, ReceiptNumbered};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Digest, PersonNumber, Text};
use crate::ledger::refusal::Refusal;
use crate::ledger::words::{Appeal, Display, DonorKind, Holder, Means};

pub(super) fn donate(books: &impl Books, asking: &Asking, c: &Donate) -> Result<DonationReceived, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    account_may_receive(books, c)?;
    project_is_proposed(books, c.project.as_ref())?;
    if c.appeal == Appeal::Directed && c.project.is_none() {
        return Err(Refusal::DirectedGiftMustNameItsProject);
    }
    let shown = shown_donor(books, &c.donor, c.display)?;
    holds_no_private_number(&c.memo)?;
    holds_no_private_number(&shown.organisation)?;
    gift_is_new(books, c)?;
    if !c.receipt.is_empty() && receipt_is_taken(books, &c.receipt) {
        return Err(Refusal::ReceiptNumberMustBeFree { number: c.receipt.clone() });
    }
    if let Some(import) = c.import {
        row_belongs(books, c, import)?;
    }
    Ok(received(c, shown))
}

/// Whether a gift that stands has this official receipt.
pub(super) fn receipt_is_taken(books: &impl Books, number: &Text) -> bool {
    books.receipt_holder(number).is_some_and(|gift| books.reversed_by(gift).is_none())
}

/// Cash lies in transit and nothing else does; only the fund's own accounts receive gifts.
fn account_may_receive(books: &impl Books, c: &Donate) -> Result<(), Refusal> {
    let account = || c.account.clone();
    let holder = books.account(&c.account).ok_or_else(|| Refusal::AccountMustBeOpen { code: account() })?;
    let is_cash = c.means == Means::Cash;
    match holder {
        Holder::OwnersCommittee | Holder::Street | Holder::PartyDues | Holder::Storeroom => {
            Err(Refusal::GiftMustReachTheFund { account: account(), holder })
        }
        Holder::CashInTransit if !is_cash => Err(Refusal::OnlyCashLiesInTransit { account: account() }),
        Holder::Federation | Holder::Platform | Holder::Private if is_cash => {
            Err(Refusal::CashMustLieInTransit { account: account(), holder })
        }
        Holder::CashInTransit | Holder::Federation | Holder::Platform | Holder::Private => Ok(()),
    }
}

/// The donor as the line says him.
pub(super) struct ShownDonor {
    pub(super) display: Display,
    pub(super) donor: Option<PersonNumber>,
    pub(super) kind: DonorKind,
    pub(super) name: Option<Digest>,
    pub(super) organisation: Text,
}

/// Who gave and how he is shown, of money or of goods.
pub(super) fn shown_donor(books: &impl Books, donor: &Donor, wished: Option<Display>) -> Result<ShownDonor, Refusal> {
    let shown = match donor {
        Donor::Anonymous => ShownDonor {
            display: wished.unwrap_or(Display::Anonymous),
            donor: None,
            kind: DonorKind::Anonymous,
            name: None,
            organisation: Text::default(),
        },
        Donor::Unlinked(name) => ShownDonor {
            display: wished.unwrap_or(Display::Masked),
            donor: None,
            kind: DonorKind::Person,
            name: Some(*name),
            organisation: Text::default(),
        },
        Donor::Organisation(kind, name) => ShownDonor {
            display: wished.unwrap_or(Display::Named),
            donor: None,
            kind: kind.as_donor(),
            name: None,
            organisation: name.clone(),
        },
        Donor::Registered(number) => registered_donor(books, *number, wished)?,
    };
    let is_nobody = shown.kind == DonorKind::Anonymous;
    if shown.kind != DonorKind::Person && !is_nobody && shown.organisation.is_empty() {
        return Err(Refusal::DonorMustMatchHisKind);
    }
    if is_nobody && shown.display != Display::Anonymous {
        return Err(Refusal::DisplayMustBeAgreed);
    }
    Ok(shown)
}

/// A registered donor gives under the name in force, and is shown as he once wished unless he now wishes otherwise.
fn registered_donor(books: &impl Books, number: PersonNumber, wished: Option<Display>) -> Result<ShownDonor, Refusal> {
    let facts = people::usable(books, number)?;
    let display = wished.unwrap_or(facts.display);
    if facts.minor && display == Display::Named {
        return Err(Refusal::MinorMustBeMasked);
    }
    Ok(ShownDonor {
        display,
        donor: Some(number),
        kind: facts.kind.as_donor(),
        name: facts.name,
        organisation: facts.organisation,
    })
}

/// Known by id, or by row, or by neither when somebody typed it; and never recorded before.
fn gift_is_new(books: &impl Books, c: &Donate) -> Result<(), Refusal> {
    if c.external_id.is_empty() != c.source.is_empty() {
        return Err(Refusal::IdMustNameItsSource);
    }
    if let Some(seq) = c.replaces {
        let held = books.holds_id(seq, &c.source, &c.external_id);
        if c.external_id.is_empty() || !held || books.reversed_by(seq).is_none() {
            return Err(Refusal::ReplacedGiftMustBeReversed { seq });
        }
    } else if !c.external_id.is_empty() && books.is_id_taken(&c.source, &c.external_id) {
        return Err(Refusal::IdMustBeNew { origin: c.source.clone(), id: c.external_id.clone() });
    }
    if c.row.is_some_and(|row| books.is_row_taken(&row)) {
        return Err(Refusal::RowMustBeNew);
    }
    Ok(())
}

/// A row comes while its import is open, and the last row leaves nothing over.
fn row_belongs(books: &impl Books, c: &Donate, import: Seq) -> Result<(), Refusal> {
    let OpenImport { import: open, rows_left, sum_left } =
        books.open_import().ok_or(Refusal::RowMustBelongToTheImport { import })?;
    if open != import {
        return Err(Refusal::RowMustBelongToTheImport { import });
    }
    let rest = sum_left.minus(c.amount).ok_or(Refusal::ImportMustAddUp { import })?;
    if (rows_left.0 == 1) == rest.is_zero() { Ok(()) } else { Err(Refusal::ImportMustAddUp { import }) }
}

fn received(c: &Donate, shown: ShownDonor) -> DonationReceived {
    DonationReceived {
        account: c.account.clone(),
        amount: c.amount,
        appeal: c.appeal,
        date: c.date,
        display: shown.display,
        donor: Maybe(shown.donor),
        donor_kind: shown.kind,
        external_id: c.external_id.clone(),
        import: Maybe(c.import),
        means: c.means,
        memo: c.memo.clone(),
        memo_private: Maybe(c.memo_private),
        name: Maybe(shown.name),
        organisation: shown.organisation,
        project: Maybe(c.project.clone()),
        receipt: c.receipt.clone(),
        relayed_by: Maybe(c.relayed_by),
        replaces: Maybe(c.replaces),
        row: Maybe(c.row),
        source: c.source.clone(),
        source_kind: c.appeal.source_kind(),
    }
}

pub(super) fn import(books: &impl Books, c: &ImportRecorded) -> Result<ImportRecorded, Refusal> {
    if c.rows.0 == 0 {
        return Err(Refusal::ImportMustHaveRows);
    }
    if books.turnover().plus(c.sum).is_none() || !c.sum.is_spellable() {
        return Err(Refusal::TotalsMustStayInRange);
    }
    // A row is at least one 分, so an import that announces less could never be finished.
    let at_least = i64::try_from(c.rows.0).unwrap_or(i64::MAX);
    if c.sum.fen() < at_least {
        return Err(Refusal::ImportMustAddUp { import: next_seq(books) });
    }
    Ok(c.clone())
}

/// The gift of an entry that still stands.
fn standing_gift(books: &impl Books, seq: Seq) -> Result<GiftFacts, Refusal> {
    match books.undoable(seq) {
        None => Err(Refusal::EntryMustExist { seq }),
        Some(Undoable::Gift(gift)) => match books.reversed_by(seq) {
            Some(by) => Err(Refusal::EntryMustStand { seq, by }),
            None => Ok(gift),
        },
        Some(
            Undoable::Opening(_)
            | Undoable::Receipt { .. }
            | Undoable::Stint(_)
            | Undoable::Entry(_)
            | Undoable::Redemption
            | Undoable::Never(_),
        ) => Err(Refusal::EntryMustBeAGift { seq }),
    }
}

pub(super) fn receipt(books: &impl Books, c: &ReceiptNumbered) -> Result<ReceiptNumbered, Refusal> {
    let has_receipt = match goods::has_receipt(books, c.gift) {
        Some(has_receipt) => has_receipt,
        None => standing_gift(books, c.gift)?.has_receipt,
    };
    if c.number.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    if has_receipt {
        return Err(Refusal::ReceiptMustBeFirst { gift: c.gift });
    }
    if receipt_is_taken(books, &c.number) {
        return Err(Refusal::ReceiptNumberMustBeFree { number: c.number.clone() });
    }
    Ok(c.clone())
}

pub(super) fn refund(books: &impl Books, asking: &Asking, c: &DonationRefunded) -> Result<DonationRefunded, Refusal> {
    let gift = standing_gift(books, c.gift)?;
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    reason_is_given(&c.reason)?;
    if c.date < gift.day {
        return Err(Refusal::CorrectionMustFollowTheEntry { on: gift.day });
    }
    let left = gift.amount.minus(gift.refunded).unwrap_or_default();
    if c.amount > left {
        return Err(Refusal::RefundMustStayWithinTheGift { left });
    }
    points::gift_may_go_back(books, c.gift)?;
    Outflow { account: &gift.account, purse: &gift.purse, amount: c.amount, day: c.date }.can_be_spared(books)?;
    Ok(c.clone())
}
