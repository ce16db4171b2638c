//! Gifts in goods.

use crate::ledger::refusal::GoodsRefusal as R;
use crate::text::en::En;
use crate::text::{GoodsHelp, GoodsWords, Told};

/// The help.
pub(super) const HELP: GoodsHelp = GoodsHelp { goods: "Gifts in goods" };

impl GoodsWords for En {
    fn goods_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::GoodsCodeMustBeFree { code } => Told::new(format!("The code “{code}” is taken."), "Choose another."),
        }
    }
}
