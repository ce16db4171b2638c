//! Another person's word.

use crate::ledger::books::registers::approving::{Approval, ApprovalFacts};
use crate::ledger::books::{Books, Record};
use crate::ledger::effect::{Effect, paying};
use crate::ledger::event::{EntriesApproved, EntryRejected, Kind};
use crate::ledger::field::{Maybe, Seq};

pub(super) fn approved(seq: Seq, e: &EntriesApproved, books: &impl Books, out: &mut Vec<Effect>) {
    let mut entry = e.first;
    while entry <= e.last {
        if let Some(recalled) = books.recall(entry)
            && matches!(recalled.event.kind(), Kind::PaymentRequested | Kind::MatchConfirmed)
        {
            let mut facts = ApprovalFacts::find(books, &entry).unwrap_or_default();
            facts.approvals.push(Approval {
                approver: e.approver.clone(),
                entry: seq,
                on_paper: e.signature.is_none().into(),
                role: e.role,
            });
            out.push(facts.kept(&entry));
        }
        entry = entry.next();
    }
}

pub(super) fn rejected(seq: Seq, e: &EntryRejected, books: &impl Books, out: &mut Vec<Effect>) {
    let facts = ApprovalFacts::find(books, &e.entry).unwrap_or_default();
    out.push(ApprovalFacts { rejected: Maybe(Some(seq)), ..facts }.kept(&e.entry));
    paying::withdrawn(e.entry, books, out);
}
