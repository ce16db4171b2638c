//! Money that is not a gift, and whose it is: refusals, help, and what the commands say.

use crate::ledger::field::{Count, Seq};
use crate::ledger::period::Day;
use crate::ledger::refusal::PurseRefusal;
use crate::ledger::words::Holder;
use crate::ledger::yuan::Yuan;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct PurseHelp {
    pub account_area: &'static str,
    pub area: &'static str,
    pub area_add: &'static str,
    pub area_list: &'static str,
    pub area_name: &'static str,
    pub area_kind: &'static str,
    pub area_within: &'static str,
    pub area_households: &'static str,
    pub income: &'static str,
    pub income_due_command: &'static str,
    pub income_list: &'static str,
    pub income_return: &'static str,
    pub income_from: &'static str,
    pub income_nature: &'static str,
    pub income_source_kind: &'static str,
    pub income_claim: &'static str,
    pub income_due_day: &'static str,
    pub return_amount: &'static str,
    pub paper: &'static str,
    pub file: &'static str,
    pub pay_in: &'static str,
    pub pay_in_amount: &'static str,
    pub pay_in_from: &'static str,
    pub pay_in_into: &'static str,
    pub pay_in_fee: &'static str,
    pub transfer: &'static str,
    pub transfer_from_project: &'static str,
    pub transfer_from_source: &'static str,
    pub transfer_to_project: &'static str,
    pub transfer_to_source: &'static str,
    pub transfer_basis: &'static str,
    pub owners: &'static str,
    pub owners_decide: &'static str,
    pub owners_list: &'static str,
    pub owners_account: &'static str,
    pub owners_purpose: &'static str,
    pub owners_ceiling: &'static str,
    pub owners_until: &'static str,
    pub households_total: &'static str,
    pub households_present: &'static str,
    pub households_for: &'static str,
    pub area_total: &'static str,
    pub area_present: &'static str,
    pub area_for: &'static str,
    pub report_purses: &'static str,
    pub report_common_income: &'static str,
    pub report_cash: &'static str,
    pub report_date: &'static str,
    pub report_by: &'static str,
    pub report_quarter: &'static str,
}

/// What this subject says.
pub trait PurseWords {
    /// A deposit went back whole.
    fn deposit_is_returned(&self, seq: Seq) -> Told;
    /// The account named holds nothing that waits to be paid in.
    fn nothing_to_pay_in(&self, account: &str, holder: Holder) -> Told;
    /// A fee falls on one purse; several wait.
    fn fee_is_of_one_purse(&self, purses: &[String]) -> Told;
    /// What is told of a day to come is only what is recorded by now.
    fn day_is_ahead(&self, day: Day) -> String;
    /// What the rule found wrong, with the value, and which command mends it.
    fn purses_refusal(&self, refusal: &PurseRefusal) -> Told;
    /// Money that lies outside the fund's account, and for how many days the oldest of it does.
    fn still_outside(&self, account: &str, holder: Holder, balance: Yuan, days: Count) -> String;
    /// How long what was just paid in had waited, at most.
    fn had_waited(&self, days: Count) -> String;
    /// Nothing waits outside the fund's account.
    fn nothing_waits(&self) -> Told;
    /// Several purses wait, and one must be named.
    fn which_purse(&self, purses: &[String]) -> Told;
    /// There is no account of such a holder.
    fn no_owners_account(&self) -> Told;
    /// An area nobody registered; the nearest first.
    fn unknown_area(&self, code: &str, known: &[&str]) -> Told;
    /// The payer is a natural person of the register.
    fn payer_is_a_person(&self) -> Told;
}
