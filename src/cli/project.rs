//! `project`: a project's life from the proposal to the closing, a command a stage, and what the ledger knows of it.

mod appeal;
mod ending;
mod propose;
mod show;
mod stages;

use std::str::FromStr;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::field::Maybe;
use crate::ledger::name::{Code, Digest};
use crate::store::{StoreError, papers};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Project {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().project_propose)]
    Propose(propose::Propose),
    #[command(about = help().projects.appeal)]
    Appeal(appeal::Appeal),
    #[command(about = help().projects.budget)]
    Budget(stages::Budget),
    #[command(about = help().projects.decide)]
    Decide(stages::Decide),
    #[command(about = help().projects.announce)]
    Announce(stages::Announce),
    #[command(about = help().projects.start)]
    Start(stages::Start),
    #[command(about = help().projects.labour)]
    Labour(ending::Labour),
    #[command(about = help().projects.accept)]
    Accept(ending::Accept),
    #[command(about = help().projects.close)]
    Close(ending::Close),
    #[command(about = help().projects.hand_over)]
    HandOver(ending::HandOver),
    #[command(about = help().projects.except)]
    Except(ending::Except),
    #[command(about = help().project_list)]
    List,
    #[command(about = help().project_show)]
    Show {
        #[arg(value_name = "CODE", help = help().project_code)]
        code: Option<String>,
    },
}

impl Project {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Propose(c) => c.run(session),
            Action::Appeal(c) => c.run(session),
            Action::Budget(c) => c.run(session),
            Action::Decide(c) => c.run(session),
            Action::Announce(c) => c.run(session),
            Action::Start(c) => c.run(session),
            Action::Labour(c) => c.run(session),
            Action::Accept(c) => c.run(session),
            Action::Close(c) => c.run(session),
            Action::HandOver(c) => c.run(session),
            Action::Except(c) => c.run(session),
            Action::List => show::list(session),
            Action::Show { code } => show::show(session, &session.need(Question::ProjectCode, code.as_deref())?),
        }
    }
}

/// A project that was proposed, by the code given or asked for; the nearest are named when it is another.
fn known(session: &Session<'_>, desk: &Desk, given: Option<&str>) -> Result<Code, Failure> {
    let code: Code = session.need(Question::ProjectCode, given)?;
    session.known_project(desk, Some(&code))?;
    Ok(code)
}

/// The paper itself: put into papers/, or, rehearsing, only its digest taken.
fn paper_file(session: &Session<'_>, desk: &Desk, given: Option<&str>) -> Result<Maybe<Digest>, Failure> {
    let Some(path) = given else { return Ok(Maybe::EMPTY) };
    let bytes = std::fs::read(path).map_err(StoreError::file(path))?;
    let digest =
        if session.is_rehearsing() { papers::digest(&bytes) } else { papers::put(desk.store().folder(), &bytes)? };
    Ok(Maybe(Some(digest)))
}

/// A number that may be left out, and then is the one given here.
fn or<T: FromStr>(session: &Session<'_>, asked: Question, given: Option<&str>, otherwise: T) -> Result<T, Failure> {
    Ok(session.maybe(asked, given)?.unwrap_or(otherwise))
}
