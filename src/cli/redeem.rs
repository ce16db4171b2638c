//! `redeem ACCOUNT --item rice=2 --slip 0001`: points become goods and services; the slip is printed.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::shop::wanted;
use crate::ledger::books::registers::points::account;
use crate::ledger::books::registers::shop::MerchantsPurse;
use crate::ledger::command::{Command, Redeem as Asked};
use crate::ledger::event::Event;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::words::PointsKind;
use crate::report::shop::slip;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Redeem {
    #[arg(value_name = "ACCOUNT", help = help().shop.redeem_account)]
    account: Option<String>,
    #[arg(long = "item", value_name = "ITEM=QUANTITY", help = help().shop.redeem_item)]
    items: Vec<String>,
    #[arg(long, value_name = "NUMBER", help = help().shop.slip)]
    slip: Option<String>,
    #[arg(long, value_name = "pN", help = help().shop.volunteer)]
    volunteer: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Redeem {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let code: Code = session.need(Question::PointsAccount, self.account.as_deref())?;
        let own: Option<PersonNumber> = code.as_str().parse().ok();
        let own = own.map(|number| number.to_string());
        let asked = Asked {
            date: session.day(self.date.as_deref(), desk.today())?,
            volunteer: session.need(Question::Collector, self.volunteer.as_deref().or(own.as_deref()))?,
            lines: wanted(session, &desk, &self.items)?,
            slip: session.need_text(Question::Slip, self.slip.as_deref())?,
            account: code.clone(),
        };
        let recorded = session.record(&mut desk, &Command::Redeem(asked), &[])?;
        let Event::Redeemed(redeemed) = &recorded.event else { return Ok(()) };
        let books = desk.store().books();
        let today = desk.today();
        let left = account(&books, PointsKind::Exchange, code.as_str()).available_on(today);
        let short = MerchantsPurse::short_for(&books, &redeemed.lines);
        books.fault()?;
        session.list(&slip(&desk.store().reading()?, redeemed)?);
        if !session.dry_run {
            session.console.remark(session.words.slip_below(redeemed, left, today));
            for purse in &short {
                session.console.remark(session.words.merchants_lack_money(purse));
            }
        }
        Ok(())
    }
}
