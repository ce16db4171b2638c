//! The one integration binary.
#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "a test that fails says so"
)]

mod audit;
mod chain;
mod docs;
mod frauds;
pub(crate) mod fund;
mod help;
mod house;
mod import;
mod keeping;
mod pack;
mod proof;
mod properties;
mod python;
mod refusals;
mod render;
mod rooms;
mod site;
mod stories;
