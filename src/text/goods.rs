//! Gifts in goods: refusals, help, and what the commands say.

use crate::ledger::refusal::GoodsRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct GoodsHelp {
    pub goods: &'static str,
}

/// What this subject says.
pub trait GoodsWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn goods_refusal(&self, refusal: &GoodsRefusal) -> Told;
}
