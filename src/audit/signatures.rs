//! Signatures, on threads of their own: one costs as much as reading thirty lines, and whose it should be is known as soon
//! as the line is read. When those threads cannot keep up, the first checks a batch itself: all share the work, however
//! many signatures there are.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Scope, ScopedJoinHandle};

use crate::audit::batch::joined;
use crate::audit::finding::Findings;
use crate::audit::{Claim, What};
use crate::chain::{Signature, VerifierKey};
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;

/// Signatures a batch.
const FULL: usize = 64;
/// Batches that may wait.
const AHEAD: usize = 4;
/// More threads than this find nothing to do: one thread reads the lines.
const MOST_THREADS: usize = 8;

/// A signature that should be somebody's.
#[derive(Debug)]
pub(super) struct Signed {
    /// Whose.
    pub(super) name: String,
    /// His key of that entry; without one nothing is his.
    pub(super) key: Option<Digest>,
    /// What he should have signed.
    pub(super) message: String,
    /// The signature, as the line spells it.
    pub(super) signature: String,
    /// What to say if it is not his.
    pub(super) otherwise: What,
}

/// A signature, and the claim that rests on it.
type Claimed = (Claim, Seq, Signed);

/// The keys that were met. Making one of its bytes costs a tenth of a check.
#[derive(Debug, Default)]
struct Keys(BTreeMap<Digest, Option<VerifierKey>>);

impl Keys {
    fn check(&mut self, batch: Vec<Claimed>, findings: &mut Findings) {
        for (claim, seq, signed) in batch {
            if !self.has_signed(&signed) {
                findings.add(claim, Some(seq), signed.otherwise);
            }
        }
    }

    fn has_signed(&mut self, signed: &Signed) -> bool {
        let (Some(key), Ok(signature)) = (signed.key, signed.signature.parse::<Signature>()) else { return false };
        let key = self.0.entry(key).or_insert_with(|| VerifierKey::new(&signed.name, &key.0).ok());
        key.as_ref().is_some_and(|key| key.has_signed(signed.message.as_bytes(), &signature))
    }
}

/// The first thread's end: takes signatures as the lines go by.
#[derive(Debug)]
pub(super) struct Signatures {
    full: SyncSender<Vec<Claimed>>,
    batch: Vec<Claimed>,
    own: Keys,
}

impl Signatures {
    /// Has a signature checked, here or elsewhere.
    pub(super) fn take(&mut self, claim: Claim, seq: Seq, signed: Signed, findings: &mut Findings) {
        self.batch.push((claim, seq, signed));
        if self.batch.len() >= FULL {
            self.hand_over(findings);
        }
    }

    /// No more will come.
    pub(super) fn finish(mut self, findings: &mut Findings) {
        self.hand_over(findings);
    }

    fn hand_over(&mut self, findings: &mut Findings) {
        let batch = std::mem::take(&mut self.batch);
        if let Err(TrySendError::Full(batch) | TrySendError::Disconnected(batch)) = self.full.try_send(batch) {
            self.own.check(batch, findings);
        }
    }
}

/// The other threads.
#[derive(Debug)]
pub(super) struct Checkers<'scope>(Vec<ScopedJoinHandle<'scope, Findings>>);

impl Checkers<'_> {
    /// What they found; waits until they are through.
    pub(super) fn finish(self, findings: &mut Findings) {
        for checker in self.0 {
            findings.join(joined(checker));
        }
    }
}

/// One thread for each processor but the first's own.
pub(super) fn spawn<'scope, 'env>(
    scope: &'scope Scope<'scope, 'env>,
    queue: &'env Mutex<Receiver<Vec<Claimed>>>,
    full: SyncSender<Vec<Claimed>>,
) -> (Signatures, Checkers<'scope>) {
    let others = thread::available_parallelism().map_or(1, NonZero::get).saturating_sub(1).clamp(1, MOST_THREADS);
    let checkers = (0..others).map(|_| scope.spawn(|| check_all(queue))).collect();
    (Signatures { full, batch: Vec::new(), own: Keys::default() }, Checkers(checkers))
}

/// The way from the first thread to the others.
pub(super) fn queue() -> (SyncSender<Vec<Claimed>>, Mutex<Receiver<Vec<Claimed>>>) {
    let (full, batches) = sync_channel(AHEAD);
    (full, Mutex::new(batches))
}

fn check_all(queue: &Mutex<Receiver<Vec<Claimed>>>) -> Findings {
    let (mut keys, mut findings) = (Keys::default(), Findings::default());
    while let Some(batch) = next(queue) {
        keys.check(batch, &mut findings);
    }
    findings
}

/// The next batch. The queue is held while waiting for it and no longer: whoever has one lets the next thread wait.
fn next(queue: &Mutex<Receiver<Vec<Claimed>>>) -> Option<Vec<Claimed>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}
