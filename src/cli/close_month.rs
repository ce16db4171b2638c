//! `close-month`: a month is closed once every account agrees with its custodian's statement.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::ledger::books::registers::months::{Totals, month_to_close};
use crate::ledger::command::Command;
use crate::ledger::event::MonthClosed;
use crate::ledger::period::Month;
use crate::report::months::closing;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct CloseMonth {
    #[arg(value_name = "YYYY-MM", help = help().months.close_month_month)]
    month: Option<String>,
}

impl CloseMonth {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let asked: Option<Month> = session.maybe(Question::Month, self.month.as_deref())?;
        let (month, totals, found) = {
            let books = desk.store().books();
            let due = month_to_close(&books).filter(|due| asked.is_some() || due.last() < desk.today());
            let Some(month) = asked.or(due) else {
                return Err(Failure::refused(session.words.no_month_to_close()));
            };
            let found = session.dry_run.then(|| closing(&books, month));
            let totals = Totals::of(&books, month).unwrap_or_default();
            books.fault()?;
            (month, totals, found)
        };
        if let Some(found) = found {
            session.list(&found);
        }
        let Totals { opening, inward, outward, closing } = totals;
        let close = MonthClosed { closing, inward, month, opening, outward };
        let recorded = session.record(&mut desk, &Command::CloseMonth(close), &[])?;
        if !session.dry_run && !Session::waits_for_another(&desk, recorded.seq)? {
            session.console.say(session.words.month_closed(month, closing));
        }
        Ok(())
    }
}
