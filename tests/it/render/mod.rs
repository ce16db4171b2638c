//! What is disclosed, in every face: golden files, what may never pass, sheets that must not foot, and how long it takes.
#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "a test that steps outside its own data should fail"
)]

mod capitals;
mod faces;
mod footing;
mod fund;
mod golden;
pub(crate) mod neighbourhood;
mod phrases;
mod workbook;
