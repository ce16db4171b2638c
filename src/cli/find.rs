//! `find`: a gift, of money or in goods, by its amount or value, its days, its donor's name, its id or its receipt's number.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::listing::gifts_table;
use crate::cli::session::Session;
use crate::ledger::field::Seq;
use crate::ledger::name::Text;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{Gift, GoodsGift};
use crate::ledger::yuan::Yuan;
use crate::report::goods::{gift_table, gifts_between};
use crate::report::{Table, Title};
use crate::store::{Store, StoredReading};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Find {
    #[arg(value_name = "WORD", help = help().find_word)]
    word: Option<String>,
    #[arg(long, help = help().find_amount)]
    amount: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD|YYYY-MM", help = help().find_date)]
    date: Option<String>,
    #[arg(long, help = help().find_name)]
    name: Option<String>,
    #[arg(long, help = help().find_id)]
    id: Option<String>,
    #[arg(long, default_value_t = 50, help = help().find_limit)]
    limit: u32,
}

impl Find {
    pub(crate) fn run(mut self, session: &Session<'_>) -> Result<(), Failure> {
        self.take_word(&session.store()?)?;
        if self.amount.is_none() && self.date.is_none() && self.name.is_none() && self.id.is_none() {
            return Err(Failure::refused(session.words.find_what()));
        }
        let store = session.store()?;
        let amount = self.amount.as_deref().map(|text| session.need_amount(Some(text))).transpose()?;
        let days = self.days(session)?;
        let mut gifts = self.candidates(session, &store, amount, days)?;
        gifts.retain(|gift| {
            let (from, until) = days.unwrap_or((gift.event.date, gift.event.date));
            (from..=until).contains(&gift.event.date) && amount.is_none_or(|amount| amount == gift.event.amount)
        });
        gifts.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        let goods = self.goods(session, &store, amount, days)?;
        if gifts.is_empty() && goods.is_empty() {
            session.console.remark(session.words.found_nothing());
        }
        if !gifts.is_empty() || goods.is_empty() {
            // No sum: what was undone is found too.
            session.list(&Table { totals: Vec::new(), ..gifts_table(Title::Found, &gifts, &store)? });
        }
        if !goods.is_empty() {
            session.list(&gift_table(&store.reading()?, Title::GoodsFound, &goods)?);
        }
        Ok(())
    }

    /// What somebody typed without saying what it is: an amount, a day, a number somebody gave, or else a name.
    fn take_word(&mut self, store: &Store) -> Result<(), Failure> {
        let Some(word) = self.word.take() else { return Ok(()) };
        let place = if word.parse::<Day>().is_ok() || word.parse::<Month>().is_ok() {
            &mut self.date
        } else if !store.reading()?.entries_with_id(&word)?.is_empty() {
            &mut self.id
        } else if Yuan::typed(&word).is_ok() {
            &mut self.amount
        } else {
            &mut self.name
        };
        place.get_or_insert(word);
        Ok(())
    }

    /// Gifts in goods that fit all of what is known. They are few, so each is looked at.
    fn goods(
        &self,
        session: &Session<'_>,
        store: &Store,
        value: Option<Yuan>,
        days: Option<(Day, Day)>,
    ) -> Result<Vec<GoodsGift>, Failure> {
        let reading = store.reading()?;
        let (from, until) = days.unwrap_or((Day::FIRST, Day::LAST));
        let mut goods = gifts_between(&reading, from, until)?;
        if let Some(name) = &self.name {
            let name = session.text(Question::Name, Some(name))?;
            let seqs = entries_named(store, &reading, &name, self.limit)?;
            goods.retain(|gift| seqs.contains(&gift.seq) || gift.event.organisation.as_str().contains(name.as_str()));
        }
        goods.retain(|gift| {
            value.is_none_or(|value| *gift.event.value == Some(value))
                && self.id.as_ref().is_none_or(|id| gift.receipt.as_str() == id || gift.event.lot.as_str() == id)
        });
        goods.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        Ok(goods)
    }

    fn days(&self, session: &Session<'_>) -> Result<Option<(Day, Day)>, Failure> {
        let Some(text) = self.date.as_deref() else { return Ok(None) };
        if let Ok(month) = text.parse::<Month>() {
            return Ok(Some((month.first(), month.last())));
        }
        let day: Day = session.need(Question::Day, Some(text))?;
        Ok(Some((day, day)))
    }

    /// Gifts by the narrowest of what is known.
    fn candidates(
        &self,
        session: &Session<'_>,
        store: &Store,
        amount: Option<Yuan>,
        days: Option<(Day, Day)>,
    ) -> Result<Vec<Gift>, Failure> {
        let reading = store.reading()?;
        let seqs = match (&self.id, &self.name) {
            (Some(id), _) => reading.entries_with_id(id)?,
            (None, Some(name)) => {
                let name = session.text(Question::Name, Some(name))?;
                entries_named(store, &reading, &name, self.limit)?
            }
            (None, None) => {
                let all = (Day::new(1900, 1, 1)?, Day::new(2199, 12, 31)?);
                let (from, until) = days.unwrap_or(all);
                return Ok(reading.find(from, until, amount, self.limit)?);
            }
        };
        let mut gifts = Vec::new();
        for seq in seqs {
            gifts.extend(reading.gift(seq)?);
        }
        Ok(gifts)
    }
}

/// What somebody gave, under his number or known by that gift only.
fn entries_named(store: &Store, reading: &StoredReading<'_>, name: &Text, limit: u32) -> Result<Vec<Seq>, Failure> {
    let mut seqs = store.gifts_named(name.as_str(), limit)?;
    for number in store.persons_named(name.as_str())? {
        seqs.extend(reading.gifts_of_person(number, limit)?);
    }
    seqs.sort();
    Ok(seqs)
}
