//! The poster: one A3 page in big type for whoever stops at the board. What one would rather look at than read is drawn.
//! Whatever stands in a row here adds up in that row, as on the sheets.

use std::borrow::Cow;

use askama::Template;

use crate::ledger::quantity::Quantity;
use crate::ledger::words::GoodsUse;
use crate::render::html::bars::{Bar, Weight, bars, by_kind};
use crate::render::html::mark;
use crate::render::spoken::{Figures, Overview, Side, overview, spoken};
use crate::render::{foot, visible};
use crate::report::notice::sheets;
use crate::report::{Cell, Footed, Heading, MonthNotice, Table};
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
    /// 上期结余, 收, 支.
    blocks: Vec<Block>,
    /// 余, and how it comes about.
    left: Vec<Block>,
    balance_in_words: String,
    came_from: Vec<Bar>,
    went_to: Vec<Bar>,
    nothing: &'static str,
    balances: Vec<Bar>,
    by_kind: Vec<Bar>,
    points: Vec<Bar>,
    stock: List,
    stock_title: &'static str,
    projects: List,
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

/// A cell, its column's name beside it for a telephone.
struct Said {
    label: String,
    text: String,
}

/// A short table: what names a row at the left, figures that add up at the right.
#[derive(Default)]
struct List {
    headings: Vec<String>,
    /// How many columns are words.
    names: usize,
    rows: Vec<Vec<Said>>,
    /// What a row comes to, in words.
    adds_up: String,
    /// How many rows there was no room for, in words.
    more: String,
}

/// As many projects as there is room for; all of them stand on the sheets.
const PROJECTS: usize = 6;

/// As many goods as there is room for.
const GOODS: usize = 5;

/// Months of which the balance is drawn.
const MONTHS: usize = 6;

impl<'a> Poster<'a> {
    fn of(notice: &'a MonthNotice, words: &dyn Words) -> Self {
        let (labels, board, about) = (words.labels(), words.board_labels(), &notice.foot);
        let lines = overview(&notice.glance, words);
        let mut blocks: Vec<Block> =
            lines.iter().filter(|line| line.side.is_total()).map(|line| block(line, words)).collect();
        let left = blocks.split_off(blocks.len().saturating_sub(1));
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
            balance_in_words: balance_in_words(&lines, words),
            blocks,
            left,
            came_from: side(&lines, &[Side::Inward, Side::Reversed]),
            went_to: side(&lines, &[Side::Outward]),
            nothing: words.nothing(),
            balances: balances(notice, words),
            by_kind: by_kind(&notice.giving.by_kind, &[(board.late_gifts, notice.late_in_the_month())], words),
            points: points(notice, words),
            stock: stock(notice, words).unwrap_or_default(),
            stock_title: words.sheet_name(sheets::stock::NAME),
            projects: projects(notice, words).unwrap_or_default(),
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

/// The figures in one sentence, which anybody can do again on a pocket calculator.
fn balance_in_words(lines: &[Overview], words: &dyn Words) -> String {
    let on = |side: Side| -> Vec<(&str, String)> {
        let there = lines.iter().filter(|line| line.side == side);
        there.map(|line| (line.label, grouped(line.now))).collect()
    };
    let held = |line: Option<(&str, String)>| line.map_or_else(String::new, |(_, amount)| amount);
    let (opening, closing) = (held(on(Side::Held).first().cloned()), held(on(Side::Held).last().cloned()));
    words.balance_in_words(&opening, &on(Side::Came), &on(Side::Went), &closing)
}

/// A side of the overview.
fn side(lines: &[Overview], sides: &[Side]) -> Vec<Bar> {
    let drawn = lines.iter().filter(|line| sides.contains(&line.side) && !line.now.is_zero());
    bars(drawn.map(|line| Weight::of_money(line.label, line.now)).collect())
}

/// What the months of the year ended with, the newest of them.
fn balances(notice: &MonthNotice, words: &dyn Words) -> Vec<Bar> {
    let months = &notice.glance.balances;
    let newest = months.iter().skip(months.len().saturating_sub(MONTHS));
    bars(newest.map(|(month, amount)| Weight::of_money(&words.short_month(*month), *amount)).collect())
}

/// The points of the month, every way they came and went; none where there are none.
fn points(notice: &MonthNotice, words: &dyn Words) -> Vec<Bar> {
    let Some(table) = notice.table(sheets::points::NAME) else { return Vec::new() };
    let (came, went) = notice.row_of(sheets::points::NAME);
    let moved = came.iter().chain(went).filter_map(|heading| match table.totals.get(table.place_of(*heading)?) {
        Some(Cell::Points(points)) if !points.is_zero() => {
            Some(Weight::of_points(words.heading(*heading), *points, words))
        }
        _ => None,
    });
    bars(moved.collect())
}

/// Goods: what was there, what came, what went, what is there. Those of which most is there or went come first.
fn stock(notice: &MonthNotice, words: &dyn Words) -> Option<List> {
    let table = notice.table(sheets::stock::NAME)?;
    let (came, went) = notice.row_of(sheets::stock::NAME);
    let ((had, inward), (left, outward)) = (came.split_first()?, went.split_last()?);
    let said = |cell: Option<&Cell>| cell.map(|cell| spoken(cell, words, Figures::Grouped).into_owned());
    let row = |row: &Vec<Cell>| {
        let cell = |heading| table.place_of(heading).and_then(|place| row.get(place));
        let sum = |headings: &[Heading]| {
            let quantities = headings.iter().filter_map(|heading| match cell(*heading) {
                Some(Cell::Quantity(quantity)) => Some(*quantity),
                _ => None,
            });
            quantities.fold(Quantity::ZERO, |sum, quantity| sum.plus(quantity).unwrap_or(sum))
        };
        let figures = [sum(&[*had]), sum(inward), sum(outward), sum(&[*left])];
        let mut item = [said(cell(Heading::Item)), said(cell(Heading::Unit))].map(Option::unwrap_or_default);
        // What is not for the shop says so: the same rice may lie there for poor families.
        let usage = cell(Heading::Usage).filter(|usage| **usage != Cell::from(GoodsUse::Shop));
        if let ([name, _], Some(usage)) = (&mut item, said(usage)) {
            *name = format!("{name} · {usage}");
        }
        item.into_iter().chain(figures.map(|quantity| words.quantity(quantity))).collect::<Vec<String>>()
    };
    let board = words.board_labels();
    let figures = [board.stock_had, board.stock_in, board.stock_out, board.stock_left];
    let named = [Heading::Item, Heading::Unit].map(|heading| words.heading(heading));
    let headings: Vec<String> = named.into_iter().chain(figures).map(str::to_owned).collect();
    Some(List {
        names: 2,
        rows: labelled(&headings, table.rows.iter().take(GOODS).map(row)),
        headings,
        adds_up: String::new(),
        more: more(table, GOODS, words),
    })
}

/// A project in a line: its name, its stage, and every column its row needs to add up.
fn projects(notice: &MonthNotice, words: &dyn Words) -> Option<List> {
    let table = notice.table(sheets::projects::NAME)?;
    let (came, went) = notice.row_of(sheets::projects::NAME);
    let places = |headings: &[Heading]| -> Vec<usize> {
        let is_told =
            |place: &usize| table.rows.iter().any(|row| matches!(row.get(*place), Some(Cell::Yuan(a)) if !a.is_zero()));
        headings.iter().filter_map(|heading| table.place_of(*heading)).filter(is_told).collect()
    };
    let (came, went) = (places(came), places(went));
    let names = [Heading::Project, Heading::Stage].map(|heading| table.place_of(heading));
    let all: Vec<usize> = names.into_iter().flatten().chain(came.iter().chain(&went).copied()).collect();
    let heading =
        |place: &usize| table.columns.get(*place).map_or("", |column| without_unit(words.heading(column.heading)));
    let headings = |places: &[usize]| -> Vec<String> { places.iter().map(|place| heading(place).to_owned()).collect() };
    let row = |row: &Vec<Cell>| {
        let cells = all.iter().map(|place| row.get(*place));
        cells
            .map(|cell| cell.map_or_else(String::new, |cell| spoken(cell, words, Figures::Grouped).into_owned()))
            .collect()
    };
    let is_sum = !came.is_empty() && !went.is_empty();
    Some(List {
        rows: labelled(&headings(&all), table.rows.iter().take(PROJECTS).map(row)),
        headings: headings(&all),
        names: 2,
        adds_up: if is_sum { words.adds_up(&headings(&came), &headings(&went)) } else { String::new() },
        more: more(table, PROJECTS, words),
    })
}

fn labelled(headings: &[String], rows: impl Iterator<Item = Vec<String>>) -> Vec<Vec<Said>> {
    let said = |(label, text): (&String, String)| Said { label: label.clone(), text };
    rows.map(|row| headings.iter().zip(row).map(said).collect()).collect()
}

/// The unit stands once, above the table.
fn without_unit(heading: &'static str) -> &'static str {
    heading.split(['（', '(']).next().unwrap_or(heading).trim_end()
}

fn more(table: &Table, room: usize, words: &dyn Words) -> String {
    let more = table.rows.len().saturating_sub(room);
    if more > 0 { words.more_on_the_sheets(more) } else { String::new() }
}
