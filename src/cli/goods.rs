//! `goods`: gifts in goods, from the donor's door to whoever receives them. `goods receive 20 袋 大米 --use shop` alone is
//! an anonymous gift of today without a price.

mod leaving;
mod looking;
pub(super) mod receiving;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::{Session, nearest_first};
use crate::desk::Desk;
use crate::ledger::books::Record;
use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::name::Code;
use crate::ledger::quantity::Quantity;
use crate::ledger::reading::FundReading;
use crate::ledger::words::IssueManner;
use crate::store::Store;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Goods {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().goods.receive)]
    Receive(Box<receiving::Receive>),
    #[command(about = help().goods.use_in_project)]
    Use(leaving::Use),
    #[command(about = help().goods.give)]
    Give(leaving::Give),
    #[command(about = help().goods.spoil)]
    Spoil(leaving::Lose),
    #[command(about = help().goods.short)]
    Short(leaving::Lose),
    #[command(about = help().goods.sell)]
    Sell(leaving::Sell),
    #[command(about = help().goods.list)]
    List(looking::List),
    #[command(about = help().goods.show)]
    Show(looking::Show),
}

impl Goods {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Receive(receive) => receive.run(session),
            Action::Use(issue) => issue.run(session),
            Action::Give(issue) => issue.run(session),
            Action::Spoil(loss) => loss.run(session, IssueManner::Spoiled),
            Action::Short(loss) => loss.run(session, IssueManner::Short),
            Action::Sell(sale) => sale.run(session),
            Action::List(list) => list.run(session),
            Action::Show(show) => show.run(session),
        }
    }
}

/// A quantity that was given or is asked for.
pub(super) fn quantity(session: &Session<'_>, given: Option<&str>) -> Result<Quantity, Failure> {
    let asked = || session.console.ask(&session.words.question(Question::Quantity));
    let Some(text) = given.map(ToOwned::to_owned).or_else(asked) else {
        return Err(Failure::refused(session.words.missing(Question::Quantity)));
    };
    Quantity::typed(text.trim()).map_err(|_| Failure::refused(session.words.wrong(Question::Quantity, &text)))
}

/// The lot named, as it stands; else the nearest codes.
pub(super) fn lot(session: &Session<'_>, desk: &Desk, given: Option<&str>) -> Result<(Code, LotFacts), Failure> {
    let code: Code = session.need(Question::Lot, given)?;
    let books = desk.store().books();
    let found = LotFacts::find(&books, &code);
    books.fault()?;
    match found {
        Some(facts) => Ok((code, facts)),
        None => Err(unknown(session, desk.store(), &code)?),
    }
}

/// No such lot; these there are, the nearest first.
fn unknown(session: &Session<'_>, store: &Store, code: &Code) -> Result<Failure, Failure> {
    let lots: Vec<(String, LotFacts)> = store.reading()?.records("")?;
    let known = nearest_first(code.as_str(), lots.iter().map(|(code, _)| code.as_str()));
    Ok(Failure::refused(session.words.unknown_lot(code.as_str(), &known)))
}
