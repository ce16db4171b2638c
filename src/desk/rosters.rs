//! A list of volunteers, hours, openings or items in one transaction. Its rows are decided here and their lines written on
//! another core; a row that is refused does not keep the others from being judged, but then nothing is kept.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use crate::desk::batch::{Lines, Scribe};
use crate::desk::importing::{CHUNK, keep_chunk, scribe_all};
use crate::desk::sealing::Private;
use crate::desk::{Batch, Desk, DeskError};
use crate::ledger::command::Command;
use crate::ledger::event::{Event, RosterImported};
use crate::ledger::field::Seq;
use crate::ledger::refusal::Refusal;

/// What is asked of the ledger by a list.
#[derive(Clone, Debug)]
pub struct List<'l> {
    /// Persons to be registered before it, with their private texts.
    pub persons: &'l [(Command, Vec<Private>)],
    /// What it is.
    pub announced: RosterImported,
    /// What each row asks, with its line.
    pub rows: &'l [(u64, Command)],
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The entry that announces it.
    pub seq: Seq,
    /// Lines whose rows were refused, and why.
    pub refused: Vec<(u64, Refusal)>,
}

impl Desk {
    /// Records a list, if every row of it can be. A rehearsal does everything but COMMIT.
    ///
    /// # Errors
    /// [`DeskError`]; then nothing was written, as when a row was refused.
    pub fn record_list(&mut self, list: List<'_>, rehearsal: bool) -> Result<Listed, DeskError> {
        let mut batch = self.batch()?;
        for (person, private) in list.persons {
            batch.record(person, private)?;
        }
        let seq = batch.record(&Command::ImportRoster(list.announced), &[])?.seq;
        batch.expect_many()?;
        batch.expect_hours(
            list.rows.iter().filter_map(
                |(_, asked)| {
                    if let Command::RecordHours(hours) = asked { Some(hours) } else { None }
                },
            ),
        )?;
        let refused = std::thread::scope(|scope| {
            let (decided, events) = sync_channel(2);
            let (scribed, lines) = sync_channel(2);
            let scribe = batch.scribe();
            let home = scope.spawn(move || scribe_all(scribe, Scribe::write_rows, &events, &scribed));
            let refused = decide_all(&mut batch, list.rows, &decided, &lines);
            drop((decided, lines));
            match home.join() {
                Ok(Ok(scribe)) => batch.take_back(scribe),
                // What the scribe could not write is what ended the list.
                Ok(Err(error)) => return Err(error),
                Err(_) => return Err(DeskError::Line),
            }
            refused
        })?;
        if refused.is_empty() && !rehearsal {
            batch.commit()?;
        }
        Ok(Listed { seq, refused })
    }
}

/// Decides every row, and keeps the lines of a chunk while the next is being written. After a refusal only reasons are wanted.
fn decide_all(
    batch: &mut Batch<'_>,
    rows: &[(u64, Command)],
    decided: &SyncSender<Vec<Event>>,
    lines: &Receiver<Lines>,
) -> Result<Vec<(u64, Refusal)>, DeskError> {
    let (mut next, mut refused, mut written) = (batch.next(), Vec::new(), 0_usize);
    for chunk in rows.chunks(CHUNK) {
        let mut events = Vec::with_capacity(chunk.len());
        for (line, asked) in chunk {
            match batch.decide_row(asked) {
                Ok(event) => events.push(event),
                Err(DeskError::Refused(refusal)) => refused.push((*line, refusal)),
                Err(error) => return Err(error),
            }
        }
        if !refused.is_empty() {
            continue;
        }
        decided.send(events).map_err(|_| DeskError::Line)?;
        written = written.saturating_add(1);
        if written > 1 {
            (next, written) = (keep_chunk(batch, next, lines, &[])?, 1);
        }
    }
    if refused.is_empty() && written > 0 {
        keep_chunk(batch, next, lines, &[])?;
    }
    Ok(refused)
}
