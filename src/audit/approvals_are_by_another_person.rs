//! CLAIM: whoever approved an entry was enrolled with the role that day, is another than who recorded it, and signed it
//! with his key; whoever rejected one signed that too; and a key that replaced another without anybody's approval was signed for with the recovery key. A
//! photographed paper may stand in for an approval: it is counted and named as the weaker word it is.
//!
//! Threats 54, 54a, 65: a payment approved by its recorder, or by a signature that was made over another entry. The rules
//! say the same of roles; only here is the signature computed, from the lines alone.

use crate::audit::finding::{Findings, MOST};
use crate::audit::operators::{Operator, Operators};
use crate::audit::signatures::{Signatures, Signed};
use crate::audit::{Claim, What, recorders_sign_what_they_record};
use crate::chain::approval::{approval_message, rejection_message};
use crate::chain::recording::rotation_message;
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
#[derive(Debug)]
pub(super) struct Approvals {
    count: ApprovalCount,
    operators: Operators,
    signatures: Signatures,
}

impl Approvals {
    /// Before the first line.
    pub(super) fn new(signatures: Signatures) -> Self {
        Self { count: ApprovalCount::default(), operators: Operators::default(), signatures }
    }

    /// Looks at the next line, whatever the rules say of it.
    pub(super) fn note(&mut self, seq: Seq, line: &Line<'_>, leaf: Hash, findings: &mut Findings) {
        let kind = Kind::of(line.kind);
        if kind == Some(Kind::LedgerOpened) {
            // Entry 0 says of itself how many persons it takes, and is signed accordingly.
            self.operators.note(seq, Kind::LedgerOpened, line, leaf);
        }
        let recorder = recorders_sign_what_they_record::check(seq, kind, line, &self.operators);
        self.check(Claim::RecordersSignWhatTheyRecord, seq, recorder, findings);
        let Some(kind) = kind.filter(|kind| *kind != Kind::DonationReceived) else { return };
        let event = self.operators.note(seq, kind, line, leaf);
        let signed = match &event {
            Some(Event::EntriesApproved(e)) => self.approval(e),
            Some(Event::EntryRejected(e)) => self.rejection(e),
            Some(Event::KeyRotated(e)) => Ok(self.recovery(e)),
            Some(_) | None => Ok(None),
        };
        self.check(Claim::ApprovalsAreByAnotherPerson, seq, signed, findings);
        if let Some(Event::EntriesApproved(e)) = event {
            self.operators.approved(seq, &e);
            self.tally(seq, &e);
        }
    }

    /// Says what is wrong already, or has the signature checked.
    fn check(&mut self, claim: Claim, seq: Seq, signed: Result<Option<Signed>, Box<What>>, findings: &mut Findings) {
        match signed {
            Ok(Some(signed)) => self.signatures.take(claim, seq, signed, findings),
            Ok(None) => {}
            Err(what) => findings.add(claim, Some(seq), *what),
        }
    }

    /// How approvals were given.
    pub(super) fn finish(self, findings: &mut Findings) -> ApprovalCount {
        self.signatures.finish(findings);
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

    /// The signature of an approval, or what is wrong with it.
    fn approval(&self, e: &EntriesApproved) -> Result<Option<Signed>, Box<What>> {
        let approver = || e.approver.clone();
        let operator = self.operators.all.get(&e.approver).filter(|o| o.acts_on(e.date, e.role));
        let operator = operator.ok_or_else(|| Box::new(What::ApproverIsUnknown { approver: approver() }))?;
        let mut entry = e.first;
        let mut leaf = None;
        while entry <= e.last {
            let waiting = self.operators.waiting.get(&entry);
            let waiting = waiting.ok_or_else(|| Box::new(What::ApprovalOfNothing { entry }))?;
            // Nobody else could, in a ledger of one: the paper says whose word it was.
            let is_alone = self.operators.all.len() <= 1 && e.paper_file.is_some();
            if waiting.by == e.approver.as_str() && !is_alone {
                return Err(Box::new(What::ApproverIsTheRecorder { approver: approver(), entry }));
            }
            leaf = Some(waiting.leaf);
            entry = entry.next();
        }
        let leaf = leaf.ok_or_else(|| Box::new(What::ApprovalOfNothing { entry: e.first }))?;
        let message = approval_message(&self.operators.origin, e.first.0, e.last.0, leaf);
        his_word(&e.approver, operator, e.signature.as_ref(), e.paper_file.is_some(), message)
    }

    /// The signature of a rejection, or what is wrong with it. In which role he may say no, the rules know.
    fn rejection(&self, e: &EntryRejected) -> Result<Option<Signed>, Box<What>> {
        let (approver, entry) = (|| e.approver.clone(), e.entry);
        let operator = self.operators.all.get(&e.approver).filter(|o| o.is_in_office_on(e.date));
        let operator = operator.ok_or_else(|| Box::new(What::ApproverIsUnknown { approver: approver() }))?;
        let waiting = self.operators.waiting.get(&entry).ok_or_else(|| Box::new(What::ApprovalOfNothing { entry }))?;
        if waiting.by == e.approver.as_str() && self.operators.all.len() > 1 {
            return Err(Box::new(What::ApproverIsTheRecorder { approver: approver(), entry }));
        }
        let message = rejection_message(&self.operators.origin, entry.0, waiting.leaf, e.reason.as_str());
        his_word(&e.approver, operator, e.signature.as_ref(), e.paper_file.is_some(), message)
    }

    /// The signature of the recovery key, where one stands.
    fn recovery(&self, e: &KeyRotated) -> Option<Signed> {
        let signature = e.recovery.as_ref()?;
        let (origin, old, new) = (&self.operators.origin, e.old.to_string(), e.new.to_string());
        Some(Signed {
            name: "recovery".to_owned(),
            key: self.operators.recovery,
            message: rotation_message(origin, e.code.as_str(), &old, &new, e.valid_size.0),
            signature: signature.to_string(),
            otherwise: What::ApprovalIsFalse { approver: e.code.clone() },
        })
    }
}

/// The signature that must be his; without one, a paper may stand in.
fn his_word(
    code: &Code,
    operator: &Operator,
    signature: Option<&Signature>,
    is_on_paper: bool,
    message: String,
) -> Result<Option<Signed>, Box<What>> {
    let otherwise = What::ApprovalIsFalse { approver: code.clone() };
    let Some(signature) = signature else { return if is_on_paper { Ok(None) } else { Err(Box::new(otherwise)) } };
    let (name, signature) = (code.to_string(), signature.to_string());
    Ok(Some(Signed { name, key: operator.key, message, signature, otherwise }))
}
