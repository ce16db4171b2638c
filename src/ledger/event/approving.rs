//! Another person's word on entries that wait for it.

use crate::ledger::event::event;
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Digest, Signature, Text};
use crate::ledger::period::Day;
use crate::ledger::words::Role;

event! {
    /// Entries `first ..= last` are approved. With a signature it is the approver's own; a signed paper that was
    /// photographed may stand in, and is marked weaker everywhere.
    EntriesApproved {
        /// Who approved: an operator with the role, other than who recorded.
        approver: Code,
        /// The day he did.
        date: Day,
        /// The first entry.
        first: Seq,
        /// The last entry.
        last: Seq,
        /// The photographed paper, in papers/; empty when he signed with his key.
        paper_file: Maybe<Digest>,
        /// The role in which he approves.
        role: Role,
        /// His Ed25519 signature over `mingbai/approval/v1`, base64; empty when a paper stands in.
        signature: Maybe<Signature>,
    }
}

event! {
    /// An entry that waited is rejected, with a reason. Nothing follows from it any more.
    EntryRejected {
        /// Who rejected it.
        approver: Code,
        /// The day he did.
        date: Day,
        /// Which entry.
        entry: Seq,
        /// Why.
        reason: Text,
    }
}
