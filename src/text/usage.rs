//! What is said of a command that was typed wrongly.

use crate::text::Told;

/// What is said of a command that was typed wrongly.
pub trait UsageWords {
    /// A word clap does not know.
    fn unknown_word(&self, word: &str, nearest: Option<&str>) -> Told;
    /// Arguments that are missing.
    fn missing_words(&self, words: &[String]) -> Told;
    /// A value an option does not take.
    fn wrong_value(&self, option: &str, value: &str, allowed: &[String]) -> Told;
    /// An option without its value.
    fn value_is_missing(&self, option: &str) -> Told;
    /// Two options that exclude each other, or one given twice.
    fn options_clash(&self, option: &str) -> Told;
    /// A command wants another word after it.
    fn subcommand_is_missing(&self, known: &[String]) -> Told;
    /// Anything else.
    fn usage(&self, detail: &str) -> Told;
}
