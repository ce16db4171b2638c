//! THE SECOND BRAIN: evidence in, findings out. One check a file, named after the claim that should hold.
//!
//! ```text
//! evidence     what the audit is shown: a folder, or an export       Evidence, Found, Private, Source
//! finding      what does not hold, of which entry                    Claim, Finding, What
//! report       everything told at the end                            Report, Verdict, PeopleCount
//! reader       the first thread: rows, canonical form, leaf, chain, tree
//! replay       the second thread: events, rules, books
//! tables       the third, where the evidence allows it: pages and large tables
//! batch        what the first hands the second, in buffers used again
//! signatures   further threads: whose signature should be where is known once a line is read
//! texts        private texts on their way to a thread of their own, once the lines are read
//!
//! lines_are_canonical  numbers_have_no_gap  leaves_match_their_lines  chain_is_unbroken  times_never_go_back
//! opening_pins_the_ledger  recorders_sign_what_they_record  tree_nodes_match  checkpoint_is_on_the_chain
//! events_obey_the_rules  approvals_are_by_another_person  imports_are_whole  books_add_up  people_match_their_commitments
//! papers_are_all_here  statements_say_so  notices_are_as_posted  schema_is_intact  file_is_sound
//! head_covers_the_export  proof_leads_to_the_head  verifier_is_our_own  nothing_else_is_here  pack_is_as_sealed
//! ```
//! Invariant: nothing is believed because this program wrote it; whatever can be computed is computed from the lines.
//!
//! Invariant: evidence that cannot be read is a finding, never a crash. Only a failing disk is a fault.
//!
//! Invariant: memory grows with people, projects, months and notices, and with an entry only by what later entries may
//! refer to. No line is kept.

mod approvals_are_by_another_person;
mod batch;
mod books_add_up;
mod chain_is_unbroken;
mod checkpoint_is_on_the_chain;
mod events_obey_the_rules;
mod evidence;
mod file_is_sound;
mod finding;
mod head_covers_the_export;
mod imports_are_whole;
mod leaves_match_their_lines;
mod lines_are_canonical;
mod nothing_else_is_here;
mod notices_are_as_posted;
mod numbers_have_no_gap;
mod opening_pins_the_ledger;
mod operators;
mod pack_is_as_sealed;
mod papers_are_all_here;
mod people_match_their_commitments;
mod proof_leads_to_the_head;
mod reader;
mod recorders_sign_what_they_record;
mod replay;
mod report;
mod schema_is_intact;
mod signatures;
mod statements_say_so;
mod tables;
mod texts;
mod times_never_go_back;
mod tree_nodes_match;
mod verifier_is_our_own;

pub use approvals_are_by_another_person::ApprovalCount;
pub use evidence::{Beside, EachFile, Evidence, Export, Found, Gap, Kept, Note, Pack, Private, Shown, Source, Tables};
pub use finding::{Claim, Finding, PackFault, What};
pub use pack_is_as_sealed::CHECK;
pub use report::{Balance, PaidToCommittee, PeopleCount, Report, StandingNote, Verdict};
pub use verifier_is_our_own::VERIFIER;

use crate::chain::VerifierKey;
use finding::Findings;

/// What whoever verifies brings along: the only things a thief of the ledger cannot have changed.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Checkpoints he kept, each with the name he knows it by.
    pub known: Vec<(String, Vec<u8>)>,
    /// The ledger's key as he got it elsewhere; without it the key of entry 0 is believed.
    pub pinned: Option<VerifierKey>,
}

/// Verifies everything that is shown. `progress` hears how many entries were read, every few thousand.
///
/// # Errors
/// Only the keeper's faults: a disk that fails, a file somebody else holds. Whatever does not hold is in the report.
pub fn run<E: Evidence>(evidence: &E, asked: &Asked, progress: &mut dyn FnMut(u64)) -> Result<Report, E::Fault> {
    let mut findings = Findings::default();
    schema_is_intact::check(evidence, &mut findings)?;
    let papers = papers_are_all_here::read(evidence, &mut findings)?;
    let notes = checkpoint_is_on_the_chain::gather(evidence, asked, &mut findings)?;
    let (read, replayed) = reader::read_with_replay(evidence, &papers, &notes, progress, &mut findings)?;
    let opened = replayed.opened.as_deref();
    opening_pins_the_ledger::pinned(opened, asked.pinned.as_ref(), &mut findings);
    let standing = checkpoint_is_on_the_chain::check(&notes, opened, &read, &mut findings);
    imports_are_whole::check(&replayed, &mut findings);
    let withheld = papers_are_all_here::check(evidence, &papers, &replayed, &mut findings);
    statements_say_so::check(&papers, &replayed, &mut findings);
    notices_are_as_posted::check(evidence, &replayed, &mut findings)?;
    books_add_up::check(evidence, &papers, &read.large, &replayed, &mut findings)?;
    let people = people_match_their_commitments::check(evidence, &replayed, &mut findings)?;
    let export = shown(evidence.export(), Claim::NothingElseIsHere, &mut findings)?.flatten();
    if let Some(export) = &export {
        head_covers_the_export::check(&notes, &read, &mut findings);
        proof_leads_to_the_head::check(export, &notes, &mut findings);
        verifier_is_our_own::check(export, &mut findings);
        nothing_else_is_here::check(export, &mut findings);
    }
    let pack = shown(evidence.pack(), Claim::PackIsAsSealed, &mut findings)?.flatten();
    let packed = pack.map(|pack| pack_is_as_sealed::check(&pack, opened, &read, &mut findings));
    Ok(report::write(&read, replayed, standing, (people, withheld), (export.is_some(), packed), findings))
}

/// What the evidence answers; an answer that cannot be read is a finding against the claim it was asked for.
fn shown<T, F>(answer: Shown<T, F>, claim: Claim, findings: &mut Findings) -> Result<Option<T>, F> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(Gap::Damaged(what)) => {
            findings.add(claim, None, What::CannotBeRead(what));
            Ok(None)
        }
        Err(Gap::Fault(fault)) => Err(fault),
    }
}
