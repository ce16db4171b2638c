//! Gifts in goods.

use crate::ledger::books::{Books, Recalled};
use crate::ledger::decide::Asking;
use crate::ledger::event::{GoodsIssued, GoodsReceived, GoodsSold};
use crate::ledger::refusal::Refusal;

pub(super) fn receive(_books: &impl Books, _asking: &Asking, c: &GoodsReceived) -> Result<GoodsReceived, Refusal> {
    Ok(c.clone())
}

pub(super) fn issue(_books: &impl Books, _asking: &Asking, c: &GoodsIssued) -> Result<GoodsIssued, Refusal> {
    Ok(c.clone())
}

pub(super) fn sell(_books: &impl Books, _asking: &Asking, c: &GoodsSold) -> Result<GoodsSold, Refusal> {
    Ok(c.clone())
}

/// Whether an entry of this subject may still be undone; entries of other subjects are none of its business.
pub(super) fn may_be_undone(_books: &impl Books, _recalled: &Recalled) -> Result<(), Refusal> {
    Ok(())
}
