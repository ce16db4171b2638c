//! What an audit says: its answer, what it looked at, what it found and what that means.

use std::path::Path;

use crate::audit::{Claim, Finding, Report, Source};
use crate::chain::VerifierKey;
use crate::ledger::books::rows::Table;
use crate::ledger::event::PrivateField;
use crate::text::Told;

/// What an audit says.
pub trait AuditWords {
    /// The answer of an audit in one sentence.
    fn verdict(&self, report: &Report) -> String;
    /// What was looked at, and what nobody could see.
    fn verified(&self, report: &Report, key: Option<&VerifierKey>, known: usize) -> String;
    /// Findings beyond those printed.
    fn more_findings(&self, total: u64, shown: usize) -> String;
    /// What is wrong and where; what it means.
    fn finding(&self, finding: &Finding) -> Told;
    /// What should hold.
    fn claim(&self, claim: Claim) -> &'static str;
    /// Where a checkpoint comes from.
    fn note_source(&self, source: &Source) -> String;
    /// A table of the books.
    fn table(&self, table: Table) -> &'static str;
    /// A private field.
    fn private_field(&self, field: PrivateField) -> &'static str;
    /// A left-over journal, which the next writing command takes away.
    fn orphan_found(&self, path: &Path) -> String;
    /// Both notes were saved there.
    fn notes_saved(&self, folder: &Path) -> String;
}
