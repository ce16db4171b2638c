//! CLAIM: whoever approved an entry was enrolled with the role that day, is another than who recorded it, and signed it
//! with his key. A photographed paper may stand in: it is counted and named as the weaker word it is.
//!
//! Threat 65: a payment approved by its recorder, or by a signature that was made over another entry. The rules say the
//! same of roles; only here is the signature computed, from the lines alone.

use std::collections::BTreeMap;

use crate::audit::finding::{Findings, MOST};
use crate::audit::{Claim, What};
use crate::chain::approval::{approval_message, has_approved};
use crate::chain::{Hash, Line};
use crate::ledger::event::{EntriesApproved, Event, Kind};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest};
use crate::ledger::period::Day;
use crate::ledger::words::Role;

/// How approvals were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApprovalCount {
    /// With the approver's own key.
    pub signed: u64,
    /// On a photographed paper.
    pub on_paper: u64,
    /// The first hundred of those, with their papers.
    pub papers: Vec<(Seq, Digest)>,
}

/// Somebody who may approve.
#[derive(Debug)]
struct Operator {
    from: Day,
    key: Option<Digest>,
    roles: Vec<Role>,
}

/// An entry that waits.
#[derive(Debug)]
struct Waiting {
    by: String,
    leaf: Hash,
}

/// What must be remembered while the lines go by: operators, and the few entries that wait for somebody's word.
#[derive(Debug, Default)]
pub(super) struct Approvals {
    count: ApprovalCount,
    operators: BTreeMap<Code, Operator>,
    origin: String,
    waiting: BTreeMap<Seq, Waiting>,
}

impl Approvals {
    /// Looks at the next line, whatever the rules say of it.
    pub(super) fn note(&mut self, seq: Seq, line: &Line<'_>, leaf: Hash, findings: &mut Findings) {
        let Some(kind) = Kind::of(line.kind).filter(|kind| *kind != Kind::DonationReceived) else { return };
        if kind.waits_for_approval() {
            self.waiting.insert(seq, Waiting { by: line.by.to_owned(), leaf });
        }
        if !matches!(kind, Kind::LedgerOpened | Kind::OperatorEnrolled | Kind::EntriesApproved) {
            return;
        }
        // What cannot be read is another claim's.
        let Ok(event) = Event::read(line.kind, line.event) else { return };
        if let Event::LedgerOpened(e) = event {
            self.origin = e.origin.to_string();
            let first = |o: &crate::ledger::event::FirstOperator| {
                (o.code.clone(), Operator { from: Day::FIRST, key: *o.key, roles: o.roles.clone() })
            };
            self.operators.extend(e.operators.iter().map(first));
        } else if let Event::OperatorEnrolled(e) = event {
            self.operators.entry(e.code).or_insert(Operator { from: e.from, key: Some(e.key), roles: e.roles });
        } else if let Event::EntriesApproved(e) = event {
            findings.of(Claim::ApprovalsAreByAnotherPerson, Some(seq), self.wrong(&e));
            self.tally(seq, &e);
        }
    }

    /// How approvals were given.
    pub(super) fn finish(self) -> ApprovalCount {
        self.count
    }

    fn tally(&mut self, seq: Seq, e: &EntriesApproved) {
        let Some(paper) = e.paper_file.filter(|_| e.signature.is_none()) else {
            self.count.signed = self.count.signed.saturating_add(1);
            return;
        };
        self.count.on_paper = self.count.on_paper.saturating_add(1);
        if self.count.papers.len() < MOST {
            self.count.papers.push((seq, paper));
        }
    }

    /// What is wrong with an approval.
    fn wrong(&self, e: &EntriesApproved) -> Option<What> {
        let approver = || e.approver.clone();
        let operator = self.operators.get(&e.approver).filter(|o| o.from <= e.date && o.roles.contains(&e.role));
        let Some(operator) = operator else { return Some(What::ApproverIsUnknown { approver: approver() }) };
        let mut entry = e.first;
        let mut leaf = None;
        while entry <= e.last {
            let Some(waiting) = self.waiting.get(&entry) else { return Some(What::ApprovalOfNothing { entry }) };
            // Nobody else could, in a ledger of one: the paper says whose word it was.
            if waiting.by == e.approver.as_str() && (self.operators.len() > 1 || e.paper_file.is_none()) {
                return Some(What::ApproverIsTheRecorder { approver: approver(), entry });
            }
            leaf = Some(waiting.leaf);
            entry = entry.next();
        }
        match (leaf, e.signature.as_ref()) {
            (None, _) => Some(What::ApprovalOfNothing { entry: e.first }),
            (Some(leaf), Some(signature)) => {
                let message = approval_message(&self.origin, e.first.0, e.last.0, leaf);
                let signed =
                    operator.key.map(|key| has_approved(e.approver.as_str(), &key.0, &message, signature.as_str()));
                (signed != Some(Ok(true))).then(|| What::ApprovalIsFalse { approver: approver() })
            }
            (Some(_), None) if e.paper_file.is_none() => Some(What::ApprovalIsFalse { approver: approver() }),
            (Some(_), None) => None,
        }
    }
}
