//! The private fields: what a line commits to and people.db holds.

/// A private field a line commits to, as `people.db` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrivateField {
    /// A home address.
    Address,
    /// An identity card's number.
    Identity,
    /// A remark that holds private numbers.
    Memo,
    /// A natural person's name.
    Name,
    /// A telephone number.
    Phone,
    /// The name of who handed a gift over.
    RelayedBy,
}

impl PrivateField {
    /// Every private field, in the order of their words.
    pub const ALL: [Self; 6] = [Self::Address, Self::Identity, Self::Memo, Self::Name, Self::Phone, Self::RelayedBy];

    /// The word that goes into the commitment.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Identity => "identity",
            Self::Memo => "memo",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::RelayedBy => "relayed_by",
        }
    }

    /// The field of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }
}
