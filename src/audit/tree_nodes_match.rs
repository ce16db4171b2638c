//! CLAIM: the kept nodes are exactly those of the full subtrees of 256 leaves and more over the lines.
//!
//! Threat 26: a receipt or a checkpoint made from a false node would be refused by everybody; here it is found before.

use std::collections::BTreeMap;

use crate::audit::finding::Findings;
use crate::audit::leaves_match_their_lines::hash;
use crate::audit::{Claim, Evidence, What, shown};
use crate::chain::Hash;

/// The lowest level that is kept: subtrees of 256 leaves.
const LOWEST: u8 = 8;

/// The nodes of the tree over the lines, by level and number: one for every 128 entries.
#[derive(Debug, Default)]
pub(super) struct TrueNodes(BTreeMap<(u8, u64), Hash>);

impl TrueNodes {
    /// A subtree was completed.
    pub(super) fn completed(&mut self, level: u8, number: u64, hash: Hash) {
        if level >= LOWEST {
            self.0.insert((level, number), hash);
        }
    }
}

pub(super) fn check<E: Evidence>(evidence: &E, nodes: TrueNodes, findings: &mut Findings) -> Result<(), E::Fault> {
    let TrueNodes(mut missing) = nodes;
    let shown_nodes = evidence.each_node(&mut |level, number, stored| {
        let computed = missing.remove(&(level, number));
        let stored = hash(stored);
        if stored.is_none() || stored != computed {
            findings.add(Claim::TreeNodesMatch, None, What::NodeDiffers { level, number, stored, computed });
        }
    });
    if shown(shown_nodes, Claim::TreeNodesMatch, findings)?.is_none() {
        return Ok(());
    }
    for ((level, number), hash) in missing {
        let what = What::NodeDiffers { level, number, stored: None, computed: Some(hash) };
        findings.add(Claim::TreeNodesMatch, None, what);
    }
    Ok(())
}
