//! What is said of a command that was typed wrongly.

use crate::import::asked::nearest;
use crate::text::en::En;
use crate::text::{Told, UsageWords};

impl UsageWords for En {
    fn unknown_word(&self, word: &str, nearest: Option<&str>) -> Told {
        let cure = match nearest {
            Some(nearest) => format!("Did you mean “{nearest}”? --help shows everything."),
            None if word.starts_with('-') => "Write --help after this command to see its options.".to_owned(),
            None => "See `mingbai --help`.".to_owned(),
        };
        Told::new(format!("“{word}” is not known."), cure)
    }

    fn missing_words(&self, words: &[String]) -> Told {
        Told::new(format!("Missing: {}.", words.join(", ")), "Add it; --help shows how.")
    }

    fn wrong_value(&self, option: &str, value: &str, allowed: &[String]) -> Told {
        let cure =
            if allowed.is_empty() { "See --help.".to_owned() } else { format!("One of: {}.", allowed.join(", ")) };
        Told::new(format!("{option} cannot be “{value}”."), cure)
    }

    fn value_is_missing(&self, option: &str) -> Told {
        Told::new(format!("{option} lacks its value."), "Add it; --help shows how.")
    }

    fn options_clash(&self, option: &str) -> Told {
        Told::new(format!("{option} is given twice or clashes with another option."), "Keep one.")
    }

    fn subcommand_is_missing(&self, known: &[String]) -> Told {
        Told::new("What to do is missing.", format!("One of: {}.", known.join(", ")))
    }

    fn usage(&self, detail: &str) -> Told {
        Told::new(format!("The command is not written right: {detail}"), "See --help.")
    }
}

/// `Did you mean “rice”? `, where something near is known.
pub(super) fn meant(typed: &str, known: &[&str]) -> String {
    let near = nearest(typed, known.iter().copied()).and_then(|at| known.get(at));
    near.map_or_else(String::new, |near| format!("Did you mean “{near}”? "))
}
