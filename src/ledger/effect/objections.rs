//! Objections: which entry ended each. They move no money.

use crate::ledger::books::registers::objections::ObjectionFacts;
use crate::ledger::books::{Recalled, Record};
use crate::ledger::effect::Effect;
use crate::ledger::event::Event;
use crate::ledger::field::{Maybe, Seq};

pub(super) fn raised(seq: Seq, out: &mut Vec<Effect>) {
    out.push(ObjectionFacts::default().kept(&seq));
}

pub(super) fn ended(seq: Seq, objection: Seq, out: &mut Vec<Effect>) {
    out.push(ObjectionFacts { ended: Maybe(Some(seq)) }.kept(&objection));
}

/// What was answered or withdrawn by mistake is open again.
pub(super) fn undo(recalled: &Recalled, out: &mut Vec<Effect>) {
    let objection = if let Event::ObjectionAnswered(e) = &recalled.event {
        e.objection
    } else if let Event::ObjectionWithdrawn(e) = &recalled.event {
        e.objection
    } else {
        return;
    };
    out.push(ObjectionFacts::default().kept(&objection));
}
