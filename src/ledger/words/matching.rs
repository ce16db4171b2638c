//! The closed lists of the county's match.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ledger::words::WordFault;

list! {
    /// In which order a pool fills its projects.
    PoolOrder {
        /// In the order in which they are listed.
        Listed = "listed",
        /// To all in the same proportion; the last 分 in the listed order.
        ProRata = "pro_rata",
    }
}

list! {
    /// What a project raised, as a match looks at it. Of statements, not of the file.
    ContributionKind {
        /// A gift of the open appeal.
        Public = "public",
        /// A gift of a directed appeal.
        Directed = "directed",
        /// Goods with a value.
        Goods = "goods",
        /// A public grant truly paid in.
        PublicMoney = "public_money",
        /// What a match itself brought.
        Match = "match",
    }
}

list! {
    /// Why a contribution, or a part of it, is not in the base of a match. Of statements, not of the file.
    Exclusion {
        /// The match itself is never matched.
        TheMatchItself = "the_match_itself",
        /// Given before or after the window.
        OutsideTheWindow = "outside_the_window",
        /// Its entry was reversed.
        Reversed = "reversed",
        /// It went back to its giver.
        Refunded = "refunded",
        /// Of a channel that was not agreed on.
        WrongChannel = "wrong_channel",
        /// Goods were not agreed on.
        GoodsNotAgreed = "goods_not_agreed",
        /// Public money was not agreed on.
        PublicMoneyNotAgreed = "public_money_not_agreed",
        /// Recorded after the federation confirmed.
        AfterTheConfirmation = "after_the_confirmation",
        /// Beyond what counts of one donor.
        OverTheDonorsCap = "over_the_donors_cap",
    }
}

list! {
    /// A line of the statement of a match. Of statements, not of the file.
    MatchStep {
        /// Everything the project has.
        Listed = "listed",
        /// What it raised in the window, net of refunds and reversals.
        Raised = "raised",
        /// What counts.
        Base = "base",
        /// The part of the base within a tier.
        Tier = "tier",
        /// The tiers together, rounded down to 分.
        Reckoned = "reckoned",
        /// Taken off: too few donors.
        TooFewDonors = "too_few_donors",
        /// Taken off: over the project's cap.
        OverTheProjectsCap = "over_the_projects_cap",
        /// Taken off: the pool has no more.
        BeyondThePool = "beyond_the_pool",
        /// What the federation confirmed.
        Confirmed = "confirmed",
        /// Taken off since: gifts went back, or were reversed.
        GoneBackSince = "gone_back_since",
        /// What is due.
        Due = "due",
        /// What arrived.
        Received = "received",
        /// What went back of it.
        Returned = "returned",
        /// What is still to come.
        Short = "short",
        /// What must go back.
        OwedBack = "owed_back",
        /// What the pool has left.
        PoolLeft = "pool_left",
    }
}

list! {
    /// How far a match has come. Of statements, not of the file.
    MatchState {
        /// Its window is open: figures are a trial.
        Open = "open",
        /// Its window is over and the federation has not confirmed: figures are a trial.
        Unconfirmed = "unconfirmed",
        /// Confirmed by a paper alone: 未联签.
        Uncountersigned = "uncountersigned",
        /// Confirmed, and countersigned on paper by the federation's operator.
        OnPaper = "on_paper",
        /// Confirmed, and countersigned by the federation's key.
        Countersigned = "countersigned",
    }
}

list! {
    /// Why gifts look split so as to pass the cap a donor. Of statements, not of the file.
    Suspicion {
        /// One donor's gifts are each within the cap and together above it.
        TogetherAboveTheCap = "together_above_the_cap",
        /// Three or more unlinked gifts of one day and amount, just within the cap.
        AlikeAndJustWithinTheCap = "alike_and_just_within_the_cap",
    }
}
