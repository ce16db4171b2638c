//! Months.

use crate::ledger::refusal::MonthRefusal as R;
use crate::text::zh::Zh;
use crate::text::{MonthHelp, MonthWords, Told};

/// The help.
pub(super) const HELP: MonthHelp = MonthHelp { close_month: "月结" };

impl MonthWords for Zh {
    fn months_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::MonthCodeMustBeFree { code } => Told::new(format!("代号“{code}”已经有了。"), "请换一个代号。"),
        }
    }
}
