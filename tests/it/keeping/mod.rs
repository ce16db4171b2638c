//! Keys, persons, backups and restoring, by the real binary in temporary folders.
#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "a test that steps outside its own data should fail"
)]

mod backing_up;
mod erasing;
mod home;
mod keys;
mod people;
mod rebuilding;
mod restoring;
mod shell;
