//! The words of receipts, checkpoints, exports and audits.

use std::path::Path;

use crate::audit::{Claim, Finding, Report, Source, Verdict, What};
use crate::chain::{Checkpoint, CheckpointError, NoteError, ReceiptError, VerifierKey};
use crate::desk::handing_over::{Exported, HandedOver, Naming};
use crate::desk::history::{NoticeFound, Undoing};
use crate::ledger::books::rows::Table;
use crate::ledger::event::{Event, EventFault, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;
use crate::text::en::En;
use crate::text::{
    CounterWords, ForkTold, ListWords, NumberWords, ProofHelp, ProofWords, ReceiptTold, RefusalWords, Told,
};

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
            "Signed: a checkpoint over {} entries\nRoot     {}\nKey      {}\nKept in  {}\n\
             Give it to somebody outside this office: whoever cuts or rewrites the ledger later will be found out.",
            head.size,
            head.root.short_groups(),
            key.fingerprint(),
            kept.display()
        )
    }

    fn checkpoint_rehearsed(&self, size: u64) -> String {
        format!("Rehearsal: a checkpoint over {size} entries would be signed. Nothing was written.")
    }

    fn receipt_written(&self, handed: &HandedOver, path: &Path, key: &VerifierKey) -> String {
        let seq = handed.receipt.index;
        let naming = match handed.naming {
            Naming::Opened => "It opens the donor's name: hand it to nobody but the donor.",
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
            size => format!("the consistency proof begins at the checkpoint over {size} entries"),
        };
        format!(
            "Exported: {dir}\n{} entries, root {}, key {}\n{} checkpoints ({since}), {} notices, {} papers; no private \
             data.\nTo check it, either of:\n  python3 -I {dir}/verify.py {dir} --known A_NOTE_YOU_KEPT\n  \
             mingbai verify {dir} --known A_NOTE_YOU_KEPT\n\
             A single signature can be checked with openssl: see docs/file-format.md. The key is {key_text}\n\
             Full lines tie together the gifts of one donor's number: hand them to auditors, not to the web.",
            exported.head.size,
            exported.head.root.short_groups(),
            key.fingerprint(),
            exported.checkpoints,
            exported.notices,
            exported.papers,
            dir = dir.display(),
            key_text = key,
        )
    }

    fn export_rehearsed(&self, size: u64, dir: &Path) -> String {
        format!("Rehearsal: {size} entries would be exported to {}. Nothing was written.", dir.display())
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
        if let Some(name) = checked.name {
            say("Name        ", &format!("{name} (the one the ledger commits to)"));
        }
        say("Recorded    ", &self.line_moment(checked.line.at));
        say("Hash        ", &checked.leaf.short_groups());
        say("Checkpoint  ", &format!("{size} entries, root {}", checked.checkpoint.root.short_groups()));
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
                    "Key      {}\nIt proves that the first {} entries were those under this root when it was signed.\nIt \
                     does not prove that it is the newest, nor what the entries say.",
                    key.fingerprint(),
                    head.size
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
        format!("The ledger at hand ({size} entries) has exactly these first {known}.")
    }

    fn ledger_is_shorter(&self, known: u64, size: u64) -> Told {
        Told::new(
            format!(
                "The ledger at hand has {size} entries, the checkpoint signs {known}: its end was cut, or it is an old copy."
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
        format!("It agrees with the checkpoint you kept: {size} entries, the same root.")
    }

    fn known_is_of_another_size(&self, known: u64, size: u64) -> String {
        format!(
            "The checkpoint you kept is over {known} entries, this one over {size}: without the ledger or an export nobody \
             can tell whether they are one history. Give --ledger."
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
                "The file is no receipt, no checkpoint, and no file of the {notices} notices of this ledger (SHA-256 {digest})."
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
        format!("The same: {}, {} entries, root {}.", head.origin, head.size, head.root.short_groups())
    }

    fn one_extends_the_other(&self, shorter: (&Path, u64), longer: (&Path, u64)) -> String {
        format!(
            "One history: “{}” ({} entries) goes on from “{}” ({} entries); the first {} are the same.",
            longer.0.display(),
            longer.1,
            shorter.0.display(),
            shorter.1,
            shorter.1
        )
    }

    fn lines_are_missing(&self, shorter: u64, longer: u64) -> Told {
        Told::new(
            format!(
                "One side has {shorter} entries, the other {longer}: without the lines of the longer nobody can tell whether \
                 it goes on from the shorter."
            ),
            format!("Ask for an export of {longer} entries or more, and compare again."),
        )
    }

    fn forked(&self, size: u64, difference: Option<Seq>, folder: &Path) -> Told {
        let place = match difference {
            Some(seq) => format!("they differ from entry {seq} on"),
            None => format!("their roots over {size} entries differ"),
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
             its first {} entries.\nA side without a .note has lines and no signature.\n\nFiles:\n{}\n",
            told.origin,
            told.key,
            told.key.fingerprint(),
            told.size,
            told.roots[0],
            told.roots[1],
            told.size,
            told.files.join("\n")
        )
    }

    fn verdict(&self, report: &Report) -> String {
        let first = report.first_bad.map_or(String::new(), |seq| format!(", the first at entry {seq}"));
        match report.verdict() {
            Verdict::Holds => format!("Everything holds: {} entries, root {}", report.size, report.root.short_groups()),
            Verdict::Tampered => format!("The ledger does not hold: {} findings{first}.", report.total),
            Verdict::OtherLedger => {
                "A checkpoint you brought is not this ledger's: another name or key, or a false signature. Nothing else was \
                 found wrong."
                    .to_owned()
            }
            Verdict::Rollback => format!(
                "The ledger is older than a known checkpoint (it has {} entries): its end is gone, or this is an old copy.",
                report.size
            ),
            Verdict::Fork => "This is another history than a known checkpoint: as many entries, other contents.".to_owned(),
        }
    }

    fn verified(&self, report: &Report, key: Option<&VerifierKey>, known: usize) -> String {
        let mut lines = Vec::new();
        if let Some(opened) = &report.opened {
            lines.push(format!(
                "Ledger       {} ({}), {}, {}",
                opened.name,
                opened.origin,
                self.purpose(opened.purpose),
                self.mode(report.mode)
            ));
        }
        lines.push(format!("Entries      {}, root {}", report.size, report.root));
        lines.extend(report.first_leaf.map(|leaf| format!("Entry 0      {leaf}")));
        lines.extend(key.map(|key| format!("Key          {key} (fingerprint {})", key.fingerprint())));
        let signed = report.standing.last().map_or(0, |note| note.size);
        lines.push(match report.size.saturating_sub(signed) {
            0 => format!("Checkpoints  {} agree, signed to the last entry", report.standing.len()),
            rest => format!(
                "Checkpoints  {} agree, signed to {signed} entries; the {rest} after are not signed yet (mingbai checkpoint)",
                report.standing.len()
            ),
        });
        if let Some(people) = &report.people {
            lines.push(format!(
                "Private data {} match, {} of them sealed; {} withheld; {} removed by rule",
                people.opened.saturating_add(people.sealed),
                people.sealed,
                people.withheld,
                people.removed
            ));
        } else {
            lines.push("Private data none in this copy, not judged".to_owned());
        }
        let approvals = &report.approvals;
        if approvals.signed > 0 || approvals.on_paper > 0 {
            lines.push(format!("Approvals    {} signed, {} on paper (weaker)", approvals.signed, approvals.on_paper));
            if approvals.doubtful > 0 {
                lines.push(format!(
                    "             {} of them after the key was lost: they prove nothing",
                    approvals.doubtful
                ));
            }
        }
        for (seq, paper) in approvals.papers.iter().take(20) {
            lines.push(format!("             entry {seq} on the paper {paper}"));
        }
        if report.papers_withheld > 0 {
            lines.push(format!(
                "Papers       {} withheld: their digests stand in the lines, the papers with the ledger",
                report.papers_withheld
            ));
        }
        if report.judged < report.size {
            lines.push(format!(
                "The rules were asked for entries before {}; what follows was not judged.",
                report.judged
            ));
        }
        if known == 0 {
            lines.push("Without --known nobody can see a cut end, an older copy or a second history.".to_owned());
        }
        lines.join("\n")
    }

    fn more_findings(&self, total: u64, shown: usize) -> String {
        format!("{total} findings, the first {shown} told; --format json tells up to a hundred.")
    }

    fn finding(&self, finding: &Finding) -> Told {
        let place = finding.seq.map_or(String::new(), |seq| format!("Entry {seq}: "));
        let (what, means) = self.found(&finding.what);
        Told::new(format!("{place}{what}"), means)
    }

    fn claim(&self, claim: Claim) -> &'static str {
        match claim {
            Claim::SchemaIsIntact => "the ledger file's structure is untouched",
            Claim::FileIsSound => "the ledger file is not damaged",
            Claim::LinesAreCanonical => "every line has its one spelling",
            Claim::NumbersHaveNoGap => "entries are numbered from 0 without a gap",
            Claim::LeavesMatchTheirLines => "the hash beside every line is its own",
            Claim::ChainIsUnbroken => "every entry carries the hash of the one before",
            Claim::TimesNeverGoBack => "the time of recording never goes back",
            Claim::OpeningPinsTheLedger => "entry 0, and no other, pins the ledger",
            Claim::RecordersSignWhatTheyRecord => "in two-person mode each entry bears its recorder's own signature",
            Claim::TreeNodesMatch => "the stored hashes of the tree are true",
            Claim::CheckpointIsOnTheChain => "every checkpoint is on this chain",
            Claim::EventsObeyTheRules => "every entry keeps the rules",
            Claim::ApprovalsAreByAnotherPerson => "whoever approved is another, and signed what he approved",
            Claim::ImportsAreWhole => "every import is whole",
            Claim::BooksAddUp => "balances and tables follow from the entries",
            Claim::PeopleMatchTheirCommitments => "private data match what the ledger commits to",
            Claim::PapersAreAllHere => "every paper is here and is what its name says",
            Claim::NoticesAreAsPosted => "every notice is what was posted",
            Claim::HeadCoversTheExport => "the export's checkpoint covers every line",
            Claim::ProofLeadsToTheHead => "the proof leads from the last export to this one",
            Claim::VerifierIsOurOwn => "the verifier beside it is the true one",
            Claim::NothingElseIsHere => "nothing else is here",
        }
    }

    fn note_source(&self, source: &Source) -> String {
        match source {
            Source::Folder(name) => format!("checkpoints/{name}"),
            Source::Head => "checkpoint.note".to_owned(),
            Source::Remembered => "the newest this computer remembers".to_owned(),
            Source::Given(name) => format!("{name}, which you brought"),
        }
    }

    fn table(&self, table: Table) -> &'static str {
        match table {
            Table::Operators => "the table of operators",
            Table::Accounts => "the table of accounts",
            Table::Projects => "the table of projects",
            Table::People => "the table of persons",
            Table::Charts => "the table of charts",
            Table::Movements => "the table of monthly movements",
            Table::Cash => "the table of balances",
            Table::Openings => "the table of opening balances",
            Table::Reversals => "the table of reversals",
            Table::Notices => "the table of notices",
            Table::Months => "the table of gifts by month",
            Table::Happenings => "index of happenings",
            Table::Registers => "registers",
            Table::State => "the table of single figures",
            Table::Gifts => "the table of gifts",
            Table::Ids => "the table of transaction ids",
            Table::Rows => "the table of imported rows",
            Table::Receipts => "the table of receipt numbers",
            Table::Givers => "the table of donors",
            Table::Corrections => "the table of corrections",
            Table::PointsMoves => "the table of points moved",
            Table::Stints => "the table of hours",
            Table::Slips => "the table of slips",
        }
    }

    fn private_field(&self, field: PrivateField) -> &'static str {
        match field {
            PrivateField::Address => "address",
            PrivateField::Identity => "identity number",
            PrivateField::Memo => "remark",
            PrivateField::Name => "name",
            PrivateField::Phone => "telephone number",
            PrivateField::RelayedBy => "name of who handed it over",
        }
    }

    fn orphan_found(&self, path: &Path) -> String {
        format!("{} was left over; the next command that writes takes it away. It changes nothing.", path.display())
    }

    fn notes_saved(&self, folder: &Path) -> String {
        format!("Both checkpoints are in “{}”: keep them; supervisor and federation should see them.", folder.display())
    }
}

impl En {
    /// What was found, and what it means to somebody who never heard of hashes.
    #[expect(clippy::too_many_lines, reason = "one line a finding: a list, not a story")]
    fn found(&self, what: &What) -> (String, String) {
        let (what, means): (String, &str) = match what {
            What::CannotBeRead(why) => (
                format!("it cannot be read: {why}."),
                "The file is damaged, or something else was put in its place. Compare a backup or an export.",
            ),
            What::SchemaDiffers(object) => (
                format!("the ledger file's structure was changed: {object}."),
                "Somebody worked on the file with another program; the locks against changes may be gone.",
            ),
            What::FileIsDamaged(why) => (
                format!("the ledger file's pages are damaged: {why}."),
                "A failing disk or a bad copy, most likely; perhaps somebody changed the file. Look for a backup.",
            ),
            What::NoEntries => {
                ("there is no entry at all.".to_owned(), "This is no ledger, or everything was removed.")
            }
            What::Line(why) => (
                format!("the line breaks the format: {why}."),
                "This program never writes such a line: it was changed.",
            ),
            What::LineIsCut => ("the last line has no end.".to_owned(), "The export was cut; ask for another."),
            What::Event(EventFault::UnknownKind) => (
                "the kind of entry is unknown.".to_owned(),
                "A newer program wrote it, or it was changed. Update mingbai and verify again.",
            ),
            What::Event(EventFault::Field(why)) => (
                format!("the entry's fields break the format ({why})."),
                "This program never writes such an entry: it was changed.",
            ),
            What::Event(EventFault::Spelling) => (
                "the event is spelled otherwise than it must be.".to_owned(),
                "This program never writes such an entry: it was changed.",
            ),
            What::NumberInLine { expected, found } => (
                format!("the line says it is entry {found}, here should be {expected}."),
                "Entries were swapped, removed or put in between.",
            ),
            What::NumberInFile { expected, found } => (
                format!("the file counts {found}, here should be {expected}."),
                "Entries between are gone, or came from nowhere.",
            ),
            What::LeafDiffers { computed, .. } => (
                format!("the hash beside the line is not its own (should be {}).", computed.short_groups()),
                "The line was changed after it was recorded: its amount, for instance.",
            ),
            What::PrevDiffers { next, .. } => (
                format!("entry {next} does not carry this entry's hash."),
                "This entry or the next was changed after it was recorded; a backup or an export shows which.",
            ),
            What::TimeWentBack { last, found } => (
                format!("recorded at {found}, before the entry before it ({last})."),
                "Entries were swapped, or the time is made up.",
            ),
            What::TimeIsNoMoment(found) => (format!("“{found}” is no moment."), "The line was changed."),
            What::OpeningIsMissing { found } => (
                format!("the first entry does not open a ledger; it is {found}."),
                "The beginning of this ledger was replaced.",
            ),
            What::OpeningAgain => {
                ("a ledger is opened again in the middle.".to_owned(), "Somebody joined another ledger to this one.")
            }
            What::OriginCannotBe(origin) => {
                (format!("the ledger's name “{origin}” will not do."), "The opening entry was changed.")
            }
            What::KeyCannotBe(why) => {
                (format!("the ledger's key will not do ({why})."), "The opening entry was changed.")
            }
            What::FormatIs(version) => {
                (format!("the ledger is of format {version}."), "Verify it with a mingbai that reads this format.")
            }
            What::AlgorithmsAre(found) => {
                (format!("the ledger's algorithms are “{found}”."), "Verify it with a mingbai that knows them.")
            }
            What::PolicyIs(version) => {
                (format!("the ledger's approval policy is {version}."), "Verify it with a mingbai that knows it.")
            }
            What::UnicodeIs(found) => (
                format!("the ledger's characters are those of Unicode {found}."),
                "Verify it with a mingbai of the same version of Unicode.",
            ),
            What::PinnedOtherwise { expected, found } => (
                format!("you brought the key {expected}; entry 0 says {found}."),
                "This is not the ledger you know: it was replaced, or you took the wrong one.",
            ),
            What::SignatureIsThere => (
                "This entry bears a signature, where one person keeps the ledger or it is the row of a file."
                    .to_owned(),
                "This program did not write the line.",
            ),
            What::RecorderDidNotSign { by } => (
                format!("“{by}” did not sign this entry, or not with the key he enrolled."),
                "Ask him whether he recorded it.",
            ),
            What::NodeDiffers { level, number, .. } => (
                format!("a stored hash of the tree (level {level}, number {number}) is wrong."),
                "The entries are judged apart; mingbai rebuild makes this part anew. If entries are wrong too, somebody \
                 changed them.",
            ),
            What::CheckpointIsNone { source, why } => (
                format!("the checkpoint ({}) will not do: {}.", self.note_source(source), checkpoint(why)),
                "It comes from elsewhere or was changed; see where you have it from.",
            ),
            What::CheckpointIsNamedOtherwise { source, size } => (
                format!("the checkpoint ({}) is over {size} entries.", self.note_source(source)),
                "The file was renamed.",
            ),
            What::Rollback { source, known, size, .. } => (
                format!("the checkpoint ({}) signs {known} entries, here are {size}.", self.note_source(source)),
                "Entries at the end are gone, or this is an old copy. Look for the whole one.",
            ),
            What::Fork { source, size, known, found, .. } => (
                format!(
                    "the checkpoint ({}) signs the root {} over {size} entries, here it is {}.",
                    self.note_source(source),
                    known.short_groups(),
                    found.short_groups()
                ),
                "The ledger was rewritten, or there are two. This is the evidence: keep it.",
            ),
            What::Refused(refusal) => (
                format!("the entry breaks a rule: {}", self.refusal(refusal).what),
                "This program would not have recorded it: another one wrote into the ledger.",
            ),
            What::RulesGiveAnother => (
                "computed by the rules, the entry should say something else.".to_owned(),
                "What it derives, a notice's totals for instance, does not follow from the entries before it.",
            ),
            What::RecorderIsNoCode(by) => {
                (format!("the recorder “{by}” is no operator's code."), "This program did not write the line.")
            }
            What::ApproverIsUnknown { approver } => (
                format!("the approver “{approver}” was not enrolled with this role that day."),
                "The approval means nothing: a false name, or a changed register.",
            ),
            What::ApproverIsTheRecorder { approver, entry } => (
                format!("entry {entry} was recorded and approved by “{approver}”."),
                "Two persons must do what one did. Ask both, and see who was paid.",
            ),
            What::ApprovalIsFalse { approver } => (
                format!("the signature is not that of “{approver}”, or is over other entries."),
                "Ask the approver himself: he did not approve this.",
            ),
            What::ApprovalOfNothing { entry } => (
                format!("the approved entry {entry} is none that waits for approval."),
                "The approval fits no request: an entry was exchanged or moved.",
            ),
            What::ImportIsShort(open) => (
                format!("the import of entry {} lacks {} rows.", open.import, open.rows_left),
                "The end of the import is gone: the ledger was cut.",
            ),
            What::RowDiffers { table, stored, derived } => (
                match (stored, derived) {
                    (Some(stored), _) => {
                        format!("{} has a row too many, or a changed one: {}", self.table(*table), columns(stored))
                    }
                    (None, Some(derived)) => format!("{} lacks a row: {}", self.table(*table), columns(derived)),
                    (None, None) => format!("{} is wrong.", self.table(*table)),
                },
                "The table's figures do not follow from the entries. If the entries hold, mingbai rebuild makes it anew; find \
                 out first who changed it.",
            ),
            What::TableDiffers { table, stored, derived } => (
                format!("{} has {stored} rows, the entries make {derived}, or others.", self.table(*table)),
                "The table does not follow from the entries. If the entries hold, mingbai rebuild makes it anew; find out \
                 first who changed it.",
            ),
            What::TextDiffers(field) => (
                format!("the {} is not the one the ledger commits to.", self.private_field(*field)),
                "Private data were changed: what the ledger commits to is what was registered.",
            ),
            What::TextWithoutCommitment(field) => (
                format!("there is a {} the ledger never committed to.", self.private_field(*field)),
                "Somebody added something to the private data.",
            ),
            What::SaltIsZero(field) => (
                format!("the random number of the {} is all zeros.", self.private_field(*field)),
                "That hides nothing: others can guess it.",
            ),
            What::SaltIsUsedTwice(field) => (
                format!("the random number of the {} was used twice.", self.private_field(*field)),
                "Others can see whether two entries are of one person.",
            ),
            What::TextIsStillThere(field) => (
                format!("the {} should have been removed and is still here.", self.private_field(*field)),
                "The ledger says it was removed: remove it.",
            ),
            What::SealDiffers { field, is_sealed } => (
                if *is_sealed {
                    format!("the {} is sealed, and no entry says so.", self.private_field(*field))
                } else {
                    format!("the {} should be sealed and is open.", self.private_field(*field))
                },
                "What is open or sealed is not what the ledger says: somebody changed it.",
            ),
            What::PersonDiffers { field, stored, derived } => (
                format!(
                    "the {} is filed under {}, it belongs to {}.",
                    self.private_field(*field),
                    stored.map_or("no number".to_owned(), |n| n.to_string()),
                    derived.map_or("no number".to_owned(), |n| n.to_string())
                ),
                "Private data were moved to somebody else.",
            ),
            What::PaperIsMissing(digest) => (
                format!("the paper {digest} is missing."),
                "The ledger names it and nobody can show it. Take it from a backup or an export.",
            ),
            What::PaperDiffers { name } => (
                format!("the paper “{name}” was changed."),
                "It is no longer the one the ledger names. Take it from a backup or an export.",
            ),
            What::NoticeFileIsMissing { notice, name } => (
                format!("“{name}” of notice {notice} is missing."),
                "What was posted must be kept as it was. Take it from a backup or an export.",
            ),
            What::NoticeFileDiffers { notice, name } => (
                format!("“{name}” of notice {notice} was changed."),
                "It is not what was posted. Take the original from a backup or an export.",
            ),
            What::NoticeFileIsExtra { name } => (
                format!("“{name}” lies among the notices."),
                "No entry names it; somebody may want it to pass for a notice.",
            ),
            What::HeadIsMissing => {
                ("checkpoint.note is missing.".to_owned(), "The export is not whole; ask for another.")
            }
            What::HeadIsOfAnotherSize { head, size } => (
                format!("the checkpoint signs {head} entries, here are {size}."),
                "Lines of the export were removed or added.",
            ),
            What::ProofIsMissing => {
                ("consistency.txt is missing.".to_owned(), "The export is not whole; ask for another.")
            }
            What::ProofCannotBeRead => (
                "consistency.txt breaks the format.".to_owned(),
                "The file was damaged or changed; ask for another export.",
            ),
            What::ProofBeginsElsewhere(size) => (
                format!("the proof begins at {size} entries, and the export has no such checkpoint."),
                "The export is not whole, or the proof was replaced.",
            ),
            What::ProofFails(why) => (
                format!("the consistency proof fails ({why})."),
                "This export does not go on from the last, or the proof was changed.",
            ),
            What::VerifierIsMissing => {
                ("verify.py is missing.".to_owned(), "The export is not whole; ask for another.")
            }
            What::VerifierDiffers => (
                "verify.py is another than this program's.".to_owned(),
                "Another version may have exported it, or somebody replaced it: do not believe what it says.",
            ),
            What::Stranger(name) => (format!("there is a file “{name}”."), "It does not belong into an export."),
        };
        (what, means.to_owned())
    }
}

/// A row of the books, its columns parted for the eye.
fn columns(row: &str) -> String {
    row.replace('\t', " | ")
}

fn checkpoint(why: &CheckpointError) -> String {
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
