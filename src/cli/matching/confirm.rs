//! `match confirm`: the federation's paper over one project, or over a pool at once.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::matching::{Which, paper_file};
use crate::cli::session::Session;
use crate::desk::{Desk, Recorded};
use crate::ledger::books::Books;
use crate::ledger::command::Command;
use crate::ledger::event::{MatchAgreed, MatchConfirmed};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::matching;
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::period::Day;
use crate::text::Question;

/// A confirmation.
#[derive(Debug, Args)]
pub(super) struct Confirm {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "CODE", conflicts_with_all = ["project", "agreement"], help = help().matching.confirm_pool)]
    pool: Option<String>,
    #[arg(long, help = help().matching.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().matching.file)]
    file: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

/// The federation's paper.
struct Signed {
    date: Day,
    paper: Text,
    paper_file: Maybe<Digest>,
}

impl Signed {
    /// The confirmation of what the rule gives now.
    fn over(&self, books: &impl Books, agreement: Seq, agreed: &MatchAgreed, size: Seq) -> MatchConfirmed {
        let reckoning = matching::reckoned(books, agreement, agreed);
        MatchConfirmed {
            agreement,
            base: reckoning.base,
            date: self.date,
            donors: reckoning.donors,
            due: matching::quote(books, agreement, agreed, None),
            paper: self.paper.clone(),
            paper_file: self.paper_file,
            size,
        }
    }
}

impl Confirm {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let pool: Option<Code> = session.maybe(Question::PoolCode, self.pool.as_deref())?;
        let agreements = if let Some(pool) = pool {
            of_pool(session, &desk, &pool)?
        } else {
            let (seq, agreed) = self.which.find(session, desk.store())?;
            if let Some(pool) = agreed.pool.as_ref() {
                return Err(Failure::refused(session.words.confirm_the_pool(pool)));
            }
            vec![(seq, agreed)]
        };
        let signed = Signed {
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            paper_file: paper_file(session, &desk, self.file.as_deref())?,
        };
        for recorded in confirm(&mut desk, &signed, &agreements, session.dry_run)? {
            if session.dry_run {
                session.console.remark(session.words.rehearsed(recorded.seq));
                session.console.say(&recorded.line);
            } else {
                session.console.say(session.words.recorded(&recorded));
            }
        }
        super::looking::told(session, desk.store(), &agreements)
    }
}

/// What waits in a pool, in its order.
fn of_pool(session: &Session<'_>, desk: &Desk, code: &Code) -> Result<Vec<(Seq, MatchAgreed)>, Failure> {
    let books = desk.store().books();
    let seqs = matching::pool(&books, code).map(|(_, facts)| facts.agreements).unwrap_or_default();
    let mut found: Vec<_> = seqs.into_iter().filter_map(|seq| Some((seq, matching::agreement(&books, seq)?))).collect();
    found.sort_by_key(|(seq, agreed)| (agreed.position, *seq));
    books.fault()?;
    if found.is_empty() { Err(Failure::refused(session.words.empty_pool(code))) } else { Ok(found) }
}

/// One transaction: the split of a pool is frozen for all, or for none.
fn confirm(
    desk: &mut Desk,
    signed: &Signed,
    agreements: &[(Seq, MatchAgreed)],
    is_rehearsal: bool,
) -> Result<Vec<Recorded>, Failure> {
    let mut batch = desk.batch()?;
    let size = batch.next();
    let mut recorded = Vec::new();
    for (seq, agreed) in agreements {
        let confirmed = signed.over(batch.books(), *seq, agreed, size);
        recorded.push(batch.record(&Command::ConfirmMatch(confirmed), &[])?);
    }
    if !is_rehearsal {
        batch.commit()?;
    }
    Ok(recorded)
}
