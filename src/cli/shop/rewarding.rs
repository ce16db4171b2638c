//! `shop reward pN --item rice=1`: goods given as a reward, without points.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::shop::wanted;
use crate::ledger::command::{Command, GiveReward};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Reward {
    #[arg(value_name = "pN", help = help().shop.rewarded)]
    volunteer: Option<String>,
    #[arg(long = "item", value_name = "ITEM=QUANTITY", help = help().shop.redeem_item)]
    items: Vec<String>,
    #[arg(long, value_name = "NUMBER", help = help().shop.slip)]
    slip: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Reward {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let reward = GiveReward {
            date: session.day(self.date.as_deref(), desk.today())?,
            volunteer: session.need(Question::Collector, self.volunteer.as_deref())?,
            lines: wanted(session, &desk, &self.items)?,
            slip: session.need_text(Question::Slip, self.slip.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
        };
        session.record(&mut desk, &Command::GiveReward(reward), &[]).map(drop)
    }
}
