//! CLAIM: entries are numbered 0, 1, 2 … without a gap, in the file and in the lines.
//!
//! Threats 4, 5, 8: two entries swapped, one removed from the middle, one pushed in.

use crate::audit::What;
use crate::ledger::field::Seq;

/// The place of an entry among those read, its number in the file, its number in the line.
pub(super) fn in_file(expected: Seq, found: Option<i64>) -> Option<What> {
    let found = found?;
    let is_next = u64::try_from(found).is_ok_and(|number| number == expected.0);
    (!is_next).then_some(What::NumberInFile { expected, found })
}

/// The number the line itself bears.
pub(super) fn in_line(expected: Seq, found: u64) -> Option<What> {
    (found != expected.0).then_some(What::NumberInLine { expected, found: Seq(found) })
}
