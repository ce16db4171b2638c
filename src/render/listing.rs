//! Lists as one document, for whoever does not read them at the terminal. A new format is a file in this folder and its word in
//! the list below: `--format`, its help and its refusal read that list.

use crate::ledger::words::Language;
use crate::report::Table;
use crate::text::Words;

/// Who reads a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A program: the file's own words, never translated, and nothing that is not asked for.
    Program,
    /// A person, in another program: our words.
    Person,
}

/// A format of lists.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// What `--format` calls it.
    pub word: &'static str,
    /// Whom it is for, in Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
    /// Who reads it.
    pub reader: Reader,
    /// Every list of a command as one document, at least one, and what stands below them.
    pub document: fn(&[Table], below: Option<&str>, &dyn Words) -> Document,
}

impl Listing {
    /// Its word and whom it is for, behind others.
    #[must_use]
    pub fn said(&self, language: Language) -> String {
        match language {
            Language::Zh => format!("，{} {}", self.word, self.zh),
            Language::En => format!(", {} {}", self.word, self.en),
        }
    }
}

/// A document, and what is said beside it because it has no place for it.
pub type Document = (String, Option<String>);

macro_rules! formats {
    ($($format:ident),+ $(,)?) => {
        $(mod $format;)+

        /// Every format.
        pub const ALL: &[Listing] = &[$($format::LISTING),+];
    };
}

formats! { csv, json }
