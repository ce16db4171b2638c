//! What the commands of keeping say: keys, operators, persons, backups, rebuilding.

/// What the commands of keeping say.
pub trait KeepingWords {}

/// Help for the commands of keeping. Fields without defaults: one that is missing in a language does not compile.
#[derive(Clone, Copy, Debug)]
pub struct KeepingHelp {}
