//! `pay request|approve|reject|cancel|settle|charge|list|show`: money out, from the asking to the bank slip.

mod listing;
mod request;
mod settle;
mod sources;

use std::path::Path;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::{approve, reject};
use crate::desk::Desk;
use crate::ledger::books::Books;
use crate::ledger::command::Command;
use crate::ledger::event::{Event, PaymentCancelled, PaymentRequested};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::refusal::PaymentRefusal;
use crate::ledger::words::Holder;
use crate::store::{StoreError, papers};
use crate::text::Question;

pub(crate) use listing::concerned;
pub(super) use settle::{Out, tell_paid};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Pay {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().paying.pay_request)]
    Request(Box<request::Request>),
    #[command(about = help().paying.pay_approve)]
    Approve(approve::Approve),
    #[command(about = help().paying.pay_reject)]
    Reject(reject::Reject),
    #[command(about = help().paying.pay_cancel)]
    Cancel(Cancel),
    #[command(about = help().paying.pay_settle)]
    Settle(settle::Settle),
    #[command(about = help().paying.pay_charge)]
    Charge(settle::Charge),
    #[command(about = help().paying.pay_list)]
    List {
        #[arg(long, help = help().paying.open)]
        open: bool,
    },
    #[command(about = help().paying.pay_show)]
    Show {
        #[arg(value_name = "SEQ", help = help().seq)]
        seq: Option<String>,
    },
}

impl Pay {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Request(request) => request.run(session),
            Action::Approve(approve) => approve.run(session),
            Action::Reject(reject) => reject.run(session),
            Action::Cancel(cancel) => cancel.run(session),
            Action::Settle(settle) => settle.run(session),
            Action::Charge(charge) => charge.run(session),
            Action::List { open } => listing::list(session, open),
            Action::Show { seq } => listing::show(session, session.need(Question::Seq, seq.as_deref())?),
        }
    }
}

#[derive(Debug, Args)]
struct Cancel {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Cancel {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let cancelled = PaymentCancelled {
            date: session.day(self.date.as_deref(), desk.today())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
            request: session.need(Question::Seq, self.seq.as_deref())?,
        };
        session.record(&mut desk, &Command::CancelPayment(cancelled), &[]).map(drop)
    }
}

/// A paper that goes with an entry, kept under its digest; a rehearsal keeps nothing.
pub(super) fn filed(session: &Session<'_>, desk: &Desk, path: Option<&Path>) -> Result<Maybe<Digest>, Failure> {
    let Some(path) = path else { return Ok(Maybe::EMPTY) };
    let bytes = std::fs::read(path).map_err(StoreError::file(path))?;
    let digest = if session.dry_run { papers::digest(&bytes) } else { papers::put(desk.store().folder(), &bytes)? };
    Ok(Maybe(Some(digest)))
}

/// The request of an entry, or the rule that says there is none.
pub(super) fn request_of(desk: &Desk, seq: Seq) -> Result<PaymentRequested, Failure> {
    let books = desk.store().books();
    let recalled = books.recall(seq);
    books.fault()?;
    match recalled.as_ref().map(|recalled| &recalled.event) {
        Some(Event::PaymentRequested(e)) => Ok(e.clone()),
        _ => Err(crate::ledger::refusal::Refusal::from(PaymentRefusal::EntryMustBeARequest { seq }).into()),
    }
}

/// Who pays from an account unless somebody says otherwise: the federation, or what the account is called.
pub(super) fn payer(session: &Session<'_>, desk: &Desk, given: Option<&str>, account: &Code) -> Result<Text, Failure> {
    if given.is_some() {
        return session.text(Question::Custodian, given);
    }
    let accounts = desk.store().accounts()?;
    let opened = accounts.into_iter().find(|opened| opened.code == *account);
    Ok(match opened {
        Some(opened) if opened.holder != Holder::Federation => opened.name,
        Some(_) | None => desk.opened().county.clone(),
    })
}
