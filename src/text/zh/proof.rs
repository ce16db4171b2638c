//! 凭据、检查点、导出与核验的话。

use super::Zh;
use crate::text::{ProofHelp, ProofWords};

impl ProofWords for Zh {}

/// 这些命令的帮助。
pub(in crate::text) const HELP: ProofHelp = ProofHelp {};
