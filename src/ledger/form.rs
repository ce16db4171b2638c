//! Files people fill in by hand: rules of points, terms, layouts. What cannot be read is told with its line.

use serde::de::DeserializeOwned;
use thiserror::Error;

/// Where a file in TOML cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {what}")]
pub struct FormFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: Misread,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Misread {
    /// A field is missing below it.
    #[error("missing {0}")]
    Missing(String),
    /// No field is called so.
    #[error("unknown {0}")]
    Unknown(String),
    /// A field stands a second time where it may stand once.
    #[error("{0} twice")]
    Twice(String),
    /// A value is of another kind than is asked here.
    #[error("{field}: {given}, expected {wanted:?}")]
    Value {
        /// What stands before the equals sign of that line.
        field: String,
        /// What stands there.
        given: String,
        /// What is asked.
        wanted: Wanted,
    },
    /// It is no TOML: what stands there.
    #[error("{0}")]
    Syntax(String),
}

/// What a field of a file asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A whole number, zero or more.
    Whole,
    /// `true` or `false`.
    Truth,
    /// A text, in quotes.
    Text,
    /// A list.
    List,
    /// One of these words.
    OneOf(Vec<String>),
    /// A number, zero or more, in quotes where it has a part.
    Figure,
    /// A number that is not so large.
    Smaller,
}

/// Reads a file.
///
/// # Errors
/// The first line that cannot be read.
pub fn read<T: DeserializeOwned>(toml: &str) -> Result<T, FormFault> {
    toml::from_str(toml).map_err(|fault| {
        let span = fault.span().unwrap_or_default();
        let above = toml.get(..span.start).unwrap_or_default();
        let row = above.matches('\n').count();
        let given = toml.get(span).unwrap_or_default().lines().next().unwrap_or_default();
        let lines: Vec<&str> = toml.lines().take(row.saturating_add(1)).map(str::trim).collect();
        FormFault { line: row.saturating_add(1), what: Misread::of(fault.message(), given.trim(), &lines) }
    })
}

impl Misread {
    /// The reader says in English what it found: nothing of that is shown, but what stands in the file. The lines are those
    /// down to where it stopped: a list has its field above it.
    fn of(message: &str, given: &str, lines: &[&str]) -> Self {
        let line = lines.last().copied().unwrap_or_default();
        let named = |rest: &str| rest.split('`').next().unwrap_or_default().to_owned();
        if let Some(rest) = message.strip_prefix("missing field `") {
            return Self::Missing(named(rest));
        }
        if let Some(rest) = message.strip_prefix("unknown field `") {
            return Self::Unknown(named(rest));
        }
        if message.starts_with("duplicate key") {
            return Self::Twice(given.to_owned());
        }
        match Wanted::of(message) {
            Some(wanted) => {
                let field = lines.iter().rev().find_map(|line| line.split_once('=')).unwrap_or((line, "")).0;
                Self::Value { field: field.trim().to_owned(), given: given.to_owned(), wanted }
            }
            None => Self::Syntax(line.to_owned()),
        }
    }
}

impl Wanted {
    fn of(message: &str) -> Option<Self> {
        if message.starts_with("unknown variant `") {
            // Every other piece between backticks is a word: the first is the one that was given.
            let words = message.split('`').skip(1).step_by(2).skip(1);
            return Some(Self::OneOf(words.map(str::to_owned).collect()));
        }
        if message.starts_with("data did not match any variant") {
            return Some(Self::Figure);
        }
        // `i128` is how the reader calls what no field of ours holds.
        let is_beyond = message.starts_with("invalid value: integer `") || message.contains("` as i128");
        if message.contains("number overflowed") || is_beyond && !message.contains("integer `-") {
            return Some(Self::Smaller);
        }
        let (_, asked) = message.strip_prefix("invalid ")?.rsplit_once("expected ")?;
        match asked.trim_start_matches("a ").trim_start_matches("an ").split_whitespace().next()? {
            "boolean" => Some(Self::Truth),
            "string" | "borrowed" => Some(Self::Text),
            "sequence" | "array" => Some(Self::List),
            "u8" | "u16" | "u32" | "u64" | "i64" | "usize" | "integer" => Some(Self::Whole),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        #[expect(dead_code, reason = "only its reading is tested")]
        name: String,
    }

    #[test]
    fn a_fault_names_its_line_and_its_field() {
        let fault = |toml: &str| read::<Asked>(toml).expect_err("it cannot be read");
        assert_eq!(
            fault("name = \"a\"\nnmae = \"b\"\n"),
            FormFault { line: 2, what: Misread::Unknown("nmae".to_owned()) }
        );
        assert_eq!(fault("\n# nothing\n").what, Misread::Missing("name".to_owned()));
        assert_eq!(fault("# one\nname = \n").line, 2);
        let wrong = Misread::Value { field: "name".to_owned(), given: "5".to_owned(), wanted: Wanted::Text };
        assert_eq!(fault("name = 5"), FormFault { line: 1, what: wrong });
        assert_eq!(fault("name = [5\n").what, Misread::Syntax("name = [5".to_owned()));
    }
}
