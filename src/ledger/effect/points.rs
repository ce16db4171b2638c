//! Points: every change of an account goes through [`Moves`], which keeps the account, the one figure of all that are
//! outstanding, and the row a month's sheet reads, so that the three never part.

mod changes;

pub(super) use changes::{claimed, deducted, deed, expired, joined, openings, received, sent, transferred, undo};

use std::collections::BTreeMap;

use crate::ledger::books::registers::points::{AccountFacts, Portion, StruckFacts, TotalFacts, account};
use crate::ledger::books::{Books, Record};
use crate::ledger::effect::{Effect, PointsMove, service};
use crate::ledger::event::PointsPublished;
use crate::ledger::field::Seq;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::words::{PointsChange, PointsKind};

/// Hours of an activity, or deeds, are published. The days of notice run from the day it is recorded, or let by another
/// person: a sheet that is said to hang since long ago counts no sooner.
pub(super) fn published((seq, on): (Seq, Day), e: &PointsPublished, books: &impl Books, out: &mut Vec<Effect>) {
    if e.activity.is_none() {
        changes::deeds_published((seq, on), e, books, out);
    } else {
        service::published((seq, on), e, books, out);
    }
}

/// What one entry does to points accounts. Gathered, because one entry may move an account twice, and each change must
/// see the one before; [`Moves::done`] hands over the effects.
#[derive(Debug)]
pub(in crate::ledger) struct Moves<'b, B> {
    books: &'b B,
    seq: Seq,
    day: Day,
    accounts: BTreeMap<(PointsKind, String), AccountFacts>,
    moved: BTreeMap<(PointsKind, String, PointsChange), Points>,
    /// What entries before this one moved, where several happen together.
    before: Vec<PointsMove>,
}

impl<'b, B: Books> Moves<'b, B> {
    /// For an entry of a business day: what comes late for a month that was closed or told stands in the next.
    pub(in crate::ledger) fn new(books: &'b B, seq: Seq, day: Day) -> Self {
        let day = books.posting_day(day);
        Self { books, seq, day, accounts: BTreeMap::new(), moved: BTreeMap::new(), before: Vec::new() }
    }

    /// What follows is another entry's, of another business day.
    fn go_on(&mut self, seq: Seq, day: Day) {
        self.settle();
        (self.seq, self.day) = (seq, self.books.posting_day(day));
    }

    /// The rows of the entry so far.
    fn settle(&mut self) {
        let (day, seq) = (self.day, self.seq);
        let moved = std::mem::take(&mut self.moved).into_iter().filter(|(_, points)| !points.is_zero());
        self.before.extend(moved.map(|((kind, account, change), points)| PointsMove {
            day,
            account,
            kind,
            change,
            seq,
            points,
        }));
    }

    /// The books before the entry.
    fn books(&self) -> &'b B {
        self.books
    }

    /// The account as it stands after the changes so far.
    fn facts(&self, kind: PointsKind, code: &str) -> AccountFacts {
        let held = self.accounts.get(&(kind, code.to_owned()));
        held.cloned().unwrap_or_else(|| account(self.books, kind, code))
    }

    /// Points come into an account. Beyond range was refused before; nothing happens then.
    pub(in crate::ledger) fn add(&mut self, kind: PointsKind, code: &str, portion: Portion, change: PointsChange) {
        if let Some(facts) = self.facts(kind, code).with(portion) {
            self.set(kind, code, facts, portion.points, change);
            self.settle_debt(kind, code, portion);
        }
    }

    /// Points that count on a day leave an account, what ends first before the rest: the portions they came from, so
    /// that a reversal can put exactly those back. Too few were refused before; nothing happens then.
    pub(in crate::ledger) fn take(
        &mut self,
        kind: PointsKind,
        code: &str,
        (points, day): (Points, Day),
        change: PointsChange,
    ) -> Vec<Portion> {
        let Some((facts, portions)) = self.facts(kind, code).taken(points, day) else { return Vec::new() };
        self.set(kind, code, facts, points, change);
        portions
    }

    /// A reversal of a change that took portions puts exactly them back; they count again from the day they come.
    pub(in crate::ledger) fn put_back(
        &mut self,
        kind: PointsKind,
        code: &str,
        portions: &[Portion],
        undone: PointsChange,
    ) {
        for portion in portions {
            let portion = portion.come_on(self.day);
            if let Some(facts) = self.facts(kind, code).with(portion) {
                self.accounts.insert((kind, code.to_owned()), less(facts, portion.points, undone));
                self.note(kind, code, portion.points, PointsChange::PutBack);
                self.settle_debt(kind, code, portion);
            }
        }
    }

    /// A reversal of a change that brought a portion takes it out again. Less of it was refused before; nothing happens
    /// then.
    pub(in crate::ledger) fn take_back(
        &mut self,
        kind: PointsKind,
        code: &str,
        portion: Portion,
        undone: PointsChange,
    ) {
        if let Some(facts) = self.facts(kind, code).without(portion) {
            self.accounts.insert((kind, code.to_owned()), less(facts, portion.points, undone));
            self.note(kind, code, portion.points, PointsChange::TakenBack);
        }
    }

    /// A record is reversed, whatever became of what it brought: what is there is taken out again, and the account owes the
    /// rest.
    pub(in crate::ledger) fn strike(
        &mut self,
        entry: Seq,
        (kind, account): (PointsKind, String),
        portion: Portion,
        undone: PointsChange,
    ) -> Option<Effect> {
        let points = portion.points;
        let before = self.facts(kind, &account);
        let there = points.min(before.left());
        let (elsewhere, missing) = (there.minus(before.left_of(portion))?, points.minus(there)?);
        self.take_back(kind, &account, Portion { points: there, ..portion }, undone);
        self.owe(kind, &account, missing);
        let is_whole = elsewhere.is_zero() && missing.is_zero();
        (!is_whole)
            .then(|| StruckFacts { account, day: self.day, elsewhere, entry, kind, missing, points }.kept(&self.seq))
    }

    /// The account owes so many points more.
    fn owe(&mut self, kind: PointsKind, code: &str, points: Points) {
        if points.is_zero() {
            return;
        }
        let facts = self.facts(kind, code);
        let owed = facts.owed.plus(points).unwrap_or(facts.owed);
        self.accounts.insert((kind, code.to_owned()), AccountFacts { owed, ..facts });
    }

    /// What an account owes is taken from whatever comes into it.
    fn settle_debt(&mut self, kind: PointsKind, code: &str, portion: Portion) {
        let key = (kind, code.to_owned());
        if let Some((facts, part)) = self.accounts.get(&key).and_then(|facts| facts.settled(portion)) {
            self.accounts.insert(key, less(facts, part.points, PointsChange::Awarded));
            self.note(kind, code, part.points, PointsChange::TakenBack);
        }
    }

    /// Two accounts become one: what the first owes the second owes, and pays as far as it can.
    fn debt_goes_over(&mut self, kind: PointsKind, from: &str, into: &str) {
        let facts = self.facts(kind, from);
        if facts.owed.is_zero() {
            return;
        }
        self.owe(kind, into, facts.owed);
        self.accounts.insert((kind, from.to_owned()), AccountFacts { owed: Points::ZERO, ..facts });
        for portion in self.facts(kind, into).portions {
            self.settle_debt(kind, into, portion);
        }
    }

    fn set(&mut self, kind: PointsKind, code: &str, facts: AccountFacts, points: Points, change: PointsChange) {
        self.accounts.insert((kind, code.to_owned()), more(facts, points, change));
        self.note(kind, code, points, change);
    }

    fn note(&mut self, kind: PointsKind, code: &str, points: Points, change: PointsChange) {
        let moved = self.moved.entry((kind, code.to_owned(), change)).or_default();
        *moved = moved.plus(points).unwrap_or(*moved);
    }

    /// The effects: accounts, totals, and the rows of the month's sheet.
    pub(in crate::ledger) fn done(mut self, out: &mut Vec<Effect>) {
        self.settle();
        let mut totals: BTreeMap<PointsKind, TotalFacts> = BTreeMap::new();
        for moved in self.before {
            let total = totals.entry(moved.kind).or_insert_with(|| TotalFacts::of(self.books, moved.kind));
            let (outstanding, points) = (total.outstanding, moved.points);
            let after = if moved.change.is_inward() { outstanding.plus(points) } else { outstanding.minus(points) };
            total.outstanding = after.unwrap_or(outstanding);
            out.push(Effect::PointsMoved(moved));
        }
        out.extend(self.accounts.into_iter().map(|(key, facts)| facts.kept(&key)));
        out.extend(totals.into_iter().map(|(kind, facts)| facts.kept(&kind.to_string())));
    }
}

/// The sum of all time that a change counts in. What is put back or taken back counts in the sum it undoes.
fn sum_of(facts: &mut AccountFacts, change: PointsChange) -> Option<&mut Points> {
    match change {
        PointsChange::Awarded | PointsChange::Brought | PointsChange::GivenIn => Some(&mut facts.inward),
        PointsChange::Exchanged => Some(&mut facts.exchanged),
        PointsChange::Deducted => Some(&mut facts.deducted),
        PointsChange::Expired => Some(&mut facts.expired),
        PointsChange::GivenOut => Some(&mut facts.outward),
        PointsChange::PutBack | PointsChange::TakenBack => None,
    }
}

fn more(mut facts: AccountFacts, points: Points, change: PointsChange) -> AccountFacts {
    if let Some(sum) = sum_of(&mut facts, change) {
        *sum = sum.plus(points).unwrap_or(*sum);
    }
    facts
}

fn less(mut facts: AccountFacts, points: Points, undone: PointsChange) -> AccountFacts {
    let Some(sum) = sum_of(&mut facts, undone) else { return facts };
    if let Some(rest) = sum.minus(points) {
        *sum = rest;
    } else {
        // Taken from a number that was merged since: here it comes in.
        facts.inward = facts.inward.plus(points).unwrap_or(facts.inward);
    }
    facts
}
