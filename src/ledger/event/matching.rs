//! 配捐: the county federation adds to what each project actually raised. Agreed, confirmed, received, returned; the
//! federation is the one who confirms.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::period::Day;
use crate::ledger::rate::Rate;
use crate::ledger::words::{Appeal, PoolOrder, Yes};
use crate::ledger::yuan::Yuan;

event! {
    /// Money the federation set aside for several projects together.
    PoolOpened {
        /// How much.
        amount: Yuan,
        /// Its code.
        code: Code,
        /// The day.
        date: Day,
        /// What it is called.
        name: Text,
        /// In which order it fills the projects when it is too small for all.
        order: PoolOrder,
        /// The number of the federation's paper.
        paper: Text,
        /// The paper, in papers/, or empty.
        paper_file: Maybe<Digest>,
    }
}

event! {
    /// A rate that applies to the part of the base from an amount on.
    Tier {
        /// From this base on, in yuan; the first tier begins at 0.00.
        from: Yuan,
        /// Between 0.1000 and 0.5000.
        rate: Rate,
    }
}

event! {
    /// What the federation agreed to add to a project, and how it is reckoned.
    MatchAgreed {
        /// The channels whose gifts count.
        appeals: Vec<Appeal>,
        /// At most this much of one donor's gifts counts, or empty.
        cap_donor: Maybe<Yuan>,
        /// At most this much is due, or empty.
        cap_project: Maybe<Yuan>,
        /// The day of the agreement.
        date: Day,
        /// The first day of the window.
        from: Day,
        /// `yes` when gifts in goods count, at their value.
        goods: Yes,
        /// At least so many donors, or nothing is due. Each anonymous or unlinked gift is one donor.
        minimum_donors: Count,
        /// The number of the federation's paper.
        paper: Text,
        /// The paper, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// The pool it is paid from, or empty for its own money.
        pool: Maybe<Code>,
        /// Its place in the pool's stated order, from 1; 0 without a pool.
        position: Count,
        /// Which project.
        project: Code,
        /// `yes` when public money counts (party dues, grants, subsidies, floating money).
        public_money: Yes,
        /// One rate or several, by rising base.
        tiers: Vec<Tier>,
        /// The last day of the window.
        until: Day,
    }
}

event! {
    /// The federation confirmed what is due. The split of a pool is frozen by it. Base, donors and due are what the rule
    /// gives over the entries below `size`: decide and verify reckon them again.
    MatchConfirmed {
        /// The agreement's entry.
        agreement: Seq,
        /// What counted.
        base: Yuan,
        /// The day of the paper.
        date: Day,
        /// How many donors counted.
        donors: Count,
        /// What is due.
        due: Yuan,
        /// The number of the federation's paper.
        paper: Text,
        /// The paper, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// Entries below this number were reckoned.
        size: Seq,
    }
}

event! {
    /// A part of what was confirmed arrived: 借1002 贷配捐转入, restricted, a line of its own and never 4101.
    MatchReceived {
        /// The account it reached.
        account: Code,
        /// The agreement's entry.
        agreement: Seq,
        /// How much.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// The number of the paper or bank slip.
        paper: Text,
        /// The slip, in papers/, or empty.
        paper_file: Maybe<Digest>,
    }
}

event! {
    /// A refund or a reversal left more received than is due: from now on it is owed to the federation, 借配捐转入 贷2209.
    MatchOwed {
        /// The account it lies in.
        account: Code,
        /// The agreement's entry.
        agreement: Seq,
        /// How much more than was owed before.
        amount: Yuan,
        /// The business day, in the month of the correction.
        date: Day,
    }
}

event! {
    /// What was owed went back: 借2209 贷1002.
    MatchReturned {
        /// The account it left.
        account: Code,
        /// The agreement's entry.
        agreement: Seq,
        /// How much.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// The number of the paper or bank slip.
        paper: Text,
        /// The slip, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// Why.
        reason: Text,
    }
}
