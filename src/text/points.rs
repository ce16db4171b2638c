//! Points: refusals, help, and what the commands say.

use std::collections::BTreeMap;

use crate::ledger::books::registers::points::StruckFacts;
use crate::ledger::command::SendVolunteer;
use crate::ledger::event::VolunteerReceived;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::refusal::PointsRefusal;
use crate::ledger::rule_book::{Cover, RulesFault};
use crate::report::points::ahead::Ahead;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct PointsHelp {
    pub rules: &'static str,
    pub rules_set: &'static str,
    pub rules_list: &'static str,
    pub rules_show: &'static str,
    pub rules_template: &'static str,
    pub rules_file: &'static str,
    pub rules_paper: &'static str,
    pub rules_from: &'static str,
    pub report_rules: &'static str,
    pub on_day: &'static str,
    pub points: &'static str,
    pub award: &'static str,
    pub deduct: &'static str,
    pub expire: &'static str,
    pub transfer: &'static str,
    /// `points join`.
    pub join: &'static str,
    /// The number that was merged.
    pub join_from: &'static str,
    pub show: &'static str,
    pub list: &'static str,
    pub cover: &'static str,
    pub act: &'static str,
    pub volunteer: &'static str,
    pub description: &'static str,
    pub witness: &'static str,
    pub gift: &'static str,
    pub wish: &'static str,
    pub party: &'static str,
    pub why: &'static str,
    pub forecast: &'static str,
    pub expire_until: &'static str,
    pub how_many: &'static str,
    pub account: &'static str,
    pub wish_command: &'static str,
    pub wish_make: &'static str,
    pub wish_claim: &'static str,
    pub wish_list: &'static str,
    pub wish_all: &'static str,
    pub wisher: &'static str,
    pub wish_text: &'static str,
    pub claimer: &'static str,
    pub volunteer_send: &'static str,
    pub volunteer_receive: &'static str,
    pub send_to: &'static str,
    pub statement: &'static str,
    pub received_as: &'static str,
    pub statement_key: &'static str,
    pub report_points: &'static str,
    /// `report points-register`.
    pub report_register: &'static str,
    /// Whose.
    pub register_account: &'static str,
    /// Its first day.
    pub register_from: &'static str,
    /// Its last day.
    pub register_until: &'static str,
    pub report_deeds: &'static str,
    pub report_year: &'static str,
    pub publish: &'static str,
    pub place: &'static str,
    pub opening: &'static str,
    pub opening_minutes: &'static str,
    pub opening_paper: &'static str,
}

/// What this subject says.
pub trait PointsWords {
    /// Nobody, and no household, has this code.
    fn no_points_account(&self, code: &Code) -> Told;
    /// What the rule found wrong, with the value, and which command mends it.
    fn points_refusal(&self, refusal: &PointsRefusal) -> Told;
    /// The file is no rule book.
    fn no_rule_book(&self, fault: &RulesFault) -> Told;
    /// So many deeds, or records of hours, hang on the board, and count from a day on.
    fn entries_published(&self, count: Count, from: Day) -> String;
    /// Who goes where, with what, and until when he may arrive.
    fn volunteer_goes(&self, sent: &SendVolunteer, until: Day) -> String;
    /// Who came from where, with what; his name as it may be shown.
    fn volunteer_came(&self, received: &VolunteerReceived, name: &str) -> String;
    /// His points lie in his household's account, which is shown.
    fn points_are_shared(&self, volunteer: PersonNumber, account: &str) -> String;
    /// The cancellation of a redemption waits, and may wait until midnight only.
    fn cancel_before_midnight(&self) -> &'static str;
    /// Hours of the same day that a cap kept down stay so, until they are recorded again.
    fn kept_down_by_a_cap(&self, seq: Seq) -> String;
    /// A reversal took points that the record had not brought itself.
    fn points_are_taken_elsewhere(&self, struck: &StruckFacts) -> String;
    /// A reversal did not get back all that was brought: the account owes the rest.
    fn points_are_gone(&self, struck: &StruckFacts) -> String;
    /// Some of the points that came went straight to what their accounts owed.
    fn points_paid_what_is_owed(&self, paid: &BTreeMap<String, Points>) -> String;
    /// A deed brings less than the rules say for it, because the day is full.
    fn deed_is_capped(&self, points: Points) -> String;
    /// A deduction takes less than the rules say, because no more was there.
    fn deduction_is_cut(&self, asked: Points, taken: Points) -> String;
    /// What stands in his 党性存折 goes with no statement.
    fn party_points_stay(&self, points: Points) -> String;
    /// What his household shares stays with it.
    fn household_keeps(&self, account: &str, points: Points) -> String;
    /// The receipt of this entry is what he takes along, once it does not wait any more.
    fn statement_is_a_receipt(&self, seq: Seq, waits: bool) -> String;
    /// An entry that waits, was rejected or reversed sends nobody.
    fn statement_must_stand(&self, seq: Seq) -> Told;
    /// The statement sends him to another ledger.
    fn statement_is_for_another(&self, to: &Text) -> Told;
    /// The receipt is of another kind of entry.
    fn no_statement(&self) -> Told;
    /// The statement opens no name.
    fn statement_names_nobody(&self) -> Told;
    /// The statement opens another name than that of this number.
    fn statement_is_anothers(&self, volunteer: PersonNumber) -> Told;
    /// The statement of this entry could not open the volunteer's name.
    fn statement_cannot_name(&self, seq: Seq) -> Told;
    /// Less could be honoured than the rules want to be told of.
    fn cover_is_low(&self, cover: &Cover) -> String;
    /// What is near in points and in the shop, a line each.
    fn ahead(&self, ahead: &Ahead) -> Vec<String>;
}
