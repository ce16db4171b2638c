//! `show SEQ`: an entry, field by field, with its line and its leaf.

use clap::Args;
use serde_json::Value;

use crate::chain::{Hash, Line};
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::opened;
use crate::ledger::field::Seq;
use crate::ledger::period::{Moment, UtcOffset};
use crate::report::{Cell, Heading, Table, Title};
use crate::store::{Store, parsed};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Show {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
}

impl Show {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let seq: Seq = session.need(Question::Seq, self.seq.as_deref())?;
        let store = session.store()?;
        let Some(entry) = store.entry(seq)? else {
            return Err(Failure::refused(session.words.no_such_entry(seq, store.head()?.0)));
        };
        let line = parsed(&entry.line)?;
        let mut table = entry_table(session, &line, Some(&store));
        let mut say = |field: &str, value: &str| table.push([Cell::from(field), Cell::from(value)]);
        if let Some(by) = store.reversal_of(seq)? {
            say("reversed_by", &by.to_string());
        }
        let computed = Hash::of_leaf(entry.line.as_bytes());
        say("prev", &line.prev.to_string());
        say("leaf", &computed.to_string());
        session.list(&table);
        if session.format.is_for_the_eye() {
            session.console.say(&entry.line);
        }
        if computed == entry.leaf { Ok(()) } else { Err(Failure::tampered(session.words.leaf_differs(seq))) }
    }
}

/// An entry, field by field.
pub(super) fn entry_table(session: &Session<'_>, line: &Line<'_>, store: Option<&Store>) -> Table {
    let mut table = Table::new(Title::Entry, &[Heading::Field, Heading::Value]);
    // Programs read the moment as the line spells it; people by the clock on their wall.
    let is_read_by_people = session.format.is_for_the_eye();
    let at = match line.at.parse::<Moment>() {
        Ok(moment) if is_read_by_people => session.words.moment(moment, store.map_or_else(UtcOffset::china, offset_of)),
        Ok(_) | Err(_) => line.at.to_owned(),
    };
    let mut say = |field: &str, value: &str| table.push([Cell::from(field), Cell::from(value)]);
    say("seq", &line.seq.to_string());
    say("kind", &session.words.kind_of(line.kind));
    say("at", &at);
    say("by", line.by);
    for (field, value) in fields(line.event) {
        match value.as_array().filter(|_| is_read_by_people) {
            Some(rows) => rows.iter().zip(0..).for_each(|(row, place)| {
                say(if place == 0 { &field } else { "" }, &in_a_line(row));
            }),
            None => say(&field, &plain(&value)),
        }
    }
    table
}

/// The fund's offset, which entry 0 pins; Beijing time when that entry can no longer be read.
fn offset_of(store: &Store) -> UtcOffset {
    opened(store).map_or_else(|_| UtcOffset::china(), |opened| opened.utc_offset)
}

/// The fields of an event, in the order of its line.
fn fields(event: &str) -> serde_json::Map<String, Value> {
    serde_json::from_str(event).unwrap_or_default()
}

/// A value as it stands in the line.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

/// One row of a list, short enough for a line of the terminal: what it says first is its longest part last.
fn in_a_line(row: &Value) -> String {
    let Value::Object(parts) = row else { return plain(row) };
    let mut parts: Vec<String> = parts.values().map(plain).collect();
    parts.sort_by_key(String::len);
    parts.join("  ")
}
