//! `shop shelve LOT ITEM`: a lot of given goods goes on the shelf.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::goods::lot;
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::shop::item;
use crate::ledger::command::Command;
use crate::ledger::event::LotShelved;

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Shelve {
    #[arg(value_name = "LOT", help = help().goods.lot)]
    lot: Option<String>,
    #[arg(value_name = "ITEM", help = help().shop.item_code)]
    item: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Shelve {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let (lot, _) = lot(session, &desk, self.lot.as_deref())?;
        let (item, _) = item(session, &desk, self.item.as_deref())?;
        let date = session.day(self.date.as_deref(), desk.today())?;
        session.record(&mut desk, &Command::ShelveLot(LotShelved { date, item, lot }), &[]).map(drop)
    }
}
