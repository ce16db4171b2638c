//! What a notice says around its tables.

use crate::ledger::books::Tally;
use crate::ledger::field::Count;
use crate::ledger::period::{Day, Month};
use crate::report::{Apart, Issue, Net};
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::{NoticeLabels, NoticeWords, NumberWords};

const LABELS: NoticeLabels = NoticeLabels {
    title: "Monthly notice",
    demo_mark: "DEMO",
    demo_line: "A demo ledger: names and amounts are made up and its keys are public. Nothing here is real money.",
    test_mark: "TEST",
    test_line: "A test ledger: nothing here is real money.",
    one_person: "These books are kept by one person, without a second person's approval.",
    summary: "The month in figures",
    gifts: "Gifts of the month",
    late: "Late gifts",
    corrections: "Corrections",
    net: "Net",
    gifts_mean: "received this month",
    late_mean: "received in earlier months, recorded since",
    corrections_mean: "sent back, or recorded by mistake, up to the day of this notice",
    net_means: "gifts and late gifts, less corrections",
    more_corrected: "corrections exceed gifts, by this much",
    matter: "Matter",
    count: "Count",
    amount: "Amount (yuan)",
    capitals: "In full",
    no_month_before: "The first notice; there is none before",
    unit: "in yuan",
    by_day: "Gifts day by day",
    by_kind: "Who gave",
    foot: "About this notice",
    number: "Notice",
    posting: "Posted",
    objections: "Objections",
    entries: "Entries",
    root: "Head fingerprint",
    whole_root: "Head in full",
    key: "Key fingerprint",
    origin: "Ledger",
    seen: "Seen by",
    prepared_by: "Prepared by",
    reviewed_by: "Reviewed by",
    supervised_by: "Supervised by",
    how_to_check: "How to check",
    check_own_gift: "Your own gift: \"Entry\" is its number in the ledger, the same as on your receipt. If it is missing or the \
                     amount is wrong, object.",
    check_root: "The head fingerprint: wherever this notice hangs or was sent, its groups of four are the same. If one \
                 differs, the books were changed.",
    check_by_program: "By computer: run mingbai check with the file of your receipt or of this notice. Nobody has to \
                       trust us.",
};

impl NoticeWords for En {
    fn labels(&self) -> &'static NoticeLabels {
        &LABELS
    }

    fn issue(&self, issue: Issue) -> String {
        format!("{}, No. {}", issue.quarter, issue.number)
    }

    fn notice_number(&self, number: Count) -> String {
        format!("No. {number}")
    }

    fn month_before(&self, month: Month) -> String {
        format!("Notice before ({})", self.month(month))
    }

    fn gifts_counted(&self, count: Count) -> String {
        count.to_string()
    }

    fn entries_counted(&self, size: Count) -> String {
        format!("the first {size}")
    }

    fn seen_line(&self, by: &[String], size: Count) -> String {
        format!("{} (the first {entries})", by.join(", "), entries = counted(size, "entry"))
    }

    fn posting_dates(&self, from: Day, until: Day) -> String {
        format!("{} to {}", self.day(from), self.day(until))
    }

    fn statement(&self, county: &str) -> String {
        format!("A special fund's management statement; the books of {county} prevail")
    }

    fn side_by_side(&self, one: &str, other: &str) -> String {
        format!("{one}, {other}")
    }

    fn net(&self, net: Net) -> String {
        match net {
            Net::Received(amount) => format!("Net of the month: {}", self.yuan(amount)),
            Net::Overcorrected(amount) => format!("Corrections exceed gifts by {}", self.yuan(amount)),
        }
    }

    fn busiest_day(&self, day: Day, tally: Tally) -> String {
        format!(
            "The busiest day: {}, {}, {}",
            self.day_of_year(day),
            counted(tally.count, "gift"),
            self.yuan(tally.total)
        )
    }

    fn bar(&self, label: &str, tally: Tally) -> String {
        format!("{label}: {}, {}", counted(tally.count, "gift"), self.yuan(tally.total))
    }

    fn posted_otherwise(&self, printed: &str) -> String {
        format!("The paper says: {printed}. Recorded as said now; mend the paper by hand, with name and date.")
    }

    fn corrections_line(&self, corrections: Tally, amendments: Count) -> String {
        let earlier = match amendments.0 {
            0 => String::new(),
            _ => format!(
                " What {rows} change of earlier notices stands on the sheet of amendments.",
                rows = counted(amendments, "row")
            ),
        };
        if corrections.count == Count(0) {
            let none = if earlier.is_empty() { "None in this notice." } else { "No gift was corrected." };
            format!(
                "{none}{earlier} Mistakes are never edited: a new entry corrects them, and the next notice says so."
            )
        } else {
            let (count, total) = (corrections.count, self.yuan(corrections.total));
            format!(
                "{count} in this notice, {total}, one by one on the sheet of corrections.{earlier} Mistakes are never edited."
            )
        }
    }

    fn late_line(&self, before: &Apart, after: &Apart) -> String {
        let said =
            |apart: &Apart| format!("{} of {} ({})", apart.tally.count, self.yuan(apart.tally.total), some_of(apart));
        let before = (!before.entries.is_empty()).then(|| {
            let said = said(before);
            format!("Late gifts: {said} came after their month was closed; their money is in the books of a later month, as the row says, and counts there.")
        });
        let after = (!after.entries.is_empty()).then(|| {
            format!("What came in this month includes gifts of earlier months, {}, listed as late on an earlier notice and not again here.", said(after))
        });
        let said: Vec<String> = [before, after].into_iter().flatten().collect();
        said.join(" ")
    }

    fn objections_line(&self, way: &str) -> String {
        format!("Ask while the notice hangs: {way}")
    }
}

/// The entries, as many as a line has room for.
fn some_of(apart: &Apart) -> String {
    let named: Vec<String> = apart.entries.iter().take(MANY).map(|seq| format!("entry {seq}")).collect();
    let rest = if apart.entries.len() > MANY { " and others" } else { "" };
    format!("{}{rest}", named.join(", "))
}

/// How many entries a line names.
const MANY: usize = 6;
