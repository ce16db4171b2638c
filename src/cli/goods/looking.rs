//! `goods list`, `goods show LOT`: what lies there, and what became of a lot.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::goods::unknown;
use crate::cli::help;
use crate::cli::session::Session;
use crate::ledger::field::Count;
use crate::ledger::name::Code;
use crate::report::goods::{self, Wanted};
use crate::report::{Cell, Heading};
use crate::text::Question;

/// How many days `--expiring` looks ahead unless told.
const DAYS_AHEAD: &str = "30";

#[derive(Debug, Args)]
pub(super) struct List {
    #[arg(long, value_name = "DAYS", num_args = 0..=1, default_missing_value = DAYS_AHEAD, help = help().goods.expiring)]
    expiring: Option<i32>,
    #[arg(long, help = help().goods.all)]
    all: bool,
}

impl List {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let (store, opened) = session.opened()?;
        let on = session.now().day(opened.utc_offset);
        let expiring = self.expiring.map(|days| on.plus_days(days)).transpose()?;
        session.list(&goods::lots(&store.reading()?, Wanted { on, expiring, empty_ones: self.all })?);
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct Show {
    #[arg(value_name = "LOT", help = help().goods.lot)]
    lot: Option<String>,
}

impl Show {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let lot: Code = session.need(Question::Lot, self.lot.as_deref())?;
        let (store, opened) = session.opened()?;
        let (reading, on) = (store.reading()?, session.now().day(opened.utc_offset));
        let life = goods::life(&reading, &lot)?;
        if life.rows.is_empty() {
            return Err(unknown(session, &store, &lot)?);
        }
        let mut lots = goods::lots(&reading, Wanted { on, expiring: None, empty_ones: true })?;
        let place = lots.place_of(Heading::Lot).unwrap_or_default();
        lots.rows.retain(|row| row.get(place) == Some(&Cell::from(&lot)));
        lots.count = Count(u64::try_from(lots.rows.len()).unwrap_or_default());
        lots.totals.clear();
        session.list(&lots);
        session.list(&life);
        Ok(())
    }
}
