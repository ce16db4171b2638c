//! Which sheets are printed, which of their columns, in what order, under which words: data, not code, so that a community
//! changes its notice without us. What foots cannot be left out, so that a printed sheet still adds up by hand.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use thiserror::Error;

use crate::ledger::field::Version;
use crate::ledger::form::{self, FormFault};
use crate::ledger::name::{Code, Text, private_number};
use crate::report::SheetName;
use crate::report::heading::Heading;
use crate::report::notice::sheets::{self, ALL, Rules};
use crate::report::notice::{Columns, Sheet, Whose};
use crate::report::table::{Column, Kind, Table};

/// How our own layout begins; the sheets follow, in the order they are listed in.
const HEAD: &str = include_str!("layout.toml");

/// Words in both languages; one that is missing is the program's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Chinese.
    pub zh: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Said {
    /// Whatever is said.
    fn both(&self) -> impl Iterator<Item = &String> {
        self.zh.iter().chain(&self.en)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LayoutFile {
    name: String,
    version: u64,
    sheet: Vec<SheetFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SheetFile {
    name: String,
    columns: Option<Vec<String>>,
    #[serde(default)]
    title: Said,
    #[serde(default)]
    headings: BTreeMap<String, Said>,
}

/// What is wrong with a layout.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LayoutFault {
    /// It is no layout at all: the reader's own words.
    #[error(transparent)]
    Form(#[from] FormFault),
    /// Its name cannot stand in an entry.
    #[error("the name is no text")]
    Name,
    /// A telephone or identity number stands in it, and it is kept with the notice.
    #[error("a private number")]
    PrivateNumber,
    /// There is no such sheet.
    #[error("no sheet {0}")]
    UnknownSheet(String),
    /// A sheet stands there twice.
    #[error("{0} twice")]
    SheetTwice(SheetName),
    /// A sheet is missing that every notice has.
    #[error("{0} is missing")]
    SheetMissing(SheetName),
    /// There is no such column.
    #[error("no column {1} in {0}")]
    UnknownColumn(SheetName, String),
    /// A sheet, or a column of it, is given an empty name.
    #[error("an empty name in {0}")]
    EmptyName(SheetName),
    /// Two columns of a sheet are given one name, in whichever language.
    #[error("{1} twice in {0}")]
    HeadingTwice(SheetName, String),
    /// The column is one of another sheet.
    #[error("a column of {2} in {0}")]
    ColumnOfAnotherSheet(SheetName, Heading, SheetName),
}

/// A sheet of a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SheetLayout {
    name: SheetName,
    columns: Option<Vec<Heading>>,
    title: Said,
    headings: BTreeMap<Heading, Said>,
}

/// The layout of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// What it is called; the entry of a notice names it.
    pub name: Text,
    /// Its version.
    pub version: Version,
    /// The file, which is frozen with the notice.
    pub file: String,
    sheets: Vec<SheetLayout>,
}

/// A sheet as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it is about.
    pub name: SheetName,
    /// Whose.
    pub of: Option<Whose>,
    /// What its CSV is called.
    pub file: String,
    /// Its rows, with the columns that are printed.
    pub table: Table,
    /// Its title, when it is not the program's own.
    pub title: Said,
    /// What its columns are called, where that is not the program's own.
    pub headings: BTreeMap<Heading, Said>,
}

impl Layout {
    /// Reads a layout.
    ///
    /// # Errors
    /// [`LayoutFault`], the first.
    pub fn read(toml: &str) -> Result<Self, LayoutFault> {
        let file: LayoutFile = form::read(toml)?;
        if private_number(toml).is_some() {
            return Err(LayoutFault::PrivateNumber);
        }
        let mut sheets: Vec<SheetLayout> = Vec::new();
        for sheet in file.sheet {
            let sheet = SheetLayout::read(sheet)?;
            if sheets.iter().any(|known| known.name == sheet.name) {
                return Err(LayoutFault::SheetTwice(sheet.name));
            }
            sheets.push(sheet);
        }
        let is_missing = |rules: &&Rules| rules.is_needed && !sheets.iter().any(|sheet| sheet.name == rules.name);
        if let Some(missing) = ALL.iter().find(is_missing) {
            return Err(LayoutFault::SheetMissing(missing.name));
        }
        let name = Text::typed(&file.name).map_err(|_| LayoutFault::Name)?;
        if name.is_empty() {
            return Err(LayoutFault::Name);
        }
        Ok(Self { name, version: Version(file.version), file: toml.to_owned(), sheets })
    }

    /// Whether every column it names is one of its sheet: a column of another sheet would be left out without a word. `columns`
    /// are those a month's sheets have; what seldom stands there is known from what every row comes to.
    ///
    /// # Errors
    /// [`LayoutFault::ColumnOfAnotherSheet`], the first.
    pub fn fits(&self, columns: &[Columns]) -> Result<(), LayoutFault> {
        let own = Self::month();
        let has = |sheet: SheetName, heading: Heading| {
            // Our own layout names columns that seldom stand there, too.
            let mut named =
                own.sheets.iter().filter(|own| own.name == sheet).flat_map(|own| own.columns.iter().flatten());
            let mut equations = sheets::equations(sheet).iter().flat_map(|one| one.came.iter().chain(one.went));
            let mut of = columns.iter().filter(|(name, _)| *name == sheet).flat_map(|(_, columns)| columns);
            let is_it = |known: &Heading| *known == heading;
            of.any(is_it) || equations.any(is_it) || named.any(is_it)
        };
        for sheet in &self.sheets {
            // A sheet that is not there this month has no columns to compare with.
            let is_there = columns.iter().any(|(name, _)| *name == sheet.name);
            let named = sheet.columns.iter().flatten().chain(sheet.headings.keys());
            for heading in named.filter(|heading| is_there && !has(sheet.name, **heading)) {
                if let Some((other, _)) = columns.iter().find(|(other, _)| has(*other, *heading)) {
                    return Err(LayoutFault::ColumnOfAnotherSheet(sheet.name, *heading, *other));
                }
            }
        }
        Ok(())
    }

    /// The layout of a month, unless somebody says otherwise: every sheet, in the order they are listed in.
    ///
    /// # Panics
    /// Never: a test reads it.
    #[must_use]
    pub fn month() -> Self {
        let sheet = |rules: &Rules| format!("\n[[sheet]]\nname = \"{}\"\n{}", rules.name, rules.layout);
        let needed: Vec<&str> = ALL.iter().filter(|rules| rules.is_needed).map(|rules| rules.name.0.zh).collect();
        let head = HEAD.replace("{needed}", &needed.join("、"));
        let file = ALL.iter().fold(head, |file, rules| file + &sheet(rules));
        Self::read(&file).expect("our own layout cannot be wrong")
    }

    /// Where a sheet stands; sheets that are not printed come last.
    pub(super) fn place_of(&self, name: SheetName) -> usize {
        self.sheets.iter().position(|sheet| sheet.name == name).unwrap_or(self.sheets.len())
    }

    /// A sheet as it is printed, if it is.
    pub(super) fn shown(&self, sheet: &Sheet) -> Option<Shown> {
        let layout = self.sheets.iter().find(|layout| layout.name == sheet.name)?;
        let table = layout.columns.as_ref().map_or_else(|| sheet.table.clone(), |wanted| chosen(&sheet.table, wanted));
        let (title, headings) = (layout.title.clone(), layout.headings.clone());
        let file = file_of(sheet.name, sheet.of.as_ref().map(|whose| &whose.account));
        Some(Shown { name: sheet.name, of: sheet.of.clone(), file, table, title, headings })
    }
}

/// What the CSV of a sheet is called: after its sheet, and the account it is of.
pub(super) fn file_of(name: SheetName, account: Option<&Code>) -> String {
    account.map_or_else(|| format!("{name}.csv"), |account| format!("{name}-{account}.csv"))
}

impl SheetLayout {
    fn read(file: SheetFile) -> Result<Self, LayoutFault> {
        let known = ALL.iter().find(|rules| rules.name.word() == file.name);
        let name = known.ok_or_else(|| LayoutFault::UnknownSheet(file.name.clone()))?.name;
        let heading = |id: &String| {
            let known = Heading::ALL.iter().copied().find(|heading| heading.id() == id);
            known.ok_or_else(|| LayoutFault::UnknownColumn(name, id.clone()))
        };
        let columns = file.columns.as_ref().map(|ids| ids.iter().map(heading).collect()).transpose()?;
        let said = || std::iter::once(&file.title).chain(file.headings.values());
        if said().flat_map(Said::both).any(|word| word.trim().is_empty()) {
            return Err(LayoutFault::EmptyName(name));
        }
        for of in [|said: &Said| said.zh.clone(), |said: &Said| said.en.clone()] {
            let mut known = BTreeSet::new();
            let twice = file.headings.values().filter_map(of).find(|word| !known.insert(word.clone()));
            if let Some(twice) = twice {
                return Err(LayoutFault::HeadingTwice(name, twice));
            }
        }
        let headings = file.headings.iter().map(|(id, said)| Ok::<_, LayoutFault>((heading(id)?, said.clone())));
        Ok(Self { name, columns, title: file.title, headings: headings.collect::<Result<_, _>>()? })
    }
}

impl Layout {
    /// The figures of a sheet that are printed although the layout does not name them, so that it still adds up by hand.
    pub(super) fn added(&self, sheet: &Sheet) -> Vec<Heading> {
        let layout = self.sheets.iter().find(|layout| layout.name == sheet.name);
        let Some(wanted) = layout.and_then(|layout| layout.columns.as_ref()) else { return Vec::new() };
        let figures = sheet.table.columns.iter().filter(|column| is_figure(**column));
        figures.map(|column| column.heading).filter(|heading| !wanted.contains(heading)).collect()
    }
}

/// Whether a column holds what adds up.
const fn is_figure(column: Column) -> bool {
    column.is_summed() || matches!(column.kind, Kind::Quantity | Kind::Yuan)
}

/// A table with the columns that are wanted, in that order; figures nobody asked for come after them.
fn chosen(table: &Table, wanted: &[Heading]) -> Table {
    let mut places: Vec<usize> = wanted.iter().filter_map(|heading| table.place_of(*heading)).collect();
    let is_named = |place: &usize| table.columns.get(*place).is_some_and(|column| !is_figure(*column));
    if !places.iter().any(is_named) {
        // Figures alone say nothing of whom, and their sum has no place for its name.
        places.extend((0..table.columns.len()).find(is_named));
        places.rotate_right(1);
    }
    for (place, column) in table.columns.iter().enumerate() {
        if is_figure(*column) && !places.contains(&place) {
            places.push(place);
        }
    }
    table.columns_at(&places)
}
