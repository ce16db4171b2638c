//! The 公益超市: what each item costs in points from which day on, which lots stand on the shelf, and how much of what was
//! paid for stock was taken in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::{Books, Purse, Record, Register};
use crate::ledger::effect::Effect;
use crate::ledger::event::{Event, ItemPriced, PaymentSettled, SlipLine};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::{ItemKind, PaymentKind, SourceKind};
use crate::ledger::yuan::Yuan;

/// An item of the shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemFacts {
    /// Goods out of a lot, or a service.
    pub kind: ItemKind,
    /// 袋, 箱, 次.
    pub unit: Text,
    /// What was said of it, by the first day it counts.
    pub prices: Vec<Price>,
}

/// What is said of an item from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// The entry that said so.
    pub entry: Seq,
    /// The first day.
    pub from: Day,
    /// Its name.
    pub name: Text,
    /// Points for one unit; empty while it is off the shelf.
    pub points: Maybe<Points>,
    /// What the fund owes for one unit of it.
    pub cost: Yuan,
    /// To whom.
    pub merchant: Maybe<PersonNumber>,
    /// Out of which account …
    pub account: Maybe<Code>,
    /// … and which purse of it: the project …
    pub project: Maybe<Code>,
    /// … and where its money comes from.
    pub source_kind: Maybe<SourceKind>,
}

impl Record for ItemFacts {
    const REGISTER: Register = Register::Items;
    type Key = Code;
}

impl ItemFacts {
    /// What is said of it on a day.
    #[must_use]
    pub fn price_on(&self, day: Day) -> Option<&Price> {
        self.prices.iter().rfind(|price| price.from <= day)
    }

    /// Its name, by the last word on it.
    #[must_use]
    pub fn name(&self) -> Text {
        self.prices.last().map(|price| price.name.clone()).unwrap_or_default()
    }

    /// The facts after another word on it: the last one on a day counts.
    #[must_use]
    pub fn with(mut self, seq: Seq, e: &ItemPriced) -> Self {
        let price = Price {
            entry: seq,
            from: e.from,
            name: e.name.clone(),
            points: e.points,
            cost: e.cost,
            merchant: e.merchant,
            account: e.account.clone(),
            project: e.project.clone(),
            source_kind: e.source_kind,
        };
        self.prices.retain(|one| one.from != e.from);
        self.prices.push(price);
        self.prices.sort_by_key(|one| one.from);
        self
    }
}

impl Price {
    /// Points for a quantity, rounded up to a tenth, so that nothing is had for nothing. `None` beyond range or while the
    /// item is off the shelf.
    #[must_use]
    pub fn points_for(&self, quantity: Quantity) -> Option<Points> {
        let exact = self.points.0?.tenths().checked_mul(quantity.thousandths())?;
        Some(Points::from_tenths(exact.div_ceil(1_000)))
    }

    /// What the fund owes for a quantity, rounded up to 分. `None` beyond range.
    #[must_use]
    pub fn cost_of(&self, quantity: Quantity) -> Option<Yuan> {
        let fen = u64::try_from(self.cost.fen()).ok()?.checked_mul(quantity.thousandths())?.div_ceil(1_000);
        i64::try_from(fen).ok().and_then(Yuan::from_fen)
    }

    /// The account and the purse that owe it; nothing when nobody is paid.
    #[must_use]
    pub fn owed_by(&self) -> Option<(Code, Purse)> {
        let (account, source_kind) = (self.account.0.clone()?, self.source_kind.0?);
        Some((account, Purse { project: self.project.0.clone(), source_kind }))
    }
}

/// A lot on the shelf that still holds something, under its item, its last day and the entry that brought it: the first to
/// expire comes first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShelfLot {
    /// Its code.
    pub lot: Code,
}

impl Record for ShelfLot {
    const REGISTER: Register = Register::Shelf;
    type Key = String;
}

impl ShelfLot {
    /// Sorts after every day there is: what never expires goes out last.
    const NEVER: &'static str = "~";

    /// How the keys of an item's lots begin.
    #[must_use]
    pub fn beginning(item: &Code) -> String {
        format!("{item} ")
    }

    fn key_of(item: &Code, facts: &LotFacts) -> String {
        let expiry = facts.expiry.map_or_else(|| Self::NEVER.to_owned(), |day| day.to_string());
        format!("{item} {expiry} {:012}", facts.entry.0)
    }

    /// A lot that is not on the shelf any more.
    #[must_use]
    pub fn gone(facts: &LotFacts) -> Option<Effect> {
        facts.shelf.as_ref().map(|item| Self::dropped(&Self::key_of(item, facts)))
    }

    /// Where a lot stands after its facts changed: on the shelf while it holds something.
    #[must_use]
    pub fn following(lot: &Code, facts: &LotFacts) -> Option<Effect> {
        let item = facts.shelf.as_ref().filter(|_| !facts.quantity_left.is_zero());
        match item {
            Some(item) => Some(Self { lot: lot.clone() }.kept(&Self::key_of(item, facts))),
            None => Self::gone(facts),
        }
    }
}

/// How much of what a settlement paid for stock was taken in as lots, under the settlement's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockPaidFacts {
    /// What was paid.
    pub paid: Yuan,
    /// What was taken in of it.
    pub taken: Yuan,
}

impl Record for StockPaidFacts {
    const REGISTER: Register = Register::StockPaid;
    type Key = Seq;
}

impl StockPaidFacts {
    /// A settlement for stock that stands, with its purse.
    pub fn settlement(books: &impl Books, seq: Seq) -> Option<(PaymentSettled, Purse)> {
        let recalled = books.standing(seq)?;
        let Event::PaymentSettled(settled) = &recalled.event else { return None };
        let asked = books.recall(settled.request)?;
        let Event::PaymentRequested(request) = &asked.event else { return None };
        let purse = request.purse(settled.source_kind);
        (request.kind == PaymentKind::Stock).then(|| (settled.clone(), purse))
    }

    /// What was paid and is not taken in yet.
    #[must_use]
    pub fn left(&self) -> Yuan {
        self.paid.minus(self.taken).unwrap_or_default()
    }
}

/// What one purse owes to a merchant for services exchanged for points, under [`OwedFacts::key`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwedFacts {
    /// What slips came to, of all time.
    pub owed: Yuan,
    /// What was paid of it.
    pub paid: Yuan,
}

impl Record for OwedFacts {
    const REGISTER: Register = Register::Merchants;
    type Key = String;
}

impl OwedFacts {
    /// Merchant, account, source kind and, where there is one, project.
    #[must_use]
    pub fn key(merchant: PersonNumber, account: &Code, purse: &Purse) -> String {
        let project = purse.project.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{merchant} {account} {} {project}", purse.source_kind).trim_end().to_owned()
    }

    /// The account and the purse that owe under a key.
    fn owed_by(key: &str) -> Option<(Code, Purse)> {
        let mut parts = key.split(' ').skip(1);
        let (account, source_kind) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let project = parts.next().map(str::parse).transpose().ok()?;
        Some((account, Purse { project, source_kind }))
    }

    /// What a purse owes to a merchant.
    pub fn of(books: &impl Books, merchant: PersonNumber, account: &Code, purse: &Purse) -> Self {
        Self::find(books, &Self::key(merchant, account, purse)).unwrap_or_default()
    }

    /// The account, the purse and the merchant it owes for a service on a slip, as the entry that priced it says.
    pub fn owing(books: &impl Books, line: &SlipLine) -> Option<(Code, Purse, PersonNumber)> {
        let recalled = books.recall(line.price).filter(|_| !line.cost.is_zero())?;
        let Event::ItemPriced(price) = &recalled.event else { return None };
        let (account, source_kind) = (price.account.0.clone()?, price.source_kind.0?);
        Some((account, Purse { project: price.project.0.clone(), source_kind }, (*price.merchant)?))
    }

    /// What the lines of a slip come to for each merchant and purse: facts are kept once, however many lines there are.
    pub fn of_slip(books: &impl Books, lines: &[SlipLine]) -> BTreeMap<String, Yuan> {
        let mut sums = BTreeMap::new();
        for line in lines {
            if let Some((account, purse, merchant)) = Self::owing(books, line) {
                let sum: &mut Yuan = sums.entry(Self::key(merchant, &account, &purse)).or_default();
                *sum = sum.plus(line.cost).unwrap_or(*sum);
            }
        }
        sums
    }

    /// What is still to be paid.
    #[must_use]
    pub fn rest(&self) -> Yuan {
        self.owed.minus(self.paid).unwrap_or_default()
    }
}

/// A purse that owes merchants something, and what it has to pay them with. A service is exchanged whether its money is there
/// or not: the volunteer's points are good, and who did not set enough aside is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MerchantsPurse {
    /// The account its money lies in.
    pub account: Code,
    /// Which purse.
    pub purse: Purse,
    /// What it owes, to all merchants together.
    pub owed: Yuan,
    /// What it holds.
    pub holds: Yuan,
}

impl MerchantsPurse {
    /// All of them.
    pub fn all(books: &impl Books) -> Vec<Self> {
        let mut sums: BTreeMap<(Code, Purse), Yuan> = BTreeMap::new();
        for (key, facts) in OwedFacts::all(books, "") {
            let Some(whose) = OwedFacts::owed_by(&key).filter(|_| !facts.rest().is_zero()) else { continue };
            let sum = sums.entry(whose).or_default();
            *sum = sum.plus(facts.rest()).unwrap_or(*sum);
        }
        let holds = |account: &Code, purse: &Purse| books.cash(account, purse);
        sums.into_iter()
            .map(|((account, purse), owed)| Self { holds: holds(&account, &purse), account, purse, owed })
            .collect()
    }

    /// Those that hold less than they owe.
    pub fn all_short(books: &impl Books) -> Vec<Self> {
        Self::all(books).into_iter().filter(|one| !one.lacks().is_zero()).collect()
    }

    /// Those of the services on a slip that hold less than they owe.
    pub fn short_for(books: &impl Books, lines: &[SlipLine]) -> Vec<Self> {
        let paying: Vec<(Code, Purse)> = lines
            .iter()
            .filter_map(|line| OwedFacts::owing(books, line))
            .map(|(account, purse, _)| (account, purse))
            .collect();
        if paying.is_empty() {
            return Vec::new();
        }
        let pays = |one: &Self| paying.iter().any(|(account, purse)| (account, purse) == (&one.account, &one.purse));
        Self::all_short(books).into_iter().filter(pays).collect()
    }

    /// What is there once they are paid.
    #[must_use]
    pub fn spare(&self) -> Yuan {
        self.holds.minus(self.owed).unwrap_or_default()
    }

    /// What they cannot be paid with what is there.
    #[must_use]
    pub fn lacks(&self) -> Yuan {
        self.owed.minus(self.holds).unwrap_or_default()
    }
}
