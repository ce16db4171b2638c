//! 密钥、人员、备份与恢复的话。

use super::Zh;
use crate::text::{KeepingHelp, KeepingWords};

impl KeepingWords for Zh {}

/// 这些命令的帮助。
pub(in crate::text) const HELP: KeepingHelp = KeepingHelp {};
