//! Money out.

use crate::ledger::books::{Books, Recalled};
use crate::ledger::decide::Asking;
use crate::ledger::event::{
    AdvanceAccounted, AdvancePaid, AdvanceReturned, AidListed, BankCharged, PaymentCancelled, PaymentRequested,
    PaymentSettled,
};
use crate::ledger::refusal::Refusal;

pub(super) fn request(
    _books: &impl Books,
    _asking: &Asking,
    c: &PaymentRequested,
) -> Result<PaymentRequested, Refusal> {
    Ok(c.clone())
}

pub(super) fn aid(_books: &impl Books, _asking: &Asking, c: &AidListed) -> Result<AidListed, Refusal> {
    Ok(c.clone())
}

pub(super) fn settle(_books: &impl Books, _asking: &Asking, c: &PaymentSettled) -> Result<PaymentSettled, Refusal> {
    Ok(c.clone())
}

pub(super) fn cancel(_books: &impl Books, _asking: &Asking, c: &PaymentCancelled) -> Result<PaymentCancelled, Refusal> {
    Ok(c.clone())
}

pub(super) fn advance(_books: &impl Books, _asking: &Asking, c: &AdvancePaid) -> Result<AdvancePaid, Refusal> {
    Ok(c.clone())
}

pub(super) fn account(
    _books: &impl Books,
    _asking: &Asking,
    c: &AdvanceAccounted,
) -> Result<AdvanceAccounted, Refusal> {
    Ok(c.clone())
}

pub(super) fn give_back(
    _books: &impl Books,
    _asking: &Asking,
    c: &AdvanceReturned,
) -> Result<AdvanceReturned, Refusal> {
    Ok(c.clone())
}

pub(super) fn charge(_books: &impl Books, _asking: &Asking, c: &BankCharged) -> Result<BankCharged, Refusal> {
    Ok(c.clone())
}

/// Whether an entry of this subject may still be undone; entries of other subjects are none of its business.
pub(super) fn may_be_undone(_books: &impl Books, _recalled: &Recalled) -> Result<(), Refusal> {
    Ok(())
}
