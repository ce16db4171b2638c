//! Months.

use crate::ledger::refusal::MonthRefusal as R;
use crate::text::en::En;
use crate::text::{MonthHelp, MonthWords, Told};

/// The help.
pub(super) const HELP: MonthHelp = MonthHelp { close_month: "Close a month" };

impl MonthWords for En {
    fn months_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::MonthCodeMustBeFree { code } => Told::new(format!("The code “{code}” is taken."), "Choose another."),
        }
    }
}
