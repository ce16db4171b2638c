//! 附件清单: every paper an entry names, by its SHA-256, and whether its file lies with the ledger. What a paper shows is
//! for whoever holds it; a digest tells nobody anything, and shows at once whether the paper brought along is the one.

use std::collections::BTreeSet;

use crate::ledger::event::Kind;
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;
use crate::ledger::period::Day;
use crate::ledger::words::Yes;
use crate::report::heading::Heading;
use crate::report::table::{Cell, Table};
use crate::report::title::{AuditTitle, Title};

/// A paper an entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The entry.
    pub seq: Seq,
    /// Its kind.
    pub kind: Kind,
    /// Its day.
    pub date: Option<Day>,
    /// The paper.
    pub digest: Digest,
    /// Whether its file lies with the ledger.
    pub is_at_hand: bool,
}

/// `papers.csv` of an auditor's pack, in the order of the entries.
#[must_use]
pub fn papers(papers: &[Paper]) -> Table {
    let headings = [Heading::Seq, Heading::EntryKind, Heading::Date, Heading::Digest, Heading::AtHand];
    let mut table = Table::new(Title::Audit(AuditTitle::Papers), &headings);
    for paper in papers {
        let at_hand = if paper.is_at_hand { Cell::from(Yes::Yes) } else { Cell::Empty };
        let cells = [paper.seq.into(), paper.kind.into(), paper.date.into(), paper.digest.to_string().into(), at_hand];
        table.push(cells);
    }
    table
}

/// Each paper that lies with the ledger, once.
#[must_use]
pub fn at_hand(papers: &[Paper]) -> BTreeSet<Digest> {
    papers.iter().filter(|paper| paper.is_at_hand).map(|paper| paper.digest).collect()
}

/// Each paper that is named, once.
#[must_use]
pub fn named(papers: &[Paper]) -> BTreeSet<Digest> {
    papers.iter().map(|paper| paper.digest).collect()
}
