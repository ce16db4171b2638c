//! The clock of duties: terms are set for days to come, each once and with the rule it comes from.

use std::collections::BTreeSet;

use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number};
use crate::ledger::event::{CalendarYear, DutiesSet, DutyRule};
use crate::ledger::field::Count;
use crate::ledger::period::Day;
use crate::ledger::refusal::{DutiesFlaw, DutyRefusal, Refusal};

/// Longer than any clock runs.
const LONGEST_TERM: Count = Count(366);

pub(super) fn set(asking: &Asking, c: &DutiesSet) -> Result<DutiesSet, Refusal> {
    day_has_come(c.date, asking)?;
    if c.from < asking.today {
        return Err(DutyRefusal::DutiesMustNotReachBack { today: asking.today }.into());
    }
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    if c.duties_file.is_none() {
        return Err(DutyRefusal::DutiesMustBeOnPaper.into());
    }
    if let Some(flaw) = flaw_of(c) {
        return Err(DutyRefusal::DutiesMustHoldTogether { flaw }.into());
    }
    holds_no_private_number(&c.paper)?;
    for text in c.duties.iter().flat_map(|rule| [&rule.basis, &rule.basis_en]) {
        holds_no_private_number(text)?;
    }
    Ok(c.clone())
}

/// The first thing that does not hold together.
fn flaw_of(c: &DutiesSet) -> Option<DutiesFlaw> {
    if c.duties.is_empty() && c.calendar.is_empty() {
        return Some(DutiesFlaw::Nothing);
    }
    let (mut duties, mut years) = (BTreeSet::new(), BTreeSet::new());
    let of_duty = |rule: &DutyRule| match rule {
        DutyRule { duty, .. } if !duties.insert(*duty) => Some(DutiesFlaw::Twice(*duty)),
        DutyRule { duty, count, .. } if !(Count(1)..=LONGEST_TERM).contains(count) => Some(DutiesFlaw::Term(*duty)),
        DutyRule { duty, longer_than, .. } if longer_than.is_some_and(|months| months > LONGEST_TERM) => {
            Some(DutiesFlaw::Term(*duty))
        }
        DutyRule { duty, basis, .. } if basis.is_empty() => Some(DutiesFlaw::Basis(*duty)),
        DutyRule { .. } => None,
    };
    let of_year = |year: &CalendarYear| match year {
        CalendarYear { year, .. } if !years.insert(*year) => Some(DutiesFlaw::YearTwice(*year)),
        CalendarYear { year, source, .. } if source.is_empty() => Some(DutiesFlaw::Announcement(*year)),
        CalendarYear { .. } => stray_day(year).map(DutiesFlaw::Day),
    };
    c.duties.iter().find_map(of_duty).or_else(|| c.calendar.iter().find_map(of_year))
}

/// A day that lies in another year, or stands twice.
fn stray_day(year: &CalendarYear) -> Option<Day> {
    let mut seen = BTreeSet::new();
    let is_in = |day: Day| u64::try_from(day.year()).is_ok_and(|of| of == year.year.0);
    year.days_off.iter().chain(&year.workdays).copied().find(|day| !is_in(*day) || !seen.insert(*day))
}
