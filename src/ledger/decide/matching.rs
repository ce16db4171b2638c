//! 配捐.

use crate::ledger::books::{Books, Recalled};
use crate::ledger::decide::Asking;
use crate::ledger::event::{MatchAgreed, MatchConfirmed, MatchReceived, MatchReturned, PoolOpened};
use crate::ledger::refusal::Refusal;

pub(super) fn pool(_books: &impl Books, _asking: &Asking, c: &PoolOpened) -> Result<PoolOpened, Refusal> {
    Ok(c.clone())
}

pub(super) fn agree(_books: &impl Books, _asking: &Asking, c: &MatchAgreed) -> Result<MatchAgreed, Refusal> {
    Ok(c.clone())
}

pub(super) fn confirm(_books: &impl Books, _asking: &Asking, c: &MatchConfirmed) -> Result<MatchConfirmed, Refusal> {
    Ok(c.clone())
}

pub(super) fn receive(_books: &impl Books, _asking: &Asking, c: &MatchReceived) -> Result<MatchReceived, Refusal> {
    Ok(c.clone())
}

pub(super) fn give_back(_books: &impl Books, _asking: &Asking, c: &MatchReturned) -> Result<MatchReturned, Refusal> {
    Ok(c.clone())
}

/// Whether an entry of this subject may still be undone; entries of other subjects are none of its business.
pub(super) fn may_be_undone(_books: &impl Books, _recalled: &Recalled) -> Result<(), Refusal> {
    Ok(())
}
