//! What the desk, its files, the clock and the machine have to say.

use std::path::Path;

use crate::desk::DeskError;
use crate::ledger::period::{Moment, UtcOffset};
use crate::store::StoreError;
use crate::store::system::{Alias, Shared};
use crate::text::en::numbers::counted;
use crate::text::en::{En, proof};
use crate::text::{FaultWords, MachineWords, OperatorWords, RefusalWords, Told};

impl MachineWords for En {
    fn desk(&self, error: &DeskError) -> Told {
        match error {
            DeskError::Refused(refusal) => self.refusal(refusal),
            DeskError::Store(error) => self.store(error),
            DeskError::ClockWentBack { last, now } => Told::new(
                format!(
                    "This machine's clock says {}; the last entry was recorded at {} (Beijing time).",
                    now.wall_clock(UtcOffset::china()),
                    last.wall_clock(UtcOffset::china())
                ),
                "Set the clock right first. Nothing was written.",
            ),
            DeskError::Rollback { known, size, .. } => Told::new(
                format!(
                    "This ledger has {entries}, but a signed checkpoint knows {known}: it is an older copy or was cut.",
                    entries = counted(size, "entry")
                ),
                "Record nothing. Find the complete ledger (a backup, another machine) and tell the supervisor.",
            ),
            DeskError::Fork { size, .. } => Told::new(
                format!(
                    "The first {entries} are not those of a signed checkpoint: this is another history.",
                    entries = counted(size, "entry")
                ),
                "Record nothing. Keep both files and let the supervisor run `mingbai compare`.",
            ),
            DeskError::Checkpoint(error) => Told::new(
                format!("A checkpoint of this ledger cannot be used: {}.", proof::checkpoint(error)),
                "See where the file comes from; keep nothing else in checkpoints/.",
            ),
            DeskError::Key => Told::new(
                "The ledger's own signing key (keys/desk.key) is missing or is another ledger's.",
                "Bring keys/ back from a backup. Entries can be recorded without it; checkpoints, notices and receipts cannot be signed.",
            ),
            DeskError::RowSecret => Told::new(
                "keys/row.secret is missing, so rows without an id cannot be known again.",
                "Bring keys/ back from a backup.",
            ),
            DeskError::Opening => {
                Told::new("The first entry cannot be read.", "Run `mingbai verify` and find a backup.")
            }
            DeskError::WhoRecords(codes) => Told::new(
                "Several operators are enrolled and none was named.",
                format!(
                    "Add --as CODE, one of: {}.",
                    codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
                ),
            ),
            DeskError::Entropy(_) => Told::new("The system gives no random bytes.", "Restart the machine."),
            DeskError::Line => {
                Told::new("The entry is too long or holds a character it cannot hold.", "Write shorter texts.")
            }
            DeskError::OwnKeyMissing(by) => self.own_key_missing(by),
            DeskError::OwnKey(by) => self.own_key_is_not(by),
            DeskError::Signature(approver) => Told::new(
                format!("The signature is not that of “{approver}”, or is over other entries."),
                "Check that the key file is the approver's own and sign again with mingbai pay approve.",
            ),
            DeskError::Period(_) => Told::new("A day lies beyond the calendar.", "Check the day."),
        }
    }

    fn store(&self, error: &StoreError) -> Told {
        match error {
            StoreError::NotALedger(path) => Told::new(
                format!("There is no ledger in “{}”.", path.display()),
                "Name its folder with --ledger, or open a new one with `mingbai init`.",
            ),
            StoreError::IsALedger(path) => {
                Told::new(format!("There is a ledger in “{}” already.", path.display()), "Choose another folder.")
            }
            StoreError::NotEmpty(path) => {
                Told::new(format!("The folder “{}” is not empty.", path.display()), "Choose a new folder.")
            }
            StoreError::OtherApplication(path) => Told::new(
                format!("“{}” is not a file of this program.", path.display()),
                "Check --ledger; if a ledger was there, it was replaced: find a backup.",
            ),
            StoreError::NewerVersion { path, found } => {
                Told::new(format!("“{}” was written by a newer version ({found}).", path.display()), "Update mingbai.")
            }
            StoreError::Aliased { path, alias } => Told::new(
                match alias {
                    Alias::Symbolic => format!("“{}” is a link, not the file itself.", path.display()),
                    Alias::Hard => format!("“{}” has a second name under which it can be changed.", path.display()),
                },
                "Put the ledger's folder back as it was, without links.",
            ),
            StoreError::Wal(path) => Told::new(
                format!("“{}” was switched to WAL mode by another program.", path.display()),
                "Open it with sqlite3, run PRAGMA journal_mode=DELETE; and try again.",
            ),
            StoreError::HotJournal(path) => Told::new(
                format!("The last write to “{}” was interrupted.", path.display()),
                "Run any writing command first (e.g. `mingbai checkpoint`); it recovers the file. Then verify again.",
            ),
            StoreError::SchemaChanged(what) => Told::new(
                format!("The structure of the ledger's file was changed: {what}."),
                "Record nothing. Run `mingbai verify` and tell the supervisor.",
            ),
            StoreError::Setting(name) => {
                Told::new(format!("The database setting {name} did not take."), "Keep the ledger on a local disk.")
            }
            StoreError::Damaged { table, what } => Told::new(
                format!("The table {table} holds what it cannot hold: {what}."),
                "Run `mingbai verify`; if only the books are damaged, `mingbai rebuild` makes them again.",
            ),
            StoreError::Paper(digest) => Told::new(
                format!("The file {digest} in papers/ or notices/ is missing or was altered."),
                "Bring it back from a backup or an export.",
            ),
            StoreError::Busy => Told::new("Another program is writing this ledger.", "Wait until it is done."),
            StoreError::DiskFull => {
                Told::new("The disk is full; nothing was written.", "Free some space and try again.")
            }
            StoreError::File { path, source } => Told::new(
                format!("“{}” cannot be read or written: {}.", path.display(), self.io_fault(source)),
                "Check the path, the space on the disk and the permissions. Nothing was written.",
            ),
            StoreError::Sqlite(error) => Told::new(
                format!("The database reports an error: {error}."),
                "Check the disk; if it happens again run `mingbai verify` and have a backup ready.",
            ),
        }
    }

    fn clock_is_fixed(&self) -> Told {
        Told::new(
            "--at works in demo and test ledgers only; a real one believes this machine's clock.",
            "Leave --at out; for what happened earlier use --date.",
        )
    }

    fn folder_is_shared(&self, shared: Shared) -> String {
        let place = match shared {
            Shared::Synchronised(service) => format!("seems to lie in a folder that {service} synchronises"),
            Shared::Network => "lies on a network drive".to_owned(),
        };
        format!(
            "Take care: the ledger {place}. Other programs write there too, and an old copy may replace it. Move it to a \
             plain folder of this computer and keep copies with mingbai backup."
        )
    }

    fn clock_is_far_ahead(&self, last: Moment, now: Moment) -> String {
        format!(
            "Look at the clock: the last entry was recorded at {last}, and it is {now} now. If the clock runs ahead, set it \
             right before you record: time never goes back in a ledger."
        )
    }

    fn orphan_removed(&self, path: &Path) -> String {
        format!("Removed a file left over from an interrupted write: {}", path.display())
    }

    fn file_exists(&self, path: &Path) -> Told {
        Told::new(
            format!("“{}” exists already.", path.display()),
            "Choose another name or folder; nothing is overwritten.",
        )
    }

    fn output_is_short(&self) -> Told {
        Told::new(
            "The result was not written whole: the file it went to is incomplete, most likely because the disk is full.",
            "Make room and run it again; what is recorded stands, do not record it twice.",
        )
    }

    fn output_is_inside(&self, path: &Path) -> Told {
        Told::new(
            format!(
                "“{}” lies where the ledger keeps its own files: one more there, and it no longer verifies.",
                path.display()
            ),
            "Write it outside the ledger's folder.",
        )
    }
}
