//! What volunteers brought along: hours of books before this ledger, and of other communities, as statements said.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Key;
use crate::ledger::books::registers::points::BroughtFacts;
use crate::ledger::books::registers::volunteers::{Joined, VolunteerFacts};
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::PersonNumber;
use crate::ledger::period::Day;
use crate::ledger::reading::{Served, ServiceReading};
use crate::report::heading::Heading;
use crate::report::service::served;
use crate::report::table::{Cell, Table, Word};
use crate::report::title::Title;

/// What one person brought along, under all his numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Brought {
    /// All of it.
    pub(super) minutes: Minutes,
    /// The entry of his opening balance, which said a part of it.
    opening: Option<Seq>,
    /// The entry that last took a statement over.
    received: Option<Seq>,
}

/// By person.
pub(super) fn by_person<R: ServiceReading>(
    reading: &R,
    joined: &Joined,
) -> Result<BTreeMap<PersonNumber, Brought>, R::Error> {
    let mut all: BTreeMap<PersonNumber, Brought> = BTreeMap::new();
    for (key, facts) in reading.records::<BroughtFacts>("")? {
        let Some(number) = key.parse().ok().map(PersonNumber) else { continue };
        let brought = all.entry(joined.stayed(number)).or_default();
        brought.minutes = brought.minutes.plus(facts.minutes).unwrap_or(brought.minutes);
        brought.opening = brought.opening.or(*facts.opening);
        brought.received = brought.received.max(*facts.received_by);
    }
    Ok(all)
}

/// Whoever is here and brought hours along, but gave none on the days of a sheet.
pub(super) fn without_hours<R: ServiceReading>(
    reading: &R,
    brought: &BTreeMap<PersonNumber, Brought>,
    served: &[Served],
) -> Result<Vec<Served>, R::Error> {
    let told: BTreeSet<PersonNumber> = served.iter().map(|one| one.volunteer).collect();
    let mut rows = Vec::new();
    for (volunteer, brought) in brought {
        if brought.minutes.is_zero() || told.contains(volunteer) {
            continue;
        }
        let facts: Vec<(String, VolunteerFacts)> = reading.records(&volunteer.key())?;
        if facts.iter().any(|(_, facts)| facts.left.is_none()) {
            rows.push(Served { volunteer: *volunteer, records: Count(0), minutes: Minutes::ZERO });
        }
    }
    Ok(rows)
}

/// Rows of a record of service: what earlier books said, and what statements added.
pub(super) fn rows<R: ServiceReading>(
    reading: &R,
    volunteer: PersonNumber,
    name: &Cell,
    table: &mut Table,
) -> Result<(), R::Error> {
    let joined = Joined::read(reading.records("")?);
    let brought = by_person(reading, &joined)?.remove(&volunteer).unwrap_or_default();
    let opening = brought.opening.map(|seq| reading.happening(seq)).transpose()?.flatten();
    let opening =
        opening.and_then(|one| if let Event::VolunteerOpeningRecorded(e) = one.event { Some(e) } else { None });
    let of_books = opening.as_ref().map(|e| e.minutes).unwrap_or_default();
    let of_others = brought.minutes.minus(of_books).unwrap_or_default();
    for (kind, minutes, entry) in [
        (Kind::VolunteerOpeningRecorded, of_books, brought.opening),
        (Kind::VolunteerReceived, of_others, brought.received),
    ] {
        if minutes.is_zero() {
            continue;
        }
        let happening = entry.map(|seq| reading.happening(seq)).transpose()?.flatten().map(|one| one.event);
        let organiser = match &happening {
            Some(Event::VolunteerReceived(e)) => Cell::from(&e.from),
            Some(Event::VolunteerOpeningRecorded(e)) => Cell::from(&e.paper),
            _ => Cell::Empty,
        };
        table.push_numbered([
            name.clone(),
            Cell::Word(Word::EntryKind(kind)),
            happening.and_then(|event| event.day()).into(),
            Cell::Empty,
            minutes.into(),
            Cell::Empty,
            Cell::Empty,
            organiser,
            Cell::Empty,
            entry.into(),
        ]);
    }
    Ok(())
}

/// The time of one volunteer: of published hours here, brought along, and in all.
///
/// # Errors
/// The file's.
pub fn of_one<R: ServiceReading>(reading: &R, volunteer: PersonNumber) -> Result<Table, R::Error> {
    let columns = [Heading::PersonNumber, Heading::Minutes, Heading::MinutesBrought, Heading::MinutesOfAllTime];
    let mut table = Table::new(Title::MinutesOfAVolunteer, &columns);
    let joined = Joined::read(reading.records("")?);
    let here = served(reading, Day::FIRST, Day::LAST)?.into_iter().find(|one| one.volunteer == volunteer);
    let here = here.map(|one| one.minutes).unwrap_or_default();
    let brought = by_person(reading, &joined)?.remove(&volunteer).unwrap_or_default().minutes;
    let all = here.plus(brought).unwrap_or(here);
    table.push([Cell::from(volunteer), here.into(), brought.into(), all.into()]);
    Ok(table)
}
