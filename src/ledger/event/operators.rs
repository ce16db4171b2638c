//! Operators come, change their keys and go; and from one entry on it takes two of them.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe};
use crate::ledger::name::{Code, Digest, PersonNumber, Signature, Text};
use crate::ledger::period::Day;
use crate::ledger::words::Role;

event! {
    /// An operator joins.
    OperatorEnrolled {
        /// His code.
        code: Code,
        /// The first day of his term.
        from: Day,
        /// His Ed25519 public key, made on his own machine.
        key: Digest,
        /// His number in the register of persons, if he has one.
        person: Maybe<PersonNumber>,
        /// What he may do.
        roles: Vec<Role>,
    }
}

event! {
    /// Who an operator is in the register of persons: the first ones were there before it had a number to give. Once, and for
    /// good.
    OperatorIdentified {
        /// His code.
        code: Code,
        /// The day of recording.
        date: Day,
        /// His number.
        person: PersonNumber,
    }
}

event! {
    /// An operator's term ends. What he did stays his.
    OperatorRetired {
        /// His code.
        code: Code,
        /// Why.
        reason: Text,
        /// The last day of his term.
        until: Day,
    }
}

event! {
    /// An operator has another key: his first, or the old one is worn out, lost or stolen. Another operator approves it, or
    /// whoever keeps the recovery key signs it.
    KeyRotated {
        /// His code.
        code: Code,
        /// The new Ed25519 public key, made on his own machine.
        new: Digest,
        /// The old one; empty when he had none.
        old: Maybe<Digest>,
        /// Why.
        reason: Text,
        /// The recovery key's signature over `mingbai/rotation/v1`, base64; empty when another operator approves.
        recovery: Maybe<Signature>,
        /// How many entries stood when the old key was last his alone: what it signed from there on proves nothing.
        valid_size: Count,
    }
}

event! {
    /// From here on it takes two persons: who records signs, and what matters waits for another's approval. There is no way
    /// back.
    TwoPersonsBegan {
        /// The day.
        date: Day,
        /// The number of the decision.
        paper: Text,
    }
}
