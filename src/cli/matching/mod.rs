//! `match`: the federation's money. `agree`, `quote`, `confirm`, `receive`, `return`, `list`, `show`, and pools.

mod agree;
mod confirm;
mod looking;
mod money;
mod moved;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::{Session, nearest_first};
use crate::desk::Desk;
use crate::ledger::event::MatchAgreed;
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::matching;
use crate::ledger::name::{Code, Digest};
use crate::ledger::reading::Reading;
use crate::store::{Store, papers};
use crate::text::Question;
pub(super) use looking::{Period, all, at_the_end_of, corrected_since, statement_report, statements};
pub(super) use moved::{Foreseen, record};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Match {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().matching.pool)]
    Pool(agree::Pool),
    #[command(about = help().matching.agree)]
    Agree(agree::Agree),
    #[command(about = help().matching.quote)]
    Quote(looking::Quote),
    #[command(about = help().matching.confirm)]
    Confirm(confirm::Confirm),
    #[command(about = help().matching.receive)]
    Receive(money::Receive),
    #[command(about = help().matching.owe)]
    Owe(money::Owe),
    #[command(about = help().matching.give_back)]
    Return(money::Return),
    #[command(about = help().matching.list)]
    List,
    #[command(about = help().matching.show)]
    Show(Which),
}

/// One agreement: a project's latest, or a numbered one.
#[derive(Debug, Args)]
pub(crate) struct Which {
    #[arg(value_name = "PROJECT", help = help().project_code)]
    project: Option<String>,
    #[arg(long, value_name = "SEQ", help = help().matching.agreement)]
    agreement: Option<String>,
}

impl Match {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Pool(c) => c.run(session),
            Action::Agree(c) => c.run(session),
            Action::Quote(c) => c.run(session),
            Action::Confirm(c) => c.run(session),
            Action::Receive(c) => c.run(session),
            Action::Owe(c) => c.run(session),
            Action::Return(c) => c.run(session),
            Action::List => looking::list(session),
            Action::Show(which) => looking::show(session, &which),
        }
    }
}

impl Which {
    /// The agreement meant: by its number, else the project's latest.
    fn find(&self, session: &Session<'_>, store: &Store) -> Result<(Seq, MatchAgreed), Failure> {
        find(session, store, self.project.as_deref(), self.agreement.as_deref())
    }
}

fn find(
    session: &Session<'_>,
    store: &Store,
    project: Option<&str>,
    agreement: Option<&str>,
) -> Result<(Seq, MatchAgreed), Failure> {
    let books = store.books();
    if let Some(seq) = session.maybe::<Seq>(Question::Seq, agreement)? {
        let found = matching::agreement(&books, seq);
        books.fault()?;
        let refused = || {
            Failure::from(crate::ledger::refusal::Refusal::from(
                crate::ledger::refusal::MatchRefusal::MatchMustBeAgreed { agreement: seq },
            ))
        };
        return found.map(|found| (seq, found)).ok_or_else(refused);
    }
    let code: Code = session.need(Question::ProjectCode, project)?;
    let found = matching::agreements(&books, Some(&code)).pop();
    books.fault()?;
    match found {
        Some(found) => Ok(found),
        None => Err(unknown(session, store, &code)?),
    }
}

/// No such project, or none that is matched.
fn unknown(session: &Session<'_>, store: &Store, code: &Code) -> Result<Failure, Failure> {
    let projects = store.projects()?;
    if projects.iter().any(|project| project.code == *code) {
        return Ok(Failure::refused(session.words.no_agreement(code)));
    }
    let known = nearest_first(code.as_str(), projects.iter().map(|project| project.code.as_str()));
    Ok(Failure::refused(session.words.unknown_project(code.as_str(), &known)))
}

/// What a project is called.
fn called(store: &Store, code: &Code) -> Result<String, Failure> {
    let names = store.reading()?.project_names()?;
    Ok(names.get(code).map_or_else(|| code.to_string(), ToString::to_string))
}

/// A paper that was handed over with the command: kept in papers/ unless this is a rehearsal, and named by its digest.
fn paper_file(session: &Session<'_>, desk: &Desk, path: Option<&str>) -> Result<Maybe<Digest>, Failure> {
    let Some(path) = path.map(std::path::Path::new) else { return Ok(Maybe::EMPTY) };
    let bytes = std::fs::read(path).map_err(|error| Failure::file(session.words, path, error))?;
    let digest = if session.dry_run { papers::digest(&bytes) } else { papers::put(desk.store().folder(), &bytes)? };
    Ok(Maybe(Some(digest)))
}
