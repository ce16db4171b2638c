//! `report samples`, `digits`, `separation`, `operator`, `receipts`: what an auditor asks first, read from the entries one by one.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::journal::{Walked, each_entry};
use crate::cli::session::Session;
use crate::ledger::name::Code;
use crate::ledger::period::UtcOffset;
use crate::ledger::receipt_numbers::ReceiptNumbers;
use crate::ledger::words::DigitSet;
use crate::report::Table;
use crate::report::digits::Digits;
use crate::report::doings::{Doings, DoingsOf};
use crate::report::passing::Passing;
use crate::report::samples::Samples;
use crate::report::separation::Separation;
use crate::store::Store;
use crate::text::Question;

/// `report operator [CODE]`.
#[derive(Debug, Args)]
pub(crate) struct Operator {
    #[arg(value_name = "CODE", help = help().packs.operator_code)]
    code: Option<String>,
}

/// Everything an auditor asks first, gathered in one walk.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    pub(crate) samples: Samples,
    pub(crate) digits: Digits,
    pub(crate) separation: Separation,
    pub(crate) doings: Doings,
    pub(crate) receipts: ReceiptNumbers,
}

impl Looks {
    /// Takes the next entry.
    pub(crate) fn take(&mut self, walked: &Walked, offset: UtcOffset) {
        let passing = passing(walked, offset);
        self.samples.take(&passing);
        self.digits.take(&walked.event);
        self.separation.take(&passing);
        self.doings.take(&passing);
        self.receipts.take(&walked.event);
    }

    pub(super) fn read(store: &Store, offset: UtcOffset) -> Result<Self, Failure> {
        let mut looks = Self::default();
        each_entry(store, |walked| {
            looks.take(&walked, offset);
            Ok(())
        })?;
        Ok(looks)
    }

    /// What each set of first digits says, then the sets.
    pub(crate) fn digit_tables(&self) -> Vec<Table> {
        let sets = DigitSet::ALL.iter().map(|set| self.digits.table(*set));
        std::iter::once(self.digits.verdicts()).chain(sets).collect()
    }
}

fn passing(walked: &Walked, offset: UtcOffset) -> Passing<'_> {
    let Walked { seq, at, by, event, voucher } = walked;
    Passing { seq: *seq, at: *at, recorded_on: at.day(offset), by, event, voucher: voucher.as_ref() }
}

impl Operator {
    pub(super) fn tables(
        &self,
        session: &Session<'_>,
        store: &Store,
        offset: UtcOffset,
    ) -> Result<Vec<Table>, Failure> {
        let Some(code) = session.maybe::<Code>(Question::Operator, self.code.as_deref())? else {
            return Ok(vec![Looks::read(store, offset)?.doings.table()]);
        };
        let known = store.operators()?.into_iter().any(|(operator, _)| operator == code);
        if !known {
            return Err(Failure::refused(session.words.unknown_operator(code.as_str())));
        }
        let mut doings = DoingsOf::new(code);
        each_entry(store, |walked| {
            doings.take(&passing(&walked, offset));
            Ok(())
        })?;
        Ok(vec![doings.table()])
    }
}
