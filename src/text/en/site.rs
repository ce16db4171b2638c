//! The public page.

use std::path::Path;

use crate::ledger::field::Count;
use crate::ledger::period::{Day, Month};
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::{FindPhrases, NoticeWords, NumberWords, SiteHelp, SiteLabels, SiteWords, SiteWritten, Told};

/// Help.
pub(super) const HELP: SiteHelp = SiteHelp {
    site: "Write the public page: a folder for any web server, or to open from disk; residents find and check their own gift on it",
    dir: "The folder to write; an earlier site is replaced whole, any other folder is left alone",
    contact: "Whom to ask: a place, a telephone; printed under 'Find my gift'",
};

const LABELS: SiteLabels = SiteLabels {
    home: "Home",
    projects: "Projects",
    notices: "Notices",
    shop: "Exchange shop",
    find: "Find my gift",
    check: "Check and download",
    other_language: "中文",
    skip: "Skip to the text",
    menu: "Pages",
    brought: "Brought forward",
    inward: "In",
    outward: "Out",
    carried: "Carried forward",
    glance_means: "What was brought forward, with what came in and less what went out, is what is carried forward: of the fund alone. What came back of earlier months is added, what never came of them taken off. Deposits and balances taken over are neither and have a line of their own. Owners, the street and the party stand apart.",
    find_invite: "Did you give? Check your own gift on your own phone with the code on your slip.",
    gifts_by_month: "Gifts by month (before refunds and reversals)",
    spent_by_project: "Spent by project",
    latest_notice: "The latest notice",
    all_notices: "All notices",
    board_groups: "Fingerprint of the head",
    board_groups_mean: "It must be exactly what this notice on the board says.",
    steps: "How far it is",
    paper: "Paper",
    no_steps: "Proposed; nothing further is recorded.",
    spent: "Spent",
    left: "Left",
    posting: "Posted",
    gifts: "Gifts",
    digest: "Digest (SHA-256)",
    see_page: "See this notice",
    see_poster: "Poster",
    see_workbook: "Spreadsheet",
    all_files: "All files",
    date_hint: "Year-month-day, such as 2026-10-21.",
    withheld: "Somebody named in this notice has since withdrawn that consent; its full text is no longer online. Ask at the community centre.",
    notices_are_frozen: "A notice never changes once it hangs. These files are those that were posted, byte for byte; mistakes are corrected in later notices.",
    no_notices: "There is no notice yet.",
    shop_means: "Prices, stock and what was exchanged. Names are masked.",
    with_a_slip: "With a slip",
    slip_code: "Slip code",
    slip_code_hint: "Under the QR code of your slip, like 243-7K3M-9QDX-AB2C-DE4F-G. Small letters will do, hyphens may be left out.",
    find_button: "Check this gift",
    receipt_file: "Or choose a receipt file",
    receipt_file_hint: "receipt-NUMBER.tlog-proof, as the treasurer gave it to you. It is read on this device and sent nowhere.",
    without_a_slip: "Without a slip",
    without_a_slip_means: "Date and amount lead to the notice and the row where it stands. Without the slip the record itself stays closed.",
    date: "Day of the gift",
    amount: "Amount (yuan)",
    name: "Family name (optional)",
    name_hint: "Notices show the family name only, as 王**; type 王.",
    search_button: "Find the place",
    no_script: "Checking needs JavaScript; please allow it. The other pages do without.",
    when_it_fails: "If it does not match",
    when_it_fails_call: "First ask: ",
    when_it_fails_bring: "Bring: your slip (or the receipt file receipt-NUMBER.tlog-proof), a photograph of that notice on the board, a picture of this page.",
    when_it_fails_other: "If the answer does not satisfy you, go to the county charity federation, the street office or the civil affairs bureau. Anybody who knows computers can check the files under 'Check and download' without trusting those who keep the books.",
    what_is_checked: "What your browser checked, and what it did not",
    what_is_checked_lines: [
        "Your slip code is used on your own phone only. It is sent nowhere.",
        "The browser opens the record with the code, computes its fingerprint anew and climbs to the head of the ledger. If it arrives at the same head, this very record stands in that ledger, unchanged to the letter.",
        "Whether the head is the right one, your eyes must say: compare it with the board, the group chat, another person's phone. A page cannot prove itself.",
        "Whether the gift was reversed or refunded since, and what its project spent, is what this page says and not what the browser computed. To check that, read the notices or have the whole ledger checked.",
    ],
    key: "Fingerprint of the key",
    origin: "Ledger",
    head: "Head",
    downloads: "Downloads",
    download_board: "The head of the latest notice (a signed checkpoint)",
    download_head: "The head when this page was written (a signed checkpoint)",
    download_verifier: "The program that checks a whole ledger (one page of Python)",
    download_money: "Money in and out (spreadsheet)",
    download_projects: "Projects (spreadsheet)",
    by_computer: "Checking by computer",
    by_computer_lines: [
        "One gift: ask the treasurer for its receipt file and run mingbai check FILE; without the program, openssl and sha256sum will do, as the documents describe.",
        "The whole ledger: ask the treasurer for an export (mingbai export; it holds no names and no telephones) and run python3 verify.py FOLDER.",
        "The signature: a checkpoint is a short signed text that openssl verifies; the key's fingerprint must be the one printed on the notices.",
    ],
    default_contact: "the fund committee; see 'Objections' at the foot of the notice.",
};

const PHRASES: FindPhrases = FindPhrases {
    shape: "This is no slip code. A code is the record's number, four groups of four characters and a check character; please type it again from your slip.",
    check: "A character is wrong: the check character does not fit. Please type it again from your slip.",
    loading: "Checking …",
    no_file: "The file {0} is not there: this folder is not whole. Please open the page where it is published.",
    no_entry: "This page goes up to record {1}; there is no record {0} in it yet. Your slip is newer than the page; please come back in a few days.",
    no_gift: "Record {0} is not a gift.",
    not_opened: "This code does not open record {0}: the slip is not of this ledger, or the record was changed.",
    not_root: "Record {0} does not lead to the signed head: the proof on this page was changed.",
    no_receipt_file: "This is no receipt file. Its name is receipt-NUMBER.tlog-proof; ask the treasurer for it.",
    receipt_broken: "Record {0} of the receipt does not lead to the receipt's own head: the file was changed or is not whole.",
    other_ledger: "This receipt is of another ledger.",
    another_line: "Record {0} on this page is not the one of the receipt! Keep the receipt and call the people below at once.",
    page_is_older: "This page ends with record {0} and is older than the receipt: it cannot say where the gift hangs or whether it was undone since.",
    broken: "The browser failed to compute; nothing was checked. Please try another browser.",
    refused: "It does not match",
    what_to_do: "Do not worry, and do not give your slip away. Below stands whom to ask and what to bring.",
    found: "Found, and unchanged",
    found_reversed: "Found, but this gift was reversed since",
    found_changed: "Found; some of this gift was given back since",
    your_gift: "Your gift",
    proof: "How the browser checked it",
    checked: "How it was checked",
    step_leaf: "The code opened record {0}; the fingerprint the browser computed is the one in the ledger: {1}.",
    step_way: "Together with the fingerprints of the {0} records of its block (hashes above the block: {1}) it leads to the head of the first {2} records.",
    step_line: "The receipt holds record {0} word by word; the browser computed its hash: {1}.",
    step_up: "{0} steps up from it lie the head over the first {1} records, the one that is signed in the receipt.",
    signature_holds: "The signature under the head is genuine; the key's fingerprint is {0}: compare it with the one on the notice.",
    signature_fails: "The signature under the head is false! Please ask the people below at once.",
    signature_unknown: "The signature under the head was not checked: this browser (or a page opened from disk) cannot. Download the checkpoint and check it with openssl.",
    compare: "The last step is for your eyes: the fingerprint of the head printed on notice {0} on the board must be exactly",
    compare_head: "This gift was recorded after the latest notice, so the board does not have its head yet. Check again when the next notice hangs. The head now is",
    unchanged: "Not reversed, not refunded.",
    reversed: "Record {0} reversed {1} yuan of it.",
    refunded: "Record {0} refunded {1} yuan of it.",
    page_says: "Where it hangs, whether it was undone and what the project spent is what this page says; the browser did not check that.",
    number: "Record",
    date: "Date",
    amount: "Amount",
    yuan: "{0} yuan",
    item: "Goods",
    value: "Value",
    project: "Project",
    general_fund: "no project named; the fund decides",
    means: "Paid by",
    appeal: "Appeal",
    receipt: "Official receipt",
    no_receipt: "none yet when it was recorded",
    place: "Place on the board",
    placed: "notice {0}, {1}, row {2}",
    not_placed: "not on a notice yet; it will stand in the next",
    use_of_it: "This project",
    used: "{0}; spent {1} yuan, left {2} yuan ({3})",
    see_project: "Every step of this project",
    see_notice: "Open this notice",
    wrong_date: "Please give the day of the gift, like 2026-10-21.",
    no_day: "There is no day {0}: look at its month and day again. A date is written 2026-10-21.",
    wrong_amount: "Please give the amount, like 50 or 88.50.",
    no_month: "No notice shows gifts of {0} yet.",
    no_row: "No gift of that day and amount stands on a notice. Was it another day that the money arrived? If not, please ask the people below.",
    no_name: "There is a gift of that day and amount, but under another surname. Try without the surname; if that is not it, please ask the people below.",
    rows: "Found {0}:",
    many_rows: "{0} in all; the first {1}:",
    anonymous: "Anonymous",
    sheet_gifts: "sheet “Gifts of the month”",
    sheet_late: "sheet “Late gifts”",
    sheet_goods: "sheet “Gifts in goods”",
};

impl SiteWords for En {
    fn site_labels(&self) -> &'static SiteLabels {
        &LABELS
    }

    fn find_phrases(&self) -> &'static FindPhrases {
        &PHRASES
    }

    fn figures_until(&self, day: Day) -> String {
        format!("Figures until {}", self.day(day))
    }

    fn month_glance(&self, month: Month) -> String {
        format!("Money in and out, {}", self.month(month))
    }

    fn notice_posted_from(&self, number: Count, month: Month, from: Day) -> String {
        format!("{}: gifts of {}, posted from {}", self.notice_number(number), self.month(month), self.day(from))
    }

    fn more_amended(&self, more: usize, number: Count) -> String {
        format!("{more} more corrections of notice {number} stand in the amendments of the notices after it.")
    }

    fn site_written(&self, written: &SiteWritten<'_>) -> String {
        let SiteWritten { dir, entries, gifts, notice, withheld } = written;
        let notice = notice.map_or_else(
            || "Nothing was posted yet, so residents have no head to compare with; write it again after the first notice.".to_owned(),
            |number| format!("Its head is the one printed on notice {number}."),
        );
        let withheld = if withheld.0 == 0 {
            String::new()
        } else {
            format!("\nNotices left out because they hold a name whose owner withdrew it: {withheld}.")
        };
        format!(
            "The public page lies in {}: proofs for {entries}, {gifts}. {notice}{withheld}\n\
             Open {} in a browser, then put the whole folder on a web server.",
            dir.display(),
            dir.join("index.html").display(),
            entries = counted(entries, "entry"),
            gifts = counted(gifts, "gift")
        )
    }

    fn site_rehearsed(&self, entries: u64, dir: &Path) -> String {
        format!(
            "Rehearsed: a public page over {entries} would be written to {}; nothing was.",
            dir.display(),
            entries = counted(entries, "entry")
        )
    }

    fn not_a_site(&self, dir: &Path) -> Told {
        Told::new(
            format!("'{}' holds other files and is no public page written earlier.", dir.display()),
            "Name an empty folder or a new one; other files are never overwritten.",
        )
    }

    fn writing_proofs(&self) -> &'static str {
        "proofs"
    }

    fn site_needs_notice(&self, number: Count, file: &str) -> Told {
        Told::new(
            format!("The file '{file}' of notice {number} is missing or is not what was posted."),
            "Restore it from a backup, then write the page again; 'mingbai verify' tells what else is wrong.",
        )
    }
}
