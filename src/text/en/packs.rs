//! The auditor's pack.

use std::path::Path;

use crate::audit::Report;
use crate::chain::VerifierKey;
use crate::desk::packing::Packed;
use crate::ledger::field::Count;
use crate::ledger::period::Month;
use crate::report::AuditTitle;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::{Cosigned, ListWords, NumberWords, PackCheck, PackHelp, PackItem, PackLabels, PackWords, Told};

/// The help.
pub(super) const HELP: PackHelp = PackHelp {
    audit: "the auditor's pack: beside the export statements, a list of papers and a page to read first; a signed list names every file",
    with_papers: "take the papers along (invoices, minutes, bank slips as they are: names may stand on them)",
    samples: "Samples: large, round, late, undone, approved at once, on weekends, just under a threshold",
    digits: "First digits of gifts and payments, beside Benford's law",
    separation: "Separation of duties: recording, approving and keeping cash that met in one hand",
    operator: "What an operator did, by his code; without one all operators in figures",
    operator_code: "an operator's code, such as kuaiji",
    receipts: "Runs of official receipt numbers, and what is missing between them",
};

const LABELS: PackLabels = PackLabels {
    title: "The auditor's pack: read this first",
    file: "read-first.html",
    ledger: "Ledger",
    purpose: "Purpose",
    mode: "Mode",
    entries: "Entries",
    head: "Root",
    key: "Key fingerprint",
    first_leaf: "Entry 0's hash",
    cosigned: "Witnesses",
    months: "Statements",
    approvals: "Approvals",
    papers: "Papers",
    made: "Made at",
    look: "Worth a look",
    look_means: "Picked out for you, not accused: each may have an honest reason. Look at the entry and its papers.",
    how: "How to check",
    files: "What is in the pack",
    test_line: "A trial ledger, not a real one.",
    one_person: "One person records and nobody approves. You are the second pair of eyes.",
};

/// What a list for an auditor is called.
pub(super) fn title(title: AuditTitle) -> String {
    match title {
        AuditTitle::Papers => "Papers".to_owned(),
        AuditTitle::Samples => "Samples".to_owned(),
        AuditTitle::SampleReasons => "Why entries are sampled".to_owned(),
        AuditTitle::DigitVerdicts => "First digits".to_owned(),
        AuditTitle::Separation => "Separation of duties".to_owned(),
        AuditTitle::DoingsOf => "What one operator did".to_owned(),
        AuditTitle::Doings => "Operators in figures".to_owned(),
        AuditTitle::ReceiptNumbers => "Runs of receipt numbers".to_owned(),
        AuditTitle::FirstDigits(set) => format!("First digits: {}", En.digit_set(set)),
        AuditTitle::EntriesByKind => "Entries by kind".to_owned(),
    }
}

impl PackWords for En {
    fn pack_labels(&self) -> &'static PackLabels {
        &LABELS
    }

    fn pack_item(&self, item: PackItem) -> &'static str {
        match item {
            PackItem::Lines => "every entry, one a line: this is the ledger, all else follows from it",
            PackItem::Head => "the checkpoint over every line; take a copy with you",
            PackItem::Checkpoints => "earlier checkpoints, with the signatures of witnesses",
            PackItem::Notices => "the notices as they were posted, byte for byte",
            PackItem::Charts => "charts of accounts",
            PackItem::Verifier => "a verifier in plain Python",
            PackItem::Papers => "the papers, each named by its SHA-256",
            PackItem::Workbook => "the tables above as one workbook",
            PackItem::Hledger => {
                "every posting, for hledger; each month's balances stand in it as assertions it checks"
            }
            PackItem::Beancount => {
                "every posting, for Beancount; each month's balances stand in it as assertions it checks"
            }
            PackItem::Standard => "in the shape of GB/T 24589.1-2010, for auditors' programs",
            PackItem::Shell => "a page of shell that checks with sha256sum, openssl, awk and xxd",
            PackItem::SshSignature => "the checkpoint signed once more, for ssh-keygen -Y verify",
            PackItem::SshSigner => "by which key, as ssh-keygen reads it; compare it with the board",
            PackItem::List => "every file with its SHA-256",
            PackItem::Seal => "the list's signature, by the ledger's key",
        }
    }

    fn pack_check(&self, check: PackCheck) -> &'static str {
        match check {
            PackCheck::Ours => {
                "with our program: every entry is judged again, every file compared with the list. Add --known with a checkpoint you kept: only that shows a cut tail, an older copy or another history"
            }
            PackCheck::Python => "without it: another program, plain Python, reckons everything once more",
            PackCheck::Hledger => {
                "other people's programs reckon every balance of every month from the postings: hledger"
            }
            PackCheck::Beancount => "the same, by Beancount",
            PackCheck::Shape => "the shape of the files for auditors' programs (each year alike)",
            PackCheck::Shell => {
                "with what every system has: files, signatures, each line's hash, the root, notices, papers"
            }
            PackCheck::Digests => "only whether a file was changed, trusting no program of ours (in the pack's folder)",
        }
    }

    fn cosigners(&self, cosigned: Option<&Cosigned>) -> String {
        match cosigned {
            None => "Nobody outside has signed a checkpoint yet.".to_owned(),
            Some(Cosigned { size, names }) => format!(
                "{} signed the checkpoint over {entries}; whether they truly did, `mingbai verify --policy` tells.",
                names.join(", "),
                entries = counted(size, "entry")
            ),
        }
    }

    fn statements_of(&self, closed: Option<Month>, shown: Month) -> String {
        match closed {
            Some(_) => format!("The last month closed is {}; the statements are of it.", self.month(shown)),
            None => {
                format!("No month is closed yet; the statements are of {} and may still change.", self.month(shown))
            }
        }
    }

    fn approvals_told(&self, report: &Report) -> String {
        format!(
            "{} signed by the approver; {} on paper (weaker: look at the papers)",
            report.approvals.signed, report.approvals.on_paper
        )
    }

    fn papers_told(&self, named: Count, at_hand: Count, are_along: bool) -> String {
        let along = if are_along {
            "they lie in the folder papers"
        } else {
            "they are not in the pack: ask to see them, and compare sha256sum with the list"
        };
        format!("The entries name {named}, the ledger has the files of {at_hand}; {along}.")
    }

    fn no_statements(&self, why: &Told) -> String {
        format!("There are no statements: {} {}", why.what, why.cure)
    }

    fn unknown_operator(&self, code: &str) -> Told {
        Told::new(
            format!("No operator has the code “{code}”."),
            "`mingbai operator list` lists them, `mingbai report operator` shows them in figures.",
        )
    }

    fn packed(&self, packed: &Packed, dir: &Path, key: &VerifierKey) -> String {
        format!(
            "The auditor's pack is in {dir}; open “{first}” first.\n{}, {}, root {}, key fingerprint {}\n\
             Digest of the list {}\n    (hand it over by another way: it shows whether any file was changed)\n\
             To check: mingbai check {dir} --known A_CHECKPOINT_THE_AUDITOR_KEPT\n\
             It holds no private data of donors; full lines link the gifts of one number, so give it to auditors only.",
            counted(packed.exported.head.size, "entry"),
            counted(packed.files, "file"),
            packed.exported.head.root.short_groups(),
            key.fingerprint(),
            packed.list,
            first = LABELS.file,
            dir = dir.display(),
        )
    }

    fn pack_rehearsed(&self, size: u64, dir: &Path) -> String {
        format!(
            "Rehearsal: {entries} would be made into an auditor's pack in {}. Nothing was written.",
            dir.display(),
            entries = counted(size, "entry")
        )
    }
}
