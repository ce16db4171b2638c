//! Points: refusals, help, and what the commands say.

use crate::ledger::refusal::PointsRefusal;
use crate::ledger::rule_book::RulesFault;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct PointsHelp {
    pub rules: &'static str,
    pub rules_set: &'static str,
    pub rules_show: &'static str,
    pub rules_template: &'static str,
    pub rules_file: &'static str,
    pub rules_paper: &'static str,
    pub rules_from: &'static str,
    pub report_rules: &'static str,
    pub on_day: &'static str,
}

/// What this subject says.
pub trait PointsWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn points_refusal(&self, refusal: &PointsRefusal) -> Told;
    /// The file is no rule book.
    fn no_rule_book(&self, fault: &RulesFault) -> Told;
    /// No rules are in force on that day.
    fn no_rules(&self) -> Told;
}
