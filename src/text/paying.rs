//! Money out: refusals, help, and what the commands say.

use std::path::Path;

use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::refusal::PaymentRefusal;
use crate::ledger::words::SourceKind;
use crate::ledger::yuan::Yuan;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct PaymentHelp {
    pub pay: &'static str,
    pub pay_request: &'static str,
    pub pay_approve: &'static str,
    pub pay_reject: &'static str,
    pub pay_cancel: &'static str,
    pub pay_settle: &'static str,
    pub pay_charge: &'static str,
    pub pay_list: &'static str,
    pub pay_show: &'static str,
    pub to: &'static str,
    pub to_name: &'static str,
    pub purpose: &'static str,
    pub kind: &'static str,
    pub invoice: &'static str,
    pub invoice_file: &'static str,
    pub from: &'static str,
    pub retention: &'static str,
    pub retention_due: &'static str,
    pub advance_flag: &'static str,
    pub final_flag: &'static str,
    pub instalment: &'static str,
    pub owners_decision: &'static str,
    pub aid_file: &'static str,
    pub key: &'static str,
    pub passphrase_file: &'static str,
    pub approver: &'static str,
    pub approve_paper_file: &'static str,
    pub role: &'static str,
    pub settle_amount: &'static str,
    pub settle_from: &'static str,
    pub paper: &'static str,
    pub slip_file: &'static str,
    pub payer: &'static str,
    pub retention_flag: &'static str,
    pub open: &'static str,
    pub advance: &'static str,
    pub advance_pay: &'static str,
    pub advance_account: &'static str,
    pub advance_return: &'static str,
    pub advance_list: &'static str,
    pub advance_due: &'static str,
    pub charge_account: &'static str,
    pub charge_source: &'static str,
    pub report_payments: &'static str,
}

/// What this subject says.
pub trait PaymentWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn paying_refusal(&self, refusal: &PaymentRefusal) -> Told;

    /// A request that waits: for somebody's approval, or, approved, to be paid.
    fn request_waits(&self, request: Seq, is_approved: bool, rest: Yuan) -> String;
    /// What was kept back of a request, and from which day on it is owed.
    fn kept_back(&self, due: Day, retention: Yuan, paid: Yuan) -> String;
    /// What was kept back of a request may be paid.
    fn retention_is_due(&self, request: Seq, due: Day, rest: Yuan) -> String;
    /// Who said no to a request, when and why.
    fn request_rejected(&self, approver: &Code, on: Day, reason: &Text) -> String;
    /// Who withdrew a request, or what was not paid of it, when and why.
    fn request_withdrawn(&self, by: &Code, on: Day, reason: &Text) -> String;
    /// Whose turn it is to pay, and how much it will pay.
    fn next_purse(&self, account: &Code, source_kind: SourceKind, holds: Yuan) -> String;
    /// What was paid from a purse, and what of its request is still to be paid.
    fn paid(&self, account: &Code, source_kind: SourceKind, amount: Yuan, rest: Yuan) -> String;
    /// An entry is no decision of owners.
    fn no_owners_decision(&self, seq: Seq) -> Told;
    /// 公共收益 stands in the budget and was left out of the order, because no owners' decision was named.
    fn owners_money_left_out(&self) -> String;
    /// No purse of a request can pay. `undrawn`: the owners' account and the project their money was not yet brought to.
    fn purses_are_empty(&self, request: Seq, undrawn: Option<(&Code, &Code)>) -> Told;
    /// Nothing of a request is left to be paid.
    fn request_is_paid(&self, request: Seq) -> Told;
    /// Papers of an advance are overdue.
    fn advance_is_overdue(&self, advance: Seq, due: Day, owed: Yuan) -> String;
    /// A list was recorded with its request.
    fn list_recorded(&self, request: Seq, persons: Count, total: Yuan) -> String;
    /// The rows of a list do not add up to what is said of them.
    fn list_differs(&self, sum: Yuan, said: &str) -> Told;
    /// A row whose number is somebody else's.
    fn row_names_another(&self, number: PersonNumber) -> Told;
    /// Somebody stands on a list twice.
    fn row_stands_twice(&self, number: PersonNumber) -> Told;
    /// A list without persons.
    fn list_is_empty(&self, path: &Path) -> Told;
    /// What is wrong, and in which line of a list.
    fn in_line(&self, line: u64, told: Told) -> Told;
    /// No purse: `account:source_kind` was meant.
    fn wrong_purse(&self, given: &str) -> Told;
    /// No signing key.
    fn no_key(&self, path: &Path) -> Told;
}
