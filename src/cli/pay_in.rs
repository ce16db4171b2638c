//! `pay-in`: cash, a platform's money, a private code's money reaches the fund's account.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::income::paper_file;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::{Books, Purse};
use crate::ledger::command::Command;
use crate::ledger::event::MoneyPaidIn;
use crate::ledger::field::Maybe;
use crate::ledger::name::Code;
use crate::ledger::words::{Holder, SourceKind};
use crate::ledger::yuan::Yuan;
use crate::report::purses;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct PayIn {
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true, help = help().purses.pay_in_amount)]
    amount: Option<String>,
    #[arg(long, value_name = "CODE", help = help().purses.pay_in_from)]
    from: Option<String>,
    #[arg(long, value_name = "CODE", help = help().purses.pay_in_into)]
    into: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().purses.pay_in_fee)]
    fee: Option<String>,
    #[arg(long, value_name = "CODE", help = help().project_code)]
    project: Option<String>,
    #[arg(long, help = help().source_kind)]
    source_kind: Option<String>,
    #[arg(long, help = help().purses.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().purses.file)]
    file: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl PayIn {
    /// Everything that is meant, purse by purse, in one transaction.
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let from = self.place(session, &desk)?;
        let day = session.day(self.date.as_deref(), desk.today())?;
        let lots = self.lots(session, &desk, &from)?;
        let fee = self.fee.as_deref().map_or(Ok(Yuan::ZERO), |fee| session.need_amount(Some(fee)))?;
        if !fee.is_zero() && lots.len() > 1 {
            return Err(Failure::refused(session.words.fee_is_of_one_purse(&told(session, &lots))));
        }
        let (into, paper) = (
            session.account(&desk, self.into.as_deref(), false)?,
            session.need_text(Question::Paper, self.paper.as_deref())?,
        );
        let paper_file = paper_file(session, &desk, self.file.as_deref())?;
        let waiting = purses::waiting(&desk.store().reading()?, day)?;
        let is_meant = |purse: &Purse| lots.iter().any(|(meant, _)| meant == purse);
        let waited = waiting.iter().filter(|lot| lot.account == from && is_meant(&lot.purse)).map(|lot| lot.days).max();
        let paid_in = |(purse, amount): (Purse, Yuan)| {
            Command::PayIn(MoneyPaidIn {
                amount,
                date: day,
                fee,
                from: from.clone(),
                into: into.clone(),
                paper: paper.clone(),
                paper_file,
                project: Maybe(purse.project),
                source_kind: purse.source_kind,
            })
        };
        session.record_all(&mut desk, lots.into_iter().map(paid_in))?;
        if let Some(days) = waited {
            session.console.say(session.words.had_waited(days));
        }
        Ok(())
    }

    /// Where it lies: the account named, else the only one outside that holds anything.
    fn place(&self, session: &Session<'_>, desk: &Desk) -> Result<Code, Failure> {
        let is_outside = |holder| matches!(holder, Holder::CashInTransit | Holder::Platform | Holder::Private);
        if self.from.is_some() {
            let code = session.account(desk, self.from.as_deref(), true)?;
            return match desk.store().books().account(&code).filter(|holder| !is_outside(*holder)) {
                Some(holder) => Err(Failure::refused(session.words.nothing_to_pay_in(code.as_str(), holder))),
                None => Ok(code),
            };
        }
        let held = desk.store().purses()?;
        let holds = |code: &Code| held.iter().any(|(account, _, balance)| account == code && !balance.is_zero());
        let mut codes: Vec<Code> =
            desk.store().accounts()?.into_iter().filter(|a| is_outside(a.holder)).map(|a| a.code).collect();
        codes.retain(holds);
        match codes.as_slice() {
            [only] => Ok(only.clone()),
            [] => Err(Failure::refused(session.words.nothing_waits())),
            several => {
                let codes: Vec<String> = several.iter().map(ToString::to_string).collect();
                Err(Failure::refused(session.words.which_account("--from", &codes)))
            }
        }
    }

    /// The purses that are meant, and how much of each: everything, unless an amount is named.
    fn lots(&self, session: &Session<'_>, desk: &Desk, from: &Code) -> Result<Vec<(Purse, Yuan)>, Failure> {
        let project: Option<Code> = session.maybe(Question::ProjectCode, self.project.as_deref())?;
        session.known_project(desk, project.as_ref())?;
        let source_kind: Option<SourceKind> = session.maybe(Question::SourceKind, self.source_kind.as_deref())?;
        let amount = self.amount.as_deref().map(|amount| session.need_amount(Some(amount))).transpose()?;
        // Who names a source kind and no project means the general fund.
        let is_any = project.is_none() && source_kind.is_none();
        let is_meant = |purse: &Purse| {
            (is_any || purse.project == project) && source_kind.is_none_or(|kind| purse.source_kind == kind)
        };
        let held = desk.store().purses()?.into_iter().filter(|(account, ..)| account == from);
        let lots: Vec<(Purse, Yuan)> = held
            .filter(|(_, purse, balance)| !balance.is_zero() && is_meant(purse))
            .map(|(_, purse, balance)| (purse, balance))
            .collect();
        match (amount, lots.as_slice()) {
            (_, []) => Err(Failure::refused(session.words.nothing_waits())),
            (None, _) => Ok(lots),
            (Some(amount), [(purse, _)]) => Ok(vec![(purse.clone(), amount)]),
            (Some(_), _) => Err(Failure::refused(session.words.which_purse(&told(session, &lots)))),
        }
    }
}

/// Purses, as a person tells them apart.
fn told(session: &Session<'_>, lots: &[(Purse, Yuan)]) -> Vec<String> {
    let tell = |(purse, amount): &(Purse, Yuan)| {
        let project = purse.project.as_ref().map_or(session.words.general_fund(), Code::as_str);
        format!("{project} {} {}", session.words.source_kind(purse.source_kind), session.words.yuan(*amount))
    };
    lots.iter().map(tell).collect()
}
