//! 时长 on a notice: every published record once. Hours that were published before their month was told stand in it; later
//! ones in the next month, in rows of their own with the day of service, as late gifts lie in the books of the month after.

use std::collections::BTreeMap;

use super::{membership, name_of, served};
use crate::ledger::books::registers::service::ActivityFacts;
use crate::ledger::books::registers::volunteers::Joined;
use crate::ledger::books::stints::Stint;
use crate::ledger::event::Event;
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{Served, ServiceReading};
use crate::ledger::words::StintState;
use crate::report::heading::Heading;
use crate::report::shown::Remark;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::told::Told;

/// Hours of one volunteer on one day.
type LateHours = BTreeMap<(Day, PersonNumber), (Count, Minutes)>;

/// The hours a notice tells: those of its month by volunteer, then late ones by day and volunteer. Where nothing is late
/// the two columns that would say so are not there. The first notice tells everything older as well, as it does of gifts.
///
/// # Errors
/// The file's.
pub fn hours_told<R: ServiceReading>(reading: &R, month: Month, is_first: bool) -> Result<Table, R::Error> {
    let (own, late) = hours_of(reading, month, is_first)?;
    let mut columns = vec![Heading::PersonNumber, Heading::Volunteer, Heading::Team, Heading::Household];
    if !late.is_empty() {
        columns.push(Heading::Date);
    }
    columns.extend([Heading::Records, Heading::Minutes]);
    if !late.is_empty() {
        columns.push(Heading::Remarks);
    }
    let (from, until) = (month.first(), month.last());
    let mut table = Table::new(Title::HoursByVolunteer { from, until }, &columns);
    let own = own.into_iter().map(|one| (None, one.volunteer, one.records, one.minutes));
    let late_ones =
        late.iter().map(|((day, volunteer), (records, minutes))| (Some(*day), *volunteer, *records, *minutes));
    for (day, volunteer, records, minutes) in own.chain(late_ones) {
        let last = membership(reading, volunteer, day.unwrap_or(until))?;
        let mut row = vec![
            Cell::from(volunteer),
            name_of(reading, volunteer)?,
            last.as_ref().and_then(|last| last.team.as_ref()).into(),
            last.as_ref().and_then(|last| last.household.as_ref()).into(),
        ];
        if !late.is_empty() {
            row.push(day.into());
        }
        row.extend([records.into(), minutes.into()]);
        if !late.is_empty() {
            row.push(day.map(|_| Remark::Late).into_iter().collect::<Vec<_>>().into());
        }
        table.push(row);
    }
    Ok(table.totalled())
}

/// The minutes of every row of [`hours_told`], as the entries say them: what the printed sheet is held against.
///
/// # Errors
/// The file's.
pub fn minutes_said<R: ServiceReading>(reading: &R, month: Month, is_first: bool) -> Result<Vec<Minutes>, R::Error> {
    let (told, joined) = (Told::of(reading)?, Joined::read(reading.records("")?));
    let mut rows: BTreeMap<(Option<Day>, PersonNumber), Minutes> = BTreeMap::new();
    for publication in publications(reading)? {
        let before = told.before(publication.entry);
        if before.is_some_and(|told| told >= month) {
            continue;
        }
        let is_here = is_first || before.is_some_and(|told| told.next() == month);
        let may_be_own = publication.may_touch(reading, month, true)?;
        if !(may_be_own || is_here && publication.may_touch(reading, month, false)?) {
            continue;
        }
        for stint in published(reading, &publication)? {
            let Some(said) = reading.hours(stint.seq)? else { continue };
            let is_own = said.date.month() == month;
            if is_own || is_here && said.date.month() < month {
                let sum = rows.entry(((!is_own).then_some(said.date), joined.stayed(said.volunteer))).or_default();
                *sum = sum.plus(said.minutes).unwrap_or(*sum);
            }
        }
    }
    Ok(rows.into_values().collect())
}

/// What of a month its notice tells, and what is late in it.
fn hours_of<R: ServiceReading>(
    reading: &R,
    month: Month,
    is_first: bool,
) -> Result<(Vec<Served>, LateHours), R::Error> {
    let (told, joined) = (Told::of(reading)?, Joined::read(reading.records("")?));
    let mut own: BTreeMap<PersonNumber, Served> =
        served(reading, month.first(), month.last())?.into_iter().map(|one| (one.volunteer, one)).collect();
    let mut late = LateHours::new();
    for publication in publications(reading)? {
        let before = told.before(publication.entry);
        // Its hours of this month stand on a later notice, or those of earlier months stand on this one.
        let is_later = before.is_some_and(|told| told >= month);
        let is_here = !is_later && (is_first || before.is_some_and(|told| told.next() == month));
        if !is_later && !is_here || !publication.may_touch(reading, month, is_later)? {
            continue;
        }
        for stint in published(reading, &publication)? {
            let who = joined.stayed(stint.volunteer);
            if is_later && stint.day.month() == month {
                own.entry(who).and_modify(|sum| less(sum, &stint));
            } else if is_here && stint.day.month() < month {
                let (records, minutes) = late.entry((stint.day, who)).or_default();
                (*records, *minutes) = (records.and_one(), minutes.plus(stint.minutes).unwrap_or(*minutes));
            }
        }
    }
    Ok((own.into_values().filter(|one| one.records != Count(0)).collect(), late))
}

fn less(sum: &mut Served, stint: &Stint) {
    sum.records = Count(sum.records.0.saturating_sub(1));
    sum.minutes = sum.minutes.minus(stint.minutes).unwrap_or_default();
}

/// Hours of one activity that were published together.
struct Publication {
    activity: Code,
    /// The entry that opened the activity.
    opened: Seq,
    /// The entry that published.
    entry: Seq,
    /// The last entry the publication before it covers.
    after: Seq,
    /// The last entry it covers.
    up_to: Seq,
}

impl Publication {
    /// Whether hours of this month, or of earlier ones, can be among it: an activity has days.
    fn may_touch<R: ServiceReading>(&self, reading: &R, month: Month, this_month: bool) -> Result<bool, R::Error> {
        let Some(Event::ActivityOpened(opened)) = reading.happening(self.opened)?.map(|one| one.event) else {
            return Ok(false);
        };
        Ok(if this_month { opened.last >= month.first() } else { opened.first < month.first() })
    }
}

fn publications<R: ServiceReading>(reading: &R) -> Result<Vec<Publication>, R::Error> {
    let mut all = Vec::new();
    for (code, facts) in reading.records::<ActivityFacts>("")? {
        let Ok(activity) = code.parse::<Code>() else { continue };
        let mut after = Seq(0);
        for one in facts.publications {
            let (entry, up_to) = (one.entry, one.up_to);
            all.push(Publication { activity: activity.clone(), opened: facts.entry, entry, after, up_to });
            after = up_to;
        }
    }
    Ok(all)
}

fn published<R: ServiceReading>(reading: &R, of: &Publication) -> Result<Vec<Stint>, R::Error> {
    let mut stints = reading.stints_of(&of.activity, of.after, of.up_to)?;
    stints.retain(|stint| stint.state == StintState::Published);
    Ok(stints)
}
