//! The words of receipts, checkpoints, exports and audits.

use std::path::Path;

use crate::chain::{Checkpoint, CheckpointError, NoteError, ReceiptError, VerifierKey};
use crate::desk::handing_over::{Exported, HandedOver, Naming};
use crate::desk::history::{NoticeFound, Undoing};
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::en::service::spoken;
use crate::text::{CounterWords, ForkTold, NumberWords, ProofHelp, ProofWords, ReceiptTold, Told};

/// Help for these commands.
pub(super) const HELP: ProofHelp = ProofHelp {
    prove_out: "where to write the receipt; receipt-SEQ.tlog-proof unless you say otherwise",
    prove_force: "overwrite the file if it is there",
    check_file: "what to check: a receipt, a checkpoint, a file of a notice, or an export",
    key: "the ledger's key (name+id+base64), worth something if you have it from elsewhere",
    known: "a checkpoint you kept; may be given several times",
    compare_one: "a checkpoint, an export or a ledger",
    compare_other: "the other one",
    export_dir: "where to export to; missing, or empty",
    cosign: "Somebody outside witnesses a head: he saw it, and it goes on from those he saw before",
    cosign_file: "The request (of checkpoint --request, or consistency.txt of an export)",
    cosign_with: "The witness's own key file",
    cosign_known: "The witness's own folder of heads he knows",
    cosign_key: "The ledger's public key, needed at the first meeting, from elsewhere",
    cosign_out: "Where the cosignature goes; beside the request by default",
    witness_request: "Write a request for a witness",
    witness_old: "How many entries the witness saw last; by default what was cosigned last",
    cosignature: "Take in what a witness signed",
    witness_key: "The witness's key; not needed for an enrolled operator",
    policy: "A policy: whose cosignatures are wanted (tlog-policy)",
    verify_path: "a ledger's folder or an export; the current ledger unless you say otherwise",
};

impl ProofWords for En {
    fn reading_lines(&self) -> &'static str {
        "reading"
    }

    fn writing_lines(&self) -> &'static str {
        "exporting"
    }

    fn checkpoint_signed(&self, head: &Checkpoint, key: &VerifierKey, kept: &Path) -> String {
        format!(
            "Signed: a checkpoint over {}\nRoot     {}\nKey      {}\nKept in  {}\n\
             Give it to somebody outside this office: whoever cuts or rewrites the ledger later will be found out.",
            counted(head.size, "entry"),
            head.root.short_groups(),
            key.fingerprint(),
            kept.display()
        )
    }

    fn checkpoint_rehearsed(&self, size: u64) -> String {
        format!(
            "Rehearsal: a checkpoint over {entries} would be signed. Nothing was written.",
            entries = counted(size, "entry")
        )
    }

    fn receipt_written(&self, handed: &HandedOver, path: &Path, key: &VerifierKey) -> String {
        let seq = handed.receipt.index;
        let naming = match handed.naming {
            Naming::Opened => "It opens the donor's name: hand it to nobody but the donor.",
            Naming::OpenedToMove => {
                "The statement opens the volunteer's name: give it to nobody but him, for the community he goes to."
            }
            Naming::NoName => "The entry commits to no name, and the receipt holds none.",
            Naming::Closed => "The name is sealed, removed or not in this copy: the receipt holds none.",
        };
        format!(
            "Written: {}\nIt proves that entry {seq} stood in the ledger, letter for letter, when the checkpoint over {} \
             entries was signed (root {}).\n{naming}\nTo check it, offline and without the ledger:\n  \
             mingbai check {} --key {key}\nKey {} (the notice on the board must print the same)",
            path.display(),
            handed.checkpoint.size,
            handed.checkpoint.root.short_groups(),
            path.display(),
            key.fingerprint()
        )
    }

    fn receipt_rehearsed(&self, seq: Seq, path: &Path) -> String {
        format!("Rehearsal: the receipt of entry {seq} would be written to {}. Nothing was written.", path.display())
    }

    fn exported(&self, exported: &Exported, dir: &Path, key: &VerifierKey) -> String {
        let since = match exported.since {
            0 => "no earlier checkpoint, so the consistency proof begins at 0".to_owned(),
            size => format!(
                "the consistency proof begins at the checkpoint over {entries}",
                entries = counted(size, "entry")
            ),
        };
        format!(
            "Exported: {dir}\n{}, root {}, key {}\n{} ({since}), {}, {}; no private \
             data.\nTo check it, either of:\n  python3 -I {dir}/verify.py {dir} --known A_NOTE_YOU_KEPT\n  \
             mingbai verify {dir} --known A_NOTE_YOU_KEPT\n\
             A single signature can be checked with openssl: see docs/file-format.md. The key is {key_text}\n\
             Full lines tie together the gifts of one donor's number: hand them to auditors, not to the web.",
            counted(exported.head.size, "entry"),
            exported.head.root.short_groups(),
            key.fingerprint(),
            counted(exported.checkpoints, "checkpoint"),
            counted(exported.notices, "notice"),
            counted(exported.papers, "paper"),
            dir = dir.display(),
            key_text = key,
        )
    }

    fn export_rehearsed(&self, size: u64, dir: &Path) -> String {
        format!(
            "Rehearsal: {entries} would be exported to {}. Nothing was written.",
            dir.display(),
            entries = counted(size, "entry")
        )
    }

    fn receipt_holds(&self, told: &ReceiptTold<'_>) -> String {
        let checked = told.checked;
        let (seq, size) = (checked.line.seq, checked.checkpoint.size);
        let mut text = match told.key {
            Some(_) => format!("The receipt holds: entry {seq} stands in this ledger, letter for letter.\n"),
            None => format!(
                "The receipt agrees with itself: entry {seq} leads to the root beside it. Its signature was NOT checked.\n"
            ),
        };
        let mut say = |label: &str, value: &str| {
            text.push_str(label);
            text.push_str(value);
            text.push('\n');
        };
        say("Ledger      ", &checked.checkpoint.origin);
        say("Kind        ", &self.kind_of(checked.line.kind));
        if let Some(Event::DonationReceived(gift)) = told.event {
            say("Amount      ", &self.yuan(gift.amount));
            say("Given on    ", &self.day(gift.date));
        }
        if let Some(Event::VolunteerSent(sent)) = told.event {
            say("Volunteer   ", &sent.volunteer.to_string());
            say("To          ", sent.to.as_str());
            say("Takes along ", &format!("{}, {}", spoken(sent.minutes), self.points(sent.points)));
            say("Sent on     ", &self.day(sent.date));
        }
        if let Some(name) = checked.name {
            say("Name        ", &format!("{name} (the one the ledger commits to)"));
        }
        say("Recorded    ", &self.line_moment(checked.line.at));
        say("Hash        ", &checked.leaf.short_groups());
        say(
            "Checkpoint  ",
            &format!("{entries}, root {}", checked.checkpoint.root.short_groups(), entries = counted(size, "entry")),
        );
        if let Some(key) = told.key {
            say("Key         ", &key.fingerprint());
            text.push_str(
                "It proves that this entry stood at this place, saying this, when the checkpoint was signed.",
            );
        } else {
            text.push_str("It does not prove yet that this ledger signed it.");
        }
        text
    }

    fn receipt_proves_no_more(&self, seq: Seq) -> String {
        format!(
            "It does not prove that no later entry reversed or refunded it. To know, have the treasurer run `mingbai show \
             {seq}`, or ask for an export and run `mingbai check RECEIPT --ledger EXPORT`."
        )
    }

    fn receipt_is_false(&self, why: &ReceiptError) -> Told {
        Told::new(
            format!("The receipt does not hold: {why}."),
            "See whether the file is the original and the key this ledger's; else have a new one made (mingbai prove SEQ).",
        )
    }

    fn checkpoint_holds(&self, head: &Checkpoint, key: Option<&VerifierKey>) -> String {
        let (first, last) = match key {
            Some(key) => (
                "The checkpoint holds: this ledger signed it.",
                format!(
                    "Key      {}\nIt proves that the first {} were those under this root when it was signed.\nIt \
                     does not prove that it is the newest, nor what the entries say.",
                    key.fingerprint(),
                    counted(head.size, "entry")
                ),
            ),
            None => (
                "The checkpoint is well written. Its signature was NOT checked.",
                "It does not prove yet that this ledger signed it.".to_owned(),
            ),
        };
        format!(
            "{first}\nLedger   {}\nEntries  {}\nRoot     {}\nIn full  {}\n{last}",
            head.origin,
            head.size,
            head.root.short_groups(),
            head.root
        )
    }

    fn checkpoint_is_false(&self, file: &str, why: &CheckpointError) -> Told {
        Told::new(
            format!("The checkpoint “{file}” will not do: {}.", checkpoint(why)),
            "See where it comes from and whether it is this ledger's; not one byte may change.",
        )
    }

    fn key_is_not_pinned(&self, origin: &str) -> Told {
        Told::new(
            format!(
                "The key of {origin} is not here, so the signature was not checked: anybody can write a file that agrees \
                 with itself. Nothing can be said of its truth."
            ),
            "Give --key (notice, export and treasurer have it; its fingerprint must be the board's), or --ledger with the \
             ledger's folder or an export.",
        )
    }

    fn key_is_unreadable(&self) -> Told {
        Told::new("--key is no key.", "A key looks like name+eight digits+base64; copy all of it.")
    }

    fn keys_differ(&self, origin: &str) -> Told {
        Told::new(
            format!("Both are called {origin}, under different keys: one at least is an impostor."),
            "Compare the fingerprint printed on the board, and believe only the ledger that has it.",
        )
    }

    fn ledgers_differ(&self, one: &str, other: &str) -> Told {
        Told::new(
            format!("These are two ledgers: {one} and {other}."),
            "Different ledgers cannot be compared; see whether the files are the right ones.",
        )
    }

    fn at_hand_is_another(&self, place: &Path) -> String {
        format!("The ledger at hand, “{}”, is another one and was not asked.", place.display())
    }

    fn is_on_the_chain(&self, known: u64, size: u64) -> String {
        format!("The ledger at hand ({entries}) has exactly these first {known}.", entries = counted(size, "entry"))
    }

    fn ledger_is_shorter(&self, known: u64, size: u64) -> Told {
        Told::new(
            format!(
                "The ledger at hand has {entries}, the checkpoint signs {known}: its end was cut, or it is an old copy.",
                entries = counted(size, "entry")
            ),
            "Ask for the whole ledger or an export; if there is none, keep this file and tell the supervisor.",
        )
    }

    fn still_stands(&self, seq: Seq, size: u64) -> String {
        format!(
            "In the ledger at hand, up to entry {}, nothing reversed or refunded entry {seq}.",
            size.saturating_sub(1)
        )
    }

    fn was_undone(&self, seq: Seq, undone: &[Undoing]) -> String {
        let each =
            undone.iter().map(|u| format!("{} by entry {}", if u.is_refund { "refunded" } else { "reversed" }, u.by));
        format!("Mind: entry {seq} was corrected later: {}.", each.collect::<Vec<_>>().join(", "))
    }

    fn known_is_the_same(&self, size: u64) -> String {
        format!("It agrees with the checkpoint you kept: {entries}, the same root.", entries = counted(size, "entry"))
    }

    fn known_is_of_another_size(&self, known: u64, size: u64) -> String {
        format!(
            "The checkpoint you kept is over {entries}, this one over {size}: without the ledger or an export nobody \
             can tell whether they are one history. Give --ledger.",
            entries = counted(known, "entry")
        )
    }

    fn notice_found(&self, found: &NoticeFound) -> String {
        let prepared = &found.prepared;
        let posted = match &found.posted {
            Some(posted) => {
                format!("Posted at {}, {} to {}", posted.place, self.day(posted.from), self.day(posted.until))
            }
            None => "The ledger does not say yet that it was posted.".to_owned(),
        };
        format!(
            "Unchanged: this is “{}” of notice {} ({}), byte for byte, pinned by entry {}.\n{posted}\nIt proves that this \
             very file was posted. Whether its figures are right, mingbai verify computes anew.",
            found.name,
            prepared.number,
            self.month(prepared.period),
            found.seq
        )
    }

    fn notice_not_found(&self, digest: &Digest, notices: usize) -> Told {
        Told::new(
            format!(
                "The file is no receipt, no checkpoint, and no file of the {notices} of this ledger (SHA-256 {digest}).",
                notices = counted(notices, "notice")
            ),
            "If it calls itself a notice, it was changed or is another fund's; compare the original (mingbai notice reprint).",
        )
    }

    fn nothing_at_hand(&self, digest: &Digest) -> Told {
        Told::new(
            format!(
                "The file is no receipt and no checkpoint; without a ledger nobody can tell whether it is a notice's \
                 (SHA-256 {digest})."
            ),
            "Give --ledger with the ledger's folder or an export.",
        )
    }

    fn both_are_the_same(&self, head: &Checkpoint) -> String {
        format!("The same: {}, {}, root {}.", head.origin, counted(head.size, "entry"), head.root.short_groups())
    }

    fn one_extends_the_other(&self, shorter: (&Path, u64), longer: (&Path, u64)) -> String {
        format!(
            "One history: “{}” ({}) goes on from “{}” ({}); the first {} are the same.",
            longer.0.display(),
            counted(longer.1, "entry"),
            shorter.0.display(),
            counted(shorter.1, "entry"),
            shorter.1
        )
    }

    fn lines_are_missing(&self, shorter: u64, longer: u64) -> Told {
        Told::new(
            format!(
                "One side has {entries}, the other {longer}: without the lines of the longer nobody can tell whether \
                 it goes on from the shorter.",
                entries = counted(shorter, "entry")
            ),
            format!("Ask for an export of {entries} or more, and compare again.", entries = counted(longer, "entry")),
        )
    }

    fn forked(&self, size: u64, difference: Option<Seq>, folder: &Path) -> Told {
        let place = match difference {
            Some(seq) => format!("they differ from entry {seq} on"),
            None => format!("their roots over {entries} differ", entries = counted(size, "entry")),
        };
        Told::new(
            format!("TWO HISTORIES under one name and key: {place}. Different people were shown different books."),
            format!(
                "The evidence is in “{}”: keep it as it is; supervisor and federation should see it.",
                folder.display()
            ),
        )
    }

    fn evidence(&self, told: &ForkTold<'_>) -> String {
        let difference = told.difference.map_or(String::new(), |seq| format!("first difference: entry {seq}\n"));
        format!(
            "Evidence of two histories\n\nledger       {}\nkey          {}\nfingerprint  {}\nentries      {}\n\
             root a       {}\nroot b       {}\n{difference}\n\
             One key signed (or its lines add up to) two roots over the same number of entries. One ledger cannot have both.\n\n\
             To check, any of:\n  mingbai compare a.note b.note --key THE_KEY_ABOVE\n  \
             mingbai check a.*.tlog-proof --key THE_KEY_ABOVE   (and b)\n\
             a.consistency.txt or b.consistency.txt, if there, proves that the longer checkpoint has the root written above over \
             its first {}.\nA side without a .note has lines and no signature.\n\nFiles:\n{}\n",
            told.origin,
            told.key,
            told.key.fingerprint(),
            told.size,
            told.roots[0],
            told.roots[1],
            counted(told.size, "entry"),
            told.files.join("\n")
        )
    }
}

pub(super) fn checkpoint(why: &CheckpointError) -> String {
    match why {
        CheckpointError::Note(NoteError::FalseSignature { .. }) => {
            "its signature is false; its text or signature was changed".to_owned()
        }
        CheckpointError::Note(NoteError::NoKnownSignature) => "this ledger's key did not sign it".to_owned(),
        CheckpointError::Note(_)
        | CheckpointError::MissingLine
        | CheckpointError::ExtensionLine
        | CheckpointError::Origin
        | CheckpointError::OtherOrigin { .. }
        | CheckpointError::Size
        | CheckpointError::Root => why.to_string(),
    }
}
