//! The rows of the books, spelled once: how two independent answers are compared. A small table is compared row by row;
//! a large one (a row a gift) by the fingerprint of its set of rows.

use crate::ledger::books::stints::Stint;
use crate::ledger::effect::PointsMove;
use crate::ledger::field::Seq;
use crate::ledger::name::{PersonNumber, RowKey, Text};
use crate::ledger::period::Day;
use crate::ledger::yuan::Yuan;

/// A table of the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Who may record.
    Operators,
    /// Where money lies.
    Accounts,
    /// Projects.
    Projects,
    /// Registered persons, public part.
    People,
    /// Charts adopted.
    Charts,
    /// Debits and credits by day, code, account, purse.
    Movements,
    /// What each purse holds in each account.
    Cash,
    /// Balances taken over.
    Openings,
    /// Entries undone.
    Reversals,
    /// Notices.
    Notices,
    /// Gifts by month.
    Months,
    /// Entries of the fund's own affairs by kind and day.
    Happenings,
    /// The registers.
    Registers,
    /// Single figures.
    State,
    /// Gifts by day.
    Gifts,
    /// Ids of other people's systems.
    Ids,
    /// Keys of rows without an id.
    Rows,
    /// Official receipts.
    Receipts,
    /// Gifts of registered persons.
    Givers,
    /// Refunds and reversals of gifts.
    Corrections,
    /// What moved in points accounts.
    PointsMoves,
    /// Hours.
    Stints,
    /// Numbers of slips.
    Slips,
}

impl Table {
    /// Tables small enough to be compared row by row.
    pub const SMALL: [Self; 14] = [
        Self::Operators,
        Self::Accounts,
        Self::Projects,
        Self::People,
        Self::Charts,
        Self::Movements,
        Self::Cash,
        Self::Openings,
        Self::Reversals,
        Self::Notices,
        Self::Months,
        Self::Happenings,
        Self::Registers,
        Self::State,
    ];

    /// Tables that grow with the gifts.
    pub const LARGE: [Self; 9] = [
        Self::Gifts,
        Self::Ids,
        Self::Rows,
        Self::Receipts,
        Self::Givers,
        Self::Corrections,
        Self::PointsMoves,
        Self::Stints,
        Self::Slips,
    ];

    /// Its name in schema.sql.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Operators => "operator",
            Self::Accounts => "account",
            Self::Projects => "project",
            Self::People => "person",
            Self::Charts => "chart",
            Self::Movements => "movement",
            Self::Cash => "cash",
            Self::Openings => "opening",
            Self::Reversals => "reversal",
            Self::Notices => "notice",
            Self::Months => "gift_month",
            Self::Happenings => "happening",
            Self::Registers => "register",
            Self::State => "state",
            Self::Gifts => "gift",
            Self::Ids => "external_id",
            Self::Rows => "row_key",
            Self::Receipts => "receipt",
            Self::Givers => "person_gift",
            Self::Corrections => "correction",
            Self::PointsMoves => "points_move",
            Self::Stints => "stint",
            Self::Slips => "slip",
        }
    }
}

/// A row of a large table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LargeRow<'a> {
    /// Table [`Table::Gifts`].
    Gift {
        /// The business day.
        day: Day,
        /// The entry.
        seq: Seq,
        /// How much.
        amount: Yuan,
        /// Whether its month was already told.
        is_late: bool,
    },
    /// Table [`Table::Ids`].
    Id {
        /// Where the id comes from.
        source: &'a Text,
        /// The id.
        id: &'a Text,
        /// The entry that recorded it.
        seq: Seq,
    },
    /// Table [`Table::Rows`].
    Row {
        /// The key.
        row: RowKey,
        /// The entry.
        seq: Seq,
    },
    /// Table [`Table::Receipts`].
    Receipt {
        /// The number.
        number: &'a Text,
        /// The gift.
        gift: Seq,
    },
    /// Table [`Table::Givers`].
    Giver {
        /// Who.
        person: PersonNumber,
        /// The gift.
        seq: Seq,
    },
    /// Table [`Table::Corrections`].
    Correction {
        /// The entry that corrects.
        seq: Seq,
        /// The gift.
        gift: Seq,
        /// How much.
        amount: Yuan,
        /// Money that went back, or a mistake undone.
        is_refund: bool,
    },
    /// Table [`Table::PointsMoves`].
    PointsMove(&'a PointsMove),
    /// Table [`Table::Stints`].
    Stint {
        /// The hours as they stand.
        stint: &'a Stint,
    },
    /// Table [`Table::Slips`].
    Slip {
        /// The number.
        number: &'a Text,
        /// The business day.
        day: Day,
        /// The entry.
        seq: Seq,
    },
}

impl LargeRow<'_> {
    /// The table it belongs to.
    #[must_use]
    pub const fn table(&self) -> Table {
        match self {
            Self::Gift { .. } => Table::Gifts,
            Self::Id { .. } => Table::Ids,
            Self::Row { .. } => Table::Rows,
            Self::Receipt { .. } => Table::Receipts,
            Self::Giver { .. } => Table::Givers,
            Self::Correction { .. } => Table::Corrections,
            Self::PointsMove(_) => Table::PointsMoves,
            Self::Stint { .. } => Table::Stints,
            Self::Slip { .. } => Table::Slips,
        }
    }
}

/// The spelling of each small row: its columns in the order of schema.sql, joined by TAB, which no text may hold.
pub mod row {
    use std::fmt::Display;

    use crate::ledger::books::{OpenImport, OperatorFacts, PersonFacts, Purse, Register, Tally};
    use crate::ledger::chart::AccountCode;
    use crate::ledger::event::{AccountOpened, AdoptedChart, Kind, NoticePrepared, ProjectProposed};
    use crate::ledger::field::{Maybe, Seq};
    use crate::ledger::name::{Code, PersonNumber};
    use crate::ledger::period::{Day, Month};
    use crate::ledger::yuan::Yuan;

    fn join(columns: &[&dyn Display]) -> String {
        columns.iter().map(ToString::to_string).collect::<Vec<_>>().join("\t")
    }

    fn project_of(purse: &Purse) -> Maybe<Code> {
        Maybe(purse.project.clone())
    }

    /// `operator(code, key, roles)`; roles joined by a blank.
    #[must_use]
    pub fn operator(code: &Code, facts: &OperatorFacts) -> String {
        let roles: Vec<&str> = facts.roles.iter().map(|role| role.word()).collect();
        join(&[code, &Maybe(facts.key), &roles.join(" ")])
    }

    /// `account(code, holder, name, area, day)`.
    #[must_use]
    pub fn account(account: &AccountOpened) -> String {
        join(&[&account.code, &account.holder, &account.name, &account.area, &account.date])
    }

    /// `project(code, name, service, area, day, closed)`.
    #[must_use]
    pub fn project(project: &ProjectProposed, closed: Option<Day>) -> String {
        join(&[&project.code, &project.name, &project.service, &project.area, &project.date, &Maybe(closed)])
    }

    /// `person(number, kind, organisation, name, display, minor, merged_into, erased, last_voucher)`.
    #[must_use]
    pub fn person(number: PersonNumber, facts: &PersonFacts) -> String {
        join(&[
            &number,
            &facts.kind,
            &facts.organisation,
            &Maybe(facts.name),
            &facts.display,
            &u8::from(facts.minor),
            &Maybe(facts.merged_into),
            &Maybe(facts.erased),
            &Maybe(facts.last_voucher),
        ])
    }

    /// `chart(number, day, edition, digest)`; numbered in the order of adoption.
    #[must_use]
    pub fn chart(number: usize, chart: &AdoptedChart) -> String {
        join(&[&number, &chart.from, &chart.edition, &chart.digest])
    }

    /// `movement(day, code, account, project, source_kind, debit, credit)`.
    #[must_use]
    pub fn movement(day: Day, code: AccountCode, account: &Code, purse: &Purse, debit: Yuan, credit: Yuan) -> String {
        join(&[&day, &code, account, &project_of(purse), &purse.source_kind, &debit, &credit])
    }

    /// `cash(account, project, source_kind, fen)`.
    #[must_use]
    pub fn cash(account: &Code, purse: &Purse, fen: i64) -> String {
        join(&[account, &project_of(purse), &purse.source_kind, &fen])
    }

    /// `opening(account, project, source_kind, seq)`.
    #[must_use]
    pub fn opening(account: &Code, purse: &Purse, seq: Seq) -> String {
        join(&[account, &project_of(purse), &purse.source_kind, &seq])
    }

    /// `reversal(entry, seq)`.
    #[must_use]
    pub fn reversal(entry: Seq, by: Seq) -> String {
        join(&[&entry, &by])
    }

    /// `notice(number, period, first, size, prepared, posted)`; the last two are the entries that said so.
    #[must_use]
    pub fn notice(notice: &NoticePrepared, prepared: Seq, posted: Option<Seq>) -> String {
        join(&[&notice.number, &notice.period, &notice.from, &notice.size, &prepared, &Maybe(posted)])
    }

    /// `gift_month(month, count, total)`.
    #[must_use]
    pub fn month(month: Month, tally: Tally) -> String {
        join(&[&month, &tally.count, &tally.total])
    }

    /// `happening(kind, day, seq)`.
    #[must_use]
    pub fn happening(kind: Kind, day: Day, seq: Seq) -> String {
        join(&[&kind, &day, &seq])
    }

    /// `register(register, key, facts)`.
    #[must_use]
    pub fn register(register: Register, key: &str, facts: &str) -> String {
        join(&[&register.word(), &key, &facts])
    }

    /// `state(word, value)`: single figures.
    #[must_use]
    pub fn state(
        turnover: Yuan,
        import: Option<OpenImport>,
        late: Tally,
        corrections: Tally,
        closed: Option<Month>,
    ) -> Vec<String> {
        let import = import.map_or_else(String::new, |o| format!("{} {} {}", o.import, o.rows_left, o.sum_left));
        vec![
            join(&[&"turnover", &turnover]),
            join(&[&"import", &import]),
            join(&[&"late", &format!("{} {}", late.count, late.total)]),
            join(&[&"corrections", &format!("{} {}", corrections.count, corrections.total)]),
            join(&[&"closed", &Maybe(closed)]),
        ]
    }
}
