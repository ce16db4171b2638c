//! What lets a browser prove a gift on the public page: the leaves block by block, the way from each block to the signed
//! heads, and every gift's line under its slip's code.
//!
//! Invariant: of a line only its leaf leaves the house in the clear. The line itself leaves sealed, and whoever opens it
//! has the slip.

use crate::chain::{Checkpoint, Hash, Line, MemoryNodes, SlipCode, SlipCodes, inclusion, parted, root, tree::Frontier};
use crate::desk::handing_over::is_plain_name;
use crate::desk::{Desk, DeskError, verifier};
use crate::ledger::event::Kind;
use crate::ledger::field::{Count, Seq};
use crate::ledger::reading::Notice;
use crate::store::{Folder, StoreError, papers};

/// Entries a block holds. The tree above a block is a tree whose leaves are the blocks.
pub const BLOCK: u64 = 256;

/// The file of a notice that holds the head it was drawn from.
const HEAD: &str = "checkpoint.note";

/// A signed head that proofs lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedHead {
    /// What it says.
    pub checkpoint: Checkpoint,
    /// The note itself.
    pub note: String,
    /// The notice on which its root is printed, if it is one of a notice.
    pub notice: Option<Count>,
}

/// A gift's line, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedLine {
    /// Its entry.
    pub seq: Seq,
    /// Which of the block's shapes its values stand in.
    pub shape: usize,
    /// Its values, a line each, under the slip's keystream, in base64.
    pub text: String,
}

/// A block of the page's proofs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Its place: it holds entries `number · 256` on.
    pub number: u64,
    /// Its leaves.
    pub leaves: Vec<Hash>,
    /// For each head, the way from the block up; nothing where the head ends before the block.
    pub ways: Vec<Option<Vec<Hash>>>,
    /// What lines of one kind have in common: the text around their values.
    pub shapes: Vec<Vec<String>>,
    /// The gifts in it.
    pub lines: Vec<SealedLine>,
}

/// Whether entries of this kind have a slip with a code.
#[must_use]
pub fn has_a_code(kind: Kind) -> bool {
    matches!(kind, Kind::DonationReceived | Kind::GoodsReceived)
}

impl Desk {
    /// The code on the slip of an entry; nothing when there is no such entry.
    ///
    /// # Errors
    /// [`DeskError::RowSecret`], or the file's.
    pub fn slip_code(&self, seq: Seq) -> Result<Option<SlipCode>, DeskError> {
        let codes = SlipCodes::new(&self.row_secret()?);
        let entry = self.store.entry(seq)?;
        Ok(entry.map(|entry| codes.of(seq.0, Hash::of_leaf(entry.line.as_bytes()))))
    }

    /// The heads proofs lead to, the one on the board first: that of the newest notice which hangs, and the ledger's own.
    ///
    /// # Errors
    /// [`DeskError`]; a notice whose head is not the file it was posted with is damaged.
    pub fn heads(&mut self, notices: &[Notice]) -> Result<Vec<SignedHead>, DeskError> {
        let (checkpoint, note) = self.signed_head()?;
        let newest = notices.iter().filter(|notice| notice.posted.is_some()).max_by_key(|n| n.prepared.number);
        let mut heads = Vec::new();
        if let Some(notice) = newest {
            heads.extend(self.head_of(notice)?);
        }
        heads.push(SignedHead { checkpoint, note, notice: None });
        Ok(heads)
    }

    fn head_of(&self, notice: &Notice) -> Result<Option<SignedHead>, DeskError> {
        let number = notice.prepared.number;
        let Some(file) = notice.prepared.files.iter().find(|file| file.name.as_str() == HEAD) else { return Ok(None) };
        let bytes = notice_file(self.store.folder(), notice, HEAD).ok_or(StoreError::Paper(file.digest))?;
        let note = super::handing_over::text_of(bytes);
        let checkpoint = Checkpoint::open(&note, &verifier(&self.opened)?)?;
        Ok(Some(SignedHead { checkpoint, note, notice: Some(number) }))
    }

    /// Every block, in order. Lines are hashed anew, and a head the lines do not lead to is refused before anything is
    /// handed to `each`.
    ///
    /// # Errors
    /// [`DeskError`]; whatever `each` says.
    pub fn blocks<E: From<DeskError>>(
        &self,
        heads: &[SignedHead],
        each: &mut dyn FnMut(Block) -> Result<(), E>,
    ) -> Result<(), E> {
        let tops = self.tops(heads).map_err(E::from)?;
        let codes = SlipCodes::new(&self.row_secret()?);
        let size = heads.iter().map(|head| head.checkpoint.size).max().unwrap_or(0);
        let (mut block, mut first) = (Block::default(), 0_u64);
        while first < size {
            self.read_block(&codes, first, size, &mut block).map_err(E::from)?;
            block.ways = tops.iter().map(|top| top.way(block.number)).collect();
            each(std::mem::take(&mut block))?;
            first = first.saturating_add(BLOCK);
        }
        Ok(())
    }

    /// The roots of the blocks under each head.
    fn tops(&self, heads: &[SignedHead]) -> Result<Vec<Top>, DeskError> {
        let mut leaves = Vec::new();
        self.store.each_entry(Seq(0), |_, line, _| {
            leaves.push(Hash::of_leaf(line));
            true
        })?;
        let top = |head: &SignedHead| {
            let size = usize::try_from(head.checkpoint.size).unwrap_or(usize::MAX);
            let covered = leaves.get(..size).ok_or_else(|| damaged("heads", "a head is beyond the entries"))?;
            let top = Top::over(covered);
            if top.root() == head.checkpoint.root {
                Ok(top)
            } else {
                Err(DeskError::Fork { size: head.checkpoint.size, note: head.note.clone() })
            }
        };
        heads.iter().map(top).collect()
    }

    fn read_block(&self, codes: &SlipCodes, first: u64, size: u64, block: &mut Block) -> Result<(), DeskError> {
        block.number = first / BLOCK;
        let until = size.min(first.saturating_add(BLOCK));
        let (mut seq, mut outcome) = (first, Ok(()));
        self.store.each_entry(Seq(first), |_, line, _| {
            outcome = block.take(codes, seq, line);
            seq = seq.saturating_add(1);
            outcome.is_ok() && seq < until
        })?;
        outcome
    }
}

impl Block {
    fn take(&mut self, codes: &SlipCodes, seq: u64, bytes: &[u8]) -> Result<(), DeskError> {
        let leaf = Hash::of_leaf(bytes);
        self.leaves.push(leaf);
        let line = Line::parse_bytes(bytes).map_err(|e| damaged("entry", &format!("{seq}: {e}")))?;
        if !Kind::of(line.kind).is_some_and(has_a_code) {
            return Ok(());
        }
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let (parts, values) = parted(text).map_err(|e| damaged("entry", &format!("{seq}: {e}")))?;
        let shape = self.shape(&parts);
        let text = codes.of(seq, leaf).seal(leaf, &values.join("\n"));
        self.lines.push(SealedLine { seq: Seq(seq), shape, text });
        Ok(())
    }

    /// The place of a shape among the block's.
    fn shape(&mut self, parts: &[&str]) -> usize {
        let known = self.shapes.iter().position(|shape| shape == parts);
        known.unwrap_or_else(|| {
            self.shapes.push(parts.iter().map(|part| (*part).to_owned()).collect());
            self.shapes.len().saturating_sub(1)
        })
    }
}

/// The tree above the blocks, whose leaves are the roots of the blocks.
///
/// RFC 6962 splits at the largest power of two below the size, which for a tree of more than 256 leaves is a whole number
/// of blocks; so the tree over the entries, from level 8 up, is the tree over the blocks' roots.
struct Top(MemoryNodes);

impl Top {
    fn over(leaves: &[Hash]) -> Self {
        let width = usize::try_from(BLOCK).unwrap_or(usize::MAX);
        let root_of = |block: &[Hash]| {
            let mut tree = Frontier::new();
            for leaf in block {
                tree.push(*leaf, |_, _, _| {});
            }
            tree.root()
        };
        Self(MemoryNodes(leaves.chunks(width).map(root_of).collect()))
    }

    fn size(&self) -> u64 {
        u64::try_from(self.0.0.len()).unwrap_or(u64::MAX)
    }

    fn root(&self) -> Hash {
        root(&self.0, self.size()).expect("roots in memory cannot be missing")
    }

    fn way(&self, block: u64) -> Option<Vec<Hash>> {
        inclusion(&self.0, block, self.size()).ok()
    }
}

/// A file of a notice, if it is the one the notice was posted with.
#[must_use]
pub fn notice_file(folder: &Folder, notice: &Notice, name: &str) -> Option<Vec<u8>> {
    let file = notice.prepared.files.iter().find(|file| file.name.as_str() == name && is_plain_name(name))?;
    let bytes = papers::read(&folder.notice(notice.prepared.number.0).join(name)).ok()?;
    (papers::digest(&bytes) == file.digest).then_some(bytes)
}

fn damaged(table: &'static str, what: &str) -> DeskError {
    StoreError::Damaged { table, what: what.to_owned() }.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::verify_inclusion;

    /// What the page relies on: the tree over the blocks is the upper part of the tree over the entries.
    #[test]
    fn the_tree_over_the_blocks_is_the_top_of_the_tree_over_the_entries() {
        for size in [1_u64, 2, 255, 256, 257, 511, 512, 513, 700, 1024, 1025, 2300] {
            let leaves: Vec<Hash> = (0..size).map(|n| Hash::of_leaf(&n.to_be_bytes())).collect();
            let top = Top::over(&leaves);
            assert_eq!(Ok(top.root()), root(&MemoryNodes(leaves), size), "{size}");
            for (block, hash) in (0..).zip(&top.0.0) {
                let way = top.way(block).expect("a block has a way up");
                assert_eq!(verify_inclusion(*hash, block, top.size(), &way, top.root()), Ok(()), "{block} of {size}");
            }
            assert_eq!(top.way(top.size()), None);
        }
    }
}
