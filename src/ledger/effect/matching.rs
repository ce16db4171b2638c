//! 配捐: promised or confirmed it is a figure beside the accounts; received it is restricted money with a line of its own.

use crate::ledger::books::registers::matching::{MatchFacts, PoolFacts};
use crate::ledger::books::registers::purses::HeldFacts;
use crate::ledger::books::{Books, Purse, Recalled, Record};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::effect::{DoubleEntry, Effect, money_role};
use crate::ledger::event::{
    EntryReversed, Event, MatchAgreed, MatchConfirmed, MatchOwed, MatchReceived, MatchReturned, PoolOpened,
};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::matching;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::SourceKind;
use crate::ledger::yuan::Yuan;

pub(super) fn pool(seq: Seq, e: &PoolOpened, out: &mut Vec<Effect>) {
    let facts = PoolFacts { opened: seq, agreements: Vec::new(), size: Maybe::EMPTY, confirmed: Count(0) };
    out.push(facts.kept(&e.code));
}

pub(super) fn agreed(seq: Seq, e: &MatchAgreed, books: &impl Books, out: &mut Vec<Effect>) {
    let project = e.project.clone();
    let facts = MatchFacts {
        project,
        confirmed: Maybe::EMPTY,
        received: Yuan::ZERO,
        owed: Yuan::ZERO,
        returned: Yuan::ZERO,
        corrected: Maybe::EMPTY,
    };
    out.push(facts.kept(&seq));
    change_pool(e, books, out, |pool| pool.agreements.push(seq));
}

/// What is known of an agreement's pool, changed.
fn change_pool(e: &MatchAgreed, books: &impl Books, out: &mut Vec<Effect>, change: impl FnOnce(&mut PoolFacts)) {
    if let Some(code) = e.pool.as_ref()
        && let Some(mut facts) = PoolFacts::find(books, code)
    {
        change(&mut facts);
        out.push(facts.kept(code));
    }
}

/// What is known of an agreement, changed.
fn change(agreement: Seq, books: &impl Books, out: &mut Vec<Effect>, change: impl FnOnce(&mut MatchFacts)) {
    if let Some(mut facts) = MatchFacts::find(books, &agreement) {
        change(&mut facts);
        out.push(facts.kept(&agreement));
    }
}

pub(super) fn confirmed(seq: Seq, e: &MatchConfirmed, books: &impl Books, out: &mut Vec<Effect>) {
    change(e.agreement, books, out, |facts| facts.confirmed = Maybe(Some(seq)));
    if let Some(recalled) = books.recall(e.agreement)
        && let Event::MatchAgreed(agreed) = &recalled.event
    {
        change_pool(agreed, books, out, |pool| {
            pool.size = Maybe(Some(e.size));
            pool.confirmed = pool.confirmed.and_one();
        });
    }
}

/// 借 1002 贷 配捐转入: never 4101, which the county's own books already count.
pub(super) fn received(e: &MatchReceived, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = MatchFacts::find(books, &e.agreement) else { return };
    let purse = purse(&facts.project);
    receipt(e, &purse, books).post(books, out);
    change(e.agreement, books, out, |facts| facts.received = facts.received.plus(e.amount).unwrap_or(facts.received));
}

fn receipt<'a>(e: &'a MatchReceived, purse: &'a Purse, books: &impl Books) -> DoubleEntry<'a> {
    DoubleEntry {
        account: &e.account,
        purse,
        day: e.date,
        amount: e.amount,
        debit: money_role(books, &e.account),
        credit: AccountRole::MatchIncome,
    }
}

/// 借 配捐转入 贷 2209: the purse keeps it for nothing else.
pub(super) fn owed(e: &MatchOwed, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = MatchFacts::find(books, &e.agreement) else { return };
    let purse = purse(&facts.project);
    let (debit, credit) = (AccountRole::MatchIncome, AccountRole::OtherPayable);
    DoubleEntry { account: &e.account, purse: &purse, day: e.date, amount: e.amount, debit, credit }.post(books, out);
    out.push(HeldFacts::and(books, &purse, e.amount));
    change(e.agreement, books, out, |facts| {
        facts.owed = facts.owed.plus(e.amount).unwrap_or(facts.owed);
        facts.corrected = Maybe::EMPTY;
    });
}

/// 借 2209 贷 1002.
pub(super) fn returned(e: &MatchReturned, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(facts) = MatchFacts::find(books, &e.agreement) else { return };
    let purse = purse(&facts.project);
    giving_back(e, &purse, books).post(books, out);
    out.push(HeldFacts::without(books, &purse, e.amount));
    change(e.agreement, books, out, |facts| facts.returned = facts.returned.plus(e.amount).unwrap_or(facts.returned));
}

fn giving_back<'a>(e: &'a MatchReturned, purse: &'a Purse, books: &impl Books) -> DoubleEntry<'a> {
    let (debit, credit) = (AccountRole::OtherPayable, money_role(books, &e.account));
    DoubleEntry { account: &e.account, purse, day: e.date, amount: e.amount, debit, credit }
}

/// What an entry brought is corrected on a day: what is due of the matches it is in may fall, and is reckoned before the
/// month closes. It is not reckoned here: a base may have a hundred thousand gifts.
pub(super) fn corrected(entry: Seq, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((project, on)) = matching::brought_to(books, entry) else { return };
    for (agreement, _) in matching::touched(books, &project, on) {
        if matching::confirmation(books, agreement).is_some() {
            change(agreement, books, out, |facts| {
                facts.corrected = Maybe(Some(facts.corrected.map_or(day, |at| at.min(day))));
            });
        }
    }
}

/// The purse a project's match lies in.
fn purse(project: &Code) -> Purse {
    Purse { project: Some(project.clone()), source_kind: SourceKind::Match }
}

/// Undoes an entry of this subject, and no other.
pub(super) fn undo(e: &EntryReversed, recalled: &Recalled, books: &impl Books, out: &mut Vec<Effect>) {
    if let Event::MatchReceived(received) = &recalled.event {
        let Some(facts) = MatchFacts::find(books, &received.agreement) else { return };
        receipt(received, &purse(&facts.project), books).undo(e.date, books, out);
        change(received.agreement, books, out, |facts| {
            facts.received = facts.received.minus(received.amount).unwrap_or_default();
        });
    } else if let Event::MatchReturned(returned) = &recalled.event {
        let Some(facts) = MatchFacts::find(books, &returned.agreement) else { return };
        let purse = purse(&facts.project);
        giving_back(returned, &purse, books).undo(e.date, books, out);
        out.push(HeldFacts::and(books, &purse, returned.amount));
        change(returned.agreement, books, out, |facts| {
            facts.returned = facts.returned.minus(returned.amount).unwrap_or_default();
        });
    } else if let Event::MatchAgreed(agreed) = &recalled.event {
        out.push(MatchFacts::dropped(&recalled.seq));
        change_pool(agreed, books, out, |pool| pool.agreements.retain(|seq| *seq != recalled.seq));
    }
}
