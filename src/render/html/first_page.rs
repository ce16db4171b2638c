//! 请先读: the one page an auditor's pack opens with. What to look at first, and where it lies.

use std::borrow::Cow;

use askama::Template;

use crate::render::spoken::{Figures, is_right, said_by, spoken, totals};
use crate::render::visible;
use crate::report::{Column, Table};
use crate::text::Words;

/// A file of the pack.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// Where it lies.
    pub path: String,
    /// What it is.
    pub label: String,
    /// How many rows it has, in words; empty when that says nothing.
    pub rows: String,
}

/// What the page says, in words already.
#[derive(Clone, Debug)]
pub struct FirstPage<'a> {
    /// 请先读.
    pub title: &'static str,
    /// The fund.
    pub fund: &'a str,
    /// What must be known before anything is believed: a trial ledger, one person.
    pub cautions: Vec<String>,
    /// What verification said.
    pub verdict: String,
    /// Whether everything held.
    pub is_sound: bool,
    /// What did not.
    pub findings: Vec<String>,
    /// Label and text.
    pub about: Vec<(&'static str, String)>,
    /// What is worth a look.
    pub look_title: &'static str,
    /// Why a row there is no accusation.
    pub look_means: &'static str,
    /// Lists with how many rows each has.
    pub look: Vec<PackFile>,
    /// Tables shown whole.
    pub tables: Vec<&'a Table>,
    /// How to check.
    pub how_title: &'static str,
    /// What a command does, and the command.
    pub how: Vec<(&'static str, String)>,
    /// What lies in the pack.
    pub files_title: &'static str,
    /// Every file but those of the export's rooms.
    pub files: Vec<PackFile>,
    /// Whose books prevail.
    pub below: String,
}

/// The page.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn first_page(page: &FirstPage<'_>, words: &dyn Words) -> String {
    let tables = page.tables.iter().map(|table| Drawn::of(table, words)).collect();
    let drawn = Page { tag: words.tag(), fund: visible(page.fund), says: page, tables };
    drawn.render().expect("memory cannot fail to be written")
}

#[derive(Template)]
#[template(path = "first_page.html")]
struct Page<'a> {
    tag: &'static str,
    fund: Cow<'a, str>,
    says: &'a FirstPage<'a>,
    tables: Vec<Drawn<'a>>,
}

/// A table, in words.
struct Drawn<'a> {
    title: String,
    headings: Vec<Cell<'a>>,
    rows: Vec<Vec<Cell<'a>>>,
    totals: Vec<Cell<'a>>,
}

struct Cell<'a> {
    class: &'static str,
    text: Cow<'a, str>,
}

impl<'a> Drawn<'a> {
    fn of(table: &'a Table, words: &dyn Words) -> Self {
        let told = said_by(table);
        let cells = |texts: Vec<Cow<'a, str>>| -> Vec<Cell<'a>> {
            let kept = table.columns.iter().zip(texts).zip(&told).filter(|(_, told)| **told);
            kept.map(|((column, text), _)| Cell { class: class(*column), text }).collect()
        };
        let headings = table.columns.iter().map(|column| Cow::Borrowed(words.heading(column.heading))).collect();
        let row = |row: &'a Vec<crate::report::Cell>| {
            cells(row.iter().map(|cell| spoken(cell, words, Figures::Grouped)).collect())
        };
        Self {
            title: words.title(table.title),
            headings: cells(headings),
            rows: table.rows.iter().map(row).collect(),
            totals: cells(totals(&table.totals, Some(&told), words, Figures::Grouped)),
        }
    }
}

fn class(column: Column) -> &'static str {
    if is_right(column) { "figure" } else { "" }
}
