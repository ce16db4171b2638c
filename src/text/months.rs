//! Months: refusals, help, and what the commands say.

use crate::ledger::books::registers::months::Gap;
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::refusal::MonthRefusal;
use crate::ledger::yuan::Yuan;
use crate::report::FundView;
use crate::report::donations::ListedElsewhere;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct MonthHelp {
    pub close_month: &'static str,
    pub close_month_month: &'static str,
    pub reconcile: &'static str,
    pub reconcile_account: &'static str,
    pub reconcile_date: &'static str,
    pub reconcile_balance: &'static str,
    pub reconcile_paper: &'static str,
    pub reconcile_file: &'static str,
    pub explain: &'static str,
    pub explain_statement: &'static str,
    pub explain_side: &'static str,
    pub explain_entry: &'static str,
    pub list: &'static str,
    pub list_statement: &'static str,
    pub report_fund: &'static str,
    pub report_fund_by: &'static str,
    pub report_trial_balance: &'static str,
    pub report_net_assets: &'static str,
    pub report_journal: &'static str,
}

/// How a statement lies beside our books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What the statement says.
    pub theirs: Yuan,
    /// What our books say; nothing when the account is below zero.
    pub ours: Option<Yuan>,
    /// How far they lie apart.
    pub gap: Gap,
}

/// What this subject says.
pub trait MonthWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn months_refusal(&self, refusal: &MonthRefusal) -> Told;
    /// By what the fund's money is told.
    fn fund_view(&self, view: FundView) -> &'static str;
    /// What a statement says of our books.
    fn compared(&self, account: &Code, date: Day, compared: &Compared) -> String;
    /// How a difference of this size is explained.
    fn explain_it(&self, statement: Seq, amount: Yuan) -> String;
    /// The same by business day, when the month is closed and late entries make it another figure.
    fn compared_by_business_day(&self, compared: &Compared) -> String;
    /// No month waits for its closing.
    fn no_month_to_close(&self) -> Told;
    /// A month was closed.
    fn month_closed(&self, month: Month, closing: Yuan) -> String;
    /// A month's books hold gifts of earlier months, in whose lists they stand.
    fn listed_elsewhere(&self, month: Month, gifts: &ListedElsewhere) -> String;
    /// Not one of the words `--by` understands.
    fn unknown_view(&self, given: &str) -> Told;
}
