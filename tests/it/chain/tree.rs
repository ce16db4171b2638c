//! Roots and paths: the constants of Certificate Transparency, and ct-merkle as a second opinion.

use std::convert::Infallible;

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use mingbai::chain::{
    Frontier, Hash, MemoryNodes, MissingNode, Nodes, TreeError, consistency, inclusion, root, verify_consistency,
    verify_inclusion,
};
use sha2::Sha256;

use crate::chain::leaves;

/// Sizes tried one by one: past 64, so that every shape of a seven-level tree occurs.
const SIZES: u64 = 70;

/// The leaves of Certificate Transparency's reference tree.
const CT_LEAVES: [&[u8]; 8] = [
    b"",
    &[0x00],
    &[0x10],
    &[0x20, 0x21],
    &[0x30, 0x31],
    &[0x40, 0x41, 0x42, 0x43],
    &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
];

/// Its published roots over the first 0, 1 … 8 leaves.
const CT_ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn ct_nodes() -> MemoryNodes {
    MemoryNodes(CT_LEAVES.into_iter().map(Hash::of_leaf).collect())
}

#[test]
fn roots_are_those_published_for_certificate_transparency() {
    let nodes = ct_nodes();
    let mut frontier = Frontier::new();
    for (size, expected) in (0..).zip(CT_ROOTS) {
        assert_eq!(root(&nodes, size).expect("leaves").to_string(), expected);
        assert_eq!(frontier.root().to_string(), expected);
        if let Some(leaf) = usize::try_from(size).ok().and_then(|at| nodes.0.get(at)) {
            frontier.push(*leaf, |_, _, _| {});
        }
    }
}

/// RFC 6962 §2.1.3 names the nodes of these four paths in its tree of seven leaves.
#[test]
fn paths_are_those_rfc_6962_draws() {
    let nodes = MemoryNodes(ct_nodes().0.into_iter().take(7).collect());
    let node = |level, index| nodes.node(level, index).expect("a complete subtree");
    let l = root_of_last_three(&nodes);
    let path = |index| inclusion(&nodes, index, 7).expect("an entry");
    assert_eq!(path(0), [node(0, 1), node(1, 1), l]);
    assert_eq!(path(3), [node(0, 2), node(1, 0), l]);
    assert_eq!(path(4), [node(0, 5), node(0, 6), node(2, 0)]);
    assert_eq!(path(6), [node(1, 2), node(2, 0)]);

    let from = |old| consistency(&nodes, old, 7).expect("a smaller tree");
    assert_eq!(from(3), [node(0, 2), node(0, 3), node(1, 0), l]);
    assert_eq!(from(4), [l]);
    assert_eq!(from(6), [node(1, 2), node(0, 6), node(2, 0)]);
}

/// The node RFC 6962 calls l: the right subtree, over leaves 4, 5 and 6.
fn root_of_last_three(nodes: &MemoryNodes) -> Hash {
    let pair = nodes.node(1, 2).expect("leaves 4 and 5");
    Hash::of_node(pair, nodes.node(0, 6).expect("leaf 6"))
}

#[test]
fn a_frontier_reports_every_subtree_once_and_resumes_anywhere() {
    let all = leaves(SIZES);
    let mut frontier = Frontier::new();
    let mut reported = Vec::new();
    for leaf in &all.0 {
        frontier.push(*leaf, |level, index, hash| reported.push((level, index, hash)));
        let size = frontier.size();
        assert_eq!(frontier.root(), root(&all, size).expect("leaves"));
        let resumed = Frontier::resume(size, |level, index| all.node(level, index));
        assert_eq!(resumed.expect("leaves"), frontier);
    }
    // 70 leaves, 35 pairs, 17 fours, 8 eights, 4 sixteens, 2 thirty-twos, one sixty-four.
    assert_eq!(reported.len(), 70 + 35 + 17 + 8 + 4 + 2 + 1);
    for (level, index, hash) in reported {
        assert_eq!(all.node(level, index), Ok(hash));
    }
}

#[test]
fn every_root_and_path_agrees_with_ct_merkle() {
    let nodes = leaves(SIZES);
    let mut oracle = MemoryBackedTree::<Sha256, String>::new();
    for size in 1..=SIZES {
        oracle.push((size - 1).to_string());
        let whole = root(&nodes, size).expect("leaves");
        assert_eq!(whole.as_bytes(), oracle.root().as_bytes().as_slice());
        for index in 0..size {
            let path = inclusion(&nodes, index, size).expect("an entry");
            let place = usize::try_from(index).expect("a small number");
            assert_eq!(concat(&path), oracle.prove_inclusion(place).as_bytes());
            let leaf = nodes.node(0, index).expect("a leaf");
            assert_eq!(verify_inclusion(leaf, index, size, &path, whole), Ok(()));
        }
        for old in 1..=size {
            let path = consistency(&nodes, old, size).expect("a smaller tree");
            let added = usize::try_from(size - old).expect("a small number");
            assert_eq!(concat(&path), oracle.prove_consistency(added).as_bytes());
            let beginning = root(&nodes, old).expect("leaves");
            assert_eq!(verify_consistency(old, size, &path, beginning, whole), Ok(()));
        }
    }
}

fn concat(path: &[Hash]) -> Vec<u8> {
    path.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

/// A keeper of a tree far too large to exist, which counts what it is asked.
struct Imagined {
    size: u64,
    asked: std::cell::Cell<u32>,
}

impl Nodes for Imagined {
    type Error = Infallible;

    fn node(&self, level: u8, index: u64) -> Result<Hash, Infallible> {
        assert!(index < self.size >> level, "node {index} of level {level} is not complete");
        self.asked.set(self.asked.get() + 1);
        Ok(Hash::of_bytes(format!("{level} {index}").as_bytes()))
    }
}

#[test]
fn questions_cost_the_logarithm_of_the_tree() {
    let size = (1 << 40) - 1;
    let nodes = Imagined { size, asked: 0.into() };
    for place in [0, 1, 12_345_678_901, size / 2, size - 2, size - 1] {
        nodes.asked.set(0);
        inclusion(&nodes, place, size).expect("an entry");
        consistency(&nodes, place, size).expect("a smaller tree");
        assert!(nodes.asked.get() <= 4 * 40, "{} nodes", nodes.asked.get());
    }
}

#[test]
fn what_the_tree_does_not_hold_it_does_not_prove() {
    let nodes = leaves(8);
    assert_eq!(inclusion(&nodes, 8, 8), Err(TreeError::IndexBeyondSize { index: 8, size: 8 }));
    assert_eq!(consistency(&nodes, 9, 8), Err(TreeError::OldBeyondNew { old: 9, new: 8 }));
    assert_eq!(root(&nodes, 16), Err(MissingNode { level: 4, index: 0 }));
    assert_eq!(nodes.node(63, 1), Err(MissingNode { level: 63, index: 1 }));
    assert_eq!(consistency(&nodes, 0, 8), Ok(Vec::new()));
}
