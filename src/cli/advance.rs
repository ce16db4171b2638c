//! `advance pay|account|return|list`: money that goes before its papers, and the papers that come after.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::pay::{Out, filed, payer, request_of, tell_paid};
use crate::cli::session::Session;
use crate::ledger::command::Command;
use crate::ledger::event::{AdvanceAccounted, AdvancePaid, AdvanceReturned, PaymentSource};
use crate::ledger::field::Seq;
use crate::report::payments::advances;
use crate::text::Question;

/// Papers are due so many days after an advance, unless somebody says otherwise.
const DUE_AFTER: i32 = 30;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Advance {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().paying.advance_pay)]
    Pay(Pay),
    #[command(about = help().paying.advance_account)]
    Account(Account),
    #[command(about = help().paying.advance_return)]
    Return(Return),
    #[command(about = help().paying.advance_list)]
    List,
}

impl Advance {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Pay(pay) => pay.run(session),
            Action::Account(account) => account.run(session),
            Action::Return(returned) => returned.run(session),
            Action::List => list(session),
        }
    }
}

#[derive(Debug, Args)]
struct Pay {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[command(flatten)]
    out: Out,
    #[arg(long, value_name = "NUMBER", help = help().paying.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "FILE", help = help().paying.slip_file)]
    file: Option<PathBuf>,
    #[arg(long, value_name = "NAME", help = help().paying.payer)]
    payer: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().paying.advance_due)]
    due: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Pay {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let request: Seq = session.need(Question::Seq, self.seq.as_deref())?;
        let asked = request_of(&desk, request)?;
        let date = session.day(self.date.as_deref(), desk.today())?;
        let (PaymentSource { account, source_kind }, amount) = self.out.of(session, &desk, (request, &asked), date)?;
        let paid = AdvancePaid {
            amount,
            date,
            due: session.day(self.due.as_deref(), date.plus_days(DUE_AFTER)?)?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            payer: payer(session, &desk, self.payer.as_deref(), &account)?,
            request,
            slip_file: filed(session, &desk, self.file.as_deref())?,
            source_kind,
            account,
        };
        let told = (PaymentSource { account: paid.account.clone(), source_kind }, amount);
        session.record(&mut desk, &Command::PayAdvance(paid), &[])?;
        tell_paid(session, &desk, (request, &asked), &told, false)
    }
}

#[derive(Debug, Args)]
struct Account {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true, help = help().amount)]
    amount: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().paying.invoice)]
    invoice: Option<String>,
    #[arg(long, value_name = "FILE", help = help().paying.invoice_file)]
    file: Option<PathBuf>,
    #[arg(long, help = help().memo)]
    memo: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Account {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let accounted = AdvanceAccounted {
            advance: session.need(Question::Seq, self.seq.as_deref())?,
            amount: session.need_amount(self.amount.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            invoice: session.text(Question::Invoice, self.invoice.as_deref())?,
            invoice_file: filed(session, &desk, self.file.as_deref())?,
            memo: session.text(Question::Memo, self.memo.as_deref())?,
        };
        session.record(&mut desk, &Command::AccountAdvance(accounted), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
struct Return {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true, help = help().amount)]
    amount: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().paying.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Return {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let returned = AdvanceReturned {
            advance: session.need(Question::Seq, self.seq.as_deref())?,
            amount: session.need_amount(self.amount.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
        };
        session.record(&mut desk, &Command::ReturnAdvance(returned), &[]).map(drop)
    }
}

/// Every advance, and by name those whose papers are overdue.
fn list(session: &Session<'_>) -> Result<(), Failure> {
    let (store, opened) = session.opened()?;
    let (table, owed) = advances(&store.reading()?)?;
    session.list(&table);
    let today = session.now().day(opened.utc_offset);
    for advance in owed.iter().filter(|advance| advance.due < today) {
        session.console.remark(session.words.advance_is_overdue(advance.seq, advance.due, advance.owed));
    }
    Ok(())
}
