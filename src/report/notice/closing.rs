//! What a notice says at its end, so that the next one must begin with it. It is a file of the notice (`closing.json`),
//! frozen with the others: what hung on the board is compared, not what the books would say of it today.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::yuan::Yuan;
use crate::report::footing::{CellName, Figure, NotFooting};
use crate::report::heading::Heading;
use crate::report::notice::equations::figure;
use crate::report::notice::sheets::{ALL, Rules};
use crate::report::notice::{MonthNotice, Sheet};
use crate::report::table::{Cell, Kind, Table};

/// The figures that are carried over, with the rules of their sheet.
fn carried() -> impl Iterator<Item = (&'static Rules, Heading, Heading)> {
    ALL.iter().flat_map(|rules| rules.carried.iter().map(move |(after, before)| (rules, *after, *before)))
}

/// The figures a notice ends with: by sheet and column, then by row. Zero is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Closing(BTreeMap<String, BTreeMap<String, String>>);

impl Closing {
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let mut closing = Self::default();
        for (rules, after, _) in carried() {
            let tables = sheets.iter().filter(|sheet| sheet.name == rules.name);
            let figures = tables.flat_map(|sheet| figures(&sheet.table, rules.keys, after));
            let figures = figures.map(|(key, _, figure)| (key, spelled(figure))).collect();
            closing.0.insert(column(rules, after), figures);
        }
        closing
    }
}

/// The figures of a column that are more than zero: what names the row, the row's number, the figure.
fn figures(table: &Table, keys: &[Heading], heading: Heading) -> Vec<(String, usize, Figure)> {
    let Some(place) = table.place_of(heading) else { return Vec::new() };
    if keys.is_empty() {
        let total = table.totals.get(place).map(figure).filter(|total| !is_zero(*total));
        return total.map(|total| (String::new(), 0, total)).into_iter().collect();
    }
    let places: Vec<usize> = keys.iter().filter_map(|key| table.place_of(*key)).collect();
    let mut found: Vec<(String, usize, Figure)> = Vec::new();
    for (row, number) in table.rows.iter().zip(1..) {
        let key: Vec<String> = places.iter().filter_map(|place| row.get(*place)).map(named).collect();
        let (key, figure) = (key.join(" "), row.get(place).map_or(Figure::Nothing, figure));
        // Two projects may bear one name: their purses are one line here.
        match found.iter_mut().find(|(known, _, _)| *known == key) {
            Some((_, _, sum)) => *sum = sum.plus(figure),
            None => found.push((key, number, figure)),
        }
    }
    found.retain(|(_, _, figure)| !is_zero(*figure));
    found
}

/// What a file calls a column.
fn column(rules: &Rules, heading: Heading) -> String {
    format!("{}.{}", rules.name, heading.id())
}

/// A key as a file spells it, in no language.
#[expect(clippy::wildcard_enum_match_arm, reason = "only words and texts name a row")]
fn named(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Word(word) => word.word().to_owned(),
        _ => String::new(),
    }
}

fn spelled(figure: Figure) -> String {
    match figure {
        Figure::Yuan(amount) => amount.to_string(),
        Figure::Points(points) => points.to_string(),
        Figure::Quantity(quantity) => quantity.to_string(),
        Figure::Count(count) => count.to_string(),
        Figure::Net(_) | Figure::Below(_) | Figure::Nothing => String::new(),
    }
}

fn is_zero(figure: Figure) -> bool {
    match figure {
        Figure::Yuan(amount) => amount.is_zero(),
        Figure::Points(points) => points.is_zero(),
        Figure::Quantity(quantity) => quantity.is_zero(),
        Figure::Count(_) | Figure::Net(_) | Figure::Below(_) | Figure::Nothing => true,
    }
}

impl MonthNotice {
    /// Whether every sheet begins with what the notice before ended with, row by row.
    pub(super) fn follows_the_last(&self) -> Result<(), NotFooting> {
        let Some(before) = &self.before else { return Ok(()) };
        for (rules, after, heading) in carried() {
            let Some(then) = before.0.get(&column(rules, after)) else { continue };
            let table = self.needed(rules.name)?;
            let mut left = then.clone();
            for (key, number, found) in figures(table, rules.keys, heading) {
                let expected = left.remove(&key);
                if expected.as_deref() != Some(&spelled(found)) {
                    let expected = read(expected.as_deref(), found);
                    table.agree(CellName::Closing(number, heading), expected, found)?;
                }
            }
            // A row that was there and is gone.
            if let Some((_, then)) = left.into_iter().next() {
                let cell = CellName::Closing(0, heading);
                return Err(NotFooting {
                    table: table.title,
                    cell,
                    expected: of_kind(heading, &then),
                    found: Figure::Nothing,
                });
            }
        }
        Ok(())
    }
}

/// A figure of the same kind as another.
fn read(text: Option<&str>, like: Figure) -> Figure {
    let text = text.unwrap_or("0");
    match like {
        Figure::Yuan(_) => Yuan::typed(text).map_or(Figure::Nothing, Figure::Yuan),
        Figure::Points(_) => Points::typed(text).map_or(Figure::Nothing, Figure::Points),
        Figure::Quantity(_) => Quantity::typed(text).map_or(Figure::Nothing, Figure::Quantity),
        Figure::Count(_) | Figure::Net(_) | Figure::Below(_) | Figure::Nothing => Figure::Nothing,
    }
}

fn of_kind(heading: Heading, text: &str) -> Figure {
    let like = if heading.kind() == Kind::Points {
        Figure::Points(Points::ZERO)
    } else if heading.kind() == Kind::Quantity {
        Figure::Quantity(Quantity::ZERO)
    } else {
        Figure::Yuan(Yuan::ZERO)
    };
    read(Some(text), like)
}
