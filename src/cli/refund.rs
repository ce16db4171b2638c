//! `refund SEQ`: a gift, or a part of it, goes back to its donor.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::matching;
use crate::cli::session::Session;
use crate::ledger::books::{Books, Undoable};
use crate::ledger::command::Command;
use crate::ledger::event::DonationRefunded;
use crate::ledger::field::Seq;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Refund {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().refund_amount)]
    amount: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, help = help().refund_paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Refund {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let gift: Seq = session.need(Question::Seq, self.seq.as_deref())?;
        let amount = match (self.amount.as_deref(), desk.store().books().undoable(gift)) {
            (None, Some(Undoable::Gift(facts))) => facts.amount.minus(facts.refunded).unwrap_or_default(),
            (given, _) => session.need_amount(given.or(Some("0")))?,
        };
        let refund = DonationRefunded {
            amount,
            date: session.day(self.date.as_deref(), desk.today())?,
            gift,
            paper: session.text(Question::Paper, self.paper.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
        };
        matching::record(session, &mut desk, &Command::Refund(refund), gift)
    }
}
