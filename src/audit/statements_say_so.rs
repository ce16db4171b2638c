//! CLAIM: whoever came from another community brought what his statement says: the paper that `volunteer_received` names is the
//! receipt of a `volunteer_sent` with this leaf, to this ledger, of this day, with these minutes and points, and its path leads to its root.
//!
//! Threats 67, 68: hours and points out of nowhere, under the name of a paper that says less. The other ledger's key is not
//! known here; with it, `check` tells whether the root was signed.

use std::collections::BTreeMap;

use crate::audit::finding::Findings;
use crate::audit::papers_are_all_here::Papers;
use crate::audit::replay::Replayed;
use crate::audit::{Claim, What};
use crate::chain::{Checked, Receipt};
use crate::ledger::event::{Event, VolunteerReceived};
use crate::ledger::name::Digest;

/// What every such paper begins with.
const HEADER: &[u8] = b"c2sp.org/tlog-proof@";

/// The papers that are receipts, by their digests.
pub(super) type Statements = BTreeMap<Digest, Option<Receipt>>;

/// Keeps a paper that calls itself a receipt.
pub(super) fn keep(digest: Digest, bytes: &[u8], statements: &mut Statements) {
    if bytes.starts_with(HEADER) {
        let receipt = std::str::from_utf8(bytes).ok().and_then(|text| text.parse().ok());
        statements.insert(digest, receipt);
    }
}

/// Every statement that is here says what was taken over. One that is missing is told with the papers.
pub(super) fn check(papers: &Papers, replayed: &Replayed, findings: &mut Findings) {
    let Some(opened) = &replayed.opened else { return };
    for (seq, received) in &replayed.papers.received {
        let Some(digest) = *received.statement_file else { continue };
        if !papers.is_here(&digest) {
            continue;
        }
        let receipt = papers.statements().get(&digest).and_then(Option::as_ref);
        let checked = receipt.and_then(|receipt| receipt.look().ok());
        if !checked.is_some_and(|checked| says(&checked, received, opened.origin.as_str())) {
            findings.add(Claim::StatementsSaySo, Some(*seq), What::StatementSaysOtherwise(digest));
        }
    }
}

fn says(checked: &Checked<'_>, received: &VolunteerReceived, here: &str) -> bool {
    let Ok(Event::VolunteerSent(sent)) = Event::read(checked.line.kind, checked.line.event) else { return false };
    let is_same = (sent.minutes, sent.points, sent.volunteer, sent.date)
        == (received.minutes, received.points, received.sent_as, received.stated_on);
    let is_his = *checked.leaf.as_bytes() == received.leaf.0 && checked.checkpoint.origin == received.from.as_str();
    is_same && is_his && sent.to.as_str() == here
}
