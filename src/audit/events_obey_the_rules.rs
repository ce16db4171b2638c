//! CLAIM: the rules, asked again on the books as they stood, give every event that was recorded.
//!
//! Threats 9, 38, 41, 42, 43, 50, 64–66: whatever a changed program let through. A notice's counts and totals are among
//! the rules, so a notice that does not foot is found here.

use std::str::FromStr;

use crate::audit::What;
use crate::audit::batch::Entry;
use crate::ledger::books::{Books, MemoryBooks};
use crate::ledger::command::Command;
use crate::ledger::decide::{Asking, decide};
use crate::ledger::event::{Event, Kind};
use crate::ledger::minutes::TimeOfDay;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Moment, UtcOffset};

/// Asks the rules. Remembers who recorded last, and which day it was: both rarely change.
#[derive(Debug, Default)]
pub(super) struct Judge {
    asking: Option<Asking>,
    hour: String,
}

/// How many characters day and hour take. Offsets are whole hours, so the business day is the same all through one.
const HOUR: usize = 13;

impl Judge {
    /// The event as the rules give it, which must be the one that was recorded.
    ///
    /// # Errors
    /// Why they give none; nothing when that is not for this claim to say: the entry's moment is none.
    pub(super) fn ask(
        &mut self,
        books: &MemoryBooks,
        entry: &Entry<'_>,
        event: &Event,
    ) -> Result<Event, Option<Box<What>>> {
        let asking = self.asking(books, entry, event)?;
        decide(books, asking, &Command::behind(event)).map_err(|refusal| Some(Box::new(What::Refused(refusal))))
    }

    /// Who recorded the entry judged last, and on which day.
    pub(super) fn recorded(&self) -> Option<(&Code, Day)> {
        self.asking.as_ref().map(|asking| (&asking.by, asking.today))
    }

    fn asking(&mut self, books: &MemoryBooks, entry: &Entry<'_>, event: &Event) -> Result<&Asking, Option<Box<What>>> {
        let hour = entry.at.get(..HOUR).ok_or(None)?;
        let by = match &self.asking {
            Some(asking) if asking.by.as_str() == entry.by => asking.by.clone(),
            _ => Code::from_str(entry.by).map_err(|_| Some(Box::new(What::RecorderIsNoCode(entry.by.to_owned()))))?,
        };
        let today = match &self.asking {
            Some(asking) if self.hour == hour => asking.today,
            _ => business_day(books, entry.at, event).ok_or(None)?,
        };
        hour.clone_into(&mut self.hour);
        let time = time_of_day(books, entry.at, event).ok_or(None)?;
        Ok(self.asking.insert(Asking { by, today, time, waited: None }))
    }
}

/// The day of recording at the offset entry 0 pins.
fn business_day(books: &MemoryBooks, at: &str, event: &Event) -> Option<Day> {
    let moment: Moment = at.parse().ok()?;
    Some(moment.day(offset(books, event)))
}

/// The time of recording, which only hours ask for: every other kind is spared the reading.
fn time_of_day(books: &MemoryBooks, at: &str, event: &Event) -> Option<TimeOfDay> {
    if event.kind() != Kind::HoursRecorded {
        return Some(TimeOfDay::default());
    }
    let moment: Moment = at.parse().ok()?;
    Some(moment.time(offset(books, event)))
}

fn offset(books: &MemoryBooks, event: &Event) -> UtcOffset {
    match (books.opened(), event) {
        (Some(opened), _) => opened.utc_offset,
        (None, Event::LedgerOpened(opening)) => opening.utc_offset,
        (None, _) => UtcOffset::china(), // refused whatever the day is
    }
}
