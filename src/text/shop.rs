//! The exchange shop: refusals, help, and what the commands say.

use crate::ledger::books::registers::shop::MerchantsPurse;
use crate::ledger::event::Redeemed;
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::refusal::ShopRefusal;
use crate::ledger::yuan::Yuan;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct ShopHelp {
    pub shop: &'static str,
    pub item: &'static str,
    pub shelve: &'static str,
    pub buy: &'static str,
    pub stock: &'static str,
    pub prices: &'static str,
    pub item_code: &'static str,
    pub points: &'static str,
    pub off: &'static str,
    pub name: &'static str,
    pub unit: &'static str,
    pub from: &'static str,
    pub service: &'static str,
    pub merchant: &'static str,
    pub cost: &'static str,
    pub account: &'static str,
    pub project: &'static str,
    pub source: &'static str,
    pub settlement: &'static str,
    pub quantity: &'static str,
    pub stock_cost: &'static str,
    pub price_day: &'static str,
    pub redeem: &'static str,
    pub redeem_account: &'static str,
    pub redeem_item: &'static str,
    pub slip: &'static str,
    pub volunteer: &'static str,
    pub report_merchants: &'static str,
    pub report_redemptions: &'static str,
    pub reward: &'static str,
    pub rewarded: &'static str,
    pub spoil: &'static str,
    pub count: &'static str,
    pub count_lots: &'static str,
    pub counter: &'static str,
    pub witness: &'static str,
    pub sheet: &'static str,
    pub rest_as_booked: &'static str,
    pub count_reason: &'static str,
}

/// What this subject says.
pub trait ShopWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn shop_refusal(&self, refusal: &ShopRefusal) -> Told;
    /// No such item; these there are, the nearest first.
    fn unknown_item(&self, code: &str, known: &[&str]) -> Told;
    /// More is said to have spoiled than lies on the shelf.
    fn shelf_has_less(&self, item: &Code, left: Quantity, unit: &Text) -> Told;
    /// What stands under a slip: its number, whose points, how many are left.
    fn slip_below(&self, redeemed: &Redeemed, left: Points, today: Day) -> String;
    /// A purse holds less than it owes to merchants.
    fn merchants_lack_money(&self, purse: &MerchantsPurse) -> String;
    /// Nothing was paid for stock that is not taken in yet.
    fn no_stock_paid(&self) -> Told;
    /// Several settlements for stock are not taken in yet: which, and what is left of each.
    fn which_settlement(&self, open: &[(Seq, Yuan)]) -> Told;
}
