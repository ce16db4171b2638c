//! Objections: refusals, help, and what the commands say.

use crate::ledger::field::Seq;
use crate::ledger::period::Day;
use crate::ledger::refusal::ObjectionRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct ObjectionHelp {
    pub objection: &'static str,
    pub add: &'static str,
    pub about: &'static str,
    pub text: &'static str,
    pub by: &'static str,
    pub received_on: &'static str,
    pub channel: &'static str,
    pub notice: &'static str,
    pub entry: &'static str,
    pub account: &'static str,
    pub answer: &'static str,
    pub number: &'static str,
    pub answer_text: &'static str,
    pub answer_paper: &'static str,
    pub answer_file: &'static str,
    pub answerer: &'static str,
    pub withdraw: &'static str,
    pub withdraw_paper: &'static str,
    pub list: &'static str,
    pub open: &'static str,
    pub names: &'static str,
    pub report: &'static str,
}

/// What this subject says.
pub trait ObjectionWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn objections_refusal(&self, refusal: &ObjectionRefusal) -> Told;
    /// By when it must be answered, and how.
    fn answer_by(&self, objection: Seq, by: Day) -> String;
    /// It was answered in time, or so many days late.
    fn answered_in_time(&self, by: Day, days_over: u64) -> String;
}
