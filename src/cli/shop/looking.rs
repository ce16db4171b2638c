//! `shop prices`, `shop stock`: what can be exchanged for how many points, and what lies there.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::report::shop;

pub(super) fn stock(session: &Session<'_>) -> Result<(), Failure> {
    let (store, opened) = session.opened()?;
    session.list(&shop::shelf(&store.reading()?, session.now().day(opened.utc_offset))?);
    Ok(())
}

#[derive(Debug, Args)]
pub(super) struct Prices {
    #[arg(long, value_name = "YYYY-MM-DD", help = help().shop.price_day)]
    on: Option<String>,
}

impl Prices {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let (store, opened) = session.opened()?;
        let on = session.day(self.on.as_deref(), session.now().day(opened.utc_offset))?;
        session.list(&shop::prices(&store.reading()?, on)?);
        Ok(())
    }
}
