//! `report donations`, `report corrections`.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::ledger::field::Count;
use crate::ledger::period::{Day, Month};
use crate::report::{corrections, donations, goods};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Report {
    #[command(subcommand)]
    which: Which,
}

#[derive(Debug, Subcommand)]
enum Which {
    #[command(about = help().report_donations)]
    Donations(Period),
    #[command(about = help().report_corrections)]
    Corrections(Period),
    #[command(about = help().goods.report)]
    Goods(Period),
    #[command(about = help().goods.report_gifts)]
    GoodsGifts(Period),
}

#[derive(Debug, Args)]
struct Period {
    #[arg(long, value_name = "YYYY-MM", help = help().report_period)]
    period: Option<String>,
}

impl Report {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let (store, opened) = session.opened()?;
        let reading = store.reading()?;
        let today = session.now().day(opened.utc_offset);
        let table = match self.which {
            Which::Donations(period) => {
                let month = session.maybe(Question::Month, period.period.as_deref())?;
                let size = Count(store.head()?.0);
                donations::donations(&reading, month.unwrap_or_else(|| today.month()), size)?
            }
            Which::Corrections(period) => {
                let month: Option<Month> = session.maybe(Question::Month, period.period.as_deref())?;
                let (from, until) = match month {
                    Some(month) => (month.first(), month.last()),
                    None => (Day::new(1900, 1, 1)?, today),
                };
                corrections::corrections(&reading, from, until)?
            }
            Which::Goods(period) => {
                let month = session.maybe(Question::Month, period.period.as_deref())?;
                goods::stock(&reading, month.unwrap_or_else(|| today.month()))?
            }
            Which::GoodsGifts(period) => {
                let month = session.maybe(Question::Month, period.period.as_deref())?;
                goods::gifts(&reading, month.unwrap_or_else(|| today.month()))?
            }
        };
        session.list(&table);
        Ok(())
    }
}
