//! `shop item CODE POINTS`: what an item costs in points, from a day on.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::Record;
use crate::ledger::books::registers::shop::ItemFacts;
use crate::ledger::command::Command;
use crate::ledger::event::ItemPriced;
use crate::ledger::field::Maybe;
use crate::ledger::name::{Code, Text};
use crate::ledger::points::Points;
use crate::ledger::words::ItemKind;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Item {
    #[arg(value_name = "CODE", help = help().shop.item_code)]
    code: Option<String>,
    #[arg(value_name = "POINTS", allow_negative_numbers = true, help = help().shop.points)]
    points: Option<String>,
    #[arg(long, conflicts_with = "points", help = help().shop.off)]
    off: bool,
    #[arg(long, help = help().shop.name)]
    name: Option<String>,
    #[arg(long, help = help().shop.unit)]
    unit: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().shop.from)]
    from: Option<String>,
    #[arg(long, help = help().shop.service)]
    service: bool,
    #[arg(long, value_name = "pN", help = help().shop.merchant)]
    merchant: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, requires = "merchant", help = help().shop.cost)]
    cost: Option<String>,
    #[arg(long, value_name = "CODE", requires = "merchant", help = help().shop.account)]
    account: Option<String>,
    #[arg(long, value_name = "CODE", requires = "merchant", help = help().shop.project)]
    project: Option<String>,
    #[arg(long, value_name = "SOURCE", requires = "merchant", help = help().shop.source)]
    source: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Item {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let item: Code = session.need(Question::ItemCode, self.code.as_deref())?;
        let books = desk.store().books();
        let known = ItemFacts::find(&books, &item);
        books.fault()?;
        let priced = self.priced(session, &desk, item, known.as_ref())?;
        session.record(&mut desk, &Command::PriceItem(priced), &[]).map(drop)
    }

    /// What was said of it before holds unless it is said anew.
    fn priced(
        &self,
        session: &Session<'_>,
        desk: &Desk,
        item: Code,
        known: Option<&ItemFacts>,
    ) -> Result<ItemPriced, Failure> {
        let date = session.day(self.date.as_deref(), desk.today())?;
        let from = session.maybe(Question::Day, self.from.as_deref())?.unwrap_or(date);
        let points = if self.off { None } else { Some(self.points(session)?) };
        let is_service = self.service || known.is_some_and(|facts| facts.kind == ItemKind::Service);
        let (name, unit) = (known.map(ItemFacts::name), known.map(|facts| facts.unit.to_string()));
        let name = session.need_text(Question::Item, self.name.as_deref().or(name.as_ref().map(Text::as_str)))?;
        let unit = session.need_text(Question::Unit, self.unit.as_deref().or(unit.as_deref()))?;
        let said = known.and_then(|facts| facts.prices.last()).filter(|_| self.merchant.is_none());
        let priced = ItemPriced {
            account: said.map(|price| price.account.clone()).unwrap_or_default(),
            cost: said.map(|price| price.cost).unwrap_or_default(),
            date,
            from,
            item,
            kind: if is_service { ItemKind::Service } else { ItemKind::Goods },
            merchant: said.map(|price| price.merchant).unwrap_or_default(),
            name,
            points: Maybe(points),
            project: said.map(|price| price.project.clone()).unwrap_or_default(),
            source_kind: said.map(|price| price.source_kind).unwrap_or_default(),
            unit,
        };
        self.with_merchant(session, desk, priced)
    }

    fn points(&self, session: &Session<'_>) -> Result<Points, Failure> {
        let asked = || session.console.ask(&session.words.question(Question::PriceInPoints));
        let Some(text) = self.points.clone().or_else(asked) else {
            return Err(Failure::refused(session.words.missing(Question::PriceInPoints)));
        };
        Points::typed(text.trim()).map_err(|_| Failure::refused(session.words.wrong(Question::PriceInPoints, &text)))
    }

    fn with_merchant(&self, session: &Session<'_>, desk: &Desk, priced: ItemPriced) -> Result<ItemPriced, Failure> {
        let Some(merchant) = session.maybe(Question::PersonNumber, self.merchant.as_deref())? else {
            return Ok(priced);
        };
        let project: Option<Code> = session.maybe(Question::ProjectCode, self.project.as_deref())?;
        session.known_project(desk, project.as_ref())?;
        Ok(ItemPriced {
            account: Maybe(Some(session.account(desk, self.account.as_deref(), false)?)),
            cost: session.need_amount(self.cost.as_deref())?,
            merchant: Maybe(Some(merchant)),
            project: Maybe(project),
            source_kind: Maybe(Some(session.need(Question::SourceKind, self.source.as_deref())?)),
            ..priced
        })
    }
}
