//! Points. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rate::Rate;
use crate::ledger::words::ActSign;
use crate::ledger::yuan::Yuan;

/// What of a rule book does not hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesFlaw {
    /// There is no kind of service, or there are more than a hundred, or more than a hundred acts.
    Lists,
    /// A service or an act without a name.
    Names,
    /// A day has at most 1,440 minutes, and at least one that may be given.
    DayMinutes,
    /// Notice days, late days or years beyond any use; or years that are none.
    Days,
    /// Five stars, each for more hours than the one before.
    Stars,
    /// The warning comes before the refusal.
    Cover,
    /// A point that is worth nothing would never be a debt; a cap of nothing is no cap.
    Worth,
}

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum PointsRefusal {
    // The rule book.
    /// Rules apply from today or a later day on: what was given under the old ones stays under them.
    RulesMustNotReachBack {
        /// The day of recording.
        today: Day,
    },
    /// Rules that began today last the day: nobody publishes under others and puts the first back.
    RulesMustLastTheirDay {
        /// The day of recording.
        today: Day,
    },
    /// The same hours, or the deeds, wait for approval in one publication at a time.
    PublicationMustNotWaitAlready {
        /// The entry that waits.
        seq: Seq,
    },
    /// The file the rules were read from lies in papers/.
    RulesMustBeOnPaper,
    /// What the rules say holds together.
    RulesMustHoldTogether {
        /// What does not.
        flaw: RulesFlaw,
    },
    /// A code stands for one kind of service, or for one act.
    RuleCodesMustDiffer {
        /// The code that stands twice.
        code: Code,
    },

    // Whatever is earned or taken.
    /// Rules are in force on that day.
    PointsNeedRulesInForce {
        /// The day.
        day: Day,
        /// Rules that another person has still to approve.
        waits: Option<Seq>,
    },
    /// What earlier books say of a volunteer is taken over once.
    OldBooksMustBeTakenOverOnce {
        /// The entry that did.
        seq: Seq,
    },
    /// The act stands in the rules of that day, as one that brings points, or takes them.
    ActMustStandInTheRules {
        /// The act asked for.
        act: Code,
        /// What it should do.
        sign: ActSign,
    },
    /// Only a party member has a 党性存折.
    PartyPointsNeedAMember {
        /// Who is none on that day.
        volunteer: PersonNumber,
    },
    /// No points are nothing to move.
    PointsMustNotBeZero,

    // Wishes and deeds.
    /// The wish was made, and stands.
    WishMustBeMade {
        /// The entry asked for.
        wish: Seq,
    },
    /// Nothing happens to a wish before it was made.
    WishMustComeFirst {
        /// The day it was made.
        on: Day,
    },
    /// Who took a wish on keeps it until his claim is reversed.
    WishMustBeFree {
        /// The entry by which it was claimed.
        claim: Seq,
        /// By whom.
        claimer: PersonNumber,
        /// The wish.
        wish: Seq,
    },
    /// A wish is fulfilled once.
    WishMustBeOpen {
        /// The deed that fulfilled it.
        deed: Seq,
    },
    /// An award for fulfilling a wish names the wish.
    DeedMustNameItsWish {
        /// The act.
        act: Code,
    },
    /// A wish is claimed and fulfilled by another than who made it.
    WishMustBeAnothers {
        /// The wish.
        wish: Seq,
    },
    /// Whoever fulfils a wish claimed it.
    WishMustBeClaimedByWhoFulfilsIt {
        /// The wish.
        wish: Seq,
    },
    /// Whoever saw a deed is not who did it.
    DeedWitnessMustBeAnother {
        /// Who did it.
        volunteer: PersonNumber,
    },
    /// The gift beside a deed is one of the same person's, and stands.
    DeedGiftMustBeHisOwn {
        /// The entry asked for.
        gift: Seq,
    },

    /// One gift counts for one deed.
    DeedGiftMustCountOnce {
        /// The gift.
        gift: Seq,
        /// The deed it counts for.
        deed: Seq,
    },

    /// A gift that went back counts for nothing.
    DeedGiftMustStand {
        /// The gift.
        gift: Seq,
    },

    // Published.
    /// Something waits to be published.
    DeedsMustWait,
    /// A publication of deeds says how many there are, and what they bring.
    DeedsMustBePublishedWhole {
        /// How many wait up to that entry.
        count: Count,
        /// What they bring to the exchange.
        points: Points,
        /// What they bring to the 党性存折.
        points_party: Points,
    },
    /// Nothing is published before it was done.
    PublicationMustFollowTheDeeds {
        /// The day of the last.
        on: Day,
    },
    /// What is outstanding can be honoured, as far as the rules say.
    PointsMustBeCovered {
        /// What the outstanding points, with those, would be worth.
        owed: Yuan,
        /// What could be honoured.
        can: Yuan,
        /// The share the rules ask for.
        cover: Rate,
    },

    // Taken away.
    /// A deduction takes what the rules say, or all there is.
    DeductionMustBeTheRules {
        /// How many that is.
        points: Points,
    },
    /// There is something to take.
    AccountMustHoldPoints {
        /// The account.
        account: Text,
    },
    /// Points expire when their last day is over.
    ExpiryMustBeOver {
        /// The day of recording.
        today: Day,
    },
    /// Something has ended.
    PointsMustHaveEnded {
        /// The day asked for.
        day: Day,
    },
    /// Everything that ended goes at once.
    ExpiryMustBeWhole {
        /// How many accounts lose some.
        accounts: Count,
        /// How many points together.
        points: Points,
    },

    // Given to others.
    /// The rules of that day allow it.
    RulesMustAllowTransfers {
        /// The day.
        day: Day,
    },
    /// The account is a volunteer's, or a registered household's.
    PointsAccountMustExist {
        /// The code asked for.
        code: Code,
    },
    /// Points go from one account to another.
    TransferMustNameTwoAccounts,
    /// Only a merged number's points go to the one that stayed, and nowhere else.
    PointsMustJoinTheNumberThatStayed {
        /// The number whose points they are.
        number: PersonNumber,
    },
    /// They go all together.
    JoinMustTakeAllThereIs {
        /// For the exchange.
        points: Points,
        /// In the 党性存折.
        points_party: Points,
    },
    /// Never more than can be exchanged on that day.
    PointsMustBeAvailable {
        /// What is there.
        available: Points,
        /// What was asked for.
        asked: Points,
    },

    // From one community to another.
    /// Another ledger is named: neither this one nor none.
    OtherLedgerMustBeNamed {
        /// What was named.
        origin: Text,
    },
    /// Statements that are out go to one ledger: what comes back from it comes back once.
    StatementsMustGoToOneLedger {
        /// Where the last went.
        to: Text,
        /// The entry that sent it.
        seq: Seq,
    },
    /// A statement opens a name, and is compared with one: nobody's is sealed or removed.
    MoverMustHaveAName {
        /// Whose is.
        volunteer: PersonNumber,
    },
    /// A statement is good for thirty days.
    StatementMustBeFresh {
        /// The last of them.
        until: Day,
    },
    /// Nobody arrives before he was sent.
    ArrivalMustFollowTheStatement {
        /// The day he was sent.
        on: Day,
    },
    /// Hours and deeds of whoever leaves are published before.
    LeaverMustHaveNothingWaiting {
        /// The first entry that waits.
        seq: Seq,
    },
    /// A statement of one day certifies no hours of a later one.
    LeaverMustNotHaveServedSince {
        /// The last hours after it.
        seq: Seq,
        /// Their day.
        day: Day,
    },
    /// A statement is reversed once nobody can take it over any more.
    StatementMustHaveRunOut {
        /// Its last day.
        until: Day,
    },
    /// Nobody who came back with a statement is brought back once more.
    LeaverMustNotBeBack {
        /// The entry that took it over.
        seq: Seq,
    },
    /// Points in notice may still be objected to: they count before their owner leaves.
    PointsInNoticeMustCountFirst {
        /// How many.
        points: Points,
    },
    /// A statement says what the ledger knows of a volunteer.
    StatementMustSayWhatIsThere {
        /// His minutes of all time.
        minutes: Minutes,
        /// His points.
        points: Points,
    },
    /// The statement lies in papers/.
    StatementMustBeOnPaper,
    /// A statement is taken over once.
    StatementMustBeNew {
        /// The entry that did.
        seq: Seq,
    },

    // Undone.
    /// Nobody keeps points for a gift that goes back: the deed it counts for is reversed first.
    GiftOfADeedMustStay {
        /// The gift.
        gift: Seq,
        /// The deed it counts for.
        deed: Seq,
    },
    /// A statement that was taken over is undone before anything builds on it.
    ArrivalMustBeHisLast {
        /// Who came.
        volunteer: PersonNumber,
    },
    /// Hours that went along with a statement are not taken back while it is out.
    HoursMustNotBeCarriedAway {
        /// Whose.
        volunteer: PersonNumber,
    },
    /// What an entry brought is still there to be taken back.
    PointsMustNotBeSpent {
        /// The account.
        account: Text,
    },
}
