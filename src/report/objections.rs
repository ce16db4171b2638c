//! 异议: what was doubted, by when it must be answered, and what became of it. Nothing private: neither the name of who
//! objects nor, on a notice, his own words.

use std::collections::BTreeMap;

use crate::ledger::books::Key as _;
use crate::ledger::books::registers::objections::ObjectionFacts;
use crate::ledger::duties::{Duties, Reckoned};
use crate::ledger::event::{Event, Kind, ObjectionRaised};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Text;
use crate::ledger::period::Day;
use crate::ledger::reading::{FundReading, PrivateName};
use crate::ledger::words::ObjectionState;
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::shown::{ShownIn, ShownName};
use crate::report::table::{Cell, Table, Word};
use crate::report::title::Title;

/// An objection with all a sheet says of it.
#[derive(Clone, Debug)]
pub struct Objection {
    /// Its entry, which is its number.
    pub seq: Seq,
    /// As it was recorded.
    pub event: ObjectionRaised,
    /// By when it must be answered.
    pub due: Reckoned,
    /// What ended it.
    pub ended: Option<Ending>,
    /// The entry that reversed it.
    pub reversed_by: Option<Seq>,
}

/// What ended an objection.
#[derive(Clone, Debug)]
pub struct Ending {
    /// The day.
    pub on: Day,
    /// The answer, or why it was taken back.
    pub said: Text,
    /// Whether it was taken back.
    pub is_withdrawal: bool,
}

impl Objection {
    /// What had ended it by the end of a day.
    fn ended_by(&self, day: Day) -> Option<&Ending> {
        self.ended.as_ref().filter(|ending| ending.on <= day)
    }

    /// How it stood at the end of a day.
    #[must_use]
    pub fn state(&self, day: Day) -> ObjectionState {
        match self.ended_by(day) {
            _ if self.reversed_by.is_some() => ObjectionState::Reversed,
            Some(Ending { is_withdrawal: true, .. }) => ObjectionState::Withdrawn,
            Some(Ending { on, .. }) if *on > self.due.by => ObjectionState::AnsweredLate,
            Some(_) => ObjectionState::Answered,
            None if day > self.due.by => ObjectionState::Overdue,
            None => ObjectionState::Open,
        }
    }

    /// By how many days the answer was, or is, late at the end of a day. The clock of one that was taken back stops on that day.
    #[must_use]
    pub fn days_over(&self, day: Day) -> Option<Count> {
        let ended = self.ended_by(day).map(|ending| ending.on);
        let counts = match self.state(day) {
            ObjectionState::AnsweredLate => ended,
            ObjectionState::Withdrawn => ended.filter(|on| *on > self.due.by),
            ObjectionState::Overdue => Some(day),
            ObjectionState::Open | ObjectionState::Answered | ObjectionState::Reversed => None,
        };
        counts.map(|on| days_between(self.due.by, on))
    }

    /// What it is about, as a cell.
    fn object<R: FundReading>(&self, reading: &R) -> Result<Cell, R::Error> {
        let e = &self.event;
        Ok(if let Some(notice) = *e.notice {
            ShownIn::Notice(notice).into()
        } else if let Some(project) = e.project.as_ref() {
            project_cell(Some(project), &reading.project_names()?)
        } else if let Some(account) = e.account.as_ref() {
            let accounts = reading.accounts()?;
            let name = accounts.iter().find(|known| known.code == *account).map(|known| &known.name);
            name.map_or_else(|| account.into(), Cell::from)
        } else {
            e.entry.map_or(ShownIn::NotSaid, ShownIn::Entry).into()
        })
    }
}

/// How many days lie between two.
pub(super) fn days_between(from: Day, until: Day) -> Count {
    Count(u64::from(until.number().saturating_sub(from.number())))
}

/// What was ever set about duties.
pub(super) fn duties_set<R: FundReading>(reading: &R) -> Result<Duties, R::Error> {
    let all = reading.happenings(Kind::DutiesSet, Day::FIRST, Day::LAST)?;
    Ok(Duties::new(all.into_iter().filter_map(|happening| {
        if let Event::DutiesSet(set) = happening.event { Some((happening.seq, set)) } else { None }
    })))
}

/// Every objection, by the day it was received, then by entry.
///
/// # Errors
/// The file's.
pub fn objections<R: FundReading>(reading: &R) -> Result<Vec<Objection>, R::Error> {
    let duties = duties_set(reading)?;
    let facts: Vec<(String, ObjectionFacts)> = reading.records("")?;
    let ended: BTreeMap<String, Seq> =
        facts.into_iter().filter_map(|(key, facts)| Some((key, (*facts.ended)?))).collect();
    let mut all = Vec::new();
    for happening in reading.happenings(Kind::ObjectionRaised, Day::FIRST, Day::LAST)? {
        let Event::ObjectionRaised(event) = happening.event else { continue };
        let ended = match ended.get(&happening.seq.key()) {
            Some(by) => ending(reading, *by)?,
            None => None,
        };
        all.push(Objection {
            seq: happening.seq,
            due: duties.reckon(event.about.duty(), event.date),
            event,
            ended,
            reversed_by: happening.reversed_by,
        });
    }
    Ok(all)
}

fn ending<R: FundReading>(reading: &R, by: Seq) -> Result<Option<Ending>, R::Error> {
    Ok(match reading.happening(by)?.map(|happening| happening.event) {
        Some(Event::ObjectionAnswered(e)) => Some(Ending { on: e.date, said: e.answer, is_withdrawal: false }),
        Some(Event::ObjectionWithdrawn(e)) => Some(Ending { on: e.date, said: e.reason, is_withdrawal: true }),
        Some(_) | None => None,
    })
}

/// What a notice says of objections, and `report objections`: all that were open on some day of `from ..= until`, as they
/// stood at the end of it. An answer of a later day is told by the next notice. Nothing private.
///
/// # Errors
/// The file's.
pub fn between<R: FundReading>(reading: &R, from: Day, until: Day) -> Result<Table, R::Error> {
    let columns = [
        Heading::Number,
        Heading::Seq,
        Heading::ReceivedOn,
        Heading::ObjectionAbout,
        Heading::DutyOf,
        Heading::DueOn,
        Heading::AnsweredOn,
        Heading::Answer,
        Heading::DaysOver,
        Heading::ObjectionState,
    ];
    let mut table = Table::new(Title::Objections { from, until }, &columns);
    for one in objections(reading)? {
        let stands = one.reversed_by.is_none() || one.event.date >= from;
        let was_open = stands && one.event.date <= until && one.ended.as_ref().is_none_or(|ending| ending.on >= from);
        if was_open {
            table.push_numbered([
                one.seq.into(),
                one.event.date.into(),
                one.event.about.into(),
                one.object(reading)?,
                one.due.by.into(),
                one.ended_by(until).map(|ending| ending.on).into(),
                one.ended_by(until).map(|ending| &ending.said).into(),
                one.days_over(until).into(),
                one.state(until).into(),
            ]);
        }
    }
    Ok(table)
}

/// What `objection list` lists.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// Only what nobody answered yet.
    pub open_only: bool,
    /// Names in full, for whoever brings the answer; else masked.
    pub with_names: bool,
}

/// Who objects, if he gave his name.
fn objector<R: FundReading>(reading: &R, one: &Objection, in_full: bool) -> Result<Cell, R::Error> {
    Ok(match reading.objector(one.seq, *one.event.name)? {
        PrivateName::NotKept => Cell::Empty,
        PrivateName::Opened(name) if in_full => ShownName::Named(name.to_string()).into(),
        name @ (PrivateName::Opened(_) | PrivateName::Withheld | PrivateName::Erased(_)) => {
            ShownName::masked(&name).into()
        }
    })
}

/// `objection list`: every objection, or those nobody answered yet, with what was doubted and how it came.
///
/// # Errors
/// The file's.
pub fn list<R: FundReading>(reading: &R, today: Day, asked: Listed) -> Result<Table, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::ReceivedOn,
        Heading::ReceivedThrough,
        Heading::Objector,
        Heading::ObjectionAbout,
        Heading::DutyOf,
        Heading::ObjectionText,
        Heading::DueOn,
        Heading::AnsweredOn,
        Heading::Answer,
        Heading::DaysOver,
        Heading::ObjectionState,
    ];
    let mut table = Table::new(Title::ObjectionRegister, &columns);
    let is_open = |state| matches!(state, ObjectionState::Open | ObjectionState::Overdue);
    for one in objections(reading)?.iter().filter(|one| !asked.open_only || is_open(one.state(today))) {
        table.push([
            Cell::from(one.seq),
            one.event.date.into(),
            Cell::Word(Word::ObjectionChannel(one.event.channel)),
            objector(reading, one, asked.with_names)?,
            one.event.about.into(),
            one.object(reading)?,
            Cell::from(&one.event.text),
            one.due.by.into(),
            one.ended.as_ref().map(|ending| ending.on).into(),
            one.ended.as_ref().map(|ending| &ending.said).into(),
            one.days_over(today).into(),
            one.state(today).into(),
        ]);
    }
    Ok(table)
}
