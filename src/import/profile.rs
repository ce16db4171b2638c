//! The words other people use for columns and values: data, replaceable by a TOML file of the same shape.

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

use crate::import::asked::Field;
use crate::ledger::words::{Means, PartyKind};

/// The profile that comes with the program.
const DONATIONS: &str = include_str!("profiles/donations.toml");

/// How a list of gifts is read: which headings mean which field, which words mean what.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    name: String,
    /// Headings of columns that say whether money came or went.
    #[serde(default)]
    statement_headings: Vec<String>,
    fields: BTreeMap<Field, Headings>,
    words: Words,
}

/// The headings of one field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Headings {
    headings: Vec<String>,
    /// Headings that count only when none of the others is there.
    #[serde(default)]
    if_alone: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Words {
    anonymous: Vec<String>,
    totals: Vec<String>,
    means: BTreeMap<Means, Vec<String>>,
    kind: BTreeMap<PartyKind, Vec<String>>,
}

/// Why a profile cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProfileFault {
    /// Not TOML, or another shape.
    #[error("{detail}")]
    Toml {
        /// Where, in bytes from the beginning, when the parser knows.
        offset: Option<usize>,
        /// What the parser said, for developers.
        detail: String,
    },
    /// It says no heading for the amount.
    #[error("no heading is given for the amount")]
    NoAmount,
    /// One heading or word means two things.
    #[error("{word:?} is given twice")]
    TwoMeanings {
        /// The heading or word.
        word: String,
    },
}

impl Profile {
    /// The built-in profiles, by name.
    pub const BUILT_IN: [&'static str; 1] = ["donations"];

    /// The profile `donations`.
    ///
    /// # Panics
    /// Never: a test reads it.
    #[must_use]
    pub fn donations() -> Self {
        Self::from_toml(DONATIONS).expect("the built-in profile cannot be wrong")
    }

    /// The built-in profile of this name.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        (name == "donations").then(Self::donations)
    }

    /// A profile from the text of a TOML file.
    ///
    /// # Errors
    /// Another shape, no heading for the amount, or a word with two meanings.
    pub fn from_toml(text: &str) -> Result<Self, ProfileFault> {
        let not_toml = |e: toml::de::Error| ProfileFault::Toml {
            offset: e.span().map(|s| s.start),
            detail: e.message().to_owned(),
        };
        let mut profile: Self = toml::from_str(text).map_err(not_toml)?;
        profile.fold();
        if profile.fields.get(&Field::Amount).is_none_or(|h| h.headings.is_empty()) {
            return Err(ProfileFault::NoAmount);
        }
        profile.check_headings()?;
        Ok(profile)
    }

    /// What the profile calls itself.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Brings every heading and word to the spelling in which they are compared.
    fn fold(&mut self) {
        let fields = self.fields.values_mut().flat_map(|h| [&mut h.headings, &mut h.if_alone]);
        let words = [&mut self.words.anonymous, &mut self.words.totals];
        let values = self.words.means.values_mut().chain(self.words.kind.values_mut());
        let words = words.into_iter().chain([&mut self.statement_headings]);
        for word in fields.chain(words).chain(values).flatten() {
            *word = folded(word);
        }
    }

    fn check_headings(&self) -> Result<(), ProfileFault> {
        let mut all: Vec<&String> = self.fields.values().flat_map(|h| h.headings.iter().chain(&h.if_alone)).collect();
        all.sort_unstable();
        let twice = all.windows(2).find_map(|pair| match pair {
            [a, b] if a == b => Some((*a).clone()),
            _ => None,
        });
        twice.map_or(Ok(()), |word| Err(ProfileFault::TwoMeanings { word }))
    }

    /// Whether a heading (folded) means this field, and if so whether only when alone.
    pub(crate) fn means_field(&self, field: Field, heading: &str) -> Option<Strength> {
        let known = self.fields.get(&field)?;
        let among = |list: &[String]| list.iter().any(|h| h == heading);
        if among(&known.headings) {
            return Some(Strength::Always);
        }
        among(&known.if_alone).then_some(Strength::IfAlone)
    }

    /// Whether a heading (folded) says that the file is a statement and no list of gifts.
    pub(crate) fn is_of_a_statement(&self, heading: &str) -> bool {
        self.statement_headings.iter().any(|h| h == heading)
    }

    /// Whether this name says that nobody is named.
    pub(crate) fn is_anonymous(&self, name: &str) -> bool {
        among(&self.words.anonymous, name)
    }

    /// Whether this cell announces a total: `合 计`, `总计：`, `共计 12 笔`.
    pub(crate) fn is_total(&self, cell: &str) -> bool {
        // Most cells of most rows fail here, on their first byte.
        let Some(first) = cell.trim_start().as_bytes().first().map(u8::to_ascii_lowercase) else {
            return false;
        };
        if !self.words.totals.iter().any(|w| w.as_bytes().first() == Some(&first)) || cell.len() > 200 {
            return false;
        }
        let cell = folded(cell);
        let goes_on = |rest: &str| {
            rest.chars().next().is_none_or(|c| c.is_ascii_digit() || matches!(c, ':' | '：' | '(' | '¥' | '￥'))
        };
        self.words.totals.iter().any(|w| cell.strip_prefix(w.as_str()).is_some_and(goes_on))
    }

    /// How it was paid. Chinese words are also found inside longer ones: 微信支付, 银行转账.
    pub(crate) fn means(&self, cell: &str) -> Option<Means> {
        if cell.is_empty() {
            return None;
        }
        let exact = self.words.means.iter().find(|(_, words)| among(words, cell));
        let inside = |words: &[String]| words.iter().any(|w| !w.is_ascii() && cell.contains(w.as_str()));
        exact.or_else(|| self.words.means.iter().find(|(_, words)| inside(words))).map(|(means, _)| *means)
    }

    /// What kind of donor a word means.
    pub(crate) fn kind(&self, cell: &str) -> Option<PartyKind> {
        self.words.kind.iter().find(|(_, words)| among(words, cell)).map(|(kind, _)| *kind)
    }
}

/// How surely a heading means a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// Whatever stands beside it.
    Always,
    /// Only when no surer heading is there.
    IfAlone,
}

/// Whether the value is one of the words, which are already folded. Nothing is allocated: this runs for every row.
fn among(words: &[String], value: &str) -> bool {
    words.iter().any(|w| same(w, value))
}

/// Equality without blanks and ASCII case.
fn same(word: &str, value: &str) -> bool {
    // Told apart by length or first letter nearly always; what is compared was trimmed.
    let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    if word.len() > value.len() || first(word) != first(value) {
        return false;
    }
    let letters = value.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase());
    letters.eq(word.chars())
}

/// The spelling in which headings and words are compared: no blanks, no BOM, ASCII in lower case, full-width brackets
/// as ASCII ones, no unit in brackets and no colon or star at the end.
pub(crate) fn folded(text: &str) -> String {
    let letter = |c: char| match c {
        '（' => '(',
        '）' => ')',
        other => other.to_ascii_lowercase(),
    };
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{FEFF}').map(letter).collect();
    let text = text.trim_matches(['\'', '`', '"', '*', ':', '：']);
    let units = ["(元)", "(人民币)", "(人民币元)", "(rmb)", "(cny)", "(yuan)", "(¥)", "(￥)"];
    let without = units.iter().find_map(|unit| text.strip_suffix(unit)).filter(|rest| !rest.is_empty());
    without.unwrap_or(text).to_owned()
}
