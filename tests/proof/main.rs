//! The commands of proof, by the real binary: receipts, checkpoints, exports, comparisons, verification.

mod checking;
mod comparing;
mod exporting;
mod home;
mod verifying;
