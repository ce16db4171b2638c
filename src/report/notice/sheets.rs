//! The sheets of a notice, a file a sheet: where its rows come from, in which way each row adds up by itself, and with what
//! the next notice has to begin. A new sheet is a file here, with its name in both languages, and its word in the list below,
//! at the place where it hangs; every face, the layout and the checks draw on that list. Which columns are printed is data, and
//! what a row says is a report's business.

use std::collections::BTreeMap;
use std::fmt;

use crate::ledger::books::registers::volunteers::HouseholdFacts;
use crate::ledger::field::Count;
use crate::ledger::matching::Statement;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{Notice, ServiceReading, Span};
use crate::ledger::words::CountedSheet;
use crate::report::heading::Heading;
use crate::report::notice::equations::Equation;
use crate::report::notice::giving::Given;
use crate::report::notice::{NoticeError, Sheet};
use crate::report::shown::ShownName;
use crate::report::table::{Cell, Table};

/// The name of a sheet. Its file says it and no list elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetName(pub &'static Called);

/// What a sheet is called; one that lacks a language does not compile.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Called {
    /// What its file and a layout call it, `[a-z_]+`.
    pub word: &'static str,
    /// What people read on it, in Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl SheetName {
    /// What programs call it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.0.word
    }
}

impl fmt::Display for SheetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.word)
    }
}

impl From<CountedSheet> for SheetName {
    fn from(sheet: CountedSheet) -> Self {
        match sheet {
            CountedSheet::Gifts => gifts::NAME,
            CountedSheet::Late => late::NAME,
            CountedSheet::Corrections => corrections::NAME,
            CountedSheet::Money => money::NAME,
        }
    }
}

/// What is known when the sheets of a month are read.
pub(super) struct OfMonth<'a, R> {
    pub(super) reading: &'a R,
    /// Which entries the notice covers.
    pub(super) span: Span,
    /// The gifts and what was undone, read once for their sheets and for the summary.
    pub(super) given: &'a Given,
    /// The first entry that may lie in this month's books with a day before it.
    pub(super) late_from: Count,
    /// Matches of which something falls into the month.
    pub(super) matches: &'a [Statement],
    /// Matches of whose base something was undone since the notice before.
    pub(super) corrected: &'a [Statement],
    /// Every notice before.
    pub(super) notices: &'a [Notice],
}

impl<R> OfMonth<'_, R> {
    fn month(&self) -> Month {
        self.span.period
    }

    fn first(&self) -> Day {
        self.span.period.first()
    }

    fn last(&self) -> Day {
        self.span.period.last()
    }
}

/// What a file of this folder reads: most often one sheet.
type SheetsRead<R> = Result<Vec<Sheet>, NoticeError<<R as crate::ledger::reading::Reading>::Error>>;

/// What always holds of a sheet, whatever month it is of.
pub(super) struct Rules {
    pub(super) name: SheetName,
    /// Whether no notice goes without it.
    pub(super) is_needed: bool,
    /// What every row comes to.
    pub(super) equations: &'static [Equation],
    /// A figure the sheet ends with, and where the next one says it again: at its beginning.
    pub(super) carried: &'static [(Heading, Heading)],
    /// What tells one row from another from month to month; without them only the sum is carried over.
    pub(super) keys: &'static [Heading],
    /// What our own layout says of it, as a layout says it; nothing: all its columns, under our own words.
    pub(super) layout: &'static str,
}

impl Rules {
    /// A sheet that may be left out, of which nothing is carried over and no row is an equation.
    const fn of(name: SheetName) -> Self {
        Self { name, is_needed: false, equations: &[], carried: &[], keys: &[], layout: "" }
    }

    const fn needed(name: SheetName) -> Self {
        Self { is_needed: true, ..Self::of(name) }
    }
}

/// Households are named by who answers for them, as masked as anybody; the code stays beside, by which a family knows its row.
fn with_heads<R: ServiceReading>(reading: &R, mut table: Table) -> Result<Table, R::Error> {
    let Some(place) = table.place_of(Heading::Household) else { return Ok(table) };
    let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
    for cell in table.rows.iter_mut().filter_map(|row| row.get_mut(place)) {
        let Cell::Text(code) = cell else { continue };
        if !known.contains_key(code) {
            known.insert(code.clone(), head_of(reading, code)?);
        }
        if let Some(Some(head)) = known.get(code) {
            *cell = Cell::Text(format!("{head} {code}"));
        }
    }
    Ok(table)
}

/// Who answers for a household, masked; nothing when nobody may be named.
fn head_of<R: ServiceReading>(reading: &R, code: &str) -> Result<Option<String>, R::Error> {
    let households: Vec<(String, HouseholdFacts)> = reading.records(code)?;
    let head = households.into_iter().find(|(key, _)| key == code).map(|(_, facts)| facts.head);
    let party = head.map_or(Ok(None), |head| reading.party(head))?;
    Ok(party.and_then(|party| match ShownName::of_party(&party) {
        ShownName::Masked(name) | ShownName::Named(name) => Some(name),
        ShownName::Anonymous | ShownName::Withheld | ShownName::Erased => None,
    }))
}

macro_rules! sheets {
    ($($sheet:ident),+ $(,)?) => {
        $(pub mod $sheet;)+

        /// The rules of every sheet, in the order they hang.
        pub(super) const ALL: &[Rules] = &[$($sheet::RULES),+];

        /// Every sheet of a month.
        pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
            let mut sheets = Vec::new();
            $(sheets.extend($sheet::read(month)?);)+
            Ok(sheets)
        }
    };
}

sheets! {
    money, co_payers, gifts, late, goods_gifts, corrections, amendments, matches, projects, exceptions, points, redemptions,
    stock, hours, objections, common_income,
}

/// What every sheet of a month is called, in the order they hang.
#[must_use]
pub fn names() -> Vec<SheetName> {
    ALL.iter().map(|rules| rules.name).collect()
}

/// The equations of a sheet.
pub(super) fn equations(name: SheetName) -> &'static [Equation] {
    ALL.iter().find(|rules| rules.name == name).map_or(&[], |rules| rules.equations)
}
