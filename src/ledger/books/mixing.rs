//! Hashing for tables of memory whose keys are short: a multiplication a word, under two keys drawn anew by each run, so
//! that nobody can prepare keys that meet. What stands for a text or a row (a fingerprint) is hashed by the standard
//! library's SipHash instead.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// The keys of one run.
#[derive(Clone, Debug)]
pub struct Mixing {
    keys: (u64, u64),
}

impl Default for Mixing {
    fn default() -> Self {
        let drawn = RandomState::new();
        // Odd, so that no bit of a word is lost.
        Self { keys: (drawn.hash_one(0_u8), drawn.hash_one(1_u8) | 1) }
    }
}

impl BuildHasher for Mixing {
    type Hasher = Mixer;

    fn build_hasher(&self) -> Mixer {
        Mixer { state: self.keys.0, key: self.keys.1 }
    }
}

/// What was mixed so far.
#[derive(Clone, Debug)]
pub struct Mixer {
    state: u64,
    key: u64,
}

impl Mixer {
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.state ^ word).wrapping_mul(u128::from(self.key));
        let low = u64::try_from(product & u128::from(u64::MAX)).unwrap_or(0);
        let high = u64::try_from(product.wrapping_shr(64)).unwrap_or(0);
        self.state = low ^ high.rotate_left(32);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            let word = rest.iter().rev().fold(0_u64, |word, byte| word.wrapping_shl(8) | u64::from(*byte));
            self.mix(word);
        }
        self.mix(u64::try_from(bytes.len()).unwrap_or(0));
    }

    fn write_u8(&mut self, number: u8) {
        self.mix(number.into());
    }

    fn write_u16(&mut self, number: u16) {
        self.mix(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.mix(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.mix(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.mix(u64::try_from(number).unwrap_or(0));
    }

    fn write_u128(&mut self, number: u128) {
        self.mix(u64::try_from(number & u128::from(u64::MAX)).unwrap_or(0));
        self.mix(u64::try_from(number.wrapping_shr(64)).unwrap_or(0));
    }

    fn finish(&self) -> u64 {
        // The table takes the highest bits and the lowest: both depend on every bit that was mixed.
        self.state ^ self.state.rotate_left(25)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_differ_in_one_bit_fall_apart_and_equal_ones_do_not() {
        let mixing = Mixing::default();
        let mut met = std::collections::HashSet::new();
        for bit in 0..128 {
            assert!(met.insert(mixing.hash_one(1_u128 << bit)), "bit {bit}");
        }
        assert_eq!(mixing.hash_one(("a", 1_u32)), mixing.hash_one(("a", 1_u32)));
        assert_ne!(mixing.hash_one([1_u8, 0].as_slice()), mixing.hash_one([1_u8].as_slice()));
    }
}
