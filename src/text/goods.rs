//! Gifts in goods: refusals, help, and what the commands say.

use crate::ledger::name::Code;
use crate::ledger::refusal::GoodsRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct GoodsHelp {
    pub goods: &'static str,
    pub receive: &'static str,
    pub use_in_project: &'static str,
    pub give: &'static str,
    pub spoil: &'static str,
    pub short: &'static str,
    pub sell: &'static str,
    pub list: &'static str,
    pub show: &'static str,
    pub report: &'static str,
    pub report_gifts: &'static str,
    pub quantity: &'static str,
    pub unit: &'static str,
    pub item: &'static str,
    pub usage: &'static str,
    pub channel: &'static str,
    pub value: &'static str,
    pub basis: &'static str,
    pub project: &'static str,
    pub expiry: &'static str,
    pub new_lot: &'static str,
    pub storeroom: &'static str,
    pub anonymous: &'static str,
    pub file: &'static str,
    pub lot: &'static str,
    pub quantity_out: &'static str,
    pub paper: &'static str,
    pub use_project: &'static str,
    pub receiver: &'static str,
    pub why: &'static str,
    pub proceeds: &'static str,
    pub buyer: &'static str,
    pub consent: &'static str,
    pub account: &'static str,
    pub expiring: &'static str,
    pub all: &'static str,
}

/// What this subject says.
pub trait GoodsWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn goods_refusal(&self, refusal: &GoodsRefusal) -> Told;
    /// Under which code the goods are found again.
    fn lot_received(&self, lot: &Code) -> String;
    /// There is no storeroom yet.
    fn no_storeroom(&self) -> Told;
    /// No such lot; these there are, the nearest first.
    fn unknown_lot(&self, code: &str, known: &[&str]) -> Told;
}
