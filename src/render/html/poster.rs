//! The poster: one A3 page in big type for whoever stops at the board. What one would rather look at than read is drawn.

use std::borrow::Cow;

use askama::Template;

use crate::ledger::words::SheetName;
use crate::render::html::mark;
use crate::render::spoken::{Figures, Overview, Side, overview, spoken};
use crate::render::svg::{self, Line};
use crate::render::{foot, visible};
use crate::report::{Cell, Footed, Glance, Heading, MonthNotice, Table};
use crate::text::{BoardLabels, NoticeLabels, Words, grouped};

/// The poster of a notice.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn poster(notice: &Footed<MonthNotice>, words: &dyn Words) -> String {
    Poster::of(notice, words).render().expect("memory cannot fail to be written")
}

#[derive(Template)]
#[template(path = "poster.html")]
struct Poster<'a> {
    tag: &'static str,
    labels: &'static NoticeLabels,
    board: &'static BoardLabels,
    mark: &'static str,
    fund: Cow<'a, str>,
    month: String,
    number: String,
    month_before: Option<String>,
    statement: String,
    cautions: Vec<String>,
    blocks: Vec<Block>,
    came_from: Option<String>,
    went_to: Option<String>,
    nothing: &'static str,
    balances: String,
    by_kind: String,
    points: Option<String>,
    stock: Option<String>,
    stock_title: &'static str,
    projects: Vec<Project<'a>>,
    headings: [&'static str; 6],
    posting: Option<String>,
    objections: Option<String>,
    root: String,
    entries: String,
    checks: [&'static str; 3],
}

/// One of 上期结余, 收, 支, 余.
struct Block {
    label: &'static str,
    meaning: &'static str,
    amount: String,
    in_full: Option<String>,
    before: Option<String>,
}

/// A project in one line.
struct Project<'a> {
    name: Cow<'a, str>,
    stage: Cow<'a, str>,
    figures: [Cow<'a, str>; 4],
}

/// What stands in a project's line behind its name and its stage.
const FIGURES: [Heading; 4] = [Heading::Raised, Heading::Matched, Heading::Spent, Heading::LeftOver];

/// As many projects as there is room for: those with the most left or spent stand on the sheets in any case.
const PROJECTS: usize = 8;

/// As many goods as there is room for.
const GOODS: usize = 6;

impl<'a> Poster<'a> {
    fn of(notice: &'a MonthNotice, words: &dyn Words) -> Self {
        let (labels, board, about) = (words.labels(), words.board_labels(), &notice.foot);
        let lines = overview(&notice.glance, words);
        let foot = foot::lines(notice, words);
        let line = |label| foot.iter().find(|(name, _)| *name == label).map(|(_, text)| visible(text).into_owned());
        Self {
            tag: words.tag(),
            labels,
            board,
            mark: mark(about.purpose, labels),
            fund: visible(about.fund.as_str()),
            month: words.month(about.asked.span.period),
            number: words.notice_number(about.asked.number),
            month_before: notice.glance.before.as_ref().map(|(month, _)| words.month_before(*month)),
            statement: words.statement(&visible(about.county.as_str())),
            cautions: foot::cautions(about, words),
            blocks: lines.iter().filter(|line| line.side == Side::Total).map(|line| block(line, words)).collect(),
            came_from: chart(board.came_from, &lines, Side::Inward, words),
            went_to: chart(board.went_to, &lines, Side::Outward, words),
            nothing: words.nothing(),
            balances: svg::by_month(&notice.glance.balances, words),
            by_kind: svg::by_kind(&notice.giving.by_kind, words),
            points: points(&notice.glance, words),
            stock: notice.table(SheetName::Stock).and_then(|table| stock(table, words)),
            stock_title: words.sheet_name(SheetName::Stock),
            projects: notice.table(SheetName::Projects).map(|table| projects(table, words)).unwrap_or_default(),
            headings: [Heading::Project, Heading::Stage]
                .into_iter()
                .chain(FIGURES)
                .map(|h| words.heading(h))
                .collect::<Vec<_>>()
                .try_into()
                .unwrap_or([""; 6]),
            posting: line(labels.posting),
            objections: line(labels.objections),
            root: visible(&about.asked.seal.root_groups).into_owned(),
            entries: words.entries_counted(about.asked.span.size),
            checks: foot::checks(words),
        }
    }
}

fn block(line: &Overview, words: &dyn Words) -> Block {
    Block {
        label: line.label,
        meaning: line.meaning,
        amount: grouped(line.now),
        in_full: words.in_full(line.now),
        before: line.before.map(grouped),
    }
}

/// A side of the overview; nothing when nothing moved.
fn chart(title: &str, lines: &[Overview], side: Side, words: &dyn Words) -> Option<String> {
    let drawn = lines.iter().filter(|line| line.side == side && !line.now.is_zero());
    let drawn: Vec<Line> = drawn.map(|line| Line::of_money(line.label, line.now, words)).collect();
    (!drawn.is_empty()).then(|| svg::by_line(title, &drawn))
}

/// The points of the month; nothing where there are none.
fn points(glance: &Glance, words: &dyn Words) -> Option<String> {
    let (board, points) = (words.board_labels(), &glance.points);
    let lines = [
        (board.points_before, points.opening),
        (board.points_awarded, points.awarded),
        (board.points_exchanged, points.exchanged),
        (board.points_after, points.closing),
    ];
    let any = lines.iter().any(|(_, points)| !points.is_zero());
    let lines: Vec<Line> = lines.iter().map(|(label, points)| Line::of_points(label, *points, words)).collect();
    any.then(|| svg::by_line(board.points, &lines))
}

/// What lies on the shelf, the most valuable first; nothing where there is none.
fn stock(table: &Table, words: &dyn Words) -> Option<String> {
    let cell = |row: &'_ [Cell], heading| table.place_of(heading).and_then(|place| row.get(place).cloned());
    let line = |row: &Vec<Cell>| {
        let (Some(Cell::Yuan(value)), Some(left), Some(item), unit) = (
            cell(row, Heading::ValueAfter),
            cell(row, Heading::StockAfter),
            cell(row, Heading::Item),
            cell(row, Heading::Unit),
        ) else {
            return None;
        };
        let said = |cell: &Cell| spoken(cell, words, Figures::Grouped).into_owned();
        let (label, left) = (said(&item), said(&left));
        let figure = format!("{left} {}", unit.as_ref().map(said).unwrap_or_default());
        Some(Line { weight: value.fen(), said: words.said(&label, &figure), label, figure })
    };
    let mut lines: Vec<Line> = table.rows.iter().filter_map(line).filter(|line| line.weight > 0).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.weight));
    lines.truncate(GOODS);
    (!lines.is_empty()).then(|| svg::by_line(words.sheet_name(SheetName::Stock), &lines))
}

fn projects<'a>(table: &'a Table, words: &dyn Words) -> Vec<Project<'a>> {
    let cell = |row: &'a [Cell], heading| {
        let cell = table.place_of(heading).and_then(|place| row.get(place));
        cell.map_or(Cow::Borrowed(""), |cell| spoken(cell, words, Figures::Grouped))
    };
    let project = |row: &'a Vec<Cell>| Project {
        name: cell(row, Heading::Project),
        stage: cell(row, Heading::Stage),
        figures: FIGURES.map(|heading| cell(row, heading)),
    };
    table.rows.iter().take(PROJECTS).map(project).collect()
}
