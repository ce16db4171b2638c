//! A list of volunteers, of signed-in hours, of openings or of items: columns found by the usual words of their headings,
//! cells without what stands around their value, not judged. Read whole; what a row means is for its reader.
//!
//! Of what people write around such a list, two things are no rows: a line that says nothing in any column that is read
//! (numbers printed in advance, who filled it in), and a totals row, which is handed out apart.

use std::borrow::Cow;
use std::path::Path;

use csv::StringRecord;

use crate::import::aid::tables;
use crate::import::cell::{Cleaned, bare};
use crate::import::profile::folded;
use crate::import::row::KEPT_DIGITS;
use crate::import::table::{Line, Table};
use crate::import::trouble::FileError;
use crate::ledger::spelling::joined;

/// Whether a list must have a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Without it the file is no such list.
    Always,
    /// It may be missing.
    Never,
    /// It may be missing where another column stands: the place of that one among those asked for.
    Unless(usize),
}

/// The words one column may be headed by, the most telling first; and whether a list without it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RosterColumn {
    /// A heading that is one of these words is that column; where none is, one that holds such a word. A word of one
    /// character must be the whole heading.
    pub words: &'static [&'static str],
    /// Whether the list must have it.
    pub need: Need,
}

/// A list as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The heading of each column that was asked for, as the file spells it; empty where there is none.
    pub headings: Vec<String>,
    /// The rows, by line.
    pub rows: Vec<RosterRow>,
    /// Rows that call themselves a total.
    pub totals: Vec<RosterRow>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterRow {
    /// Counted from 1.
    pub line: u64,
    /// The cells of the columns that were asked for; empty where there is none.
    cells: StringRecord,
    /// A column whose number has more digits than a spreadsheet keeps: the last ones are made up.
    pub rounded: Option<usize>,
}

impl RosterRow {
    /// The cell of a column that was asked for.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or("")
    }
}

/// Which heading a column has in this file, said by hand: `name=参加者,phone=联系方式`. A column is named by any of its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterMap(Vec<(usize, String)>);

impl RosterMap {
    /// Reads pairs of a column and its heading, with commas between.
    ///
    /// # Errors
    /// The first part that is no such pair, or names no column, or a column for the second time.
    pub fn read(text: &str, columns: &[RosterColumn]) -> Result<Self, String> {
        let mut map: Vec<(usize, String)> = Vec::new();
        for part in text.split([',', '，']).filter(|part| !part.trim().is_empty()) {
            let pair = || {
                let (word, heading) = part.split_once('=')?;
                let (word, heading) = (folded(word), folded(heading));
                let at = columns.iter().position(|column| column.words.contains(&word.as_str()))?;
                let is_new = !heading.is_empty() && map.iter().all(|(known, _)| *known != at);
                is_new.then_some((at, heading))
            };
            map.push(pair().ok_or_else(|| part.trim().to_owned())?);
        }
        Ok(Self(map))
    }

    /// The heading that was said for a column.
    fn heading(&self, column: usize) -> Option<&str> {
        self.0.iter().find(|(at, _)| *at == column).map(|(_, heading)| heading.as_str())
    }
}

/// How many lines may stand above the header.
const SEARCHED: u64 = 20;

/// What the first cell of a totals row says.
const TOTALS: [&str; 7] = ["合计", "总计", "小计", "累计", "共计", "total", "sum"];

/// The rows of a list.
///
/// # Errors
/// [`FileError`]: it cannot be read, or has no header with every column that is needed.
pub fn roster(path: &Path, columns: &[RosterColumn], map: &RosterMap) -> Result<Roster, FileError> {
    let mut best = FileError::Empty;
    for table in tables(path)? {
        match read(&table, columns, map) {
            Err(error @ FileError::NoListHeader { .. }) => best = error,
            found => return found,
        }
    }
    Err(best)
}

fn read(table: &Table, columns: &[RosterColumn], map: &RosterMap) -> Result<Roster, FileError> {
    let (mut source, mut line) = (table.rows()?, Line::default());
    let mut places: Option<Vec<Option<usize>>> = None;
    let mut roster = Roster::default();
    while source.read(&mut line)? {
        let Some(places) = &places else {
            if let Some(found) = header(&line, columns, map) {
                is_told_apart(&line, columns, map)?;
                let heading = |at: &Option<usize>| at.map_or(String::new(), |at| line.cell(at).trim().to_owned());
                roster.headings = found.iter().map(heading).collect();
                places = Some(found);
            } else if line.number >= SEARCHED {
                break;
            }
            continue;
        };
        let row = row(&line, places);
        if is_total(&line) {
            roster.totals.push(row);
        } else if row.cells.iter().any(|cell| !cell.is_empty()) {
            roster.rows.push(row);
        }
    }
    let wanted = || -> Vec<String> {
        let asked = columns.iter().enumerate().filter(|(_, column)| column.need != Need::Never);
        let ours = |(at, column): (usize, &RosterColumn)| {
            map.heading(at)
                .map_or_else(|| column.words.first().copied().unwrap_or_default().to_owned(), ToOwned::to_owned)
        };
        let said = map.0.iter().filter(|(at, _)| columns.get(*at).is_some_and(|column| column.need == Need::Never));
        asked.map(ours).chain(said.map(|(_, heading)| heading.clone())).collect()
    };
    if places.is_none() { Err(FileError::NoListHeader { searched: line.number, wanted: wanted() }) } else { Ok(roster) }
}

fn row(line: &Line, places: &[Option<usize>]) -> RosterRow {
    let is_rounded = |at: &Option<usize>| {
        let digits = |at: usize| line.cell(at).bytes().filter(u8::is_ascii_digit).count();
        at.is_some_and(|at| line.was_number(at) && digits(at) > KEPT_DIGITS)
    };
    let mut cells = StringRecord::with_capacity(line.bytes(), places.len());
    for at in places {
        cells.push_field(&at.map_or(Cow::Borrowed(""), |at| value(line.cell(at))));
    }
    RosterRow { line: line.number, cells, rounded: places.iter().position(is_rounded) }
}

/// What a cell says. Blanks between Chinese characters only make a short name as wide as a long one.
fn value(cell: &str) -> Cow<'_, str> {
    let value = bare(cell, &mut Cleaned::default());
    joined(&value).or_else(|| ungrouped(&value)).map_or(value, Cow::Owned)
}

/// `1,000` and `1,000.5` without the commas between thousands; nothing of any other text.
fn ungrouped(value: &str) -> Option<String> {
    let (whole, rest) = value.split_at(value.find('.').unwrap_or(value.len()));
    let mut groups = whole.split([',', '，']);
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_first = |first: &str| (1..=3).contains(&first.len()) && is_digits(first);
    let first = groups.next().filter(|first| is_first(first))?;
    let others: Vec<&str> = groups.collect();
    let is_grouped = !others.is_empty() && others.iter().all(|group| group.len() == 3 && is_digits(group));
    (is_grouped && is_digits(rest.trim_start_matches('.'))).then(|| format!("{first}{}{rest}", others.concat()))
}

/// Whether the first cell that says anything, but a number of the row, is the word for a total.
fn is_total(line: &Line) -> bool {
    let first = line.cells().map(folded).find(|cell| !cell.is_empty());
    first.is_some_and(|cell| TOTALS.contains(&cell.as_str()))
}

fn is(heading: &str, word: &str) -> bool {
    heading == word
}

fn holds(heading: &str, word: &str) -> bool {
    word.chars().nth(1).is_some() && heading.contains(word)
}

/// Where each column stands. A heading is one column only: the first that asks for it. What is found by a single word
/// inside a longer one is no header but a title: 幸福社区志愿者名册.
fn header(line: &Line, columns: &[RosterColumn], map: &RosterMap) -> Option<Vec<Option<usize>>> {
    let headings: Vec<String> = line.cells().map(folded).collect();
    let mut places = vec![None; columns.len()];
    let mut taken: Vec<usize> = Vec::new();
    // What was said by hand stands there as it was said, or this is not the header.
    for (column, said) in &map.0 {
        let at = headings.iter().position(|heading| heading == said)?;
        *places.get_mut(*column)? = Some(at);
        taken.push(at);
    }
    let ways: [fn(&str, &str) -> bool; 2] = [is, holds];
    let mut exact = 0;
    for fits in ways {
        exact = taken.len();
        for (place, column) in places.iter_mut().zip(columns).filter(|(place, _)| place.is_none()) {
            let at = |word: &&str| {
                let free = |at: &usize| !taken.contains(at);
                headings.iter().enumerate().position(|(at, heading)| free(&at) && fits(heading, word))
            };
            *place = column.words.iter().find_map(at);
            taken.extend(*place);
        }
    }
    let is_there = |at: usize| places.get(at).is_some_and(Option::is_some);
    let is_met = |(at, column): (usize, &RosterColumn)| match column.need {
        Need::Always => is_there(at),
        Need::Never => true,
        Need::Unless(other) => is_there(at) || is_there(other),
    };
    let is_header = exact > 0 || taken.len() > 1;
    (is_header && columns.iter().enumerate().all(is_met)).then_some(places)
}

/// What a list may well have twice, a volunteer's own and his family's, and no heading tells apart for certain.
const TWICE: &str = "phone";

/// Where two columns could be the one, `--map` says which it is.
fn is_told_apart(line: &Line, columns: &[RosterColumn], map: &RosterMap) -> Result<(), FileError> {
    let asked = columns.iter().enumerate().find(|(_, column)| column.words.contains(&TWICE));
    let Some((_, column)) = asked.filter(|(at, _)| map.heading(*at).is_none()) else { return Ok(()) };
    let could_be = |heading: &str| column.words.iter().any(|word| is(heading, word) || holds(heading, word));
    let cells = line.cells().map(|cell| cell.trim().to_owned());
    let headings: Vec<String> = cells.filter(|cell| could_be(&folded(cell))).collect();
    if headings.len() > 1 {
        return Err(FileError::TwoListColumns { column: TWICE, line: line.number, headings });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_between_thousands_are_no_part_of_a_number() {
        for (cell, said) in [("1,000", "1000"), ("12，345.5", "12345.5"), ("1,000,000", "1000000")] {
            assert_eq!(value(cell), said);
        }
        for cell in ["1,00", "1000,000", "1,", ",100", "a,100", "1,000.5.5x", "p1,200"] {
            assert_eq!(value(cell), cell);
        }
    }
}
