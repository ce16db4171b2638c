//! How a value stands in a line: always a string, absent is the empty string, one spelling each.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};
use thiserror::Error as ThisError;

use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Signature, Text};
use crate::ledger::period::{Day, Month, UtcOffset};
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::rate::Rate;
use crate::ledger::yuan::Yuan;

/// A field that may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Maybe<T>(pub Option<T>);

impl<T> Maybe<T> {
    /// The empty field.
    pub const EMPTY: Self = Self(None);
}

impl<T> Default for Maybe<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<Option<T>> for Maybe<T> {
    fn from(value: Option<T>) -> Self {
        Self(value)
    }
}

impl<T> Deref for Maybe<T> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        &self.0
    }
}

impl<T: fmt::Display> fmt::Display for Maybe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |value| value.fmt(f))
    }
}

/// The text is not a whole number in its one spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ThisError)]
#[error("expected a whole number without sign or leading zeros")]
pub struct NumberFault;

fn whole(text: &str) -> Result<u64, NumberFault> {
    let canonical = text == "0" || !text.starts_with('0');
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if canonical && digits { text.parse().map_err(|_| NumberFault) } else { Err(NumberFault) }
}

macro_rules! whole_number {
    ($(#[$doc:meta])* $Name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Name(pub u64);

        impl FromStr for $Name {
            type Err = NumberFault;

            fn from_str(text: &str) -> Result<Self, NumberFault> {
                whole(text).map(Self)
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    };
}

whole_number! {
    /// The number of an entry: 0, 1, 2 … without a gap.
    Seq
}
whole_number! {
    /// How many.
    Count
}
whole_number! {
    /// A version of a format, a layout, a policy.
    Version
}

impl Seq {
    /// The entry after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl Count {
    /// More than any file holds, which counts in 63 bits: a span without an end.
    pub const MOST: Self = Self(u64::MAX.div_euclid(2));

    /// One more.
    #[must_use]
    pub const fn and_one(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// Reads a string and hands it to a grammar.
struct Grammar<T>(PhantomData<T>);

impl<T> Visitor<'_> for Grammar<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// Gives a value with one spelling (`Display` and `FromStr`) its place in a line.
macro_rules! spelled {
    ($($Name:ty),+) => {
        $(impl Serialize for $Name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $Name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Grammar::<$Name>(PhantomData))
            }
        })+
    };
}

spelled!(
    Yuan,
    Day,
    Month,
    UtcOffset,
    PersonNumber,
    Digest,
    RowKey,
    Seq,
    Count,
    Version,
    Rate,
    Quantity,
    Signature,
    Points,
    Minutes,
    TimeOfDay
);

/// Texts are already strings: written without passing through a formatter.
macro_rules! written {
    ($($Name:ty),+) => {
        $(impl Serialize for $Name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $Name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Grammar::<$Name>(PhantomData))
            }
        })+
    };
}

written!(Text, Code);

impl<T: Serialize> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_str(""),
        }
    }
}

/// Reads a string and hands it to a grammar unless it is empty.
struct MaybeGrammar<T>(PhantomData<T>);

impl<T> Visitor<'_> for MaybeGrammar<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    type Value = Maybe<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Maybe<T>, E> {
        if text.is_empty() { Ok(Maybe(None)) } else { text.parse().map(|v| Maybe(Some(v))).map_err(E::custom) }
    }
}

impl<'de, T> Deserialize<'de> for Maybe<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(MaybeGrammar(PhantomData))
    }
}
