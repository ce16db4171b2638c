//! Notices.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Version};
use crate::ledger::name::{Digest, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::words::{CountedSheet, Language};
use crate::ledger::yuan::Yuan;

event! {
    /// Count and total of one sheet, recomputed by whoever verifies.
    SheetTotal {
        /// How many rows.
        count: Count,
        /// Which sheet.
        sheet: CountedSheet,
        /// Their sum.
        total: Yuan,
    }
}

event! {
    /// One file of a notice.
    NoticeFile {
        /// SHA-256 of its bytes.
        digest: Digest,
        /// Its name inside the notice's folder.
        name: Text,
    }
}

event! {
    /// A notice is ready to be posted.
    NoticePrepared {
        /// The files, byte for byte.
        files: Vec<NoticeFile>,
        /// Entries from here on may show as late or as corrections: the `size` of the notice before, or 0.
        from: Count,
        /// The language it is written in.
        language: Language,
        /// Which layout: `donations`.
        layout: Text,
        /// The layout's version.
        layout_version: Version,
        /// Its number: one more than the last.
        number: Count,
        /// The month it tells of.
        period: Month,
        /// Counts and totals, sheet by sheet.
        sheets: Vec<SheetTotal>,
        /// How many entries it covers: those before this one.
        size: Count,
    }
}

event! {
    /// The notice hangs on the board.
    NoticePosted {
        /// The first day it hangs.
        from: Day,
        /// Which notice.
        notice: Count,
        /// Where.
        place: Text,
        /// The last day it hangs.
        until: Day,
    }
}
