//! What the commands of proof say: checkpoints, receipts, exports, comparisons.

use std::path::Path;

use crate::chain::{Checked, Checkpoint, CheckpointError, Hash, ReceiptError, VerifierKey};
use crate::desk::handing_over::{Exported, HandedOver};
use crate::desk::history::{NoticeFound, Undoing};
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;
use crate::text::Told;

/// A receipt that was looked at.
#[derive(Clone, Copy, Debug)]
pub struct ReceiptTold<'a> {
    /// What it proves.
    pub checked: &'a Checked<'a>,
    /// What its line says, if this program knows the kind.
    pub event: Option<&'a Event>,
    /// The key that signed; none when nobody could tell whether it did.
    pub key: Option<&'a VerifierKey>,
}

/// What a folder of evidence says about itself.
#[derive(Clone, Debug)]
pub struct ForkTold<'a> {
    /// Which ledger.
    pub origin: &'a str,
    /// Its key.
    pub key: &'a VerifierKey,
    /// The size at which the roots differ.
    pub size: u64,
    /// The roots at that size.
    pub roots: [Hash; 2],
    /// The first entry that differs, when the lines of both were at hand.
    pub difference: Option<Seq>,
    /// The files.
    pub files: &'a [String],
}

/// What the commands of proof say.
pub trait ProofWords {
    /// Beside the bar, while lines are read.
    fn reading_lines(&self) -> &'static str;
    /// Beside the bar, while an export is written.
    fn writing_lines(&self) -> &'static str;

    /// A checkpoint was signed and is kept there.
    fn checkpoint_signed(&self, head: &Checkpoint, key: &VerifierKey, kept: &Path) -> String;
    /// A checkpoint would be signed.
    fn checkpoint_rehearsed(&self, size: u64) -> String;
    /// A receipt was written.
    fn receipt_written(&self, handed: &HandedOver, path: &Path, key: &VerifierKey) -> String;
    /// A receipt would be written.
    fn receipt_rehearsed(&self, seq: Seq, path: &Path) -> String;
    /// An export was written.
    fn exported(&self, exported: &Exported, dir: &Path, key: &VerifierKey) -> String;
    /// An export would be written.
    fn export_rehearsed(&self, size: u64, dir: &Path) -> String;

    /// What a receipt says, and what it proves.
    fn receipt_holds(&self, told: &ReceiptTold<'_>) -> String;
    /// What it does not prove, and how to ask.
    fn receipt_proves_no_more(&self, seq: Seq) -> String;
    /// A receipt that is none, or proves nothing.
    fn receipt_is_false(&self, why: &ReceiptError) -> Told;
    /// What a checkpoint says, and what it proves.
    fn checkpoint_holds(&self, head: &Checkpoint, key: Option<&VerifierKey>) -> String;
    /// A checkpoint that is none, or not of this key.
    fn checkpoint_is_false(&self, file: &str, why: &CheckpointError) -> Told;
    /// Nobody could look at the signature.
    fn key_is_not_pinned(&self, origin: &str) -> Told;
    /// `--key` is no key.
    fn key_is_unreadable(&self) -> Told;
    /// One name, two keys.
    fn keys_differ(&self, origin: &str) -> Told;
    /// Two ledgers.
    fn ledgers_differ(&self, one: &str, other: &str) -> Told;
    /// The ledger at hand is another one and says nothing of this file.
    fn at_hand_is_another(&self, place: &Path) -> String;
    /// The ledger at hand holds what the checkpoint signed.
    fn is_on_the_chain(&self, known: u64, size: u64) -> String;
    /// ROLLBACK: the ledger at hand is shorter than a checkpoint of it.
    fn ledger_is_shorter(&self, known: u64, size: u64) -> Told;
    /// No later entry undid this one.
    fn still_stands(&self, seq: Seq, size: u64) -> String;
    /// Later entries undid this one.
    fn was_undone(&self, seq: Seq, undone: &[Undoing]) -> String;
    /// The checkpoint brought along is the same.
    fn known_is_the_same(&self, size: u64) -> String;
    /// The checkpoint brought along is of another size: nothing can be said without lines.
    fn known_is_of_another_size(&self, known: u64, size: u64) -> String;
    /// The file is one of a notice.
    fn notice_found(&self, found: &NoticeFound) -> String;
    /// No notice has such a file.
    fn notice_not_found(&self, digest: &Digest, notices: usize) -> Told;
    /// The file is neither receipt nor checkpoint, and no ledger is at hand.
    fn nothing_at_hand(&self, digest: &Digest) -> Told;

    /// Both are one history of one size.
    fn both_are_the_same(&self, head: &Checkpoint) -> String;
    /// One goes on from the other.
    fn one_extends_the_other(&self, shorter: (&Path, u64), longer: (&Path, u64)) -> String;
    /// Two bare notes of different sizes.
    fn lines_are_missing(&self, shorter: u64, longer: u64) -> Told;
    /// FORK, with the evidence saved there.
    fn forked(&self, size: u64, difference: Option<Seq>, folder: &Path) -> Told;
    /// The evidence's own description.
    fn evidence(&self, told: &ForkTold<'_>) -> String;
}

/// Help for the commands of proof. Fields without defaults: one that is missing in a language does not compile.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct ProofHelp {
    pub prove_out: &'static str,
    pub prove_force: &'static str,
    pub check_file: &'static str,
    pub key: &'static str,
    pub known: &'static str,
    pub compare_one: &'static str,
    pub compare_other: &'static str,
    pub export_dir: &'static str,
    pub cosign: &'static str,
    pub cosign_file: &'static str,
    pub cosign_with: &'static str,
    pub cosign_known: &'static str,
    pub cosign_key: &'static str,
    pub cosign_out: &'static str,
    pub witness_request: &'static str,
    pub witness_old: &'static str,
    pub cosignature: &'static str,
    pub witness_key: &'static str,
    pub policy: &'static str,
    pub verify_path: &'static str,
}
