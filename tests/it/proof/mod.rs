//! The commands of proof, by the real binary: receipts, checkpoints, exports, comparisons, verification.
#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that steps outside its own data should fail"
)]

mod checking;
mod comparing;
mod exporting;
mod home;
mod two_persons;
mod verifying;
mod witnesses;
