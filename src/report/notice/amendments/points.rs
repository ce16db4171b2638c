//! Points that an undone entry gave or took: whose they were, and how many an earlier notice told of.

use std::collections::BTreeMap;

use crate::ledger::event::{Event, Kind};
use crate::ledger::field::Seq;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::reading::{Correction, FundReading, Happening, Undone};
use crate::ledger::words::{PointsChange, PointsKind};
use crate::report::notice::amendments::Amendment;
use crate::report::points::{holder, struck};

/// What may be undone and says itself how many points it gave or took.
const WITH_POINTS: [Kind; 6] = [
    Kind::PointsDeducted,
    Kind::PointsTransferred,
    Kind::Redeemed,
    Kind::VolunteerOpeningRecorded,
    Kind::VolunteerReceived,
    Kind::VolunteerSent,
];

/// What reversals of hours and deeds took back out of accounts, by reversal. Once undone they say no longer what they brought.
#[derive(Default)]
pub(super) struct TakenBack(BTreeMap<Seq, (String, Points)>);

impl TakenBack {
    /// By those among some corrections that undid hours or deeds.
    pub(super) fn by<R: FundReading>(reading: &R, corrections: &[Correction]) -> Result<Self, R::Error> {
        let is_award =
            |undone: &Undone| matches!(undone, Undone::Hours { .. } | Undone::Entry { kind: Kind::DeedRecorded, .. });
        let awards = corrections.iter().filter(|one| is_award(&one.undone));
        let reversals: BTreeMap<Seq, Day> = awards.map(|one| (one.seq, one.date)).collect();
        let Some(from) = reversals.values().min() else { return Ok(Self::default()) };
        let mut taken = BTreeMap::new();
        for kind in [PointsKind::Exchange, PointsKind::Party] {
            let moves = reading.points_moves(kind, *from, Day::LAST)?.into_iter();
            let moves = moves.filter(|one| one.change == PointsChange::TakenBack && reversals.contains_key(&one.seq));
            taken.extend(moves.map(|one| (one.seq, (one.account, one.points))));
        }
        Ok(Self(taken))
    }
}

/// The matter with the points it was about, where it was about some, and what of them did not come back.
pub(super) fn told<R: FundReading>(
    reading: &R,
    taken: &TakenBack,
    matter: Option<Amendment>,
) -> Result<Option<Amendment>, R::Error> {
    let Some(matter) = matter else { return Ok(None) };
    let struck = matter.by.map_or(Ok(None), |by| struck::gone(reading, by))?;
    if let Some((whose, facts)) = struck {
        return Ok(Some(Amendment { points: Some((whose, facts.points)), gone: Some(facts.missing), ..matter }));
    }
    let original = matter.original.filter(|_| WITH_POINTS.contains(&matter.kind));
    let undone = original.map_or(Ok(None), |seq| reading.happening(seq))?;
    let of_award = matter.by.and_then(|by| taken.0.get(&by).cloned());
    let points = undone.map_or(of_award, |undone| points_of(&undone));
    let points = points.filter(|(_, points)| !points.is_zero());
    let points = points.map(|(account, points)| Ok((holder(reading, &account)?, points))).transpose()?;
    Ok(Some(Amendment { points, ..matter }))
}

/// An account by its code, a volunteer's or a household's.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other entry that can be undone names points")]
fn points_of(undone: &Happening) -> Option<(String, Points)> {
    match &undone.event {
        Event::PointsDeducted(e) => Some((e.volunteer.to_string(), e.points)),
        Event::PointsTransferred(e) => Some((e.from.to_string(), e.points)),
        Event::Redeemed(e) => Some((e.account.to_string(), e.points)),
        Event::VolunteerOpeningRecorded(e) => Some((e.volunteer.to_string(), e.points)),
        Event::VolunteerReceived(e) => Some((e.volunteer.to_string(), e.points)),
        Event::VolunteerSent(e) => Some((e.volunteer.to_string(), e.points)),
        _ => None,
    }
}
