//! Money out: what became of each request and advance, and which invoices were used.

use serde::{Deserialize, Serialize};

use crate::ledger::books::{Books, Purse, Record, Register};
use crate::ledger::event::{PaymentRequested, PaymentSource};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::words::SourceKind;
use crate::ledger::yuan::Yuan;

/// What became of a request, under its number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestFacts {
    /// The entry that withdrew it.
    pub cancelled: Maybe<Seq>,
    /// How many persons of its list came so far.
    pub listed: Count,
    /// What they get together.
    pub listed_sum: Yuan,
    /// What was paid or advanced, without what is kept back.
    pub paid: Yuan,
    /// Where what is kept back is owed, once the first settlement was made.
    pub retained: Option<Retained>,
    /// What was paid of it.
    pub retention_paid: Yuan,
}

impl RequestFacts {
    /// What was paid or advanced, with what was kept back and paid later.
    #[must_use]
    pub fn paid_in_all(&self) -> Yuan {
        self.paid.plus(self.retention_paid).unwrap_or(self.paid)
    }
}

/// What is kept back (质保金): owed by the purse of the first settlement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retained {
    /// The account.
    pub account: Code,
    /// The settlement it was posted with.
    pub settlement: Seq,
    /// The purse of the project.
    pub source_kind: SourceKind,
}

impl Record for RequestFacts {
    const REGISTER: Register = Register::Requests;
    type Key = Seq;
}

/// An invoice of a payee that was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvoiceFacts {
    /// By which entry.
    pub used: Seq,
}

impl Record for InvoiceFacts {
    const REGISTER: Register = Register::Invoices;
    type Key = String;
}

/// The key of an invoice: its number without spaces, large and small letters alike. Whoever issued it: numbers of electronic
/// invoices are the whole country's, older ones are told apart by the code before them.
#[must_use]
pub fn invoice_key(invoice: &Text) -> Option<String> {
    let key: String = invoice.as_str().chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
    (!key.is_empty()).then_some(key)
}

/// The number that stayed after all merges.
#[must_use]
pub fn stayed(books: &impl Books, number: PersonNumber) -> PersonNumber {
    let mut stayed = number;
    // Only numbers that stand are merged, so no chain is longer than the register.
    for _ in 0..books.last_person() {
        match books.person(stayed).and_then(|facts| facts.merged_into) {
            Some(into) => stayed = into,
            None => break,
        }
    }
    stayed
}

/// What became of an advance, under its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvanceFacts {
    /// What papers prove.
    pub accounted: Yuan,
    /// What came back.
    pub returned: Yuan,
}

impl AdvanceFacts {
    /// What is still owed of an advance.
    #[must_use]
    pub fn owed(self, advanced: Yuan) -> Yuan {
        advanced.minus(self.accounted).and_then(|rest| rest.minus(self.returned)).unwrap_or_default()
    }
}

impl Record for AdvanceFacts {
    const REGISTER: Register = Register::Advances;
    type Key = Seq;
}

impl PaymentRequested {
    /// What settlements pay: all but what is kept back.
    #[must_use]
    pub fn payable(&self) -> Yuan {
        self.amount.minus(self.retention).unwrap_or_default()
    }

    /// The purse behind one of its sources.
    #[must_use]
    pub fn purse(&self, source_kind: SourceKind) -> Purse {
        Purse { project: self.project.0.clone(), source_kind }
    }

    /// The last entry that belongs to it: its own, or the last person of its list.
    #[must_use]
    pub fn last_entry(&self, request: Seq) -> Seq {
        Seq(request.0.saturating_add(self.persons.0))
    }

    /// Whether it names a source.
    #[must_use]
    pub fn has_source(&self, account: &Code, source_kind: SourceKind) -> bool {
        self.sources
            .iter()
            .any(|PaymentSource { account: own, source_kind: kind }| own == account && *kind == source_kind)
    }
}
