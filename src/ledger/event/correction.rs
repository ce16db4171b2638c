//! Mistakes are reversed whole, never edited.

use crate::ledger::event::event;
use crate::ledger::field::Seq;
use crate::ledger::name::Text;
use crate::ledger::period::Day;

event! {
    /// A whole entry is undone.
    EntryReversed {
        /// The business day the reversal is posted on.
        date: Day,
        /// Which entry.
        entry: Seq,
        /// Why. It is printed.
        reason: Text,
    }
}
