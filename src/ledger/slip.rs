//! A gift as somebody hands it in: with the names a line may never hold. The desk seals a slip (commits to its private
//! fields) before any rule sees it; import reads slips out of other people's files.

use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{Means, PartyKind};
use crate::ledger::yuan::Yuan;

/// Who gave, before sealing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Giver {
    /// Nobody said.
    Anonymous,
    /// A natural person known only by this gift: two gifts of 王芳 are two givers until somebody says otherwise.
    Unlinked(Text),
    /// An organisation, by its registered name.
    Organisation(PartyKind, Text),
    /// A registered person or organisation.
    Registered(PersonNumber),
}

/// What one row of a list, or one command, says of a gift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// In yuan.
    pub amount: Yuan,
    /// The business day it was given.
    pub date: Day,
    /// Who gave.
    pub giver: Giver,
    /// The transaction's id at its source, or empty.
    pub external_id: Text,
    /// A remark, or empty.
    pub memo: Text,
    /// How it was paid, when the row says so.
    pub means: Option<Means>,
    /// For which project, when the row says so.
    pub project: Option<Code>,
    /// The official receipt's number, or empty.
    pub receipt: Text,
}
