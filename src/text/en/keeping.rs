//! The words of keys, operators, persons, backups, restoring and rebuilding.

use std::path::Path;

use super::En;
use crate::desk::restoring::{LineFault, Luggage, RestoreError, Restored, Texts};
use crate::ledger::event::{LedgerOpened, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::store::backup::{BackedUp, BackupRecord};
use crate::store::locked::{LockError, SHORTEST_PASSPHRASE};
use crate::text::en::numbers::counted;
use crate::text::{
    FaultWords, KeepingHelp, KeepingWords, KeyMade, MachineWords, NumberWords, PersonField, RefusalWords, Told,
};

impl KeepingWords for En {
    fn name_holds_a_number(&self) -> Told {
        Told::new(
            "The name holds a telephone or identity number, and a name may be shown.",
            "Write the name alone; numbers belong into --phone and --identity, or into their columns, where they stay private.",
        )
    }

    fn wrong_identity(&self) -> Told {
        Told::new(
            "The identity number is wrong: too short, or its last digit does not check.",
            "Copy it from the card again: 18 characters, the last may be X; passports and permits as they are.",
        )
    }

    fn is_registered(&self, number: PersonNumber, is_by_identity: bool) -> Told {
        if is_by_identity {
            let cure = format!(
                "Use his number {number} (as a volunteer: mingbai volunteer add {number}); or copy the identity number again."
            );
            return Told::new(format!("This identity number is registered as {number}."), cure);
        }
        Told::new(
            format!("Somebody with this name and telephone is registered as {number}."),
            format!("If it is he: mingbai volunteer add {number}; if it is another, give both their identity numbers."),
        )
    }

    fn real_name_needs_a_number(&self) -> Told {
        Told::new(
            "A volunteer is registered by real name: neither a telephone nor an identity number is given.",
            "Add --phone or --identity (never published; a hyphen asks at the screen and leaves no trace in the shell).",
        )
    }

    fn number_is_missing(&self, number: PersonNumber) -> String {
        format!(
            "Note: {number} has neither telephone nor identity number; add one: mingbai person amend {number} --phone NUMBER"
        )
    }

    fn wrong_phone(&self) -> Told {
        Told::new(
            "This telephone number is not whole, or is none.",
            "A mobile has 11 digits (13800000000), a line its area code and 7 or 8 digits (0635-1234567), another country + and its code. Ask him for it.",
        )
    }

    fn key_made(&self, made: &KeyMade<'_>) -> String {
        let KeyMade { code, path, public, verifier, fingerprint, is_locked } = made;
        let care = if *is_locked {
            "The file is locked with your passphrase; without it nobody can open it, you neither."
        } else {
            "The file has no passphrase: whoever gets it signs as you. Keep it to yourself."
        };
        format!(
            "Private key   {} (give it to nobody, and keep it out of the ledger's folder)\n{care}\n\
             Public key    {public}\nVerifier line {verifier}\nFingerprint   {fingerprint}\n\
             Hand in the public key: mingbai operator enrol {code} --key {public} --role ROLE\n\
             Compare the fingerprint once you are enrolled.",
            path.display()
        )
    }

    fn key_rehearsed(&self, path: &Path) -> String {
        format!("Rehearsal: the private key would be written to {}; nothing was written.", path.display())
    }

    fn passphrase(&self) -> &'static str {
        "Passphrase"
    }

    fn passphrase_again(&self) -> &'static str {
        "Once more"
    }

    fn passphrases_differ(&self) -> &'static str {
        "The two differ; try again"
    }

    fn passphrase_missing(&self) -> Told {
        Told::new(
            "There is no passphrase.",
            "Run it at a terminal, which asks twice, or give one with --passphrase-file FILE.",
        )
    }

    fn lock(&self, path: Option<&Path>, error: &LockError) -> Told {
        let file = path.map_or_else(|| "the file".to_owned(), |path| format!("“{}”", path.display()));
        match error {
            LockError::TooShort => Told::new(
                format!("The passphrase has fewer than {SHORTEST_PASSPHRASE} characters."),
                "Take a longer one, four or five unrelated words; write it on paper and keep it apart from the backup.",
            ),
            LockError::WrongPassphrase => Told::new(
                format!("The passphrase does not open {file}."),
                "Check capitals and the keyboard's language. If it is lost there is no other way; the ledger can be \
                 restored without it, only names and keys cannot.",
            ),
            LockError::NotLocked => Told::new(
                format!("A damaged file, or one not locked with a passphrase: {file}."),
                "Use another backup.",
            ),
            LockError::TooMuchWork => Told::new(
                format!("Opening {file} would take hours; it does not look like a backup of ours."),
                "Find out where the file comes from.",
            ),
            LockError::File(error) => Told::new(
                format!("Cannot read {file}: {}.", self.io_fault(error)),
                "Check path, disk and permissions. Nothing was written.",
            ),
        }
    }

    fn key_not_enrolled(&self) -> &'static str {
        "not enrolled"
    }

    fn key_of_another(&self, name: &str, code: &Code) -> Told {
        Told::new(
            format!("This key belongs to “{name}”, but “{code}” is being enrolled."),
            format!("Let {code} make one with mingbai keygen {code}."),
        )
    }

    fn person_number(&self, number: PersonNumber) -> String {
        format!("Number {number}")
    }

    fn others_bear_the_name(&self, numbers: &[PersonNumber]) -> String {
        let numbers = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        format!(
            "The same name is registered as {numbers}. If it is one person, use mingbai person merge; else ignore this."
        )
    }

    fn private_question(&self, field: PersonField) -> String {
        self.person_field(field)
    }

    fn nothing_to_change(&self) -> Told {
        Told::new(
            "There is nothing to change, or it is as it was.",
            "Name what changes, for instance --phone; --phone \"\" means that it is kept no longer.",
        )
    }

    fn person_field(&self, field: PersonField) -> String {
        let private = |field| match field {
            PrivateField::Address => "Address",
            PrivateField::Identity => "Identity number",
            PrivateField::Memo => "Remark",
            PrivateField::Name => "Name",
            PrivateField::Phone => "Telephone",
            PrivateField::RelayedBy => "Handed over by",
        };
        match field {
            PersonField::Number => "Number".to_owned(),
            PersonField::Kind => "Kind".to_owned(),
            PersonField::Display => "Shown".to_owned(),
            PersonField::Minor => "Minor".to_owned(),
            PersonField::State => "State".to_owned(),
            PersonField::MergedFrom => "Merged number".to_owned(),
            PersonField::Reason => "Reason of erasure".to_owned(),
            PersonField::Private(field) => private(field).to_owned(),
            PersonField::Before(field) => format!("{} before", private(field)),
        }
    }

    fn yes_or_no(&self, yes: bool) -> &'static str {
        if yes { "yes" } else { "no" }
    }

    fn sealed(&self) -> &'static str {
        "(sealed)"
    }

    fn withheld(&self) -> &'static str {
        "(not here)"
    }

    fn merged_into(&self, number: PersonNumber) -> String {
        format!("merged into {number}")
    }

    fn more_people(&self, limit: u32) -> String {
        format!("Only the first {limit} are listed; use --limit for more, --name to find somebody.")
    }

    fn gifts_of(&self, number: PersonNumber, count: usize) -> String {
        format!("Gifts of {number}: {count}")
    }

    fn more_gifts(&self, limit: u32) -> String {
        format!("Only the first {limit} are listed.")
    }

    fn sealed_instead(&self, until: Day) -> String {
        format!(
            "The law keeps the vouchers: before {} nothing may be removed. Sealed for now: shown nowhere.",
            self.day(until)
        )
    }

    fn person_sealed(&self, number: PersonNumber) -> String {
        format!("The private data of {number} are sealed. Run this again when the time is over and they are removed.")
    }

    fn person_removed(&self, number: PersonNumber) -> String {
        format!(
            "The private data of {number} are removed from people.db, and the file was written anew without leftovers."
        )
    }

    fn journal_is_left(&self, path: &Path) -> Told {
        Told::new(
            format!("The data are removed, but {} is left beside them and may hold what was removed.", path.display()),
            "Close whatever has the ledger open and run this command again: it cleans up.",
        )
    }

    fn backups_hold(&self, records: &[&BackupRecord]) -> String {
        if records.is_empty() {
            return "No backup that holds the data is on record; copies made by hand must be destroyed too.".to_owned();
        }
        let line = |record: &&BackupRecord| {
            format!("  {}  {} ({})", record.at, record.place, counted(record.entries, "entry"))
        };
        format!(
            "These backups still hold the data; destroy them and make a new one:\n{}\n\
             Copies made by hand are not on this list and must be destroyed too.",
            records.iter().map(line).collect::<Vec<_>>().join("\n")
        )
    }

    fn what_stays(&self) -> &'static str {
        "What stays: the number, amounts, dates and commitments in the ledger (no name, and none can be guessed); posted \
         notices and receipts that show the full name, which cannot be called back: replace those still hanging by \
         masked ones; old blocks of the disk until they are overwritten. Verification still passes."
    }

    fn backed_up(&self, target: &Path, made: &BackedUp, is_rehearsal: bool) -> String {
        let head = if is_rehearsal { "Rehearsal: a backup would be at" } else { "Backup:" };
        format!(
            "{head} {}\n{}, leaf of the last {}\n{}",
            target.display(),
            counted(made.size, "entry"),
            made.leaf.short_groups(),
            inside(made)
        )
    }

    fn backup_readme(&self, opened: &LedgerOpened, made: &BackedUp, at: &str) -> String {
        format!(
            "{}  {}\nA backup by mingbai, made {at}, {}, leaf of the last {}\n\n{}\n\n\
             To restore: mingbai restore THIS_FOLDER NEW_FOLDER\n\
             Without mingbai: ledger.db is an SQLite file with one line a row in the table entry; *.age open with \
             age -d and the passphrase.\nDo not record anything here.\n",
            opened.name,
            opened.origin,
            counted(made.size, "entry"),
            made.leaf.short_groups(),
            inside(made)
        )
    }

    fn backup_is_inside(&self, target: &Path) -> Told {
        Told::new(
            format!("“{}” lies inside the ledger's folder: what breaks one breaks the other.", target.display()),
            "Put it on another disk, a memory stick for instance.",
        )
    }

    fn replaying(&self) -> &'static str {
        "Replaying"
    }

    fn restored(&self, dir: &Path, made: &Restored, is_rehearsal: bool) -> String {
        let head = if is_rehearsal { "Rehearsal: this can be restored to" } else { "Restored:" };
        let checkpoints = match (made.checkpoints, made.is_remembered) {
            (0, false) => {
                "No checkpoint to compare with: take the head's fingerprint from a notice or receipt and run \
                 mingbai check."
                    .to_owned()
            }
            (0, true) => "It agrees with the checkpoint this computer remembers.".to_owned(),
            (count, true) => {
                format!(
                    "It agrees with {checkpoints} that came along and the one this computer remembers.",
                    checkpoints = counted(count, "checkpoint")
                )
            }
            (count, false) => format!(
                "It agrees with {checkpoints} that came along; this computer remembers none, so compare the \
                 head's fingerprint with a notice.",
                checkpoints = counted(count, "checkpoint")
            ),
        };
        let notices = match made.notices_missing {
            0 => String::new(),
            count => format!("\nMissing in the source: {files} of notices.", files = counted(count, "file")),
        };
        let people = match &made.people {
            Luggage::Absent => "Private data: not in the source; no name can be shown.".to_owned(),
            Luggage::Locked => {
                "Private data: there, but no passphrase was given; to have them, restore into another folder with \
                 --passphrase-file."
                    .to_owned()
            }
            Luggage::Came(texts) => self.restored_texts(texts),
        };
        let keys = match made.keys {
            Luggage::Came(()) => "Keys: restored.".to_owned(),
            Luggage::Absent | Luggage::Locked => format!(
                "Keys: not restored. Until desk.key and row.secret are copied to {}, no checkpoint, notice or receipt \
                 can be signed, and no list without ids imported.",
                dir.join("keys").display()
            ),
        };
        format!(
            "{head} {}\n{} replayed, chain and rules hold, leaf of the last {}\n{checkpoints}{notices}\n\
             {people}\n{keys}",
            dir.display(),
            counted(made.size, "entry"),
            made.leaf.short_groups()
        )
    }

    fn restored_texts(&self, texts: &Texts) -> String {
        let sealed = if texts.sealed > 0 { format!(", {} sealed", texts.sealed) } else { String::new() };
        let removed = if texts.removed > 0 {
            format!("; {} left out because the ledger says they were removed", texts.removed)
        } else {
            String::new()
        };
        format!("Private data: {} readable{sealed}{removed}.", texts.open)
    }

    fn restore_fault(&self, error: &RestoreError) -> Told {
        match error {
            RestoreError::NothingThere(path) => Told::new(
                format!("“{}” is neither a backup nor an export.", path.display()),
                "A backup's folder holds ledger.db, an export's ledger.jsonl; name that folder.",
            ),
            RestoreError::Line { seq, fault } => self.line_fault(*seq, fault),
            RestoreError::Private { seq, field } => Told::new(
                format!(
                    "{} of entry {seq} does not fit its commitment: people.db was altered.",
                    self.person_field(PersonField::Private(*field))
                ),
                "Use another backup, or restore without the passphrase, which leaves the names out.",
            ),
            RestoreError::Notice { number, name } => Told::new(
                format!("The file “{name}” of notice {number} does not fit its digest: it was altered."),
                "Use another backup or export, and tell the supervisor.",
            ),
            RestoreError::Locked { path, fault } => self.lock(Some(path), fault),
            RestoreError::Desk(error) => self.desk(error),
        }
    }

    fn line_fault(&self, seq: Seq, fault: &LineFault) -> Told {
        let what = match fault {
            LineFault::Spelling(error) => format!("is misspelled ({error})"),
            LineFault::Event(error) => format!("cannot be understood ({error})"),
            LineFault::Number(number) => format!("says it is entry {number}: something is missing or out of order"),
            LineFault::Unlinked => "does not follow the one before".to_owned(),
            LineFault::Leaf => "does not fit the hash stored beside it".to_owned(),
            LineFault::Time => "was recorded before the one above it".to_owned(),
            LineFault::Rule(refusal) => format!("breaks a rule: {}", self.refusal(refusal).what),
            LineFault::OtherEvent => "is not what the rules would have written".to_owned(),
            LineFault::Cut => "is cut off: the end is missing".to_owned(),
        };
        Told::new(
            format!("Entry {seq} {what}. Nothing was restored."),
            "The file is damaged or was altered; use another backup or export, and tell the supervisor.",
        )
    }

    fn rebuilt(&self, size: u64) -> String {
        format!(
            "The books were made again from {entries}. The entries were not touched.",
            entries = counted(size, "entry")
        )
    }

    fn rebuild_rehearsed(&self, size: u64) -> String {
        format!(
            "Rehearsal: the books would be made again from {entries}; nothing was written.",
            entries = counted(size, "entry")
        )
    }

    fn no_such_page(&self, command: &str) -> Told {
        Told::new(format!("There is no command “{command}”."), "See mingbai --help.")
    }
}

/// What is inside a backup, and what is not.
fn inside(made: &BackedUp) -> String {
    let there = |yes: bool, inside: &str, outside: &str| if yes { inside.to_owned() } else { outside.to_owned() };
    [
        format!(
            "Inside: the ledger, {}, {} of notices, {}",
            counted(made.papers, "paper"),
            counted(made.notices, "file"),
            counted(made.checkpoints, "checkpoint")
        ),
        there(
            made.people,
            "Inside: private data, locked with the passphrase (people.db.age)",
            "Not inside: private data (names, telephones …); add --with-people to have them",
        ),
        there(
            made.keys > 0,
            "Inside: the ledger's keys, locked with the passphrase (keys/*.age)",
            "Not inside: the ledger's keys (the folder keys); add --with-keys, or copy them elsewhere",
        ),
        "Not inside: the operators' own private keys, which they keep themselves".to_owned(),
    ]
    .join("\n")
}

/// Help for these commands.
pub(in crate::text) const HELP: KeepingHelp = KeepingHelp {
    keygen_name: "The holder's code, the same as when enrolled",
    keygen_out: "Where the private key goes, CODE.key by default; never overwrites",
    keygen_passphrase: "Lock the private key with a passphrase (age format), asked twice at the terminal",
    passphrase_file: "Take the passphrase from a file, for scripts",
    operator_enrol: "Enrol an operator with a public key of his own making",
    operator_list: "List operators, their roles and key fingerprints",
    operator_code: "The new operator's code",
    operator_key: "The public key: 64 hexadecimal digits, or the verifier line keygen printed",
    operator_role: "Roles, separated by commas: recorder, approver, cashier, shopkeeper, supervisor, auditor, federation, owners_committee",
    operator_person: "His number in the register of persons",
    operator_from: "The first day of his term, today by default",
    person_add: "Register a person or organisation under a number",
    person_amend: "Change what is registered; only what is named changes",
    person_merge: "Two numbers are one person: give up the first for the second",
    person_list: "List numbers; names are masked by default",
    person_show: "A copy for the person himself: his private data and all his gifts",
    person_unseal: "Make sealed private data readable again: takes two persons and a paper that asks for it",
    person_erase: "Erase somebody's private data on request: sealed while the law keeps them, removed after",
    person_number: "The number, such as p41",
    person_name: "The name, or an organisation's registered name; - asks at the terminal and leaves no trace in the shell",
    person_kind: "A natural person, a company or an institution",
    person_phone: "Telephone; - asks at the terminal",
    person_identity: "Identity number; - asks at the terminal",
    person_address: "Address; - asks at the terminal",
    person_minor: "Under eighteen: always masked",
    merge_from: "The number that is given up",
    merge_into: "The number that stays",
    merge_reason: "How it is known that they are one",
    list_full: "Show full names",
    list_name: "Only those who bear this name",
    list_limit: "How many at most",
    erase_reason: "Who asked, on what paper",
    unseal_reason: "Who asks, and what for",
    unseal_paper: "Number of the paper that asks for it, e.g. a court's letter",
    erase_remove: "Remove or do nothing: never seal instead",
    backup_dir: "Where the backup goes: missing or empty",
    backup_people: "Take private data along, locked with a passphrase",
    backup_keys: "Take the ledger's keys along, locked with a passphrase",
    restore_source: "The folder of a backup or an export",
    restore_dir: "Where the new ledger goes: missing or empty",
    shell: "Which shell: bash, zsh, fish, powershell, elvish",
    man_command: "The page of one command; the whole program by default",
};
