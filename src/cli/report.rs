//! `report donations`, `report corrections`, `report purses`, `report common-income`, `report cash`.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::matching;
use crate::cli::owners::only_owners_account;
use crate::cli::session::Session;
use crate::ledger::field::Count;
use crate::ledger::period::{Day, Month};
use crate::ledger::quarter::Quarter;
use crate::report::{corrections, donations, goods, purses};
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
    #[command(about = help().purses.report_purses)]
    Purses(OnDay),
    #[command(about = help().purses.report_common_income)]
    CommonIncome(OwnersQuarter),
    #[command(about = help().purses.report_cash)]
    Cash(Until),
    #[command(about = help().matching.report_match)]
    Match(matching::Period),
    #[command(about = help().matching.report_statement)]
    MatchStatement(matching::Which),
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

#[derive(Debug, Args)]
struct OnDay {
    #[command(flatten)]
    until: Until,
    #[arg(long, value_name = "purse|project|area|account", default_value = "purse", help = help().purses.report_by)]
    by: String,
}

#[derive(Debug, Args)]
struct Until {
    #[arg(long, value_name = "YYYY-MM-DD", help = help().purses.report_date)]
    date: Option<String>,
}

#[derive(Debug, Args)]
struct OwnersQuarter {
    #[arg(long, value_name = "YYYY-Qn", help = help().purses.report_quarter)]
    period: Option<String>,
    #[arg(long, value_name = "CODE", help = help().purses.owners_account)]
    account: Option<String>,
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
            Which::Purses(asked) => {
                let date = session.day(asked.until.date.as_deref(), today)?;
                purses::purses(&reading, date, session.need(Question::By, Some(&asked.by))?)?
            }
            Which::CommonIncome(asked) => {
                let quarter = session.maybe(Question::Quarter, asked.period.as_deref())?;
                let account = match session.maybe(Question::AccountCode, asked.account.as_deref())? {
                    Some(account) => account,
                    None => only_owners_account(session, &store.accounts()?)?,
                };
                purses::common_income(&reading, &account, quarter.unwrap_or_else(|| Quarter::of(today)))?
            }
            Which::Cash(asked) => purses::cash(&reading, session.day(asked.date.as_deref(), today)?)?,
            Which::Match(period) => matching::statements(session, &store, today, &period)?,
            Which::MatchStatement(which) => matching::statement_report(session, &store, today, &which)?,
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
