//! Households, teams and volunteers: facts in their registers.

use crate::ledger::books::registers::rosters::RosterFacts;
use crate::ledger::books::registers::volunteers::{HouseholdFacts, Membership, TeamFacts, VolunteerFacts};
use crate::ledger::books::{Books, Record};
use crate::ledger::effect::Effect;
use crate::ledger::event::{HouseholdRegistered, Kind, RosterImported, TeamRegistered, VolunteerRegistered};
use crate::ledger::field::{Maybe, Seq};

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
    let last = Seq(seq.0.saturating_add(e.rows.0));
    out.push(RosterFacts { entry: seq, last, of: e.of.clone() }.kept(&RosterFacts::key()));
}

/// With its last row the open roster is whole.
pub(super) fn row_came(seq: Seq, kind: Kind, books: &impl Books, out: &mut Vec<Effect>) {
    if RosterFacts::is_row(kind) && books.open_roster().is_some_and(|open| open.last <= seq) {
        out.push(RosterFacts::dropped(&RosterFacts::key()));
    }
}
