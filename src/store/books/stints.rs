//! Hours in the file: a narrow row each, found by volunteer, witness, activity and day.

use rusqlite::Row;

use crate::ledger::books::stints::Stint;
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::store::StoreError;
use crate::store::books::{StoredBooks, parse, unsigned};
use crate::store::entry::signed;

/// Every row, in the order of [`stint_of`].
pub(in crate::store) const STINTS: &str =
    "SELECT seq, activity, volunteer, day, began, minutes, kind, witness, doubted, state, points FROM stint";

/// A row of hours.
pub(in crate::store) fn stint_of(row: &Row<'_>) -> Result<Stint, StoreError> {
    let damaged = |what: &str| StoreError::Damaged { table: "stint", what: what.to_owned() };
    let doubted: i64 = row.get(8)?;
    Ok(Stint {
        seq: unsigned(row.get(0)?),
        activity: parse(row, 1, "stint")?,
        volunteer: PersonNumber(row.get(2)?),
        day: parse(row, 3, "stint")?,
        began: TimeOfDay::from_minutes(row.get(4)?).ok_or_else(|| damaged("began"))?,
        minutes: Minutes::from_count(row.get(5)?).ok_or_else(|| damaged("minutes"))?,
        points_kind: parse(row, 6, "stint")?,
        witness: PersonNumber(row.get(7)?),
        is_doubted: match doubted {
            0 => false,
            1 => true,
            _ => return Err(damaged("doubted")),
        },
        state: parse(row, 9, "stint")?,
        points: Points::from_tenths(u64::try_from(row.get::<_, i64>(10)?).map_err(|_| damaged("points"))?),
    })
}

impl StoredBooks<'_> {
    pub(super) fn set_stint(&self, stint: &Stint) -> Result<(), StoreError> {
        if self.gather_stint(stint)? {
            return Ok(());
        }
        let query = "INSERT INTO stint \
                     (seq, activity, volunteer, day, began, minutes, kind, witness, doubted, state, points) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) \
                     ON CONFLICT (seq) DO UPDATE SET state = excluded.state, points = excluded.points";
        let mut statement = self.connection.prepare_cached(query)?;
        statement.execute((
            signed(stint.seq.0)?,
            stint.activity.as_str(),
            stint.volunteer.0,
            stint.day.to_string(),
            stint.began.minutes(),
            stint.minutes.count(),
            stint.points_kind.word(),
            stint.witness.0,
            stint.is_doubted,
            stint.state.word(),
            signed(stint.points.tenths())?,
        ))?;
        Ok(())
    }

    pub(super) fn read_stint(&self, seq: Seq) -> Result<Option<Stint>, StoreError> {
        self.write_hours()?;
        self.one(&format!("{STINTS} WHERE seq = ?1"), [signed(seq.0)?], stint_of)
    }

    pub(super) fn read_stints(&self, volunteer: PersonNumber, from: Day, until: Day) -> Result<Vec<Stint>, StoreError> {
        if let Some(held) = self.held_stints(volunteer, from, until) {
            return Ok(held);
        }
        self.write_hours()?;
        if from == until {
            let query = format!("{STINTS} WHERE volunteer = ?1 AND day = ?2 ORDER BY seq");
            return self.many(&query, (volunteer.0, from.to_string()), stint_of);
        }
        // From one day with hours to the next, and on each to the volunteer's.
        let query = format!(
            "WITH RECURSIVE served (on_day) AS ( \
             SELECT min(day) FROM stint WHERE day >= ?2 AND day <= ?3 UNION ALL \
             SELECT (SELECT min(day) FROM stint WHERE day > on_day AND day <= ?3) FROM served WHERE on_day IS NOT NULL) \
             {STINTS} JOIN served ON day = on_day WHERE volunteer = ?1 ORDER BY seq"
        );
        self.many(&query, (volunteer.0, from.to_string(), until.to_string()), stint_of)
    }

    pub(super) fn read_stints_of(&self, activity: &Code, after: Seq) -> Result<Vec<Stint>, StoreError> {
        self.write_hours()?;
        let query = format!("{STINTS} WHERE activity = ?1 AND seq > ?2 ORDER BY seq");
        let stints = self.many(&query, (activity.as_str(), signed(after.0)?), stint_of)?;
        self.hold_days_of(&stints)?;
        Ok(stints)
    }

    pub(super) fn read_seen_by(&self, witness: PersonNumber, day: Day, most: Count) -> Result<Count, StoreError> {
        if let Some(seen) = self.held_seen(witness, day, most) {
            return Ok(seen);
        }
        let query = "SELECT count(*) FROM (SELECT DISTINCT volunteer FROM stint \
                     WHERE witness = ?1 AND day = ?2 AND state <> 'undone' LIMIT ?3)";
        let most = i64::try_from(most.0).unwrap_or(i64::MAX);
        let seen: Option<i64> = self.value(query, (witness.0, day.to_string(), most))?;
        Ok(Count(u64::try_from(seen.unwrap_or(0)).unwrap_or(0)))
    }
}
