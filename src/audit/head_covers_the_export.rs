//! CLAIM: an export's head, `checkpoint.note`, is there and covers every line of it.
//!
//! Threat 25: lines added after the head are under nobody's signature. Whether the head is on the chain at all,
//! `checkpoint_is_on_the_chain` says.

use crate::audit::checkpoint_is_on_the_chain::{Notes, claimed};
use crate::audit::finding::Findings;
use crate::audit::reader::Read;
use crate::audit::{Claim, Source, What};
use crate::ledger::field::Seq;

pub(super) fn check(notes: &Notes, read: &Read, findings: &mut Findings) {
    let Some(head) = notes.of(&Source::Head) else {
        return findings.add(Claim::HeadCoversTheExport, None, What::HeadIsMissing);
    };
    if let Some(head) = claimed(&head.bytes).ok().filter(|head| head.size < read.size) {
        let what = What::HeadIsOfAnotherSize { head: head.size, size: read.size };
        findings.add(Claim::HeadCoversTheExport, Some(Seq(head.size)), what);
    }
}
