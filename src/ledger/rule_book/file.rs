//! The rule book as people write it: a TOML file that lies in papers/. Its values stand in the entry.

use serde::Deserialize;
use thiserror::Error;

use crate::ledger::event::{ActRule, RulesSet, ServiceRule};
use crate::ledger::field::{Count, Maybe};
use crate::ledger::form::{self, FormFault};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rate::Rate;
use crate::ledger::words::{ActSign, StarPeriod, Yes};
use crate::ledger::yuan::Yuan;

/// A rule book to begin with, every line explained.
pub const RULES_TEMPLATE: &str = include_str!("template.toml");

/// Why a file is no rule book.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RulesFault {
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
        /// What it may hold.
        wanted: RuleValue,
    },
}

/// What a field of a rule book may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleValue {
    /// Points, with one decimal at most.
    Points,
    /// A part of the whole, up to 100 %.
    Rate,
    /// Yuan, with two decimals at most.
    Yuan,
    /// Minutes of a day or two.
    Minutes,
    /// A code.
    Code,
    /// A text, not a long one.
    Text,
}

/// A figure: `2`, or in quotes where it has a part, `"2.5"`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Figure {
    Whole(u64),
    Text(String),
}

impl Figure {
    fn text(&self) -> String {
        match self {
            Self::Whole(figure) => figure.to_string(),
            Self::Text(text) => text.trim().to_owned(),
        }
    }
}

/// One kind of service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Service {
    class: String,
    name: String,
    an_hour: Figure,
}

/// One act.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    #[serde(rename = "act")]
    code: String,
    name: String,
    points: Figure,
}

/// Stars.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stars {
    by: StarPeriod,
    hours: Vec<u64>,
}

/// Three days of notice, unless a rule book says otherwise.
const fn usual_notice() -> u64 {
    3
}

/// A rule book's file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesFile {
    title: String,
    #[serde(default = "usual_notice")]
    notice_days: u64,
    household_shares: bool,
    transfer: bool,
    keeps_years: Option<u64>,
    daily_cap: Option<Figure>,
    activity_cap: Option<Figure>,
    point_worth: Figure,
    cover: String,
    cover_warning: String,
    reserve: Option<String>,
    day_minutes: u32,
    early_minutes: u32,
    late_days: u64,
    witness_limit: u64,
    stars: Stars,
    #[serde(default)]
    service: Vec<Service>,
    #[serde(default)]
    award: Vec<Act>,
    #[serde(default)]
    deduction: Vec<Act>,
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
    pub rules_file: Digest,
}

impl RulesFile {
    /// Reads a file.
    ///
    /// # Errors
    /// [`RulesFault::Form`].
    pub fn read(toml: &str) -> Result<Self, RulesFault> {
        Ok(form::read(toml)?)
    }

    /// The entry that sets these rules.
    ///
    /// # Errors
    /// [`RulesFault::Value`], the first.
    pub fn decided(&self, decided: Decided) -> Result<RulesSet, RulesFault> {
        let rate = |field, given: &str| read(field, given, RuleValue::Rate, Rate::typed);
        Ok(RulesSet {
            activity_cap: maybe_points("activity_cap", self.activity_cap.as_ref())?,
            acts: self.acts()?,
            cover: rate("cover", &self.cover)?,
            cover_warning: rate("cover_warning", &self.cover_warning)?,
            daily_cap: maybe_points("daily_cap", self.daily_cap.as_ref())?,
            date: decided.date,
            day_minutes: minutes("day_minutes", self.day_minutes)?,
            early_minutes: minutes("early_minutes", self.early_minutes)?,
            from: decided.from,
            household_shares: Yes::from(self.household_shares),
            keeps_years: Maybe(self.keeps_years.map(Count)),
            late_days: Count(self.late_days),
            notice_days: Count(self.notice_days),
            paper: decided.paper,
            point_worth: read("point_worth", &self.point_worth.text(), RuleValue::Yuan, Yuan::typed)?,
            reserve: Maybe(self.reserve.as_deref().map(|code| code_of("reserve", code)).transpose()?),
            rules_file: Maybe(Some(decided.rules_file)),
            services: self.services()?,
            stars: self.stars.hours.iter().copied().map(Count).collect(),
            stars_by: self.stars.by,
            title: text_of("title", &self.title)?,
            transfer: Yes::from(self.transfer),
            witness_limit: Count(self.witness_limit),
        })
    }

    fn services(&self) -> Result<Vec<ServiceRule>, RulesFault> {
        let rule = |one: &Service| {
            Ok(ServiceRule {
                an_hour: points("an_hour", &one.an_hour)?,
                class: code_of("class", &one.class)?,
                name: text_of("name", &one.name)?,
            })
        };
        self.service.iter().map(rule).collect()
    }

    /// Awards, then deductions, each in the order of the file.
    fn acts(&self) -> Result<Vec<ActRule>, RulesFault> {
        let awards = self.award.iter().map(|one| (one, ActSign::Award));
        let deductions = self.deduction.iter().map(|one| (one, ActSign::Deduction));
        let rule = |(one, sign): (&Act, ActSign)| {
            Ok(ActRule {
                act: code_of("act", &one.code)?,
                name: text_of("name", &one.name)?,
                points: points("points", &one.points)?,
                sign,
            })
        };
        awards.chain(deductions).map(rule).collect()
    }
}

fn read<T, E>(
    field: &'static str,
    given: &str,
    wanted: RuleValue,
    typed: impl Fn(&str) -> Result<T, E>,
) -> Result<T, RulesFault> {
    typed(given).map_err(|_| RulesFault::Value { field, given: given.to_owned(), wanted })
}

fn code_of(field: &'static str, given: &str) -> Result<Code, RulesFault> {
    read(field, given, RuleValue::Code, str::parse)
}

fn text_of(field: &'static str, given: &str) -> Result<Text, RulesFault> {
    read(field, given, RuleValue::Text, Text::typed)
}

fn points(field: &'static str, given: &Figure) -> Result<Points, RulesFault> {
    read(field, &given.text(), RuleValue::Points, Points::typed)
}

fn maybe_points(field: &'static str, given: Option<&Figure>) -> Result<Maybe<Points>, RulesFault> {
    Ok(Maybe(given.map(|figure| points(field, figure)).transpose()?))
}

fn minutes(field: &'static str, given: u32) -> Result<Minutes, RulesFault> {
    let wanted = RuleValue::Minutes;
    Minutes::from_count(given).ok_or_else(|| RulesFault::Value { field, given: given.to_string(), wanted })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided() -> Decided {
        let day: Day = "2026-01-01".parse().expect("a day");
        let rules_file = Digest([7; 32]);
        Decided { date: day, from: day, paper: Text::typed("社发〔2026〕1号").expect("a text"), rules_file }
    }

    #[test]
    fn the_template_is_a_rule_book() {
        let rules = RulesFile::read(RULES_TEMPLATE).and_then(|file| file.decided(decided())).expect("a rule book");
        assert_eq!(rules.notice_days, Count(3));
        assert_eq!(rules.stars, [100, 300, 600, 1000, 1500].map(Count));
        assert!(rules.acts.iter().any(|act| act.sign == ActSign::Deduction));
        let silent = RULES_TEMPLATE.replace("notice_days = 3\n", "");
        let usual = RulesFile::read(&silent).and_then(|file| file.decided(decided())).expect("a rule book");
        assert_eq!(usual.notice_days, Count(3));
    }

    #[test]
    fn a_file_that_says_something_else_is_none() {
        assert!(matches!(RulesFile::read("titel = \"x\""), Err(RulesFault::Form(_))));
        let odd = RULES_TEMPLATE.replace("an_hour = 2", "an_hour = \"2.25\"");
        let fault = RulesFile::read(&odd).and_then(|file| file.decided(decided()));
        let (given, wanted) = ("2.25".to_owned(), RuleValue::Points);
        assert_eq!(fault, Err(RulesFault::Value { field: "an_hour", given, wanted }));
    }
}
