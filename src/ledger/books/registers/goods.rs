//! Gifts in goods: what is left of each lot, and what moved in it.
//!
//! A shop that gives goods out against points finds all it needs here: [`LotFacts::all`](Record::all) are the lots that
//! stand, `usage` says whether one may be exchanged, `expiry` which goes out first, [`LotFacts::share`] what leaves the
//! books with it, [`LotFacts::taken`] the facts afterwards. A lot whose entry was reversed has no facts any more, and its
//! code is free.

use serde::{Deserialize, Serialize};

use crate::ledger::books::{Books, Purse, Record, Register};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::{GoodsUse, IssueManner, SourceKind};
use crate::ledger::yuan::Yuan;

/// A lot as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotFacts {
    /// The storeroom it lies in.
    pub account: Code,
    /// The last count it was counted in.
    pub counted: Maybe<Seq>,
    /// The day it was given.
    pub day: Day,
    /// The entry that received it.
    pub entry: Seq,
    /// The last day it may be given out.
    pub expiry: Maybe<Day>,
    /// The day of posting on which some of it last came, or came back: from then on it only shrank.
    pub inward: Day,
    /// What it is.
    pub item: Text,
    /// Whose it is; empty for the general fund.
    pub project: Maybe<Code>,
    /// How much is left.
    pub quantity_left: Quantity,
    /// How much was given.
    pub quantity_given: Quantity,
    /// Its official receipt's number, or empty.
    pub receipt: Text,
    /// As which item it stands on the shelf of the shop, or empty.
    pub shelf: Maybe<Code>,
    /// Which purse of the project, or of the general fund, it belongs to.
    pub source_kind: SourceKind,
    /// In which unit it is counted.
    pub unit: Text,
    /// What it may be used for.
    pub usage: GoodsUse,
    /// What is left of its value; empty when it never had a reliable one.
    pub value_left: Maybe<Yuan>,
}

impl Record for LotFacts {
    const REGISTER: Register = Register::Lots;
    type Key = Code;
}

impl LotFacts {
    /// The purse whose inventory it is.
    #[must_use]
    pub fn purse(&self) -> Purse {
        Purse { project: self.project.0.clone(), source_kind: self.source_kind }
    }

    /// The part of its value that leaves with a quantity, rounded down to 分, and all that is left with the last of it.
    /// Nothing for goods without a price; `None` when more is asked than is left.
    #[must_use]
    pub fn share(&self, quantity: Quantity) -> Option<Yuan> {
        self.quantity_left.minus(quantity)?;
        match *self.value_left {
            Some(value) => quantity.share_of(value, self.quantity_left),
            None => Some(Yuan::ZERO),
        }
    }

    /// The value of what a count finds missing, or too much: its share of the value that is left, rounded down to 分.
    /// Nothing where nothing is left to reckon from; `None` beyond range.
    #[must_use]
    pub fn difference(&self, counted: Quantity) -> Option<Yuan> {
        let value = self.value_left.unwrap_or_default();
        match (self.quantity_left.minus(counted), counted.minus(self.quantity_left)) {
            (Some(missing), _) => self.share(missing),
            (None, Some(more)) if !self.quantity_left.is_zero() => more.share_of(value, self.quantity_left),
            (None, _) => Some(Yuan::ZERO),
        }
    }

    /// Whether it may be given out no more on a day.
    #[must_use]
    pub fn is_expired_on(&self, day: Day) -> bool {
        self.expiry.is_some_and(|last| day > last)
    }

    /// Whether some of it may be given out on a day: it had come, it did not grow since, and it is not expired.
    pub fn can_be_taken_on(&self, books: &impl Books, day: Day) -> bool {
        self.day <= day && self.inward <= books.posting_day(day) && !self.is_expired_on(day)
    }

    /// The facts after a quantity left with its cost; `None` when there is less.
    #[must_use]
    pub fn taken(&self, quantity: Quantity, cost: Yuan) -> Option<Self> {
        let value_left = match *self.value_left {
            Some(value) => Maybe(Some(value.minus(cost)?)),
            None => Maybe::EMPTY,
        };
        Some(Self { quantity_left: self.quantity_left.minus(quantity)?, value_left, ..self.clone() })
    }

    /// The facts after a quantity came back with its cost; `None` beyond range.
    #[must_use]
    pub fn put_back(&self, quantity: Quantity, cost: Yuan) -> Option<Self> {
        let value_left = match *self.value_left {
            Some(value) => Maybe(Some(value.plus(cost)?)),
            None => Maybe::EMPTY,
        };
        Some(Self { quantity_left: self.quantity_left.plus(quantity)?, value_left, ..self.clone() })
    }

    /// The least that lay there, as posted, at the end of a day and of every day since, with its value.
    pub fn least_since(&self, books: &impl Books, lot: &Code, day: Day) -> (Quantity, Yuan) {
        if day >= self.inward {
            return (self.quantity_left, self.value_left.unwrap_or_default());
        }
        let mut moves: Vec<LotMove> = LotMove::of(books, lot);
        moves.retain(|one| one.received == self.entry);
        moves.sort_by_key(|one| (one.day, !one.change.is_inward()));
        let (before, after): (Vec<LotMove>, Vec<LotMove>) = moves.into_iter().partition(|one| one.day <= day);
        let mut lay = before.iter().fold(Balance::default(), Balance::after);
        let mut least = lay;
        for one in &after {
            lay = lay.after(one);
            least = Balance(least.0.min(lay.0), least.1.min(lay.1));
        }
        (least.quantity(), least.value())
    }
}

/// Thousandths and 分 that lie somewhere; out before in may take it below zero for a moment of a day.
#[derive(Clone, Copy, Debug, Default)]
struct Balance(i128, i128);

impl Balance {
    fn after(self, one: &LotMove) -> Self {
        let (quantity, value) = (i128::from(one.quantity.thousandths()), i128::from(one.value.fen()));
        if one.change.is_inward() {
            Self(self.0.saturating_add(quantity), self.1.saturating_add(value))
        } else {
            Self(self.0.saturating_sub(quantity), self.1.saturating_sub(value))
        }
    }

    fn quantity(self) -> Quantity {
        Quantity::from_thousandths(u64::try_from(self.0).unwrap_or_default())
    }

    fn value(self) -> Yuan {
        i64::try_from(self.1).ok().and_then(Yuan::from_fen).unwrap_or_default()
    }
}

/// Why a lot grew or shrank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LotChange {
    /// It was given.
    Received,
    /// It was bought for the shop.
    Bought,
    /// More was counted than the books said.
    Surplus,
    /// Used in a project.
    Used,
    /// Given on.
    Given,
    /// Exchanged for points.
    Redeemed,
    /// Given as a reward.
    Rewarded,
    /// Spoiled.
    Lost,
    /// Less was counted than the books said.
    Missing,
    /// Sold.
    Sold,
    /// The entry by which it left was reversed.
    PutBack,
    /// The entry by which it came was reversed.
    TakenBack,
}

impl LotChange {
    /// Whether there is more of it afterwards.
    #[must_use]
    pub const fn is_inward(self) -> bool {
        matches!(self, Self::Received | Self::Bought | Self::Surplus | Self::PutBack)
    }
}

impl From<IssueManner> for LotChange {
    fn from(manner: IssueManner) -> Self {
        match manner {
            IssueManner::Used => Self::Used,
            IssueManner::Given => Self::Given,
            IssueManner::Spoiled => Self::Lost,
            IssueManner::Short => Self::Missing,
        }
    }
}

/// One movement of a lot, on the day it was posted: what came late for a month that was closed or told moves in the next, as
/// its value does in the books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotMove {
    /// Why.
    pub change: LotChange,
    /// The day of posting.
    pub day: Day,
    /// How much.
    pub quantity: Quantity,
    /// The entry that received the lot.
    pub received: Seq,
    /// Its value.
    pub value: Yuan,
}

impl Record for LotMove {
    const REGISTER: Register = Register::LotMoves;
    type Key = String;
}

impl LotMove {
    /// The key of what an entry moved.
    #[must_use]
    pub fn key_of(lot: &Code, entry: Seq) -> String {
        format!("{lot} {:012}", entry.0)
    }

    /// The key of what was exchanged for points on a day: thousands of slips make one movement a lot and a day.
    #[must_use]
    pub fn key_of_day(lot: &Code, day: Day) -> String {
        format!("{lot} {day} redeemed")
    }

    /// The key of what the reversal of an entry moved.
    #[must_use]
    pub fn key_of_undoing(lot: &Code, entry: Seq) -> String {
        format!("{lot} {:012} undone", entry.0)
    }

    /// Every movement under the code of a lot.
    pub fn of(books: &impl Books, lot: &Code) -> Vec<Self> {
        Self::all(books, &format!("{lot} ")).into_iter().map(|(_, one)| one).collect()
    }
}
