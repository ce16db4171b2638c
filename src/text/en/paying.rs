//! Money out.

use crate::ledger::refusal::PaymentRefusal as R;
use crate::text::en::En;
use crate::text::{PaymentHelp, PaymentWords, Told};

/// The help.
pub(super) const HELP: PaymentHelp = PaymentHelp { pay: "Payments" };

impl PaymentWords for En {
    fn paying_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::PaymentCodeMustBeFree { code } => Told::new(format!("The code “{code}” is taken."), "Choose another."),
        }
    }
}
