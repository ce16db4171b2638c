//! Money that is not a gift: income, deposits, paying in, transfers, owners' decisions.

use crate::ledger::books::registers::purses::{AreaFacts, ClaimFacts, DepositFacts, HeldFacts, OwnersDecisionFacts};
use crate::ledger::books::{Books, Purse, Recalled, Record};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::effect::{DoubleEntry, Effect, Side, money_role, net_assets, release};
use crate::ledger::event::{
    AreaRegistered, DepositReturned, EntryReversed, Event, IncomeDue, IncomeReceived, MoneyPaidIn, MoneyTransferred,
    OwnersDecided,
};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::IncomeNature;
use crate::ledger::yuan::Yuan;

pub(super) fn area(e: &AreaRegistered, out: &mut Vec<Effect>) {
    let facts = AreaFacts { kind: e.kind, name: e.name.clone(), within: e.within.clone() };
    out.push(facts.kept(&e.code));
}

/// What income of a nature is posted to.
const fn income_role(nature: IncomeNature) -> AccountRole {
    match nature {
        IncomeNature::Grant => AccountRole::GrantIncome,
        IncomeNature::Service | IncomeNature::Rent => AccountRole::ServiceIncome,
        IncomeNature::Interest | IncomeNature::Other => AccountRole::OtherIncome,
        IncomeNature::Deposit => AccountRole::OtherPayable,
    }
}

/// 借 1002 (cash: 1001) 贷 4401, 4301, 4901, or 2209 for a deposit.
pub(super) fn income(seq: Seq, e: &IncomeReceived, books: &impl Books, out: &mut Vec<Effect>) {
    DoubleEntry {
        account: &e.account,
        purse: &Purse { project: e.project.0.clone(), source_kind: e.source_kind },
        day: e.date,
        amount: e.amount,
        debit: money_role(books, &e.account),
        credit: income_role(e.nature),
    }
    .post(books, out);
    if e.nature == IncomeNature::Deposit {
        out.push(DepositFacts { amount: e.amount, returned: Yuan::ZERO }.kept(&seq));
        let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
        out.push(HeldFacts::and(books, &purse, e.amount));
    }
    came(e, books, out, |claim| claim.came.plus(e.amount).unwrap_or(claim.came));
}

/// What came of an announced income is told anew.
fn came(e: &IncomeReceived, books: &impl Books, out: &mut Vec<Effect>, now: impl Fn(&ClaimFacts) -> Yuan) {
    if let Some(seq) = *e.claim
        && let Some(claim) = ClaimFacts::find(books, &seq)
    {
        let came = now(&claim);
        out.push(ClaimFacts { came, ..claim }.kept(&seq));
    }
}

pub(super) fn due(seq: Seq, e: &IncomeDue, out: &mut Vec<Effect>) {
    out.push(ClaimFacts { amount: e.amount, came: Yuan::ZERO }.kept(&seq));
}

/// 借 2209 贷 1002, in the purse that received it.
pub(super) fn deposit(e: &DepositReturned, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((account, purse)) = place_of_deposit(e, books) else { return };
    giving_back(e, &account, &purse, books).post(books, out);
    if let Some(deposit) = DepositFacts::find(books, &e.income) {
        let returned = deposit.returned.plus(e.amount).unwrap_or(deposit.returned);
        out.push(DepositFacts { returned, ..deposit }.kept(&e.income));
        out.push(HeldFacts::without(books, &purse, e.amount));
    }
}

/// The same undone: it is kept for whoever gave it, as before.
fn undo_deposit(e: &DepositReturned, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
    let Some((account, purse)) = place_of_deposit(e, books) else { return };
    giving_back(e, &account, &purse, books).undo(day, books, out);
    if let Some(deposit) = DepositFacts::find(books, &e.income) {
        let returned = deposit.returned.minus(e.amount).unwrap_or_default();
        out.push(DepositFacts { returned, ..deposit }.kept(&e.income));
        out.push(HeldFacts::and(books, &purse, e.amount));
    }
}

fn giving_back<'a>(e: &DepositReturned, account: &'a Code, purse: &'a Purse, books: &impl Books) -> DoubleEntry<'a> {
    let (debit, credit) = (AccountRole::OtherPayable, money_role(books, account));
    DoubleEntry { account, purse, day: e.date, amount: e.amount, debit, credit }
}

/// Where a deposit lies that is given back.
fn place_of_deposit(e: &DepositReturned, books: &impl Books) -> Option<(Code, Purse)> {
    let recalled = books.recall(e.income)?;
    let Event::IncomeReceived(income) = &recalled.event else { return None };
    let purse = Purse { project: income.project.0.clone(), source_kind: income.source_kind };
    Some((income.account.clone(), purse))
}

/// 借 1002 net, 借 5401 fee, 贷 1001 or 1009 gross.
pub(super) fn paid_in(e: &MoneyPaidIn, books: &impl Books, out: &mut Vec<Effect>) {
    let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
    let net = e.amount.minus(e.fee).unwrap_or_default();
    let there = Side { account: &e.from, purse: &purse, day: e.date, amount: e.amount };
    Side { account: &e.into, amount: net, ..there }.debit(money_role(books, &e.into), books, out);
    Side { amount: e.fee, ..there }.debit(AccountRole::FinanceCost, books, out);
    there.credit(money_role(books, &e.from), books, out);
    release(&e.from, &purse, e.date, e.fee, books, out);
}

/// The same undone. A fee is a cost of the year in which it is undone, as a bank's charge is.
fn undo_paid_in(e: &MoneyPaidIn, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
    let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
    let net = e.amount.minus(e.fee).unwrap_or_default();
    let there = Side { account: &e.from, purse: &purse, day, amount: e.amount };
    there.debit(money_role(books, &e.from), books, out);
    Side { amount: e.fee, ..there }.credit(AccountRole::FinanceCost, books, out);
    Side { account: &e.into, amount: net, ..there }.credit(money_role(books, &e.into), books, out);
    if purse.is_restricted() {
        let (debit, credit) = (AccountRole::NetRestricted, AccountRole::NetUnrestricted);
        DoubleEntry { account: &e.from, purse: &purse, day: e.date, amount: e.fee, debit, credit }
            .undo(day, books, out);
    }
}

/// The money leaves one purse of the account for another, and the net assets go along: 借 1002 贷 1002, 借 310x 贷 310x.
pub(super) fn transfer(e: &MoneyTransferred, books: &impl Books, out: &mut Vec<Effect>) {
    let from = Purse { project: e.from_project.0.clone(), source_kind: e.from_source_kind };
    let into = Purse { project: e.into_project.0.clone(), source_kind: e.into_source_kind };
    moved(e, (&from, &into), e.date, books, out);
}

fn moved(e: &MoneyTransferred, (from, into): (&Purse, &Purse), day: Day, books: &impl Books, out: &mut Vec<Effect>) {
    let money = money_role(books, &e.account);
    let left =
        DoubleEntry { account: &e.account, purse: from, day, amount: e.amount, debit: net_assets(from), credit: money };
    left.post(books, out);
    let came =
        DoubleEntry { account: &e.account, purse: into, day, amount: e.amount, debit: money, credit: net_assets(into) };
    came.post(books, out);
}

pub(super) fn decision(seq: Seq, e: &OwnersDecided, out: &mut Vec<Effect>) {
    out.push(OwnersDecisionFacts::new(e).kept(&seq));
}

/// Undoes an entry of this subject, and no other.
pub(super) fn undo(e: &EntryReversed, recalled: &Recalled, books: &impl Books, out: &mut Vec<Effect>) {
    let seq = recalled.seq;
    if let Event::IncomeReceived(undone) = &recalled.event {
        undo_income(seq, undone, e.date, books, out);
    } else if let Event::IncomeDue(_) = &recalled.event {
        out.push(ClaimFacts::dropped(&seq));
    } else if let Event::MoneyPaidIn(undone) = &recalled.event {
        undo_paid_in(undone, e.date, books, out);
    } else if let Event::DepositReturned(undone) = &recalled.event {
        undo_deposit(undone, e.date, books, out);
    } else if let Event::MoneyTransferred(undone) = &recalled.event {
        let from = Purse { project: undone.from_project.0.clone(), source_kind: undone.from_source_kind };
        let into = Purse { project: undone.into_project.0.clone(), source_kind: undone.into_source_kind };
        moved(undone, (&into, &from), e.date, books, out);
    }
}

/// An earlier year's income is net assets by now; a deposit is owed in every year.
fn undo_income(seq: Seq, e: &IncomeReceived, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
    let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
    let is_deposit = e.nature == IncomeNature::Deposit;
    let is_told = is_deposit || e.date.year() == day.year();
    DoubleEntry {
        account: &e.account,
        purse: &purse,
        day: e.date,
        amount: e.amount,
        debit: money_role(books, &e.account),
        credit: if is_told { income_role(e.nature) } else { net_assets(&purse) },
    }
    .undo(day, books, out);
    if is_deposit {
        out.push(DepositFacts::dropped(&seq));
        out.push(HeldFacts::without(books, &purse, e.amount));
    }
    came(e, books, out, |claim| claim.came.minus(e.amount).unwrap_or_default());
}
