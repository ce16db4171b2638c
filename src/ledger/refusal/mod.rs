//! Why not: one variant a rule, named after the rule that was broken, carrying what its author needs to mend it.
//! The order within a subject is the order in which `decide` checks. docs/rules.md has a paragraph for each. The spine's rules
//! stand here, the fund's in a file a subject.

mod approving;
mod duties;
mod goods;
mod matching;
mod months;
mod objections;
mod operators;
mod paying;
mod points;
mod projects;
mod purses;
mod service;
mod shop;
mod volunteers;

use thiserror::Error;

pub use approving::ApprovalRefusal;
pub use duties::{DutiesFlaw, DutyRefusal};
pub use goods::GoodsRefusal;
pub use matching::MatchRefusal;
pub use months::{MonthRefusal, OpenAccount};
pub use objections::ObjectionRefusal;
pub use operators::OperatorRefusal;
pub use paying::PaymentRefusal;
pub use points::{PointsRefusal, RulesFlaw};
pub use projects::{ProjectField, ProjectRefusal};
pub use purses::PurseRefusal;
pub use service::{HoursDoubt, ServiceRefusal};
pub use shop::ShopRefusal;
pub use volunteers::VolunteerRefusal;

use crate::ledger::event::Kind;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::words::{CountedSheet, Holder};
use crate::ledger::yuan::Yuan;

/// A rule that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum Refusal {
    // Before any subject: who asks, and when.
    /// Entry 0 opens a ledger once.
    LedgerIsOpenedOnce,
    /// Only entry 0 may come first.
    LedgerMustBeOpenedFirst,
    /// The rows of an import follow it without anything between.
    ImportMustBeFinished {
        /// The import's entry.
        import: Seq,
        /// How many of its rows are still to come.
        rows_left: Count,
    },
    /// `by` names an enrolled operator.
    OperatorMustBeEnrolled {
        /// Who asked.
        by: Code,
    },
    /// Whoever records holds the role of a recorder.
    OperatorMustBeRecorder {
        /// Who asked.
        by: Code,
    },
    /// The sum of everything ever posted stays within `i64` 分, so that no total can overflow.
    TotalsMustStayInRange,

    // Opening the house.
    /// The origin does not begin with a word reserved by the format, and has neither blank nor plus.
    OriginMustBeFree {
        /// The origin.
        origin: Text,
    },
    /// A ledger that succeeds another names its origin, root and size, all three or none.
    ContinuationMustBeWhole,
    /// A name was left empty.
    NameMustBeGiven,
    /// There is at least one operator, and one who records.
    RecorderMustBeNamed,
    /// Two-person mode begins with two persons who hold different keys.
    TwoPersonsMustDiffer,
    /// A chart must lie in papers/ under its digest.
    ChartMustBeOnPaper {
        /// The digest.
        digest: Digest,
    },
    /// What the entry says of a chart is what its file says.
    ChartMustSayTheSame {
        /// The edition the file names.
        edition: Text,
        /// The first day the file names.
        from: Day,
    },
    /// A day without a chart of accounts.
    DayMustHaveAChart {
        /// The day.
        day: Day,
    },
    /// The code of an operator, account or project is free.
    CodeMustBeFree {
        /// The code.
        code: Code,
    },
    /// Somebody else's key cannot be enrolled again.
    KeyMustBeFree {
        /// Whose key it is.
        code: Code,
    },
    /// Books are taken over once for each purse and account.
    OpeningMustBeFirst {
        /// The entry that did.
        seq: Seq,
    },
    /// A paper's number is given.
    PaperMustBeNamed,

    // Days and amounts.
    /// Business days lie in the past or are today.
    DayMustHaveCome {
        /// The day asked for.
        day: Day,
        /// The day of recording.
        today: Day,
    },
    /// Nothing is no gift, no refund and no opening balance.
    AmountMustNotBeZero,

    // Where money goes.
    /// The account is opened.
    AccountMustBeOpen {
        /// The code asked for.
        code: Code,
    },
    /// The project is proposed.
    ProjectMustBeProposed {
        /// The code asked for.
        code: Code,
    },
    /// Cash lies with the cashier until it is paid in, never in a bank account at once.
    CashMustLieInTransit {
        /// The account asked for.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },
    /// Only cash lies in transit.
    OnlyCashLiesInTransit {
        /// The account asked for.
        account: Code,
    },
    /// Owners' money, party dues and public money are never a gift to the fund.
    GiftMustReachTheFund {
        /// The account asked for.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },
    /// A directed gift names its project.
    DirectedGiftMustNameItsProject,

    // People.
    /// The number is registered.
    PersonMustBeRegistered {
        /// The number asked for.
        number: PersonNumber,
    },
    /// A number that was merged is used no more.
    PersonMustNotBeMerged {
        /// The number asked for.
        number: PersonNumber,
        /// The one that stayed.
        into: PersonNumber,
    },
    /// A person whose data were erased gives under a new number.
    PersonMustNotBeErased {
        /// The number.
        number: PersonNumber,
    },
    /// Only what is sealed is unsealed.
    PersonMustBeSealed {
        /// The number.
        number: PersonNumber,
    },
    /// Nobody opens a seal alone.
    UnsealingTakesTwoPersons,
    /// Numbers run without a gap.
    PersonNumberMustFollow {
        /// The next number.
        next: PersonNumber,
    },
    /// A person has a name commitment, an organisation its registered name, and neither has both.
    PartyMustHaveOneName,
    /// Minors are always masked.
    MinorMustBeMasked,
    /// Nobody is merged into himself.
    MergeMustJoinTwo,
    /// A person and an organisation are not one.
    MergeMustJoinOneKind,
    /// A reason is given.
    ReasonMustBeGiven,
    /// Private data the law still wants kept are sealed, not removed.
    RetentionMustBeOver {
        /// The first day they may be removed.
        from: Day,
    },

    // Gifts.
    /// An anonymous gift carries no name, a named one carries one.
    DonorMustMatchHisKind,
    /// A gift shown in full needs a name and its owner's wish.
    DisplayMustBeAgreed,
    /// A public remark holds no telephone or identity number.
    MemoMustHoldNoPrivateNumber,
    /// An id comes with the name of its source, and the other way round.
    IdMustNameItsSource,
    /// The bank's id is recorded once.
    IdMustBeNew {
        /// Where the id comes from.
        origin: Text,
        /// The id.
        id: Text,
    },
    /// The row of a list is recorded once.
    RowMustBeNew,
    /// `replaces` names a reversed gift that had this id.
    ReplacedGiftMustBeReversed {
        /// The entry named.
        seq: Seq,
    },
    /// A row of an import follows that import, within its count and sum.
    RowMustBelongToTheImport {
        /// The import named.
        import: Seq,
    },
    /// The count and sum an import announces are those of its rows.
    ImportMustAddUp {
        /// The import.
        import: Seq,
    },
    /// A file without new rows is not recorded.
    ImportMustHaveRows,
    /// The entry is a gift.
    EntryMustBeAGift {
        /// The entry asked for.
        seq: Seq,
    },
    /// A gift has one official receipt.
    ReceiptMustBeFirst {
        /// The gift.
        gift: Seq,
    },
    /// An official receipt is for one gift.
    ReceiptNumberMustBeFree {
        /// The number.
        number: Text,
    },

    // Mistakes.
    /// The entry exists.
    EntryMustExist {
        /// The entry asked for.
        seq: Seq,
    },
    /// Only listed kinds are reversed.
    KindMustBeReversible {
        /// The entry asked for.
        seq: Seq,
        /// Its kind.
        kind: Kind,
    },
    /// An entry is reversed once.
    EntryMustStand {
        /// The entry asked for.
        seq: Seq,
        /// The reversal.
        by: Seq,
    },
    /// A gift that went back in part is not reversed.
    GiftMustNotBeRefunded {
        /// The gift.
        seq: Seq,
        /// What went back.
        refunded: Yuan,
    },
    /// Never more goes back than was given.
    RefundMustStayWithinTheGift {
        /// What is left of the gift.
        left: Yuan,
    },
    /// Nothing is given back or undone before it happened.
    CorrectionMustFollowTheEntry {
        /// The day of what is corrected.
        on: Day,
    },
    /// No purse's cash goes below zero.
    PurseMustCoverIt {
        /// What the purse holds in that account.
        holds: Yuan,
        /// What is asked.
        asked: Yuan,
    },
    /// … nor on any day before today.
    PurseMustCoverItOnItsDay {
        /// What is asked.
        asked: Yuan,
        /// The day it would be posted on.
        day: Day,
        /// The first day from which the purse can spare it.
        enough: Day,
        /// The least it holds from that day on.
        holds: Yuan,
        /// When it holds so little.
        lowest: Day,
    },
    /// A reversal is posted in a month that no notice has closed.
    ReversalMustFallInAnOpenMonth {
        /// The first open month.
        open: Month,
    },

    // Notices.
    /// A month is told when it is over.
    MonthMustBeOver {
        /// The month.
        month: Month,
    },
    /// Notices follow each other month by month.
    NoticeMustFollowTheLast {
        /// The month that is due.
        due: Month,
    },
    /// Notices are numbered without a gap.
    NoticeNumberMustFollow {
        /// The next number.
        next: Count,
    },
    /// A prepared notice is posted before the next is prepared.
    NoticeMustBePostedFirst {
        /// The one that waits.
        number: Count,
    },
    /// A notice covers all entries before it, from where the last one ended.
    NoticeMustCoverAllEntries {
        /// Where it must begin.
        from: Count,
        /// Where it must end.
        size: Count,
    },
    /// What a sheet says is what the entries say.
    NoticeMustFoot {
        /// The sheet.
        sheet: CountedSheet,
        /// The count of the entries.
        count: Count,
        /// Their sum.
        total: Yuan,
    },
    /// A notice has files, each named once.
    NoticeMustHaveFiles,
    /// The notice was prepared and not yet posted.
    NoticeMustBePrepared {
        /// The number asked for.
        number: Count,
    },
    /// A notice hangs from a day to a later one.
    PostingMustLast,
    /// A notice hangs when its month is over.
    PostingMustFollowItsMonth {
        /// The month it tells.
        period: Month,
    },

    // The fund, a file a subject.
    /// Money that is not a gift, and whose it is.
    Purse(PurseRefusal),
    /// Statements, differences and closings.
    Month(MonthRefusal),
    /// Projects and their stages.
    Project(ProjectRefusal),
    /// What the federation adds.
    Match(MatchRefusal),
    /// Another person's word.
    Approval(ApprovalRefusal),
    /// Money out.
    Payment(PaymentRefusal),
    /// Gifts in goods.
    Goods(GoodsRefusal),
    /// Operators and their keys.
    Operator(OperatorRefusal),
    /// Points.
    Points(PointsRefusal),
    /// Households, teams and volunteers.
    Volunteer(VolunteerRefusal),
    /// Activities, hours and their publication.
    Service(ServiceRefusal),
    /// The exchange shop.
    Shop(ShopRefusal),
    /// The clock of duties.
    Duty(DutyRefusal),
    /// Objections and their answers.
    Objection(ObjectionRefusal),
}

impl From<OperatorRefusal> for Refusal {
    fn from(refusal: OperatorRefusal) -> Self {
        Self::Operator(refusal)
    }
}

impl From<PurseRefusal> for Refusal {
    fn from(refusal: PurseRefusal) -> Self {
        Self::Purse(refusal)
    }
}

impl From<MonthRefusal> for Refusal {
    fn from(refusal: MonthRefusal) -> Self {
        Self::Month(refusal)
    }
}

impl From<ProjectRefusal> for Refusal {
    fn from(refusal: ProjectRefusal) -> Self {
        Self::Project(refusal)
    }
}

impl From<MatchRefusal> for Refusal {
    fn from(refusal: MatchRefusal) -> Self {
        Self::Match(refusal)
    }
}

impl From<ApprovalRefusal> for Refusal {
    fn from(refusal: ApprovalRefusal) -> Self {
        Self::Approval(refusal)
    }
}

impl From<PaymentRefusal> for Refusal {
    fn from(refusal: PaymentRefusal) -> Self {
        Self::Payment(refusal)
    }
}

impl From<GoodsRefusal> for Refusal {
    fn from(refusal: GoodsRefusal) -> Self {
        Self::Goods(refusal)
    }
}

impl From<PointsRefusal> for Refusal {
    fn from(refusal: PointsRefusal) -> Self {
        Self::Points(refusal)
    }
}

impl From<VolunteerRefusal> for Refusal {
    fn from(refusal: VolunteerRefusal) -> Self {
        Self::Volunteer(refusal)
    }
}

impl From<ServiceRefusal> for Refusal {
    fn from(refusal: ServiceRefusal) -> Self {
        Self::Service(refusal)
    }
}

impl From<ShopRefusal> for Refusal {
    fn from(refusal: ShopRefusal) -> Self {
        Self::Shop(refusal)
    }
}

impl From<DutyRefusal> for Refusal {
    fn from(refusal: DutyRefusal) -> Self {
        Self::Duty(refusal)
    }
}

impl From<ObjectionRefusal> for Refusal {
    fn from(refusal: ObjectionRefusal) -> Self {
        Self::Objection(refusal)
    }
}
