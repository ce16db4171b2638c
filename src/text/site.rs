//! The public page: its labels, what its script says, help, and what the command says.

use std::path::Path;

use serde::Serialize;

use crate::ledger::field::Count;
use crate::ledger::period::{Day, Month};
use crate::text::Told;

/// The help of this subject's commands.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct SiteHelp {
    pub site: &'static str,
    pub dir: &'static str,
    pub contact: &'static str,
}

/// The fixed labels of the page.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the place where it stands")]
pub struct SiteLabels {
    pub home: &'static str,
    pub projects: &'static str,
    pub notices: &'static str,
    pub shop: &'static str,
    pub find: &'static str,
    pub check: &'static str,
    pub other_language: &'static str,
    pub skip: &'static str,
    pub menu: &'static str,
    pub brought: &'static str,
    pub inward: &'static str,
    pub outward: &'static str,
    pub carried: &'static str,
    pub glance_means: &'static str,
    pub find_invite: &'static str,
    pub gifts_by_month: &'static str,
    pub spent_by_project: &'static str,
    pub latest_notice: &'static str,
    pub all_notices: &'static str,
    pub board_groups: &'static str,
    pub board_groups_mean: &'static str,
    pub steps: &'static str,
    pub paper: &'static str,
    pub no_steps: &'static str,
    pub spent: &'static str,
    pub left: &'static str,
    pub posting: &'static str,
    pub gifts: &'static str,
    pub digest: &'static str,
    /// Button: the notice itself.
    pub see_page: &'static str,
    /// Button: the poster.
    pub see_poster: &'static str,
    /// Button: the workbook.
    pub see_workbook: &'static str,
    /// Everything else, folded.
    pub all_files: &'static str,
    /// How a date is typed.
    pub date_hint: &'static str,
    pub withheld: &'static str,
    pub notices_are_frozen: &'static str,
    pub no_notices: &'static str,
    pub shop_means: &'static str,
    pub with_a_slip: &'static str,
    pub slip_code: &'static str,
    pub slip_code_hint: &'static str,
    pub find_button: &'static str,
    /// A receipt file instead of a code.
    pub receipt_file: &'static str,
    pub receipt_file_hint: &'static str,
    pub without_a_slip: &'static str,
    pub without_a_slip_means: &'static str,
    pub date: &'static str,
    pub amount: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub search_button: &'static str,
    pub no_script: &'static str,
    pub when_it_fails: &'static str,
    pub when_it_fails_call: &'static str,
    pub when_it_fails_bring: &'static str,
    pub when_it_fails_other: &'static str,
    pub what_is_checked: &'static str,
    pub what_is_checked_lines: [&'static str; 4],
    pub key: &'static str,
    pub origin: &'static str,
    pub head: &'static str,
    pub downloads: &'static str,
    pub download_board: &'static str,
    pub download_head: &'static str,
    pub download_verifier: &'static str,
    pub download_money: &'static str,
    pub download_projects: &'static str,
    pub by_computer: &'static str,
    pub by_computer_lines: [&'static str; 3],
    pub default_contact: &'static str,
}

/// What the script says. `{0}`, `{1}` … are filled in by the browser.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is named after the moment at which it is said")]
pub struct FindPhrases {
    pub shape: &'static str,
    pub check: &'static str,
    pub loading: &'static str,
    pub no_file: &'static str,
    pub no_entry: &'static str,
    pub no_gift: &'static str,
    pub not_opened: &'static str,
    pub not_root: &'static str,
    pub no_receipt_file: &'static str,
    pub receipt_broken: &'static str,
    pub other_ledger: &'static str,
    pub another_line: &'static str,
    pub page_is_older: &'static str,
    pub broken: &'static str,
    pub refused: &'static str,
    pub what_to_do: &'static str,
    pub found: &'static str,
    /// Found, but undone whole since.
    pub found_reversed: &'static str,
    /// Found, and part of it went back, or another entry took its place.
    pub found_changed: &'static str,
    /// Whose gift the answer is about.
    pub your_gift: &'static str,
    /// What the browser did, folded.
    pub proof: &'static str,
    pub checked: &'static str,
    pub step_leaf: &'static str,
    pub step_way: &'static str,
    /// The same two, of a receipt file.
    pub step_line: &'static str,
    pub step_up: &'static str,
    pub signature_holds: &'static str,
    pub signature_fails: &'static str,
    pub signature_unknown: &'static str,
    pub compare: &'static str,
    pub compare_head: &'static str,
    pub unchanged: &'static str,
    pub reversed: &'static str,
    pub refunded: &'static str,
    pub page_says: &'static str,
    pub number: &'static str,
    pub date: &'static str,
    pub amount: &'static str,
    pub yuan: &'static str,
    pub item: &'static str,
    pub value: &'static str,
    pub project: &'static str,
    pub general_fund: &'static str,
    pub means: &'static str,
    pub appeal: &'static str,
    pub receipt: &'static str,
    pub no_receipt: &'static str,
    pub place: &'static str,
    pub placed: &'static str,
    pub not_placed: &'static str,
    pub use_of_it: &'static str,
    pub used: &'static str,
    pub see_project: &'static str,
    pub see_notice: &'static str,
    pub wrong_date: &'static str,
    pub no_day: &'static str,
    pub wrong_amount: &'static str,
    pub no_month: &'static str,
    pub no_row: &'static str,
    pub no_name: &'static str,
    pub rows: &'static str,
    pub many_rows: &'static str,
    pub anonymous: &'static str,
    pub sheet_gifts: &'static str,
    pub sheet_late: &'static str,
    /// 实物捐赠.
    pub sheet_goods: &'static str,
}

/// What a site holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SiteWritten<'a> {
    /// Where it lies.
    pub dir: &'a Path,
    /// How many entries its proofs cover.
    pub entries: Count,
    /// How many gifts can be found in it.
    pub gifts: Count,
    /// The newest notice, if there is one.
    pub notice: Option<Count>,
    /// How many notices were left out because a name in them is out of reach by now.
    pub withheld: Count,
}

/// What this subject says.
pub trait SiteWords {
    /// The fixed labels.
    fn site_labels(&self) -> &'static SiteLabels;
    /// What the script says.
    fn find_phrases(&self) -> &'static FindPhrases;
    /// 截至 2026年10月31日.
    fn figures_until(&self, day: Day) -> String;
    /// 2026年10月的收支.
    fn month_glance(&self, month: Month) -> String;
    /// What the newest notice is, in a line.
    fn notice_posted_from(&self, number: Count, month: Month, from: Day) -> String;
    /// Corrections of a notice that a page has no room for, and where they are.
    fn more_amended(&self, more: usize, number: Count) -> String;
    /// A site was written.
    fn site_written(&self, written: &SiteWritten<'_>) -> String;
    /// What would be written.
    fn site_rehearsed(&self, entries: u64, dir: &Path) -> String;
    /// The folder is neither free nor a site of ours.
    fn not_a_site(&self, dir: &Path) -> Told;
    /// What the bar of progress says.
    fn writing_proofs(&self) -> &'static str;
    /// A file of a notice is not the one it was posted with.
    fn site_needs_notice(&self, number: Count, file: &str) -> Told;
}
