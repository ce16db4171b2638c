//! Which row is the header, and which column is what.

use crate::import::asked::{Asked, Field, nearest};
use crate::import::profile::{Profile, Strength, folded};
use crate::import::table::{Line, TableRows};
use crate::import::trouble::FileError;

/// The header stands within this many lines; what is above it is preamble.
const SEARCHED: u64 = 40;

/// The columns of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    places: [Option<usize>; Field::ALL.len()],
    headings: Vec<String>,
}

/// A column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    /// What it is read as.
    pub field: Field,
    /// Its heading as the file spells it, trimmed.
    pub heading: &'a str,
    /// Its place, counted from 0.
    pub place: usize,
}

impl Columns {
    /// Every heading of the file, in its order; trimmed.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The columns that are read, in the order of [`Field::ALL`].
    pub fn read(&self) -> impl Iterator<Item = Column<'_>> {
        let column = |field| self.place(field).map(|place| Column { field, heading: self.heading(place), place });
        Field::ALL.into_iter().filter_map(column)
    }

    /// Where a field stands, counted from 0.
    #[must_use]
    pub fn place(&self, field: Field) -> Option<usize> {
        self.places.get(field.rank()).copied().flatten()
    }

    /// The heading at a place.
    pub(super) fn heading(&self, place: usize) -> &str {
        self.headings.get(place).map_or("", String::as_str)
    }
}

/// A header that was found.
#[derive(Debug)]
pub(super) struct Header {
    /// Its line.
    pub(super) line: u64,
    /// How many rows come before the first row of the list.
    pub(super) rows: u64,
    /// Its columns.
    pub(super) columns: Columns,
}

/// A search without result: the likelier the best row was a header, the more its error says.
#[derive(Debug)]
pub(super) struct Miss {
    /// How many fields the best row named, then how many cells it filled.
    pub(super) likeness: (usize, usize),
    /// What is wrong with the best row.
    pub(super) error: FileError,
}

impl Miss {
    /// An error that no other reading of the file can mend.
    fn decided(error: FileError) -> Self {
        Self { likeness: (usize::MAX, 0), error }
    }
}

/// Looks for the header: the first row that has every heading of the map and the profile's amount and date.
pub(super) fn find(rows: &mut TableRows<'_>, asked: &Asked) -> Result<Header, Miss> {
    let mut line = Line::default();
    let mut count = 0_u64;
    let mut best: Option<Miss> = None;
    while rows.read(&mut line).map_err(Miss::decided)? && line.number <= SEARCHED {
        count = count.saturating_add(1);
        let row = Candidate::new(&line, asked);
        match row.columns() {
            Ok(columns) => return Ok(Header { line: line.number, rows: count, columns }),
            Err(error @ (FileError::TwoColumns { .. } | FileError::Statement { .. })) => {
                return Err(Miss::decided(error));
            }
            Err(error) => {
                let miss = Miss { likeness: row.likeness(), error };
                if best.as_ref().is_none_or(|b| miss.likeness > b.likeness) {
                    best = Some(miss);
                }
            }
        }
    }
    let nothing = Miss { likeness: (0, 0), error: FileError::Empty };
    let best = best.unwrap_or(nothing);
    let unlike = best.likeness.0 == 0 && asked.map.pairs().next().is_none() && best.likeness.1 > 0;
    let error = if unlike { FileError::NoHeader { searched: line.number.min(SEARCHED) } } else { best.error };
    Err(Miss { error, ..best })
}

/// A row that may be the header.
struct Candidate<'a> {
    asked: &'a Asked,
    line: u64,
    headings: Vec<String>,
    folded: Vec<String>,
}

impl<'a> Candidate<'a> {
    fn new(line: &Line, asked: &'a Asked) -> Self {
        let trimmed = |cell: &str| cell.trim().trim_matches('\u{FEFF}').trim().to_owned();
        let headings: Vec<String> = line.cells().map(trimmed).collect();
        let mut headings = headings;
        while headings.last().is_some_and(String::is_empty) {
            headings.pop();
        }
        let folded = headings.iter().map(|h| folded(h)).collect();
        Self { asked, line: line.number, headings, folded }
    }

    fn likeness(&self) -> (usize, usize) {
        let known = Field::ALL.into_iter().filter(|f| !self.places_of(*f).is_empty()).count();
        (known, self.headings.iter().filter(|h| !h.is_empty()).count())
    }

    /// The columns, when this row is the header.
    fn columns(&self) -> Result<Columns, FileError> {
        for (field, heading) in self.asked.map.pairs().filter(|(_, heading)| !heading.is_empty()) {
            if self.places_of(field).is_empty() {
                return Err(self.unknown(field, heading));
            }
        }
        let lacks = |field| self.places_of(field).is_empty();
        if lacks(Field::Amount) {
            return Err(self.missing(Field::Amount));
        }
        if lacks(Field::Date) && self.asked.date.is_none() {
            return Err(self.missing(Field::Date));
        }
        self.check_no_statement()?;
        let mut places = [None; Field::ALL.len()];
        for (slot, field) in places.iter_mut().zip(Field::ALL) {
            *slot = self.only_place(field)?;
        }
        Ok(Columns { places, headings: self.headings.clone() })
    }

    fn check_no_statement(&self) -> Result<(), FileError> {
        let place = self.folded.iter().position(|h| self.asked.profile.is_of_a_statement(h));
        let heading = place.and_then(|place| self.headings.get(place)).cloned();
        heading.map_or(Ok(()), |heading| Err(FileError::Statement { line: self.line, heading }))
    }

    fn only_place(&self, field: Field) -> Result<Option<usize>, FileError> {
        let places = self.places_of(field);
        if places.len() > 1 {
            let headings = places.iter().filter_map(|p| self.headings.get(*p).cloned()).collect();
            return Err(FileError::TwoColumns { field, line: self.line, headings });
        }
        Ok(places.first().copied())
    }

    /// Every place where this field could stand: as mapped by hand, else by a sure heading, else by a lesser one.
    fn places_of(&self, field: Field) -> Vec<usize> {
        if let Some(asked) = self.asked.map.heading(field) {
            return self.places_headed(asked);
        }
        let sure = self.places_meaning(field, Strength::Always);
        if sure.is_empty() { self.places_meaning(field, Strength::IfAlone) } else { sure }
    }

    /// The exact heading; if there is none, the same heading in another spelling.
    fn places_headed(&self, asked: &str) -> Vec<usize> {
        let places = |list: &[String], wanted: &str| -> Vec<usize> {
            let same = list.iter().enumerate().filter(|(_, heading)| !wanted.is_empty() && *heading == wanted);
            same.map(|(place, _)| place).collect()
        };
        let exact = places(&self.headings, asked);
        if exact.is_empty() { places(&self.folded, &folded(asked)) } else { exact }
    }

    fn places_meaning(&self, field: Field, strength: Strength) -> Vec<usize> {
        let profile: &Profile = &self.asked.profile;
        let means = |(_, heading): &(usize, &String)| profile.means_field(field, heading) == Some(strength);
        let free = |place: &usize| !self.mapped_elsewhere(*place);
        self.folded.iter().enumerate().filter(means).map(|(place, _)| place).filter(free).collect()
    }

    /// Whether the map gives this column to a field already: then the profile's words do not count for it.
    fn mapped_elsewhere(&self, place: usize) -> bool {
        self.asked.map.pairs().any(|(_, heading)| self.places_headed(heading).contains(&place))
    }

    fn missing(&self, field: Field) -> FileError {
        FileError::MissingColumn { field, line: self.line, headings: self.headings.clone() }
    }

    fn unknown(&self, field: Field, asked: &str) -> FileError {
        let nearest = nearest(asked, self.headings.iter().map(String::as_str));
        FileError::UnknownHeading {
            field,
            asked: asked.to_owned(),
            nearest: nearest.and_then(|at| self.headings.get(at).cloned()),
            line: self.line,
            headings: self.headings.clone(),
        }
    }
}
