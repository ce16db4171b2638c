//! Activities, hours and their publication: refusals, help, and what the commands say.

use crate::ledger::earning::Batch;
use crate::ledger::field::Count;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::ServiceRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct ServiceHelp {
    pub activity: &'static str,
    pub open: &'static str,
    pub record: &'static str,
    pub publish: &'static str,
    pub list: &'static str,
    pub show: &'static str,
    pub code: &'static str,
    pub title: &'static str,
    pub place: &'static str,
    pub class: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub begins: &'static str,
    pub ends: &'static str,
    pub supervisor: &'static str,
    pub team: &'static str,
    pub project: &'static str,
    pub volunteers: &'static str,
    pub day: &'static str,
    pub began: &'static str,
    pub ended: &'static str,
    pub minutes: &'static str,
    pub witness: &'static str,
    pub party: &'static str,
    pub reason: &'static str,
    pub vouched_by: &'static str,
    pub board: &'static str,
    pub helped: &'static str,
    pub helped_planned: &'static str,
    pub full: &'static str,
    pub report_hours: &'static str,
    pub report_teams: &'static str,
    pub report_activities: &'static str,
    pub report_doubted: &'static str,
    pub report_year: &'static str,
    pub import_activity: &'static str,
    pub statement: &'static str,
    pub statement_from: &'static str,
    pub statement_until: &'static str,
}

/// What this subject says.
pub trait ServiceWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn service_refusal(&self, refusal: &ServiceRefusal) -> Told;
    /// There is no such activity; these there are, the nearest first.
    fn unknown_activity(&self, code: &str, known: &[&str]) -> Told;
    /// What was published, and from when on it counts.
    fn points_published(&self, activity: &Code, published: (&Batch, Count), from: Day) -> String;
}
