//! What an audit says.

use std::path::Path;

use crate::audit::{Claim, Finding, PackFault, PaidToCommittee, Report, Source, Verdict, What};
use crate::chain::VerifierKey;
use crate::ledger::books::rows::Table;
use crate::ledger::event::{EventFault, PrivateField};
use crate::ledger::yuan::Yuan;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::en::proof::checkpoint;
use crate::text::grouped;
use crate::text::{AuditWords, ListWords, RefusalWords, Told};

impl AuditWords for En {
    fn verdict(&self, report: &Report) -> String {
        let first = report.first_bad.map_or(String::new(), |seq| format!(", the first at entry {seq}"));
        match report.verdict() {
            Verdict::Holds => format!("Everything holds: {}, root {}", counted(report.size, "entry"), report.root.short_groups()),
            Verdict::Tampered => format!("The ledger does not hold: {}{first}.", counted(report.total, "finding")),
            Verdict::OtherLedger => {
                "A checkpoint you brought is not this ledger's: another name or key, or a false signature. Nothing else was \
                 found wrong."
                    .to_owned()
            }
            Verdict::Rollback => format!(
                "The ledger is older than a known checkpoint (it has {}): its end is gone, or this is an old copy.",
                counted(report.size, "entry")),
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
                "Checkpoints  {} agree, signed to {entries}; the {rest} after are not signed yet (mingbai checkpoint)",
                report.standing.len(),
                entries = counted(signed, "entry")
            ),
        });
        lines.extend(report.packed.map(|files| {
            format!(
                "Pack         {files} of the list compared, and the list's signature",
                files = counted(files, "file")
            )
        }));
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
        lines.extend(committee(report));
        lines.push(match report.receipts_missing.0 {
            0 => "Receipts     no number is missing between others".to_owned(),
            missing => {
                format!(
                    "Receipts     {numbers} missing between others; ask the federation (mingbai report receipts)",
                    numbers = counted(missing, "number")
                )
            }
        });
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
        format!(
            "{findings}, the first {shown} told; --format json tells up to a hundred.",
            findings = counted(total, "finding")
        )
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
            Claim::StatementsSaySo => "whoever came from another community brought what his statement says",
            Claim::PapersAreAllHere => "every paper is here and is what its name says",
            Claim::NoticesAreAsPosted => "every notice is what was posted",
            Claim::HeadCoversTheExport => "the export's checkpoint covers every line",
            Claim::ProofLeadsToTheHead => "the proof leads from the last export to this one",
            Claim::VerifierIsOurOwn => "the verifier beside it is the true one",
            Claim::NothingElseIsHere => "nothing else is here",
            Claim::PackIsAsSealed => "every file of the pack is as it was handed out",
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
                format!(
                    "the checkpoint ({}) is over {entries}.",
                    self.note_source(source),
                    entries = counted(size, "entry")
                ),
                "The file was renamed.",
            ),
            What::Rollback { source, known, size, .. } => (
                format!(
                    "the checkpoint ({}) signs {entries}, here are {size}.",
                    self.note_source(source),
                    entries = counted(known, "entry")
                ),
                "Entries at the end are gone, or this is an old copy. Look for the whole one.",
            ),
            What::Fork { source, size, known, found, .. } => (
                format!(
                    "the checkpoint ({}) signs the root {} over {entries}, here it is {}.",
                    self.note_source(source),
                    known.short_groups(),
                    found.short_groups(),
                    entries = counted(size, "entry")
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
                format!("the import or count of entry {} lacks {}.", open.import, counted(open.rows_left, "row")),
                "Its end is gone: the ledger was cut.",
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
                format!(
                    "{} has {rows}, the entries make {derived}, or others.",
                    self.table(*table),
                    rows = counted(stored, "row")
                ),
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
            What::StatementSaysOtherwise(digest) => (
                format!("the statement {digest} says otherwise: its minutes, points, number, leaf or destination."),
                "Hours and points of another community are taken over as its statement says them. Ask there, and ask the treasurer.",
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
                format!("the checkpoint signs {entries}, here are {size}.", entries = counted(head, "entry")),
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
                format!(
                    "the proof begins at {entries}, and the export has no such checkpoint.",
                    entries = counted(size, "entry")
                ),
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
            What::Pack(fault) => pack(fault),
        };
        (what, means.to_owned())
    }
}

/// A row of the books, its columns parted for the eye.
fn columns(row: &str) -> String {
    row.replace('\t', " | ")
}

/// The auditor's pack.
fn pack(fault: &PackFault) -> (String, &'static str) {
    match fault {
        PackFault::ListIsMissing => ("manifest.txt is missing.".to_owned(), "The pack is not whole; ask for another."),
        PackFault::ListIsNone => {
            ("manifest.txt is no list of files.".to_owned(), "It was changed or damaged; ask for another pack.")
        }
        PackFault::SealIsMissing => ("manifest.note is missing.".to_owned(), "The pack is not whole; ask for another."),
        PackFault::SealIsFalse => (
            "manifest.note is not signed by this ledger's key.".to_owned(),
            "The signature was changed, or somebody else made the pack; ask for another.",
        ),
        PackFault::ListDiffers => (
            "manifest.txt is not the list that was signed.".to_owned(),
            "The list was changed; ask for another pack and compare.",
        ),
        PackFault::HeadDiffers(size) => (
            format!(
                "the pack was made from {entries}, and the ledger in it is not those.",
                entries = counted(size, "entry")
            ),
            "The pack was put together from several; ask for another.",
        ),
        PackFault::FileIsMissing(name) => {
            (format!("the file “{name}” is missing."), "The list names it; ask for another pack.")
        }
        PackFault::FileDiffers(name) => (
            format!("the file “{name}” was changed."),
            "It is not what was handed out: do not believe it, and ask for another pack.",
        ),
        PackFault::FileIsExtra(name) => {
            (format!("there is a file “{name}”."), "The list does not name it; it does not belong into the pack.")
        }
    }
}

/// What was paid to the committee and those close to it.
fn committee(report: &Report) -> Vec<String> {
    let paid = &report.to_committee;
    if paid.is_empty() {
        return vec!["Committee    nothing was paid to a member or to whom a member declared".to_owned()];
    }
    let sum = Yuan::sum(paid.iter().map(|one| one.paid)).unwrap_or_default();
    let head = format!(
        "Committee    {} paid members or whom they declared, {} yuan:",
        counted(paid.len(), "request"),
        grouped(sum)
    );
    let row = |one: &PaidToCommittee| {
        format!("             entry {}, member {}, {} yuan", one.request, one.member, grouped(one.paid))
    };
    std::iter::once(head).chain(paid.iter().take(20).map(row)).collect()
}
