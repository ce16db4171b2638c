//! Sealing: private texts become commitments before any rule or line sees them.

use std::borrow::Cow;

use crate::chain::{EntropyError, RowKeys, Salt, commit};
use crate::desk::{Desk, DeskError};
use crate::ledger::command::{Donate, Donor};
use crate::ledger::event::{Event, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text, private_number};
use crate::ledger::slip::{Giver, Slip};
use crate::ledger::words::{Appeal, Display, Manner, Means};
use crate::store::{PrivateRow, Writing};

/// A private text with the salt of its commitment, on its way to people.db.
#[derive(Clone, PartialEq, Eq)]
pub struct Private {
    /// Which field.
    pub field: PrivateField,
    /// Whose, when he has a number.
    pub person: Option<PersonNumber>,
    /// The text.
    pub text: String,
    /// The salt.
    pub salt: Salt,
}

impl Private {
    /// Its row under the entry that commits to it.
    pub(super) fn of_entry(self, seq: Seq) -> PrivateRow {
        let Self { field, person, text, salt } = self;
        PrivateRow { seq, field, person, text, salt, is_sealed: false }
    }
}

/// Private data must not slip into a log through `{:?}`.
impl std::fmt::Debug for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Private({})", self.field.word())
    }
}

/// What a command or a whole file says of each of its gifts.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The account they reached.
    pub account: Code,
    /// The channel.
    pub appeal: Appeal,
    /// How their donors are shown, if said.
    pub display: Option<Display>,
    /// The import they belong to.
    pub import: Option<Seq>,
    /// How they were paid, unless a row says so itself.
    pub means: Means,
    /// The project, unless a row says so itself.
    pub project: Option<Code>,
    /// Who handed the gift over.
    pub relayed_by: Text,
    /// The reversed gift whose id this takes over.
    pub replaces: Option<Seq>,
    /// Where ids come from.
    pub source: Text,
}

impl Desk {
    /// Commits to a private text under a fresh salt.
    ///
    /// # Errors
    /// [`EntropyError`] when the system has no random bytes.
    pub fn seal(
        &mut self,
        field: PrivateField,
        person: Option<PersonNumber>,
        text: &Text,
    ) -> Result<(Digest, Private), EntropyError> {
        seal(self.entropy(), field, person, text)
    }
}

/// Commits to a private text under a fresh salt.
///
/// # Errors
/// [`EntropyError`] when the system has no random bytes.
pub fn seal(
    entropy: &mut crate::chain::Entropy,
    field: PrivateField,
    person: Option<PersonNumber>,
    text: &Text,
) -> Result<(Digest, Private), EntropyError> {
    let salt = Salt::draw(entropy)?;
    let digest = opened_digest(field, &salt, text.as_str());
    Ok((digest, Private { field, person, text: text.to_string(), salt }))
}

/// The commitment a private row opens.
#[must_use]
pub fn opened_digest(field: PrivateField, salt: &Salt, text: &str) -> Digest {
    Digest(*commit(field.word(), salt, text).as_bytes())
}

/// The commitment of a stored row.
#[must_use]
pub fn row_digest(row: &PrivateRow) -> Digest {
    opened_digest(row.field, &row.salt, &row.text)
}

/// The command a slip asks for. A remark of a file that holds a telephone or identity number becomes private; one that
/// was typed is left for the rules to refuse.
///
/// # Errors
/// [`EntropyError`] when the system has no random bytes.
pub fn gift(
    entropy: &mut crate::chain::Entropy,
    slip: &Slip,
    terms: &Terms,
    row: Option<RowKey>,
    private: &mut Vec<Private>,
) -> Result<Donate, EntropyError> {
    private.clear();
    let donor = donor(entropy, &slip.giver, private)?;
    let mut hide = |field: PrivateField, text: &Text| -> Result<Digest, EntropyError> {
        let (digest, sealed) = seal(entropy, field, None, text)?;
        private.push(sealed);
        Ok(digest)
    };
    let is_private = terms.import.is_some() && private_number(slip.memo.as_str()).is_some();
    let memo_private = if is_private { Some(hide(PrivateField::Memo, &slip.memo)?) } else { None };
    let relayed_by =
        if terms.relayed_by.is_empty() { None } else { Some(hide(PrivateField::RelayedBy, &terms.relayed_by)?) };
    Ok(Donate {
        account: terms.account.clone(),
        amount: slip.amount,
        appeal: terms.appeal,
        date: slip.date,
        display: terms.display,
        donor,
        external_id: slip.external_id.clone(),
        import: terms.import,
        means: slip.means.unwrap_or(terms.means),
        memo: if is_private { Text::default() } else { slip.memo.clone() },
        memo_private,
        project: slip.project.clone().or_else(|| terms.project.clone()),
        receipt: slip.receipt.clone(),
        relayed_by,
        replaces: terms.replaces,
        row,
        // A list names one source for all its rows, with an id or without; a person who names one means an id.
        source: if terms.import.is_some() && slip.external_id.is_empty() {
            Text::default()
        } else {
            terms.source.clone()
        },
    })
}

/// The donor as a line may say him: a natural person's name becomes a commitment.
///
/// # Errors
/// [`EntropyError`] when the system has no random bytes.
pub fn donor(
    entropy: &mut crate::chain::Entropy,
    giver: &Giver,
    private: &mut Vec<Private>,
) -> Result<Donor, EntropyError> {
    Ok(match giver {
        Giver::Anonymous => Donor::Anonymous,
        Giver::Unlinked(name) => {
            let (digest, sealed) = seal(entropy, PrivateField::Name, None, name)?;
            private.push(sealed);
            Donor::Unlinked(digest)
        }
        Giver::Organisation(kind, name) => Donor::Organisation(*kind, name.clone()),
        Giver::Registered(number) => Donor::Registered(*number),
    })
}

/// The key of a row without an id: the row as its list says it, and which of its equals it is. The third equal row of a
/// file is the third, however often the file is read; nobody without the secret can guess a name from the key.
#[must_use]
pub fn key_of_row(secret: &[u8; 32], canonical_row: &str, ordinal: u64) -> RowKey {
    ordinal_key(&RowKeys::new(secret), canonical_row, ordinal)
}

/// The same, under a secret that was taken in before.
pub(super) fn ordinal_key(keys: &RowKeys, canonical_row: &str, ordinal: u64) -> RowKey {
    // Nearly every row is the first of its equals.
    let ordinal = if ordinal == 1 { Cow::Borrowed("1") } else { Cow::Owned(ordinal.to_string()) };
    RowKey(*keys.of(&[canonical_row.as_bytes(), b"\x1F", ordinal.as_bytes()]).as_bytes())
}

/// What an event of people changes in people.db.
pub(super) fn follow(writing: &mut Writing<'_>, event: &Event) -> Result<(), DeskError> {
    if let Event::PersonErased(e) = event {
        writing.erase_person(e.number.0, e.manner == Manner::Removed)?;
    }
    if let Event::PersonUnsealed(e) = event {
        writing.unseal_person(e.number.0)?;
    }
    if let Event::PersonMerged(e) = event {
        writing.merge_persons(e.from.0, e.into.0)?;
    }
    Ok(())
}
