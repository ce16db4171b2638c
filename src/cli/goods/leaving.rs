//! `goods use`, `goods give`, `goods spoil`, `goods short`, `goods sell`: how goods leave a lot.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::goods::{lot, quantity};
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::command::Command;
use crate::ledger::event::{GoodsIssued, GoodsSold};
use crate::ledger::field::Maybe;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::IssueManner;
use crate::ledger::yuan::Yuan;
use crate::text::Question;

/// What every way out has in common.
#[derive(Debug, Args)]
struct Out {
    #[arg(value_name = "LOT", help = help().goods.lot)]
    lot: Option<String>,
    #[arg(value_name = "QUANTITY", allow_negative_numbers = true, help = help().goods.quantity_out)]
    quantity: Option<String>,
    #[arg(long, help = help().goods.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

/// The same, read.
struct Leaving {
    lot: Code,
    facts: LotFacts,
    quantity: Quantity,
    cost: Yuan,
    paper: Text,
    date: Day,
}

impl Out {
    /// The lot with its rest; what leaves the books with them is reckoned as the rule reckons it.
    fn read(&self, session: &Session<'_>, desk: &Desk) -> Result<Leaving, Failure> {
        let (lot, facts) = lot(session, desk, self.lot.as_deref())?;
        let quantity = quantity(session, self.quantity.as_deref())?;
        Ok(Leaving {
            cost: facts.share(quantity).unwrap_or_default(),
            date: session.day(self.date.as_deref(), desk.today())?,
            paper: session.text(Question::Paper, self.paper.as_deref())?,
            lot,
            facts,
            quantity,
        })
    }
}

impl Leaving {
    fn issued(self, manner: IssueManner, project: Option<Code>, receiver: Text, memo: Text) -> Command {
        let Self { lot, quantity, cost, paper, date, .. } = self;
        let project = Maybe(project);
        Command::IssueGoods(GoodsIssued { cost, date, lot, manner, memo, paper, project, quantity, receiver })
    }
}

#[derive(Debug, Args)]
pub(super) struct Use {
    #[command(flatten)]
    out: Out,
    #[arg(long, value_name = "CODE", help = help().goods.use_project)]
    project: Option<String>,
    #[arg(long, help = help().goods.receiver)]
    to: Option<String>,
    #[arg(long, help = help().goods.why)]
    reason: Option<String>,
}

impl Use {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let leaving = self.out.read(session, &desk)?;
        // Goods of a project are used in it, whether somebody says so or not.
        let own = leaving.facts.project.as_ref().map(ToString::to_string);
        let project: Code = session.need(Question::ProjectCode, self.project.as_deref().or(own.as_deref()))?;
        session.known_project(&desk, Some(&project))?;
        let receiver = session.text(Question::Receiver, self.to.as_deref())?;
        let memo = session.text(Question::Reason, self.reason.as_deref())?;
        let command = leaving.issued(IssueManner::Used, Some(project), receiver, memo);
        session.record(&mut desk, &command, &[]).map(drop)
    }
}

#[derive(Debug, Args)]
pub(super) struct Give {
    #[command(flatten)]
    out: Out,
    #[arg(long, help = help().goods.receiver)]
    to: Option<String>,
    #[arg(long, help = help().goods.why)]
    reason: Option<String>,
}

impl Give {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let leaving = self.out.read(session, &desk)?;
        let receiver = session.need_text(Question::Receiver, self.to.as_deref())?;
        let memo = session.text(Question::Reason, self.reason.as_deref())?;
        let command = leaving.issued(IssueManner::Given, None, receiver, memo);
        session.record(&mut desk, &command, &[]).map(drop)
    }
}

/// Spoiled or short.
#[derive(Debug, Args)]
pub(super) struct Lose {
    #[command(flatten)]
    out: Out,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
}

impl Lose {
    pub(super) fn run(self, session: &Session<'_>, manner: IssueManner) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let leaving = self.out.read(session, &desk)?;
        let memo = session.need_text(Question::Reason, self.reason.as_deref())?;
        let command = leaving.issued(manner, None, Text::default(), memo);
        session.record(&mut desk, &command, &[]).map(drop)
    }
}

#[derive(Debug, Args)]
pub(super) struct Sell {
    #[command(flatten)]
    out: Out,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().goods.proceeds)]
    proceeds: Option<String>,
    #[arg(long, help = help().goods.buyer)]
    buyer: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, value_name = "PAPER", help = help().goods.consent)]
    consent: Option<String>,
    #[arg(long, value_name = "CODE", help = help().goods.account)]
    account: Option<String>,
}

impl Sell {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let Leaving { lot, quantity, cost, paper, date, .. } = self.out.read(session, &desk)?;
        let sale = GoodsSold {
            account: session.account(&desk, self.account.as_deref(), false)?,
            proceeds: session.need_amount(self.proceeds.as_deref())?,
            buyer: session.need_text(Question::Receiver, self.buyer.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
            consent: session.text(Question::Paper, self.consent.as_deref())?,
            cost,
            date,
            lot,
            paper,
            quantity,
        };
        session.record(&mut desk, &Command::SellGoods(sale), &[]).map(drop)
    }
}
