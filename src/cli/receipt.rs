//! `receipt SEQ NUMBER`: the number of the official receipt of a gift.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::ledger::command::Command;
use crate::ledger::event::ReceiptNumbered;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Receipt {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[arg(value_name = "NUMBER", help = help().receipt_number)]
    number: Option<String>,
}

impl Receipt {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let receipt = ReceiptNumbered {
            gift: session.need(Question::Seq, self.seq.as_deref())?,
            number: session.need_text(Question::ReceiptNumber, self.number.as_deref())?,
        };
        session.record(&mut desk, &Command::NumberReceipt(receipt), &[]).map(drop)
    }
}
