//! `transfer`: money changes its purse. `transfer 500 --to-project wall` earmarks free money of the general fund.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::income::paper_file;
use crate::cli::session::Session;
use crate::ledger::command::Command;
use crate::ledger::event::MoneyTransferred;
use crate::ledger::field::Maybe;
use crate::ledger::name::Code;
use crate::ledger::words::{SourceKind, TransferBasis};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Transfer {
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true, help = help().amount)]
    amount: Option<String>,
    #[arg(long, value_name = "CODE", help = help().purses.transfer_from_project)]
    from_project: Option<String>,
    #[arg(long, value_name = "KIND", help = help().purses.transfer_from_source)]
    from_source: Option<String>,
    #[arg(long, value_name = "CODE", help = help().purses.transfer_to_project)]
    to_project: Option<String>,
    #[arg(long, value_name = "KIND", help = help().purses.transfer_to_source)]
    to_source: Option<String>,
    #[arg(long, value_name = "earmark|floating|leftover|match_debt|owners", default_value = "earmark", help = help().purses.transfer_basis)]
    basis: String,
    #[arg(long, value_name = "CODE", help = help().account_code)]
    account: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, help = help().purses.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().purses.file)]
    file: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Transfer {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let basis: TransferBasis = session.need(Question::TransferBasis, Some(&self.basis))?;
        let from_project: Option<Code> = session.maybe(Question::ProjectCode, self.from_project.as_deref())?;
        let into_project: Option<Code> = session.maybe(Question::ProjectCode, self.to_project.as_deref())?;
        session.known_project(&desk, from_project.as_ref())?;
        session.known_project(&desk, into_project.as_ref())?;
        let (from, into) = implied(basis, from_project.is_some());
        let from: SourceKind = session.maybe(Question::SourceKind, self.from_source.as_deref())?.unwrap_or(from);
        let into = match into {
            Implied::Is(kind) => kind,
            Implied::AsItWas => from,
        };
        let transferred = MoneyTransferred {
            account: session.account(&desk, self.account.as_deref(), false)?,
            amount: session.need_amount(self.amount.as_deref())?,
            basis,
            date: session.day(self.date.as_deref(), desk.today())?,
            from_project: Maybe(from_project),
            from_source_kind: from,
            into_project: Maybe(into_project),
            into_source_kind: session.maybe(Question::SourceKind, self.to_source.as_deref())?.unwrap_or(into),
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            paper_file: paper_file(session, &desk, self.file.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
        };
        session.record(&mut desk, &Command::Transfer(transferred), &[]).map(drop)
    }
}

/// What the money becomes when nobody says.
enum Implied {
    /// This.
    Is(SourceKind),
    /// What it was.
    AsItWas,
}

/// The source kinds that are meant when nobody names them: an earmark goes out as 内部指定 and comes back as what most of
/// the general fund is.
const fn implied(basis: TransferBasis, leaves_a_project: bool) -> (SourceKind, Implied) {
    match basis {
        TransferBasis::Earmark if leaves_a_project => (SourceKind::Designation, Implied::Is(SourceKind::PublicAppeal)),
        TransferBasis::Earmark => (SourceKind::PublicAppeal, Implied::Is(SourceKind::Designation)),
        TransferBasis::Floating => (SourceKind::FloatingMoney, Implied::AsItWas),
        TransferBasis::MatchDebt => (SourceKind::PublicAppeal, Implied::Is(SourceKind::Match)),
        TransferBasis::Leftover => (SourceKind::PublicAppeal, Implied::AsItWas),
        TransferBasis::Owners => (SourceKind::CommonIncome, Implied::AsItWas),
    }
}
