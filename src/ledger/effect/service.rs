//! Activities in their register, hours in a table of their own, points on accounts.

use crate::ledger::books::registers::service::{ActivityFacts, Publication};
use crate::ledger::books::stints::Stint;
use crate::ledger::books::{Books, Record};
use crate::ledger::earning::{brought_by, credits, reckon_up_to};
use crate::ledger::effect::Effect;
use crate::ledger::effect::points::Moves;
use crate::ledger::event::{ActivityOpened, HoursRecorded, PointsPublished};
use crate::ledger::field::Seq;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{PointsChange, StintState};

pub(super) fn opened(seq: Seq, e: &ActivityOpened, out: &mut Vec<Effect>) {
    out.push(ActivityFacts { entry: seq, publications: Vec::new() }.kept(&e.code));
}

pub(super) fn recorded(seq: Seq, e: &HoursRecorded, out: &mut Vec<Effect>) {
    out.push(Effect::StintSet(Box::new(Stint {
        activity: e.activity.clone(),
        began: e.began,
        day: e.date,
        is_doubted: e.vouched_by.is_some(),
        minutes: e.minutes,
        points: Points::ZERO,
        points_kind: e.points_kind,
        seq,
        state: StintState::Recorded,
        volunteer: e.volunteer,
        witness: e.witness,
    })));
}

/// Every stint with its points, every account once, and up to where the activity is published; notice runs from `on`.
pub(super) fn published((seq, on): (Seq, Day), e: &PointsPublished, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(code) = e.activity.as_ref() else { return };
    let Some(mut facts) = ActivityFacts::find(books, code) else { return };
    let (Some(batch), Some(book)) = (reckon_up_to(books, code, e.up_to), RuleBook::on(books, on)) else { return };
    let mut moves = Moves::new(books, seq, e.date);
    for ((kind, account), portion) in credits(books, &batch, seq, on).unwrap_or_default() {
        moves.add(kind, &account, portion, PointsChange::Awarded);
    }
    moves.done(out);
    out.extend(batch.stints.into_iter().map(|stint| Effect::StintSet(Box::new(stint))));
    facts.publications.push(Publication::under(&book, seq, on, e.up_to));
    out.push(facts.kept(code));
}

/// Undone by an entry of a day.
pub(super) fn undo((seq, day): (Seq, Day), stint: Stint, books: &impl Books, out: &mut Vec<Effect>) {
    let has_points = stint.state == StintState::Published && !stint.points.is_zero();
    if let Some((account, portion)) = brought_by(books, &stint).filter(|_| has_points) {
        let mut moves = Moves::new(books, seq, day);
        out.extend(moves.strike(stint.seq, account, portion, PointsChange::Awarded));
        moves.done(out);
    }
    out.push(Effect::StintSet(Box::new(Stint { state: StintState::Undone, points: Points::ZERO, ..stint })));
}
