//! How lists are printed: at the terminal, or as a document of any kind `render` knows.

use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::cli::{help, language};
use crate::render::listing::{self, Listing, Reader};

/// How a list is printed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Format {
    /// Columns for the eye, at once.
    Table,
    /// A document, when the command is over.
    Document(&'static Listing),
}

static ALL: LazyLock<Vec<Format>> = LazyLock::new(|| {
    let documents = listing::ALL.iter().map(Format::Document);
    std::iter::once(Format::Table).chain(documents).collect()
});

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

impl Format {
    /// Whether somebody reads it at the terminal.
    pub(crate) const fn is_for_the_eye(self) -> bool {
        matches!(self, Self::Table)
    }

    /// Whether a program reads it, which wants the file's own words.
    pub(crate) const fn is_for_programs(self) -> bool {
        matches!(self, Self::Document(Listing { reader: Reader::Program, .. }))
    }

    /// What `--help` says of every format.
    pub(crate) fn help() -> String {
        let documents = listing::ALL.iter().map(|listing| listing.said(language()));
        help().format.to_owned() + &documents.collect::<String>()
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Document(listing) => listing.word,
        }
    }
}
