//! How many entries of each kind there are, and what they posted: the shortest account of a ledger.

use std::collections::BTreeMap;

use crate::ledger::books::Tally;
use crate::ledger::event::Kind;
use crate::ledger::field::Count;
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::journal::Voucher;
use crate::report::table::{Cell, Table};
use crate::report::title::{AuditTitle, Title};

/// Entries as they pass by, by kind.
#[derive(Clone, Debug, Default)]
pub struct EntriesByKind(BTreeMap<Kind, Tally>);

impl EntriesByKind {
    /// Takes the next entry, with what it posted.
    pub fn take(&mut self, kind: Kind, voucher: Option<&Voucher>) {
        let tally = self.0.entry(kind).or_default();
        tally.count = tally.count.and_one();
        tally.total = tally.total.plus(voucher.map_or(Yuan::ZERO, Voucher::debit)).unwrap_or(tally.total);
    }

    /// How many entries passed.
    #[must_use]
    pub fn size(&self) -> Count {
        Count(self.0.values().fold(0, |sum, tally| tally.count.0.saturating_add(sum)))
    }

    /// The table, in the order of the format; 合计 is every entry and every debit.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut table = Table::new(
            Title::Audit(AuditTitle::EntriesByKind),
            &[Heading::EntryKind, Heading::Entries, Heading::Posted],
        );
        for (kind, tally) in &self.0 {
            table.push([Cell::from(*kind), tally.count.into(), tally.total.into()]);
        }
        table.totalled()
    }
}
