//! `wish make|claim|list`: 微心愿, from who wishes to who fulfils it (`points award … --wish SEQ`).

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::ledger::command::Command;
use crate::ledger::event::{WishClaimed, WishMade};
use crate::report::points;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Wish {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().points.wish_make)]
    Make(Make),
    #[command(about = help().points.wish_claim)]
    Claim(Claim),
    #[command(about = help().points.wish_list)]
    List {
        #[arg(long, help = help().points.wish_all)]
        all: bool,
    },
}

#[derive(Debug, Args)]
struct Make {
    #[arg(value_name = "pN", help = help().points.wisher)]
    wisher: Option<String>,
    #[arg(value_name = "TEXT", help = help().points.wish_text)]
    wish: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

#[derive(Debug, Args)]
struct Claim {
    #[arg(value_name = "SEQ", help = help().points.wish)]
    wish: Option<String>,
    #[arg(value_name = "pN", help = help().points.claimer)]
    claimer: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Wish {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Make(make) => make.run(session),
            Action::Claim(claim) => claim.run(session),
            Action::List { all } => {
                session.list(&points::wishes(&session.store()?.reading()?, all)?);
                Ok(())
            }
        }
    }
}

impl Make {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let made = WishMade {
            date: session.day(self.date.as_deref(), desk.today())?,
            wish: session.need_text(Question::Sentence, self.wish.as_deref())?,
            wisher: session.need(Question::PersonNumber, self.wisher.as_deref())?,
        };
        session.record(&mut desk, &Command::MakeWish(made), &[]).map(drop)
    }
}

impl Claim {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let claimed = WishClaimed {
            claimer: session.need(Question::PersonNumber, self.claimer.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            wish: session.need(Question::Seq, self.wish.as_deref())?,
        };
        session.record(&mut desk, &Command::ClaimWish(claimed), &[]).map(drop)
    }
}
