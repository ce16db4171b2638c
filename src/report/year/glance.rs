//! The year at a glance: what its other tables come to, with volunteers, hours and points.

use crate::ledger::event::{Event, Kind};
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::points::Points;
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::{PointsChange, PointsKind};
use crate::report::heading::Heading;
use crate::report::points::struck::struck_between;
use crate::report::service::{activities, served};
use crate::report::shop;
use crate::report::statements::{StatementLine, YearFigure};
use crate::report::table::{Cell, Table};
use crate::report::title::{StatementTitle, Title};
use crate::report::year::gifts::{GIVERS, gave};
use crate::report::year::{YearAsked, days, sum_of_counts};

/// 一年的数字: what the other tables come to, with volunteers and hours.
pub(super) fn glance<R: ServiceReading>(
    reading: &R,
    asked: YearAsked<'_>,
    [givers, income, projects, solved, points]: [&Table; 5],
) -> Result<Table, R::Error> {
    let earlier = asked.gifts.earlier;
    let mut columns = vec![Heading::YearFigure, Heading::HowMany, Heading::Amount, Heading::Minutes, Heading::Points];
    columns.extend((!earlier.is_zero()).then_some(Heading::GivenBack));
    let mut table = Table::new(Title::Statement(StatementTitle::Year(asked.year)), &columns);
    let mut push = |figure: YearFigure, cells: [Cell; 4]| {
        let back = if figure == YearFigure::EarlierGivenBack { Cell::from(earlier) } else { Cell::Empty };
        let row = std::iter::once(figure.into()).chain(cells).chain((!earlier.is_zero()).then_some(back));
        table.push(row.collect::<Vec<_>>());
    };
    let none = || Cell::Empty;
    if !earlier.is_zero() {
        push(YearFigure::EarlierGivenBack, [none(), none(), none(), none()]);
    }
    for (figure, kind) in GIVERS {
        let (donors, amount) = gave(givers, kind);
        push(figure, [donors.into(), amount.into(), none(), none()]);
    }
    let of_match = asked.statements.of_year(StatementLine::MatchIncome);
    let all = income.total_of(Heading::YearTotal).unwrap_or_default();
    let gifts = asked.statements.of_year(StatementLine::DonationIncome);
    let others = all.minus(of_match).and_then(|rest| rest.minus(gifts));
    push(YearFigure::Match, [none(), of_match.into(), none(), none()]);
    push(YearFigure::OtherIncome, [none(), others.into(), none(), none()]);
    let count = |table: &Table, heading| table.place_of(heading).map(|place| sum_of_counts(&table.rows, place));
    push(YearFigure::Projects, [count(projects, Heading::ProjectsCounted).into(), none(), none(), none()]);
    push(YearFigure::Solved, [solved.count.into(), none(), none(), none()]);
    push(YearFigure::PeopleServed, [count(solved, Heading::PeopleServed).into(), none(), none(), none()]);
    let (first, last) = days(asked.year);
    let activities = activities(reading, first, last)?;
    let helped = count(&activities, Heading::Helped);
    push(YearFigure::PeopleHelped, [helped.into(), none(), none(), none()]);
    let (volunteers, minutes) = volunteers(reading, asked)?;
    push(YearFigure::Volunteers, [volunteers.into(), none(), minutes.into(), none()]);
    let (helpers, labour) = labour(reading, asked)?;
    push(YearFigure::Labour, [helpers.into(), none(), labour.into(), none()]);
    push(YearFigure::PointsAwarded, [none(), none(), none(), awarded(reading, asked, points)?.into()]);
    let (slips, exchanged) = redemptions(reading, asked)?;
    push(YearFigure::PointsExchanged, [none(), none(), none(), exchanged.into()]);
    push(YearFigure::Redemptions, [slips.into(), none(), none(), none()]);
    Ok(table)
}

/// Volunteers with published hours, and how long they served.
fn volunteers<R: ServiceReading>(reading: &R, asked: YearAsked<'_>) -> Result<(Count, Minutes), R::Error> {
    let (first, last) = days(asked.year);
    let served = served(reading, first, last)?;
    let minutes = served.iter().map(|one| one.minutes).try_fold(Minutes::ZERO, Minutes::plus).unwrap_or_default();
    Ok((Count(u64::try_from(served.len()).unwrap_or(u64::MAX)), minutes))
}

/// Labour in projects: helpers, and their minutes together.
fn labour<R: ServiceReading>(reading: &R, asked: YearAsked<'_>) -> Result<(Count, Option<Minutes>), R::Error> {
    let (first, last) = days(asked.year);
    let (mut helpers, mut minutes) = (Count(0), Count(0));
    for entry in reading.happenings(Kind::LabourRecorded, first, last)? {
        if let (Event::LabourRecorded(e), None) = (&entry.event, entry.reversed_by) {
            helpers = Count(helpers.0.saturating_add(e.helpers.0));
            minutes = Count(minutes.0.saturating_add(e.minutes.0));
        }
    }
    Ok((helpers, minutes.0.to_string().parse().ok()))
}

/// Points that were awarded, without all that hours and deeds had brought which were undone, whether it came back or is owed:
/// openings, arrivals and transfers undone are no awards, though the sheet has them in the same column.
fn awarded<R: ServiceReading>(reading: &R, asked: YearAsked<'_>, points: &Table) -> Result<Points, R::Error> {
    let (first, last) = days(asked.year);
    let place = points.place_of(Heading::MovedAwarded);
    let mut awarded = place.and_then(|place| Points::sum(points.points_of(place))).unwrap_or_default();
    for one in reading.points_moves(PointsKind::Exchange, first, last)? {
        if one.change == PointsChange::TakenBack && undid_an_award(reading, one.seq)? {
            awarded = awarded.minus(one.points).unwrap_or_default();
        }
    }
    for (reversal, struck) in struck_between(reading, (first, last))? {
        if struck.kind == PointsKind::Exchange && undid_an_award(reading, reversal)? {
            awarded = awarded.minus(struck.missing).unwrap_or_default();
        }
    }
    Ok(awarded)
}

fn undid_an_award<R: ServiceReading>(reading: &R, seq: Seq) -> Result<bool, R::Error> {
    let Some(Event::EntryReversed(e)) = reading.entry(seq)?.map(|entry| entry.event) else { return Ok(false) };
    let undone = reading.entry(e.entry)?.map(|entry| entry.event.kind());
    Ok(undone.is_some_and(|kind| matches!(kind, Kind::HoursRecorded | Kind::DeedRecorded)))
}

/// Slips that stand in the books of the year, and the points on them: what `report redemptions` of its months comes to.
fn redemptions<R: ServiceReading>(reading: &R, asked: YearAsked<'_>) -> Result<(Count, Points), R::Error> {
    let (first, last) = days(asked.year);
    let slips = shop::slips_in_the_books(reading, first.month(), last.month())?;
    let (mut count, mut points) = (Count(0), Points::ZERO);
    for slip in slips.iter().filter(|slip| slip.reversed_by.is_none()) {
        let Event::Redeemed(e) = &slip.event else { continue };
        (count, points) = (count.and_one(), points.plus(e.points).unwrap_or(points));
    }
    Ok((count, points))
}
