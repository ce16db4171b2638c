//! JSON for programs: an array of objects, keyed by the stable id of each column, every value a string as the ledger
//! spells it. Words are those of the file, never translated; what is empty is the empty string. Several tables of one command
//! are one array, each with its name, its rows and its totals.

use std::borrow::Cow;
use std::fmt::Write;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::ledger::name::TextRule;
use crate::render::listing::{Document, Listing, Reader};
use crate::report::{Cell, Column, Remark, ShownIn, ShownName, Table};
use crate::text::Words;

pub(super) const LISTING: Listing =
    Listing { word: "json", zh: "程序用", en: "for a program", reader: Reader::Program, document };

/// What stands below is said beside: a program does not look for it.
fn document(tables: &[Table], below: Option<&str>, _: &dyn Words) -> Document {
    let document = if let [only] = tables { table(only) } else { self::tables(tables) };
    (document, below.map(ToOwned::to_owned))
}

/// The rows of a table, without totals: a program sums for itself.
fn table(table: &Table) -> String {
    let mut json = serde_json::to_string_pretty(&Rows(table)).expect("strings cannot fail to be written");
    json.push('\n');
    escaped(&json)
}

/// Several tables, in their order: `[{"table": "project_statement", "rows": […], "totals": {…}}, …]`.
fn tables(tables: &[Table]) -> String {
    let tables: Vec<Named<'_>> = tables.iter().map(Named).collect();
    let mut json = serde_json::to_string_pretty(&tables).expect("strings cannot fail to be written");
    json.push('\n');
    escaped(&json)
}

/// Characters that would hide or move others are written as JSON writes them by number, and read back as they were.
fn escaped(json: &str) -> String {
    let hides = |c: char| c != '\n' && TextRule::broken_by(c).is_some();
    let mut shown = String::with_capacity(json.len());
    for c in json.chars() {
        if hides(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(shown, "\\u{unit:04x}"); // a String takes everything
            }
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A table among others.
struct Named<'a>(&'a Table);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("table", self.0.title.id())?;
        map.serialize_entry("rows", &Rows(self.0))?;
        map.serialize_entry("totals", &Totals(self.0))?;
        map.end()
    }
}

/// What is summed, by column.
struct Totals<'a>(&'a Table);

impl Serialize for Totals<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sums = self.0.columns.iter().zip(&self.0.totals).filter(|(_, total)| **total != Cell::Empty);
        serializer.collect_map(sums.map(|(column, total)| (column.heading.id(), Value(total))))
    }
}

struct Rows<'a>(&'a Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows.iter().map(|row| Row(&self.0.columns, row)))
    }
}

struct Row<'a>(&'a [Column], &'a [Cell]);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, cell) in self.0.iter().zip(self.1) {
            map.serialize_entry(column.heading.id(), &Value(cell))?;
        }
        map.end()
    }
}

struct Value<'a>(&'a Cell);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Words(list) => {
                let mut seq = serializer.serialize_seq(Some(list.len()))?;
                for w in list {
                    seq.serialize_element(w.word())?;
                }
                seq.end()
            }
            Cell::Rates(tiers) => serializer.collect_map(tiers.iter().map(|(from, rate)| (from.to_string(), rate))),
            Cell::Parts(parts) => {
                serializer.collect_map(parts.iter().map(|(kind, amount)| (kind.word(), amount.to_string())))
            }
            Cell::Remarks(remarks) => serializer.collect_seq(remarks.iter().map(|r| remark(*r))),
            Cell::Empty
            | Cell::Text(_)
            | Cell::Name(_)
            | Cell::Yuan(_)
            | Cell::Count(_)
            | Cell::Quantity(_)
            | Cell::Rate(_)
            | Cell::Day(_)
            | Cell::Month(_)
            | Cell::Seq(_)
            | Cell::Word(_)
            | Cell::ShownIn(_)
            | Cell::Minutes(_)
            | Cell::Points(_) => serializer.serialize_str(&spelled(self.0)),
        }
    }
}

/// One value as the ledger spells it.
fn spelled(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty
        | Cell::Words(_)
        | Cell::Rates(_)
        | Cell::Parts(_)
        | Cell::Remarks(_)
        | Cell::ShownIn(ShownIn::NotSaid) => Cow::Borrowed(""),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Name(ShownName::Masked(name) | ShownName::Named(name)) => Cow::Borrowed(name),
        Cell::Name(ShownName::Anonymous) => Cow::Borrowed("anonymous"),
        Cell::Name(ShownName::Withheld) => Cow::Borrowed("withheld"),
        Cell::Name(ShownName::Erased) => Cow::Borrowed("erased"),
        Cell::Yuan(amount) => Cow::Owned(amount.to_string()),
        Cell::Count(count) => Cow::Owned(count.to_string()),
        Cell::Quantity(quantity) => Cow::Owned(quantity.to_string()),
        Cell::Rate(rate) => Cow::Owned(rate.to_string()),
        Cell::Day(day) => Cow::Owned(day.to_string()),
        Cell::Month(month) => Cow::Owned(month.to_string()),
        Cell::Seq(seq) | Cell::ShownIn(ShownIn::Entry(seq)) => Cow::Owned(seq.to_string()),
        Cell::Word(w) => Cow::Borrowed(w.word()),
        Cell::ShownIn(ShownIn::Notice(number)) => Cow::Owned(number.to_string()),
        Cell::ShownIn(ShownIn::Notices(month, quarter)) => Cow::Owned(format!("{month} {quarter}")),
        Cell::ShownIn(ShownIn::Here) => Cow::Borrowed("this"),
        Cell::ShownIn(ShownIn::NotYet) => Cow::Borrowed("not_yet"),
        Cell::Points(points) => Cow::Owned(points.to_string()),
        Cell::Minutes(minutes) => Cow::Owned(minutes.to_string()),
    }
}

/// `late`, `replaces 12`, `reversal 57`, `refund 58 20.00`.
fn remark(r: Remark) -> String {
    match r {
        Remark::Late => "late".to_owned(),
        Remark::Expired => "expired".to_owned(),
        Remark::PaysWhatIsOwed => "pays_what_is_owed".to_owned(),
        Remark::ReckonedAnew(count) => format!("reckoned_anew {count}"),
        Remark::CameAs(number) => format!("came_as {number}"),
        Remark::Replaces(seq) => format!("replaces {seq}"),
        Remark::CorrectedBy { seq, remedy: by, part: None } => format!("{} {seq}", by.word()),
        Remark::CorrectedBy { seq, remedy: by, part: Some(part) } => format!("{} {seq} {part}", by.word()),
    }
}
