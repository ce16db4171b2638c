//! CLAIM: every import has all its rows, and they add up to its sum.
//!
//! Threats 38, 39, 46: that nothing stands between an import and its rows, and that the last row leaves nothing over, the
//! rules say; a ledger that ends in the middle of an import is found here.

use crate::audit::finding::Findings;
use crate::audit::replay::Replayed;
use crate::audit::{Claim, What};
use crate::ledger::books::{Books, OpenImport};
use crate::ledger::field::Seq;
use crate::ledger::yuan::Yuan;

pub(super) fn check(replayed: &Replayed, findings: &mut Findings) {
    if let Some(open) = replayed.books.open_import().filter(|_| replayed.is_complete) {
        findings.add(Claim::ImportsAreWhole, Some(open.import), What::ImportIsShort(open));
    }
    if let Some(open) = replayed.books.open_roster().filter(|_| replayed.is_complete) {
        let rows_left = open.rows_left(Seq(replayed.books.size().0));
        let short = OpenImport { import: open.entry, rows_left, sum_left: Yuan::ZERO };
        findings.add(Claim::ImportsAreWhole, Some(open.entry), What::ImportIsShort(short));
    }
}
