//! Whatever is done to a proof, it no longer proves.

use mingbai::chain::{Hash, ProofError, consistency, inclusion, root, verify_consistency, verify_inclusion};

use crate::chain::{leaf, leaves};

/// Each way to spoil a path: every hash with a bit flipped, cut at either end, padded at either end.
fn spoiled(path: &[Hash]) -> Vec<Vec<Hash>> {
    let padding = Hash::of_bytes(b"padding");
    let mut ways: Vec<Vec<Hash>> = Vec::new();
    for place in 0..path.len() {
        let mut way = path.to_vec();
        let mut bytes = *way[place].as_bytes();
        bytes[place % 32] ^= 0x10;
        way[place] = Hash::from_bytes(bytes);
        ways.push(way);
    }
    if let [_, rest @ ..] = path {
        ways.push(rest.to_vec());
        ways.push(path[..rest.len()].to_vec());
    }
    ways.push([path, &[padding]].concat());
    ways.push([&[padding], path].concat());
    ways
}

#[test]
fn a_spoiled_inclusion_proof_is_refused() {
    for size in 1..=33 {
        let nodes = leaves(size);
        let whole = root(&nodes, size).expect("leaves");
        for index in 0..size {
            let path = inclusion(&nodes, index, size).expect("an entry");
            let check = |leaf, index, path: &[Hash], root| verify_inclusion(leaf, index, size, path, root);
            assert_eq!(check(leaf(index), index, &path, whole), Ok(()));
            assert!(check(leaf(index + 1), index, &path, whole).is_err());
            assert!(check(leaf(index), index + 1, &path, whole).is_err());
            assert!(check(leaf(index), index.wrapping_sub(1), &path, whole).is_err());
            assert!(check(leaf(index), index, &path, Hash::ZERO).is_err());
            for way in spoiled(&path) {
                assert!(check(leaf(index), index, &way, whole).is_err());
            }
        }
    }
}

#[test]
fn a_spoiled_consistency_proof_is_refused() {
    for new in 1..=33 {
        let nodes = leaves(new);
        let whole = root(&nodes, new).expect("leaves");
        for old in 1..=new {
            let path = consistency(&nodes, old, new).expect("a smaller tree");
            let part = root(&nodes, old).expect("leaves");
            let check = |old, path: &[Hash], part, whole| verify_consistency(old, new, path, part, whole);
            assert_eq!(check(old, &path, part, whole), Ok(()));
            assert!(check(old + 1, &path, part, whole).is_err());
            assert!(check(old - 1, &path, part, whole).is_err());
            assert!(check(old, &path, Hash::ZERO, whole).is_err());
            assert!(check(old, &path, part, Hash::ZERO).is_err());
            for way in spoiled(&path) {
                assert!(check(old, &way, part, whole).is_err());
            }
        }
    }
}

#[test]
fn each_way_to_fail_has_its_name() {
    let nodes = leaves(7);
    let whole = root(&nodes, 7).expect("leaves");
    let path = inclusion(&nodes, 4, 7).expect("an entry");
    let check = |index, size, path: &[Hash], root| verify_inclusion(leaf(4), index, size, path, root);
    let long = [Hash::ZERO; 64];
    let padded = [path.as_slice(), &[whole]].concat();
    for (answer, expected) in [
        (check(4, 0, &[], whole), ProofError::EmptyTree),
        (check(7, 7, &path, whole), ProofError::IndexBeyondSize { index: 7, size: 7 }),
        (check(4, u64::MAX, &long, whole), ProofError::TooManyHashes(64)),
        (check(4, 7, &path[..2], whole), ProofError::CutShort),
        (check(4, 7, &padded, whole), ProofError::LeftOver),
        (check(5, 7, &path, whole), ProofError::OtherRoot(7)),
    ] {
        assert_eq!(answer, Err(expected));
    }
}

#[test]
fn trees_of_one_size_and_the_empty_tree_take_no_proof() {
    let nodes = leaves(7);
    let whole = root(&nodes, 7).expect("leaves");
    let empty = Hash::of_bytes(b"");
    let padding = [whole];
    let long = [Hash::ZERO; 64];
    for (answer, expected) in [
        (verify_consistency(7, 7, &[], whole, whole), Ok(())),
        (verify_consistency(7, 7, &padding, whole, whole), Err(ProofError::MustBeEmpty)),
        (verify_consistency(7, 7, &[], whole, empty), Err(ProofError::OtherRoot(7))),
        (verify_consistency(0, 7, &[], empty, whole), Ok(())),
        (verify_consistency(0, 7, &padding, empty, whole), Err(ProofError::MustBeEmpty)),
        (verify_consistency(0, 7, &[], whole, whole), Err(ProofError::OtherRoot(0))),
        (verify_consistency(0, 0, &[], empty, empty), Ok(())),
        (verify_consistency(0, 0, &[], empty, whole), Err(ProofError::OtherRoot(0))),
        (verify_consistency(3, 7, &[], whole, whole), Err(ProofError::CutShort)),
        (verify_consistency(4, 7, &[], whole, whole), Err(ProofError::CutShort)),
        (verify_consistency(8, 7, &[], whole, whole), Err(ProofError::OldBeyondNew { old: 8, new: 7 })),
        (verify_consistency(3, 7, &long, whole, whole), Err(ProofError::TooManyHashes(64))),
    ] {
        assert_eq!(answer, expected);
    }
}

/// A line may spell out the very bytes of a node: the prefix keeps it from being one.
#[test]
fn a_leaf_that_looks_like_a_node_is_a_leaf() {
    let (left, right) = (leaf(0), leaf(1));
    let forged = [[0x01].as_slice(), left.as_bytes(), right.as_bytes()].concat();
    let node = Hash::of_node(left, right);
    assert_eq!(Hash::of_bytes(&forged), node);
    assert_ne!(Hash::of_leaf(&forged), node);
    assert_ne!(Hash::of_leaf(&forged[1..]), node);
}
