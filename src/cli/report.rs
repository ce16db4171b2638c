//! `report NAME`: what the ledger knows today, as a table. The statements of the fund say under themselves whose accounts
//! prevail.

pub(crate) mod auditing;
mod of_project;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::journal::vouchers;
use crate::cli::matching;
use crate::cli::owners::only_owners_account;
use crate::cli::pay::concerned;
use crate::cli::points::points_account;
use crate::cli::report::auditing::Looks;
use crate::cli::report::of_project::OfProject;
use crate::cli::rules;
use crate::cli::session::Session;
use crate::cli::statements::{self, Sheet};
use crate::desk::opened;
use crate::ledger::field::Count;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::Reading;
use crate::ledger::words::PointsKind;
use crate::report::{
    FundView, Table, corrections, donations, fund, goods, journal, net_assets, objections, payments, points, projects,
    purses, receipts, service, shop, trial_balance,
};
use crate::store::Store;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Report {
    #[command(subcommand)]
    which: Which,
}

#[derive(Debug, Subcommand)]
enum Which {
    #[command(about = help().paying.report_payments)]
    Payments(Period),
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
    #[command(about = help().shop.report_merchants)]
    Merchants,
    #[command(about = help().shop.report_redemptions)]
    Redemptions(Period),
    #[command(about = help().months.report_fund)]
    Fund(Fund),
    #[command(about = help().months.report_trial_balance)]
    TrialBalance(Period),
    #[command(about = help().months.report_net_assets)]
    NetAssets(Period),
    #[command(about = help().months.report_journal)]
    Journal(Period),
    #[command(about = help().projects.report_projects)]
    Projects(Period),
    #[command(about = help().projects.report_project)]
    Project(OfProject),
    #[command(about = help().projects.report_labour)]
    Labour(Period),
    #[command(about = help().points.report_rules)]
    Rules(rules::OnDay),
    #[command(about = help().points.report_points)]
    Points(Points),
    #[command(about = help().points.report_register)]
    PointsRegister(Register),
    #[command(about = help().points.report_deeds)]
    Deeds(YearOrMonth),
    #[command(about = help().service.report_hours)]
    Hours(YearOrMonth),
    #[command(about = help().service.report_teams)]
    Teams(YearOrMonth),
    #[command(about = help().service.report_activities)]
    Activities(YearOrMonth),
    #[command(about = help().service.report_doubted)]
    HoursDoubted(YearOrMonth),
    // Statements.
    #[command(about = help().statements.balance_sheet)]
    BalanceSheet(Period),
    #[command(about = help().statements.activity_statement)]
    ActivityStatement(Period),
    #[command(about = help().statements.cash_flow)]
    CashFlow(Period),
    #[command(about = help().statements.notes)]
    Notes(Period),
    #[command(about = help().statements.appeal)]
    Appeal(OfProject),
    #[command(about = help().statements.closing)]
    Closing(OfProject),
    #[command(about = help().statements.year)]
    Year {
        #[arg(value_name = "YYYY", help = help().statements.which_year)]
        year: Option<String>,
    },
    #[command(about = help().objections.report)]
    Objections(Period),
    // What an auditor asks first.
    #[command(about = help().packs.samples)]
    Samples,
    #[command(about = help().packs.digits)]
    Digits,
    #[command(about = help().packs.separation)]
    Separation,
    #[command(about = help().packs.operator)]
    Operator(auditing::Operator),
    #[command(about = help().packs.receipts)]
    Receipts,
}

#[derive(Debug, Args)]
struct Fund {
    #[command(flatten)]
    period: Period,
    #[arg(long, value_name = "purse|project|source|custodian|month|copayers", help = help().months.report_fund_by)]
    by: Option<String>,
}

#[derive(Debug, Args)]
struct Period {
    #[arg(long, value_name = "YYYY-MM", help = help().report_period)]
    period: Option<String>,
}

#[derive(Debug, Args)]
struct Points {
    #[command(flatten)]
    period: Period,
    #[arg(long, value_name = "YYYY", conflicts_with = "period", help = help().points.report_year)]
    year: Option<i16>,
    #[arg(long, help = help().points.party)]
    party: bool,
}

impl Points {
    fn tables(&self, session: &Session<'_>, store: &Store, today: Day) -> Result<Vec<Table>, Failure> {
        let (reading, kind) = (store.reading()?, if self.party { PointsKind::Party } else { PointsKind::Exchange });
        let (sheet, days) = if let Some(year) = self.year {
            (points::sheet::year(&reading, kind, year)?, points::sheet::days_of(year))
        } else {
            let month = self.period.month(session, today)?;
            (points::sheet::month(&reading, kind, month)?, (month.first(), month.last()))
        };
        let sheet = sheet.map_err(|fault| Failure::refused(session.words.not_footing(&fault)))?;
        let struck = points::struck::struck(&reading, (Some(kind), None), days)?;
        Ok(std::iter::once(sheet).chain(struck).collect())
    }
}

#[derive(Debug, Args)]
struct Register {
    #[arg(value_name = "pN|CODE", help = help().points.register_account)]
    account: Option<String>,
    #[command(flatten)]
    days: YearOrMonth,
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with_all = ["period", "year"], help = help().points.register_from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with_all = ["period", "year"], help = help().points.register_until)]
    until: Option<String>,
    #[arg(long, help = help().points.party)]
    party: bool,
}

impl Register {
    fn tables(&self, session: &Session<'_>, store: &Store, today: Day) -> Result<Vec<Table>, Failure> {
        let account = session.maybe::<Code>(Question::PointsAccount, self.account.as_deref())?;
        let account = account.map(|code| points_account(session, store, &code)).transpose()?;
        let (first, last) = self.days.days(session, today)?;
        let from = session.day(self.from.as_deref(), first)?;
        let until = session.day(self.until.as_deref(), last)?;
        let kind = if self.party { PointsKind::Party } else { PointsKind::Exchange };
        let tables = points::register::register(&store.reading()?, (kind, account.as_deref()), (from, until))?;
        tables.map_err(|fault| Failure::refused(session.words.not_footing(&fault)))
    }
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

/// A month, a year, or this year so far.
#[derive(Debug, Args)]
pub(crate) struct YearOrMonth {
    #[arg(long, value_name = "YYYY-MM", conflicts_with = "year", help = help().report_period)]
    period: Option<String>,
    #[arg(long, value_name = "YYYY", help = help().service.report_year)]
    year: Option<String>,
}

impl YearOrMonth {
    /// The first and the last day asked for.
    fn days(&self, session: &Session<'_>, today: Day) -> Result<(Day, Day), Failure> {
        if let Some(month) = session.maybe::<Month>(Question::Month, self.period.as_deref())? {
            return Ok((month.first(), month.last()));
        }
        let year = session.maybe(Question::Year, self.year.as_deref())?.unwrap_or_else(|| today.year());
        let day = |month, day| Day::new(year, month, day);
        let days = day(1, 1).and_then(|first| Ok((first, day(12, 31)?)));
        days.map_err(|_| Failure::refused(session.words.wrong(Question::Year, &year.to_string())))
    }
}

impl Period {
    /// A statement of the month asked for.
    fn statement(&self, session: &Session<'_>, store: &Store, today: Day, sheet: Sheet) -> Result<Vec<Table>, Failure> {
        statements::tables(session, store, today, sheet, self.month(session, today)?)
    }

    /// The month asked for, else this one.
    fn month(&self, session: &Session<'_>, today: Day) -> Result<Month, Failure> {
        Ok(self.asked(session, today)?.unwrap_or_else(|| today.month()))
    }

    /// The last day of the month asked for, else today.
    fn end(&self, session: &Session<'_>, today: Day) -> Result<Day, Failure> {
        Ok(self.asked(session, today)?.map_or(today, Month::last))
    }

    /// The month asked for. One that has not begun has nothing to tell: what is carried into it is no balance of it.
    fn asked(&self, session: &Session<'_>, today: Day) -> Result<Option<Month>, Failure> {
        let month: Option<Month> = session.maybe(Question::Month, self.period.as_deref())?;
        match month.filter(|month| *month > today.month()) {
            Some(month) => Err(Failure::refused(session.words.month_not_begun(month, today.month()))),
            None => Ok(month),
        }
    }
}

impl Report {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let (store, opened) = session.opened()?;
        let today = session.now().day(opened.utc_offset);
        let is_statement = self.which.is_statement();
        let mut tables = self.which.tables(session, &store, today)?.into_iter().peekable();
        while let Some(table) = tables.next() {
            // Whose accounts prevail is said once, below the last table.
            if is_statement && tables.peek().is_none() {
                session.statement(&table, opened.county.as_str());
            } else {
                session.list(&table);
            }
        }
        Ok(())
    }
}

impl Which {
    /// Whether it is a statement of the fund, under which stands whose accounts prevail.
    const fn is_statement(&self) -> bool {
        matches!(
            self,
            Self::Fund(_)
                | Self::TrialBalance(_)
                | Self::NetAssets(_)
                | Self::Journal(_)
                | Self::BalanceSheet(_)
                | Self::ActivityStatement(_)
                | Self::CashFlow(_)
                | Self::Notes(_)
                | Self::Appeal(_)
                | Self::Closing(_)
                | Self::Year { .. }
        )
    }

    fn tables(self, session: &Session<'_>, store: &Store, today: Day) -> Result<Vec<Table>, Failure> {
        let reading = store.reading()?;
        Ok(vec![match self {
            Self::Project(asked) => return asked.project(session, store, today),
            Self::Points(asked) => return asked.tables(session, store, today),
            Self::PointsRegister(asked) => return asked.tables(session, store, today),
            Self::Rules(asked) => return asked.tables(session, store, today),
            Self::Deeds(asked) => {
                let (from, until) = asked.days(session, today)?;
                return Ok(points::deeds::deeds(&reading, from, until)?);
            }
            Self::Hours(asked) => {
                let (from, until) = asked.days(session, today)?;
                service::hours(&reading, from, until, asked.period.is_none())?
            }
            Self::Teams(asked) => {
                let (from, until) = asked.days(session, today)?;
                service::teams(&reading, from, until)?
            }
            Self::Activities(asked) => {
                let (from, until) = asked.days(session, today)?;
                service::activities(&reading, from, until)?
            }
            Self::HoursDoubted(asked) => {
                let (from, until) = asked.days(session, today)?;
                let doubted =
                    [service::doubted(&reading, from, until)?, points::deeds::doubted(&reading, from, until)?];
                let struck = points::struck::struck(&reading, (None, None), (from, until))?;
                return Ok(doubted.into_iter().chain(struck).collect());
            }
            Self::Projects(period) => projects::projects(&reading, Day::FIRST, period.end(session, today)?)?,
            Self::Labour(period) => {
                let month: Option<Month> = session.maybe(Question::Month, period.period.as_deref())?;
                let from = month.map_or(Day::FIRST, Month::first);
                projects::labour(&reading, from, period.end(session, today)?)?
            }
            Self::Payments(period) => {
                let month = period.month(session, today)?;
                return Ok(payments::payments(&reading, &concerned(store)?, month)?);
            }
            Self::Donations(period) => {
                let (size, month) = (Count(store.head()?.0), period.month(session, today)?);
                let (gifts, elsewhere) = donations::donations(&reading, month, size)?;
                if elsewhere.tally.count > Count(0) {
                    session.console.remark(session.words.listed_elsewhere(month, &elsewhere));
                }
                gifts
            }
            Self::Purses(asked) => {
                let date = session.day(asked.until.date.as_deref(), today)?;
                if date > today {
                    session.console.remark(session.words.day_is_ahead(date));
                }
                purses::purses(&reading, date, session.need(Question::By, Some(&asked.by))?)?
            }
            Self::CommonIncome(asked) => asked.table(session, store, today)?,
            Self::Cash(asked) => purses::cash(&reading, session.day(asked.date.as_deref(), today)?)?,
            Self::Match(period) => matching::statements(session, store, today, &period)?,
            Self::MatchStatement(which) => matching::statement_report(session, store, today, &which)?,
            Self::Corrections(period) => {
                let month: Option<Month> = session.maybe(Question::Month, period.period.as_deref())?;
                let (from, until) = month.map_or((Day::FIRST, today), |month| (month.first(), month.last()));
                corrections::corrections(&reading, from, until)?
            }
            Self::Objections(period) => {
                let month = period.month(session, today)?;
                objections::between(&reading, month.first(), month.last().min(today))?
            }
            Self::Goods(period) => goods::stock(&reading, period.month(session, today)?)?,
            Self::GoodsGifts(period) => goods::gifts(&reading, period.month(session, today)?)?,
            Self::Merchants => shop::merchants(&reading)?,
            Self::Redemptions(period) => shop::redemptions(&reading, period.month(session, today)?)?,
            Self::Fund(asked) => {
                let (view, month) = (session.fund_view(asked.by.as_deref())?, asked.period.month(session, today)?);
                if view == FundView::Custodian {
                    return Ok(fund::custodians(&reading, month)?);
                }
                fund::fund(&reading, month, view)?
            }
            Self::TrialBalance(period) => trial_balance::trial_balance(&reading, period.month(session, today)?)?,
            Self::NetAssets(period) => net_assets::net_assets(&reading, period.month(session, today)?)?,
            Self::BalanceSheet(asked) => return asked.statement(session, store, today, Sheet::Balance),
            Self::ActivityStatement(asked) => return asked.statement(session, store, today, Sheet::Activities),
            Self::CashFlow(asked) => return asked.statement(session, store, today, Sheet::CashFlow),
            Self::Notes(asked) => return asked.statement(session, store, today, Sheet::Notes),
            Self::Appeal(asked) => return asked.appeal(session, store, today),
            Self::Closing(asked) => return asked.closing(session, store, today),
            Self::Samples => {
                let samples = Looks::read(store, opened(store)?.utc_offset)?.samples;
                return Ok(vec![samples.reasons(), samples.table()]);
            }
            Self::Digits => return Ok(Looks::read(store, opened(store)?.utc_offset)?.digit_tables()),
            Self::Separation => Looks::read(store, opened(store)?.utc_offset)?.separation.table(),
            Self::Operator(asked) => return asked.tables(session, store, opened(store)?.utc_offset),
            Self::Receipts => receipts::table(&Looks::read(store, opened(store)?.utc_offset)?.receipts),
            Self::Year { year } => return statements::year(session, store, today, year.as_deref()),
            Self::Journal(period) => {
                let (month, names) = (period.month(session, today)?, reading.project_names()?);
                journal::journal(month, &vouchers(store, month)?, &names)
            }
        }])
    }
}

impl OwnersQuarter {
    fn table(&self, session: &Session<'_>, store: &Store, today: Day) -> Result<Table, Failure> {
        let quarter = session.maybe(Question::Quarter, self.period.as_deref())?;
        let account = match session.maybe(Question::AccountCode, self.account.as_deref())? {
            Some(account) => account,
            None => only_owners_account(session, &store.accounts()?)?,
        };
        Ok(purses::common_income(&store.reading()?, &account, quarter.unwrap_or_else(|| Quarter::of(today)))?)
    }
}
