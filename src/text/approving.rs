//! Another person's word: refusals, help, and what the commands say.

use crate::ledger::name::PersonNumber;
use crate::ledger::refusal::ApprovalRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct ApprovalHelp {
    pub thresholds: &'static str,
    pub thresholds_set: &'static str,
    pub thresholds_show: &'static str,
    pub thresholds_two_from: &'static str,
    pub thresholds_second_from: &'static str,
    pub thresholds_committee_payee: &'static str,
    pub thresholds_from: &'static str,
    pub committee: &'static str,
    pub committee_seat: &'static str,
    pub committee_list: &'static str,
    pub committee_declare: &'static str,
    pub committee_person: &'static str,
    pub committee_office: &'static str,
    pub committee_from: &'static str,
    pub committee_until: &'static str,
    pub committee_party: &'static str,
    pub committee_relation: &'static str,
    pub paper: &'static str,
    pub paper_file: &'static str,
}

/// What this subject says.
pub trait ApprovalWords {
    /// An organisation sits on no committee; a person of it does.
    fn member_must_be_a_person(&self, number: PersonNumber) -> Told;
    /// Nobody's key and nobody's name was given, and the recorder is not alone.
    fn approver_is_missing(&self) -> Told;
    /// What the rule found wrong, with the value, and which command mends it.
    fn approving_refusal(&self, refusal: &ApprovalRefusal) -> Told;
}
