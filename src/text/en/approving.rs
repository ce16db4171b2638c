//! Another person's word.

use crate::ledger::refusal::ApprovalRefusal as R;
use crate::text::en::En;
use crate::text::{ApprovalHelp, ApprovalWords, Told};

/// The help.
pub(super) const HELP: ApprovalHelp = ApprovalHelp { approve: "Approve entries" };

impl ApprovalWords for En {
    fn approving_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::ApprovalCodeMustBeFree { code } => Told::new(format!("The code “{code}” is taken."), "Choose another."),
        }
    }
}
