//! `pay settle`, `pay charge`: what the custodian paid, and what the bank took.

use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::pay::{filed, payer, request_of};
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::registers::paying::{RequestFacts, Retained};
use crate::ledger::books::{Books, Purse, Record};
use crate::ledger::command::Command;
use crate::ledger::decide::{Turn, implied_source, turn};
use crate::ledger::event::{BankCharged, PaymentRequested, PaymentSettled, PaymentSource};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::{Holder, IncomeNature, SourceKind};
use crate::ledger::yuan::Yuan;
use crate::text::Question;

/// From which purse, and how much: said, or as the order of the purses has it.
#[derive(Debug, Args)]
pub(in crate::cli) struct Out {
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().paying.settle_amount)]
    amount: Option<String>,
    #[arg(long, value_name = "CODE", help = help().paying.settle_from)]
    from: Option<String>,
    #[arg(long, value_name = "KIND", help = help().source_kind)]
    source_kind: Option<String>,
}

impl Out {
    /// The purse and the amount of a part of a request.
    pub(in crate::cli) fn of(
        &self,
        session: &Session<'_>,
        desk: &Desk,
        (seq, request): (Seq, &PaymentRequested),
        day: Day,
    ) -> Result<(PaymentSource, Yuan), Failure> {
        let books = desk.store().books();
        let facts = RequestFacts::find(&books, &seq).unwrap_or_default();
        let next = turn(&books, request, day);
        books.fault()?;
        let rest = request.payable().minus(facts.paid).unwrap_or_default();
        if rest.is_zero() {
            return Err(Failure::refused(session.words.request_is_paid(seq)));
        }
        let (source, reach) = match (self.named(session, desk, request)?, next) {
            (Some(named), Some(Turn { source, holds })) if source == named => (named, holds),
            (Some(named), _) => (named, rest),
            (None, Some(Turn { source, holds })) => (source, holds),
            // What still lies in a purse may not be used: the rules say why.
            (None, None) => {
                let undrawn = owners_money_undrawn(&books, request);
                let nothing = || Failure::refused(session.words.purses_are_empty(seq, undrawn));
                (last_with_cash(&books, request).filter(|_| undrawn.is_none()).ok_or_else(nothing)?, rest)
            }
        };
        let amount = match self.amount.as_deref() {
            Some(text) => session.need_amount(Some(text))?,
            // What is kept back is posted with the first settlement, and its purse must have room for both.
            None if facts.retained.is_none() => rest.min(reach.minus(request.retention).unwrap_or(reach)),
            None => rest.min(reach),
        };
        Ok((source, amount))
    }

    /// The purse that was named; an account alone means the request's first purse in it.
    fn named(
        &self,
        session: &Session<'_>,
        desk: &Desk,
        request: &PaymentRequested,
    ) -> Result<Option<PaymentSource>, Failure> {
        if self.from.is_none() && self.source_kind.is_none() {
            return Ok(None);
        }
        let kind: Option<SourceKind> = session.maybe(Question::SourceKind, self.source_kind.as_deref())?;
        let given = self.from.as_deref().map(|code| session.account(desk, Some(code), false)).transpose()?;
        let fits = |source: &&PaymentSource| {
            given.as_ref().is_none_or(|code| source.account == *code)
                && kind.is_none_or(|kind| source.source_kind == kind)
        };
        if let Some(source) = request.sources.iter().find(fits) {
            return Ok(Some(source.clone()));
        }
        let account: Code = given.map_or_else(|| session.account(desk, None, false), Ok)?;
        Ok(Some(PaymentSource { account, source_kind: kind.unwrap_or(SourceKind::PublicAppeal) }))
    }
}

/// The last purse of the order in which something lies.
fn last_with_cash(books: &impl Books, request: &PaymentRequested) -> Option<PaymentSource> {
    let has_cash =
        |source: &&PaymentSource| !books.free_cash(&source.account, &request.purse(source.source_kind)).is_zero();
    request.sources.iter().rev().find(has_cash).cloned()
}

/// The owners' account and the project, where their money lies beside the project and not in it.
fn owners_money_undrawn<'r>(books: &impl Books, request: &'r PaymentRequested) -> Option<(&'r Code, &'r Code)> {
    let project = request.project.as_ref()?;
    let theirs = Purse { project: None, source_kind: SourceKind::CommonIncome };
    let has_theirs = |source: &&PaymentSource| {
        source.source_kind == SourceKind::CommonIncome && !books.free_cash(&source.account, &theirs).is_zero()
    };
    request.sources.iter().find(has_theirs).map(|source| (&source.account, project))
}

/// Says what was paid, from which purse, what of the request is still to be paid, and whose turn it is then.
pub(in crate::cli) fn tell_paid(
    session: &Session<'_>,
    desk: &Desk,
    (seq, request): (Seq, &PaymentRequested),
    (source, amount): &(PaymentSource, Yuan),
    is_retention: bool,
) -> Result<(), Failure> {
    if session.dry_run {
        return Ok(());
    }
    let books = desk.store().books();
    let facts = RequestFacts::find(&books, &seq).unwrap_or_default();
    let (whole, paid) =
        if is_retention { (request.retention, facts.retention_paid) } else { (request.payable(), facts.paid) };
    let rest = whole.minus(paid).unwrap_or_default();
    let next = turn(&books, request, desk.today()).filter(|_| !is_retention && !rest.is_zero());
    books.fault()?;
    session.console.say(session.words.paid(&source.account, source.source_kind, *amount, rest));
    if let Some(Turn { source, holds }) = next {
        session.console.say(session.words.next_purse(&source.account, source.source_kind, holds.min(rest)));
    }
    Ok(())
}

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Settle {
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
    #[arg(long, help = help().paying.retention_flag)]
    retention: bool,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Settle {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let request: Seq = session.need(Question::Seq, self.seq.as_deref())?;
        let asked = request_of(&desk, request)?;
        let date = session.day(self.date.as_deref(), desk.today())?;
        let owed = if self.retention { self.owed(session, &desk, request, &asked)? } else { None };
        let (PaymentSource { account, source_kind }, amount) = match owed {
            Some(owed) => owed,
            None => self.out.of(session, &desk, (request, &asked), date)?,
        };
        let settled = PaymentSettled {
            amount,
            date,
            is_retention: self.retention.into(),
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            payer: payer(session, &desk, self.payer.as_deref(), &account)?,
            request,
            slip_file: filed(session, &desk, self.file.as_deref())?,
            source_kind,
            account,
        };
        let paid = (PaymentSource { account: settled.account.clone(), source_kind }, amount);
        session.record(&mut desk, &Command::SettlePayment(settled), &[])?;
        tell_paid(session, &desk, (request, &asked), &paid, self.retention)
    }

    /// What is kept back is paid by the purse that owes it.
    fn owed(
        &self,
        session: &Session<'_>,
        desk: &Desk,
        seq: Seq,
        asked: &PaymentRequested,
    ) -> Result<Option<(PaymentSource, Yuan)>, Failure> {
        let books = desk.store().books();
        let facts = RequestFacts::find(&books, &seq).unwrap_or_default();
        books.fault()?;
        let Some(Retained { account, source_kind, .. }) = facts.retained else { return Ok(None) };
        let rest = asked.retention.minus(facts.retention_paid).unwrap_or_default();
        if rest.is_zero() {
            return Err(Failure::refused(session.words.request_is_paid(seq)));
        }
        let amount = self.out.amount.as_deref().map_or(Ok(rest), |text| session.need_amount(Some(text)))?;
        Ok(Some((PaymentSource { account, source_kind }, amount)))
    }
}

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Charge {
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true, help = help().amount)]
    amount: Option<String>,
    #[arg(long, value_name = "CODE", help = help().paying.charge_account)]
    account: Option<String>,
    #[arg(long, value_name = "CODE", help = help().project_code)]
    project: Option<String>,
    #[arg(long, value_name = "KIND", help = help().paying.charge_source)]
    source_kind: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().paying.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "FILE", help = help().paying.slip_file)]
    file: Option<PathBuf>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Charge {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let project = session.maybe(Question::ProjectCode, self.project.as_deref())?;
        session.known_project(&desk, project.as_ref())?;
        let account = session.account(&desk, self.account.as_deref(), false)?;
        let source_kind: Option<SourceKind> = session.maybe(Question::SourceKind, self.source_kind.as_deref())?;
        let books = desk.store().books();
        let holder = books.account(&account);
        books.fault()?;
        let charged = BankCharged {
            amount: session.need_amount(self.amount.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            paper_file: filed(session, &desk, self.file.as_deref())?,
            project: Maybe(project),
            source_kind: source_kind.unwrap_or_else(|| usual_source(holder)),
            account,
        };
        session.record(&mut desk, &Command::ChargeBank(charged), &[]).map(drop)
    }
}

/// What lies with a holder who keeps one kind of money only; else what most gifts are.
const fn usual_source(holder: Option<Holder>) -> SourceKind {
    match holder {
        Some(holder @ (Holder::OwnersCommittee | Holder::PartyDues)) => implied_source(IncomeNature::Other, holder),
        Some(_) | None => SourceKind::PublicAppeal,
    }
}
