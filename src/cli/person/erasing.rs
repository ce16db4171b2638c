//! `person erase|unseal`: private data out of reach at their owner's wish, and back when the law asks for them.

use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::{Exit, Failure};
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::{Desk, DeskError};
use crate::ledger::books::Books;
use crate::ledger::command::Command;
use crate::ledger::event::{PersonErased, PersonUnsealed};
use crate::ledger::field::Seq;
use crate::ledger::name::PersonNumber;
use crate::ledger::refusal::Refusal;
use crate::ledger::words::{Manner, Yes};
use crate::store::{Store, backup};
use crate::text::Question;

#[derive(Debug, Args)]
pub(super) struct Erase {
    #[arg(value_name = "pN", help = help().keeping.person_number)]
    number: Option<String>,
    #[arg(long, help = help().keeping.erase_reason)]
    reason: Option<String>,
    #[arg(long, help = help().keeping.erase_remove)]
    remove: bool,
}

impl Erase {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let number: PersonNumber = session.need(Question::PersonNumber, self.number.as_deref())?;
        let reason = session.need_text(Question::Reason, self.reason.as_deref())?;
        let erased = |manner| Command::ErasePerson(PersonErased { manner, number, reason: reason.clone() });
        let facts = desk.store().books().person(number);
        if facts.as_ref().is_some_and(|facts| facts.erased == Some(Manner::Removed)) && !session.dry_run {
            // Removed before, perhaps by a run that was cut off between COMMIT and this.
            sweep(session, desk.store())?;
        }
        let (manner, recorded) = match session.record(&mut desk, &erased(Manner::Removed), &[]) {
            Ok(recorded) => (Manner::Removed, recorded),
            Err(failure) => {
                let Some(until) = retention(&failure) else { return Err(failure) };
                let is_sealed = facts.is_some_and(|facts| facts.erased == Some(Manner::Sealed));
                if self.remove || is_sealed {
                    return Err(failure);
                }
                session.console.remark(session.words.sealed_instead(until));
                (Manner::Sealed, session.record(&mut desk, &erased(Manner::Sealed), &[])?)
            }
        };
        let waits = Session::waits_for_another(&desk, recorded.seq)?;
        if session.dry_run || waits { Ok(()) } else { tell_erasure(session, &desk, number, manner) }
    }
}

/// Until when the law keeps his data, if that is why they were not removed.
fn retention(failure: &Failure) -> Option<crate::ledger::period::Day> {
    let Failure::Desk(error) = failure else { return None };
    if let DeskError::Refused(Refusal::RetentionMustBeOver { from }) = &**error { Some(*from) } else { None }
}

/// After COMMIT: the file is written anew, and whoever asked learns what is gone, what stays, and where copies lie.
pub(in crate::cli) fn tell_erasure(
    session: &Session<'_>,
    desk: &Desk,
    number: PersonNumber,
    manner: Manner,
) -> Result<(), Failure> {
    let words = session.words;
    match manner {
        Manner::Sealed => session.console.say(words.person_sealed(number)),
        Manner::Removed => {
            sweep(session, desk.store())?;
            session.console.say(words.person_removed(number));
        }
    }
    let registered = desk.store().entries_about(number)?.first().map_or(Seq(0), |(seq, _)| *seq);
    let records = backup::records(desk.store().folder())?;
    let holding = records.iter().filter(|record| record.people == Yes::Yes && record.entries.0 > registered.0);
    session.console.say(words.backups_hold(&holding.collect::<Vec<_>>()));
    session.console.say(words.what_stays());
    Ok(())
}

/// Deleting alone leaves pages behind: people.db is written anew, and no journal may be left that holds the old ones.
fn sweep(session: &Session<'_>, store: &Store) -> Result<(), Failure> {
    if !store.has_people() {
        return Ok(());
    }
    store.vacuum_people()?;
    if store.has_people_journal() {
        let journal: PathBuf = store.folder().path().join("people.db-journal");
        return Err(Failure::Said(Exit::Fault, session.words.journal_is_left(&journal)));
    }
    Ok(())
}

#[derive(Debug, Args)]
pub(super) struct Unseal {
    #[arg(value_name = "pN", help = help().keeping.person_number)]
    number: Option<String>,
    #[arg(long, help = help().keeping.unseal_reason)]
    reason: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().keeping.unseal_paper)]
    paper: Option<String>,
}

impl Unseal {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let unsealed = PersonUnsealed {
            number: session.need(Question::PersonNumber, self.number.as_deref())?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
        };
        session.record(&mut desk, &Command::UnsealPerson(unsealed), &[]).map(drop)
    }
}
