//! The Merkle tree over the lines (RFC 6962 §2.1, RFC 9162 §2.1).
//!
//! A complete subtree of 2^level leaves never changes once its last leaf is in, so a store may keep
//! it. Every question here asks for O(log n) such nodes and hashes the ragged right edge anew.

use super::leaf::Hash;

/// Whoever keeps the complete subtrees.
pub trait Nodes {
    /// Why a node could not be had.
    type Error: std::error::Error + 'static;

    /// The hash over leaves `index · 2^level` up to but not including `(index + 1) · 2^level`; level
    /// 0 is the leaves themselves.
    ///
    /// # Errors
    /// The keeper's own: the node is missing, the file cannot be read.
    fn node(&self, level: u8, index: u64) -> Result<Hash, Self::Error>;
}

/// Why a tree has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TreeError<E: std::error::Error + 'static> {
    /// A proof was asked for an entry the tree does not hold.
    #[error("entry {index} is not in a tree of {size}")]
    IndexBeyondSize {
        /// The entry asked for, from 0.
        index: u64,
        /// Leaves in the tree.
        size: u64,
    },
    /// A tree cannot be the beginning of a smaller one.
    #[error("a tree of {old} cannot be the beginning of a tree of {new}")]
    OldBeyondNew {
        /// Leaves in the tree that should be the beginning.
        old: u64,
        /// Leaves in the tree that should go on from it.
        new: u64,
    },
    /// The keeper of the nodes failed.
    #[error(transparent)]
    Nodes(#[from] E),
}

/// The root of the tree over the first `size` leaves; of none, SHA-256 of nothing.
///
/// # Errors
/// The keeper's own.
pub fn root<N: Nodes>(nodes: &N, size: u64) -> Result<Hash, N::Error> {
    subtree(nodes, 0, size)
}

/// The hashes that lead from leaf `index` to the root over `size` leaves, the leaf's sibling first
/// (RFC 6962 §2.1.1).
///
/// # Errors
/// [`TreeError::IndexBeyondSize`], or the keeper's own.
pub fn inclusion<N: Nodes>(nodes: &N, index: u64, size: u64) -> Result<Vec<Hash>, TreeError<N::Error>> {
    if index >= size {
        return Err(TreeError::IndexBeyondSize { index, size });
    }
    let mut path = Vec::new();
    let mut range = Range { start: 0, count: size };
    while range.count > 1 {
        let (left, right) = range.split();
        let (inside, sibling) = if index < right.start { (left, right) } else { (right, left) };
        path.push(subtree(nodes, sibling.start, sibling.count)?);
        range = inside;
    }
    path.reverse();
    Ok(path)
}

/// The hashes that show the tree over `old` leaves to be the beginning of the tree over `new`
/// (RFC 6962 §2.1.2). Empty when the sizes are equal or `old` is 0: there is nothing to show.
///
/// # Errors
/// [`TreeError::OldBeyondNew`], or the keeper's own.
pub fn consistency<N: Nodes>(nodes: &N, old: u64, new: u64) -> Result<Vec<Hash>, TreeError<N::Error>> {
    if old > new {
        return Err(TreeError::OldBeyondNew { old, new });
    }
    let mut path = Vec::new();
    if old == 0 {
        return Ok(path);
    }
    let mut range = Range { start: 0, count: new };
    // Down the old tree's right edge, until a subtree ends where the old tree ends.
    while range.end() != old {
        let (left, right) = range.split();
        let (inside, sibling) = if old <= right.start { (left, right) } else { (right, left) };
        path.push(subtree(nodes, sibling.start, sibling.count)?);
        range = inside;
    }
    // From leaf 0 on it is the whole old tree, whose root the reader holds already.
    if range.start > 0 {
        path.push(subtree(nodes, range.start, range.count)?);
    }
    path.reverse();
    Ok(path)
}

/// Leaves side by side that RFC 6962 hashes together: `start` is a multiple of the smallest power
/// of two that is at least `count`.
#[derive(Clone, Copy)]
struct Range {
    start: u64,
    count: u64,
}

impl Range {
    fn end(self) -> u64 {
        self.start.saturating_add(self.count)
    }

    /// Split at the largest power of two below `count`, which is 2 or more (RFC 6962 §2.1).
    fn split(self) -> (Self, Self) {
        let half = 1_u64 << self.count.saturating_sub(1).ilog2();
        let left = Self { start: self.start, count: half };
        let right = Self { start: left.end(), count: self.count.saturating_sub(half) };
        (left, right)
    }
}

/// The hash over `count` leaves from `start`: its complete subtrees, the smallest and rightmost
/// folded first.
fn subtree<N: Nodes>(nodes: &N, start: u64, count: u64) -> Result<Hash, N::Error> {
    let mut peaks = Vec::new();
    for (level, index) in complete_subtrees(start, count) {
        peaks.push(nodes.node(level, index)?);
    }
    Ok(fold(&peaks))
}

/// Level and index of each complete subtree that `count` leaves from `start` fall into, the largest
/// first: one for every bit set in `count`.
fn complete_subtrees(start: u64, count: u64) -> impl Iterator<Item = (u8, u64)> {
    (0..64_u8).rev().filter(move |level| (count >> level) & 1 == 1).map(move |level| {
        let before = (count >> level) & !1;
        (level, (start >> level).saturating_add(before))
    })
}

fn fold(peaks: &[Hash]) -> Hash {
    peaks.iter().rev().copied().reduce(|right, left| Hash::of_node(left, right)).unwrap_or_else(|| Hash::of_bytes(b""))
}

/// The right edge of a growing tree: its complete subtrees, at most 64 hashes however long the
/// ledger. One hash an append on average.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// The largest first: one for every bit set in `size`.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The empty tree.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The right edge of a tree of `size` leaves whose nodes are kept elsewhere, asking for level
    /// and index of O(log n) of them.
    ///
    /// # Errors
    /// Whatever `node` fails with.
    pub fn resume<E>(size: u64, mut node: impl FnMut(u8, u64) -> Result<Hash, E>) -> Result<Self, E> {
        let peaks = complete_subtrees(0, size).map(|(level, index)| node(level, index)).collect::<Result<_, E>>()?;
        Ok(Self { size, peaks })
    }

    /// Appends a leaf and reports level, index and hash of every subtree it completes, the leaf
    /// itself first.
    ///
    /// # Panics
    /// Never: nobody appends 2^64 lines.
    pub fn push(&mut self, leaf: Hash, mut completed: impl FnMut(u8, u64, Hash)) {
        let mut index = self.size;
        let mut hash = leaf;
        let mut level = 0_u8;
        completed(level, index, hash);
        while index & 1 == 1 {
            let left = self.peaks.pop().expect("a set bit cannot be without its peak");
            hash = Hash::of_node(left, hash);
            level = level.saturating_add(1);
            index >>= 1;
            completed(level, index, hash);
        }
        self.peaks.push(hash);
        self.size = self.size.checked_add(1).expect("a ledger cannot hold 2^64 lines");
    }

    /// Leaves appended.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root over everything appended.
    #[must_use]
    pub fn root(&self) -> Hash {
        fold(&self.peaks)
    }
}

/// Leaves in memory, 32 bytes each, larger subtrees hashed when asked for. For one proof over an
/// export and for tests; a store that answers often keeps its nodes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryNodes(pub Vec<Hash>);

/// A subtree that reaches past the leaves in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the tree has no complete subtree {index} at level {level}")]
pub struct MissingNode {
    /// Level of the node asked for; it spans 2^level leaves.
    pub level: u8,
    /// Its index among the nodes of that level, from 0.
    pub index: u64,
}

impl MemoryNodes {
    fn leaves(&self, level: u8, index: u64) -> Option<&[Hash]> {
        let width = 1_usize.checked_shl(u32::from(level))?;
        let start = usize::try_from(index).ok()?.checked_mul(width)?;
        self.0.get(start..start.checked_add(width)?)
    }
}

impl Nodes for MemoryNodes {
    type Error = MissingNode;

    fn node(&self, level: u8, index: u64) -> Result<Hash, MissingNode> {
        let leaves = self.leaves(level, index).ok_or(MissingNode { level, index })?;
        let mut frontier = Frontier::new();
        for leaf in leaves {
            frontier.push(*leaf, |_, _, _| {});
        }
        Ok(frontier.root())
    }
}
