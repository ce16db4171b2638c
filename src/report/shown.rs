//! How a giver and the fate of a gift are shown. Source: 慈善法 art. 82, 个人信息保护法 art. 25 and 31.

use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{PersonNumber, masked};
use crate::ledger::reading::{Gift, GoodsGift, Party, PrivateName, Remedy};
use crate::ledger::words::{Display, DonorKind};
use crate::ledger::yuan::Yuan;

/// A giver as a sheet may show him. What a person is called who is not named stands in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShownName {
    /// The family name and two stars.
    Masked(String),
    /// In full, because he agreed, or because it is an organisation.
    Named(String),
    /// 爱心人士.
    Anonymous,
    /// There is a name, and nobody here can open it.
    Withheld,
    /// The name was taken out of reach at its owner's wish.
    Erased,
}

impl ShownName {
    /// The giver of a gift. A wish to stay unnamed goes before everything, a minor is never named.
    #[must_use]
    pub fn of(gift: &Gift) -> Self {
        let e = &gift.event;
        Self::wished(e.display, gift.is_minor, e.donor_kind, e.organisation.as_str(), &gift.name)
    }

    /// The giver of goods, by the same rules.
    #[must_use]
    pub fn of_goods(gift: &GoodsGift) -> Self {
        let e = &gift.event;
        Self::wished(e.display, gift.is_minor, e.donor_kind, e.organisation.as_str(), &gift.name)
    }

    fn wished(wished: Display, is_minor: bool, kind: DonorKind, organisation: &str, name: &PrivateName) -> Self {
        let display = if is_minor && wished == Display::Named { Display::Masked } else { wished };
        if display == Display::Anonymous {
            return Self::Anonymous;
        }
        match (kind, name) {
            (DonorKind::Anonymous, _) => Self::Anonymous,
            (DonorKind::Company | DonorKind::Institution, _) => Self::plain(organisation, display),
            (DonorKind::Person, PrivateName::Opened(name)) => Self::plain(name.as_str(), display),
            (DonorKind::Person, PrivateName::Erased(_)) => Self::Erased,
            (DonorKind::Person, PrivateName::Withheld | PrivateName::NotKept) => Self::Withheld,
        }
    }

    /// A payee or a member: an organisation by its name, a person masked, whatever he agreed to as a giver.
    #[must_use]
    pub fn of_party(party: &Party) -> Self {
        if party.organisation.is_empty() {
            Self::masked(&party.name)
        } else {
            Self::Named(party.organisation.to_string())
        }
    }

    /// A private name, masked.
    #[must_use]
    pub fn masked(name: &PrivateName) -> Self {
        match name {
            PrivateName::Opened(name) => Self::Masked(masked(name.as_str())),
            PrivateName::Erased(_) => Self::Erased,
            PrivateName::Withheld | PrivateName::NotKept => Self::Withheld,
        }
    }

    fn plain(name: &str, display: Display) -> Self {
        match display {
            Display::Named => Self::Named(name.to_owned()),
            Display::Masked => Self::Masked(masked(name)),
            Display::Anonymous => Self::Anonymous,
        }
    }
}

/// What stands in 备注: each points to the entry that explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Told late.
    Late,
    /// Its last day is over.
    Expired,
    /// Points that went straight to what their account owed.
    PaysWhatIsOwed,
    /// A match that was reckoned anew after so many refunds and reversals, which stand in rows of their own.
    ReckonedAnew(Count),
    /// The number he had in the ledger he came from.
    CameAs(PersonNumber),
    /// Recorded again after this entry was reversed.
    Replaces(Seq),
    /// Undone or sent back by this entry, whole or in part.
    CorrectedBy {
        /// The correcting entry.
        seq: Seq,
        /// Refund or reversal.
        remedy: Remedy,
        /// How much, when it is less than the gift.
        part: Option<Yuan>,
    },
}

impl Remark {
    /// The remarks of a gift, in the order in which they came to be.
    #[must_use]
    pub fn of(gift: &Gift) -> Vec<Self> {
        let late = gift.is_late.then_some(Self::Late);
        let replaces = gift.event.replaces.map(Self::Replaces);
        let corrections = gift.corrected_by.iter().map(|by| Self::CorrectedBy {
            seq: by.seq,
            remedy: by.remedy,
            part: (by.amount < gift.event.amount).then_some(by.amount),
        });
        late.into_iter().chain(replaces).chain(corrections).collect()
    }
}

/// Where something stands that another line points at: a corrected gift, what a duty or an objection is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownIn {
    /// In an earlier notice.
    Notice(Count),
    /// In two, the earlier first: of a month and of its quarter, or listed in one and counted in the other.
    Notices(Count, Count),
    /// In this one.
    Here,
    /// Not yet.
    NotYet,
    /// In this entry.
    Entry(Seq),
    /// Nobody said where.
    NotSaid,
}
