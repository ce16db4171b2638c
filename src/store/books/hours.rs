//! What a long list of hours asks of the books, read in one go and held: its volunteers, and the hours of its days. Its rows
//! are gathered beside them and written together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::types::ToSqlOutput;

use crate::ledger::books::stints::Stint;
use crate::ledger::books::{Key, Mixing, Register};
use crate::ledger::event::HoursRecorded;
use crate::ledger::field::Count;
use crate::ledger::name::PersonNumber;
use crate::ledger::period::Day;
use crate::ledger::words::StintState;
use crate::store::books::range::{Persons, Records};
use crate::store::books::stints::{STINTS, stint_of};
use crate::store::books::{GATHERED, StoredBooks, person_facts_from};
use crate::store::entry::signed;
use crate::store::{StoreError, every_row, together};

/// Fewer rows ask one by one.
const MANY: usize = 256;
/// The most rows of one table that are held.
const MOST: usize = 1 << 18;
/// A list of so many rows may look at so many times as many.
const TIMES: usize = 4;

/// The hours of some days: all of them, in the order of their entries, the last of them not yet written.
#[derive(Debug)]
pub(super) struct Hours {
    days: (Day, Day),
    all: Vec<Stint>,
    /// Of each, the one before of the same volunteer on the same day.
    before: Vec<Option<usize>>,
    /// The last of each volunteer and day.
    last: HashMap<(PersonNumber, Day), usize, Mixing>,
    seen: HashMap<(PersonNumber, Day), BTreeSet<PersonNumber>, Mixing>,
    written: usize,
}

impl Hours {
    /// Those of some days, with room for as many more as are expected.
    fn new(days: (Day, Day), stints: Vec<Stint>, expected: usize) -> Self {
        let written = stints.len();
        let room = written.saturating_add(expected);
        let mut hours = Self {
            days,
            all: Vec::with_capacity(room),
            before: Vec::with_capacity(room),
            last: HashMap::with_capacity_and_hasher(room, Mixing::default()),
            seen: HashMap::default(),
            written,
        };
        for stint in stints {
            hours.add(stint);
        }
        hours
    }

    fn holds(&self, from: Day, until: Day) -> bool {
        from == until && self.days.0 <= from && until <= self.days.1
    }

    fn add(&mut self, stint: Stint) {
        if stint.stands() {
            self.seen.entry((stint.witness, stint.day)).or_default().insert(stint.volunteer);
        }
        self.before.push(self.last.insert((stint.volunteer, stint.day), self.all.len()));
        self.all.push(stint);
    }

    /// Keeps new hours to be written later, and tells how many wait; nothing when they are not of these days, or no new ones.
    fn gather(&mut self, stint: &Stint) -> Option<usize> {
        if stint.state != StintState::Recorded || self.all.len() >= MOST || !self.holds(stint.day, stint.day) {
            return None;
        }
        self.add(stint.clone());
        Some(self.unwritten().len())
    }

    fn unwritten(&self) -> &[Stint] {
        self.all.get(self.written..).unwrap_or_default()
    }

    /// A volunteer's hours of a day, by entry.
    fn of(&self, volunteer: PersonNumber, day: Day) -> Vec<Stint> {
        let earlier = |at: &usize| self.before.get(*at).copied().flatten();
        let places = std::iter::successors(self.last.get(&(volunteer, day)).copied(), earlier);
        let mut stints: Vec<Stint> = places.filter_map(|at| self.all.get(at).cloned()).collect();
        stints.reverse();
        stints
    }
}

/// The least and the most of some values, and how many there are.
fn range<T: Ord + Copy>(values: impl Iterator<Item = T> + Clone) -> Option<(T, T)> {
    Some((values.clone().min()?, values.max()?))
}

impl StoredBooks<'_> {
    /// Rows of hours that are about to be decided. What would be more than a few times the list is not held: then each row
    /// asks for itself.
    pub(in crate::store) fn expect_hours<'e>(
        &self,
        rows: impl Iterator<Item = &'e HoursRecorded> + Clone,
    ) -> Result<(), StoreError> {
        let many = rows.clone().count();
        let (Some(numbers), Some(days)) = (range(rows.clone().map(|e| e.volunteer)), range(rows.map(|e| e.date)))
        else {
            return Ok(());
        };
        if many < MANY {
            return Ok(());
        }
        let most = many.saturating_mul(TIMES).min(MOST);
        self.hold_joined_numbers()?;
        if usize::try_from(numbers.1.0.saturating_sub(numbers.0.0)).is_ok_and(|wide| wide < most) {
            self.hold_volunteers(numbers)?;
        }
        self.hold_days(days, most, many)
    }

    /// Mostly nobody has two numbers, and everybody is asked for his.
    fn hold_joined_numbers(&self) -> Result<(), StoreError> {
        self.write_registers()?;
        let query = "SELECT key, facts FROM register WHERE register = ?1";
        let register = Register::NumbersJoined;
        let rows = self.many(query, [register.word()], |row| Ok((row.get(0)?, Some(row.get(1)?))))?;
        if rows.len() < MOST {
            self.registers.borrow_mut().insert(register, rows.into_iter().collect());
            self.whole.set(Some(register));
        }
        Ok(())
    }

    fn hold_volunteers(&self, (first, last): (PersonNumber, PersonNumber)) -> Result<(), StoreError> {
        let query = "SELECT number, kind, organisation, name, display, minor, merged_into, erased, last_voucher FROM person \
                     WHERE number BETWEEN ?1 AND ?2";
        let mut statement = self.connection.prepare_cached(query)?;
        let mut rows = statement.query((first.0, last.0))?;
        let mut persons = Persons::of((first, last));
        while let Some(row) = rows.next()? {
            persons.add(PersonNumber(row.get(0)?), person_facts_from(row, 1)?);
        }
        *self.person_range.borrow_mut() = Some(persons);
        let register = Register::Volunteers;
        let query = "SELECT key, facts FROM register WHERE register = ?1 AND key BETWEEN ?2 AND ?3 ORDER BY key";
        let mut statement = self.connection.prepare_cached(query)?;
        let mut rows = statement.query((register.word(), first.key(), last.key()))?;
        let mut volunteers = Records::of(register, first.key(), last.key());
        while let Some(row) = rows.next()? {
            let text = |at| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
            volunteers.add(text(0)?, text(1)?);
        }
        *self.record_range.borrow_mut() = Some(volunteers);
        Ok(())
    }

    /// Whoever asks for many hours of an activity asks what each volunteer did on their days.
    pub(super) fn hold_days_of(&self, stints: &[Stint]) -> Result<(), StoreError> {
        match range(stints.iter().map(|stint| stint.day)).filter(|_| stints.len() >= MANY) {
            Some(days) => self.hold_days(days, stints.len().saturating_mul(TIMES).min(MOST), 0),
            None => Ok(()),
        }
    }

    fn hold_days(&self, days: (Day, Day), most: usize, expected: usize) -> Result<(), StoreError> {
        self.write_hours()?;
        if self.hours.borrow().as_ref().is_some_and(|hours| hours.days.0 <= days.0 && days.1 <= hours.days.1) {
            return Ok(());
        }
        let texts = (days.0.to_string(), days.1.to_string());
        let limit = i64::try_from(most).unwrap_or(i64::MAX);
        let query = format!("{STINTS} WHERE day BETWEEN ?1 AND ?2 LIMIT ?3");
        let mut stints = every_row(self.connection, &query, (texts.0, texts.1, limit), stint_of)?;
        if stints.len() < most {
            stints.sort_unstable_by_key(|stint| stint.seq);
            *self.hours.borrow_mut() = Some(Hours::new(days, stints, expected.min(MOST)));
        }
        Ok(())
    }

    /// Everything that was held for a long list. What was to be written is written.
    pub(in crate::store) fn let_go(&mut self) -> impl Send + use<> {
        (self.registers.take(), self.record_range.take(), self.person_range.take(), self.hours.take())
    }

    /// Whether new hours of the days that are held were gathered; whatever else happens to hours ends the holding.
    pub(super) fn gather_stint(&self, stint: &Stint) -> Result<bool, StoreError> {
        let gathered = self.hours.borrow_mut().as_mut().map(|hours| hours.gather(stint));
        match gathered {
            None => return Ok(false),
            Some(Some(unwritten)) if unwritten < GATHERED => return Ok(true),
            Some(_) => self.write_hours()?,
        }
        let is_gathered = gathered.flatten().is_some();
        if !is_gathered {
            *self.hours.borrow_mut() = None;
        }
        Ok(is_gathered)
    }

    /// A volunteer's hours of one day, where they are held.
    pub(super) fn held_stints(&self, volunteer: PersonNumber, from: Day, until: Day) -> Option<Vec<Stint>> {
        let held = self.hours.borrow();
        let hours = held.as_ref().filter(|hours| hours.holds(from, until))?;
        Some(hours.of(volunteer, from))
    }

    /// How many somebody saw on a day, where that is held.
    pub(super) fn held_seen(&self, witness: PersonNumber, day: Day, most: Count) -> Option<Count> {
        let held = self.hours.borrow();
        let hours = held.as_ref().filter(|hours| hours.holds(day, day))?;
        let seen = hours.seen.get(&(witness, day)).map_or(0, BTreeSet::len);
        Some(Count(u64::try_from(seen).unwrap_or(u64::MAX)).min(most))
    }

    /// Writes the hours that were gathered.
    pub(super) fn write_hours(&self) -> Result<(), StoreError> {
        let mut held = self.hours.borrow_mut();
        let Some(hours) = held.as_mut() else { return Ok(()) };
        let days: BTreeSet<Day> = hours.unwritten().iter().map(|stint| stint.day).collect();
        let days: BTreeMap<Day, String> = days.into_iter().map(|day| (day, day.to_string())).collect();
        let into = "INSERT OR FAIL INTO stint \
                    (seq, activity, volunteer, day, began, minutes, kind, witness, doubted, state, points)";
        together::insert(self.connection, into, hours.unwritten(), |stint| {
            Ok([
                signed(stint.seq.0)?.into(),
                stint.activity.as_str().into(),
                stint.volunteer.0.into(),
                days.get(&stint.day).map_or("", String::as_str).into(),
                stint.began.minutes().into(),
                stint.minutes.count().into(),
                ToSqlOutput::from(stint.points_kind.word()),
                stint.witness.0.into(),
                stint.is_doubted.into(),
                ToSqlOutput::from(stint.state.word()),
                signed(stint.points.tenths())?.into(),
            ])
        })?;
        hours.written = hours.all.len();
        Ok(())
    }
}
