//! The command line in two languages: its help, and what is said of a word that does not fit.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, CommandFactory, FromArgMatches};

use crate::cli::{Cli, help};
use crate::ledger::words::Language;
use crate::text::{Told, Words};

/// Why no command runs.
pub(super) enum Stop {
    /// Help or version was asked for.
    Help(String),
    /// Something does not fit.
    Wrong(Told),
}

/// The language of this run: `--lang`, else the locale of whoever reads English, else Chinese.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let arguments: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = arguments.iter().position(|a| *a == "--lang").and_then(|i| arguments.get(i.saturating_add(1)));
    let joined = arguments.iter().find_map(|argument| argument.strip_prefix("--lang="));
    if let Some(word) = after.copied().or(joined) {
        return word.parse().unwrap_or(Language::Zh);
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    if locale.is_some_and(|locale| locale.starts_with("en")) { Language::En } else { Language::Zh }
}

/// The whole command line as clap knows it, in the language of this run.
pub(crate) fn command() -> clap::Command {
    let mut command = in_words(Cli::command()).after_help(help().after);
    command.build();
    with_usage(command)
}

/// The line of usage of a command and of those below it, in the words of this run: clap itself knows only its own.
fn with_usage(mut command: clap::Command) -> clap::Command {
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage).replace("[OPTIONS]", help().any_options);
    command.override_usage(usage).mut_subcommands(with_usage)
}

/// What an option is when nobody says otherwise, and what it may be, after its help and in the words of this run.
fn with_values(argument: clap::Arg) -> clap::Arg {
    if !argument.get_action().takes_values() {
        return argument;
    }
    let mut said = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let join = |words: Vec<String>| words.join(help().between);
    let possible: Vec<String> = argument.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
    if possible.iter().any(|value| !said.contains(value.as_str())) {
        said.push_str(&help().possible.replace("{}", &join(possible)));
    }
    let default: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if !default.is_empty() {
        said.push_str(&help().default.replace("{}", &join(default)));
    }
    argument.hide_default_value(true).hide_possible_values(true).help(said)
}

/// Headings, the help flag and the help template of a command and of those below it.
fn in_words(command: clap::Command) -> clap::Command {
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n", help().usage);
    let is_top = command.get_name() == "mingbai";
    let command = command
        .help_template(template)
        .subcommand_help_heading(help().commands)
        .subcommand_value_name(help().command_word)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .mut_args(|argument| {
            let heading = match (argument.is_positional(), argument.is_global_set()) {
                (true, _) => help().arguments,
                (false, true) => help().everywhere,
                (false, false) => help().options,
            };
            with_values(argument).help_heading(heading)
        })
        .arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(help().help_flag)
                .help_heading(help().options),
        );
    let command = if is_top {
        let version = clap::Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command.arg(version.help(help().version_flag).help_heading(help().options))
    } else {
        command
    };
    command.mut_subcommands(in_words)
}

/// Parses a command line. A line that fits is read without the words of any help: putting them together takes longer than
/// recording a gift.
pub(super) fn parse(arguments: &[OsString], words: &dyn Words) -> Result<Cli, Stop> {
    if let Ok(parsed) = Cli::command().try_get_matches_from(arguments).and_then(|m| Cli::from_arg_matches(&m)) {
        return Ok(parsed);
    }
    let matches = command().try_get_matches_from(arguments).map_err(|error| stop(&error, words))?;
    Cli::from_arg_matches(&matches).map_err(|error| stop(&error, words))
}

fn stop(error: &clap::Error, words: &dyn Words) -> Stop {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(_) | None => Vec::new(),
    };
    let first = |kind: ContextKind| text(kind).into_iter().next().unwrap_or_default();
    Stop::Wrong(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return Stop::Help(error.render().to_string());
        }
        ErrorKind::UnknownArgument => {
            let nearest = text(ContextKind::SuggestedArg).into_iter().next();
            words.unknown_word(&first(ContextKind::InvalidArg), nearest.as_deref())
        }
        ErrorKind::InvalidSubcommand => {
            let nearest = text(ContextKind::SuggestedSubcommand).into_iter().next_back(); // the likeliest stands last
            words.unknown_word(&first(ContextKind::InvalidSubcommand), nearest.as_deref())
        }
        ErrorKind::MissingRequiredArgument => words.missing_words(&text(ContextKind::InvalidArg)),
        ErrorKind::InvalidValue if first(ContextKind::InvalidValue).is_empty() => {
            words.value_is_missing(&first(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words.wrong_value(
            &first(ContextKind::InvalidArg),
            &first(ContextKind::InvalidValue),
            &text(ContextKind::ValidValue),
        ),
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => words.options_clash(&first(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand => words.subcommand_is_missing(&text(ContextKind::ValidSubcommand)),
        ErrorKind::NoEquals
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::InvalidUtf8
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => words.usage(error.to_string().lines().next().unwrap_or_default()),
    })
}
