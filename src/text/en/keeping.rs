//! The words of keys, persons, backups and restoring.

use super::En;
use crate::text::{KeepingHelp, KeepingWords};

impl KeepingWords for En {}

/// Help for these commands.
pub(in crate::text) const HELP: KeepingHelp = KeepingHelp {};
