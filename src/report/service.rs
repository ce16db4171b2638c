//! Volunteers on sheets: hours by volunteer, teams ranked, activities, doubted hours, and the record of service a
//! volunteer may ask for (慈善法 art. 66). A sheet reads its own days; only a year's adds all time, for the stars.

mod brought;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Key;
use crate::ledger::books::registers::service::ActivityFacts;
use crate::ledger::books::registers::volunteers::{Joined, JoinedFacts, Membership, TeamFacts, VolunteerFacts};
use crate::ledger::event::{ActivityOpened, Event, RulesSet};
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::reading::{Doubted, Party, PrivateName, Served, ServiceReading, Took};
use crate::ledger::words::{StarPeriod, StintState};
use crate::report::heading::Heading;
use crate::report::shown::ShownName;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

use brought::Brought;
pub use brought::of_one as minutes_of_one;
pub use told::{hours_told, minutes_said};

/// Published hours by volunteer. `with_stars` adds all time, and the stars the rules in force on the last day give.
///
/// # Errors
/// The file's.
pub fn hours<R: ServiceReading>(reading: &R, from: Day, until: Day, with_stars: bool) -> Result<Table, R::Error> {
    let mut columns = vec![
        Heading::PersonNumber,
        Heading::Volunteer,
        Heading::Team,
        Heading::Household,
        Heading::Records,
        Heading::Minutes,
    ];
    if with_stars {
        columns.extend([Heading::MinutesBrought, Heading::MinutesOfAllTime, Heading::Stars]);
    }
    let mut table = Table::new(Title::HoursByVolunteer { from, until }, &columns);
    let joined = Joined::read(reading.records("")?);
    let brought = if with_stars { brought::by_person(reading, &joined)? } else { Brought::new() };
    let all = if with_stars { of_all_time(reading, &brought, until)? } else { BTreeMap::new() };
    let rules = reading.rules_on(until)?;
    let mut rows = served(reading, from, until)?;
    rows.extend(brought::without_hours(&brought, &rows, from, until));
    rows.sort_by_key(|served| served.volunteer);
    for served in rows {
        let last = membership(reading, served.volunteer, until)?;
        let mut row = vec![
            Cell::from(served.volunteer),
            name_of(reading, served.volunteer)?,
            last.as_ref().and_then(|last| last.team.as_ref()).into(),
            last.as_ref().and_then(|last| last.household.as_ref()).into(),
            served.records.into(),
            served.minutes.into(),
        ];
        if with_stars {
            let of_all_time = all.get(&served.volunteer).copied().unwrap_or_default();
            let stars = rules.as_ref().map(|book| stars(&book.rules, served.minutes, of_all_time));
            let brought = brought::between(brought.get(&served.volunteer), from, until);
            row.extend([brought.into(), of_all_time.into(), stars.into()]);
        }
        table.push(row);
    }
    Ok(table.totalled())
}

/// Published hours by person: under whichever of his numbers, they are told of the one that stayed.
pub(in crate::report) fn served<R: ServiceReading>(
    reading: &R,
    from: Day,
    until: Day,
) -> Result<Vec<Served>, R::Error> {
    let joined = Joined::read(reading.records("")?);
    let mut all: BTreeMap<PersonNumber, Served> = BTreeMap::new();
    for one in reading.served(from, until)? {
        let volunteer = joined.stayed(one.volunteer);
        let none = Served { volunteer, records: Count(0), minutes: Minutes::ZERO };
        let sum = all.entry(volunteer).or_insert(none);
        sum.records = Count(sum.records.0.saturating_add(one.records.0));
        sum.minutes = sum.minutes.plus(one.minutes).unwrap_or(sum.minutes);
    }
    Ok(all.into_values().collect())
}

/// Minutes of all time by person: his published hours here, and what he brought along.
fn of_all_time<R: ServiceReading>(
    reading: &R,
    brought: &Brought,
    until: Day,
) -> Result<BTreeMap<PersonNumber, Minutes>, R::Error> {
    let here = served(reading, Day::FIRST, until)?.into_iter().map(|one| (one.volunteer, one.minutes));
    let mut all: BTreeMap<PersonNumber, Minutes> = here.collect();
    for (number, parts) in brought {
        let sum = all.entry(*number).or_default();
        *sum = sum.plus(brought::between(Some(parts), Day::FIRST, until)).unwrap_or(*sum);
    }
    Ok(all)
}

/// How many stars so many hours of the year, or of all time, give.
fn stars(rules: &RulesSet, of_the_year: Minutes, of_all_time: Minutes) -> Count {
    let minutes = match rules.stars_by {
        StarPeriod::Year => of_the_year,
        StarPeriod::Life => of_all_time,
    };
    let (hours, _) = minutes.hours();
    let reached = rules.stars.iter().filter(|needed| needed.0 <= u64::from(hours)).count();
    Count(u64::try_from(reached).unwrap_or_default())
}

/// The household and team of a volunteer at the end of some days; where he was not yet or no more, what was said last.
fn membership<R: ServiceReading>(reading: &R, number: PersonNumber, day: Day) -> Result<Option<Membership>, R::Error> {
    let records: Vec<(String, VolunteerFacts)> = reading.records(&number.key())?;
    let facts = records.into_iter().next().map(|(_, facts)| facts);
    Ok(facts.and_then(|facts| facts.on(day).or(facts.last()).cloned()))
}

fn name_of<R: ServiceReading>(reading: &R, number: PersonNumber) -> Result<Cell, R::Error> {
    Ok(reading.party(number)?.map(|party| ShownName::of_party(&party)).into())
}

/// His hours by the team of their day. Almost everybody is in one team all the time, and then the sum is enough.
fn by_team<R: ServiceReading>(
    reading: &R,
    served: &Served,
    from: Day,
    until: Day,
) -> Result<Vec<(Code, Count, Minutes)>, R::Error> {
    let records: Vec<(String, VolunteerFacts)> = reading.records(&served.volunteer.key())?;
    let Some((_, facts)) = records.into_iter().next() else { return Ok(Vec::new()) };
    let known = facts.memberships.iter().filter(|one| one.from <= until);
    let (before, during): (Vec<&Membership>, Vec<&Membership>) = known.partition(|one| one.from <= from);
    let teams: BTreeSet<Option<&Code>> =
        before.last().into_iter().chain(&during).map(|one| one.team.as_ref()).collect();
    if let (1, Some(team)) = (teams.len(), teams.first()) {
        return Ok(team.map(|team| (team.clone(), served.records, served.minutes)).into_iter().collect());
    }
    let mut sums: BTreeMap<Code, (Count, Minutes)> = BTreeMap::new();
    for stint in reading.served_by(served.volunteer, from, until)? {
        let Some(team) = facts.on(stint.day).and_then(|there| there.team.0.clone()) else { continue };
        let (records, minutes) = sums.entry(team).or_default();
        *records = records.and_one();
        *minutes = minutes.plus(stint.minutes).unwrap_or(*minutes);
    }
    Ok(sums.into_iter().map(|(team, (records, minutes))| (team, records, minutes)).collect())
}

/// Teams by the published hours of those who belonged to them on the day of each.
///
/// # Errors
/// The file's.
pub fn teams<R: ServiceReading>(reading: &R, from: Day, until: Day) -> Result<Table, R::Error> {
    let columns =
        [Heading::Rank, Heading::Team, Heading::Name, Heading::Volunteers, Heading::Records, Heading::Minutes];
    let mut table = Table::new(Title::TeamsRanked { from, until }, &columns);
    let mut sums: BTreeMap<Code, (Count, Count, Minutes)> = BTreeMap::new();
    for served in served(reading, from, until)? {
        for (team, own_records, own_minutes) in by_team(reading, &served, from, until)? {
            let (volunteers, records, minutes) = sums.entry(team).or_default();
            *volunteers = volunteers.and_one();
            *records = Count(records.0.saturating_add(own_records.0));
            *minutes = minutes.plus(own_minutes).unwrap_or(*minutes);
        }
    }
    let names: BTreeMap<String, TeamFacts> = reading.records("")?.into_iter().collect();
    let mut ranked: Vec<_> = sums.into_iter().collect();
    ranked.sort_by_key(|(team, (_, _, minutes))| (std::cmp::Reverse(*minutes), team.clone()));
    for (team, (volunteers, records, minutes)) in ranked {
        let name = names.get(team.as_str()).map(|facts| facts.name.as_str()).unwrap_or_default();
        table.push_numbered([Cell::from(&team), name.into(), volunteers.into(), records.into(), minutes.into()]);
    }
    Ok(table.totalled())
}

/// Activities with hours on these days, or with a publication that went up on them. Minutes and points are those of published
/// hours, as `report hours` has them; what is not published stands apart. Who was helped is told once, on the day the publication
/// that says it went up, so that months come to the year.
///
/// # Errors
/// The file's.
pub fn activities<R: ServiceReading>(reading: &R, from: Day, until: Day) -> Result<Table, R::Error> {
    let columns = [
        Heading::Code,
        Heading::Activity,
        Heading::ServiceClass,
        Heading::Where,
        Heading::InCharge,
        Heading::Volunteers,
        Heading::Records,
        Heading::Minutes,
        Heading::WaitingRecords,
        Heading::WaitingMinutes,
        Heading::Helped,
        Heading::Points,
        Heading::PartyPoints,
    ];
    let mut table = Table::new(Title::ActivitiesBetween { from, until }, &columns);
    let took = reading.took_place(from, until)?;
    let mut took: BTreeMap<Code, Took> = took.into_iter().map(|took| (took.activity.clone(), took)).collect();
    let mut all: BTreeMap<Code, Count> = took.keys().map(|code| (code.clone(), Count(0))).collect();
    all.extend(helped(reading, from, until)?);
    let twice = counted_twice(reading, from, until)?;
    for (code, helped) in all {
        let Some(opened) = activity(reading, &code)? else { continue };
        let mut took = took.remove(&code);
        if let (Some(took), Some(twice)) = (&mut took, twice.get(&code)) {
            took.volunteers = Count(took.volunteers.0.saturating_sub(twice.0));
        }
        let hours = took.as_ref();
        table.push([
            Cell::from(&opened.code),
            (&opened.title).into(),
            (&opened.class).into(),
            (&opened.place).into(),
            name_of(reading, opened.supervisor)?,
            hours.map(|took| took.volunteers).unwrap_or_default().into(),
            hours.map(|took| took.records).unwrap_or_default().into(),
            hours.map(|took| took.minutes).unwrap_or_default().into(),
            hours.map(|took| took.waiting).unwrap_or_default().into(),
            hours.map(|took| took.minutes_waiting).unwrap_or_default().into(),
            helped.into(),
            hours.map(|took| took.points).unwrap_or_default().into(),
            hours.map(|took| took.points_party).unwrap_or_default().into(),
        ]);
    }
    Ok(table.totalled())
}

/// How often somebody with several numbers was counted once more at an activity.
fn counted_twice<R: ServiceReading>(reading: &R, from: Day, until: Day) -> Result<BTreeMap<Code, Count>, R::Error> {
    let mut twice: BTreeMap<Code, Count> = BTreeMap::new();
    for (stayed, _) in reading.records::<JoinedFacts>("")? {
        let Ok(stayed) = stayed.parse().map(PersonNumber) else { continue };
        let stints = reading.served_by(stayed, from, until)?;
        let numbers: BTreeSet<(Code, PersonNumber)> =
            stints.into_iter().map(|stint| (stint.activity, stint.volunteer)).collect();
        let mut met: BTreeSet<Code> = BTreeSet::new();
        for (activity, _) in numbers {
            if !met.insert(activity.clone()) {
                let sum = twice.entry(activity).or_default();
                *sum = sum.and_one();
            }
        }
    }
    Ok(twice)
}

/// How many were helped by the activities whose hours went up on these days, unless all of these were found false since. What
/// went up on a day was let hang on it or later.
fn helped<R: ServiceReading>(reading: &R, from: Day, until: Day) -> Result<BTreeMap<Code, Count>, R::Error> {
    let mut helped: BTreeMap<Code, Count> = BTreeMap::new();
    for (code, facts) in reading.records::<ActivityFacts>("")? {
        let Ok(code) = code.parse::<Code>() else { continue };
        let mut before = Seq(0);
        for publication in &facts.publications {
            let after = std::mem::replace(&mut before, publication.up_to);
            if publication.on < from {
                continue;
            }
            let Some(Event::PointsPublished(e)) = reading.happening(publication.entry)?.map(|one| one.event) else {
                continue;
            };
            let is_asked = e.helped != Count(0) && (from..=until).contains(&e.date);
            let stints = if is_asked { reading.stints_of(&code, after, publication.up_to)? } else { Vec::new() };
            if stints.iter().any(|stint| stint.state == StintState::Published) {
                let sum = helped.entry(code.clone()).or_default();
                *sum = Count(sum.0.saturating_add(e.helped.0));
            }
        }
    }
    Ok(helped)
}

fn activity<R: ServiceReading>(reading: &R, code: &Code) -> Result<Option<ActivityOpened>, R::Error> {
    let Some(facts) = reading.record::<ActivityFacts>(code.as_str())? else { return Ok(None) };
    Ok(match reading.happening(facts.entry)?.map(|one| one.event) {
        Some(Event::ActivityOpened(opened)) => Some(opened),
        _ => None,
    })
}

/// Hours a third person vouched for, or seen by one of his own household: how long after they ended they were recorded, how many their witness saw that day,
/// who vouches and why.
///
/// # Errors
/// The file's.
pub fn doubted<R: ServiceReading>(reading: &R, from: Day, until: Day) -> Result<Table, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::Activity,
        Heading::PersonNumber,
        Heading::Volunteer,
        Heading::Hours,
        Heading::Minutes,
        Heading::RecordedAfter,
        Heading::Witness,
        Heading::SharedHousehold,
        Heading::SeenByWitness,
        Heading::VouchedBy,
        Heading::Reason,
    ];
    let mut table = Table::new(Title::DoubtedHours { from, until }, &columns);
    let offset = reading.opened()?.utc_offset;
    for one in reading.doubted(from, until)? {
        let (day, time) = (one.recorded_at.day(offset), one.recorded_at.time(offset));
        let days = day.number().saturating_sub(one.stint.day.number()).saturating_mul(24 * 60);
        let after = days.saturating_add(u32::from(time.minutes())).saturating_sub(one.stint.ended());
        table.push(doubted_row(reading, &one, Minutes::from_count(after).unwrap_or_default())?);
    }
    Ok(table.totalled())
}

fn doubted_row<R: ServiceReading>(reading: &R, one: &Doubted, after: Minutes) -> Result<Vec<Cell>, R::Error> {
    let stint = &one.stint;
    let ended = stint.began.after(stint.minutes).unwrap_or(stint.began);
    let (hours, minutes) = after.hours();
    Ok(vec![
        stint.seq.into(),
        stint.day.into(),
        (&stint.activity).into(),
        stint.volunteer.into(),
        name_of(reading, stint.volunteer)?,
        format!("{}–{ended}", stint.began).into(),
        stint.minutes.into(),
        format!("{hours}:{minutes:02}").into(),
        stint.witness.into(),
        one.household.as_ref().into(),
        one.seen.into(),
        one.event.vouched_by.into(),
        (&one.event.reason).into(),
    ])
}

/// Whose record of service, of which days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who.
    pub volunteer: PersonNumber,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Whether names stand in full.
    pub is_full: bool,
    /// How many entries it is read from.
    pub size: Count,
}

/// A volunteer's record of service, with the fields of 志愿服务记录: who, activity, day, place, content, hours, organiser, who
/// answers for it. Its number is the volunteer's, and that of the entries it was read from.
///
/// # Errors
/// The file's.
pub fn statement<R: ServiceReading>(reading: &R, asked: &Asked) -> Result<Table, R::Error> {
    let columns = [
        Heading::Number,
        Heading::Volunteer,
        Heading::Activity,
        Heading::Date,
        Heading::Hours,
        Heading::Minutes,
        Heading::Where,
        Heading::Content,
        Heading::Organiser,
        Heading::InCharge,
        Heading::Seq,
    ];
    let Asked { volunteer, from, until, is_full, size } = *asked;
    let mut table = Table::new(Title::ServiceStatement { volunteer, size }, &columns);
    let names: BTreeMap<String, TeamFacts> = reading.records("")?.into_iter().collect();
    let fund = reading.opened()?.name.to_string();
    let name = full_or_masked(reading, volunteer, is_full)?;
    brought::rows(reading, (volunteer, from, until), &name, &mut table)?;
    for stint in reading.served_by(volunteer, from, until)? {
        let Some(opened) = activity(reading, &stint.activity)? else { continue };
        let team = opened.team.as_ref().and_then(|code| names.get(code.as_str())).map(|facts| facts.name.to_string());
        let content = reading.rules_on(stint.day)?.and_then(|book| book.service(&opened.class).cloned());
        let ended = stint.began.after(stint.minutes).unwrap_or(stint.began);
        table.push_numbered([
            name.clone(),
            (&opened.title).into(),
            stint.day.into(),
            format!("{}–{ended}", stint.began).into(),
            stint.minutes.into(),
            (&opened.place).into(),
            content.map(|rule| rule.name.to_string()).into(),
            team.unwrap_or_else(|| fund.clone()).into(),
            full_or_masked(reading, opened.supervisor, is_full)?,
            stint.seq.into(),
        ]);
    }
    Ok(table.totalled())
}

fn full_or_masked<R: ServiceReading>(reading: &R, number: PersonNumber, is_full: bool) -> Result<Cell, R::Error> {
    let party = reading.party(number)?;
    Ok(match party {
        Some(Party { name: PrivateName::Opened(name), .. }) if is_full => ShownName::Named(name.to_string()).into(),
        party => party.map(|party| ShownName::of_party(&party)).into(),
    })
}
