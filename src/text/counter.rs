//! What is said at the counter: questions, answers, and what the machine and its files have to say.

use std::path::Path;

use crate::desk::Recorded;
use crate::ledger::event::LedgerOpened;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::PersonNumber;
use crate::ledger::period::{Day, Month};
use crate::ledger::words::Mode;
use crate::text::Told;

/// What is said at the counter.
pub trait CounterWords {
    /// How a failure is printed.
    fn failure(&self, told: &Told) -> String;

    /// Nothing was written: this is what would be.
    fn rehearsed(&self, seq: Seq) -> String;
    /// An entry was recorded.
    fn recorded(&self, recorded: &Recorded) -> String;
    /// The federation's account, as it is called unless somebody says otherwise.
    fn custodian_of(&self, county: &str) -> String;
    /// A ledger was opened.
    fn ledger_opened(&self, dir: &Path, opened: &LedgerOpened, leaf: &str) -> String;
    /// A ledger would be opened.
    fn init_rehearsed(&self, dir: &Path) -> String;
    /// No such account; these there are.
    fn unknown_account(&self, code: &str, known: &[&str]) -> Told;
    /// No such project; these there are, the nearest first.
    fn unknown_project(&self, code: &str, known: &[&str]) -> Told;
    /// No account that could be meant.
    fn no_default_account(&self, for_cash: bool) -> Told;
    /// Several accounts could be meant.
    fn which_account(&self, option: &str, codes: &[String]) -> Told;
    /// No such entry.
    fn no_such_entry(&self, seq: Seq, size: u64) -> Told;
    /// The kind of an entry by its word in the file.
    fn kind_of(&self, word: &str) -> String;
    /// The line's leaf is not the one stored beside it.
    fn leaf_differs(&self, seq: Seq) -> Told;
    /// `find` without anything to look for.
    fn find_what(&self) -> Told;
    /// Nothing was found.
    fn found_nothing(&self) -> String;
    /// The name belongs to a registered donor.
    fn donor_is_known(&self, number: PersonNumber) -> String;
    /// Several registered donors bear the name.
    fn several_bear_the_name(&self, numbers: &[PersonNumber]) -> Told;

    /// The head of `status`.
    fn status_head(&self, opened: &LedgerOpened, mode: Mode, size: u64, root: &str) -> String;
    /// One person keeps this ledger.
    fn one_person_mode(&self) -> &'static str;
    /// A notice that is due.
    fn notice_due(&self, month: Month) -> String;
    /// Nothing is due.
    fn nothing_due(&self) -> &'static str;

    /// No month is over and untold.
    fn no_notice_due(&self) -> Told;
    /// It would begin to hang only then.
    fn posting_is_far_ahead(&self, from: Day, latest: Day) -> Told;
    /// 公共收益 would be taken down before its term is over.
    fn common_income_must_hang(&self, until: Day, least: Day) -> Told;
    /// A notice is ready, and hangs nowhere yet.
    fn notice_prepared(&self, number: Count, month: Month, files: &[String], folder: &Path) -> String;
    /// It hangs.
    fn notice_posted(&self, number: Count, month: Month, files: &[String], folder: &Path) -> String;
    /// A notice would be posted.
    fn notice_rehearsed(&self, number: Count, month: Month) -> String;
    /// No such notice.
    fn no_such_notice(&self, number: Count) -> Told;
    /// A stored file is not what was posted.
    fn notice_altered(&self, number: Count, file: &str) -> Told;
    /// The notice's files were copied.
    fn notice_reprinted(&self, number: Count, folder: &Path) -> String;
    /// Usual place of posting.
    fn board(&self) -> &'static str;

    /// What the demo did, and what to open.
    fn demo_done(&self, dir: &Path, size: u64, notices: &[String]) -> String;
    /// The demo's own step failed.
    fn demo_step(&self, line: &str) -> String;
}
