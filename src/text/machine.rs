//! What the desk, its files, the clock and the machine have to say.

use std::path::Path;

use crate::desk::DeskError;
use crate::ledger::period::Moment;
use crate::store::StoreError;
use crate::store::system::Shared;
use crate::text::Told;

/// What the desk, its files, the clock and the machine have to say.
pub trait MachineWords {
    /// What the desk says.
    fn desk(&self, error: &DeskError) -> Told;
    /// What the file says.
    fn store(&self, error: &StoreError) -> Told;
    /// `--at` is for demo and test ledgers.
    fn clock_is_fixed(&self) -> Told;
    /// The folder is not this computer's alone.
    fn folder_is_shared(&self, shared: Shared) -> String;
    /// The clock stands long after the last entry.
    fn clock_is_far_ahead(&self, last: Moment, now: Moment) -> String;
    /// A left-over journal was taken away.
    fn orphan_removed(&self, path: &Path) -> String;
    /// A file that would be overwritten.
    fn file_exists(&self, path: &Path) -> Told;
    /// Standard output took only a part of the result.
    fn output_is_short(&self) -> Told;
    /// What is handed out would lie among the ledger's own files.
    fn output_is_inside(&self, path: &Path) -> Told;
}
