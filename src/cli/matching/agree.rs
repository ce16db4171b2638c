//! `match pool`, `match agree`.

use std::str::FromStr;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::matching::paper_file;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::Record;
use crate::ledger::books::registers::matching::PoolFacts;
use crate::ledger::command::Command;
use crate::ledger::event::{MatchAgreed, PoolOpened, Tier};
use crate::ledger::field::{Count, Maybe};
use crate::ledger::matching;
use crate::ledger::name::Code;
use crate::ledger::rate::{Rate, RateFault};
use crate::ledger::words::{Appeal, Yes};
use crate::ledger::yuan::Yuan;
use crate::text::Question;

/// A pool of the federation.
#[derive(Debug, Args)]
pub(super) struct Pool {
    #[arg(value_name = "CODE", help = help().matching.pool_code)]
    code: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().matching.pool_amount)]
    amount: Option<String>,
    #[arg(long, help = help().matching.pool_name)]
    name: Option<String>,
    #[arg(long, value_name = "listed|pro_rata", default_value = "listed", help = help().matching.pool_order)]
    order: String,
    #[arg(long, help = help().matching.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().matching.file)]
    file: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Pool {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let pool = PoolOpened {
            code: session.need(Question::PoolCode, self.code.as_deref())?,
            amount: session.need_amount(self.amount.as_deref())?,
            name: session.need_text(Question::PoolName, self.name.as_deref())?,
            order: session.need(Question::PoolOrder, Some(&self.order))?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            paper_file: paper_file(session, &desk, self.file.as_deref())?,
        };
        session.record(&mut desk, &Command::OpenPool(pool), &[]).map(drop)
    }
}

/// An agreement.
#[derive(Debug, Args)]
pub(super) struct Agree {
    #[arg(value_name = "PROJECT", help = help().project_code)]
    project: Option<String>,
    #[arg(long, value_name = "RATE", help = help().matching.rate)]
    rate: Option<String>,
    #[arg(long, value_name = "FROM=RATE,…", conflicts_with = "rate", help = help().matching.tiers)]
    tiers: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().matching.from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().matching.until)]
    until: Option<String>,
    #[arg(long, value_name = "public,directed", value_delimiter = ',', default_value = "public", help = help().matching.channel)]
    channel: Vec<String>,
    #[arg(long, help = help().matching.goods)]
    goods: bool,
    #[arg(long, help = help().matching.public_money)]
    public_money: bool,
    #[arg(long, value_name = "AMOUNT", help = help().matching.cap_donor)]
    cap_donor: Option<String>,
    #[arg(long, value_name = "AMOUNT", help = help().matching.cap_project)]
    cap_project: Option<String>,
    #[arg(long, value_name = "N", help = help().matching.minimum_donors)]
    minimum_donors: Option<String>,
    #[arg(long, value_name = "CODE", help = help().matching.of_pool)]
    pool: Option<String>,
    #[arg(long, value_name = "N", help = help().matching.position)]
    position: Option<String>,
    #[arg(long, help = help().matching.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().matching.file)]
    file: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

/// A rate as a person types it.
struct Typed(Rate);

impl FromStr for Typed {
    type Err = RateFault;

    fn from_str(text: &str) -> Result<Self, RateFault> {
        Rate::typed(text).map(Self)
    }
}

/// Rates by tier as a person types them: `0=10%,10000=20%`.
struct Tiers(Vec<Tier>);

impl FromStr for Tiers {
    type Err = RateFault;

    fn from_str(text: &str) -> Result<Self, RateFault> {
        let tier = |part: &str| {
            let (from, rate) = part.split_once('=').ok_or(RateFault)?;
            let from = Yuan::typed(from.trim()).map_err(|_| RateFault)?;
            Ok(Tier { from, rate: Rate::typed(rate.trim())? })
        };
        text.split([',', '，']).map(tier).collect::<Result<_, RateFault>>().map(Self)
    }
}

impl Agree {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let project: Code = session.need(Question::ProjectCode, self.project.as_deref())?;
        session.known_project(&desk, Some(&project))?;
        let mut appeals = Vec::new();
        for word in &self.channel {
            appeals.push(session.need::<Appeal>(Question::Channel, Some(word))?);
        }
        appeals.sort_unstable();
        let pool: Option<Code> = session.maybe(Question::PoolCode, self.pool.as_deref())?;
        let agreed = MatchAgreed {
            appeals,
            tiers: self.tiers(session)?,
            from: session.need(Question::WindowFrom, self.from.as_deref())?,
            until: session.need(Question::WindowUntil, self.until.as_deref())?,
            cap_donor: cap(session, self.cap_donor.as_deref())?,
            cap_project: cap(session, self.cap_project.as_deref())?,
            goods: Yes::from(self.goods),
            public_money: Yes::from(self.public_money),
            minimum_donors: session.maybe(Question::HowMany, self.minimum_donors.as_deref())?.unwrap_or_default(),
            position: self.place(session, &desk, pool.as_ref())?,
            pool: Maybe(pool),
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            paper_file: paper_file(session, &desk, self.file.as_deref())?,
            project,
        };
        session.record(&mut desk, &Command::AgreeMatch(agreed), &[]).map(drop)
    }

    fn tiers(&self, session: &Session<'_>) -> Result<Vec<Tier>, Failure> {
        if let Some(tiers) = self.tiers.as_deref() {
            return session.need::<Tiers>(Question::Tiers, Some(tiers)).map(|tiers| tiers.0);
        }
        let Typed(rate) = session.need(Question::Rate, self.rate.as_deref())?;
        Ok(vec![Tier { from: Yuan::ZERO, rate }])
    }

    /// The place asked for, else the last.
    fn place(&self, session: &Session<'_>, desk: &Desk, pool: Option<&Code>) -> Result<Count, Failure> {
        if let Some(place) = session.maybe(Question::HowMany, self.position.as_deref())? {
            return Ok(place);
        }
        let books = desk.store().books();
        let facts = pool.and_then(|code| PoolFacts::find(&books, code));
        Ok(facts.map(|facts| matching::next_place(&books, &facts)).unwrap_or_default())
    }
}

fn cap(session: &Session<'_>, given: Option<&str>) -> Result<Maybe<Yuan>, Failure> {
    given.map(|given| session.need_amount(Some(given))).transpose().map(Maybe)
}
