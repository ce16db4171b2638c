//! What the federation adds. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::rate::Rate;
use crate::ledger::words::Holder;
use crate::ledger::yuan::Yuan;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum MatchRefusal {
    // A pool.
    /// A pool has a code of its own.
    PoolCodeMustBeFree {
        /// The code.
        code: Code,
    },

    // An agreement.
    /// A window has a first day and a last one.
    MatchWindowMustLast {
        /// The first day asked for.
        from: Day,
        /// The last day asked for.
        until: Day,
    },
    /// A gift counts once: two windows of a project share no day.
    MatchWindowsMustNotOverlap {
        /// The agreement that has some of these days.
        agreement: Seq,
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
    },
    /// At least one channel, each once, in their order.
    MatchChannelsMustBeListed,
    /// Tiers begin at zero and rise.
    MatchTiersMustRise,
    /// A rate is 10 % at least and 50 % at most.
    MatchRateMustBeATenthToAHalf {
        /// The rate asked for.
        rate: Rate,
    },
    /// The pool was opened.
    PoolMustBeOpened {
        /// The code asked for.
        code: Code,
    },
    /// A pool that is confirmed takes no more projects.
    PoolMustNotBeConfirmed {
        /// The pool.
        code: Code,
    },
    /// A place in the pool's order is given once, from 1; without a pool there is none.
    PoolPlaceMustBeFree {
        /// The place asked for.
        position: Count,
        /// The next free one; 0 without a pool.
        next: Count,
    },

    // Whatever follows from an agreement.
    /// The entry is an agreement that was not taken back.
    MatchMustBeAgreed {
        /// The entry asked for.
        agreement: Seq,
    },

    // A confirmation.
    /// The federation confirms once.
    MatchIsConfirmedOnce {
        /// The agreement.
        agreement: Seq,
        /// The confirmation.
        by: Seq,
    },
    /// A match, and each match of its pool, is confirmed when its window is over.
    MatchWindowMustBeOver {
        /// The agreement whose window is not.
        agreement: Seq,
        /// Its last day.
        until: Day,
    },
    /// All agreements of a pool are confirmed one after another; what is reckoned ends where that begins.
    PoolMustBeConfirmedTogether {
        /// The entry below which must be reckoned.
        size: Seq,
    },
    /// Base, donors and due are what the rule gives.
    MatchMustBeAsReckoned {
        /// What counts.
        base: Yuan,
        /// How many donors count.
        donors: Count,
        /// What is due.
        due: Yuan,
    },

    // Money.
    /// A match comes from the federation to its own account, and goes back from there.
    MatchMustLieWithTheFederation {
        /// The account asked for.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },
    /// Nothing arrives before the day of its confirmation.
    MatchMustFollowItsConfirmation {
        /// The day of the confirmation, of a pool's last one.
        on: Day,
    },
    /// Money arrives on a confirmed match, with the whole of its pool.
    MatchMustBeConfirmed {
        /// The agreement.
        agreement: Seq,
    },
    /// Never more arrives than is due.
    MatchMustNotExceedWhatIsDue {
        /// What is still to come.
        short: Yuan,
    },
    /// What is recorded as owed is what the agreement comes to, less what was recorded before.
    MatchDebtMustBeAsReckoned {
        /// What is owed and not recorded.
        owed: Yuan,
    },
    /// A debt is recorded in the month in which a correction made it.
    MatchDebtMustBeOfItsMonth {
        /// The day of the correction.
        on: Day,
    },
    /// While a debt is not recorded no month closes, and the project's match pays nothing.
    MatchDebtMustBeRecorded {
        /// Under which agreement.
        agreement: Seq,
        /// How much.
        owed: Yuan,
        /// Of which project's match.
        project: Code,
    },
    /// What goes back is what is owed back.
    MatchReturnMustBeOwed {
        /// What is owed back.
        owed: Yuan,
    },
    /// The money lies in the match's purse before it goes back.
    MatchPurseMustHoldTheReturn {
        /// The project.
        project: Code,
        /// What the purse holds.
        holds: Yuan,
        /// What it lacks.
        short: Yuan,
    },

    // Mistakes.
    /// An agreement that was confirmed is not taken back.
    ConfirmedMatchMustStand {
        /// The confirmation.
        by: Seq,
    },
    /// What is owed back was reckoned from all receipts: once it is recorded they stand.
    ReturnedMatchMustStand {
        /// What is or was owed.
        owed: Yuan,
    },
    /// A gift on which a match was confirmed is given back, with a paper, and not reversed.
    MatchedGiftMustBeRefunded {
        /// The gift.
        seq: Seq,
        /// The confirmation it is in.
        confirmed: Seq,
    },
}
