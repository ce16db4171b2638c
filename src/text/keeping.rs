//! What the commands of keeping say: keys, operators, persons, backups, restoring, rebuilding.

use std::path::Path;

use crate::desk::restoring::{LineFault, RestoreError, Restored, Texts};
use crate::ledger::event::{LedgerOpened, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::store::backup::{BackedUp, BackupRecord};
use crate::store::locked::LockError;
use crate::text::Told;

/// A key that was made.
#[derive(Clone, Copy, Debug)]
pub struct KeyMade<'a> {
    /// Whose.
    pub code: &'a Code,
    /// Where the private half lies.
    pub path: &'a Path,
    /// The public half, 64 hexadecimal digits.
    pub public: &'a str,
    /// The public half as other programs read it.
    pub verifier: &'a str,
    /// For people.
    pub fingerprint: &'a str,
    /// Whether the file is locked under a passphrase.
    pub is_locked: bool,
}

/// What a person's own sheet says beside his private fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonField {
    /// His number.
    Number,
    /// A natural person, or an organisation.
    Kind,
    /// How he is shown.
    Display,
    /// Under eighteen.
    Minor,
    /// Merged, sealed, removed.
    State,
    /// A number that was merged into his.
    MergedFrom,
    /// Why his data were taken out of reach.
    Reason,
    /// A private field as it is now.
    Private(PrivateField),
    /// A private field as it was before; it is still kept.
    Before(PrivateField),
}

impl PersonField {
    /// Its stable name for programs: never translated.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Kind => "kind",
            Self::Display => "display",
            Self::Minor => "minor",
            Self::State => "state",
            Self::MergedFrom => "merged_from",
            Self::Reason => "reason",
            Self::Private(field) => field.word(),
            Self::Before(PrivateField::Address) => "address_before",
            Self::Before(PrivateField::Identity) => "identity_before",
            Self::Before(PrivateField::Memo) => "memo_before",
            Self::Before(PrivateField::Name) => "name_before",
            Self::Before(PrivateField::Phone) => "phone_before",
            Self::Before(PrivateField::RelayedBy) => "relayed_by_before",
        }
    }
}

/// What the commands of keeping say.
pub trait KeepingWords {
    /// Not a telephone number.
    fn wrong_phone(&self) -> Told;
    /// An identity number does not check. It is not repeated.
    fn wrong_identity(&self) -> Told;
    /// Who has this identity number, or this name and telephone, is registered.
    fn is_registered(&self, number: PersonNumber, is_by_identity: bool) -> Told;
    /// A volunteer is registered by real name: with a telephone or an identity number.
    fn real_name_needs_a_number(&self) -> Told;
    /// Somebody is a volunteer without either.
    fn number_is_missing(&self, number: PersonNumber) -> String;
    /// A name holds a telephone or identity number.
    fn name_holds_a_number(&self) -> Told;
    /// A key was made, and what to do with its halves.
    fn key_made(&self, made: &KeyMade<'_>) -> String;
    /// A key would be made.
    fn key_rehearsed(&self, path: &Path) -> String;
    /// Asks for a passphrase.
    fn passphrase(&self) -> &'static str;
    /// Asks for it again.
    fn passphrase_again(&self) -> &'static str;
    /// The two differ.
    fn passphrases_differ(&self) -> &'static str;
    /// None was given, and nobody can be asked.
    fn passphrase_missing(&self) -> Told;
    /// A passphrase is too short, or does not open a file.
    fn lock(&self, path: Option<&Path>, error: &LockError) -> Told;

    /// 未登记: an operator without a key.
    fn key_not_enrolled(&self) -> &'static str;
    /// The key is another operator's.
    fn key_of_another(&self, name: &str, code: &Code) -> Told;

    /// The number somebody got.
    fn person_number(&self, number: PersonNumber) -> String;
    /// Others bear the same name: two persons, or one twice.
    fn others_bear_the_name(&self, numbers: &[PersonNumber]) -> String;
    /// The question for a private field.
    fn private_question(&self, field: PersonField) -> String;
    /// An amendment that changes nothing.
    fn nothing_to_change(&self) -> Told;
    /// A field of a person's sheet.
    fn person_field(&self, field: PersonField) -> String;
    /// A yes or a no.
    fn yes_or_no(&self, yes: bool) -> &'static str;
    /// The text of a sealed field.
    fn sealed(&self) -> &'static str;
    /// The text of a field that is not here.
    fn withheld(&self) -> &'static str;
    /// The number was merged into another.
    fn merged_into(&self, number: PersonNumber) -> String;
    /// The list goes on.
    fn more_people(&self, limit: u32) -> String;
    /// The heading of his gifts.
    fn gifts_of(&self, number: PersonNumber, count: usize) -> String;
    /// There are more gifts than are shown.
    fn more_gifts(&self, limit: u32) -> String;
    /// The data cannot be removed yet and are sealed instead.
    fn sealed_instead(&self, until: Day) -> String;
    /// The data were sealed.
    fn person_sealed(&self, number: PersonNumber) -> String;
    /// The data were removed, from the file too.
    fn person_removed(&self, number: PersonNumber) -> String;
    /// Removed, but a journal that may hold them is left.
    fn journal_is_left(&self, path: &Path) -> Told;
    /// Copies that still hold him, as far as is known.
    fn backups_hold(&self, records: &[&BackupRecord]) -> String;
    /// What stays, and where.
    fn what_stays(&self) -> &'static str;

    /// A backup was made, or would be: what is inside, and what is not.
    fn backed_up(&self, target: &Path, made: &BackedUp, is_rehearsal: bool) -> String;
    /// The README of a backup.
    fn backup_readme(&self, opened: &LedgerOpened, made: &BackedUp, at: &str) -> String;
    /// The backup would lie inside the ledger.
    fn backup_is_inside(&self, target: &Path) -> Told;

    /// What the bar says while lines are read again.
    fn replaying(&self) -> &'static str;
    /// A ledger was made again, or would be: what came, and what did not.
    fn restored(&self, dir: &Path, made: &Restored, is_rehearsal: bool) -> String;
    /// What became of the private texts.
    fn restored_texts(&self, texts: &Texts) -> String;
    /// Why no ledger can be made.
    fn restore_fault(&self, error: &RestoreError) -> Told;
    /// What is wrong with a line.
    fn line_fault(&self, seq: Seq, fault: &LineFault) -> Told;

    /// The books were made again.
    fn rebuilt(&self, size: u64) -> String;
    /// The books would be made again.
    fn rebuild_rehearsed(&self, size: u64) -> String;

    /// No such command to print a page for.
    fn no_such_page(&self, command: &str) -> Told;
}

/// Help for the commands of keeping. Fields without defaults: one that is missing in a language does not compile.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct KeepingHelp {
    pub keygen_name: &'static str,
    pub keygen_out: &'static str,
    pub keygen_passphrase: &'static str,
    pub passphrase_file: &'static str,
    pub operator_enrol: &'static str,
    pub operator_list: &'static str,
    pub operator_code: &'static str,
    pub operator_key: &'static str,
    pub operator_role: &'static str,
    pub operator_person: &'static str,
    pub operator_from: &'static str,
    pub person_add: &'static str,
    pub person_amend: &'static str,
    pub person_merge: &'static str,
    pub person_list: &'static str,
    pub person_show: &'static str,
    pub person_erase: &'static str,
    pub person_unseal: &'static str,
    pub person_number: &'static str,
    pub person_name: &'static str,
    pub person_kind: &'static str,
    pub person_phone: &'static str,
    pub person_identity: &'static str,
    pub person_address: &'static str,
    pub person_minor: &'static str,
    pub merge_from: &'static str,
    pub merge_into: &'static str,
    pub merge_reason: &'static str,
    pub list_full: &'static str,
    pub list_name: &'static str,
    pub list_limit: &'static str,
    pub erase_reason: &'static str,
    pub erase_remove: &'static str,
    pub unseal_reason: &'static str,
    pub unseal_paper: &'static str,
    pub backup_dir: &'static str,
    pub backup_people: &'static str,
    pub backup_keys: &'static str,
    pub restore_source: &'static str,
    pub restore_dir: &'static str,
    pub shell: &'static str,
    pub man_command: &'static str,
}
