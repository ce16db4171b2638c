//! What is said at the counter.

use std::path::Path;

use crate::desk::{DeskError, Recorded};
use crate::ledger::event::{Kind, LedgerOpened};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{PersonNumber, TextFault};
use crate::ledger::period::{Moment, Month, UtcOffset};
use crate::ledger::words::{Mode, Purpose};
use crate::ledger::yuan::AmountFault;
use crate::store::StoreError;
use crate::store::system::{Alias, Shared};
use crate::text::en::{En, proof};
use crate::text::{CounterWords, FaultWords, ListWords, NumberWords, OperatorWords, Question, RefusalWords, Told};

/// What is asked, and an example.
#[expect(clippy::too_many_lines, reason = "one arm a question: the list is the whole story")]
const fn asked(question: Question) -> (&'static str, &'static str) {
    match question {
        Question::Amount => ("amount in yuan", "e.g. 100 or 88.50"),
        Question::KeyFile => ("your own key file", "e.g. kuaiji.key"),
        Question::Code => ("code", "lower-case letters, digits, - and _, e.g. wall"),
        Question::AccountCode => ("account", "see `mingbai account list`"),
        Question::AccountName => ("account's name", "e.g. federation account"),
        Question::Holder => {
            ("holder", "federation, owners_committee, street, party_dues, cash_in_transit, platform or private")
        }
        Question::ProjectCode => ("project", "see `mingbai project list`"),
        Question::ProjectName => ("project's name", "e.g. Mending the wall"),
        Question::Service => {
            ("class of service", "repairs, elderly_and_disabled, children, legal_aid, health, culture or other")
        }
        Question::Area => ("neighbourhood", "e.g. South Quarter 1"),
        Question::NeedOrigin => ("origin of the need", "hotline, council, needs_list, small_grant or other"),
        Question::Leftover => ("rule for what is left over", "general, similar or return"),
        Question::Sentence => ("text", "a sentence"),
        Question::BudgetLine => {
            ("budget of each purse", "source_kind=amount, e.g. public_appeal=8000, several with blanks between")
        }
        Question::Meeting => ("kind of meeting", "residents, owners, party_branch, party_committee or fund_committee"),
        Question::HowMany => ("number", "a whole number, e.g. 25"),
        Question::Conclusion => ("conclusion", "passed, passed_after_mending or failed"),
        Question::Inspectors => ("inspecting bodies", "e.g. street office, residents' deputies"),
        Question::Outcome => ("outcome", "completed or stopped"),
        Question::LabourTime => ("time of work", "hours:minutes, e.g. 96:30"),
        Question::ExceptionRule => ("rule", "decision_first, within_budget or acceptance_first"),
        Question::SourceKind => (
            "kind of source",
            "public_appeal, directed_appeal, shared_space, match, party_dues, special_grant, floating_money, \
             partner_grant, one_off_subsidy, regular_subsidy, service_income, interest, designation or common_income",
        ),
        Question::AreaKind => ("the kind of area", "estate, grid, village or other"),
        Question::AreaName => ("the name of the area", "such as 城南一区"),
        Question::Households => ("how many households", "a whole number such as 320"),
        Question::FloorArea => ("the floor area in square metres", "such as 32000 or 32000.5"),
        Question::IncomeNature => ("what money it is", "grant, service, rent, interest, deposit or other"),
        Question::Payer => ("the payer", "such as 城关街道办事处"),
        Question::TransferBasis => ("the basis", "earmark, floating, leftover or owners"),
        Question::UsedFor => ("the purpose", "one sentence, such as 更换门禁"),
        Question::By => ("the order", "purse, project, area or account"),
        Question::Quarter => ("the quarter", "such as 2026-Q4"),
        Question::Day => ("day", "e.g. 2026-10-05"),
        Question::AppealFrom => ("first day of the appeal, --from", "e.g. 2026-10-01"),
        Question::AppealUntil => ("last day of the appeal, --until", "e.g. 2026-12-31"),
        Question::HangsUntil => ("last day it hangs, --until", "e.g. 2026-10-12"),
        Question::IncomeDueOn => ("day it is due, --due", "e.g. 2026-12-31"),
        Question::Payee => {
            ("payee", "--to with a number, e.g. p41; --to-name with an organisation's full name; or --aid with a list")
        }
        Question::PoolName => ("pool's name", "e.g. match fund of a hundred communities"),
        Question::Month => ("month", "e.g. 2026-10"),
        Question::DifferenceSide => ("kind of difference", "their_receipt, their_payment, our_receipt or our_payment"),
        Question::Moment => ("moment", "e.g. 2026-10-05T09:00:00+08:00"),
        Question::Seq => ("entry number", "a whole number, e.g. 41"),
        Question::NoticeNumber => ("notice number", "see `mingbai notice list`"),
        Question::Name => ("name", "e.g. 王芳"),
        Question::PersonNumber => ("person's number", "e.g. p41"),
        Question::PartyKind => ("kind", "person, company or institution"),
        Question::Display => ("way of showing", "masked, named or anonymous"),
        Question::Memo => ("remark", "a sentence"),
        Question::Reason => ("reason", "a sentence; it is printed on the notice"),
        Question::Paper => ("number of the paper", "as it stands on the paper"),
        Question::Invoice => ("invoice number", "as it stands on the invoice"),
        Question::PaymentPurpose => ("purpose", "a sentence, such as material for the wall"),
        Question::PaymentKind => (
            "kind of payment",
            "government_purchase, commission, venture, operation, venue, goods, aid, stock or other",
        ),
        Question::Office => ("office", "director, member or supervisor"),
        Question::Relation => ("relation", "such as spouse, owner"),
        Question::CommitteePayee => ("answer to a committee payee", "refused or flagged"),
        Question::ReceiptNumber => ("receipt number", "as it stands on the receipt"),
        Question::Id => ("transaction id", "as the bank or platform writes it"),
        Question::Quantity => ("a quantity", "such as 20 or 12.5, at most three decimals"),
        Question::Unit => ("a unit", "such as bag, box, piece"),
        Question::Item => ("what it is", "such as rice 5kg"),
        Question::Lot => ("the code of a lot", "such as l1, see `mingbai goods list`"),
        Question::ItemCode => ("the code of an item", "such as rice, see `mingbai shop prices`"),
        Question::PriceInPoints => ("a price in points", "such as 12 or 12.5"),
        Question::Collector => ("number of who collects it", "e.g. p12"),
        Question::Slip => ("number of the slip", "e.g. 0001"),
        Question::LotCount => ("lot and quantity", "such as l1=12"),
        Question::WantedItem => ("item and quantity", "such as rice=2"),
        Question::GoodsUse => ("the permitted use", "shop, project or poor_families"),
        Question::ValueBasis => ("what the value rests on", "invoice, agreement, fair_value or unpriced"),
        Question::Receiver => {
            ("who received or bought", "an organisation or a group such as 20 families; no person's name")
        }
        Question::Source => ("source of the id", "e.g. wechat"),
        Question::Means => ("means of payment", "bank, wechat, alipay, pos or cash"),
        Question::Channel => ("channel", "public or directed"),
        Question::Rate => ("the rate", "10% to 50%: 20% or 0.2"),
        Question::Tiers => ("the tiers", "such as 0=10%,10000=20%"),
        Question::WindowFrom => ("the first day of the window", "such as 2026-10-01"),
        Question::WindowUntil => ("the last day of the window", "such as 2026-12-31"),
        Question::PoolCode => ("the pool's code", "see mingbai match list"),
        Question::PoolOrder => ("the pool's order", "listed or pro_rata"),
        Question::FundName => ("fund's name", "e.g. South Quarter Community Fund"),
        Question::County => ("county charity federation", "its full name"),
        Question::Custodian => ("custodian", "e.g. the federation's account"),
        Question::SecondOperator => {
            ("code of the second person (approver, supervisor)", "e.g. wang; Enter alone for one person")
        }
        Question::Operator => ("operator's code", "e.g. kuaiji"),
        Question::PublicKey => ("public key", "64 lower-case hexadecimal digits, made with `mingbai keygen`"),
        Question::Role => {
            ("role", "recorder, approver, cashier, shopkeeper, supervisor, auditor, federation or owners_committee")
        }
        Question::Purpose => ("purpose", "real, demo or test"),
        Question::Place => ("place", "e.g. the community board"),
        Question::File => ("file", "a path"),
        Question::Language => ("language", "zh or en"),
        Question::Points => ("points", "such as 5 or 2.5"),
        Question::PointsAccount => ("points account", "a volunteer such as p41, or a household"),
        Question::Act => ("act", "a code of the rules such as good_deed"),
        Question::Witness => ("witness", "a number such as p7"),
        Question::Origin => ("origin of the other ledger", "such as fund.5f0c8d1e…"),
        Question::Household => ("the code of a household", "such as h12"),
        Question::Team => ("the code of a team", "such as red"),
        Question::TeamName => ("the name of a team", "such as Red Vests"),
        Question::YesOrNo => ("yes or no", "yes, or no"),
        Question::Activity => ("the code of an activity", "such as patrol"),
        Question::ActivityTitle => ("what is done", "such as traffic patrol"),
        Question::ServiceClass => ("the kind of service", "a code of the rules: mingbai rules show"),
        Question::TimeOfDay => ("a time of day", "such as 08:30"),
        Question::Minutes => ("minutes", "a whole number such as 90"),
        Question::Year => ("a year", "such as 2026"),
        Question::ObjectionAbout => {
            ("What is it about", "notice, gift, payment, project, common_income, points or other")
        }
        Question::ObjectionChannel => ("How did it come", "visit, phone, wechat, letter, hotline, meeting or other"),
    }
}

impl CounterWords for En {
    fn question(&self, question: Question) -> String {
        let (what, example) = asked(question);
        format!("{what} ({example})")
    }

    fn missing(&self, question: Question) -> Told {
        let (what, example) = asked(question);
        Told::new(format!("The {what} is missing."), format!("Give the {what}: {example}."))
    }

    fn wrong(&self, question: Question, given: &str) -> Told {
        let (what, example) = asked(question);
        Told::new(format!("“{given}” is no {what}."), format!("Write the {what} like this: {example}."))
    }

    fn wrong_text(&self, question: Question, fault: &TextFault) -> Told {
        let told = self.text_fault(fault);
        Told::new(format!("The {} cannot be kept: {}", asked(question).0, told.what), told.cure)
    }

    fn wrong_amount(&self, given: &str, fault: AmountFault) -> Told {
        self.amount_fault(given, fault)
    }

    fn failure(&self, told: &Told) -> String {
        format!("Not done: {}\nWhat to do: {}", told.what, told.cure)
    }

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
                    "This ledger has {size} entries, but a signed checkpoint knows {known}: it is an older copy or was cut."
                ),
                "Record nothing. Find the complete ledger (a backup, another machine) and tell the supervisor.",
            ),
            DeskError::Fork { size, .. } => Told::new(
                format!("The first {size} entries are not those of a signed checkpoint: this is another history."),
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
            [nearest, ..] => format!(
                "Did you mean “{nearest}”? Projects: {}. A new one: `mingbai project propose`.",
                known.join(", ")
            ),
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

    fn which_account(&self, codes: &[String]) -> Told {
        Told::new("Several accounts could be meant.", format!("Add --account, one of: {}.", codes.join(", ")))
    }

    fn no_such_entry(&self, seq: Seq, size: u64) -> Told {
        Told::new(format!("There is no entry {seq}."), format!("This ledger has {size} entries, from 0 on."))
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
            "See who is who with `mingbai person show NUMBER`, then write --donor NUMBER.",
        )
    }

    fn status_head(&self, opened: &LedgerOpened, mode: Mode, size: u64, root: &str) -> String {
        let mode = match mode {
            Mode::OnePerson => format!("\n{}", self.one_person_mode()),
            Mode::TwoPerson => String::new(),
        };
        format!("{} ({})\n{size} entries, head {root}{mode}", opened.name, self.purpose(opened.purpose))
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

    fn no_notice_due(&self) -> Told {
        Told::new(
            "No month is due: everything up to last month is posted, or there are no gifts yet.",
            "Come back when the month is over; a month can be named, e.g. mingbai notice publish 2026-10.",
        )
    }

    fn notice_posted(&self, number: Count, month: Month, files: &[String], folder: &Path) -> String {
        format!(
            "Notice {number} ({}) is posted and its {} files are frozen: {}\nin {}; print the HTML page for the board.",
            self.month(month),
            files.len(),
            first_of(files),
            folder.display()
        )
    }

    fn notice_prepared(&self, number: Count, month: Month, files: &[String], folder: &Path) -> String {
        format!(
            "Notice {number} ({}) is ready, {} files, and not posted yet: {}\nin {}; to post it, run mingbai notice publish.",
            self.month(month),
            files.len(),
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

    fn board(&self) -> &'static str {
        "the community notice board"
    }

    fn demo_done(&self, dir: &Path, size: u64, notices: &[String]) -> String {
        format!(
            "The sample ledger is ready: {}, {size} entries, {} notices, all verified. The people are invented, the keys public.\n\
             Open: {}\nThen try: mingbai --ledger {} status",
            dir.display(),
            notices.len(),
            notices.last().map_or("", String::as_str),
            dir.display()
        )
    }

    fn demo_step(&self, line: &str) -> String {
        format!("The sample stopped at: {line}")
    }

    fn unknown_word(&self, word: &str, nearest: Option<&str>) -> Told {
        let cure = nearest.map_or_else(
            || "See `mingbai --help`.".to_owned(),
            |nearest| format!("Did you mean “{nearest}”? --help shows everything."),
        );
        Told::new(format!("“{word}” is not known."), cure)
    }

    fn missing_words(&self, words: &[String]) -> Told {
        Told::new(format!("Missing: {}.", words.join(", ")), "Add it; --help shows how.")
    }

    fn wrong_value(&self, option: &str, value: &str, allowed: &[String]) -> Told {
        let cure =
            if allowed.is_empty() { "See --help.".to_owned() } else { format!("One of: {}.", allowed.join(", ")) };
        Told::new(format!("{option} cannot be “{value}”."), cure)
    }

    fn value_is_missing(&self, option: &str) -> Told {
        Told::new(format!("{option} lacks its value."), "Add it; --help shows how.")
    }

    fn options_clash(&self, option: &str) -> Told {
        Told::new(format!("{option} is given twice or clashes with another option."), "Keep one.")
    }

    fn subcommand_is_missing(&self, known: &[String]) -> Told {
        Told::new("What to do is missing.", format!("One of: {}.", known.join(", ")))
    }

    fn usage(&self, detail: &str) -> Told {
        Told::new(format!("The command is not written right: {detail}"), "See --help.")
    }
}

/// The first three files: for the board, the poster, the workbook.
fn first_of(files: &[String]) -> String {
    let first: Vec<&str> = files.iter().take(3).map(String::as_str).collect();
    if files.len() > first.len() { format!("{} and others", first.join(", ")) } else { first.join(", ") }
}
