//! 冲正后未收回的积分: hours, deeds and openings that were reversed when not all they had brought was there any more. What
//! was missing is owed since, and taken from what the account gets next; `points list` says what is owed today.

use crate::ledger::books::Key;
use crate::ledger::books::registers::points::StruckFacts;
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::period::Day;
use crate::ledger::reading::FundReading;
use crate::ledger::words::PointsKind;
use crate::report::heading::Heading;
use crate::report::points::holder;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

/// Such reversals on some days of the books, of one kind of account or both, of all accounts or one; no table where there are none. Names are masked.
///
/// # Errors
/// The file's.
pub fn struck<R: FundReading>(
    reading: &R,
    (kind, account): (Option<PointsKind>, Option<&str>),
    (from, until): (Day, Day),
) -> Result<Option<Table>, R::Error> {
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
    Ok((!table.rows.is_empty()).then(|| table.totalled()))
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
