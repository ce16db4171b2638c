//! What is taken from the shop, as it is asked for: the rules add prices, lots, costs and the portions of points.

use crate::ledger::event::{Redeemed, RewardGiven, SlipLine};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;

/// One line of a slip as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedItem {
    /// Which item.
    pub item: Code,
    /// How many units.
    pub quantity: Quantity,
}

impl WantedItem {
    fn behind(lines: &[SlipLine]) -> Vec<Self> {
        lines.iter().map(|line| Self { item: line.item.clone(), quantity: line.quantity }).collect()
    }
}

/// Exchange points for goods and services.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redeem {
    /// Whose points: a volunteer's number, or a household's code.
    pub account: Code,
    /// The business day.
    pub date: Day,
    /// What is taken.
    pub lines: Vec<WantedItem>,
    /// The number of the slip.
    pub slip: Text,
    /// Who collects it.
    pub volunteer: PersonNumber,
}

impl Redeem {
    /// What must have been asked for this to happen.
    pub(super) fn behind(e: &Redeemed) -> Self {
        Self {
            account: e.account.clone(),
            date: e.date,
            lines: WantedItem::behind(&e.lines),
            slip: e.slip.clone(),
            volunteer: e.volunteer,
        }
    }
}

/// Give goods as a reward, without points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiveReward {
    /// The business day.
    pub date: Day,
    /// What is given.
    pub lines: Vec<WantedItem>,
    /// Why.
    pub reason: Text,
    /// The number of the slip.
    pub slip: Text,
    /// Who receives it.
    pub volunteer: PersonNumber,
}

impl GiveReward {
    /// What must have been asked for this to happen.
    pub(super) fn behind(e: &RewardGiven) -> Self {
        Self {
            date: e.date,
            lines: WantedItem::behind(&e.lines),
            reason: e.reason.clone(),
            slip: e.slip.clone(),
            volunteer: e.volunteer,
        }
    }
}
