//! Objections: which entry ended each.

use serde::{Deserialize, Serialize};

use crate::ledger::books::{Record, Register};
use crate::ledger::field::{Maybe, Seq};

/// An objection as it stands, under its entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectionFacts {
    /// The answer, or the withdrawal.
    pub ended: Maybe<Seq>,
}

impl Record for ObjectionFacts {
    const REGISTER: Register = Register::Objections;
    type Key = Seq;
}
