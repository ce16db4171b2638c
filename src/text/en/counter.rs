//! What is said at the counter.

use std::path::Path;

use crate::desk::Recorded;
use crate::ledger::event::{Kind, LedgerOpened};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::PersonNumber;
use crate::ledger::period::{Day, Month};
use crate::ledger::words::{Mode, Purpose};
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::en::usage::meant;
use crate::text::{CounterWords, ListWords, NumberWords, Told};

impl CounterWords for En {
    fn failure(&self, told: &Told) -> String {
        format!("Not done: {}\nWhat to do: {}", told.what, told.cure)
    }

    fn rehearsed(&self, seq: Seq) -> String {
        format!("Rehearsal: entry {seq} would be written like this; nothing was recorded.")
    }

    fn recorded(&self, recorded: &Recorded) -> String {
        let kind = self.entry_kind(recorded.event.kind());
        format!("Recorded as entry {} ({kind}), leaf {}", recorded.seq, recorded.leaf.short_groups())
    }

    fn custodian_of(&self, county: &str) -> String {
        format!("{county}, special account")
    }

    fn ledger_opened(&self, dir: &Path, opened: &LedgerOpened, leaf: &str) -> String {
        let purpose = match opened.purpose {
            Purpose::Real => String::new(),
            Purpose::Demo | Purpose::Test => format!(" ({})", self.purpose(opened.purpose)),
        };
        let mode = match opened.mode {
            Mode::OnePerson => format!("\n{}", self.one_person_mode()),
            Mode::TwoPerson => String::new(),
        };
        let recovery =
            if opened.recovery_key.is_none() { "\nNo recovery key: a lost key cannot be replaced." } else { "" };
        format!(
            "The ledger is open{purpose}: {}\nname   {}\nentry 0 {leaf} (write it down for the supervisor){mode}{recovery}\n\
             Next: mingbai donate 100 --donor NAME --ledger {}",
            dir.display(),
            opened.origin,
            dir.display()
        )
    }

    fn init_rehearsed(&self, dir: &Path) -> String {
        format!("Rehearsal: a ledger would be opened in {}; nothing was written.", dir.display())
    }

    fn unknown_account(&self, code: &str, known: &[&str]) -> Told {
        Told::new(format!("There is no account “{code}”."), format!("Accounts: {}.", known.join(", ")))
    }

    fn unknown_project(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known {
            [] => "There are no projects yet: `mingbai project propose`.".to_owned(),
            [_, ..] => {
                format!("{}Projects: {}. A new one: `mingbai project propose`.", meant(code, known), known.join(", "))
            }
        };
        Told::new(format!("There is no project “{code}”."), cure)
    }

    fn no_default_account(&self, for_cash: bool) -> Told {
        if for_cash {
            Told::new(
                "There is no account for cash yet.",
                "Open one: mingbai account open xianjin --holder cash_in_transit --name Cash",
            )
        } else {
            Told::new(
                "There is no account of the federation.",
                "Name one with --account, or open one with `mingbai account open`.",
            )
        }
    }

    fn which_account(&self, option: &str, codes: &[String]) -> Told {
        Told::new("Several accounts could be meant.", format!("Add {option}, one of: {}.", codes.join(", ")))
    }

    fn no_such_entry(&self, seq: Seq, size: u64) -> Told {
        Told::new(
            format!("There is no entry {seq}."),
            format!("This ledger has {entries}, from 0 on.", entries = counted(size, "entry")),
        )
    }

    fn kind_of(&self, word: &str) -> String {
        Kind::of(word).map_or_else(|| word.to_owned(), |kind| self.entry_kind(kind).to_owned())
    }

    fn leaf_differs(&self, seq: Seq) -> Told {
        Told::new(
            format!("Entry {seq} is not what its stored hash says: it was changed."),
            "Record nothing; run `mingbai verify` and tell the supervisor.",
        )
    }

    fn find_what(&self) -> Told {
        Told::new("Nothing to look for was named.", "Give at least one of --amount, --date, --name, --id.")
    }

    fn found_nothing(&self) -> String {
        "Nothing found.".to_owned()
    }

    fn donor_is_known(&self, number: PersonNumber) -> String {
        format!("The name is registered as {number}; the gift is recorded as his.")
    }

    fn several_bear_the_name(&self, numbers: &[PersonNumber]) -> Told {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        Told::new(
            format!("Several registered donors bear this name: {}.", numbers.join(", ")),
            "See who is who with `mingbai person show NUMBER`, then write his number (--donor, --to, or the list's column).",
        )
    }

    fn status_head(&self, opened: &LedgerOpened, mode: Mode, size: u64, root: &str) -> String {
        let mode = match mode {
            Mode::OnePerson => format!("\n{}", self.one_person_mode()),
            Mode::TwoPerson => String::new(),
        };
        format!(
            "{} ({})\n{entries}, head {root}{mode}",
            opened.name,
            self.purpose(opened.purpose),
            entries = counted(size, "entry")
        )
    }

    fn one_person_mode(&self) -> &'static str {
        "One-person mode: one person can record and post alone, and every notice says so; until two-person approval begins, let the supervisor verify each month."
    }

    fn notice_due(&self, month: Month) -> String {
        format!("Due: the notice of {} is not posted → mingbai notice publish {month}", self.month(month))
    }

    fn nothing_due(&self) -> &'static str {
        "Nothing is overdue."
    }

    fn posting_is_far_ahead(&self, from: Day, latest: Day) -> Told {
        Told::new(
            format!("It would hang from {from} only. Until it hangs nobody can read it, and its month stays due."),
            format!("Let it begin on {latest} at the latest, or publish it then."),
        )
    }

    fn common_income_must_hang(&self, until: Day, least: Day) -> Told {
        Told::new(
            format!("This notice tells of common income, which hangs for 30 days; until {until} is too short."),
            format!("Write --until {least} or later; without --until it hangs 30 days."),
        )
    }

    fn no_notice_due(&self) -> Told {
        Told::new(
            "No month is due: everything up to last month is posted, or nothing moved yet: no money, goods or points.",
            "Come back when the month is over; a month can be named, e.g. mingbai notice publish 2026-10.",
        )
    }

    fn notice_posted(&self, number: Count, month: Month, files: &[String], folder: &Path) -> String {
        format!(
            "Notice {number} ({}) is posted and its {} are frozen: {}\nin {}; print the HTML page for the board.",
            self.month(month),
            counted(files.len(), "file"),
            first_of(files),
            folder.display()
        )
    }

    fn notice_prepared(&self, number: Count, month: Month, files: &[String], folder: &Path) -> String {
        format!(
            "Notice {number} ({}) is ready, {}, and not posted yet: {}\nin {}; to post it, run mingbai notice publish.",
            self.month(month),
            counted(files.len(), "file"),
            first_of(files),
            folder.display()
        )
    }

    fn notice_rehearsed(&self, number: Count, month: Month) -> String {
        format!("Rehearsal: this is notice {number} ({}); nothing was posted.", self.month(month))
    }

    fn no_such_notice(&self, number: Count) -> Told {
        Told::new(format!("There is no notice {number}."), "See `mingbai notice list`.")
    }

    fn notice_altered(&self, number: Count, file: &str) -> Told {
        Told::new(
            format!("The file “{file}” of notice {number} is missing or was altered and cannot be printed again."),
            "Bring it back from a backup or an export; the ledger knows its hash.",
        )
    }

    fn notice_reprinted(&self, number: Count, folder: &Path) -> String {
        format!("Notice {number} lies, byte for byte, in {}.", folder.display())
    }

    fn board(&self) -> &'static str {
        "the community notice board"
    }

    fn demo_done(&self, dir: &Path, size: u64, notices: &[String]) -> String {
        format!(
            "The sample ledger is ready: {}, {entries}, {}, all verified. The people are invented, the keys public.\n\
             Open: {}\nThen try: mingbai --ledger {} status",
            dir.display(),
            counted(notices.len(), "notice"),
            notices.last().map_or("", String::as_str),
            dir.display(),
            entries = counted(size, "entry")
        )
    }

    fn demo_step(&self, line: &str) -> String {
        format!("The sample stopped at: {line}")
    }
}

/// The first three files: for the board, the poster, the workbook.
fn first_of(files: &[String]) -> String {
    let first: Vec<&str> = files.iter().take(3).map(String::as_str).collect();
    if files.len() > first.len() { format!("{} and others", first.join(", ")) } else { first.join(", ") }
}
