//! What the volunteers' reports read: sums of hours by volunteer and by activity, of the days asked for.

use rusqlite::Row;

use crate::ledger::books::Books;
use crate::ledger::books::registers::volunteers::{Homes, stints_of_person};
use crate::ledger::books::stints::Stint;
use crate::ledger::event::{Event, HoursRecorded};
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::reading::{Doubted, FundReading, Served, ServiceReading, Took};
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::StintState;
use crate::store::books::{STINTS, parse, stint_of, unsigned};
use crate::store::entry::signed;
use crate::store::reading::{StoredReading, damaged};
use crate::store::{StoreError, event_of, every_row, parsed};

impl ServiceReading for StoredReading<'_> {
    fn served(&self, from: Day, until: Day) -> Result<Vec<Served>, StoreError> {
        let query = "SELECT volunteer, count(*), sum(minutes) FROM stint INDEXED BY stint_by_day \
                     WHERE day BETWEEN ?1 AND ?2 AND state = 'published' GROUP BY volunteer ORDER BY volunteer";
        let days = (from.to_string(), until.to_string());
        every_row(self.store().connection(), query, days, |row| {
            Ok(Served {
                volunteer: PersonNumber(row.get(0)?),
                records: Count(unsigned(row.get(1)?).0),
                minutes: minutes(row, 2)?,
            })
        })
    }

    fn took_place(&self, from: Day, until: Day) -> Result<Vec<Took>, StoreError> {
        let query = "SELECT activity, \
                     count(DISTINCT CASE WHEN state = 'published' THEN volunteer END), sum(state = 'published'), \
                     sum(state = 'recorded'), sum(minutes * (state = 'published')), sum(minutes * (state = 'recorded')), \
                     sum(points * (kind = 'exchange' AND state = 'published')), \
                     sum(points * (kind = 'party' AND state = 'published')) FROM stint WHERE day BETWEEN ?1 AND ?2 AND state <> 'undone' \
                     GROUP BY activity ORDER BY activity";
        let days = (from.to_string(), until.to_string());
        every_row(self.store().connection(), query, days, |row| {
            Ok(Took {
                activity: parse(row, 0, "stint")?,
                volunteers: Count(unsigned(row.get(1)?).0),
                records: Count(unsigned(row.get(2)?).0),
                waiting: Count(unsigned(row.get(3)?).0),
                minutes: minutes(row, 4)?,
                minutes_waiting: minutes(row, 5)?,
                points: Points::from_tenths(unsigned(row.get(6)?).0),
                points_party: Points::from_tenths(unsigned(row.get(7)?).0),
            })
        })
    }

    fn served_by(&self, volunteer: PersonNumber, from: Day, until: Day) -> Result<Vec<Stint>, StoreError> {
        let books = self.store().books();
        let mut stints = stints_of_person(&books, volunteer, from, until);
        books.fault()?;
        stints.retain(|stint| stint.state == StintState::Published);
        stints.sort_by_key(|stint| (stint.day, stint.began, stint.seq));
        Ok(stints)
    }

    fn stints_of(&self, activity: &Code, after: Seq, up_to: Seq) -> Result<Vec<Stint>, StoreError> {
        let query = format!("{STINTS} WHERE activity = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq");
        let range = (activity.as_str(), signed(after.0)?, signed(up_to.0)?);
        every_row(self.store().connection(), &query, range, stint_of)
    }

    fn hours(&self, seq: Seq) -> Result<Option<HoursRecorded>, StoreError> {
        let Some(entry) = self.store().entry(seq)? else { return Ok(None) };
        let Event::HoursRecorded(hours) = event_of(&entry.line)? else { return Ok(None) };
        Ok(Some(hours))
    }

    fn doubted(&self, from: Day, until: Day) -> Result<Vec<Doubted>, StoreError> {
        let query = format!("{STINTS} WHERE day BETWEEN ?1 AND ?2 AND state <> 'undone' ORDER BY day, seq");
        let days = (from.to_string(), until.to_string());
        let stints = every_row(self.store().connection(), &query, days, stint_of)?;
        let homes = Homes::read(self.records("")?);
        let shared = |stint: &Stint| homes.shared(stint.volunteer, stint.witness, stint.day);
        let doubted = |stint: Stint| {
            let entry = self.store().entry(stint.seq)?.ok_or_else(|| damaged("stint", "seq"))?;
            let Event::HoursRecorded(event) = event_of(&entry.line)? else { return Err(damaged("stint", "kind")) };
            let recorded_at = parsed(&entry.line)?.at.parse().map_err(|_| damaged("entry", "at"))?;
            let books = self.store().books();
            let seen = books.seen_by(stint.witness, stint.day, Count(u64::MAX));
            books.fault()?;
            Ok(Doubted { household: shared(&stint), stint, event, recorded_at, seen })
        };
        stints.into_iter().filter(|stint| stint.is_doubted || shared(stint).is_some()).map(doubted).collect()
    }

    fn rules_on(&self, day: Day) -> Result<Option<RuleBook>, StoreError> {
        let books = self.store().books();
        let book = RuleBook::on(&books, day);
        books.fault()?;
        Ok(book)
    }
}

fn minutes(row: &Row<'_>, at: usize) -> Result<Minutes, StoreError> {
    let sum: i64 = row.get(at)?;
    let minutes = u32::try_from(sum).ok().and_then(Minutes::from_count);
    minutes.ok_or_else(|| damaged("stint", "minutes"))
}
