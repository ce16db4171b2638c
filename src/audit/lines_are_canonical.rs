//! CLAIM: every line has its one spelling, is of a known kind, has all fields of that kind and no other, each in its
//! grammar, and writes back to the very bytes that were read.
//!
//! Threats 40, 45, 46, 48, 49, 62: another spelling of the same JSON is tampering, because whoever wrote it was not this
//! program; a newer program's kinds and fields fail closed. The chain knows the spelling of a line, the ledger that of an
//! event; both are asked.

use crate::audit::{Found, What};
use crate::chain::Line;
use crate::ledger::event::{Event, EventFault};

/// The seven parts of a line.
pub(super) fn line<'a>(found: &Found<'a>) -> Result<Line<'a>, Box<What>> {
    let line = Line::parse_bytes(found.line).map_err(|why| Box::new(What::Line(why)))?;
    if found.is_whole { Ok(line) } else { Err(Box::new(What::LineIsCut)) }
}

/// The event in it, known and in its grammar. Whether it is spelled as it should be, [`is_spelled`] says.
pub(super) fn event(kind: &str, json: &str) -> Result<Event, Box<What>> {
    Event::read(kind, json).map_err(|why| Box::new(What::Event(why)))
}

/// Whether an event writes to these very bytes. `scratch` is used again for each.
pub(super) fn is_spelled(event: &Event, json: &str, scratch: &mut Vec<u8>) -> bool {
    scratch.clear();
    event.write(scratch);
    scratch == json.as_bytes()
}

/// What is to be said of an event that does not.
pub(super) fn misspelled() -> What {
    What::Event(EventFault::Spelling)
}
