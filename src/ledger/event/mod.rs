//! What happened, in the past tense. The serde form of an event **is** the file format: fields in alphabetical order,
//! every field always there, absent is the empty string, every leaf a string. An event once released never changes;
//! a new meaning is a new kind. docs/file-format.md tells each field. A subject a file, under the names that `decide` and
//! `effect` use too.

mod allowing;
mod approving;
mod correction;
mod disclosure;
mod duties;
mod giving;
mod goods;
mod matching;
mod months;
mod objections;
mod opening;
mod operators;
mod paying;
mod people;
mod points;
mod private;
mod projects;
mod purses;
mod service;
mod shop;
mod volunteers;

use std::fmt;

use thiserror::Error;

use crate::ledger::name::{Digest, PersonNumber, RowKey};
use crate::ledger::period::Day;
use crate::ledger::writing;

/// Why a text is not an event of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EventFault {
    /// A kind this program does not know: a newer program's, or nobody's.
    #[error("unknown kind")]
    UnknownKind,
    /// A field is missing, unknown, or holds a value outside its grammar.
    #[error("{0}")]
    Field(String),
    /// It reads, but writing it again gives other bytes: said by whoever verifies.
    #[error("another spelling of the same event")]
    Spelling,
}

/// Declares an event, or a part of one: public fields in the order of the file, nothing else allowed when it is read.
macro_rules! event {
    ($(#[$doc:meta])* $Name:ident { $($(#[$fdoc:meta])* $field:ident: $Type:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $Name { $($(#[$fdoc])* pub $field: $Type,)+ }
    };
}
use event;

pub use approving::{CommitteeSeated, EntriesApproved, EntryRejected, InterestDeclared, ThresholdsSet};
pub use correction::EntryReversed;
pub use disclosure::{NoticeFile, NoticePosted, NoticePrepared, SheetTotal};
pub use duties::{CalendarYear, DutiesSet, DutyRule};
pub use giving::{DonationReceived, DonationRefunded, ImportRecorded, ReceiptNumbered};
pub use goods::{GoodsIssued, GoodsReceived, GoodsSold};
pub use matching::{MatchAgreed, MatchConfirmed, MatchOwed, MatchReceived, MatchReturned, PoolOpened, Tier};
pub use months::{DifferenceExplained, MonthClosed, StatementRecorded};
pub use objections::{ObjectionAnswered, ObjectionRaised, ObjectionWithdrawn};
pub use opening::{AccountOpened, AdoptedChart, ChartAdopted, Continues, FirstOperator, LedgerOpened, OpeningRecorded};
pub use operators::{KeyRotated, OperatorEnrolled, OperatorIdentified, OperatorRetired, TwoPersonsBegan};
pub use paying::{
    AdvanceAccounted, AdvancePaid, AdvanceReturned, AidListed, BankCharged, PaymentCancelled, PaymentRequested,
    PaymentSettled, PaymentSource,
};
pub use people::{PersonAmended, PersonErased, PersonMerged, PersonRegistered, PersonUnsealed};
pub use points::{ActRule, PointsDeducted, PointsExpired, PointsJoined, PointsTransferred, RulesSet, ServiceRule};
pub use private::PrivateField;
pub use projects::{
    AppealPlanned, AssetHandedOver, BudgetLine, BudgetSet, ExceptionGranted, LabourRecorded, ProjectAccepted,
    ProjectAnnounced, ProjectClosed, ProjectDecided, ProjectProposed, ProjectStarted,
};
pub use purses::{
    AreaRegistered, DepositReturned, IncomeDue, IncomeReceived, MoneyPaidIn, MoneyTransferred, OwnersDecided,
};
pub use service::{ActivityOpened, DeedRecorded, HoursRecorded, PointsPublished, WishClaimed, WishMade};
pub use shop::{
    ItemPriced, LotCounted, LotShelved, PointsTaken, Redeemed, RewardGiven, SlipLine, StockBought, StockCounted,
    TakenFromLot,
};
pub use volunteers::{
    HouseholdRegistered, RosterImported, TeamRegistered, VolunteerOpeningRecorded, VolunteerReceived,
    VolunteerRegistered, VolunteerSent,
};

/// Declares the kinds. A line a kind gives its word in the file, its struct, the field that is its business day, the
/// fields that name papers, and the private fields it commits to.
macro_rules! kinds {
    ($($(#[$doc:meta])* $word:literal => $Kind:ident {
        $(on $day:ident;)? $(papers $($paper:ident),+;)? $(private $($private:ident: $Private:ident),+;)?
    })+) => {
        /// The kind of an entry.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $Kind),+ }

        impl Kind {
            /// Every kind, in the order of the format.
            pub const ALL: &'static [Self] = &[$(Self::$Kind),+];

            /// The kind's word in the file.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$Kind => $word),+ }
            }

            /// The kind of a word.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$Kind),)+ _ => None }
            }
        }

        /// One event.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Event { $($(#[$doc])* $Kind($Kind)),+ }

        impl Event {
            /// Its kind.
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self { $(Self::$Kind(_) => Kind::$Kind),+ }
            }

            /// Reads the event of a line. That it is the one spelling is seen by writing it again, which whoever
            /// verifies does.
            ///
            /// # Errors
            /// [`EventFault`]: fails closed on whatever this program does not know.
            pub fn read(kind: &str, json: &str) -> Result<Self, EventFault> {
                let kind = Kind::of(kind).ok_or(EventFault::UnknownKind)?;
                let event = match kind {
                    $(Kind::$Kind => serde_json::from_str(json).map(Self::$Kind)),+
                };
                event.map_err(|e| EventFault::Field(e.to_string()))
            }

            /// Writes the event as canonical JSON, after what is already in `out`.
            ///
            /// # Panics
            /// Never: every field of an event is a string.
            pub fn write(&self, out: &mut Vec<u8>) {
                match self { $(Self::$Kind(event) => writing::write(event, out)),+ }
                    .expect("an event of strings cannot fail to be written");
            }

            /// Its business day, where it has one.
            #[must_use]
            pub const fn day(&self) -> Option<Day> {
                match self { $(Self::$Kind(_event) => kinds!(@day _event $($day)?)),+ }
            }

            /// The papers it names, other than charts of accounts.
            #[must_use]
            pub fn papers(&self) -> Vec<Digest> {
                match self {
                    $(Self::$Kind(_event) => {
                        let papers: Vec<Option<Digest>> = vec![$($(*_event.$paper),+)?];
                        papers.into_iter().flatten().collect()
                    }),+
                }
            }

            /// The commitments it carries, in the order of their words. A gift of a registered person and an amendment
            /// repeat commitments made before ([`Event::repeats_name_of`]): only the entry that made one owns its text.
            #[must_use]
            pub fn commitments(&self) -> Vec<(PrivateField, Digest)> {
                let fields: Vec<(PrivateField, Option<Digest>)> = match self {
                    $(Self::$Kind(_event) => vec![$($((PrivateField::$Private, *_event.$private)),+)?]),+
                };
                fields.into_iter().filter_map(|(field, digest)| digest.map(|digest| (field, digest))).collect()
            }
        }

        $(impl From<$Kind> for Event {
            fn from(event: $Kind) -> Self { Self::$Kind(event) }
        })+
    };
    (@day $event:ident) => { None };
    (@day $event:ident $day:ident) => { Some($event.$day) };
}

kinds! {
    /// Entry 0: everything the ledger is pinned to.
    "ledger_opened" => LedgerOpened {}
    /// Another operator, by a public key made on his own machine.
    "operator_enrolled" => OperatorEnrolled { on from; }
    /// A place where money lies, and who holds it.
    "account_opened" => AccountOpened { on date; }
    /// What books taken over say a purse held.
    "opening_recorded" => OpeningRecorded { on date; }
    /// A person or organisation gets a number.
    "person_registered" => PersonRegistered { private address: Address, identity: Identity, name: Name, phone: Phone; }
    /// The particulars of a number change.
    "person_amended" => PersonAmended { private address: Address, identity: Identity, name: Name, phone: Phone; }
    /// Two numbers were one person.
    "person_merged" => PersonMerged {}
    /// A person's private data were sealed or removed.
    "person_erased" => PersonErased {}
    /// A person's sealed data are readable again.
    "person_unsealed" => PersonUnsealed {}
    /// A project that may receive gifts.
    "project_proposed" => ProjectProposed { on date; papers paper_file; }
    /// A gift.
    "donation_received" => DonationReceived { on date; private memo_private: Memo, name: Name, relayed_by: RelayedBy; }
    /// The number of the official receipt of a gift.
    "receipt_numbered" => ReceiptNumbered {}
    /// A gift, or a part of one, went back.
    "donation_refunded" => DonationRefunded { on date; }
    /// A file was read; its rows are the entries that follow.
    "import_recorded" => ImportRecorded {}
    /// A whole entry is undone.
    "entry_reversed" => EntryReversed { on date; }
    /// A notice is ready: its counts, totals and the digests of its files.
    "notice_prepared" => NoticePrepared {}
    /// The notice hangs on the board.
    "notice_posted" => NoticePosted {}
    /// Another chart of accounts, from a day on.
    "chart_adopted" => ChartAdopted { on from; }
    /// A 小区 or 网格.
    "area_registered" => AreaRegistered { on date; }
    /// Money that is not a gift.
    "income_received" => IncomeReceived { on date; papers paper_file; }
    /// Rent or a deposit that will come due.
    "income_due" => IncomeDue { on date; papers paper_file; }
    /// A deposit went back.
    "deposit_returned" => DepositReturned { on date; }
    /// Cash, or a platform's money, reached the fund's account.
    "money_paid_in" => MoneyPaidIn { on date; papers paper_file; }
    /// Money changed its purse.
    "money_transferred" => MoneyTransferred { on date; papers paper_file; }
    /// Owners decided about their 公共收益.
    "owners_decided" => OwnersDecided { on date; papers paper_file; }
    /// What a custodian's statement says.
    "statement_recorded" => StatementRecorded { on date; papers paper_file; }
    /// Why a statement and the ledger differ.
    "difference_explained" => DifferenceExplained {}
    /// A month is closed.
    "month_closed" => MonthClosed {}
    /// The plan of an open appeal.
    "appeal_planned" => AppealPlanned { on date; papers paper_file; }
    /// A project's budget.
    "budget_set" => BudgetSet { on date; papers paper_file; }
    /// A meeting decided on a project.
    "project_decided" => ProjectDecided { on date; papers paper_file; }
    /// A project hung on the board before it began.
    "project_announced" => ProjectAnnounced { on from; papers paper_file; }
    /// Work began.
    "project_started" => ProjectStarted { on date; papers paper_file; }
    /// The work was inspected.
    "project_accepted" => ProjectAccepted { on date; papers paper_file; }
    /// The project is over.
    "project_closed" => ProjectClosed { on date; papers paper_file; }
    /// Volunteers' labour.
    "labour_recorded" => LabourRecorded { on date; }
    /// A rule was set aside once.
    "exception_granted" => ExceptionGranted { on date; papers paper_file; }
    /// What was built has a new keeper.
    "asset_handed_over" => AssetHandedOver { on date; }
    /// The federation's money for several projects.
    "pool_opened" => PoolOpened { on date; papers paper_file; }
    /// What the federation agreed to add.
    "match_agreed" => MatchAgreed { on date; papers paper_file; }
    /// What it confirmed.
    "match_confirmed" => MatchConfirmed { on date; papers paper_file; }
    /// A part of it arrived.
    "match_received" => MatchReceived { on date; papers paper_file; }
    /// More of it arrived than is due by now.
    "match_owed" => MatchOwed { on date; }
    /// A part of it went back.
    "match_returned" => MatchReturned { on date; papers paper_file; }
    /// Another person approved entries.
    "entries_approved" => EntriesApproved { on date; papers paper_file; }
    /// Another person rejected an entry.
    "entry_rejected" => EntryRejected { on date; papers paper_file; }
    /// How many must approve, from a day on.
    "thresholds_set" => ThresholdsSet { on date; papers paper_file; }
    /// Somebody sits on the committee.
    "committee_seated" => CommitteeSeated { on date; }
    /// Somebody there declares whom he is close to.
    "interest_declared" => InterestDeclared { on date; }
    /// A payment is asked for.
    "payment_requested" => PaymentRequested { on date; papers invoice_file; }
    /// One person of an aid list.
    "aid_listed" => AidListed { private name: Name; }
    /// A payment was made.
    "payment_settled" => PaymentSettled { on date; papers slip_file; }
    /// A request was withdrawn.
    "payment_cancelled" => PaymentCancelled { on date; }
    /// Money went before papers.
    "advance_paid" => AdvancePaid { on date; papers slip_file; }
    /// Papers for an advance.
    "advance_accounted" => AdvanceAccounted { on date; papers invoice_file; }
    /// The rest of an advance came back.
    "advance_returned" => AdvanceReturned { on date; }
    /// The bank's charge.
    "bank_charged" => BankCharged { on date; papers paper_file; }
    /// A lot of goods was given.
    "goods_received" => GoodsReceived { on date; papers paper_file; private name: Name; }
    /// Goods left a lot.
    "goods_issued" => GoodsIssued { on date; }
    /// Goods were sold.
    "goods_sold" => GoodsSold { on date; }
    /// An operator has another key.
    "key_rotated" => KeyRotated {}
    /// Who an operator is.
    "operator_identified" => OperatorIdentified { on date; }
    /// An operator's term ends.
    "operator_retired" => OperatorRetired {}
    /// It takes two persons from here on.
    "two_persons_began" => TwoPersonsBegan { on date; }
    /// 积分制管理办法, from a day on.
    "rules_set" => RulesSet { on date; papers rules_file; }
    /// A 微心愿.
    "wish_made" => WishMade { on date; }
    /// Somebody takes a wish on.
    "wish_claimed" => WishClaimed { on date; }
    /// A deed, worth what the rules of its day say.
    "deed_recorded" => DeedRecorded { on date; }
    /// Points are taken for an act.
    "points_deducted" => PointsDeducted { on date; }
    /// What ended is gone.
    "points_expired" => PointsExpired { on date; }
    /// Points go to another account.
    "points_transferred" => PointsTransferred { on date; }
    /// The points of a merged number go to the one that stayed.
    "points_joined" => PointsJoined { on date; }
    /// What books before this ledger say a volunteer had.
    "volunteer_opening_recorded" => VolunteerOpeningRecorded { on date; }
    /// A volunteer leaves for another community.
    "volunteer_sent" => VolunteerSent { on date; private name: Name; }
    /// A volunteer comes from another community.
    "volunteer_received" => VolunteerReceived { on date; papers statement_file; }
    /// A household.
    "household_registered" => HouseholdRegistered { on date; }
    /// A volunteers' team.
    "team_registered" => TeamRegistered { on date; }
    /// Somebody becomes a volunteer, or his household, team or membership changes.
    "volunteer_registered" => VolunteerRegistered { on date; }
    /// An activity volunteers may give hours to.
    "activity_opened" => ActivityOpened { on date; }
    /// Hours of one volunteer at one activity on one day.
    "hours_recorded" => HoursRecorded { on date; }
    /// Hours or deeds hang on the board, and count after the notice days.
    "points_published" => PointsPublished { on date; }
    /// A file of volunteers, hours, opening points or prices was read; its rows are the entries that follow.
    "roster_imported" => RosterImported {}
    /// What an item of the shop costs in points.
    "item_priced" => ItemPriced { on date; }
    /// Given goods went on the shelf.
    "lot_shelved" => LotShelved { on date; }
    /// Bought goods came in.
    "stock_bought" => StockBought { on date; }
    /// Points became goods and services.
    "redeemed" => Redeemed { on date; }
    /// Goods were given as a reward.
    "reward_given" => RewardGiven { on date; }
    /// The shop was counted; its rows follow.
    "stock_counted" => StockCounted { on date; papers paper_file; }
    /// One lot of a count.
    "lot_counted" => LotCounted { on date; }
    /// Terms of duties, and years of the calendar, from a day on.
    "duties_set" => DutiesSet { on date; papers duties_file; }
    /// Somebody doubts something.
    "objection_raised" => ObjectionRaised { on date; private name: Name; }
    /// He was answered.
    "objection_answered" => ObjectionAnswered { on date; papers paper_file; }
    /// He took it back.
    "objection_withdrawn" => ObjectionWithdrawn { on date; }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl Event {
    /// The charts of accounts it adopts.
    #[must_use]
    pub fn charts(&self) -> Vec<Digest> {
        if let Self::LedgerOpened(e) = self {
            e.charts.iter().map(|chart| chart.digest).collect()
        } else if let Self::ChartAdopted(e) = self {
            vec![e.digest]
        } else {
            Vec::new()
        }
    }

    /// The number an entry of the register of persons is about.
    #[must_use]
    pub const fn particulars_of(&self) -> Option<PersonNumber> {
        if let Self::PersonRegistered(e) = self {
            Some(e.number)
        } else if let Self::PersonAmended(e) = self {
            Some(e.number)
        } else {
            None
        }
    }

    /// The key of the row a gift came from, if it came from one without an id.
    #[must_use]
    pub const fn row(&self) -> Option<RowKey> {
        if let Self::DonationReceived(e) = self { e.row.0 } else { None }
    }

    /// The registered person whose name in force an entry repeats.
    #[must_use]
    pub const fn repeats_name_of(&self) -> Option<PersonNumber> {
        if let Self::DonationReceived(e) = self {
            e.donor.0
        } else if let Self::GoodsReceived(e) = self {
            e.donor.0
        } else if let Self::AidListed(e) = self {
            e.person.0
        } else if let Self::VolunteerSent(e) = self {
            Some(e.volunteer)
        } else {
            None
        }
    }
}
