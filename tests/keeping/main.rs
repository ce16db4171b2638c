//! Keys, persons, backups and restoring, by the real binary in temporary folders.

mod backing_up;
mod erasing;
mod home;
mod keys;
mod people;
mod rebuilding;
mod restoring;
mod shell;
