//! Money that is not a gift, and whose it is.

use crate::ledger::refusal::PurseRefusal as R;
use crate::text::en::En;
use crate::text::{PurseHelp, PurseWords, Told};

/// The help.
pub(super) const HELP: PurseHelp = PurseHelp { account_area: "the estate whose owners hold the account (its code)" };

impl PurseWords for En {
    fn purses_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::PurseCodeMustBeFree { code } => Told::new(format!("The code “{code}” is taken."), "Choose another."),
        }
    }
}
