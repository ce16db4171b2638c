//! The clock of duties: refusals, help, and what the commands say.

use std::collections::BTreeSet;

use crate::ledger::duties::DutiesFault;
use crate::ledger::event::DutyRule;
use crate::ledger::name::Text;
use crate::ledger::refusal::DutyRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct DutyHelp {
    pub due: &'static str,
    pub due_date: &'static str,
    pub due_all: &'static str,
    pub rules: &'static str,
    pub template: &'static str,
    pub set: &'static str,
    pub set_file: &'static str,
    pub set_from: &'static str,
}

/// What this subject says.
pub trait DutyWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn duties_refusal(&self, refusal: &DutyRefusal) -> Told;
    /// The rule a duty comes from, in this language where the data has it.
    fn duty_basis(&self, rule: &DutyRule) -> Text;
    /// The file is no file of duties.
    fn no_duties_file(&self, fault: &DutiesFault) -> Told;
    /// Nobody announced the holidays of these years: only Saturdays and Sundays were left out.
    fn calendar_lacks(&self, years: &BTreeSet<i16>) -> String;
    /// How much is due, and how much of it is late.
    fn due_in_short(&self, open: usize, late: usize) -> String;
}
