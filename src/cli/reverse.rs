//! `reverse SEQ`: a whole entry is undone by a new one; nothing is ever edited.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::matching;
use crate::cli::points;
use crate::cli::session::Session;
use crate::ledger::books::{Books, Undoable};
use crate::ledger::command::Command;
use crate::ledger::earning::kept_down_beside;
use crate::ledger::event::EntryReversed;
use crate::ledger::field::Seq;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Reverse {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Reverse {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let reversal = EntryReversed {
            date: session.day(self.date.as_deref(), desk.today())?,
            entry: session.need(Question::Seq, self.seq.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
        };
        let entry = reversal.entry;
        let (is_redemption, kept_down) = {
            let books = desk.store().books();
            let is_redemption = books.redemption(entry).is_some();
            let kept_down = match books.undoable(entry) {
                Some(Undoable::Stint(stint)) if !stint.points.is_zero() => kept_down_beside(&books, &stint),
                Some(_) | None => Vec::new(),
            };
            books.fault()?;
            (is_redemption, kept_down)
        };
        matching::record(session, &mut desk, &Command::Reverse(reversal), entry)?;
        if session.dry_run {
            return Ok(());
        }
        for seq in kept_down {
            session.console.remark(session.words.kept_down_by_a_cap(seq));
        }
        let last = Seq(desk.store().head()?.0.saturating_sub(1));
        points::tell_struck(session, &desk, last)?;
        if is_redemption && Session::waits_for_another(&desk, last)? {
            session.console.remark(session.words.cancel_before_midnight());
        }
        Ok(())
    }
}
