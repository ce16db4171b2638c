//! What the caller wants read, and how.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::Deserialize;
use thiserror::Error;

use crate::import::profile::Profile;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, UtcOffset};

/// What is asked of one file.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The words by which columns and values are known.
    pub profile: Profile,
    /// Columns named by hand; they win over the profile.
    pub map: ColumnMap,
    /// The day of rows that say none. A row's own day wins; a mere time of day does not.
    pub date: Option<Day>,
    /// The project of rows that say none.
    pub project: Option<Code>,
    /// Whether forbidden characters inside texts are removed (and counted) instead of refused.
    pub clean: bool,
    /// The last day a gift may bear.
    pub today: Day,
    /// The fund's offset, by which a moment such as `2020-02-07T17:00:00Z` becomes a day.
    pub offset: UtcOffset,
}

/// What a column can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The day of the gift.
    Date,
    /// Who gave, by name.
    Donor,
    /// How much, in yuan.
    Amount,
    /// The transaction's id at its source.
    Id,
    /// A remark.
    Memo,
    /// The project's code.
    Project,
    /// Person, company or institution.
    Kind,
    /// How it was paid.
    Means,
    /// The official receipt's number.
    Receipt,
    /// Who gave, by the number of a registered person.
    Person,
}

impl Field {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 10] = [
        Self::Date,
        Self::Donor,
        Self::Amount,
        Self::Id,
        Self::Memo,
        Self::Project,
        Self::Kind,
        Self::Means,
        Self::Receipt,
        Self::Person,
    ];

    /// The word used in `--map` and in profiles.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Donor => "donor",
            Self::Amount => "amount",
            Self::Id => "id",
            Self::Memo => "memo",
            Self::Project => "project",
            Self::Kind => "kind",
            Self::Means => "means",
            Self::Receipt => "receipt",
            Self::Person => "person",
        }
    }

    /// Its place in [`Field::ALL`].
    pub(crate) const fn rank(self) -> usize {
        match self {
            Self::Date => 0,
            Self::Donor => 1,
            Self::Amount => 2,
            Self::Id => 3,
            Self::Memo => 4,
            Self::Project => 5,
            Self::Kind => 6,
            Self::Means => 7,
            Self::Receipt => 8,
            Self::Person => 9,
        }
    }

    /// Whether a row cut short before this column still tells a whole gift.
    pub(crate) const fn may_be_cut_off(self) -> bool {
        matches!(self, Self::Memo | Self::Kind | Self::Means | Self::Receipt)
    }
}

/// Columns named by hand: `date=捐赠日期,donor=姓名,amount=金额`. An empty heading, `project=`, means that no column is
/// this field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMap(BTreeMap<Field, String>);

/// Why a `--map` cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MapFault {
    /// Not `field=heading`.
    #[error("{part:?} is not field=heading")]
    NotAPair {
        /// The part between two commas.
        part: String,
    },
    /// No such field.
    #[error("{word:?} is not a field")]
    UnknownField {
        /// The word before `=`.
        word: String,
        /// The nearest field, if one is near.
        nearest: Option<Field>,
    },
    /// The same field twice.
    #[error("{field:?} is mapped twice")]
    Twice {
        /// The field.
        field: Field,
    },
}

impl ColumnMap {
    /// The heading asked for this field: none when nothing was said, `Some("")` when no column shall be it.
    #[must_use]
    pub fn heading(&self, field: Field) -> Option<&str> {
        self.0.get(&field).map(String::as_str)
    }

    /// Every field with its heading.
    pub fn pairs(&self) -> impl Iterator<Item = (Field, &str)> {
        self.0.iter().map(|(field, heading)| (*field, heading.as_str()))
    }

    /// The same map with one field more (or another heading for it), for headings that contain a comma.
    #[must_use]
    pub fn with(mut self, field: Field, heading: &str) -> Self {
        self.0.insert(field, heading.trim().to_owned());
        self
    }
}

impl FromStr for ColumnMap {
    type Err = MapFault;

    fn from_str(text: &str) -> Result<Self, MapFault> {
        let mut map = BTreeMap::new();
        for part in text.split(',').filter(|p| !p.trim().is_empty()) {
            let (word, heading) = part.split_once('=').ok_or_else(|| MapFault::NotAPair { part: part.to_owned() })?;
            let field = field_called(word.trim())?;
            if map.insert(field, heading.trim().to_owned()).is_some() {
                return Err(MapFault::Twice { field });
            }
        }
        Ok(Self(map))
    }
}

fn field_called(word: &str) -> Result<Field, MapFault> {
    let unknown = || {
        let nearest = nearest(word, Field::ALL.iter().map(|f| f.word()));
        MapFault::UnknownField { word: word.to_owned(), nearest: nearest.and_then(|i| Field::ALL.get(i).copied()) }
    };
    Field::ALL.into_iter().find(|f| f.word() == word).ok_or_else(unknown)
}

/// Which of the words is nearest to the asked one, when more than half of the characters agree.
pub(crate) fn nearest<'a>(asked: &str, words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let length = asked.chars().count();
    let near = |word: &str| {
        let longest = word.chars().count().max(length);
        let distance = distance(asked, word);
        (distance.saturating_mul(2) <= longest && longest > 0).then_some(distance)
    };
    let ranked = words.enumerate().filter_map(|(index, word)| near(word).map(|d| (d, index)));
    ranked.min().map(|(_, index)| index)
}

/// How many characters must be put in, taken out or changed. Long headings are compared by their beginnings.
fn distance(one: &str, other: &str) -> usize {
    let beginning = |text: &str| text.chars().take(64).collect::<String>();
    strsim::levenshtein(&beginning(one), &beginning(other))
}
