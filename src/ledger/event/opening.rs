//! Opening the house: entry 0, accounts, charts, balances taken over.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe, Version};
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::period::{Day, UtcOffset};
use crate::ledger::words::{Currency, Holder, Mode, Purpose, Role, SourceKind};
use crate::ledger::yuan::Yuan;

event! {
    /// One of the first operators, as entry 0 pins them.
    FirstOperator {
        /// His code, which `by` repeats on each of his entries.
        code: Code,
        /// His Ed25519 public key, 64 hexadecimal digits; empty while he has not enrolled one.
        key: Maybe<Digest>,
        /// What he may do.
        roles: Vec<Role>,
    }
}

event! {
    /// A chart adopted by entry 0.
    AdoptedChart {
        /// SHA-256 of the TOML, which lies in papers/.
        digest: Digest,
        /// Its edition, as the file says.
        edition: Text,
        /// The first day it applies to.
        from: Day,
    }
}

event! {
    /// The ledger this one succeeds: the head under which the old one was closed.
    Continues {
        /// Its origin; empty when this is the first.
        origin: Text,
        /// Its last root, base64; empty when this is the first.
        root: Text,
        /// How many entries it had; empty when this is the first.
        size: Maybe<Count>,
    }
}

event! {
    /// Entry 0. Pinned is origin + key + the leaf of this line.
    LedgerOpened {
        /// `sha256-rfc6962 ed25519`.
        algorithms: Text,
        /// The edition of the approval policy: which kinds need two persons. `1` is the list of docs/file-format.md.
        approval_policy: Version,
        /// The charts of accounts in force from the first day.
        charts: Vec<AdoptedChart>,
        /// The ledger before this one.
        continues: Continues,
        /// The county charity federation that keeps the statutory books.
        county: Text,
        /// `CNY`.
        currency: Currency,
        /// Who holds the fund's money by default.
        custodian: Text,
        /// The version of this format, `1`.
        format: Version,
        /// The desk's Ed25519 public key, which signs checkpoints.
        key: Digest,
        /// Whether one person may record what needs two.
        mode: Mode,
        /// The fund's name.
        name: Text,
        /// Who may record.
        operators: Vec<FirstOperator>,
        /// The name under which checkpoints are signed, with a random part.
        origin: Text,
        /// Real, demo or test.
        purpose: Purpose,
        /// A public key kept by another body, which may replace a lost one; empty, and then printed so.
        recovery_key: Maybe<Digest>,
        /// The version of Unicode whose characters may stand in a text.
        unicode: Text,
        /// Where the business day turns.
        utc_offset: UtcOffset,
    }
}

event! {
    /// A place where money lies.
    AccountOpened {
        /// The 小区 whose owners hold it; empty for every other account.
        area: Maybe<Code>,
        /// Its code.
        code: Code,
        /// The first day.
        date: Day,
        /// Who holds it.
        holder: Holder,
        /// What people call it. Never a full account number.
        name: Text,
    }
}

event! {
    /// Books taken over: money a purse held before entry 0.
    OpeningRecorded {
        /// Where the money lies.
        account: Code,
        /// How much.
        amount: Yuan,
        /// The day the old books were closed.
        date: Day,
        /// Anything a reader should know.
        memo: Text,
        /// The number of the federation's letter that says so.
        paper: Text,
        /// The purse: its project, empty for the general fund …
        project: Maybe<Code>,
        /// … and its source kind.
        source_kind: SourceKind,
    }
}

event! {
    /// Another chart of accounts.
    ChartAdopted {
        /// SHA-256 of the TOML, which lies in papers/.
        digest: Digest,
        /// Its edition, as the file says.
        edition: Text,
        /// The first day it applies to.
        from: Day,
    }
}
