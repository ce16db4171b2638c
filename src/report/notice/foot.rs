//! What stands above and below the sheets of a notice: whose it is, what it covers, who answers for it, who saw it.

use serde::{Deserialize, Serialize};

use crate::ledger::field::Count;
use crate::ledger::name::Text;
use crate::ledger::period::Day;
use crate::ledger::reading::{Reading, Span};
use crate::ledger::words::{Mode, Purpose};

/// Where and how long a notice hangs. Printed before it hangs, it is frozen with the notice (`posting.json`), so that the
/// entry that hangs it up is held against what the paper says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// Where.
    pub place: Text,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

/// What the chain says of the entries a notice covers, already as text: a report knows no hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The root of the first `size` entries, in full.
    pub root: String,
    /// The same, shortened to groups a person can compare.
    pub root_groups: String,
    /// The fingerprint of the key that signs for this ledger.
    pub key: String,
    /// Who outside the desk saw the newest head anybody saw, and how many entries it had.
    pub seen: Option<Seen>,
}

/// Who saw a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Their names.
    pub by: Vec<String>,
    /// How many entries it had.
    pub size: Count,
}

/// Who answers for a sheet: 制表, 审核, 监督. Empty where nobody did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signers {
    /// 制表.
    pub prepared_by: Text,
    /// 审核.
    pub reviewed_by: Text,
    /// 监督.
    pub supervised_by: Text,
}

/// What whoever prepares a notice decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeAsked {
    /// Its number.
    pub number: Count,
    /// Which entries it covers.
    pub span: Span,
    /// How it will hang; nothing leaves a line to be filled in by hand.
    pub posting: Option<Posting>,
    /// Where an objection goes: a telephone, a door, a name; empty leaves a line.
    pub objections: Text,
    /// What the chain says.
    pub seal: Seal,
    /// Who answers for it.
    pub signers: Signers,
}

/// What stands above and below the sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foot {
    /// The fund.
    pub fund: Text,
    /// The federation whose books prevail.
    pub county: Text,
    /// The name under which the ledger signs.
    pub origin: Text,
    /// Real, demo or test.
    pub purpose: Purpose,
    /// One person or two.
    pub mode: Mode,
    /// What was asked.
    pub asked: NoticeAsked,
}

impl Foot {
    /// What entry 0 says of the fund, beside what was asked.
    ///
    /// # Errors
    /// The file's.
    pub(super) fn of<R: Reading>(reading: &R, asked: NoticeAsked) -> Result<Self, R::Error> {
        let opened = reading.opened()?;
        Ok(Self {
            fund: opened.name.clone(),
            county: opened.county.clone(),
            origin: opened.origin.clone(),
            purpose: opened.purpose,
            mode: reading.mode()?,
            asked,
        })
    }
}
