//! Months: what each custodian's statement says, what explains a difference, and the closing.

use crate::ledger::event::event;
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::words::DifferenceSide;
use crate::ledger::yuan::Yuan;

event! {
    /// What a custodian's own statement says an account held at the end of a day.
    StatementRecorded {
        /// The account.
        account: Code,
        /// The balance it states.
        balance: Yuan,
        /// The day at whose end.
        date: Day,
        /// The number of the statement.
        paper: Text,
        /// The statement, in papers/, or empty.
        paper_file: Maybe<Digest>,
    }
}

event! {
    /// One line of a reconciliation: why a statement and the ledger differ.
    DifferenceExplained {
        /// By how much.
        amount: Yuan,
        /// The entry of ours it is about, or empty.
        entry: Maybe<Seq>,
        /// Why.
        reason: Text,
        /// Which of the two knows more, and which way.
        side: DifferenceSide,
        /// The entry of the statement.
        statement: Seq,
    }
}

event! {
    /// A month is closed: nothing is posted in it any more. The four totals are over every account and purse; decide and
    /// verify recompute them.
    MonthClosed {
        /// What all accounts held when it ended.
        closing: Yuan,
        /// What came in.
        inward: Yuan,
        /// The month.
        month: Month,
        /// What all accounts held when it began.
        opening: Yuan,
        /// What went out.
        outward: Yuan,
    }
}
