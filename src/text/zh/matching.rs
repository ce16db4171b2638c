//! 配捐.

use crate::ledger::refusal::MatchRefusal as R;
use crate::text::zh::Zh;
use crate::text::{MatchHelp, MatchWords, Told};

/// The help.
pub(super) const HELP: MatchHelp = MatchHelp { matching: "配捐" };

impl MatchWords for Zh {
    fn matching_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::MatchCodeMustBeFree { code } => Told::new(format!("代号“{code}”已经有了。"), "请换一个代号。"),
        }
    }
}
