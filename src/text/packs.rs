//! The auditor's pack: its first page, the names of its files, help, and what the command says.

use std::path::Path;

use crate::audit::Report;
use crate::chain::VerifierKey;
use crate::desk::packing::Packed;
use crate::ledger::field::Count;
use crate::ledger::period::Month;
use crate::text::Told;

/// The help of this subject's options.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct PackHelp {
    pub audit: &'static str,
    pub with_papers: &'static str,
    pub samples: &'static str,
    pub digits: &'static str,
    pub separation: &'static str,
    pub operator: &'static str,
    pub operator_code: &'static str,
    pub receipts: &'static str,
}

/// The fixed labels of the first page.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the place where it stands")]
pub struct PackLabels {
    pub title: &'static str,
    /// The name of its file.
    pub file: &'static str,
    pub ledger: &'static str,
    pub purpose: &'static str,
    pub mode: &'static str,
    pub entries: &'static str,
    pub head: &'static str,
    pub key: &'static str,
    pub first_leaf: &'static str,
    pub cosigned: &'static str,
    pub months: &'static str,
    pub approvals: &'static str,
    pub papers: &'static str,
    pub made: &'static str,
    pub look: &'static str,
    pub look_means: &'static str,
    pub how: &'static str,
    pub files: &'static str,
    pub test_line: &'static str,
    pub one_person: &'static str,
}

/// A file or folder of a pack that is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackItem {
    /// `export/ledger.jsonl`.
    Lines,
    /// `export/checkpoint.note`.
    Head,
    /// `export/checkpoints/`.
    Checkpoints,
    /// `export/notices/`.
    Notices,
    /// `export/papers/`.
    Charts,
    /// `export/verify.py`.
    Verifier,
    /// `papers/`.
    Papers,
    /// A workbook of tables.
    Workbook,
    /// `journals/hledger.journal`.
    Hledger,
    /// `journals/main.beancount`.
    Beancount,
    /// A file in the shape of GB/T 24589.
    Standard,
    /// `check.sh`.
    Shell,
    /// The checkpoint's signature for ssh-keygen.
    SshSignature,
    /// The key to it.
    SshSigner,
    /// `manifest.txt`.
    List,
    /// `manifest.note`.
    Seal,
}

/// A way to check a pack, beside our own program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackCheck {
    /// Our own program, over everything.
    Ours,
    /// Another, in plain Python.
    Python,
    /// Files, signatures, chain and tree, by a page of shell.
    Shell,
    /// Every file against the list.
    Digests,
    /// Every balance of every month, by hledger.
    Hledger,
    /// The same, by Beancount.
    Beancount,
    /// The shape of the files for auditors' programs.
    Shape,
}

/// Whose word stands under which head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigned {
    /// How many entries the head covers.
    pub size: Count,
    /// The names under it, beside the desk's own.
    pub names: Vec<String>,
}

/// What this subject says.
pub trait PackWords {
    /// The fixed labels.
    fn pack_labels(&self) -> &'static PackLabels;
    /// What a file is.
    fn pack_item(&self, item: PackItem) -> &'static str;
    /// What a way to check is good for.
    fn pack_check(&self, check: PackCheck) -> &'static str;
    /// Who signed beside the desk, under the newest head that anybody did.
    fn cosigners(&self, cosigned: Option<&Cosigned>) -> String;
    /// Which month is closed, and which one the statements are of.
    fn statements_of(&self, closed: Option<Month>, shown: Month) -> String;
    /// How entries were approved.
    fn approvals_told(&self, report: &Report) -> String;
    /// How many papers the lines name, how many lie with the ledger, and whether they came along.
    fn papers_told(&self, named: Count, at_hand: Count, are_along: bool) -> String;
    /// The statements are not to be had, and why.
    fn no_statements(&self, why: &Told) -> String;
    /// Nobody has that code.
    fn unknown_operator(&self, code: &str) -> Told;
    /// The pack was written.
    fn packed(&self, packed: &Packed, dir: &Path, key: &VerifierKey) -> String;
    /// The pack would be written.
    fn pack_rehearsed(&self, size: u64, dir: &Path) -> String;
}
