//! What every face of a notice says above and below its sheets, in one order.

use crate::ledger::field::Count;
use crate::ledger::words::{Mode, Purpose};
use crate::report::notice::sheets;
use crate::report::{Foot, MonthNotice};
use crate::text::Words;

/// What must be said before any figure: whose books prevail, that it is only a demo, that one person keeps the books.
pub(super) fn cautions(foot: &Foot, words: &dyn Words) -> Vec<String> {
    let labels = words.labels();
    let purpose = match foot.purpose {
        Purpose::Real => None,
        Purpose::Demo => Some(labels.demo_line.to_owned()),
        Purpose::Test => Some(labels.test_line.to_owned()),
    };
    let mode = match foot.mode {
        Mode::OnePerson => Some(labels.one_person.to_owned()),
        Mode::TwoPerson => None,
    };
    purpose.into_iter().chain(mode).collect()
}

/// The line to be filled in by hand.
pub(super) const BLANK: &str = "________________";

/// What lets anybody check, object, and know who answers for it: label and text, in the order of the foot.
pub(super) fn lines(notice: &MonthNotice, words: &dyn Words) -> Vec<(&'static str, String)> {
    let (labels, foot) = (words.labels(), &notice.foot);
    let (asked, seal) = (&foot.asked, &foot.asked.seal);
    let issue = words.side_by_side(&words.notice_number(asked.number), &words.month(asked.span.period));
    let posting = asked.posting.as_ref().map_or_else(
        || BLANK.to_owned(),
        |posting| words.side_by_side(&words.posting_dates(posting.from, posting.until), posting.place.as_str()),
    );
    let amended = notice.table(sheets::amendments::NAME).map_or(Count(0), |table| table.count);
    let seen = seal.seen.as_ref().map(|seen| (labels.seen, words.seen_line(&seen.by, seen.size)));
    let mut lines = vec![
        (labels.number, issue),
        (labels.posting, posting),
        (labels.corrections, words.corrections_line(notice.giving.summary.corrections, amended)),
    ];
    let late = words.late_line(&notice.listed_before_their_money(), &notice.listed_on_earlier_notices());
    lines.extend((!late.is_empty()).then_some((labels.late, late)));
    lines.extend([
        (labels.objections, words.objections_line(or_blank(asked.objections.as_str()))),
        (labels.entries, words.entries_counted(asked.span.size)),
        (labels.root, seal.root_groups.clone()),
        (labels.whole_root, seal.root.clone()),
        (labels.key, seal.key.clone()),
        (labels.origin, foot.origin.to_string()),
    ]);
    lines.extend(seen);
    lines
}

/// 制表, 审核, 监督: label and name, a line where nobody is named.
pub(super) fn signers(foot: &Foot, words: &dyn Words) -> [(&'static str, String); 3] {
    let (labels, signers) = (words.labels(), &foot.asked.signers);
    [
        (labels.prepared_by, or_blank(signers.prepared_by.as_str()).to_owned()),
        (labels.reviewed_by, or_blank(signers.reviewed_by.as_str()).to_owned()),
        (labels.supervised_by, or_blank(signers.supervised_by.as_str()).to_owned()),
    ]
}

/// The three lines of 怎样核对.
pub(super) fn checks(words: &dyn Words) -> [&'static str; 3] {
    let labels = words.labels();
    [labels.check_own_gift, labels.check_root, labels.check_by_program]
}

fn or_blank(text: &str) -> &str {
    if text.is_empty() { BLANK } else { text }
}
