//! `completions SHELL`, `man`: what the shell and `man` want to know, in the language of this run.

use clap::Args;
use clap_complete::Shell;
use clap_mangen::Man as Page;

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::{help, usage};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL", value_enum, help = help().keeping.shell)]
    shell: Shell,
}

impl Completions {
    #[expect(clippy::unnecessary_wraps, reason = "every command is run alike")]
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut usage::command(), "mingbai", &mut script);
        session.console.hand_over(&String::from_utf8_lossy(&script));
        Ok(())
    }
}

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Man {
    #[arg(value_name = "COMMAND", help = help().keeping.man_command)]
    command: Vec<String>,
}

impl Man {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut command = usage::command();
        let mut title = "mingbai".to_owned();
        for word in self.command {
            let found = command.find_subcommand(&word).cloned();
            command = found.ok_or_else(|| Failure::refused(session.words.no_such_page(&word)))?;
            title = format!("{title}-{word}");
        }
        let mut page = Vec::new();
        let rendered = Page::new(command.name(title)).render(&mut page);
        rendered.expect("a page in memory cannot fail to be written");
        session.console.hand_over(&String::from_utf8_lossy(&page));
        Ok(())
    }
}
