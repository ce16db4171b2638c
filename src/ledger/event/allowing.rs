//! What may become of an entry of a kind: whether it is undone, looked up later, or waits for another person.

use crate::ledger::event::Kind;

impl Kind {
    /// Whether `reverse` may undo an entry of this kind. Never a reversal, a refund, a notice, an approval or a closing:
    /// those are facts about money or paper that already left the house. An import is undone gift by gift.
    #[must_use]
    pub const fn is_reversible(self) -> bool {
        matches!(
            self,
            Self::DonationReceived
                | Self::OpeningRecorded
                | Self::ReceiptNumbered
                | Self::IncomeReceived
                | Self::IncomeDue
                | Self::MoneyPaidIn
                | Self::MoneyTransferred
                | Self::LabourRecorded
                | Self::MatchAgreed
                | Self::MatchReceived
                | Self::MatchReturned
                | Self::DepositReturned
                | Self::PaymentSettled
                | Self::AdvancePaid
                | Self::AdvanceAccounted
                | Self::AdvanceReturned
                | Self::BankCharged
                | Self::GoodsReceived
                | Self::GoodsIssued
                | Self::GoodsSold
                | Self::WishMade
                | Self::WishClaimed
                | Self::DeedRecorded
                | Self::PointsDeducted
                | Self::PointsTransferred
                | Self::VolunteerOpeningRecorded
                | Self::VolunteerSent
                | Self::VolunteerReceived
                | Self::HoursRecorded
                | Self::LotShelved
                | Self::StockBought
                | Self::Redeemed
                | Self::RewardGiven
                | Self::ObjectionRaised
                | Self::ObjectionAnswered
                | Self::ObjectionWithdrawn
        )
    }

    /// Whether later entries may look this one up ([`crate::ledger::books::Books::recall`]): every kind of the fund's own
    /// affairs, of which there are thousands and not millions.
    #[must_use]
    pub const fn is_recalled(self) -> bool {
        !matches!(
            self,
            Self::LedgerOpened
                | Self::OperatorEnrolled
                | Self::AccountOpened
                | Self::OpeningRecorded
                | Self::PersonRegistered
                | Self::PersonAmended
                | Self::PersonMerged
                | Self::PersonErased
                | Self::PersonUnsealed
                | Self::DonationReceived
                | Self::ReceiptNumbered
                | Self::DonationRefunded
                | Self::ImportRecorded
                | Self::EntryReversed
                | Self::NoticePrepared
                | Self::NoticePosted
                | Self::ChartAdopted
                | Self::KeyRotated
                | Self::OperatorIdentified
                | Self::OperatorRetired
                | Self::TwoPersonsBegan
                | Self::VolunteerRegistered
                | Self::HoursRecorded
                | Self::Redeemed
        )
    }

    /// Whether an approval may cover an entry of this kind, in either mode or in two-person mode only.
    #[must_use]
    pub const fn waits_for_approval(self) -> bool {
        matches!(self, Self::PaymentRequested | Self::AidListed | Self::MatchConfirmed) || self.needs_two_persons()
    }

    /// Whether one approval may cover several entries of this kind, each of which stands by itself.
    #[must_use]
    pub const fn is_approved_in_rows(self) -> bool {
        matches!(self, Self::LotCounted | Self::VolunteerOpeningRecorded)
    }

    /// Whether what an entry of this kind does is told on a notice: while one waits, no notice is prepared that it would miss.
    #[must_use]
    pub const fn stands_on_a_notice(self) -> bool {
        matches!(
            self,
            Self::DonationRefunded
                | Self::EntryReversed
                | Self::MoneyTransferred
                | Self::ExceptionGranted
                | Self::GoodsIssued
                | Self::GoodsSold
                | Self::PointsPublished
                | Self::RewardGiven
                | Self::LotCounted
                | Self::VolunteerOpeningRecorded
                | Self::VolunteerSent
                | Self::VolunteerReceived
        )
    }

    /// Whether two-person mode wants somebody else's approval for this kind (docs/file-format.md, "two persons"). Payments
    /// and matches are approved in either mode, and not listed here.
    #[must_use]
    pub const fn needs_two_persons(self) -> bool {
        matches!(
            self,
            Self::OperatorEnrolled
                | Self::OperatorIdentified
                | Self::OperatorRetired
                | Self::KeyRotated
                | Self::PersonMerged
                | Self::PersonErased
                | Self::PersonUnsealed
                | Self::DonationRefunded
                | Self::EntryReversed
                | Self::NoticePrepared
                | Self::ChartAdopted
                | Self::MoneyTransferred
                | Self::MonthClosed
                | Self::ExceptionGranted
                | Self::GoodsIssued
                | Self::GoodsSold
                | Self::ThresholdsSet
                | Self::RulesSet
                | Self::PointsPublished
                | Self::RewardGiven
                | Self::LotCounted
                | Self::DutiesSet
                | Self::VolunteerOpeningRecorded
                | Self::VolunteerSent
                | Self::VolunteerReceived
        )
    }
}
