//! What is said to and of witnesses: people outside who saw a head.

use std::path::Path;

use crate::chain::{Checkpoint, Cosigner, PolicyError, WitnessKey};
use crate::text::Told;

/// What this subject says.
pub trait WitnessWords {
    /// The file is no request for a cosignature.
    fn no_witness_request(&self, path: &Path) -> Told;
    /// At the first meeting somebody must say whose key it is.
    fn witness_needs_the_key(&self, origin: &str) -> Told;
    /// The request begins at another head than the one he saw last.
    fn witness_saw_another(&self, seen: u64, asked: u64) -> Told;
    /// He saw more entries than he is shown.
    fn witness_saw_more(&self, seen: u64, shown: u64, evidence: &Path) -> Told;
    /// What he is shown does not go on from what he saw.
    fn witness_saw_a_fork(&self, seen: u64, evidence: &Path) -> Told;
    /// He would cosign.
    fn cosign_rehearsed(&self, head: &Checkpoint) -> String;
    /// A request for a cosignature was written.
    fn witness_request_written(&self, path: &Path) -> String;
    /// He cosigned.
    fn cosigned(&self, head: &Checkpoint, key: &WitnessKey, path: &Path) -> String;
    /// His word stands under the checkpoint now.
    fn cosignature_taken_in(&self, witness: &str, note: &Path) -> String;
    /// Nobody known signed it, or not for a checkpoint of this ledger.
    fn cosignature_is_nobodys(&self, path: &Path) -> Told;
    /// The file is no policy.
    fn policy_is_none(&self, path: &Path, why: &PolicyError) -> Told;
    /// The policy speaks of other ledgers.
    fn policy_is_of_another_ledger(&self) -> Told;
    /// Not enough of those who are wanted saw any head.
    fn policy_is_not_met(&self) -> Told;
    /// Who saw which head.
    fn seen_by(&self, cosigners: &[Cosigner], size: u64, entries: u64) -> String;
}
