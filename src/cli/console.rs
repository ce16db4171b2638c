//! The one file that prints and asks. Results go to standard output, everything else to standard error; nothing a
//! stranger wrote can move the cursor.

use std::cell::Cell;
use std::io::{ErrorKind, IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::ledger::name::TextRule;

/// The terminal, or what stands in its place.
#[derive(Debug, Default)]
pub(crate) struct Console {
    /// The demo records a year without a word.
    is_silent: bool,
    /// Whether a result did not arrive whole: a file on a full disk.
    is_short: Cell<bool>,
}

impl Console {
    /// A console nobody looks at.
    pub(crate) fn silent() -> Self {
        Self { is_silent: true, is_short: Cell::new(false) }
    }

    /// A line of the result.
    pub(crate) fn say(&self, text: impl AsRef<str>) {
        if !self.is_silent {
            // A reader that went away (`| head`) is no fault of the command.
            let _ = writeln!(anstream::stdout(), "{}", harmless(text.as_ref()));
        }
    }

    /// The result as it is, without a line end of ours.
    pub(crate) fn hand_over(&self, text: &str) {
        if self.is_silent {
            return;
        }
        let mut out = anstream::stdout();
        let handed = write!(out, "{text}").and_then(|()| out.flush());
        if handed.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe) {
            self.is_short.set(true);
        }
    }

    /// A line for a program that reads on; not as it is, since it may quote a stranger.
    pub(crate) fn hand_over_line(&self, text: &str) {
        self.hand_over(&format!("{}\n", harmless(text)));
    }

    /// Whether a result was handed over and did not arrive whole.
    pub(crate) fn is_short(&self) -> bool {
        self.is_short.get()
    }

    /// Something beside the result.
    pub(crate) fn remark(&self, text: impl AsRef<str>) {
        if !self.is_silent {
            let _ = writeln!(anstream::stderr(), "{}", harmless(text.as_ref()));
        }
    }

    /// Whether somebody can be asked.
    pub(crate) fn can_ask(&self) -> bool {
        !self.is_silent && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }

    /// Asks for a line; nothing when nobody can be asked.
    pub(crate) fn ask(&self, question: &str) -> Option<String> {
        if !self.can_ask() {
            return None;
        }
        let input = dialoguer::Input::<String>::new().with_prompt(question).allow_empty(true);
        input.interact_text().ok().filter(|answer| !answer.trim().is_empty())
    }

    /// Asks for a passphrase, twice when it is new.
    pub(crate) fn ask_secret(&self, question: &str, again: Option<(&str, &str)>) -> Option<String> {
        if !self.can_ask() {
            return None;
        }
        let mut password = dialoguer::Password::new().with_prompt(question);
        if let Some((repeat, mismatch)) = again {
            password = password.with_confirmation(repeat, mismatch);
        }
        password.interact().ok()
    }

    /// A bar that appears when the work lasts longer than a second, only at a terminal.
    pub(crate) fn progress(&self, total: u64, what: &str) -> Progress {
        let is_watched = !self.is_silent && std::io::stderr().is_terminal();
        Progress { bar: None, total, what: what.to_owned(), since: Instant::now(), is_watched, done: 0 }
    }
}

/// How wide the terminal is; nothing when there is none.
pub(crate) fn width() -> Option<u16> {
    let terminal = dialoguer::console::Term::stdout();
    terminal.is_term().then(|| terminal.size_checked().map_or(80, |(_, columns)| columns))
}

/// A text in which no character can hide, reorder or move the cursor; line ends stay.
fn harmless(text: &str) -> String {
    let shown = |c: char| match TextRule::broken_by(c) {
        Some(TextRule::Unassigned | TextRule::TooLong | TextRule::NotCanonical) | None => c,
        Some(_) if c == '\n' => c,
        Some(_) => '\u{FFFD}',
    };
    text.chars().map(shown).collect()
}

/// Work that may take long.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    total: u64,
    what: String,
    since: Instant,
    is_watched: bool,
    done: u64,
}

impl Progress {
    /// So much is done. Cheap: the bar is looked at whenever another 4,096 steps are.
    pub(crate) fn reach(&mut self, done: u64) {
        let before = std::mem::replace(&mut self.done, done);
        if !self.is_watched || done >> 12 == before >> 12 {
            return;
        }
        if self.bar.is_none() && self.since.elapsed() > Duration::from_secs(1) {
            let style = ProgressStyle::with_template("{msg} {bar:32} {human_pos}/{human_len} {eta}");
            let bar = ProgressBar::new(self.total).with_message(self.what.clone());
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
