//! The closed lists.

use crate::ledger::event::Kind;
use crate::ledger::reading::Remedy;
use crate::ledger::words::StintState;
use crate::ledger::words::{
    ActSign, Appeal, AreaKind, CommitteePayee, Conclusion, ContributionKind, DifferenceSide, Display, DonorKind,
    ExceptionRule, Exclusion, GoodsUse, Holder, IncomeNature, IssueManner, ItemKind, Language, Leftover, Manner,
    MatchState, MatchStep, Means, Meeting, Mode, NeedOrigin, Office, Outcome, PartyKind, PaymentKind, PaymentMark,
    PointsKind, PoolOrder, Purpose, RequestState, Role, RuleSetting, Service, SourceKind, Stage, StarPeriod, Suspicion,
    TransferBasis, ValueBasis, Yes,
};
use crate::ledger::words::{Breach, DigitSet, DigitVerdict, Doing, SampleReason};
use crate::ledger::words::{Duty, ObjectionAbout, ObjectionChannel, ObjectionState, TermUnit};
use crate::report::SheetName;
use crate::report::statements::{Beside, Debt, Particular, StatementLine, StatementPart, YearFigure};
use crate::text::ListWords;
use crate::text::en::{En, statements};

impl ListWords for En {
    fn appeal(&self, appeal: Appeal) -> &'static str {
        match appeal {
            Appeal::Public => "public",
            Appeal::Directed => "directed",
        }
    }

    fn display(&self, display: Display) -> &'static str {
        match display {
            Display::Masked => "masked",
            Display::Named => "in full",
            Display::Anonymous => "not named",
        }
    }

    fn donor_kind(&self, kind: DonorKind) -> &'static str {
        match kind {
            DonorKind::Person => "person",
            DonorKind::Company => "company",
            DonorKind::Institution => "institution",
            DonorKind::Anonymous => "unnamed",
        }
    }

    fn entry_kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::LedgerOpened => "ledger opened",
            Kind::OperatorEnrolled => "operator enrolled",
            Kind::AccountOpened => "account opened",
            Kind::OpeningRecorded => "opening balance",
            Kind::PersonRegistered => "person registered",
            Kind::PersonAmended => "person amended",
            Kind::PersonMerged => "persons merged",
            Kind::PersonUnsealed => "private data unsealed",
            Kind::PersonErased => "private data erased",
            Kind::ProjectProposed => "project proposed",
            Kind::DonationReceived => "gift received",
            Kind::ReceiptNumbered => "receipt numbered",
            Kind::DonationRefunded => "gift refunded",
            Kind::ImportRecorded => "file imported",
            Kind::EntryReversed => "reversal",
            Kind::NoticePrepared => "notice prepared",
            Kind::NoticePosted => "notice posted",
            Kind::ChartAdopted => "chart of accounts adopted",
            Kind::AreaRegistered => "area registered",
            Kind::IncomeReceived => "income received",
            Kind::IncomeDue => "income due",
            Kind::DepositReturned => "deposit returned",
            Kind::MoneyPaidIn => "paid in",
            Kind::MoneyTransferred => "transfer between purses",
            Kind::OwnersDecided => "owners' decision",
            Kind::StatementRecorded => "custodian's statement",
            Kind::DifferenceExplained => "difference explained",
            Kind::MonthClosed => "month closed",
            Kind::AppealPlanned => "appeal planned",
            Kind::BudgetSet => "budget set",
            Kind::ProjectDecided => "project decided",
            Kind::ProjectAnnounced => "project announced",
            Kind::ProjectStarted => "project started",
            Kind::ProjectAccepted => "project accepted",
            Kind::ProjectClosed => "project closed",
            Kind::LabourRecorded => "volunteers' labour",
            Kind::ExceptionGranted => "exception granted",
            Kind::AssetHandedOver => "asset handed over",
            Kind::PoolOpened => "match pool opened",
            Kind::MatchAgreed => "match agreed",
            Kind::MatchConfirmed => "match confirmed",
            Kind::MatchReceived => "match received",
            Kind::MatchOwed => "match owed back",
            Kind::MatchReturned => "match returned",
            Kind::EntriesApproved => "approved",
            Kind::EntryRejected => "rejected",
            Kind::ThresholdsSet => "approval thresholds",
            Kind::CommitteeSeated => "committee seat",
            Kind::InterestDeclared => "declared interest",
            Kind::PaymentRequested => "payment requested",
            Kind::AidListed => "aid listed",
            Kind::PaymentSettled => "payment settled",
            Kind::PaymentCancelled => "request withdrawn",
            Kind::AdvancePaid => "advance paid",
            Kind::AdvanceAccounted => "advance accounted for",
            Kind::AdvanceReturned => "advance returned",
            Kind::BankCharged => "bank charge",
            Kind::GoodsReceived => "goods received",
            Kind::GoodsIssued => "goods issued",
            Kind::GoodsSold => "goods sold",
            Kind::KeyRotated => "key rotated",
            Kind::OperatorIdentified => "operator identified",
            Kind::OperatorRetired => "operator retired",
            Kind::TwoPersonsBegan => "two persons began",
            Kind::RulesSet => "rules of points",
            Kind::WishMade => "wish",
            Kind::WishClaimed => "wish claimed",
            Kind::DeedRecorded => "deed",
            Kind::PointsDeducted => "points deducted",
            Kind::PointsExpired => "points expired",
            Kind::PointsJoined => "points joined",
            Kind::PointsTransferred => "points transferred",
            Kind::VolunteerOpeningRecorded => "volunteer opening",
            Kind::VolunteerSent => "volunteer sent",
            Kind::VolunteerReceived => "volunteer received",
            Kind::HouseholdRegistered => "household registered",
            Kind::TeamRegistered => "team registered",
            Kind::VolunteerRegistered => "volunteer registered",
            Kind::ActivityOpened => "activity opened",
            Kind::HoursRecorded => "hours recorded",
            Kind::PointsPublished => "points published",
            Kind::RosterImported => "roster imported",
            Kind::ItemPriced => "item priced",
            Kind::LotShelved => "lot shelved",
            Kind::StockBought => "stock bought",
            Kind::Redeemed => "redeemed",
            Kind::RewardGiven => "reward given",
            Kind::StockCounted => "stock counted",
            Kind::LotCounted => "lot counted",
            Kind::DutiesSet => "terms and holidays",
            Kind::ObjectionRaised => "objection received",
            Kind::ObjectionAnswered => "objection answered",
            Kind::ObjectionWithdrawn => "objection taken back",
        }
    }

    fn holder(&self, holder: Holder) -> &'static str {
        match holder {
            Holder::Federation => "charity federation",
            Holder::OwnersCommittee => "owners' committee",
            Holder::Street => "street office or treasury",
            Holder::PartyDues => "party dues account",
            Holder::CashInTransit => "cash on its way to the bank",
            Holder::Platform => "payment platform",
            Holder::Private => "a private payment code",
            Holder::Storeroom => "storeroom",
        }
    }

    fn manner(&self, manner: Manner) -> &'static str {
        match manner {
            Manner::Sealed => "sealed",
            Manner::Removed => "removed",
        }
    }

    fn means(&self, means: Means) -> &'static str {
        match means {
            Means::Bank => "bank transfer",
            Means::Wechat => "WeChat",
            Means::Alipay => "Alipay",
            Means::Pos => "card",
            Means::Cash => "cash",
        }
    }

    fn mode(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::OnePerson => "one person",
            Mode::TwoPerson => "two persons",
        }
    }

    fn party_kind(&self, kind: PartyKind) -> &'static str {
        self.donor_kind(kind.as_donor())
    }

    fn purpose(&self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Real => "real",
            Purpose::Demo => "demo",
            Purpose::Test => "test",
        }
    }

    fn remedy(&self, remedy: Remedy) -> &'static str {
        match remedy {
            Remedy::Refund => "refund",
            Remedy::Reversal => "reversal",
        }
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Recorder => "recorder",
            Role::Approver => "approver",
            Role::Cashier => "cashier",
            Role::Shopkeeper => "shopkeeper",
            Role::Supervisor => "supervisor",
            Role::Auditor => "auditor",
            Role::Federation => "charity federation",
            Role::OwnersCommittee => "owners' committee",
        }
    }

    fn service(&self, service: Service) -> &'static str {
        match service {
            Service::Repairs => "repairs",
            Service::ElderlyAndDisabled => "elderly and disabled",
            Service::Children => "children",
            Service::LegalAid => "legal aid",
            Service::Health => "health",
            Service::Culture => "culture",
            Service::Other => "other",
        }
    }

    fn sheet_name(&self, sheet: SheetName) -> &'static str {
        sheet.0.en
    }

    fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::PublicAppeal => "public appeal",
            SourceKind::DirectedAppeal => "directed appeal",
            SourceKind::SharedSpace => "shared space",
            SourceKind::Match => "match",
            SourceKind::PartyDues => "party dues",
            SourceKind::SpecialGrant => "special grant",
            SourceKind::FloatingMoney => "floating project money",
            SourceKind::PartnerGrant => "partner's grant",
            SourceKind::OneOffSubsidy => "one-off subsidy",
            SourceKind::RegularSubsidy => "regular subsidy",
            SourceKind::ServiceIncome => "low service fees",
            SourceKind::Interest => "interest",
            SourceKind::Designation => "committee's earmark",
            SourceKind::CommonIncome => "common income",
        }
    }

    fn yes(&self, yes: Yes) -> &'static str {
        match yes {
            Yes::Yes => "yes",
            Yes::No => "",
        }
    }

    fn general_fund(&self) -> &'static str {
        "the fund"
    }

    fn area_kind(&self, word: AreaKind) -> &'static str {
        match word {
            AreaKind::Estate => "estate",
            AreaKind::Grid => "grid",
            AreaKind::Village => "village",
            AreaKind::Other => "other",
        }
    }

    fn committee_payee(&self, word: CommitteePayee) -> &'static str {
        match word {
            CommitteePayee::Refused => "refused",
            CommitteePayee::Flagged => "flagged",
        }
    }

    fn office(&self, office: Office) -> &'static str {
        match office {
            Office::Director => "director",
            Office::Member => "member",
            Office::Supervisor => "supervisor",
        }
    }

    fn request_state(&self, state: RequestState) -> &'static str {
        match state {
            RequestState::Waiting => "waiting",
            RequestState::PartlyApproved => "approvals short",
            RequestState::Approved => "approved",
            RequestState::PartlyPaid => "partly paid",
            RequestState::Paid => "paid",
            RequestState::Rejected => "rejected",
            RequestState::Cancelled => "withdrawn",
            RequestState::RestCancelled => "partly paid, rest withdrawn",
        }
    }

    fn payment_mark(&self, mark: PaymentMark) -> &'static str {
        match mark {
            PaymentMark::OnPaper => "approved on paper",
            PaymentMark::Alone => "alone",
            PaymentMark::Committee => "committee payee",
            PaymentMark::Exception => "project has an exception",
            PaymentMark::BeforeAcceptance => "before acceptance",
            PaymentMark::Advance => "advance",
            PaymentMark::Retention => "retention",
            PaymentMark::Late => "recorded late",
            PaymentMark::Reversed => "reversed",
        }
    }

    fn conclusion(&self, word: Conclusion) -> &'static str {
        match word {
            Conclusion::Passed => "passed",
            Conclusion::PassedAfterMending => "passed after mending",
            Conclusion::Failed => "failed",
        }
    }

    fn difference_side(&self, word: DifferenceSide) -> &'static str {
        match word {
            DifferenceSide::TheirReceipt => "received there, not here",
            DifferenceSide::TheirPayment => "paid there, not here",
            DifferenceSide::OurReceipt => "received here, not there",
            DifferenceSide::OurPayment => "paid here, not there",
        }
    }

    fn exception_rule(&self, word: ExceptionRule) -> &'static str {
        match word {
            ExceptionRule::DecisionFirst => "decision before payment",
            ExceptionRule::WithinBudget => "within the budget",
            ExceptionRule::AcceptanceFirst => "acceptance before the last payment",
        }
    }

    fn goods_use(&self, word: GoodsUse) -> &'static str {
        match word {
            GoodsUse::Shop => "exchange shop",
            GoodsUse::Project => "project",
            GoodsUse::PoorFamilies => "poor families",
        }
    }

    fn income_nature(&self, word: IncomeNature) -> &'static str {
        match word {
            IncomeNature::Grant => "grant",
            IncomeNature::Service => "service fees",
            IncomeNature::Rent => "rent",
            IncomeNature::Interest => "interest",
            IncomeNature::Deposit => "deposit",
            IncomeNature::Other => "other income",
        }
    }

    fn issue_manner(&self, word: IssueManner) -> &'static str {
        match word {
            IssueManner::Used => "used in a project",
            IssueManner::Given => "given out",
            IssueManner::Spoiled => "spoiled",
            IssueManner::Short => "short",
        }
    }

    fn leftover(&self, word: Leftover) -> &'static str {
        match word {
            Leftover::General => "into the general fund",
            Leftover::Similar => "to a similar project",
            Leftover::Return => "back to the donors",
        }
    }

    fn stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Proposed => "proposed",
            Stage::Decided => "decided",
            Stage::Announced => "announced",
            Stage::Started => "started",
            Stage::Accepted => "accepted",
            Stage::Closed => "closed",
        }
    }

    fn meeting(&self, word: Meeting) -> &'static str {
        match word {
            Meeting::Residents => "residents' council",
            Meeting::Owners => "owners' meeting",
            Meeting::PartyBranch => "party branch",
            Meeting::PartyCommittee => "party committee",
            Meeting::FundCommittee => "fund committee",
        }
    }

    fn need_origin(&self, word: NeedOrigin) -> &'static str {
        match word {
            NeedOrigin::Hotline => "12345 hotline",
            NeedOrigin::Council => "council",
            NeedOrigin::NeedsList => "list of needs",
            NeedOrigin::SmallGrant => "small grant",
            NeedOrigin::Other => "other",
        }
    }

    fn outcome(&self, word: Outcome) -> &'static str {
        match word {
            Outcome::Completed => "completed",
            Outcome::Stopped => "stopped",
        }
    }

    fn payment_kind(&self, word: PaymentKind) -> &'static str {
        match word {
            PaymentKind::GovernmentPurchase => "government purchase",
            PaymentKind::Commission => "commission",
            PaymentKind::Venture => "venture",
            PaymentKind::Operation => "operation",
            PaymentKind::Venue => "venue",
            PaymentKind::Goods => "goods",
            PaymentKind::Aid => "aid",
            PaymentKind::Other => "other",
            PaymentKind::Stock => "stock for the shop",
            PaymentKind::Merchant => "exchanged services",
        }
    }

    fn pool_order(&self, word: PoolOrder) -> &'static str {
        match word {
            PoolOrder::Listed => "in the listed order",
            PoolOrder::ProRata => "pro rata",
        }
    }

    fn contribution_kind(&self, word: ContributionKind) -> &'static str {
        match word {
            ContributionKind::Public => "Open appeal",
            ContributionKind::Directed => "Directed appeal",
            ContributionKind::Goods => "Goods",
            ContributionKind::PublicMoney => "Public money",
            ContributionKind::Match => "The match",
        }
    }

    fn exclusion(&self, word: Exclusion) -> &'static str {
        match word {
            Exclusion::TheMatchItself => "The match itself",
            Exclusion::OutsideTheWindow => "Outside the window",
            Exclusion::Reversed => "Reversed",
            Exclusion::Refunded => "Refunded",
            Exclusion::WrongChannel => "Channel not agreed",
            Exclusion::GoodsNotAgreed => "Goods not agreed",
            Exclusion::PublicMoneyNotAgreed => "Public money not agreed",
            Exclusion::AfterTheConfirmation => "recorded after the confirmation",
            Exclusion::OverTheDonorsCap => "Over the cap a donor",
        }
    }

    fn match_state(&self, word: MatchState) -> &'static str {
        match word {
            MatchState::Open => "Open (trial)",
            MatchState::Unconfirmed => "To be confirmed (trial)",
            MatchState::Uncountersigned => "Confirmed, not countersigned",
            MatchState::OnPaper => "Confirmed, countersigned on paper",
            MatchState::Countersigned => "Confirmed and countersigned",
        }
    }

    fn match_step(&self, word: MatchStep) -> &'static str {
        match word {
            MatchStep::Listed => "Gifts, goods, grants and match of the project",
            MatchStep::Raised => "Came in the window",
            MatchStep::Base => "Counted into the base",
            MatchStep::Tier => "This tier",
            MatchStep::Reckoned => "By the rate, rounded down to the fen",
            MatchStep::TooFewDonors => "Less: too few donors",
            MatchStep::OverTheProjectsCap => "Less: over the project's cap",
            MatchStep::BeyondThePool => "Less: the pool has no more",
            MatchStep::Confirmed => "Confirmed by the federation",
            MatchStep::GoneBackSince => "Less: refunds and reversals since",
            MatchStep::Due => "Due",
            MatchStep::Received => "Received",
            MatchStep::Returned => "Returned",
            MatchStep::Short => "Still to come",
            MatchStep::OwedBack => "Owed back",
            MatchStep::PoolLeft => "Left in the pool",
        }
    }

    fn suspicion(&self, word: Suspicion) -> &'static str {
        match word {
            Suspicion::TogetherAboveTheCap => "Looks split: one donor, together above the cap",
            Suspicion::AlikeAndJustWithinTheCap => "Looks split: unregistered donors, one day, all just within the cap",
        }
    }

    fn transfer_basis(&self, word: TransferBasis) -> &'static str {
        match word {
            TransferBasis::Owners => "owners' decision",
            TransferBasis::Earmark => "committee's earmark",
            TransferBasis::Floating => "floating money",
            TransferBasis::Leftover => "left over",
            TransferBasis::MatchDebt => "match owed back, put up",
        }
    }

    fn value_basis(&self, word: ValueBasis) -> &'static str {
        match word {
            ValueBasis::Invoice => "invoice",
            ValueBasis::Agreement => "agreement",
            ValueBasis::FairValue => "fair value",
            ValueBasis::Unpriced => "no reliable value",
        }
    }

    fn stint_state(&self, word: StintState) -> &'static str {
        match word {
            StintState::Recorded => "waits for publication",
            StintState::Published => "published",
            StintState::Undone => "reversed",
        }
    }

    fn language_name(&self, language: Language) -> &'static str {
        match language {
            Language::Zh => "中文",
            Language::En => "English",
        }
    }

    // Points.

    fn act_sign(&self, word: ActSign) -> &'static str {
        match word {
            ActSign::Award => "award",
            ActSign::Deduction => "deduction",
        }
    }

    fn item_kind(&self, word: ItemKind) -> &'static str {
        match word {
            ItemKind::Goods => "goods",
            ItemKind::Service => "service",
        }
    }

    fn points_kind(&self, word: PointsKind) -> &'static str {
        match word {
            PointsKind::Exchange => "for exchange",
            PointsKind::Party => "party record",
        }
    }

    fn star_period(&self, word: StarPeriod) -> &'static str {
        match word {
            StarPeriod::Year => "calendar year",
            StarPeriod::Life => "all time",
        }
    }

    fn rule_setting(&self, word: RuleSetting) -> &'static str {
        match word {
            RuleSetting::Entry => "entry",
            RuleSetting::Title => "name",
            RuleSetting::From => "in force from",
            RuleSetting::Paper => "decided by",
            RuleSetting::NoticeDays => "days of notice",
            RuleSetting::HouseholdShares => "household shares an account",
            RuleSetting::Transfer => "may be given to others",
            RuleSetting::KeepsYears => "kept to the end of year no.",
            RuleSetting::DailyCap => "at most a person a day",
            RuleSetting::ActivityCap => "at most a person an activity",
            RuleSetting::PointWorth => "a point is worth",
            RuleSetting::CoverWarning => "told when cover is below",
            RuleSetting::Cover => "no more published when cover is below",
            RuleSetting::Reserve => "project set aside for the shop",
            RuleSetting::DayMinutes => "at most minutes a person a day",
            RuleSetting::EarlyMinutes => "recorded so many minutes after: a reason",
            RuleSetting::LateDays => "recorded so many days after: a reason",
            RuleSetting::WitnessLimit => "a witness for more than: a reason",
            RuleSetting::Services => "what an hour brings",
            RuleSetting::Acts => "what acts bring and take",
            RuleSetting::StarsBy => "stars by",
            RuleSetting::Stars => "hours for one to five stars",
        }
    }

    fn beside(&self, word: Beside) -> &'static str {
        statements::beside(word)
    }

    fn particular(&self, word: Particular) -> &'static str {
        statements::particular(word)
    }

    fn year_figure(&self, word: YearFigure) -> &'static str {
        statements::year_figure(word)
    }

    fn debt(&self, word: Debt) -> &'static str {
        statements::debt(word)
    }

    fn statement_line(&self, word: StatementLine) -> &'static str {
        statements::line(word)
    }

    fn statement_part(&self, word: StatementPart) -> &'static str {
        statements::part(word)
    }

    fn duty(&self, word: Duty) -> &'static str {
        match word {
            Duty::MonthlyNotice => "notice of the month",
            Duty::MonthClosing => "closing of the month",
            Duty::CommonIncomeNotice => "common income of the quarter published",
            Duty::CommonIncomePosting => "common income hangs its full term",
            Duty::PostingOver => "posting over",
            Duty::AppealProgress => "appeal told of while it runs",
            Duty::AppealReport => "appeal told of in full after its end",
            Duty::ProjectProgress => "project told of while it runs",
            Duty::ProjectReport => "project told of in full after its end",
            Duty::AnswerNotice => "answer an objection to a notice",
            Duty::AnswerGift => "answer an objection about a gift",
            Duty::AnswerPayment => "answer an objection about a payment",
            Duty::AnswerProject => "answer an objection about a project",
            Duty::AnswerCommonIncome => "answer an objection about common income",
            Duty::AnswerPoints => "answer an objection about points",
            Duty::KeepVouchers => "remove sealed private data",
            Duty::AnswerOther => "answer another objection",
        }
    }

    fn objection_about(&self, word: ObjectionAbout) -> &'static str {
        match word {
            ObjectionAbout::Notice => "notice",
            ObjectionAbout::Gift => "gift",
            ObjectionAbout::Payment => "payment",
            ObjectionAbout::Project => "project",
            ObjectionAbout::CommonIncome => "common income",
            ObjectionAbout::Points => "points",
            ObjectionAbout::Other => "other",
        }
    }

    fn objection_channel(&self, word: ObjectionChannel) -> &'static str {
        match word {
            ObjectionChannel::Visit => "visit",
            ObjectionChannel::Phone => "phone",
            ObjectionChannel::Wechat => "WeChat",
            ObjectionChannel::Letter => "letter",
            ObjectionChannel::Hotline => "hotline",
            ObjectionChannel::Meeting => "meeting",
            ObjectionChannel::Other => "other",
        }
    }

    fn objection_state(&self, word: ObjectionState) -> &'static str {
        match word {
            ObjectionState::Open => "open",
            ObjectionState::Overdue => "open, late",
            ObjectionState::Answered => "answered in time",
            ObjectionState::AnsweredLate => "answered late",
            ObjectionState::Withdrawn => "taken back",
            ObjectionState::Reversed => "recorded by mistake, reversed",
        }
    }

    fn breach(&self, word: Breach) -> &'static str {
        match word {
            Breach::OnePerson => "one person did what needs two",
            Breach::RecorderApproves => "records and approves",
            Breach::RecorderKeepsCash => "records and keeps the cash",
            Breach::CashierApproves => "keeps the cash and approves",
            Breach::OnePersonTwoCodes => "one person under two codes",
            Breach::RecorderTypesApproval => "typed in the approval of his own entry",
        }
    }

    fn digit_set(&self, word: DigitSet) -> &'static str {
        match word {
            DigitSet::Gifts => "Gifts",
            DigitSet::Payments => "Payments",
        }
    }

    fn digit_verdict(&self, word: DigitVerdict) -> &'static str {
        match word {
            DigitVerdict::TooFew => "too few to say anything",
            DigitVerdict::Alike => "as Benford's law expects",
            DigitVerdict::Apart => "apart from Benford's law",
        }
    }

    fn doing(&self, word: Doing) -> &'static str {
        match word {
            Doing::Recorded => "recorded",
            Doing::Approved => "approved",
            Doing::Rejected => "rejected",
        }
    }

    fn sample_reason(&self, word: SampleReason) -> &'static str {
        match word {
            SampleReason::Large => "large",
            SampleReason::Round => "whole thousands",
            SampleReason::Late => "late",
            SampleReason::Undone => "reversed or paid back",
            SampleReason::NearSelfApproved => "approved at once, or by the recorder's hand",
            SampleReason::Weekend => "on a weekend",
            SampleReason::JustUnder => "just under a threshold",
        }
    }

    fn term_unit(&self, word: TermUnit) -> &'static str {
        match word {
            TermUnit::Days => "days",
            TermUnit::WorkingDays => "working days",
            TermUnit::Months => "months",
        }
    }
}
