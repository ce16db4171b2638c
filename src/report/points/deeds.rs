//! 好人好事 and 扣分, one by one: what hangs on the board when they are published, and what an auditor looks at twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Key;
use crate::ledger::books::registers::points::{AwardedFacts, DeedFacts};
use crate::ledger::books::registers::volunteers::Homes;
use crate::ledger::event::{DeedRecorded, Event, Kind, PointsDeducted};
use crate::ledger::field::Count;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::reading::{Happening, ServiceReading};
use crate::ledger::words::StintState;
use crate::report::heading::Heading;
use crate::report::points::holder;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::told::Told;

/// `report deeds`: every deed of the days, whether it waits, hangs or was undone, and every deduction. Names are masked. The days
/// are those of the books: a deduction that came late for a month that was told stands in the month that tells it, with its own
/// day; a deed stands by its day, and its points by the day of their publication.
///
/// # Errors
/// The file's.
pub fn deeds<R: ServiceReading>(reading: &R, from: Day, until: Day) -> Result<Vec<Table>, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::PersonNumber,
        Heading::Volunteer,
        Heading::Act,
        Heading::Content,
        Heading::PointsKind,
        Heading::Points,
        Heading::CountsFrom,
        Heading::WishEntry,
        Heading::GiftEntry,
        Heading::Witness,
        Heading::StintState,
    ];
    let mut table = Table::new(Title::Deeds { from, until }, &columns);
    for (happening, e) in all_deeds(reading, from, until)? {
        let worth = Worth::of(reading, &happening)?;
        table.push([
            Cell::from(happening.seq),
            e.date.into(),
            e.volunteer.into(),
            holder(reading, &e.volunteer.to_string())?,
            act(reading, &e.act, e.date)?,
            Cell::from(&e.description),
            e.points_kind.into(),
            worth.points,
            worth.counts_from,
            e.wish.into(),
            e.gift.into(),
            e.witness.into(),
            worth.state.into(),
        ]);
    }
    Ok(vec![table, deductions(reading, from, until)?])
}

/// What became of a deed.
struct Worth {
    points: Cell,
    counts_from: Cell,
    state: StintState,
}

impl Worth {
    fn of<R: ServiceReading>(reading: &R, happening: &Happening) -> Result<Self, R::Error> {
        let nothing = |state| Self { points: Cell::Empty, counts_from: Cell::Empty, state };
        if happening.reversed_by.is_some() {
            return Ok(nothing(StintState::Undone));
        }
        let key = happening.seq.key();
        if let Some(facts) = reading.record::<DeedFacts>(&key)? {
            return Ok(Self { points: facts.points.into(), ..nothing(StintState::Recorded) });
        }
        let awarded = reading.record::<AwardedFacts>(&key)?;
        Ok(awarded.map_or(nothing(StintState::Published), |facts| Self {
            points: facts.portion.points.into(),
            counts_from: facts.portion.from.into(),
            state: StintState::Published,
        }))
    }
}

fn deductions<R: ServiceReading>(reading: &R, from: Day, until: Day) -> Result<Table, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::PersonNumber,
        Heading::Volunteer,
        Heading::Act,
        Heading::Reason,
        Heading::PointsKind,
        Heading::Points,
        Heading::ReversedBy,
    ];
    let mut table = Table::new(Title::Deductions { from, until }, &columns);
    let books = Told::of(reading)?;
    let late = reading.happenings_since(Kind::PointsDeducted, books.since(from.month()), from)?;
    for happening in late.into_iter().chain(reading.happenings(Kind::PointsDeducted, from, until)?) {
        let Event::PointsDeducted(PointsDeducted { act: code, date, points, points_kind, reason, volunteer }) =
            &happening.event
        else {
            continue;
        };
        if !(from..=until).contains(&books.day_of(happening.seq, *date)) {
            continue;
        }
        table.push([
            Cell::from(happening.seq),
            (*date).into(),
            (*volunteer).into(),
            holder(reading, &volunteer.to_string())?,
            act(reading, code, *date)?,
            Cell::from(reason),
            (*points_kind).into(),
            (*points).into(),
            happening.reversed_by.into(),
        ]);
    }
    Ok(table)
}

/// Deeds an auditor looks at twice: recorded later than the rules allow hours to be, seen by one witness for very many on
/// one day, the same act of the same person twice on a day, or seen by his own household.
///
/// # Errors
/// The file's.
pub fn doubted<R: ServiceReading>(reading: &R, from: Day, until: Day) -> Result<Table, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::PersonNumber,
        Heading::Volunteer,
        Heading::Act,
        Heading::Content,
        Heading::DaysLate,
        Heading::Witness,
        Heading::SharedHousehold,
        Heading::SeenByWitness,
        Heading::SameThatDay,
        Heading::RecordedBy,
    ];
    let mut table = Table::new(Title::DoubtedDeeds { from, until }, &columns);
    let offset = reading.opened()?.utc_offset;
    let mut all = all_deeds(reading, from, until)?;
    all.retain(|(happening, _)| happening.reversed_by.is_none());
    let mut seen: BTreeMap<(PersonNumber, Day), BTreeSet<PersonNumber>> = BTreeMap::new();
    let mut same: BTreeMap<(PersonNumber, Day, Code), Count> = BTreeMap::new();
    for (_, e) in &all {
        seen.entry((e.witness, e.date)).or_default().insert(e.volunteer);
        let count = same.entry((e.volunteer, e.date, e.act.clone())).or_default();
        *count = count.and_one();
    }
    let homes = Homes::read(reading.records("")?);
    for (happening, e) in &all {
        let Some(book) = reading.rules_on(e.date)? else { continue };
        let days = u64::from(happening.recorded_at.day(offset).number().saturating_sub(e.date.number()));
        let watched = seen.get(&(e.witness, e.date)).map_or(0, BTreeSet::len);
        let watched = Count(u64::try_from(watched).unwrap_or(u64::MAX));
        let twice = same.get(&(e.volunteer, e.date, e.act.clone())).copied().unwrap_or_default();
        let household = homes.shared(e.volunteer, e.witness, e.date);
        let is_seen_at_home = household.is_some();
        if days > book.rules.late_days.0 || watched > book.rules.witness_limit || twice > Count(1) || is_seen_at_home {
            table.push([
                Cell::from(happening.seq),
                e.date.into(),
                e.volunteer.into(),
                holder(reading, &e.volunteer.to_string())?,
                act(reading, &e.act, e.date)?,
                Cell::from(&e.description),
                Count(days).into(),
                e.witness.into(),
                household.as_ref().into(),
                watched.into(),
                twice.into(),
                Cell::from(&happening.by),
            ]);
        }
    }
    Ok(table)
}

fn all_deeds<R: ServiceReading>(
    reading: &R,
    from: Day,
    until: Day,
) -> Result<Vec<(Happening, DeedRecorded)>, R::Error> {
    let all = reading.happenings(Kind::DeedRecorded, from, until)?.into_iter();
    Ok(all
        .filter_map(|happening| {
            let Event::DeedRecorded(e) = &happening.event else { return None };
            let e = e.clone();
            Some((happening, e))
        })
        .collect())
}

/// The act by the name it has in the rules of its day.
fn act<R: ServiceReading>(reading: &R, code: &Code, day: Day) -> Result<Cell, R::Error> {
    let book = reading.rules_on(day)?;
    let name = book.as_ref().and_then(|book| book.act(code)).map(|rule| Cell::from(&rule.name));
    Ok(name.unwrap_or_else(|| Cell::from(code)))
}
