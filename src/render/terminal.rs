//! The terminal: columns that align, a Chinese character two cells wide, rules in plain ASCII because a Chinese Windows
//! draws the others twice as wide.

use std::borrow::Cow;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle};

use crate::ledger::books::Tally;
use crate::ledger::words::SheetName;
use crate::render::spoken::{Figures, is_right, spoken, totals};
use crate::render::{foot as below, visible};
use crate::report::{Column, DonationNotice, Footed, Kind, Net, Table};
use crate::text::{NoticeLabels, Words, grouped};

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
    let mut text = words.title(table.title);
    text.push('\n');
    if table.rows.is_empty() {
        text.push_str(words.nothing());
        text.push('\n');
        return text;
    }
    text.push_str(&grid(table, words, width));
    text.push_str(&words.rows(table.count));
    text.push('\n');
    text
}

/// A donation notice.
#[must_use]
pub fn notice(notice: &Footed<DonationNotice>, words: &dyn Words, width: Width) -> String {
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
    text.push_str(&summary(notice, words, width));
    for name in SheetName::ALL {
        text.push('\n');
        text.push_str(&table(notice.sheet(*name), words, width));
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

fn summary(notice: &DonationNotice, words: &dyn Words, width: Width) -> String {
    let labels = words.labels();
    let mut grid = plain_grid(width);
    let before = notice.before.as_ref();
    let month_before = before.map_or_else(String::new, |(month, _)| words.month_before(*month));
    grid.set_header([labels.matter, labels.count, labels.amount, &month_before]);
    for (label, sheet) in sheets(labels) {
        let Tally { count, total } = notice.summary.of(sheet);
        let then = before.map_or_else(String::new, |(_, summary)| grouped(summary.of(sheet).total));
        grid.add_row([label, &count.to_string(), &grouped(total), &then]);
    }
    for column in grid.column_iter_mut() {
        column.set_padding(GAP);
    }
    for column in grid.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let mut text = trimmed(&grid);
    text.push_str(&words.net(notice.summary.net));
    text.push('\n');
    let (Net::Received(net) | Net::Overcorrected(net)) = notice.summary.net;
    if let Some(capitals) = words.in_full(net) {
        text.extend([labels.capitals, ": ", &capitals, "\n"]);
    }
    text
}

fn sheets(labels: &NoticeLabels) -> [(&'static str, SheetName); 3] {
    [(labels.gifts, SheetName::Gifts), (labels.late, SheetName::Late), (labels.corrections, SheetName::Corrections)]
}

fn grid(table: &Table, words: &dyn Words, width: Width) -> String {
    let mut grid = plain_grid(width);
    grid.set_header(table.columns.iter().map(|column| words.heading(column.heading)));
    for row in &table.rows {
        grid.add_row(row.iter().map(|cell| spoken(cell, words, Figures::Grouped)).map(Cow::into_owned));
    }
    if !table.totals.is_empty() {
        grid.add_row(totals(&table.totals, words, Figures::Grouped));
    }
    for (index, column) in table.columns.iter().enumerate() {
        if let Some(drawn) = grid.column_mut(index) {
            drawn.set_padding(GAP);
            if is_right(*column) {
                drawn.set_cell_alignment(CellAlignment::Right);
            }
            if never_wraps(*column) {
                drawn.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
    }
    trimmed(&grid)
}

/// A figure or a day on two lines is misread.
fn never_wraps(column: Column) -> bool {
    matches!(column.kind, Kind::Yuan | Kind::Count | Kind::Seq | Kind::Day)
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
