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
    /// The reader's own words.
    #[error("{0}")]
    Other(String),
}

/// Reads a file.
///
/// # Errors
/// The first line that cannot be read.
pub fn read<T: DeserializeOwned>(toml: &str) -> Result<T, FormFault> {
    toml::from_str(toml).map_err(|fault| {
        let above = fault.span().and_then(|span| toml.get(..span.start)).unwrap_or_default();
        FormFault { line: above.matches('\n').count().saturating_add(1), what: Misread::of(fault.message()) }
    })
}

impl Misread {
    fn of(message: &str) -> Self {
        let named = |rest: &str| rest.split('`').next().unwrap_or_default().to_owned();
        if let Some(rest) = message.strip_prefix("missing field `") {
            Self::Missing(named(rest))
        } else if let Some(rest) = message.strip_prefix("unknown field `") {
            Self::Unknown(named(rest))
        } else {
            Self::Other(message.lines().collect::<Vec<_>>().join("; "))
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
        assert_eq!(fault("name = 5").line, 1);
    }
}
