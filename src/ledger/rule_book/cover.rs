//! Points are a debt: what the outstanding ones are worth, against what could be honoured today.

use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::registers::points::TotalFacts;
use crate::ledger::books::registers::shop::MerchantsPurse;
use crate::ledger::books::{Books, Purse, Record};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rate::Rate;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{GoodsUse, Holder, PointsKind, SourceKind};
use crate::ledger::yuan::Yuan;

/// How much of the outstanding points could be honoured. A figure beside the accounts, never in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The rules of the day.
    pub book: RuleBook,
    /// Everything left in the exchange accounts.
    pub outstanding: Points,
    /// What that is worth; nothing beyond range.
    pub owed: Option<Yuan>,
    /// What was given or bought for the shop and is not expired, at value, whether it stands on the shelf yet or not.
    pub stock: Yuan,
    /// What is set aside for it in money, less what is owed to merchants out of it.
    pub reserve: Yuan,
    /// Purses, set aside or not, that hold less than they owe to merchants.
    pub short: Vec<MerchantsPurse>,
}

impl Cover {
    /// As it stands, by the rules of a day; nothing before there are rules.
    #[must_use]
    pub fn on(books: &impl Books, day: Day) -> Option<Self> {
        let book = RuleBook::on(books, day)?;
        let outstanding = TotalFacts::of(books, PointsKind::Exchange).outstanding;
        Some(Self {
            owed: outstanding.worth(book.rules.point_worth),
            stock: stock(books, day),
            reserve: book.rules.reserve.as_ref().map_or(Yuan::ZERO, |project| reserve(books, project)),
            short: MerchantsPurse::all_short(books),
            outstanding,
            book,
        })
    }

    /// The same with so many points more; nothing beyond range.
    #[must_use]
    pub fn with(self, points: Points) -> Option<Self> {
        let outstanding = self.outstanding.plus(points)?;
        Some(Self { owed: outstanding.worth(self.book.rules.point_worth), outstanding, ..self })
    }

    /// What merchants are owed and no purse has for them.
    #[must_use]
    pub fn lacks(&self) -> Yuan {
        Yuan::sum(self.short.iter().map(MerchantsPurse::lacks)).unwrap_or_default()
    }

    /// What could be honoured today. Merchants honoured points already and come first: what they lack must come from what is there.
    #[must_use]
    pub fn can(&self) -> Yuan {
        let there = self.stock.plus(self.reserve).unwrap_or(self.stock);
        there.minus(self.lacks()).unwrap_or_default()
    }

    /// Whether at least this share of what is owed could be honoured.
    #[must_use]
    pub fn honours(&self, share: Rate) -> bool {
        self.owed.and_then(|owed| share.of(owed)).is_some_and(|part| part <= self.can())
    }

    /// The share that could be honoured, in whole per cent, rounded down; nothing when nothing is owed.
    #[must_use]
    pub fn per_cent(&self) -> Option<i64> {
        let owed = self.owed.map(Yuan::fen).filter(|fen| *fen > 0)?;
        self.can().fen().checked_mul(100)?.checked_div(owed)
    }
}

/// What lies in the shop's lots at value: only what may go to the shop, and is not expired.
fn stock(books: &impl Books, day: Day) -> Yuan {
    let lots = LotFacts::all(books, "").into_iter().map(|(_, lot)| lot);
    let usable = lots.filter(|lot| lot.usage == GoodsUse::Shop && !lot.is_expired_on(day));
    Yuan::sum(usable.map(|lot| lot.value_left.unwrap_or_default())).unwrap_or_default()
}

/// What the purses of a project hold in the fund's own accounts and do not owe to merchants: a service that was exchanged is
/// honoured already, and its money is the merchant's. What one purse owes beyond what it holds no other makes good.
fn reserve(books: &impl Books, project: &Code) -> Yuan {
    let is_ours = |holder| matches!(holder, Holder::Federation | Holder::CashInTransit | Holder::Platform);
    let owing = MerchantsPurse::all(books);
    let free = |account: &Code, source_kind: SourceKind| {
        let purse = Purse { project: Some(project.clone()), source_kind };
        let owes = owing.iter().find(|one| (&one.account, &one.purse) == (account, &purse));
        owes.map_or_else(|| books.cash(account, &purse), MerchantsPurse::spare)
    };
    let accounts = books.accounts().into_iter().filter(|account| is_ours(account.holder));
    let all = accounts
        .flat_map(|account| SourceKind::ALL.iter().map(move |kind| (account.code.clone(), *kind)).collect::<Vec<_>>());
    Yuan::sum(all.map(|(account, kind)| free(&account, kind))).unwrap_or_default()
}
