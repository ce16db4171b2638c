//! Statements beside our books, and what a closing finds.

use std::collections::BTreeMap;

use crate::ledger::books::registers::months::{Gap, Standing, Statement, until};
use crate::ledger::books::{Books, Flow};
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::{Count, Seq};
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::FundReading;
use crate::report::heading::Heading;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

/// `reconcile list`: every statement by day, each with the lines that explain it. One that was replaced has none.
///
/// # Errors
/// The file's.
pub fn reconciliation<R: FundReading>(reading: &R, books: &impl Books) -> Result<Table, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Account,
        Heading::Date,
        Heading::StatementPaper,
        Heading::StatementBalance,
        Heading::OurBalance,
        Heading::ExplainedBy,
        Heading::Unexplained,
    ];
    let mut table = Table::new(Title::Reconciliation, &columns);
    let all: Vec<(String, Statement)> = reading.records("")?;
    let in_force: BTreeMap<Seq, Statement> = all.into_iter().map(|(_, statement)| (statement.seq, statement)).collect();
    let (Ok(first), Ok(last)) = (Day::new(1900, 1, 1), Day::new(2199, 12, 31)) else { return Ok(table) };
    for happening in reading.happenings(Kind::StatementRecorded, first, last)? {
        let Event::StatementRecorded(e) = happening.event else { continue };
        let unexplained = || Statement::new(happening.seq, e.balance);
        let statement = in_force.get(&happening.seq).cloned().unwrap_or_else(unexplained);
        let ours = until(books, &e.account, e.date);
        table.push([
            Cell::from(statement.seq),
            (&e.account).into(),
            e.date.into(),
            (&e.paper).into(),
            statement.balance.into(),
            balance(ours),
            Count(u64::try_from(statement.lines.len()).unwrap_or(u64::MAX)).into(),
            statement.beside(ours).amount().into(),
        ]);
    }
    Ok(table)
}

/// What an account holds; nothing is printed for one that is below zero, whose gap says it.
fn balance(flow: Flow) -> Cell {
    flow.inward.minus(flow.outward).into()
}

/// `reconcile list STATEMENT`: the lines that explain one statement.
///
/// # Errors
/// The file's.
pub fn differences<R: FundReading>(reading: &R, seq: Seq) -> Result<Table, R::Error> {
    let columns = [Heading::Seq, Heading::DifferenceSide, Heading::Amount, Heading::AboutSeq, Heading::Reason];
    let mut table = Table::new(Title::Differences(seq), &columns);
    let known = reading.records::<Statement>("")?.into_iter().find(|(_, statement)| statement.seq == seq);
    for line in known.map(|(_, statement)| statement.lines).unwrap_or_default() {
        if let Some(Event::DifferenceExplained(e)) = reading.happening(line)?.map(|h| h.event) {
            table.push([Cell::from(line), e.side.into(), e.amount.into(), e.entry.into(), (&e.reason).into()]);
        }
    }
    Ok(table.totalled())
}

/// `close-month --dry-run`: every account the closing asks about, and what it finds.
#[must_use]
pub fn closing(books: &impl Books, month: Month) -> Table {
    let columns = [
        Heading::Account,
        Heading::Name,
        Heading::Holder,
        Heading::OurBalance,
        Heading::StatementBalance,
        Heading::ExplainedBy,
        Heading::Unexplained,
    ];
    let mut table = Table::new(Title::Closing(month), &columns);
    let accounts = Standing::of(books, month);
    // What co-payers hold is in no sum with the fund's money.
    let is_the_funds = accounts.iter().all(|standing| standing.account.holder.is_the_funds());
    for standing in accounts {
        let stated = standing.statement.as_ref().map(|statement| statement.balance);
        table.push([
            Cell::from(&standing.account.code),
            (&standing.account.name).into(),
            standing.account.holder.into(),
            balance(standing.ours),
            stated.into(),
            standing.statement.is_some().then(|| standing.lines()).into(),
            standing.gap().map(Gap::amount).into(),
        ]);
    }
    if is_the_funds { table.totalled() } else { table }
}
