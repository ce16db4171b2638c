//! What volunteers brought along: hours of books before this ledger, and of other communities, as statements said. They stand
//! in the year in which they came, with their source, and from then on in the total of all time: in no other year, and still
//! after somebody left.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::registers::points::BroughtFacts;
use crate::ledger::books::registers::volunteers::Joined;
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::PersonNumber;
use crate::ledger::period::Day;
use crate::ledger::reading::{Served, ServiceReading};
use crate::report::heading::Heading;
use crate::report::service::served;
use crate::report::shown::Remark;
use crate::report::table::{Cell, Table, Word};
use crate::report::title::Title;

/// What one entry brought.
#[derive(Clone, Debug)]
pub(super) struct Part {
    day: Day,
    minutes: Minutes,
    kind: Kind,
    entry: Seq,
    /// The earlier books, or the other ledger.
    source: Cell,
    /// His number there.
    came_as: Option<PersonNumber>,
}

/// By person, in the order of entries.
pub(super) type Brought = BTreeMap<PersonNumber, Vec<Part>>;

/// What everybody brought along. A statement counts as far as it is new: what he took with him from here is not.
pub(super) fn by_person<R: ServiceReading>(reading: &R, joined: &Joined) -> Result<Brought, R::Error> {
    let mut rest: BTreeMap<PersonNumber, Minutes> = BTreeMap::new();
    for (key, facts) in reading.records::<BroughtFacts>("")? {
        let Some(number) = key.parse().ok().map(PersonNumber) else { continue };
        let sum = rest.entry(joined.stayed(number)).or_default();
        *sum = sum.plus(facts.minutes).unwrap_or(*sum);
    }
    let mut all = Brought::new();
    for kind in [Kind::VolunteerOpeningRecorded, Kind::VolunteerReceived] {
        for happening in reading.happenings(kind, Day::FIRST, Day::LAST)? {
            let (volunteer, day, said, source, came_as) = if let Event::VolunteerOpeningRecorded(e) = &happening.event {
                (e.volunteer, e.date, e.minutes, Cell::from(&e.paper), None)
            } else if let Event::VolunteerReceived(e) = &happening.event {
                (e.volunteer, e.date, e.minutes, Cell::from(&e.from), Some(e.sent_as))
            } else {
                continue;
            };
            let who = joined.stayed(volunteer);
            let left = rest.entry(who).or_default();
            let minutes = if happening.reversed_by.is_none() { said.min(*left) } else { Minutes::ZERO };
            if !minutes.is_zero() {
                *left = left.minus(minutes).unwrap_or_default();
                all.entry(who).or_default().push(Part { day, minutes, kind, entry: happening.seq, source, came_as });
            }
        }
    }
    Ok(all)
}

/// What somebody brought on some days.
pub(super) fn between(parts: Option<&Vec<Part>>, from: Day, until: Day) -> Minutes {
    let parts = parts.into_iter().flatten().filter(|part| (from..=until).contains(&part.day));
    parts.fold(Minutes::ZERO, |sum, part| sum.plus(part.minutes).unwrap_or(sum))
}

/// Whoever brought hours along on the days of a sheet, but gave none.
pub(super) fn without_hours(brought: &Brought, served: &[Served], from: Day, until: Day) -> Vec<Served> {
    let told: BTreeSet<PersonNumber> = served.iter().map(|one| one.volunteer).collect();
    let came = brought.iter().filter(|(_, parts)| !between(Some(parts), from, until).is_zero());
    let came = came.filter(|(volunteer, _)| !told.contains(volunteer));
    came.map(|(volunteer, _)| Served { volunteer: *volunteer, records: Count(0), minutes: Minutes::ZERO }).collect()
}

/// Rows of a record of service: what earlier books said, and what statements added, each with where it comes from.
pub(super) fn rows<R: ServiceReading>(
    reading: &R,
    (volunteer, from, until): (PersonNumber, Day, Day),
    name: &Cell,
    table: &mut Table,
) -> Result<(), R::Error> {
    let joined = Joined::read(reading.records("")?);
    let parts = by_person(reading, &joined)?.remove(&volunteer).unwrap_or_default();
    for part in parts.into_iter().filter(|part| (from..=until).contains(&part.day)) {
        table.push_numbered([
            name.clone(),
            Cell::Word(Word::EntryKind(part.kind)),
            part.day.into(),
            Cell::Empty,
            part.minutes.into(),
            Cell::Empty,
            part.came_as.map(Remark::CameAs).into_iter().collect::<Vec<_>>().into(),
            part.source,
            Cell::Empty,
            part.entry.into(),
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
    let brought = between(by_person(reading, &joined)?.get(&volunteer), Day::FIRST, Day::LAST);
    let all = here.plus(brought).unwrap_or(here);
    table.push([Cell::from(volunteer), here.into(), brought.into(), all.into()]);
    Ok(table)
}
