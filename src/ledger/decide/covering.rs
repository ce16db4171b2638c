//! No purse's cash goes below zero, on no day: what leaves it on a day was there on that day, and is missed by nothing
//! that is recorded of a later one. The days are those of posting.

use crate::ledger::books::{Books, Purse};
use crate::ledger::decide::matching;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::Refusal;
use crate::ledger::words::SourceKind;
use crate::ledger::yuan::Yuan;

/// Money that leaves a purse in an account.
#[derive(Clone, Copy)]
pub(super) struct Outflow<'a> {
    pub(super) account: &'a Code,
    pub(super) purse: &'a Purse,
    pub(super) amount: Yuan,
    /// The business day.
    pub(super) day: Day,
}

impl Outflow<'_> {
    /// The purse has it, from that day on.
    pub(super) fn is_covered(self, books: &impl Books) -> Result<(), Refusal> {
        self.is_within(books, books.cash(self.account, self.purse))
    }

    /// … and owes it to nobody.
    pub(super) fn can_be_spared(self, books: &impl Books) -> Result<(), Refusal> {
        if self.purse.source_kind == SourceKind::Match {
            matching::debts_are_recorded(books, self.purse.project.as_ref())?;
        }
        self.is_within(books, books.free_cash(self.account, self.purse))
    }

    fn is_within(self, books: &impl Books, holds: Yuan) -> Result<(), Refusal> {
        let asked = self.amount;
        if asked > holds {
            return Err(Refusal::PurseMustCoverIt { holds, asked });
        }
        let day = books.posting_day(self.day);
        let ebb = Ebb::of(books, self.account, self.purse, day);
        if asked <= ebb.holds {
            return Ok(());
        }
        let enough = ebb.enough_for(asked);
        Err(Refusal::PurseMustCoverItOnItsDay { asked, day, enough, holds: ebb.holds, lowest: ebb.day() })
    }
}

/// What a purse may give out of an account on a day: its cash then and ever after, without what it owes.
pub(super) fn spendable(books: &impl Books, account: &Code, purse: &Purse, day: Day) -> Yuan {
    let ebb = Ebb::of(books, account, purse, books.posting_day(day));
    ebb.holds.min(books.free_cash(account, purse))
}

/// The least a purse holds in an account at the end of any day from one on. Where nothing moved later, which is almost
/// always, that is what it holds now.
struct Ebb {
    holds: Yuan,
    /// From each day on which the purse changed, what it held; the day asked about first.
    days: Vec<(Day, Yuan)>,
}

impl Ebb {
    fn of(books: &impl Books, account: &Code, purse: &Purse, from: Day) -> Self {
        let later = books.flows_after(account, purse, from);
        let mut held = books.cash(account, purse);
        let mut days = Vec::with_capacity(later.len().saturating_add(1));
        for (day, flow) in later.into_iter().rev() {
            days.push((day, held));
            held = held.plus(flow.outward).and_then(|held| held.minus(flow.inward)).unwrap_or_default();
        }
        days.push((from, held));
        days.reverse();
        Self { holds: days.iter().map(|(_, held)| *held).min().unwrap_or_default(), days }
    }

    /// The first day on which it is lowest.
    fn day(&self) -> Day {
        self.days.iter().find(|(_, held)| *held == self.holds).map_or(Day::FIRST, |(day, _)| *day)
    }

    /// The first day from which an amount is always there; of what is never there, the last.
    fn enough_for(&self, amount: Yuan) -> Day {
        let enough = self.days.iter().rev().take_while(|(_, held)| *held >= amount).last();
        enough.or(self.days.last()).map_or(Day::LAST, |(day, _)| *day)
    }
}
