//! Ids already met in this file: 20 bytes an id, whatever its length.

use std::collections::HashMap;
use std::collections::hash_map::{Entry, RandomState};
use std::hash::BuildHasher;

/// The ids of one walk over a file.
#[derive(Debug, Default)]
pub(super) struct SeenIds {
    // Two keyed hashes of 64 bits, cut to 96: among a million ids two would be taken for one once in 10^17 files.
    keys: [RandomState; 2],
    met: HashMap<[u8; 12], (u32, u32)>,
}

impl SeenIds {
    /// Remembers an id; if it was met before, the line on which, and whether that row said the same.
    pub(super) fn meet(&mut self, id: &str, line: u64, content: &str) -> Option<(u64, bool)> {
        let [first, second] = &self.keys;
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let content = low_half(first.hash_one(content));
        let mut key = [0; 12];
        let (long, short) = (first.hash_one(id).to_le_bytes(), low_half(second.hash_one(id)).to_le_bytes());
        key.iter_mut().zip(long.into_iter().chain(short)).for_each(|(to, from)| *to = from);
        match self.met.entry(key) {
            Entry::Occupied(met) => {
                let (first_line, first_content) = *met.get();
                Some((u64::from(first_line), first_content == content))
            }
            Entry::Vacant(new) => {
                new.insert((line, content));
                None
            }
        }
    }
}

fn low_half(hash: u64) -> u32 {
    let [a, b, c, d, ..] = hash.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}
