//! Who keeps, approves and supervises, as a sheet may say it: by name and number of the register of persons, masked as
//! anybody is, never by the word under which he works at the program. Only who has no number stands under his word.

use std::collections::BTreeMap;

use crate::ledger::books::registers::operators::TermFacts;
use crate::ledger::event::{CommitteeSeated, Event, Kind};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::reading::FundReading;
use crate::ledger::words::Office;
use crate::report::shown::ShownName;

/// Everybody who answers for something.
#[derive(Clone, Debug)]
pub struct Keepers {
    operators: BTreeMap<String, String>,
    supervisors: Vec<(CommitteeSeated, String)>,
}

impl Keepers {
    /// Reads them.
    ///
    /// # Errors
    /// The file's.
    pub fn of<R: FundReading>(reading: &R) -> Result<Self, R::Error> {
        let (mut operators, mut supervisors) = (BTreeMap::new(), Vec::new());
        for (code, term) in reading.records::<TermFacts>("")? {
            if let Some(person) = *term.person {
                operators.insert(code, called(reading, person)?);
            }
        }
        for happening in reading.happenings(Kind::CommitteeSeated, Day::FIRST, Day::LAST)? {
            if let Event::CommitteeSeated(seat) = happening.event {
                let name = called(reading, seat.person)?;
                supervisors.push((seat, name));
            }
        }
        Ok(Self { operators, supervisors })
    }

    /// An operator.
    #[must_use]
    pub fn operator(&self, code: &Code) -> String {
        self.operators.get(code.as_str()).cloned().unwrap_or_else(|| code.to_string())
    }

    /// Who supervises on a day: the last word on each seat whose term had begun counts.
    #[must_use]
    pub fn supervisors(&self, day: Day) -> Vec<&str> {
        let begun = || self.supervisors.iter().filter(|(seat, _)| seat.from <= day);
        let is_last = |seat: &CommitteeSeated| {
            let last = begun().rev().find(|(other, _)| other.person == seat.person);
            last.is_some_and(|(last, _)| last == seat)
        };
        let sits = |seat: &CommitteeSeated| {
            seat.office == Office::Supervisor && seat.until.is_none_or(|until| day <= until) && is_last(seat)
        };
        begun().filter(|(seat, _)| sits(seat)).map(|(_, name)| name.as_str()).collect()
    }
}

/// `赵** p3`: the number tells apart who bears one name.
fn called<R: FundReading>(reading: &R, person: PersonNumber) -> Result<String, R::Error> {
    let party = reading.party(person)?;
    Ok(match party.as_ref().map(ShownName::of_party) {
        Some(ShownName::Masked(name) | ShownName::Named(name)) => format!("{name} {person}"),
        Some(ShownName::Anonymous | ShownName::Withheld | ShownName::Erased) | None => person.to_string(),
    })
}
