//! CLAIM: every paper an entry names lies here, and every file among the papers is what its name says. An export carries
//! the charts and leaves other papers at home: there it is said how many are withheld.
//!
//! Threats 25, 26, 32: a chart of accounts that was changed would give other books; an invoice that was changed would
//! prove another payment.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};

use crate::audit::finding::Findings;
use crate::audit::replay::Replayed;
use crate::audit::statements_say_so::{Statements, keep};
use crate::audit::{Claim, Evidence, What, shown};
use crate::chain::Hash;
use crate::ledger::chart::Chart;
use crate::ledger::event::{Event, VolunteerReceived};
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;

/// The longest paper that may be a chart, in bytes. Longer ones are hashed and not kept.
const LONGEST_CHART: u64 = 256 * 1024;

/// The files among the papers that are what their names say, and the charts among those.
#[derive(Debug, Default)]
pub(super) struct Papers {
    here: BTreeSet<Digest>,
    charts: BTreeMap<Digest, Chart>,
    statements: Statements,
}

impl Papers {
    pub(super) fn is_here(&self, digest: &Digest) -> bool {
        self.here.contains(digest)
    }

    pub(super) fn statements(&self) -> &Statements {
        &self.statements
    }

    pub(super) fn charts(&self) -> BTreeMap<Digest, Chart> {
        self.charts.clone()
    }
}

/// The papers that entries name, with the first that does.
#[derive(Debug, Default)]
pub(super) struct Named {
    charts: BTreeMap<Digest, Seq>,
    others: BTreeMap<Digest, Seq>,
    /// Volunteers who came with a statement.
    pub(super) received: Vec<(Seq, VolunteerReceived)>,
}

impl Named {
    pub(super) fn note(&mut self, seq: Seq, event: &Event) {
        if let Event::LedgerOpened(e) = event {
            e.charts.iter().for_each(|chart| add(&mut self.charts, chart.digest, seq));
        } else if let Event::ChartAdopted(e) = event {
            add(&mut self.charts, e.digest, seq);
        } else {
            event.papers().into_iter().for_each(|paper| add(&mut self.others, paper, seq));
            if let Event::VolunteerReceived(e) = event {
                self.received.push((seq, e.clone()));
            }
        }
    }
}

fn add(named: &mut BTreeMap<Digest, Seq>, digest: Digest, seq: Seq) {
    named.entry(digest).or_insert(seq);
}

/// Reads every paper once.
pub(super) fn read<E: Evidence>(evidence: &E, findings: &mut Findings) -> Result<Papers, E::Fault> {
    let mut papers = Papers::default();
    let read = evidence.each_paper(&mut |name, bytes| {
        match bytes.map(examine).transpose()?.filter(|(digest, _)| digest.to_string() == name) {
            Some((digest, beginning)) => {
                papers.here.insert(digest);
                papers.charts.extend(chart_in(&beginning).map(|chart| (digest, chart)));
                keep(digest, &beginning, &mut papers.statements);
            }
            None => findings.add(Claim::PapersAreAllHere, None, What::PaperDiffers { name: name.to_owned() }),
        }
        Ok(())
    });
    shown(read, Claim::PapersAreAllHere, findings)?;
    Ok(papers)
}

/// A paper's digest, and as much of it as a chart or a statement may have.
fn examine(bytes: &mut dyn Read) -> io::Result<(Digest, Vec<u8>)> {
    let mut beginning = Vec::new();
    bytes.take(LONGEST_CHART).read_to_end(&mut beginning)?;
    let digest = Hash::of_reader(beginning.as_slice().chain(bytes))?;
    Ok((Digest(*digest.as_bytes()), beginning))
}

fn chart_in(bytes: &[u8]) -> Option<Chart> {
    std::str::from_utf8(bytes).ok().and_then(|toml| Chart::parse(toml).ok())
}

/// How many papers are withheld.
pub(super) fn check<E: Evidence>(evidence: &E, papers: &Papers, replayed: &Replayed, findings: &mut Findings) -> u64 {
    let Named { charts, others, .. } = &replayed.papers;
    let missing = |(digest, _): &(&Digest, &Seq)| !papers.here.contains(*digest);
    let mut withheld = 0_u64;
    // Without books this is an export: an invoice or a signed paper may hold private data and stays with the ledger.
    let stay_at_home = !evidence.kept().books;
    for (digest, seq) in charts.iter().filter(missing) {
        findings.add(Claim::PapersAreAllHere, Some(*seq), What::PaperIsMissing(*digest));
    }
    // Whoever came from elsewhere brought what his statement says: it leaves with every export, and holds no name.
    let received = replayed.papers.received.iter();
    let statements: BTreeSet<Digest> = received.filter_map(|(_, received)| *received.statement_file).collect();
    for (digest, seq) in others.iter().filter(missing) {
        if stay_at_home && !statements.contains(digest) {
            withheld = withheld.saturating_add(1);
        } else {
            findings.add(Claim::PapersAreAllHere, Some(*seq), What::PaperIsMissing(*digest));
        }
    }
    withheld
}
