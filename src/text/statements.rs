//! The statements and the reports of a year, an appeal and a project: their help, and what they say.

use crate::ledger::period::Month;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct StatementHelp {
    pub balance_sheet: &'static str,
    pub activity_statement: &'static str,
    pub cash_flow: &'static str,
    pub notes: &'static str,
    pub appeal: &'static str,
    pub closing: &'static str,
    pub year: &'static str,
    pub which_year: &'static str,
}

/// What this subject says.
pub trait StatementWords {
    /// No chart of accounts applied in that month.
    fn no_chart(&self, month: Month) -> Told;
    /// A month that has not begun, and the one that has.
    fn month_not_begun(&self, month: Month, now: Month) -> Told;
    /// A closing report of a project that is not closed.
    fn project_not_closed(&self, code: &str) -> Told;
}
