//! Money that is not a gift, and whose it is.

use crate::ledger::refusal::PurseRefusal as R;
use crate::text::zh::Zh;
use crate::text::{PurseHelp, PurseWords, Told};

/// The help.
pub(super) const HELP: PurseHelp = PurseHelp { account_area: "业主共同账户属于哪个小区（片区代号）" };

impl PurseWords for Zh {
    fn purses_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::PurseCodeMustBeFree { code } => Told::new(format!("代号“{code}”已经有了。"), "请换一个代号。"),
        }
    }
}
