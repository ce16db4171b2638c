//! `shop spoil ITEM QUANTITY`: what spoiled on the shelf, out of the lots that expire first. An entry a lot, as
//! `goods spoil` writes it, all of them or none.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::goods::quantity;
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::shop::item;
use crate::desk::Desk;
use crate::ledger::books::Record;
use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::registers::shop::ShelfLot;
use crate::ledger::command::Command;
use crate::ledger::event::GoodsIssued;
use crate::ledger::field::Maybe;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::IssueManner;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Spoil {
    #[arg(value_name = "ITEM", help = help().shop.item_code)]
    item: Option<String>,
    #[arg(value_name = "QUANTITY", allow_negative_numbers = true, help = help().shop.quantity)]
    quantity: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, help = help().goods.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Spoil {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let (item, facts) = item(session, &desk, self.item.as_deref())?;
        let quantity = quantity(session, self.quantity.as_deref())?;
        let (paper, date) =
            (session.text(Question::Paper, self.paper.as_deref())?, session.day(self.date.as_deref(), desk.today())?);
        let memo = session.need_text(Question::Reason, self.reason.as_deref())?;
        let (parts, missing) = first_to_expire(&desk, &item, quantity, date)?;
        if !missing.is_zero() || parts.is_empty() {
            let left = quantity.minus(missing).unwrap_or_default();
            return Err(Failure::refused(session.words.shelf_has_less(&item, left, &facts.unit)));
        }
        let issues = parts.into_iter().map(|(lot, quantity, lies)| {
            Command::IssueGoods(GoodsIssued {
                cost: lies.share(quantity).unwrap_or_default(),
                date,
                lot,
                manner: IssueManner::Spoiled,
                memo: memo.clone(),
                paper: paper.clone(),
                project: Maybe::EMPTY,
                quantity,
                receiver: Text::default(),
            })
        });
        session.record_all(&mut desk, issues.collect::<Vec<_>>()).map(drop)
    }
}

/// A lot, how much of it, and how it stands.
type Part = (Code, Quantity, LotFacts);

/// The parts, and what no lot holds. Expired goods spoil first of all.
fn first_to_expire(desk: &Desk, item: &Code, quantity: Quantity, day: Day) -> Result<(Vec<Part>, Quantity), Failure> {
    let books = desk.store().books();
    let (mut parts, mut missing) = (Vec::new(), quantity);
    for (_, ShelfLot { lot }) in ShelfLot::all(&books, &ShelfLot::beginning(item)) {
        let lies = LotFacts::find(&books, &lot).filter(|lies| lies.day <= day);
        let Some(lies) = lies.filter(|_| !missing.is_zero()) else { continue };
        let part = missing.min(lies.quantity_left);
        missing = missing.minus(part).unwrap_or_default();
        parts.push((lot, part, lies));
    }
    books.fault()?;
    Ok((parts, missing))
}
