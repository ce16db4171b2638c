//! `rules set FILE.toml`, `rules list`, `rules show`, `rules template`: 积分制管理办法, dated.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::pay::filed;
use crate::cli::session::Session;
use crate::desk::DeskError;
use crate::ledger::command::Command;
use crate::ledger::name::Digest;
use crate::ledger::period::Day;
use crate::ledger::rule_book::{Decided, RULES_TEMPLATE, RuleBook, RulesFile};
use crate::report::{Table, points};
use crate::store::{Store, papers};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Rules {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().points.rules_set)]
    Set(Set),
    #[command(about = help().points.rules_list)]
    List,
    #[command(about = help().points.rules_show)]
    Show(OnDay),
    #[command(about = help().points.rules_template)]
    Template,
}

#[derive(Debug, Args)]
struct Set {
    #[arg(value_name = "FILE", help = help().points.rules_file)]
    file: PathBuf,
    #[arg(long, value_name = "NUMBER", help = help().points.rules_paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().points.rules_from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

/// A day, or today.
#[derive(Debug, Args)]
pub(crate) struct OnDay {
    #[arg(long, value_name = "YYYY-MM-DD", help = help().points.on_day)]
    date: Option<String>,
}

impl Rules {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Set(set) => set.run(session),
            Action::List => {
                let store = session.store()?;
                let books = store.books();
                let all = RuleBook::all(&books);
                books.fault()?;
                session.list(&points::rule_books(&all));
                Ok(())
            }
            Action::Show(asked) => {
                let (store, opened) = session.opened()?;
                let today = session.now().day(opened.utc_offset);
                asked.tables(session, &store, today)?.iter().for_each(|table| session.list(table));
                Ok(())
            }
            Action::Template => {
                session.console.hand_over(RULES_TEMPLATE);
                Ok(())
            }
        }
    }
}

impl Set {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let (bytes, text) = session.form(&self.file)?;
        let decided = Decided {
            date: session.day(self.date.as_deref(), desk.today())?,
            from: session.day(self.from.as_deref(), desk.today())?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            rules_file: papers::digest(&bytes),
        };
        let told = |fault| Failure::refused(session.words.no_rule_book(&fault));
        let rules = RulesFile::read(&text).and_then(|file| file.decided(decided)).map_err(told)?;
        let kept: Option<Digest> = *filed(session, &desk, Some(&self.file))?;
        debug_assert_eq!(kept, *rules.rules_file, "the file is kept under its digest");
        session.record(&mut desk, &Command::SetRules(rules), &[]).map(drop)
    }
}

impl OnDay {
    /// The rules that applied on the day asked for.
    pub(crate) fn tables(&self, session: &Session<'_>, store: &Store, today: Day) -> Result<Vec<Table>, Failure> {
        let day = session.day(self.date.as_deref(), today)?;
        let books = store.books();
        let book = RuleBook::needed_on(&books, day);
        books.fault()?;
        Ok(points::rules(&book.map_err(DeskError::Refused)?, day))
    }
}
