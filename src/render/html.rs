//! HTML: a notice as one page that carries everything with it, prints on A4, and runs nothing; and the poster beside it.

mod bars;
mod first_page;
mod poster;
mod sheet;

use std::borrow::Cow;

use askama::Template;

pub use first_page::{FirstPage, PackFile, first_page};
pub use poster::poster;

use crate::ledger::books::Tally;
use crate::ledger::words::Purpose;
use crate::render::html::bars::Bar;
use crate::render::html::sheet::Sheet;
use crate::render::spoken::{Overview, overview};
use crate::render::{foot, svg, visible};
use crate::report::{Footed, Giving, MonthNotice, Net, Shown, Summary};
use crate::text::{BoardLabels, NoticeLabels, Words, grouped};

/// A notice: what one sees at a glance, then sheet by sheet.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn notice(notice: &Footed<MonthNotice>, words: &dyn Words) -> String {
    let shown = notice.shown();
    Page::of(notice, &shown, words).render().expect("memory cannot fail to be written")
}

#[derive(Template)]
#[template(path = "notice.html")]
struct Page<'a> {
    tag: &'static str,
    labels: &'static NoticeLabels,
    board: &'static BoardLabels,
    mark: &'static str,
    fund: Cow<'a, str>,
    month: String,
    number: String,
    statement: String,
    cautions: Vec<String>,
    month_before: Option<String>,
    glance: Vec<Matter>,
    closing_in_full: Option<String>,
    has_capitals: bool,
    matters: Vec<Matter>,
    by_day: String,
    busiest: String,
    by_kind: Vec<Bar>,
    /// Whether any sheet needs paper that lies on its side.
    is_wide: bool,
    sheets: Vec<Sheet<'a>>,
    nothing: &'static str,
    root: String,
    entries: String,
    foot: Vec<(&'static str, String)>,
    signers: [(&'static str, String); 3],
    checks: [&'static str; 3],
}

/// A line of the summary.
struct Matter {
    label: &'static str,
    meaning: &'static str,
    count: String,
    amount: String,
    in_full: Option<String>,
    before: String,
    is_net: bool,
}

/// What stands across the sheets of a ledger that is not real.
fn mark(purpose: Purpose, labels: &NoticeLabels) -> &'static str {
    match purpose {
        Purpose::Real => "",
        Purpose::Demo => labels.demo_mark,
        Purpose::Test => labels.test_mark,
    }
}

impl<'a> Page<'a> {
    fn of(notice: &'a MonthNotice, shown: &'a [Shown], words: &dyn Words) -> Self {
        let (labels, about, giving) = (words.labels(), &notice.foot, &notice.giving);
        let sheets: Vec<Sheet<'a>> =
            shown.iter().zip(1..).map(|(shown, number)| Sheet::of(notice, shown, number, words)).collect();
        Self {
            tag: words.tag(),
            labels,
            mark: mark(about.purpose, labels),
            fund: visible(about.fund.as_str()),
            month: words.month(about.asked.span.period),
            number: words.notice_number(about.asked.number),
            statement: words.statement(&visible(about.county.as_str())),
            cautions: foot::cautions(about, words),
            month_before: giving.before.map(|(month, _)| words.month_before(month)),
            board: words.board_labels(),
            glance: glance(notice, words),
            closing_in_full: words.in_full(notice.glance.now.closing),
            has_capitals: words.in_full(notice.glance.now.closing).is_some(),
            matters: matters(giving, words),
            by_day: svg::by_day(&giving.by_day, words),
            busiest: svg::busiest(&giving.by_day).map_or_else(String::new, |(day, t)| words.busiest_day(day, t)),
            by_kind: bars::by_kind(&giving.by_kind, &[], words),
            // All sheets on paper that lies one way: behind the cover a pack is turned once, or never.
            is_wide: sheets.iter().any(|sheet| sheet.is_wide && !sheet.rows.is_empty()),
            sheets,
            nothing: words.nothing(),
            root: visible(&about.asked.seal.root_groups).into_owned(),
            entries: words.entries_counted(about.asked.span.size),
            // The groups stand in the box above, large.
            foot: seen(foot::lines(notice, words)).filter(|(label, _)| *label != labels.root).collect(),
            signers: foot::signers(about, words).map(|(label, name)| (label, visible(&name).into_owned())),
            checks: foot::checks(words),
        }
    }
}

/// Pairs as they may be seen.
fn seen(pairs: Vec<(&'static str, String)>) -> impl Iterator<Item = (&'static str, String)> {
    pairs.into_iter().map(|(label, text)| (label, visible(&text).into_owned()))
}

/// The lines of 收 支 余, the month before beside them.
fn glance(notice: &MonthNotice, words: &dyn Words) -> Vec<Matter> {
    let matter = |line: Overview| Matter {
        label: line.label,
        meaning: line.meaning,
        count: String::new(),
        amount: grouped(line.now),
        in_full: words.in_full(line.now).filter(|_| line.side.is_total()),
        before: line.before.map_or_else(String::new, grouped),
        is_net: line.side.is_total(),
    };
    overview(&notice.glance, words).into_iter().map(matter).collect()
}

/// The four lines of the gifts.
fn matters(notice: &Giving, words: &dyn Words) -> Vec<Matter> {
    let (labels, summary) = (words.labels(), &notice.summary);
    let before = notice.before.as_ref().map(|(_, summary)| summary);
    let line = |label, meaning, tally: fn(&Summary) -> Tally| {
        let Tally { count, total } = tally(summary);
        Matter {
            label,
            meaning,
            count: count.to_string(),
            amount: grouped(total),
            in_full: words.in_full(total),
            before: before.map_or_else(String::new, |then| grouped(tally(then).total)),
            is_net: false,
        }
    };
    let net = match summary.net {
        Net::Received(amount) => Matter {
            label: labels.net,
            meaning: labels.net_means,
            count: String::new(),
            amount: grouped(amount),
            in_full: words.in_full(amount),
            before: before.map_or_else(String::new, |then| net_before(then.net, words)),
            is_net: true,
        },
        Net::Overcorrected(amount) => Matter {
            label: labels.net,
            meaning: labels.more_corrected,
            count: String::new(),
            amount: grouped(amount),
            in_full: words.in_full(amount),
            before: before.map_or_else(String::new, |then| net_before(then.net, words)),
            is_net: true,
        },
    };
    vec![
        line(labels.gifts, labels.gifts_mean, |s| s.gifts),
        line(labels.late, labels.late_mean, |s| s.late),
        line(labels.corrections, labels.corrections_mean, |s| s.corrections),
        net,
    ]
}

/// The net amount of the month before; when corrections exceeded, in words, because a bare figure would mislead.
fn net_before(net: Net, words: &dyn Words) -> String {
    match net {
        Net::Received(amount) => grouped(amount),
        Net::Overcorrected(_) => words.net(net),
    }
}
