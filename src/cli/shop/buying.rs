//! `shop buy ITEM QUANTITY --cost AMOUNT`: goods that were paid for come in.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::goods::quantity;
use crate::cli::goods::receiving::{next_free, storeroom};
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::shop::item;
use crate::desk::Desk;
use crate::ledger::books::registers::shop::StockPaidFacts;
use crate::ledger::command::Command;
use crate::ledger::event::StockBought;
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::reading::FundReading;
use crate::ledger::yuan::Yuan;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Buy {
    #[arg(value_name = "ITEM", help = help().shop.item_code)]
    item: Option<String>,
    #[arg(value_name = "QUANTITY", allow_negative_numbers = true, help = help().shop.quantity)]
    quantity: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().shop.stock_cost)]
    cost: Option<String>,
    #[arg(long, value_name = "SEQ", help = help().shop.settlement)]
    payment: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().goods.expiry)]
    expiry: Option<String>,
    #[arg(long, value_name = "CODE", help = help().goods.new_lot)]
    lot: Option<String>,
    #[arg(long, value_name = "CODE", help = help().goods.storeroom)]
    account: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Buy {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let (item, _) = item(session, &desk, self.item.as_deref())?;
        let bought = StockBought {
            account: storeroom(session, &desk, self.account.as_deref())?,
            quantity: quantity(session, self.quantity.as_deref())?,
            cost: session.need_amount(self.cost.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            expiry: Maybe(session.maybe(Question::Day, self.expiry.as_deref())?),
            item,
            lot: match session.maybe(Question::Lot, self.lot.as_deref())? {
                Some(lot) => lot,
                None => next_free(session, &desk)?,
            },
            settlement: match session.maybe(Question::Seq, self.payment.as_deref())? {
                Some(seq) => seq,
                None => only_open(session, &desk)?,
            },
        };
        let lot = bought.lot.clone();
        session.record(&mut desk, &Command::BuyStock(bought), &[])?;
        if !session.dry_run {
            session.console.say(session.words.lot_received(&lot));
        }
        Ok(())
    }
}

/// The only settlement for stock whose goods have not all come.
fn only_open(session: &Session<'_>, desk: &Desk) -> Result<Seq, Failure> {
    let paid: Vec<(String, StockPaidFacts)> = desk.store().reading()?.records("")?;
    let open: Vec<(Seq, Yuan)> = paid
        .iter()
        .filter(|(_, facts)| !facts.left().is_zero())
        .filter_map(|(key, facts)| Some((Seq(key.parse().ok()?), facts.left())))
        .collect();
    match open.as_slice() {
        [(only, _)] => Ok(*only),
        [] => Err(Failure::refused(session.words.no_stock_paid())),
        several => Err(Failure::refused(session.words.which_settlement(several))),
    }
}
