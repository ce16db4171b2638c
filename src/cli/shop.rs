//! `shop`: the 公益超市, what its items cost in points, what stands on its shelf, what was bought for it.

mod buying;
mod counting;
mod looking;
mod pricing;
mod rewarding;
mod shelving;
mod spoiling;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::{Session, nearest_first};
use crate::desk::Desk;
use crate::ledger::books::Record;
use crate::ledger::books::registers::shop::ItemFacts;
use crate::ledger::command::WantedItem;
use crate::ledger::name::Code;
use crate::ledger::quantity::Quantity;
use crate::ledger::reading::FundReading;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Shop {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().shop.item)]
    Item(Box<pricing::Item>),
    #[command(about = help().shop.shelve)]
    Shelve(shelving::Shelve),
    #[command(about = help().shop.buy)]
    Buy(buying::Buy),
    #[command(about = help().shop.reward)]
    Reward(rewarding::Reward),
    #[command(about = help().shop.spoil)]
    Spoil(spoiling::Spoil),
    #[command(about = help().shop.count)]
    Count(counting::Count),
    #[command(about = help().shop.stock)]
    Stock,
    #[command(about = help().shop.prices)]
    Prices(looking::Prices),
}

impl Shop {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Item(item) => item.run(session),
            Action::Shelve(shelve) => shelve.run(session),
            Action::Buy(buy) => buy.run(session),
            Action::Reward(reward) => reward.run(session),
            Action::Spoil(spoil) => spoil.run(session),
            Action::Count(count) => count.run(session),
            Action::Stock => looking::stock(session),
            Action::Prices(prices) => prices.run(session),
        }
    }
}

/// The item named, as it stands; else the nearest codes.
fn item(session: &Session<'_>, desk: &Desk, given: Option<&str>) -> Result<(Code, ItemFacts), Failure> {
    let code: Code = session.need(Question::ItemCode, given)?;
    let books = desk.store().books();
    let found = ItemFacts::find(&books, &code);
    books.fault()?;
    if let Some(facts) = found {
        return Ok((code, facts));
    }
    let items: Vec<(String, ItemFacts)> = desk.store().reading()?.records("")?;
    let known = nearest_first(code.as_str(), items.iter().map(|(code, _)| code.as_str()));
    Err(Failure::refused(session.words.unknown_item(code.as_str(), &known)))
}

/// `rice=2` for each item; asked for when there is none. What is rung up twice adds up, as at every till.
pub(super) fn wanted(session: &Session<'_>, desk: &Desk, given: &[String]) -> Result<Vec<WantedItem>, Failure> {
    let asked = || session.console.ask(&session.words.question(Question::WantedItem));
    let items = if given.is_empty() { asked().into_iter().collect() } else { given.to_vec() };
    if items.is_empty() {
        return Err(Failure::refused(session.words.missing(Question::WantedItem)));
    }
    let mut lines: Vec<WantedItem> = Vec::new();
    for text in items.iter().flat_map(|text| text.split([',', '，'])) {
        let wrong = || Failure::refused(session.words.wrong(Question::WantedItem, text));
        let (code, quantity) = text.trim().split_once('=').ok_or_else(wrong)?;
        let (item, _) = item(session, desk, Some(code))?;
        let quantity = Quantity::typed(quantity).map_err(|_| wrong())?;
        match lines.iter_mut().find(|line| line.item == item) {
            Some(line) => line.quantity = both(line.quantity, quantity).ok_or_else(wrong)?,
            None => lines.push(WantedItem { item, quantity }),
        }
    }
    Ok(lines)
}

/// As much as both, if there is a spelling for so much.
fn both(one: Quantity, other: Quantity) -> Option<Quantity> {
    one.plus(other).and_then(|sum| Quantity::typed(&sum.to_string()).ok())
}
