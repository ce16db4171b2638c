//! The one integration binary.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "a test that fails says so"
)]

mod docs;
mod house;
mod refusals;
mod rooms;
mod stories;
