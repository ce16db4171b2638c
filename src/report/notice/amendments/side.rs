//! Of what a matter of 更正说明 is: a gift and a payment have no sum together, nor have the fund's money and owners'.

use crate::ledger::event::Kind;
use crate::report::heading::Heading;

/// Of what a matter is. Each has columns, and sums, of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// 收.
    In,
    /// 退还: a gift that came, and went back. What was told of 收 was true.
    Back,
    /// 支.
    Out,
    /// Neither: money that changed its place, goods, balances taken over.
    Beside,
    /// 应配: what the federation was said to owe.
    Due,
    /// 收 of 公共收益.
    OwnersIn,
    /// 支 of 公共收益.
    OwnersOut,
    /// Neither, of 公共收益: deposits, books taken over.
    OwnersBeside,
}

impl Side {
    /// In the order in which their columns stand.
    pub(super) const ALL: [Self; 8] =
        [Self::In, Self::Back, Self::Out, Self::Beside, Self::Due, Self::OwnersIn, Self::OwnersOut, Self::OwnersBeside];

    /// Whether its columns are printed where there is nothing of it.
    pub(super) const fn is_always(self) -> bool {
        matches!(self, Self::In | Self::Out | Self::Beside)
    }

    /// By how much what was told is more, and less.
    pub(super) const fn columns(self) -> &'static [Heading] {
        match self {
            Self::In => &[Heading::InMore, Heading::InLess],
            // What went back is only ever less.
            Self::Back => &[Heading::Refunded],
            Self::Out => &[Heading::OutMore, Heading::OutLess],
            Self::Beside => &[Heading::AmountMore, Heading::AmountLess],
            Self::Due => &[Heading::DueMore, Heading::DueLess],
            Self::OwnersIn => &[Heading::OwnersInMore, Heading::OwnersInLess],
            Self::OwnersOut => &[Heading::OwnersOutMore, Heading::OwnersOutLess],
            Self::OwnersBeside => &[Heading::OwnersMore, Heading::OwnersLess],
        }
    }

    /// The same of owners' money, which is in no sum with the fund's.
    pub(super) const fn of_owners(self) -> Self {
        match self {
            Self::In | Self::Back | Self::OwnersIn => Self::OwnersIn,
            Self::Out | Self::OwnersOut => Self::OwnersOut,
            Self::Beside | Self::Due | Self::OwnersBeside => Self::OwnersBeside,
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else is amended is neither 收 nor 支")]
    pub(super) const fn of(kind: Kind) -> Self {
        match kind {
            Kind::DonationReceived | Kind::IncomeReceived | Kind::MatchReceived | Kind::GoodsSold => Self::In,
            Kind::DonationRefunded
            | Kind::MatchReturned
            | Kind::PaymentSettled
            | Kind::AdvancePaid
            | Kind::BankCharged => Self::Out,
            _ => Self::Beside,
        }
    }
}
