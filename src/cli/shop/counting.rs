//! `shop count LOT=QUANTITY …`: what two people found on the shelf, an entry a lot, all of them or none.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::goods::receiving::storeroom;
use crate::cli::help;
use crate::cli::pay::filed;
use crate::cli::session::Session;
use crate::desk::Batch;
use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::command::Command;
use crate::ledger::decide::on_the_shelf;
use crate::ledger::event::{LotCounted, StockCounted};
use crate::ledger::field::{Count as Number, Seq};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::refusal::{GoodsRefusal, Refusal, ShopRefusal};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Count {
    #[arg(value_name = "LOT=QUANTITY", help = help().shop.count_lots)]
    lots: Vec<String>,
    #[arg(long, value_name = "pN", help = help().shop.counter)]
    counter: Option<String>,
    #[arg(long, value_name = "pN", help = help().shop.witness)]
    witness: Option<String>,
    #[arg(long, help = help().goods.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().shop.sheet)]
    file: Option<PathBuf>,
    #[arg(long, help = help().shop.rest_as_booked)]
    rest_as_booked: bool,
    #[arg(long, help = help().shop.count_reason)]
    reason: Option<String>,
    #[arg(long, value_name = "CODE", help = help().goods.storeroom)]
    account: Option<String>,
}

impl Count {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let account = storeroom(session, &desk, self.account.as_deref())?;
        let lots = {
            let books = desk.store().books();
            let lots = on_the_shelf(&books, &account);
            books.fault()?;
            lots
        };
        let said = self.said(session, &lots)?;
        let counted = StockCounted {
            account,
            counter: session.need(Question::PersonNumber, self.counter.as_deref())?,
            date: desk.today(),
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            paper_file: filed(session, &desk, self.file.as_deref())?,
            rows: Number(0),
            witness: session.need(Question::PersonNumber, self.witness.as_deref())?,
        };
        let reason = session.text(Question::Reason, self.reason.as_deref())?;
        session.record_as_it_stands(&mut desk, |batch| all(batch, counted, &said, &reason)).map(drop)
    }

    /// What was said of each lot: every one of the shelf, unless the rest is as booked, and no other.
    fn said(&self, session: &Session<'_>, lots: &[(Code, LotFacts)]) -> Result<BTreeMap<Code, Quantity>, Failure> {
        let mut said = BTreeMap::new();
        for text in self.lots.iter().flat_map(|text| text.split([',', '，'])) {
            let wrong = || Failure::refused(session.words.wrong(Question::LotCount, text));
            let (lot, quantity) = text.trim().split_once('=').ok_or_else(wrong)?;
            let lot: Code = lot.parse().map_err(|_| wrong())?;
            if !lots.iter().any(|(code, _)| *code == lot) {
                return Err(Refusal::from(GoodsRefusal::LotMustBeReceived { lot }).into());
            }
            let quantity = Quantity::typed(quantity).map_err(|_| wrong())?;
            if said.insert(lot.clone(), quantity).is_some() {
                return Err(Refusal::from(ShopRefusal::LotMustBeCountedOnce { lot }).into());
            }
        }
        if said.len() < lots.len() && !self.rest_as_booked {
            let lots = Number(u64::try_from(lots.len()).unwrap_or(u64::MAX));
            return Err(Refusal::from(ShopRefusal::CountMustCoverTheShelf { lots }).into());
        }
        Ok(said)
    }
}

/// The count and its lots, as they are booked now: somebody may have served a customer while the papers were typed.
fn all(batch: &Batch<'_>, counted: StockCounted, said: &BTreeMap<Code, Quantity>, reason: &Text) -> Vec<Command> {
    let lots = on_the_shelf(batch.books(), &counted.account);
    let rows = Number(u64::try_from(lots.len()).unwrap_or(u64::MAX));
    let of_lot = |lot| row((batch.next(), counted.date), lot, said, reason);
    let lots: Vec<Command> = lots.iter().map(of_lot).collect();
    std::iter::once(Command::CountStock(StockCounted { rows, ..counted })).chain(lots).collect()
}

/// One lot of the count; a reason only where it differs.
fn row(
    (count, date): (Seq, Day),
    (lot, facts): &(Code, LotFacts),
    said: &BTreeMap<Code, Quantity>,
    reason: &Text,
) -> Command {
    let booked = facts.quantity_left;
    let counted = said.get(lot).copied().unwrap_or(booked);
    Command::CountLot(LotCounted {
        booked,
        cost: facts.difference(counted).unwrap_or_default(),
        count,
        counted,
        date,
        lot: lot.clone(),
        reason: if counted == booked { Text::default() } else { reason.clone() },
    })
}
