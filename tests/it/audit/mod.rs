//! The second brain, tried against whoever edits a file with other programs than ours: a theft a test.
#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "a test that steps outside its own data should fail"
)]

mod books;
mod bytes;
mod checkpoints;
mod export;
mod house;
mod lines;
mod papers;
mod people;
