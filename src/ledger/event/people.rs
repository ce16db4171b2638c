//! Persons and organisations with a number. Private particulars stand here only as commitments.

use crate::ledger::event::event;
use crate::ledger::field::Maybe;
use crate::ledger::name::{Digest, PersonNumber, Text};
use crate::ledger::words::{Display, Manner, PartyKind, Yes};

event! {
    /// Somebody gets a number. Private particulars stand here only as commitments.
    PersonRegistered {
        /// Commitment to the address, or empty.
        address: Maybe<Digest>,
        /// How he wishes to be shown.
        display: Display,
        /// Commitment to the identity number, or empty.
        identity: Maybe<Digest>,
        /// A natural person, or an organisation.
        kind: PartyKind,
        /// `yes` when under eighteen: always masked.
        minor: Yes,
        /// Commitment to a natural person's name; empty for an organisation.
        name: Maybe<Digest>,
        /// His number: one more than the last.
        number: PersonNumber,
        /// An organisation's registered name; empty for a natural person.
        organisation: Text,
        /// Commitment to the telephone number, or empty.
        phone: Maybe<Digest>,
    }
}

event! {
    /// The particulars of a number, all of them, as they are from now on.
    PersonAmended {
        /// As in [`PersonRegistered`].
        address: Maybe<Digest>,
        /// As in [`PersonRegistered`].
        display: Display,
        /// As in [`PersonRegistered`].
        identity: Maybe<Digest>,
        /// As in [`PersonRegistered`].
        minor: Yes,
        /// As in [`PersonRegistered`].
        name: Maybe<Digest>,
        /// Whose particulars.
        number: PersonNumber,
        /// As in [`PersonRegistered`].
        organisation: Text,
        /// As in [`PersonRegistered`].
        phone: Maybe<Digest>,
    }
}

event! {
    /// Two numbers were one person.
    PersonMerged {
        /// The number that is given up.
        from: PersonNumber,
        /// The number that stays.
        into: PersonNumber,
        /// How it is known.
        reason: Text,
    }
}

event! {
    /// Private data were taken out of reach.
    PersonErased {
        /// Sealed while the law wants them kept, removed after.
        manner: Manner,
        /// Whose.
        number: PersonNumber,
        /// Who asked, on what paper.
        reason: Text,
    }
}

event! {
    /// What was sealed is readable again, because somebody may ask for it by law: a court, the tax office, the person.
    PersonUnsealed {
        /// Whose.
        number: PersonNumber,
        /// The number of the paper that asks for it.
        paper: Text,
        /// Who asks, and what for.
        reason: Text,
    }
}
