//! `goods receive QUANTITY UNIT ITEM`: a lot of goods was given.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::donate::giver;
use crate::cli::failure::Failure;
use crate::cli::goods::quantity;
use crate::cli::help;
use crate::cli::session::{Session, nearest_first};
use crate::desk::{Desk, sealing};
use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::command::{Command, ReceiveGoods};
use crate::ledger::name::{Code, Digest};
use crate::ledger::words::{Appeal, Display, GoodsUse, Holder, ValueBasis};
use crate::ledger::yuan::Yuan;
use crate::store::{StoreError, papers};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Receive {
    #[arg(value_name = "QUANTITY", allow_negative_numbers = true, help = help().goods.quantity)]
    quantity: Option<String>,
    #[arg(value_name = "UNIT", help = help().goods.unit)]
    unit: Option<String>,
    #[arg(value_name = "ITEM", help = help().goods.item)]
    item: Option<String>,
    #[arg(long = "use", value_name = "shop|project|poor_families", help = help().goods.usage)]
    usage: Option<String>,
    #[arg(long, value_name = "NAME|pN", help = help().donate_donor)]
    donor: Option<String>,
    #[arg(long, alias = "kind", value_name = "person|company|institution", default_value = "person",
          help = help().donate_kind)]
    donor_kind: String,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().goods.value)]
    value: Option<String>,
    #[arg(long, value_name = "invoice|agreement|fair_value|unpriced", help = help().goods.basis)]
    basis: Option<String>,
    #[arg(long, value_name = "CODE", help = help().goods.project)]
    project: Option<String>,
    #[arg(long, value_name = "public|directed", help = help().goods.channel)]
    channel: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().goods.expiry)]
    expiry: Option<String>,
    #[arg(long, value_name = "CODE", help = help().goods.new_lot)]
    lot: Option<String>,
    #[arg(long, value_name = "CODE", help = help().goods.storeroom)]
    account: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
    #[arg(long, value_name = "masked|named|anonymous", help = help().display)]
    display: Option<String>,
    #[arg(long, conflicts_with = "display", help = help().goods.anonymous)]
    anonymous: bool,
    #[arg(long, value_name = "NUMBER", help = help().donate_receipt)]
    receipt: Option<String>,
    #[arg(long, value_name = "PATH", help = help().goods.file)]
    file: Option<PathBuf>,
    #[arg(long, help = help().memo)]
    memo: Option<String>,
}

/// What is given for poor families and of no project is restricted: a directed gift.
fn usual_appeal(goods: &ReceiveGoods) -> Appeal {
    let is_for_the_poor = goods.usage == GoodsUse::PoorFamilies && goods.project.is_none();
    if is_for_the_poor { Appeal::Directed } else { Appeal::Public }
}

impl Receive {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let (value, basis) = self.price(session)?;
        let giver = giver(session, &desk, self.donor.as_deref(), &self.donor_kind)?;
        let display = if self.anonymous { Some(Display::Anonymous) } else { None };
        let mut private = Vec::new();
        let goods = ReceiveGoods {
            account: storeroom(session, &desk, self.account.as_deref())?,
            appeal: Appeal::Public,
            basis,
            date: session.day(self.date.as_deref(), desk.today())?,
            display: display.or(session.maybe(Question::Display, self.display.as_deref())?),
            expiry: session.maybe(Question::Day, self.expiry.as_deref())?,
            quantity: quantity(session, self.quantity.as_deref())?,
            unit: session.need_text(Question::Unit, self.unit.as_deref())?,
            item: session.need_text(Question::Item, self.item.as_deref())?,
            lot: match session.maybe(Question::Lot, self.lot.as_deref())? {
                Some(lot) => lot,
                None => next_free(session, &desk)?,
            },
            memo: session.text(Question::Memo, self.memo.as_deref())?,
            project: session.maybe(Question::ProjectCode, self.project.as_deref())?,
            receipt: session.text(Question::ReceiptNumber, self.receipt.as_deref())?,
            usage: session.need(Question::GoodsUse, self.usage.as_deref())?,
            value,
            paper_file: self.file.as_deref().map(|path| paper(session, &desk, path)).transpose()?,
            donor: sealing::donor(desk.entropy(), &giver, &mut private)?,
        };
        session.known_project(&desk, goods.project.as_ref())?;
        let usual = usual_appeal(&goods);
        let channel: Option<Appeal> = session.maybe(Question::Channel, self.channel.as_deref())?;
        let goods = ReceiveGoods { appeal: channel.unwrap_or(usual), ..goods };
        let lot = goods.lot.clone();
        session.record(&mut desk, &Command::ReceiveGoods(goods), &private)?;
        if !session.dry_run {
            session.console.say(session.words.lot_received(&lot));
        }
        Ok(())
    }

    /// Without a value there is no price; a value that rests on nothing named is asked what it rests on.
    fn price(&self, session: &Session<'_>) -> Result<(Option<Yuan>, ValueBasis), Failure> {
        let value = self.value.as_deref().map(|value| session.need_amount(Some(value))).transpose()?;
        let unpriced = value.is_none().then_some(ValueBasis::Unpriced.word());
        let basis = session.need(Question::ValueBasis, self.basis.as_deref().or(unpriced))?;
        Ok((value, basis))
    }
}

/// The first of l1, l2 … that no lot has.
pub(in crate::cli) fn next_free(session: &Session<'_>, desk: &Desk) -> Result<Code, Failure> {
    let books = desk.store().books();
    let mut codes = (1_u64..).map_while(|number| format!("l{number}").parse::<Code>().ok());
    let free = codes.find(|code| LotFacts::find(&books, code).is_none());
    books.fault()?;
    free.ok_or_else(|| Failure::refused(session.words.missing(Question::Lot)))
}

/// The storeroom named, else the only one.
pub(in crate::cli) fn storeroom(session: &Session<'_>, desk: &Desk, given: Option<&str>) -> Result<Code, Failure> {
    let accounts = desk.store().accounts()?;
    let rooms: Vec<&str> =
        accounts.iter().filter(|a| a.holder == Holder::Storeroom).map(|account| account.code.as_str()).collect();
    if let Some(code) = session.maybe::<Code>(Question::AccountCode, given)? {
        if desk.store().books().account(&code).is_none() {
            let known = nearest_first(code.as_str(), rooms.into_iter());
            return Err(Failure::refused(session.words.unknown_account(code.as_str(), &known)));
        }
        return Ok(code);
    }
    match rooms.as_slice() {
        [only] => session.need(Question::AccountCode, Some(only)),
        [] => Err(Failure::refused(session.words.no_storeroom())),
        several => {
            let codes: Vec<String> = several.iter().map(ToString::to_string).collect();
            Err(Failure::refused(session.words.which_account("--account", &codes)))
        }
    }
}

/// The paper itself, kept under its digest; a rehearsal keeps nothing.
fn paper(session: &Session<'_>, desk: &Desk, path: &Path) -> Result<Digest, Failure> {
    let bytes = std::fs::read(path).map_err(StoreError::file(path))?;
    Ok(if session.dry_run { papers::digest(&bytes) } else { papers::put(desk.store().folder(), &bytes)? })
}
