//! What will come, how much of it came, what is overdue; and deposits that are still held.

use crate::ledger::books::Key;
use crate::ledger::books::registers::purses::{ClaimFacts, DepositFacts};
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::Count;
use crate::ledger::period::Day;
use crate::ledger::reading::FundReading;
use crate::report::heading::Heading;
use crate::report::purses::House;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

/// `income list`: what is due, in the order of the days.
///
/// # Errors
/// The file's.
pub fn claims<R: FundReading>(reading: &R, today: Day) -> Result<Table, R::Error> {
    let house = House::of(reading)?;
    let columns = [
        Heading::Seq,
        Heading::DueOn,
        Heading::Payer,
        Heading::Nature,
        Heading::Project,
        Heading::Account,
        Heading::Amount,
        Heading::Came,
        Heading::NotCome,
        Heading::OverdueDays,
    ];
    let mut rows = Vec::new();
    let records = reading.records::<ClaimFacts>("")?;
    for happening in reading.happenings(Kind::IncomeDue, Day::FIRST, today)? {
        let Event::IncomeDue(e) = &happening.event else { continue };
        let facts = records.iter().find(|(of, _)| *of == happening.seq.key()).map(|(_, facts)| facts);
        let Some(facts) = facts.filter(|_| happening.reversed_by.is_none()) else { continue };
        let late = today.number().saturating_sub(e.due.number());
        let overdue = (late > 0 && !facts.rest().is_zero()).then_some(Count(u64::from(late)));
        let row: Vec<Cell> = vec![
            happening.seq.into(),
            e.due.into(),
            (&e.payer).into(),
            e.nature.into(),
            house.project(&e.account, e.project.as_ref()),
            (&e.account).into(),
            e.amount.into(),
            facts.came.into(),
            facts.rest().into(),
            overdue.into(),
        ];
        rows.push((e.due, row));
    }
    rows.sort_by_key(|(due, _)| *due);
    let mut table = Table::new(Title::ClaimsDue, &columns);
    for (_, row) in rows {
        table.push(row);
    }
    Ok(table.totalled())
}

/// Deposits of which something is still held.
///
/// # Errors
/// The file's.
pub fn deposits<R: FundReading>(reading: &R, today: Day) -> Result<Table, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::Payer,
        Heading::Account,
        Heading::Amount,
        Heading::GaveBack,
        Heading::StillHeld,
    ];
    let mut table = Table::new(Title::Deposits, &columns);
    let records = reading.records::<DepositFacts>("")?;
    for happening in reading.happenings(Kind::IncomeReceived, Day::FIRST, today)? {
        let Event::IncomeReceived(e) = &happening.event else { continue };
        let facts = records.iter().find(|(of, _)| *of == happening.seq.key()).map(|(_, facts)| facts);
        let Some(facts) = facts.filter(|facts| !facts.rest().is_zero()) else { continue };
        let row: [Cell; 7] = [
            happening.seq.into(),
            e.date.into(),
            (&e.payer).into(),
            (&e.account).into(),
            facts.amount.into(),
            facts.returned.into(),
            facts.rest().into(),
        ];
        table.push(row);
    }
    Ok(table.totalled())
}
