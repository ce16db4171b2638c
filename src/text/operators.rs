//! Operators, their keys, and what waits for the second of two persons.

use std::path::Path;

use crate::ledger::event::Kind;
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::refusal::OperatorRefusal;
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct OperatorHelp {
    pub approve: &'static str,
    pub approve_answer: &'static str,
    pub approve_request: &'static str,
    pub approve_seq: &'static str,
    pub identify: &'static str,
    pub identify_person: &'static str,
    pub reject: &'static str,
    pub retire: &'static str,
    pub retire_until: &'static str,
    pub rotate: &'static str,
    pub rotate_recovery: &'static str,
    pub rotate_request: &'static str,
    pub rotate_valid_size: &'static str,
    pub sign: &'static str,
    pub sign_file: &'static str,
    pub sign_key: &'static str,
    pub sign_out: &'static str,
    pub sign_yes: &'static str,
    pub my_key: &'static str,
    pub two_persons: &'static str,
    pub two_persons_paper: &'static str,
}

/// What somebody signed elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedWord {
    /// That entries may happen.
    Yes,
    /// That one may not.
    No,
    /// Another key.
    Rotation,
}

/// What this subject says.
pub trait OperatorWords {
    /// What the rule found wrong, and which command mends it.
    fn operator_refusal(&self, refusal: &OperatorRefusal) -> Told;
    /// An entry that was just recorded, or still waits for another person.
    fn entry_waits(&self, seq: Seq, kind: Kind) -> String;
    /// The rows of an import wait for another person together: from which entry to which, and the import's number.
    fn rows_wait(&self, rows: (Seq, Seq), import: Seq, kind: Kind) -> String;
    /// In two-person mode whoever records signs with his own key.
    fn own_key_missing(&self, by: &Code) -> Told;
    /// The key at hand is somebody else's.
    fn own_key_is_not(&self, by: &Code) -> Told;
    /// A request for a signature was written.
    fn request_written(&self, path: &Path) -> String;
    /// The file is no request, or its lines are not what is to be signed.
    fn no_request(&self, path: &Path) -> Told;
    /// What is about to be signed, and whether to.
    fn sign_these(&self, count: usize) -> String;
    /// What is about to be signed is a no, for this reason.
    fn says_no(&self, reason: &str) -> String;
    /// It was not signed.
    fn not_signed(&self) -> Told;
    /// It was.
    fn answer_written(&self, path: &Path, word: SignedWord) -> String;
    /// The answer is not a signature over what this ledger has.
    fn no_answer(&self, path: &Path) -> Told;
    /// Two persons are asked for from now on.
    fn two_persons_began(&self) -> String;
}
