//! Another person's word.

use crate::ledger::refusal::ApprovalRefusal as R;
use crate::text::zh::Zh;
use crate::text::{ApprovalHelp, ApprovalWords, Told};

/// The help.
pub(super) const HELP: ApprovalHelp = ApprovalHelp { approve: "审批" };

impl ApprovalWords for Zh {
    fn approving_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::ApprovalCodeMustBeFree { code } => Told::new(format!("代号“{code}”已经有了。"), "请换一个代号。"),
        }
    }
}
