//! Households, teams and volunteers: facts in their registers.

use crate::ledger::books::registers::rosters::RosterFacts;
use crate::ledger::books::registers::volunteers::{HouseholdFacts, Membership, TeamFacts, VolunteerFacts};
use crate::ledger::books::{Books, Record};
use crate::ledger::effect::Effect;
use crate::ledger::event::{HouseholdRegistered, Kind, RosterImported, TeamRegistered, VolunteerRegistered};
use crate::ledger::field::{Count, Maybe, Seq};

pub(super) fn household(seq: Seq, e: &HouseholdRegistered, out: &mut Vec<Effect>) {
    out.push(HouseholdFacts { area: e.area.clone(), entry: seq, head: e.head }.kept(&e.code));
}

pub(super) fn team(seq: Seq, e: &TeamRegistered, out: &mut Vec<Effect>) {
    out.push(TeamFacts { entry: seq, leader: e.leader, name: e.name.clone() }.kept(&e.code));
}

/// Whoever had left is here again.
pub(super) fn registered(seq: Seq, e: &VolunteerRegistered, books: &impl Books, out: &mut Vec<Effect>) {
    let mut facts = VolunteerFacts::find(books, &e.volunteer).unwrap_or_default();
    facts.left = Maybe::EMPTY;
    facts.memberships.push(membership(seq, e));
    out.push(facts.kept(&e.volunteer));
}

/// What a registration says.
pub(in crate::ledger) fn membership(seq: Seq, e: &VolunteerRegistered) -> Membership {
    Membership {
        entry: seq,
        from: e.date,
        household: e.household.clone(),
        is_party_member: e.is_party_member,
        team: e.team.clone(),
    }
}

pub(super) fn roster(seq: Seq, e: &RosterImported, out: &mut Vec<Effect>) {
    out.push(RosterFacts { entry: seq, of: e.of.clone(), rows_left: e.rows }.kept(&RosterFacts::key()));
}

/// One row less of the open roster is to come.
pub(super) fn row_came(kind: Kind, books: &impl Books, out: &mut Vec<Effect>) {
    if !RosterFacts::may_hold(kind) {
        return;
    }
    let Some(open) = RosterFacts::open(books) else { return };
    let rows_left = Count(open.rows_left.0.saturating_sub(1));
    out.push(if rows_left == Count(0) {
        RosterFacts::dropped(&RosterFacts::key())
    } else {
        RosterFacts { rows_left, ..open }.kept(&RosterFacts::key())
    });
}
