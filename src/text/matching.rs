//! 配捐: refusals, help, and what the commands say.

use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::MatchRefusal;
use crate::ledger::yuan::Yuan;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct MatchHelp {
    pub matching: &'static str,
    pub pool: &'static str,
    pub pool_code: &'static str,
    pub pool_name: &'static str,
    pub pool_amount: &'static str,
    pub pool_order: &'static str,
    pub paper: &'static str,
    pub slip: &'static str,
    pub file: &'static str,
    pub agree: &'static str,
    pub rate: &'static str,
    pub tiers: &'static str,
    pub from: &'static str,
    pub until: &'static str,
    pub channel: &'static str,
    pub goods: &'static str,
    pub public_money: &'static str,
    pub cap_donor: &'static str,
    pub cap_project: &'static str,
    pub minimum_donors: &'static str,
    pub of_pool: &'static str,
    pub position: &'static str,
    pub agreement: &'static str,
    pub quote: &'static str,
    pub another: &'static str,
    pub confirm: &'static str,
    pub confirm_pool: &'static str,
    pub receive: &'static str,
    pub owe: &'static str,
    pub give_back: &'static str,
    pub list: &'static str,
    pub show: &'static str,
    pub report_match: &'static str,
    pub report_statement: &'static str,
    pub report_match_period: &'static str,
}

/// How a gift that went back moved a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What the project is called.
    pub project: String,
    /// Whether the federation has confirmed it.
    pub is_confirmed: bool,
    /// What was due.
    pub before: Yuan,
    /// What is due now.
    pub now: Yuan,
    /// What arrived beyond it.
    pub owed_back: Yuan,
}

/// What this subject says.
pub trait MatchWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn matching_refusal(&self, refusal: &MatchRefusal) -> Told;
    /// The project has no agreement.
    fn no_agreement(&self, project: &Code) -> Told;
    /// Its agreement is confirmed with its whole pool.
    fn confirm_the_pool(&self, pool: &Code) -> Told;
    /// No such pool, or nothing in it.
    fn empty_pool(&self, pool: &Code) -> Told;
    /// A gift that went back moved a match.
    fn match_moved(&self, moved: &Moved) -> String;
    /// More of a match arrived than is due after a correction, and nobody recorded it.
    fn match_debt_is_not_recorded(&self, agreement: Seq, project: &Code, owed: Yuan) -> String;
    /// What is recorded as owed did not go back yet.
    fn match_is_owed_back(&self, agreement: Seq, project: &Code, owed: Yuan) -> String;
    /// What would be due if the window closed now.
    fn match_quoted(&self, project: &str, due: Yuan) -> String;
    /// What another gift would bring.
    fn another_brings(&self, amount: Yuan, more: Yuan) -> String;
    /// A gift of today counts in no window.
    fn another_counts_not(&self, from: Day, until: Day) -> String;
    /// Nothing more comes: it is confirmed.
    fn quote_is_confirmed(&self, confirmed: Seq) -> String;
    /// So many gifts look split.
    fn looks_split(&self, gifts: usize) -> String;
}
