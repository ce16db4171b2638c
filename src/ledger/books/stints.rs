//! Hours, one row each: a stint is one volunteer's time at one activity on one day. There may be a million of them, so
//! they are neither recalled whole nor kept in a register: the file has a narrow table, the memory forty bytes a stint.

use std::collections::{BTreeSet, HashMap};

use crate::ledger::books::rows::LargeRow;
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::words::{PointsKind, StintState};

/// One volunteer's time at one activity on one day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stint {
    /// The activity.
    pub activity: Code,
    /// When it began.
    pub began: TimeOfDay,
    /// The day.
    pub day: Day,
    /// Whether somebody had to say why it is right all the same.
    pub is_doubted: bool,
    /// How long.
    pub minutes: Minutes,
    /// What it brought, once it is published.
    pub points: Points,
    /// To which kind of account.
    pub points_kind: PointsKind,
    /// The entry that recorded it.
    pub seq: Seq,
    /// Whether it is published, or undone.
    pub state: StintState,
    /// Who worked.
    pub volunteer: PersonNumber,
    /// Who saw it.
    pub witness: PersonNumber,
}

impl Stint {
    /// Minutes after midnight at which it ended.
    #[must_use]
    pub fn ended(&self) -> u32 {
        u32::from(self.began.minutes()).saturating_add(self.minutes.count())
    }

    /// Whether a time of the same day lies within it, or it within that time.
    #[must_use]
    pub fn overlaps(&self, began: TimeOfDay, minutes: Minutes) -> bool {
        let end = u32::from(began.minutes()).saturating_add(minutes.count());
        u32::from(self.began.minutes()) < end && u32::from(began.minutes()) < self.ended()
    }

    /// Whether it was not undone.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.state != StintState::Undone
    }

    /// Its row.
    #[must_use]
    pub const fn row(&self) -> LargeRow<'_> {
        LargeRow::Stint { stint: self }
    }
}

/// No other stint.
const NONE: u32 = u32::MAX;

/// What is kept of a stint. The last three lead to the one before of the same volunteer and year, of the same witness
/// and day, of the same activity.
#[derive(Clone, Copy, Debug)]
struct Slot {
    seq: u32,
    volunteer: u32,
    witness: u32,
    activity: u32,
    /// The day's number, then eleven bits of the minute at which it began.
    when: u32,
    points: u32,
    minutes: u16,
    party: bool,
    doubted: bool,
    state: StintState,
    of_volunteer: u32,
    of_witness: u32,
    of_activity: u32,
}

const MINUTE_BITS: u32 = 11;

/// Stints in memory, found by volunteer, witness and activity.
#[derive(Debug, Default)]
pub(super) struct Stints {
    slots: Vec<Slot>,
    activities: Vec<Code>,
    numbers: HashMap<Code, u32>,
    volunteers: HashMap<(u32, i16), u32>,
    witnesses: HashMap<(u32, u32), u32>,
    latest: HashMap<u32, u32>,
}

impl Stints {
    /// The stint as it stands from now on; gives back how it stood.
    pub(super) fn set(&mut self, stint: &Stint) -> Option<Stint> {
        let before = self.get(stint.seq);
        let place = self.place_of(stint.seq);
        let slot = self.slot(stint);
        match place.and_then(|place| self.slots.get_mut(place)) {
            Some(known) => {
                let Slot { of_volunteer, of_witness, of_activity, .. } = *known;
                *known = Slot { of_volunteer, of_witness, of_activity, ..slot };
            }
            None => self.add(slot, stint),
        }
        before
    }

    fn add(&mut self, slot: Slot, stint: &Stint) {
        let place = u32::try_from(self.slots.len()).unwrap_or(NONE);
        let before = |found: Option<u32>| found.unwrap_or(NONE);
        let of_volunteer = before(self.volunteers.insert((slot.volunteer, stint.day.year()), place));
        let of_witness = before(self.witnesses.insert((slot.witness, stint.day.number()), place));
        let of_activity = before(self.latest.insert(slot.activity, place));
        self.slots.push(Slot { of_volunteer, of_witness, of_activity, ..slot });
    }

    fn slot(&mut self, stint: &Stint) -> Slot {
        let next = u32::try_from(self.activities.len()).unwrap_or(NONE);
        let activity = *self.numbers.entry(stint.activity.clone()).or_insert(next);
        if activity == next {
            self.activities.push(stint.activity.clone());
        }
        Slot {
            seq: u32::try_from(stint.seq.0).unwrap_or(NONE),
            volunteer: stint.volunteer.0,
            witness: stint.witness.0,
            activity,
            when: stint.day.number().wrapping_shl(MINUTE_BITS) | u32::from(stint.began.minutes()),
            points: u32::try_from(stint.points.tenths()).unwrap_or(u32::MAX),
            minutes: u16::try_from(stint.minutes.count()).unwrap_or(u16::MAX),
            party: stint.points_kind == PointsKind::Party,
            doubted: stint.is_doubted,
            state: stint.state,
            of_volunteer: NONE,
            of_witness: NONE,
            of_activity: NONE,
        }
    }

    fn place_of(&self, seq: Seq) -> Option<usize> {
        let seq = u32::try_from(seq.0).ok()?;
        self.slots.binary_search_by_key(&seq, |slot| slot.seq).ok()
    }

    /// The stint of an entry.
    pub(super) fn get(&self, seq: Seq) -> Option<Stint> {
        self.read(self.slots.get(self.place_of(seq)?)?)
    }

    fn read(&self, slot: &Slot) -> Option<Stint> {
        let minute = u16::try_from(slot.when & ((1 << MINUTE_BITS) - 1)).ok()?;
        let day = i32::try_from(slot.when.wrapping_shr(MINUTE_BITS)).ok()?;
        Some(Stint {
            activity: self.activities.get(usize::try_from(slot.activity).ok()?)?.clone(),
            began: TimeOfDay::from_minutes(minute)?,
            day: Day::FIRST.plus_days(day).ok()?,
            is_doubted: slot.doubted,
            minutes: Minutes::from_count(u32::from(slot.minutes))?,
            points: Points::from_tenths(u64::from(slot.points)),
            points_kind: if slot.party { PointsKind::Party } else { PointsKind::Exchange },
            seq: Seq(u64::from(slot.seq)),
            state: slot.state,
            volunteer: PersonNumber(slot.volunteer),
            witness: PersonNumber(slot.witness),
        })
    }

    /// From one stint to the one before it, the latest first.
    fn chain(&self, first: Option<u32>, before: impl Fn(&Slot) -> u32) -> impl Iterator<Item = &Slot> {
        let at = move |place: u32| self.slots.get(usize::try_from(place).ok()?);
        std::iter::successors(first.and_then(at), move |slot| at(before(slot)))
    }

    /// A volunteer's on the days `from ..= until`, by entry, undone ones included.
    pub(super) fn of_volunteer(&self, volunteer: PersonNumber, from: Day, until: Day) -> Vec<Stint> {
        let years = from.year()..=until.year();
        let of_year = |year| self.chain(self.volunteers.get(&(volunteer.0, year)).copied(), |slot| slot.of_volunteer);
        let all = years.flat_map(of_year).filter_map(|slot| self.read(slot));
        let mut found: Vec<Stint> = all.filter(|stint| (from..=until).contains(&stint.day)).collect();
        found.sort_by_key(|stint| stint.seq);
        found
    }

    /// How many volunteers somebody saw on a day, counted up to `most`.
    pub(super) fn seen_by(&self, witness: PersonNumber, day: Day, most: Count) -> Count {
        let first = self.witnesses.get(&(witness.0, day.number())).copied();
        let mut seen = BTreeSet::new();
        for slot in self.chain(first, |slot| slot.of_witness).filter(|slot| slot.state != StintState::Undone) {
            seen.insert(slot.volunteer);
            if u64::try_from(seen.len()).unwrap_or(u64::MAX) >= most.0 {
                break;
            }
        }
        Count(u64::try_from(seen.len()).unwrap_or(u64::MAX))
    }

    /// An activity's recorded after an entry, by entry, undone ones included.
    pub(super) fn of_activity(&self, activity: &Code, after: Seq) -> Vec<Stint> {
        let first = self.numbers.get(activity).and_then(|number| self.latest.get(number)).copied();
        let all = self.chain(first, |slot| slot.of_activity).filter_map(|slot| self.read(slot));
        let mut found: Vec<Stint> = all.take_while(|stint| stint.seq > after).collect();
        found.reverse();
        found
    }
}
