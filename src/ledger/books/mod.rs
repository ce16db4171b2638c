//! The books: what the rules need to know of everything that happened before. One trait, two answers: `MemoryBooks`
//! here, kept by whoever verifies, and `StoredBooks` beside the file. They must agree.

mod memory;
pub mod register;
pub mod registers;
pub mod rows;
pub mod stints;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use memory::{Fingerprint, Fingerprinter, MemoryBooks};
// Hashing for tables in memory whose keys are short, under a seed drawn by each run. What stands for a text or a row (a
// fingerprint) is hashed by the standard library's SipHash instead.
pub use foldhash::quality::RandomState as Mixing;
pub use register::{Key, Record, Register};

use crate::ledger::books::registers::purses::HeldFacts;
use crate::ledger::books::registers::rosters::RosterFacts;
use crate::ledger::books::stints::Stint;
use crate::ledger::chart::{AccountCode, Chart};
use crate::ledger::effect::Giver;
use crate::ledger::event::{AccountOpened, Event, Kind, LedgerOpened};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::words::{Display, Holder, Manner, PartyKind, Role, Service, SourceKind};
use crate::ledger::yuan::Yuan;

/// A purse: a project, or the general fund, and where its money comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Purse {
    /// The project; none is the general fund.
    pub project: Option<Code>,
    /// Where the money comes from.
    pub source_kind: SourceKind,
}

impl Purse {
    /// Whether its money is 限定性: given for a project, or restricted by giver or law. What a committee earmarks for a
    /// project (内部指定) stays free: only donor or law restricts.
    #[must_use]
    pub const fn is_restricted(&self) -> bool {
        let is_earmarked = matches!(self.source_kind, SourceKind::Designation);
        (self.project.is_some() && !is_earmarked) || self.source_kind.is_restricted()
    }
}

/// An operator as the rules see him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorFacts {
    /// His public key, once enrolled.
    pub key: Option<Digest>,
    /// What he may do.
    pub roles: Arc<[Role]>,
}

/// A person or organisation with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFacts {
    /// How he wishes to be shown.
    pub display: Display,
    /// Whether and how his data were taken out of reach.
    pub erased: Option<Manner>,
    /// A natural person, or an organisation.
    pub kind: PartyKind,
    /// The day of his latest gift.
    pub last_voucher: Option<Day>,
    /// The number he was merged into.
    pub merged_into: Option<PersonNumber>,
    /// Under eighteen.
    pub minor: bool,
    /// The name commitment in force.
    pub name: Option<Digest>,
    /// An organisation's registered name, or empty.
    pub organisation: Text,
}

/// A project as every gift asks for it. Where it stands otherwise, [`registers::projects::ProjectFacts`] knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProjectOutline {
    /// The service class.
    pub service: Service,
    /// Whether it takes no more gifts.
    pub is_closed: bool,
}

/// A gift as later entries see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiftFacts {
    /// Where the money lies.
    pub account: Code,
    /// How much was given.
    pub amount: Yuan,
    /// The business day.
    pub day: Day,
    /// Whether its official receipt is numbered.
    pub has_receipt: bool,
    /// The purse.
    pub purse: Purse,
    /// How much went back.
    pub refunded: Yuan,
}

/// An opening balance as its reversal sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningFacts {
    /// Where the money lies.
    pub account: Code,
    /// How much.
    pub amount: Yuan,
    /// The day.
    pub day: Day,
    /// The purse.
    pub purse: Purse,
}

/// What a reversal would undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undoable {
    /// A gift.
    Gift(GiftFacts),
    /// An opening balance.
    Opening(OpeningFacts),
    /// An official receipt's number.
    Receipt {
        /// The gift it is for.
        gift: Seq,
        /// The number.
        number: Text,
    },
    /// Hours.
    Stint(Box<Stint>),
    /// Another entry of a kind that may be undone.
    Entry(Arc<Recalled>),
    /// Points that were exchanged: [`Books::redemption`] knows it on its own day.
    Redemption,
    /// Nothing that may be undone.
    Never(Kind),
}

/// An entry looked up whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    /// Its number.
    pub seq: Seq,
    /// Who recorded it.
    pub by: Code,
    /// What happened.
    pub event: Event,
}

/// Who gave, as far as two gifts of one donor can be told: an anonymous or unlinked gift is a donor of its own. Two
/// books may number the same donors differently; only whether two are equal means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GiverKey(pub u64);

impl GiverKey {
    const ORGANISATION: u64 = 1 << 63;
    const UNLINKED: u64 = 1 << 62;

    /// A registered person or organisation.
    #[must_use]
    pub fn registered(number: PersonNumber) -> Self {
        Self(u64::from(number.0))
    }

    /// An organisation, by a hash of its registered name under a key of the books' own.
    #[must_use]
    pub const fn organisation(hash: u64) -> Self {
        Self(hash | Self::ORGANISATION)
    }

    /// A gift that is a donor of its own.
    #[must_use]
    pub const fn unlinked(gift: Seq) -> Self {
        Self(gift.0 | Self::UNLINKED)
    }

    /// The number of a registered person or organisation.
    #[must_use]
    pub fn number(self) -> Option<PersonNumber> {
        u32::try_from(self.0).ok().map(PersonNumber)
    }

    /// Whether it stands for one gift only, because nobody can tell whose it is.
    #[must_use]
    pub const fn is_unlinked(self) -> bool {
        self.0 & (Self::ORGANISATION | Self::UNLINKED) == Self::UNLINKED
    }
}

/// A gift for a project, as the rules of the match see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectGift {
    /// Its entry.
    pub seq: Seq,
    /// The business day.
    pub day: Day,
    /// How much was given.
    pub amount: Yuan,
    /// How much of it went back.
    pub refunded: Yuan,
    /// Whether its entry was reversed.
    pub is_reversed: bool,
    /// Public or directed appeal.
    pub source_kind: SourceKind,
    /// Who gave.
    pub giver: GiverKey,
}

/// What came into and went out of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// In.
    pub inward: Yuan,
    /// Out.
    pub outward: Yuan,
}

/// An import whose rows are still coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenImport {
    /// Its entry.
    pub import: Seq,
    /// How many rows are still to come.
    pub rows_left: Count,
    /// What they must still add up to.
    pub sum_left: Yuan,
}

/// A count and a sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub count: Count,
    /// How much.
    pub total: Yuan,
}

impl Tally {
    /// One more. Sums of gifts cannot overflow: the turnover is checked before anything is posted.
    #[must_use]
    pub fn with(self, amount: Yuan) -> Self {
        Self { count: self.count.and_one(), total: self.total.plus(amount).unwrap_or(self.total) }
    }
}

/// The last notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeFacts {
    /// Its number.
    pub number: Count,
    /// Its month.
    pub period: Month,
    /// Whether it hangs.
    pub posted: bool,
    /// How many entries it covers.
    pub size: Count,
}

/// One side of a double entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The money account of the purse.
    pub account: Code,
    /// The code in the chart of that day.
    pub code: AccountCode,
    /// How much is debited, or zero.
    pub debit: Yuan,
    /// How much is credited, or zero.
    pub credit: Yuan,
    /// Whether the code is money: then the purse's cash moves.
    pub is_money: bool,
    /// The day it is posted on: the business day, or the first open day when its month is closed.
    pub day: Day,
    /// The purse.
    pub purse: Purse,
}

/// The questions rules ask. Pure: a fault of the file is kept by the stored books and asked for by the desk before it
/// commits, so that a rule never has to speak of files.
pub trait Books {
    /// How many entries there are.
    fn size(&self) -> Count;
    /// What entry 0 pins; nothing before it.
    fn opened(&self) -> Option<Arc<LedgerOpened>>;
    /// The sum of everything ever posted, one side.
    fn turnover(&self) -> Yuan;
    /// The operator of a code.
    fn operator(&self, code: &Code) -> Option<OperatorFacts>;
    /// Whose key this is.
    fn key_owner(&self, key: &Digest) -> Option<Code>;
    /// Who holds an account.
    fn account(&self, code: &Code) -> Option<Holder>;
    /// A project: its service class, and whether it is closed.
    fn project(&self, code: &Code) -> Option<ProjectOutline>;
    /// The last number given to a person; 0 before the first.
    fn last_person(&self) -> u32;
    /// A registered person.
    fn person(&self, number: PersonNumber) -> Option<PersonFacts>;
    /// The chart of a digest, as its paper says.
    fn chart_paper(&self, digest: &Digest) -> Option<Arc<Chart>>;
    /// The chart in force on a day.
    fn chart_on(&self, day: Day) -> Option<Arc<Chart>>;
    /// What a purse holds in an account.
    fn cash(&self, account: &Code, purse: &Purse) -> Yuan;
    /// What of it may be used: deposits and what is kept back of a price are owed, in whichever account the purse's money lies.
    fn free_cash(&self, account: &Code, purse: &Purse) -> Yuan
    where
        Self: Sized,
    {
        let cash = self.cash(account, purse);
        let held = HeldFacts::of(self, purse).amount;
        if held.is_zero() {
            return cash;
        }
        let all = self.accounts().into_iter().map(|account| self.cash(&account.code, purse));
        let all = Yuan::sum(all).unwrap_or_default();
        cash.min(all.minus(held).unwrap_or_default())
    }
    /// The entry that opened a purse in an account, unless reversed.
    fn opening(&self, account: &Code, purse: &Purse) -> Option<Seq>;
    /// Whether an id of a source is recorded.
    fn is_id_taken(&self, source: &Text, id: &Text) -> bool;
    /// Whether it is this entry that holds the id now: the last one that recorded it.
    fn holds_id(&self, seq: Seq, source: &Text, id: &Text) -> bool;
    /// Whether a row without an id is recorded.
    fn is_row_taken(&self, row: &RowKey) -> bool;
    /// The gift an official receipt's number was last given to.
    fn receipt_holder(&self, number: &Text) -> Option<Seq>;
    /// What a reversal of this entry would undo; nothing when there is no such entry.
    fn undoable(&self, seq: Seq) -> Option<Undoable>;
    /// The reversal of an entry.
    fn reversed_by(&self, seq: Seq) -> Option<Seq>;
    /// The import whose rows are still coming.
    fn open_import(&self) -> Option<OpenImport>;
    /// The roster whose rows are still coming; every entry asks.
    fn open_roster(&self) -> Option<RosterFacts>
    where
        Self: Sized,
    {
        RosterFacts::find(self, &RosterFacts::key())
    }
    /// The last notice.
    fn last_notice(&self) -> Option<NoticeFacts>;
    /// Gifts of a month that were in time for its notice.
    fn gifts_of(&self, month: Month) -> Tally;
    /// Gifts of all months before this one that were in time for a notice of theirs.
    fn gifts_before(&self, month: Month) -> Tally;
    /// Gifts of months already told, recorded since the last notice was prepared.
    fn late_gifts(&self) -> Tally;
    /// Refunds and reversals of gifts, recorded since the last notice was prepared.
    fn corrections(&self) -> Tally;
    /// Every account, by code.
    fn accounts(&self) -> Vec<AccountOpened>;
    /// An entry of a kind that [`Kind::is_recalled`].
    fn recall(&self, seq: Seq) -> Option<Arc<Recalled>>;
    /// The entries of a recalled kind whose business day lies in `from ..= until`, by day, then entry.
    fn happened(&self, kind: Kind, from: Day, until: Day) -> Vec<Seq>;
    /// The facts of a register under a key, as they are read where they stand.
    fn register<T>(&self, register: Register, key: &str, read: impl FnOnce(&str) -> T) -> Option<T>;
    /// The keys of a register that begin with a text, with their facts, in order.
    fn registers(&self, register: Register, beginning: &str) -> Vec<(String, String)>;
    /// The last month that is closed.
    fn closed_month(&self) -> Option<Month>;
    /// The gifts for a project whose business day lies in `from ..= until`, reversed ones included, by entry.
    fn gifts_to(&self, project: &Code, from: Day, until: Day) -> Vec<ProjectGift>;
    /// Who gave by this entry, under the keys that [`Books::gifts_to`] of the same books uses.
    fn giver(&self, seq: Seq, giver: &Giver) -> GiverKey;
    /// Who gave by an entry that is a gift, under the same keys.
    fn giver_of(&self, seq: Seq) -> Option<GiverKey>;
    /// Whether the number of a slip is taken.
    fn is_slip_taken(&self, number: &Text) -> bool;
    /// A redemption, at least while no later day's is recorded: only on its own day it may be undone.
    fn redemption(&self, seq: Seq) -> Option<Arc<Recalled>>;
    /// What moved of a purse's money in an account on later days, each with its day.
    fn flows_after(&self, account: &Code, purse: &Purse, day: Day) -> BTreeMap<Day, Flow>;
    /// What moved in an account on the days `from ..= until`, in money.
    fn flow(&self, account: &Code, from: Day, until: Day) -> Flow;
    /// The hours an entry recorded, as they stand.
    fn stint(&self, seq: Seq) -> Option<Stint>;
    /// A volunteer's hours on the days `from ..= until`, by entry, undone ones included.
    fn stints(&self, volunteer: PersonNumber, from: Day, until: Day) -> Vec<Stint>;
    /// An activity's hours recorded after an entry, by entry, undone ones included.
    fn stints_of(&self, activity: &Code, after: Seq) -> Vec<Stint>;
    /// How many volunteers somebody saw on a day, counted up to `most`.
    fn seen_by(&self, witness: PersonNumber, day: Day, most: Count) -> Count;

    /// The last month that takes nothing more: it is closed, or its notice was prepared.
    fn told_month(&self) -> Option<Month> {
        self.closed_month().max(self.last_notice().map(|notice| notice.period))
    }

    /// The day an entry of a business day is posted on. What hangs on the board keeps its closing figures, so what comes
    /// late for a told month is posted on the first day that was not told.
    fn posting_day(&self, day: Day) -> Day {
        match self.told_month().filter(|told| day.month() <= *told) {
            Some(told) => told.next().first(),
            None => day,
        }
    }

    /// The event of an entry of a recalled kind that was not reversed.
    fn standing(&self, seq: Seq) -> Option<Arc<Recalled>> {
        self.recall(seq).filter(|_| self.reversed_by(seq).is_none())
    }
}
