//! Money out.

use crate::ledger::refusal::PaymentRefusal as R;
use crate::text::zh::Zh;
use crate::text::{PaymentHelp, PaymentWords, Told};

/// The help.
pub(super) const HELP: PaymentHelp = PaymentHelp { pay: "支付" };

impl PaymentWords for Zh {
    fn paying_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::PaymentCodeMustBeFree { code } => Told::new(format!("代号“{code}”已经有了。"), "请换一个代号。"),
        }
    }
}
