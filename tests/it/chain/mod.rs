//! The seal, tried against published constants, another tree, and whoever changes a byte.
#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that steps outside its own data should fail"
)]

mod checkpoint;
mod commitment;
mod line;
mod note;
mod proof;
mod receipt;
mod slip_code;
mod tree;

use mingbai::chain::{Entropy, Hash, Line, MemoryNodes, SigningKey};

/// A ledger's key that everybody knows.
fn key(name: &str) -> SigningKey {
    SigningKey::generate(name, &mut Entropy::seeded(name.as_bytes())).expect("a fit name")
}

/// Leaves of the lines "0", "1", "2" …
fn leaves(count: u64) -> MemoryNodes {
    MemoryNodes((0..count).map(leaf).collect())
}

fn leaf(number: u64) -> Hash {
    Hash::of_leaf(number.to_string().as_bytes())
}

/// The text with the byte at `place` turned into another; none if that is no longer text.
fn with_flipped_byte(text: &str, place: usize, bits: u8) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    *bytes.get_mut(place).expect("a place in the text") ^= bits;
    String::from_utf8(bytes).ok()
}

/// An entry of which only the event and number matter.
fn line_with(event: &str, seq: u64) -> String {
    let line = Line {
        at: "2026-11-21T06:03:05Z",
        by: "kuaiji",
        event,
        kind: "donation_received",
        prev: Hash::of_bytes(b"the line before"),
        seq,
        sig: "",
    };
    line.to_text().expect("a canonical line")
}
