//! `opening`: a balance of books taken over.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::ledger::command::Command;
use crate::ledger::event::OpeningRecorded;
use crate::ledger::field::Maybe;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Opening {
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true, help = help().amount)]
    amount: Option<String>,
    #[arg(long, value_name = "CODE", help = help().account_code)]
    account: Option<String>,
    #[arg(long, value_name = "CODE", help = help().project_code)]
    project: Option<String>,
    #[arg(long, default_value = "public_appeal", help = help().source_kind)]
    source_kind: String,
    #[arg(long, help = help().opening_paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().opening_date)]
    date: Option<String>,
    #[arg(long, help = help().memo)]
    memo: Option<String>,
}

impl Opening {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let opening = OpeningRecorded {
            amount: session.need_amount(self.amount.as_deref())?,
            account: session.account(&desk, self.account.as_deref(), false)?,
            date: session.day(self.date.as_deref(), desk.today())?,
            memo: session.text(Question::Memo, self.memo.as_deref())?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            project: Maybe(session.maybe(Question::ProjectCode, self.project.as_deref())?),
            source_kind: session.need(Question::SourceKind, Some(&self.source_kind))?,
        };
        session.record(&mut desk, &Command::RecordOpening(opening), &[]).map(drop)
    }
}
