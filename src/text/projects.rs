//! Projects: refusals, help, and what the commands say.

use crate::ledger::event::Event;
use crate::ledger::field::Count;
use crate::ledger::refusal::{ProjectField, ProjectRefusal};
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct ProjectHelp {
    pub accept: &'static str,
    pub against: &'static str,
    pub abstained: &'static str,
    pub announce: &'static str,
    pub appeal: &'static str,
    pub appeal_area: &'static str,
    pub approver: &'static str,
    pub asset: &'static str,
    pub beneficiaries: &'static str,
    pub budget: &'static str,
    pub close: &'static str,
    pub conclusion: &'static str,
    pub contractor: &'static str,
    pub cost: &'static str,
    pub decide: &'static str,
    pub except: &'static str,
    pub file: &'static str,
    pub from: &'static str,
    pub hand_over: &'static str,
    pub helpers: &'static str,
    pub in_charge: &'static str,
    pub in_favour: &'static str,
    pub income: &'static str,
    pub inspectors: &'static str,
    pub labour: &'static str,
    pub leftover: &'static str,
    pub line: &'static str,
    pub market_price: &'static str,
    pub matter: &'static str,
    pub means: &'static str,
    pub meeting: &'static str,
    pub need: &'static str,
    pub next_step: &'static str,
    pub origin: &'static str,
    pub origin_paper: &'static str,
    pub outcome: &'static str,
    pub output: &'static str,
    pub paper: &'static str,
    pub pay_after: &'static str,
    pub people_served: &'static str,
    pub place: &'static str,
    pub present: &'static str,
    pub purpose: &'static str,
    pub rejected: &'static str,
    pub report_labour: &'static str,
    pub report_project: &'static str,
    pub report_projects: &'static str,
    pub rest: &'static str,
    pub result: &'static str,
    pub rule: &'static str,
    pub score: &'static str,
    pub start: &'static str,
    pub time: &'static str,
    pub to: &'static str,
    pub until: &'static str,
    pub up_to: &'static str,
    pub upkeep: &'static str,
    pub usage: &'static str,
}

/// What this subject says.
pub trait ProjectWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn projects_refusal(&self, refusal: &ProjectRefusal) -> Told;
    /// A field that may not be empty.
    fn project_field(&self, field: ProjectField) -> &'static str;
    /// One step of a project's life, in a sentence: votes, purses, inspectors.
    fn project_step(&self, event: &Event) -> String;
    /// What a line of `project show` is called.
    fn project_particular(&self, particular: ProjectParticular) -> &'static str;
    /// So many hours and minutes of labour.
    fn labour(&self, minutes: Count) -> String;
}

/// A line of `project show`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is named after what stands in the line")]
pub enum ProjectParticular {
    Code,
    Name,
    Service,
    Stage,
    Area,
    Need,
    Origin,
    Result,
    InCharge,
    Leftover,
    PayAfter,
    MarketPrice,
    Labour,
}
