//! Gifts in goods.

use crate::ledger::refusal::GoodsRefusal as R;
use crate::text::zh::Zh;
use crate::text::{GoodsHelp, GoodsWords, Told};

/// The help.
pub(super) const HELP: GoodsHelp = GoodsHelp { goods: "捐物" };

impl GoodsWords for Zh {
    fn goods_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::GoodsCodeMustBeFree { code } => Told::new(format!("代号“{code}”已经有了。"), "请换一个代号。"),
        }
    }
}
