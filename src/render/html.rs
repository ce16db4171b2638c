//! HTML: a notice as one page that carries everything with it, prints on A4, and runs nothing.

use std::borrow::Cow;

use askama::Template;

use crate::ledger::books::Tally;
use crate::ledger::words::{Purpose, SheetName};
use crate::render::spoken::{Figures, is_right, spoken, totals};
use crate::render::{foot, svg, visible};
use crate::report::{Cell, Column, DonationNotice, Footed, Heading, Kind, Net, Summary, Table};
use crate::text::{NoticeLabels, Words, grouped};

/// A donation notice.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn notice(notice: &Footed<DonationNotice>, words: &dyn Words) -> String {
    Page::of(notice, words).render().expect("memory cannot fail to be written")
}

#[derive(Template)]
#[template(path = "notice.html")]
struct Page<'a> {
    tag: &'static str,
    labels: &'static NoticeLabels,
    mark: &'static str,
    fund: Cow<'a, str>,
    month: String,
    number: String,
    statement: String,
    cautions: Vec<String>,
    month_before: Option<String>,
    matters: Vec<Matter>,
    net: String,
    net_in_full: Option<String>,
    by_day: String,
    busiest: String,
    by_kind: String,
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

/// A table, in words.
struct Sheet<'a> {
    name: &'static str,
    title: String,
    rows_told: String,
    headings: Vec<Headed>,
    rows: Vec<Vec<Drawn<'a>>>,
    totals: Vec<Drawn<'a>>,
}

/// A column's heading; its id gives it its width.
struct Headed {
    id: &'static str,
    class: &'static str,
    text: &'static str,
}

/// A cell, in words, and the class that aligns it.
struct Drawn<'a> {
    class: &'static str,
    text: Cow<'a, str>,
}

impl<'a> Page<'a> {
    fn of(notice: &'a DonationNotice, words: &dyn Words) -> Self {
        let (labels, about) = (words.labels(), &notice.foot);
        Self {
            tag: words.tag(),
            labels,
            mark: match about.purpose {
                Purpose::Real => "",
                Purpose::Demo => labels.demo_mark,
                Purpose::Test => labels.test_mark,
            },
            fund: visible(about.fund.as_str()),
            month: words.month(about.asked.span.period),
            number: words.notice_number(about.asked.number),
            statement: words.statement(&visible(about.county.as_str())),
            cautions: foot::cautions(about, words),
            month_before: notice.before.map(|(month, _)| words.month_before(month)),
            matters: matters(notice, words),
            net: words.net(notice.summary.net),
            net_in_full: {
                let (Net::Received(net) | Net::Overcorrected(net)) = notice.summary.net;
                words.in_full(net)
            },
            by_day: svg::by_day(&notice.by_day, words),
            busiest: svg::busiest(&notice.by_day).map_or_else(String::new, |(day, t)| words.busiest_day(day, t)),
            by_kind: svg::by_kind(&notice.by_kind, words),
            sheets: SheetName::ALL.iter().map(|name| Sheet::of(*name, notice.sheet(*name), words)).collect(),
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

/// The four lines of the summary.
fn matters(notice: &DonationNotice, words: &dyn Words) -> Vec<Matter> {
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

impl<'a> Sheet<'a> {
    fn of(name: SheetName, table: &'a Table, words: &dyn Words) -> Self {
        // All gifts of the first sheet are of the month in the title: its days need no year.
        let is_one_month = name == SheetName::Gifts;
        let text = |cell: &'a Cell| {
            if let (true, Cell::Day(day)) = (is_one_month, cell) {
                return Cow::Owned(words.short_day(*day));
            }
            spoken(cell, words, Figures::Grouped)
        };
        let drawn = |row: &'a Vec<Cell>| {
            let cells = table.columns.iter().zip(row);
            cells.map(|(c, cell)| Drawn { class: class(*c), text: text(cell) }).collect()
        };
        let heading = |c: &Column| Headed { id: c.heading.id(), class: class(*c), text: words.heading(c.heading) };
        let totals = totals(&table.totals, words, Figures::Grouped).into_iter();
        Self {
            name: name.word(),
            title: words.title(table.title),
            rows_told: words.rows(table.count),
            headings: table.columns.iter().map(heading).collect(),
            rows: table.rows.iter().map(drawn).collect(),
            totals: table.columns.iter().zip(totals).map(|(c, text)| Drawn { class: class(*c), text }).collect(),
        }
    }
}

/// Figures stand right and never break; days never break; everything else flows.
fn class(column: Column) -> &'static str {
    if column.heading == Heading::Receipt {
        return "receipt";
    }
    match column.kind {
        Kind::Yuan => "yuan",
        Kind::Day => "day",
        Kind::Name => "name",
        _ if is_right(column) => "figure",
        Kind::Word => "word",
        Kind::Text | Kind::Count | Kind::Seq | Kind::Quantity | Kind::Rate | Kind::Points | Kind::Minutes => "text",
    }
}
