//! CLAIM: whoever approved an entry was enrolled with the role that day, is another than who recorded it, and signed it
//! with his key; whoever rejected one signed that too; and a key that replaced another without anybody's approval was signed for with the recovery key. A
//! photographed paper may stand in for an approval: it is counted and named as the weaker word it is.
//!
//! Threats 54, 54a, 65: a payment approved by its recorder, or by a signature that was made over another entry. The rules
//! say the same of roles; only here is the signature computed, from the lines alone.

use crate::audit::finding::{Findings, MOST};
use crate::audit::operators::{Operator, Operators};
use crate::audit::{Claim, What, recorders_sign_what_they_record};
use crate::chain::approval::{approval_message, rejection_message};
use crate::chain::recording::{has_signed, rotation_message};
use crate::chain::{Hash, Line};
use crate::ledger::event::{EntriesApproved, EntryRejected, Event, KeyRotated, Kind};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest, Signature};

/// How approvals were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApprovalCount {
    /// With the approver's own key.
    pub signed: u64,
    /// On a photographed paper.
    pub on_paper: u64,
    /// The first hundred of those, with their papers.
    pub papers: Vec<(Seq, Digest)>,
    /// Signed with a key that somebody else may have had by then, as a later change of keys says.
    pub doubtful: u64,
}

/// What must be remembered while the lines go by.
#[derive(Debug, Default)]
pub(super) struct Approvals {
    count: ApprovalCount,
    operators: Operators,
}

impl Approvals {
    /// Looks at the next line, whatever the rules say of it.
    pub(super) fn note(&mut self, seq: Seq, line: &Line<'_>, leaf: Hash, findings: &mut Findings) {
        let kind = Kind::of(line.kind);
        if kind == Some(Kind::LedgerOpened) {
            // Entry 0 says of itself how many persons it takes, and is signed accordingly.
            self.operators.note(seq, Kind::LedgerOpened, line, leaf);
        }
        let unsigned = recorders_sign_what_they_record::check(seq, kind, line, &self.operators);
        findings.of(Claim::RecordersSignWhatTheyRecord, Some(seq), unsigned);
        let Some(kind) = kind.filter(|kind| *kind != Kind::DonationReceived) else { return };
        match self.operators.note(seq, kind, line, leaf) {
            Some(Event::EntriesApproved(e)) => {
                findings.of(Claim::ApprovalsAreByAnotherPerson, Some(seq), self.wrong(&e));
                self.operators.approved(seq, &e);
                self.tally(seq, &e);
            }
            Some(Event::EntryRejected(e)) => {
                findings.of(Claim::ApprovalsAreByAnotherPerson, Some(seq), self.wrongly_rejected(&e));
            }
            Some(Event::KeyRotated(e)) => {
                findings.of(Claim::ApprovalsAreByAnotherPerson, Some(seq), self.wrongly_recovered(&e));
            }
            Some(_) | None => {}
        }
    }

    /// How approvals were given.
    pub(super) fn finish(self) -> ApprovalCount {
        ApprovalCount { doubtful: self.operators.doubtful, ..self.count }
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
        let operator = self.operators.all.get(&e.approver).filter(|o| o.acts_on(e.date, e.role));
        let Some(operator) = operator else { return Some(What::ApproverIsUnknown { approver: approver() }) };
        let mut entry = e.first;
        let mut leaf = None;
        while entry <= e.last {
            let waiting = self.operators.waiting.get(&entry);
            let Some(waiting) = waiting else { return Some(What::ApprovalOfNothing { entry }) };
            // Nobody else could, in a ledger of one: the paper says whose word it was.
            let is_alone = self.operators.all.len() <= 1 && e.paper_file.is_some();
            if waiting.by == e.approver.as_str() && !is_alone {
                return Some(What::ApproverIsTheRecorder { approver: approver(), entry });
            }
            leaf = Some(waiting.leaf);
            entry = entry.next();
        }
        let Some(leaf) = leaf else { return Some(What::ApprovalOfNothing { entry: e.first }) };
        let message = approval_message(&self.operators.origin, e.first.0, e.last.0, leaf);
        let is_his = is_his_word(&e.approver, operator, e.signature.as_ref(), e.paper_file.is_some(), &message);
        (!is_his).then(|| What::ApprovalIsFalse { approver: approver() })
    }

    /// What is wrong with a rejection. In which role he may say no, the rules know.
    fn wrongly_rejected(&self, e: &EntryRejected) -> Option<What> {
        let (approver, entry) = (e.approver.clone(), e.entry);
        let Some(operator) = self.operators.all.get(&e.approver).filter(|o| o.is_in_office_on(e.date)) else {
            return Some(What::ApproverIsUnknown { approver });
        };
        let Some(waiting) = self.operators.waiting.get(&entry) else { return Some(What::ApprovalOfNothing { entry }) };
        if waiting.by == approver.as_str() && self.operators.all.len() > 1 {
            return Some(What::ApproverIsTheRecorder { approver, entry });
        }
        let message = rejection_message(&self.operators.origin, entry.0, waiting.leaf, e.reason.as_str());
        let is_his = is_his_word(&e.approver, operator, e.signature.as_ref(), e.paper_file.is_some(), &message);
        (!is_his).then_some(What::ApprovalIsFalse { approver })
    }

    /// What is wrong with a signature of the recovery key.
    fn wrongly_recovered(&self, e: &KeyRotated) -> Option<What> {
        let signature = e.recovery.as_ref()?;
        let (origin, old, new) = (&self.operators.origin, e.old.to_string(), e.new.to_string());
        let message = rotation_message(origin, e.code.as_str(), &old, &new, e.valid_size.0);
        let key = self.operators.recovery;
        let signed = key.map(|key| has_signed("recovery", &key.0, &message, signature.as_str()));
        (signed != Some(Ok(true))).then(|| What::ApprovalIsFalse { approver: e.code.clone() })
    }
}

/// Whether his key signed the message; without a signature, whether a paper stands in.
fn is_his_word(
    code: &Code,
    operator: &Operator,
    signature: Option<&Signature>,
    is_on_paper: bool,
    message: &str,
) -> bool {
    let Some(signature) = signature else { return is_on_paper };
    operator.key.is_some_and(|key| has_signed(code.as_str(), &key.0, message, signature.as_str()) == Ok(true))
}
