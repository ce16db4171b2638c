//! 冲正后未收回的积分: hours, deeds and openings that were reversed when not all they had brought was there any more. What
//! was missing is owed since, and taken from what the account gets next. What was gone then stays told; what is owed today
//! stands below it.

use std::collections::BTreeMap;

use crate::ledger::books::Key;
use crate::ledger::books::registers::points::{AccountFacts, StruckFacts};
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::reading::FundReading;
use crate::ledger::words::{PointsChange, PointsKind};
use crate::report::heading::Heading;
use crate::report::points::holder;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

/// Of which kind of account or both, and of all accounts or one.
type Asked<'a> = (Option<PointsKind>, Option<&'a str>);

/// Such reversals on some days of the books, and what is owed still, whenever that came to be: each a table where there is
/// something to tell. Names are masked.
///
/// # Errors
/// The file's.
pub fn struck<R: FundReading>(reading: &R, asked: Asked<'_>, days: (Day, Day)) -> Result<Vec<Table>, R::Error> {
    let tables = [reversals(reading, asked, days)?, owing(reading, asked)?];
    Ok(tables.into_iter().filter(|table| !table.rows.is_empty()).map(Table::totalled).collect())
}

fn reversals<R: FundReading>(
    reading: &R,
    (kind, account): Asked<'_>,
    (from, until): (Day, Day),
) -> Result<Table, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::OriginalSeq,
        Heading::EntryKind,
        Heading::Code,
        Heading::Holds,
        Heading::PointsKind,
        Heading::PointsBrought,
        Heading::PointsRecovered,
        Heading::PointsGone,
        Heading::Reason,
    ];
    let mut table = Table::new(Title::PointsStruck { from, until }, &columns);
    for (seq, facts) in struck_between(reading, (from, until))? {
        let is_other = kind.is_some_and(|kind| kind != facts.kind) || account.is_some_and(|code| code != facts.account);
        if is_other || facts.missing.is_zero() {
            continue;
        }
        let Some(Event::EntryReversed(e)) = reading.entry(seq)?.map(|entry| entry.event) else { continue };
        table.push([
            Cell::from(seq),
            e.date.into(),
            facts.entry.into(),
            reading.entry(facts.entry)?.map_or(Cell::Empty, |entry| entry.event.kind().into()),
            Cell::from(facts.account.as_str()),
            holder(reading, &facts.account)?,
            facts.kind.into(),
            facts.points.into(),
            facts.points.minus(facts.missing).into(),
            facts.missing.into(),
            Cell::from(&e.reason),
        ]);
    }
    Ok(table)
}

/// What accounts owe today.
fn owing<R: FundReading>(reading: &R, (asked, account): Asked<'_>) -> Result<Table, R::Error> {
    let columns = [Heading::Code, Heading::Holds, Heading::PointsKind, Heading::PointsDebt];
    let mut table = Table::new(Title::PointsOwing, &columns);
    for kind in
        [PointsKind::Exchange, PointsKind::Party].into_iter().filter(|kind| asked.is_none_or(|one| one == *kind))
    {
        let beginning = format!("{kind} ");
        for (key, facts) in reading.records::<AccountFacts>(&beginning)? {
            let code = key.strip_prefix(&beginning).unwrap_or(&key);
            if !facts.owed.is_zero() && account.is_none_or(|one| one == code) {
                table.push([Cell::from(code), holder(reading, code)?, kind.into(), facts.owed.into()]);
            }
        }
    }
    Ok(table)
}

/// What went straight to what was owed, of the points that an entry of a day brought: by account. An entry that brings points
/// takes none back for another reason.
///
/// # Errors
/// The file's.
pub fn paid_by<R: FundReading>(reading: &R, (entry, day): (Seq, Day)) -> Result<BTreeMap<String, Points>, R::Error> {
    let mut paid: BTreeMap<String, Points> = BTreeMap::new();
    for kind in [PointsKind::Exchange, PointsKind::Party] {
        let moves = reading.points_moves(kind, day, Day::LAST)?.into_iter();
        for one in moves.filter(|one| one.seq == entry && one.change == PointsChange::TakenBack) {
            let sum = paid.entry(one.account).or_default();
            *sum = sum.plus(one.points).unwrap_or(*sum);
        }
    }
    Ok(paid)
}

/// Such reversals on some days of the books, by entry.
///
/// # Errors
/// The file's.
pub fn struck_between<R: FundReading>(
    reading: &R,
    (from, until): (Day, Day),
) -> Result<Vec<(Seq, StruckFacts)>, R::Error> {
    let all = reading.records::<StruckFacts>("")?.into_iter();
    let found = all.filter(|(_, facts)| (from..=until).contains(&facts.day));
    Ok(found.filter_map(|(key, facts)| Some((Seq(key.parse().ok()?), facts))).collect())
}

/// What a reversal did not get back, and whose account owes it, masked.
///
/// # Errors
/// The file's.
pub fn gone<R: FundReading>(reading: &R, reversal: Seq) -> Result<Option<(Cell, StruckFacts)>, R::Error> {
    let facts = reading.record::<StruckFacts>(&reversal.key())?;
    let Some(facts) = facts.filter(|facts| !facts.missing.is_zero()) else {
        return Ok(None);
    };
    Ok(Some((holder(reading, &facts.account)?, facts)))
}
