//! Points that an undone entry gave or took: whose they were, and how many an earlier notice told of.

use crate::ledger::books::Key;
use crate::ledger::books::registers::points::AwardedFacts;
use crate::ledger::event::{Event, Kind};
use crate::ledger::points::Points;
use crate::ledger::reading::{FundReading, Happening};
use crate::report::notice::amendments::Amendment;
use crate::report::points::{holder, struck};

/// What may be undone and gave or took points under its own name.
const WITH_POINTS: [Kind; 7] = [
    Kind::DeedRecorded,
    Kind::PointsDeducted,
    Kind::PointsTransferred,
    Kind::Redeemed,
    Kind::VolunteerOpeningRecorded,
    Kind::VolunteerReceived,
    Kind::VolunteerSent,
];

/// The matter with the points it was about, where it was about some, and what of them did not come back. Hours show theirs
/// only then: a notice told their minutes.
pub(super) fn told<R: FundReading>(reading: &R, matter: Option<Amendment>) -> Result<Option<Amendment>, R::Error> {
    let Some(matter) = matter else { return Ok(None) };
    let struck = matter.by.map_or(Ok(None), |by| struck::gone(reading, by))?;
    if let Some((whose, facts)) = struck {
        return Ok(Some(Amendment { points: Some((whose, facts.points)), gone: Some(facts.missing), ..matter }));
    }
    let original = matter.original.filter(|_| WITH_POINTS.contains(&matter.kind));
    let undone = original.map_or(Ok(None), |seq| reading.happening(seq))?;
    let points = undone.map_or(Ok(None), |undone| points_of(reading, &undone))?;
    let points = points.filter(|(_, points)| !points.is_zero());
    let points = points.map(|(account, points)| Ok((holder(reading, &account)?, points))).transpose()?;
    Ok(Some(Amendment { points, ..matter }))
}

/// An account by its code, a volunteer's or a household's.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other entry that can be undone names points")]
fn points_of<R: FundReading>(reading: &R, undone: &Happening) -> Result<Option<(String, Points)>, R::Error> {
    Ok(match &undone.event {
        Event::DeedRecorded(e) => {
            let awarded = reading.record::<AwardedFacts>(&undone.seq.key())?;
            awarded.map(|awarded| (e.volunteer.to_string(), awarded.portion.points))
        }
        Event::PointsDeducted(e) => Some((e.volunteer.to_string(), e.points)),
        Event::PointsTransferred(e) => Some((e.from.to_string(), e.points)),
        Event::Redeemed(e) => Some((e.account.to_string(), e.points)),
        Event::VolunteerOpeningRecorded(e) => Some((e.volunteer.to_string(), e.points)),
        Event::VolunteerReceived(e) => Some((e.volunteer.to_string(), e.points)),
        Event::VolunteerSent(e) => Some((e.volunteer.to_string(), e.points)),
        _ => None,
    })
}
