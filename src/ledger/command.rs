//! What is asked, in the imperative. A command that asks for exactly what will have happened carries the event's own
//! fields; where the rules add something (a source kind, a name commitment), the command leaves it out.

mod goods;
mod shop;
mod volunteers;

pub use goods::ReceiveGoods;
pub use shop::{GiveReward, Redeem, WantedItem};
pub use volunteers::SendVolunteer;

use crate::ledger::event::{
    AccountOpened, ActivityOpened, AdvanceAccounted, AdvancePaid, AdvanceReturned, AidListed, AppealPlanned,
    AreaRegistered, AssetHandedOver, BankCharged, BudgetSet, ChartAdopted, CommitteeSeated, DeedRecorded,
    DepositReturned, DifferenceExplained, DonationReceived, DonationRefunded, DutiesSet, EntriesApproved,
    EntryRejected, EntryReversed, Event, ExceptionGranted, GoodsIssued, GoodsSold, HoursRecorded, HouseholdRegistered,
    ImportRecorded, IncomeDue, IncomeReceived, InterestDeclared, ItemPriced, KeyRotated, Kind, LabourRecorded,
    LedgerOpened, LotCounted, LotShelved, MatchAgreed, MatchConfirmed, MatchOwed, MatchReceived, MatchReturned,
    MoneyPaidIn, MoneyTransferred, MonthClosed, NoticePosted, NoticePrepared, ObjectionAnswered, ObjectionRaised,
    ObjectionWithdrawn, OpeningRecorded, OperatorEnrolled, OperatorIdentified, OperatorRetired, OwnersDecided,
    PaymentCancelled, PaymentRequested, PaymentSettled, PersonAmended, PersonErased, PersonMerged, PersonRegistered,
    PersonUnsealed, PointsDeducted, PointsExpired, PointsJoined, PointsPublished, PointsTransferred, PoolOpened,
    ProjectAccepted, ProjectAnnounced, ProjectClosed, ProjectDecided, ProjectProposed, ProjectStarted, ReceiptNumbered,
    RosterImported, RulesSet, StatementRecorded, StockBought, StockCounted, TeamRegistered, ThresholdsSet,
    TwoPersonsBegan, VolunteerOpeningRecorded, VolunteerReceived, VolunteerRegistered, WishClaimed, WishMade,
};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{Appeal, Display, DonorKind, Means, PartyKind};
use crate::ledger::yuan::Yuan;

/// Declares the commands that carry an event's own fields, beside those that do not.
macro_rules! commands {
    ($($(#[$doc:meta])* $Ask:ident($Happened:ident),)+) => {
        /// One thing asked of the ledger.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Command {
            /// Record a gift.
            Donate(Donate),
            /// Receive goods.
            ReceiveGoods(ReceiveGoods),
            /// Exchange points.
            Redeem(Redeem),
            /// Give goods as a reward.
            GiveReward(GiveReward),
            /// Send a volunteer to another community.
            SendVolunteer(SendVolunteer),
            $($(#[$doc])* $Ask($Happened)),+
        }

        impl Command {
            /// The kind of entry it asks for.
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self {
                    Self::Donate(_) => Kind::DonationReceived,
                    Self::ReceiveGoods(_) => Kind::GoodsReceived,
                    Self::Redeem(_) => Kind::Redeemed,
                    Self::GiveReward(_) => Kind::RewardGiven,
                    Self::SendVolunteer(_) => Kind::VolunteerSent,
                    $(Self::$Ask(_) => Kind::$Happened),+
                }
            }

            /// The command behind an event: whoever verifies asks again, and the rules must give the same event.
            #[must_use]
            pub fn behind(event: &Event) -> Self {
                match event {
                    Event::DonationReceived(e) => Self::Donate(Donate::behind(e)),
                    Event::GoodsReceived(e) => Self::ReceiveGoods(ReceiveGoods::behind(e)),
                    Event::Redeemed(e) => Self::Redeem(Redeem::behind(e)),
                    Event::RewardGiven(e) => Self::GiveReward(GiveReward::behind(e)),
                    Event::VolunteerSent(e) => Self::SendVolunteer(SendVolunteer::behind(e)),
                    $(Event::$Happened(e) => Self::$Ask(e.clone())),+
                }
            }
        }
    };
}

commands! {
    /// Write entry 0.
    OpenLedger(LedgerOpened),
    /// Enrol an operator.
    EnrolOperator(OperatorEnrolled),
    /// Open an account.
    OpenAccount(AccountOpened),
    /// Take over a balance.
    RecordOpening(OpeningRecorded),
    /// Give somebody a number.
    RegisterPerson(PersonRegistered),
    /// Change somebody's particulars.
    AmendPerson(PersonAmended),
    /// Join two numbers.
    MergePersons(PersonMerged),
    /// Take private data out of reach.
    ErasePerson(PersonErased),
    /// Make readable again what was sealed.
    UnsealPerson(PersonUnsealed),
    /// Propose a project.
    ProposeProject(ProjectProposed),
    /// Record an official receipt's number.
    NumberReceipt(ReceiptNumbered),
    /// Give money back.
    Refund(DonationRefunded),
    /// Record that a file was read.
    RecordImport(ImportRecorded),
    /// Undo an entry.
    Reverse(EntryReversed),
    /// Make a notice ready.
    PrepareNotice(NoticePrepared),
    /// Hang it up.
    PostNotice(NoticePosted),
    /// Adopt a chart of accounts.
    AdoptChart(ChartAdopted),
    /// Register a 小区 or 网格.
    RegisterArea(AreaRegistered),
    /// Record money that is not a gift.
    RecordIncome(IncomeReceived),
    /// Record what will come due.
    ExpectIncome(IncomeDue),
    /// Give a deposit back.
    ReturnDeposit(DepositReturned),
    /// Pay in what lay elsewhere.
    PayIn(MoneyPaidIn),
    /// Move money between purses.
    Transfer(MoneyTransferred),
    /// Record what owners decided.
    RecordOwnersDecision(OwnersDecided),
    /// Record a custodian's statement.
    RecordStatement(StatementRecorded),
    /// Explain a difference from it.
    ExplainDifference(DifferenceExplained),
    /// Close a month.
    CloseMonth(MonthClosed),
    /// Plan an appeal.
    PlanAppeal(AppealPlanned),
    /// Set a budget.
    SetBudget(BudgetSet),
    /// Record a meeting's decision.
    DecideProject(ProjectDecided),
    /// Announce a project.
    AnnounceProject(ProjectAnnounced),
    /// Begin the work.
    StartProject(ProjectStarted),
    /// Accept the work.
    AcceptProject(ProjectAccepted),
    /// Close a project.
    CloseProject(ProjectClosed),
    /// Record volunteers' labour.
    RecordLabour(LabourRecorded),
    /// Set a rule aside once.
    GrantException(ExceptionGranted),
    /// Hand over what was built.
    HandOverAsset(AssetHandedOver),
    /// Open a pool.
    OpenPool(PoolOpened),
    /// Agree on a match.
    AgreeMatch(MatchAgreed),
    /// Record the federation's confirmation.
    ConfirmMatch(MatchConfirmed),
    /// Receive a part of it.
    ReceiveMatch(MatchReceived),
    /// Owe a part of it.
    OweMatch(MatchOwed),
    /// Give a part of it back.
    ReturnMatch(MatchReturned),
    /// Approve entries.
    Approve(EntriesApproved),
    /// Reject an entry.
    Reject(EntryRejected),
    /// Set how many must approve.
    SetThresholds(ThresholdsSet),
    /// Seat somebody on the committee.
    SeatOnCommittee(CommitteeSeated),
    /// Declare whom a member is close to.
    DeclareInterest(InterestDeclared),
    /// Ask for a payment.
    RequestPayment(PaymentRequested),
    /// Add a person to an aid list.
    ListAid(AidListed),
    /// Settle a payment.
    SettlePayment(PaymentSettled),
    /// Withdraw a request.
    CancelPayment(PaymentCancelled),
    /// Pay before papers.
    PayAdvance(AdvancePaid),
    /// Account for an advance.
    AccountAdvance(AdvanceAccounted),
    /// Give back the rest of an advance.
    ReturnAdvance(AdvanceReturned),
    /// Record the bank's charge.
    ChargeBank(BankCharged),
    /// Give goods out.
    IssueGoods(GoodsIssued),
    /// Sell goods.
    SellGoods(GoodsSold),
    /// Give an operator another key.
    RotateKey(KeyRotated),
    /// End an operator's term.
    RetireOperator(OperatorRetired),
    /// Say who an operator is.
    IdentifyOperator(OperatorIdentified),
    /// Ask for two persons from here on.
    BeginTwoPersons(TwoPersonsBegan),
    /// Set the rules of points.
    SetRules(RulesSet),
    /// Make a wish.
    MakeWish(WishMade),
    /// Take a wish on.
    ClaimWish(WishClaimed),
    /// Record a deed.
    RecordDeed(DeedRecorded),
    /// Take points for an act.
    DeductPoints(PointsDeducted),
    /// Take out what ended.
    ExpirePoints(PointsExpired),
    /// Give points to another account.
    TransferPoints(PointsTransferred),
    /// The points of a merged number go to the one that stayed.
    JoinPoints(PointsJoined),
    /// Take over what a volunteer had.
    RecordVolunteerOpening(VolunteerOpeningRecorded),
    /// Take a volunteer over from another community.
    ReceiveVolunteer(VolunteerReceived),
    /// Register a household.
    RegisterHousehold(HouseholdRegistered),
    /// Register a team.
    RegisterTeam(TeamRegistered),
    /// Register a volunteer.
    RegisterVolunteer(VolunteerRegistered),
    /// Open an activity.
    OpenActivity(ActivityOpened),
    /// Record hours.
    RecordHours(HoursRecorded),
    /// Publish points.
    PublishPoints(PointsPublished),
    /// Announce the rows of a file.
    ImportRoster(RosterImported),
    /// Price an item of the shop.
    PriceItem(ItemPriced),
    /// Put a lot on the shelf.
    ShelveLot(LotShelved),
    /// Take bought goods in.
    BuyStock(StockBought),
    /// Count the shop.
    CountStock(StockCounted),
    /// Count one lot of it.
    CountLot(LotCounted),
    /// Set terms of duties.
    SetDuties(DutiesSet),
    /// Record an objection.
    RaiseObjection(ObjectionRaised),
    /// Answer it.
    AnswerObjection(ObjectionAnswered),
    /// Record that it was taken back.
    WithdrawObjection(ObjectionWithdrawn),
}

/// Who gave, as a line may say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Donor {
    /// Nobody said.
    Anonymous,
    /// A natural person known only by the commitment of this gift.
    Unlinked(Digest),
    /// An organisation.
    Organisation(PartyKind, Text),
    /// A registered person or organisation: the rules add the name in force.
    Registered(PersonNumber),
}

impl Donor {
    /// Who must have been named for a line to say this.
    fn behind(donor: Option<PersonNumber>, kind: DonorKind, name: Option<Digest>, organisation: &Text) -> Self {
        let party = || match kind {
            DonorKind::Company => Some(PartyKind::Company),
            DonorKind::Institution => Some(PartyKind::Institution),
            DonorKind::Person | DonorKind::Anonymous => None,
        };
        match (donor, name, party()) {
            (Some(number), ..) => Self::Registered(number),
            (None, Some(name), _) => Self::Unlinked(name),
            (None, None, Some(kind)) => Self::Organisation(kind, organisation.clone()),
            (None, None, None) => Self::Anonymous,
        }
    }
}

/// Record a gift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Donate {
    /// The account it reached.
    pub account: Code,
    /// In yuan.
    pub amount: Yuan,
    /// The channel.
    pub appeal: Appeal,
    /// The business day.
    pub date: Day,
    /// How the donor is shown; nothing means his registered wish, else masked, and an anonymous gift anonymous.
    pub display: Option<Display>,
    /// Who gave.
    pub donor: Donor,
    /// The id at its source, or empty.
    pub external_id: Text,
    /// The import this row belongs to.
    pub import: Option<Seq>,
    /// How it was paid.
    pub means: Means,
    /// A public remark.
    pub memo: Text,
    /// Commitment to a private remark.
    pub memo_private: Option<Digest>,
    /// For which project; none is the general fund.
    pub project: Option<Code>,
    /// The official receipt's number, or empty.
    pub receipt: Text,
    /// Commitment to who handed it over.
    pub relayed_by: Option<Digest>,
    /// The reversed gift whose id this takes over.
    pub replaces: Option<Seq>,
    /// The key of a row without an id.
    pub row: Option<RowKey>,
    /// Where the id comes from, or empty.
    pub source: Text,
}

impl Donate {
    /// What must have been asked for this gift to be recorded.
    fn behind(event: &DonationReceived) -> Self {
        let donor = Donor::behind(*event.donor, event.donor_kind, *event.name, &event.organisation);
        Self {
            account: event.account.clone(),
            amount: event.amount,
            appeal: event.appeal,
            date: event.date,
            display: Some(event.display),
            donor,
            external_id: event.external_id.clone(),
            import: *event.import,
            means: event.means,
            memo: event.memo.clone(),
            memo_private: *event.memo_private,
            project: event.project.0.clone(),
            receipt: event.receipt.clone(),
            relayed_by: *event.relayed_by,
            replaces: *event.replaces,
            row: *event.row,
            source: event.source.clone(),
        }
    }
}
