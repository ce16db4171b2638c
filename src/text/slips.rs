//! Slips: their labels, help, and what the command says.

use std::path::Path;

use crate::ledger::field::Seq;
use crate::report::slips::{SlipField, SlipKind};
use crate::text::Told;

/// The help of this subject's command.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the command or option whose help it is")]
pub struct SlipHelp {
    pub slip: &'static str,
    pub what: &'static str,
    pub out: &'static str,
    pub site: &'static str,
    pub from: &'static str,
    pub until: &'static str,
}

/// The fixed labels of a slip.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is named after the place where it stands")]
pub struct SlipLabels {
    pub leaf: &'static str,
    pub code: &'static str,
    pub how_by_code: &'static str,
    pub how_by_hand: &'static str,
    pub keep_it: &'static str,
    pub no_receipt: &'static str,
}

/// What this subject says.
pub trait SlipWords {
    /// The fixed labels.
    fn slip_labels(&self) -> &'static SlipLabels;
    /// What a slip is called.
    fn slip_title(&self, kind: SlipKind) -> &'static str;
    /// What is said to its holder.
    fn slip_thanks(&self, kind: SlipKind) -> &'static str;
    /// That it is no official paper.
    fn slip_is_no_receipt(&self, kind: SlipKind) -> &'static str;
    /// What a line says.
    fn slip_field(&self, field: SlipField) -> &'static str;
    /// The slip was written.
    fn slip_written(&self, path: &Path, has_address: bool) -> String;
    /// The entry is nothing a slip is for.
    fn no_slip_of(&self, seq: Seq) -> Told;
    /// The address of the public page is none.
    fn wrong_address(&self, given: &str) -> Told;
}
