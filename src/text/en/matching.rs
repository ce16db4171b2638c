//! 配捐.

use crate::ledger::refusal::MatchRefusal as R;
use crate::text::en::En;
use crate::text::{MatchHelp, MatchWords, Told};

/// The help.
pub(super) const HELP: MatchHelp = MatchHelp { matching: "The match" };

impl MatchWords for En {
    fn matching_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::MatchCodeMustBeFree { code } => Told::new(format!("The code “{code}” is taken."), "Choose another."),
        }
    }
}
