//! Checking proofs, with nothing in hand but hashes (RFC 9162 §2.1.3.2 and §2.1.4.2).

use super::leaf::Hash;

/// Hashes a proof may hold: a tree that needs more has more than 2^63 leaves.
pub const MAX_HASHES: usize = 63;

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// Nothing is in an empty tree.
    #[error("an empty tree holds no entry")]
    EmptyTree,
    /// The entry lies beyond the tree.
    #[error("entry {index} is not in a tree of {size}")]
    IndexBeyondSize {
        /// The entry, from 0.
        index: u64,
        /// Leaves in the tree.
        size: u64,
    },
    /// A tree cannot be the beginning of a smaller one.
    #[error("a tree of {old} cannot be the beginning of a tree of {new}")]
    OldBeyondNew {
        /// Leaves in the older tree.
        old: u64,
        /// Leaves in the newer tree.
        new: u64,
    },
    /// More than [`MAX_HASHES`] hashes.
    #[error("a proof holds at most {MAX_HASHES} hashes, not {0}")]
    TooManyHashes(usize),
    /// The hashes end before the root is reached.
    #[error("the proof is cut short")]
    CutShort,
    /// Hashes are left over once the root is reached.
    #[error("the proof has hashes left over")]
    LeftOver,
    /// Trees of one size, or an empty older tree, need no proof, and none may be given.
    #[error("the proof must be empty")]
    MustBeEmpty,
    /// The hashes lead to another root than the tree's, or the older tree's.
    #[error("the proof leads to another root of the tree of {0}")]
    OtherRoot(u64),
}

/// Checks that `leaf` is entry `index` of the tree of `size` leaves with this root
/// (RFC 9162 §2.1.3.2).
///
/// # Errors
/// [`ProofError`]: one variant for each way to fail.
pub fn verify_inclusion(leaf: Hash, index: u64, size: u64, path: &[Hash], root: Hash) -> Result<(), ProofError> {
    if path.len() > MAX_HASHES {
        return Err(ProofError::TooManyHashes(path.len()));
    }
    let last = size.checked_sub(1).ok_or(ProofError::EmptyTree)?;
    if index > last {
        return Err(ProofError::IndexBeyondSize { index, size });
    }
    let mut climb = Climb { node: index, last };
    let mut hash = leaf;
    for sibling in path {
        hash = match climb.step()? {
            Side::Left => Hash::of_node(*sibling, hash),
            Side::Right => Hash::of_node(hash, *sibling),
        };
    }
    climb.arrived()?;
    same_root(hash, root, size)
}

/// Checks that the tree of `old_size` leaves is the beginning of the tree of `new_size`
/// (RFC 9162 §2.1.4.2).
///
/// An older tree of size 0 is the beginning of any tree: its root must be that of the empty tree and
/// its proof empty (a witness's first meeting, C2SP tlog-witness). Trees of one size must have one
/// root, and an empty proof.
///
/// # Errors
/// [`ProofError`]: one variant for each way to fail.
pub fn verify_consistency(
    old_size: u64,
    new_size: u64,
    path: &[Hash],
    old_root: Hash,
    new_root: Hash,
) -> Result<(), ProofError> {
    if path.len() > MAX_HASHES {
        return Err(ProofError::TooManyHashes(path.len()));
    }
    if old_size > new_size {
        return Err(ProofError::OldBeyondNew { old: old_size, new: new_size });
    }
    if old_size == 0 || old_size == new_size {
        return verify_without_proof(old_size, new_size, path, old_root, new_root);
    }
    // The old root itself heads the proof where the old tree is one complete subtree.
    let (seed, path) = if old_size.is_power_of_two() {
        (old_root, path)
    } else {
        let (seed, rest) = path.split_first().ok_or(ProofError::CutShort)?;
        (*seed, rest)
    };
    let mut climb = Climb::from_old_edge(old_size, new_size);
    let (mut old, mut new) = (seed, seed);
    for sibling in path {
        match climb.step()? {
            Side::Left => {
                old = Hash::of_node(*sibling, old);
                new = Hash::of_node(*sibling, new);
            }
            Side::Right => new = Hash::of_node(new, *sibling),
        }
    }
    climb.arrived()?;
    same_root(old, old_root, old_size)?;
    same_root(new, new_root, new_size)
}

fn verify_without_proof(
    old_size: u64,
    new_size: u64,
    path: &[Hash],
    old_root: Hash,
    new_root: Hash,
) -> Result<(), ProofError> {
    if !path.is_empty() {
        return Err(ProofError::MustBeEmpty);
    }
    let empty = Hash::of_bytes(b"");
    if old_size == 0 {
        same_root(empty, old_root, 0)?;
    }
    match new_size {
        0 => same_root(empty, new_root, 0),
        _ if old_size == new_size => same_root(old_root, new_root, new_size),
        _ => Ok(()),
    }
}

fn same_root(reached: Hash, root: Hash, size: u64) -> Result<(), ProofError> {
    if reached == root { Ok(()) } else { Err(ProofError::OtherRoot(size)) }
}

/// On which side of the node its sibling stands.
enum Side {
    Left,
    Right,
}

/// The way up the tree: a node's index at its level and the index of that level's last node.
struct Climb {
    node: u64,
    last: u64,
}

impl Climb {
    /// From the largest complete subtree that ends where the old tree ends.
    fn from_old_edge(old_size: u64, new_size: u64) -> Self {
        let mut climb = Self { node: old_size.saturating_sub(1), last: new_size.saturating_sub(1) };
        while climb.node & 1 == 1 {
            climb.rise();
        }
        climb
    }

    /// One hash up, past the levels where a node on the ragged edge has no sibling.
    fn step(&mut self) -> Result<Side, ProofError> {
        if self.last == 0 {
            return Err(ProofError::LeftOver);
        }
        let side = if self.node & 1 == 1 || self.node == self.last {
            while self.node & 1 == 0 {
                self.rise();
            }
            Side::Left
        } else {
            Side::Right
        };
        self.rise();
        Ok(side)
    }

    fn rise(&mut self) {
        self.node >>= 1;
        self.last >>= 1;
    }

    fn arrived(&self) -> Result<(), ProofError> {
        if self.last == 0 { Ok(()) } else { Err(ProofError::CutShort) }
    }
}
