//! Another person's word.

use crate::ledger::books::Books;
use crate::ledger::decide::Asking;
use crate::ledger::event::{EntriesApproved, EntryRejected};
use crate::ledger::refusal::Refusal;

pub(super) fn approve(_books: &impl Books, _asking: &Asking, c: &EntriesApproved) -> Result<EntriesApproved, Refusal> {
    Ok(c.clone())
}

pub(super) fn reject(_books: &impl Books, _asking: &Asking, c: &EntryRejected) -> Result<EntryRejected, Refusal> {
    Ok(c.clone())
}
