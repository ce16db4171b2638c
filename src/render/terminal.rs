//! The terminal: columns that align, a Chinese character two cells wide, rules in plain ASCII because a Chinese Windows
//! draws the others twice as wide.

use std::borrow::Cow;

use comfy_table::Width::Fixed;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle};
use unicode_width::UnicodeWidthStr;

use crate::ledger::books::Tally;
use crate::render::spoken::{Figures, headed_read, heading_read, is_right, overview, said_by, spoken, titled, totals};
use crate::render::{foot as below, visible};
use crate::report::{Cell, Column, Footed, Giving, Kind, MonthNotice, Net, Shown, Summary, Table};
use crate::text::{Words, grouped};

/// How many cells a line may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// As many as this; long texts wrap.
    Columns(u16),
    /// As many as it takes: for files and pipes.
    Unlimited,
}

/// A table with its title, its totals and the number of its rows.
#[must_use]
pub fn table(table: &Table, words: &dyn Words, width: Width) -> String {
    let headings = table.columns.iter().map(|column| heading_read(*column, words).to_owned()).collect();
    under(&words.title(table.title), table, headings, words, width)
}

/// A table under a title and headings.
fn under(title: &str, table: &Table, headings: Vec<String>, words: &dyn Words, width: Width) -> String {
    let mut text = format!("{title}\n");
    if table.rows.is_empty() {
        text.push_str(words.nothing());
        text.push('\n');
        return text;
    }
    text.push_str(&grid(table, headings, words, width));
    text.push_str(&words.rows(table.count));
    text.push('\n');
    text
}

/// A notice.
#[must_use]
pub fn notice(notice: &Footed<MonthNotice>, words: &dyn Words, width: Width) -> String {
    let (foot, labels) = (&notice.foot, words.labels());
    let asked = &foot.asked;
    let mut lines = vec![
        visible(foot.fund.as_str()).into_owned(),
        format!("{}  {}  {}", labels.title, words.month(asked.span.period), words.notice_number(asked.number)),
    ];
    lines.extend(below::cautions(foot, words));
    lines.push(String::new());
    let mut text = lines.join("\n");
    text.push('\n');
    text.push_str(&glance(notice, words, width));
    text.push('\n');
    text.push_str(&giving(&notice.giving, words, width));
    for (shown, number) in notice.shown().iter().zip(1..) {
        text.extend(["\n", &words.sheet_number(number), " "]);
        text.push_str(&sheet(shown, words, width));
    }
    text.push('\n');
    for (label, line) in below::lines(notice, words).into_iter().chain(below::signers(foot, words)) {
        text.extend([label, ": ", &visible(&line), "\n"]);
    }
    text.push('\n');
    text.push_str(labels.how_to_check);
    text.push('\n');
    for (number, check) in ["1. ", "2. ", "3. "].into_iter().zip(below::checks(words)) {
        text.extend([number, check, "\n"]);
    }
    text.push_str(&visible(&words.statement(foot.county.as_str())));
    text.push('\n');
    text
}

/// A sheet of a notice, under the words of its layout.
fn sheet(shown: &Shown, words: &dyn Words, width: Width) -> String {
    let is_told = said_by(&shown.table);
    let told = Shown { table: shown.table.columns_where(&is_told), ..shown.clone() };
    let headings = told.table.columns.iter().map(|column| headed_read(shown, *column, words)).collect();
    under(&titled(shown, words), &told.table, headings, words, width)
}

/// 收 支 余, with the month before beside it.
fn glance(notice: &MonthNotice, words: &dyn Words, width: Width) -> String {
    let (labels, board) = (words.labels(), words.board_labels());
    let before = notice.glance.before.as_ref();
    let month_before = before.map_or_else(String::new, |(month, _)| words.month_before(*month));
    let mut grid = plain_grid(width);
    grid.set_header([board.glance, labels.amount, &month_before]);
    for line in overview(&notice.glance, words) {
        let label = if line.side.is_total() { line.label.to_owned() } else { format!("  {}", line.label) };
        grid.add_row([label, grouped(line.now), line.before.map_or_else(String::new, grouped)]);
    }
    let mut text = figures(grid);
    if let Some(capitals) = words.in_full(notice.glance.now.closing) {
        text.extend([board.closing, " ", labels.capitals, ": ", &capitals, "\n"]);
    }
    text
}

/// A grid whose columns but the first hold figures.
fn figures(mut grid: Grid) -> String {
    for column in grid.column_iter_mut() {
        column.set_padding(GAP);
    }
    for column in grid.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    trimmed(&grid)
}

/// The gifts in figures.
fn giving(giving: &Giving, words: &dyn Words, width: Width) -> String {
    let (labels, summary) = (words.labels(), &giving.summary);
    let before = giving.before.as_ref();
    let month_before = before.map_or_else(String::new, |(month, _)| words.month_before(*month));
    let mut grid = plain_grid(width);
    grid.set_header([words.board_labels().giving, labels.count, labels.amount, &month_before]);
    let of = |summary: &Summary| [summary.gifts, summary.late, summary.corrections];
    for ((label, place), Tally { count, total }) in
        [labels.gifts, labels.late, labels.corrections].into_iter().zip(0..).zip(of(summary))
    {
        let then = before.and_then(|(_, then)| of(then).get(place).copied());
        let then = then.map_or_else(String::new, |tally| grouped(tally.total));
        grid.add_row([label, &count.to_string(), &grouped(total), &then]);
    }
    let mut text = figures(grid);
    text.push_str(&words.net(summary.net));
    text.push('\n');
    let (Net::Received(net) | Net::Overcorrected(net)) = summary.net;
    if let Some(capitals) = words.in_full(net) {
        text.extend([labels.capitals, ": ", &capitals, "\n"]);
    }
    text
}

fn grid(table: &Table, headings: Vec<String>, words: &dyn Words, width: Width) -> String {
    let mut grid = plain_grid(width);
    let said = |row: &Vec<Cell>| row.iter().map(|cell| spoken(cell, words, Figures::Grouped).into_owned()).collect();
    let mut rows: Vec<Vec<String>> = table.rows.iter().map(said).collect();
    let totals = totals(&table.totals, None, words, Figures::Grouped);
    if !totals.is_empty() {
        rows.push(totals.into_iter().map(Cow::into_owned).collect());
    }
    let least: Vec<u16> =
        headings.iter().zip(&table.columns).enumerate().map(|(index, head)| least(head, &rows, index)).collect();
    grid.set_header(headings);
    grid.add_rows(rows);
    for (index, (column, least)) in table.columns.iter().zip(least).enumerate() {
        if let Some(drawn) = grid.column_mut(index) {
            drawn.set_padding(GAP);
            if is_right(*column) {
                drawn.set_cell_alignment(CellAlignment::Right);
            }
            if never_wraps(*column) {
                drawn.set_constraint(ColumnConstraint::LowerBoundary(Fixed(least)));
            }
        }
    }
    trimmed(&grid)
}

/// How many cells a column of figures takes at least: its widest figure and the gap; its heading may wrap, but not letter by
/// letter.
fn least((heading, column): (&String, &Column), rows: &[Vec<String>], index: usize) -> u16 {
    let short = if column.kind == Kind::Yuan { MONEY_HEADING } else { SHORT_HEADING };
    let widest = rows.iter().filter_map(|row| row.get(index)).map(|cell| cell.width()).max().unwrap_or_default();
    let cells =
        widest.max(heading.width().min(short)).saturating_add(usize::from(GAP.0)).saturating_add(usize::from(GAP.1));
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// So many cells of a heading stay on one line.
const SHORT_HEADING: usize = 4;
/// … and of a heading of money, so that 金额（元） is whole.
const MONEY_HEADING: usize = 10;

/// A figure or a day on two lines is misread.
fn never_wraps(column: Column) -> bool {
    matches!(
        column.kind,
        Kind::Yuan | Kind::Count | Kind::Seq | Kind::Day | Kind::Points | Kind::Minutes | Kind::Quantity
    )
}

/// Blanks left and right of a cell.
const GAP: (u16, u16) = (0, 1);

/// No frame, one rule below the heading, two blanks between columns.
fn plain_grid(width: Width) -> Grid {
    let mut grid = Grid::new();
    grid.load_style(TableStyle::new().header_separator(LineStyle::none().fill('-').junction('-')));
    match width {
        Width::Columns(columns) => {
            grid.set_content_arrangement(ContentArrangement::Dynamic).set_width(columns);
        }
        Width::Unlimited => {
            grid.set_content_arrangement(ContentArrangement::Disabled);
        }
    }
    grid
}

fn trimmed(grid: &Grid) -> String {
    let mut text = grid.trim_fmt();
    text.push('\n');
    text
}
