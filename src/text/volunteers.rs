//! Households, teams and volunteers: refusals, help, and what the commands say.

use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::points::Points;
use crate::ledger::refusal::VolunteerRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct VolunteerHelp {
    pub household: &'static str,
    pub household_add: &'static str,
    pub household_list: &'static str,
    pub household_code: &'static str,
    pub household_head: &'static str,
    pub household_area: &'static str,
    pub team: &'static str,
    pub team_add: &'static str,
    pub team_list: &'static str,
    pub team_code: &'static str,
    pub team_name: &'static str,
    pub team_leader: &'static str,
    pub volunteer: &'static str,
    pub volunteer_add: &'static str,
    pub volunteer_list: &'static str,
    pub volunteer_show: &'static str,
    pub volunteer_number: &'static str,
    pub volunteer_household: &'static str,
    pub volunteer_team: &'static str,
    pub volunteer_party: &'static str,
    pub volunteer_date: &'static str,
    pub list_team: &'static str,
    pub list_household: &'static str,
}

/// What this subject says.
pub trait VolunteerWords {
    /// What the rule found wrong, with the value, and which command mends it.
    fn volunteer_refusal(&self, refusal: &VolunteerRefusal) -> Told;
    /// Whoever joins a household joins what its account owes.
    fn household_owes(&self, code: &Code, owed: Points) -> String;
    /// Nobody was ever registered as a volunteer under this number.
    fn no_volunteer(&self, number: PersonNumber) -> Told;
    /// There is no such household; these there are, the nearest first.
    fn unknown_household(&self, code: &str, known: &[&str]) -> Told;
    /// There is no such team; these there are, the nearest first.
    fn unknown_team(&self, code: &str, known: &[&str]) -> Told;
}
