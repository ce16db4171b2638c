//! Duties as people write them: a TOML file that lies in papers/. Its values stand in the entry.

use serde::Deserialize;
use thiserror::Error;

use crate::ledger::event::{CalendarYear, DutiesSet, DutyRule};
use crate::ledger::field::{Count, Maybe};
use crate::ledger::form::{self, FormFault};
use crate::ledger::name::{Digest, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{Duty, TermUnit};

/// Why a file is no file of duties.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DutiesFault {
    /// It is no TOML, or a field is missing or unknown.
    #[error(transparent)]
    Form(#[from] FormFault),
    /// A field holds what it may not hold.
    #[error("{field}: {given}")]
    Value {
        /// Which field.
        field: &'static str,
        /// What it holds.
        given: String,
    },
}

/// One duty.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DutyFile {
    duty: Duty,
    within: String,
    longer_than_months: Option<u64>,
    basis: String,
    #[serde(default)]
    basis_en: String,
}

/// One year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: u64,
    source: String,
    #[serde(default)]
    days_off: Vec<String>,
    #[serde(default)]
    workdays: Vec<String>,
}

/// A file of duties.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutiesFile {
    #[serde(default)]
    duty: Vec<DutyFile>,
    #[serde(default)]
    year: Vec<YearFile>,
}

/// Who decided what the file says, and from when on it applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The day of the decision.
    pub date: Day,
    /// The first day.
    pub from: Day,
    /// The number of the decision.
    pub paper: Text,
    /// The file itself, in papers/.
    pub duties_file: Digest,
}

impl DutiesFile {
    /// Reads a file.
    ///
    /// # Errors
    /// [`DutiesFault::Form`].
    pub fn read(toml: &str) -> Result<Self, DutiesFault> {
        Ok(form::read(toml)?)
    }

    /// The entry that sets these terms. A year whose announcement is not named is not announced: it says nothing.
    ///
    /// # Errors
    /// [`DutiesFault::Value`], the first.
    pub fn decided(&self, decided: Decided) -> Result<DutiesSet, DutiesFault> {
        let years = self.year.iter().filter(|year| !year.source.trim().is_empty());
        Ok(DutiesSet {
            calendar: years.map(YearFile::announced).collect::<Result<_, _>>()?,
            date: decided.date,
            duties: self.duty.iter().map(DutyFile::rule).collect::<Result<_, _>>()?,
            duties_file: Maybe(Some(decided.duties_file)),
            from: decided.from,
            paper: decided.paper,
        })
    }
}

impl DutyFile {
    fn rule(&self) -> Result<DutyRule, DutiesFault> {
        let (count, unit) = self.within.split_once(' ').ok_or_else(|| wrong("within", &self.within))?;
        Ok(DutyRule {
            basis: text("basis", &self.basis)?,
            basis_en: text("basis_en", &self.basis_en)?,
            count: count.parse().map_err(|_| wrong("within", &self.within))?,
            duty: self.duty,
            longer_than: Maybe(self.longer_than_months.map(Count)),
            unit: unit.trim().parse::<TermUnit>().map_err(|_| wrong("within", &self.within))?,
        })
    }
}

impl YearFile {
    fn announced(&self) -> Result<CalendarYear, DutiesFault> {
        let mut days_off = Vec::new();
        for given in &self.days_off {
            days_off.extend(days("days_off", given)?);
        }
        let day = |given: &String| given.parse::<Day>().map_err(|_| wrong("workdays", given));
        Ok(CalendarYear {
            days_off,
            source: text("source", &self.source)?,
            workdays: self.workdays.iter().map(day).collect::<Result<_, _>>()?,
            year: Count(self.year),
        })
    }
}

/// A day, or `first..last`.
fn days(field: &'static str, given: &str) -> Result<Vec<Day>, DutiesFault> {
    let fault = || wrong(field, given);
    let (first, last) = given.split_once("..").unwrap_or((given, given));
    let (mut day, last): (Day, Day) = (first.parse().map_err(|_| fault())?, last.parse().map_err(|_| fault())?);
    if day > last || day.year() != last.year() {
        return Err(fault());
    }
    let mut days = vec![day];
    while day < last {
        day = day.plus_days(1).map_err(|_| fault())?;
        days.push(day);
    }
    Ok(days)
}

fn wrong(field: &'static str, given: &str) -> DutiesFault {
    DutiesFault::Value { field, given: given.to_owned() }
}

fn text(field: &'static str, given: &str) -> Result<Text, DutiesFault> {
    Text::typed(given).map_err(|_| wrong(field, given))
}
