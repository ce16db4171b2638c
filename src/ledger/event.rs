//! What happened, in the past tense. The serde form of an event **is** the file format: fields in alphabetical order,
//! every field always there, absent is the empty string, every leaf a string. An event once released never changes;
//! a new meaning is a new kind. docs/file-format.md tells each field.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::ledger::field::{Count, Maybe, Seq, Version};
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::{Day, Month, UtcOffset};
use crate::ledger::words::{
    Appeal, Currency, Display, DonorKind, Holder, Language, Manner, Means, Mode, PartyKind, Purpose, Role, Service,
    SheetName, SourceKind, Yes,
};
use crate::ledger::yuan::Yuan;

/// Why a text is not an event of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EventFault {
    /// A kind this program does not know: a newer program's, or nobody's.
    #[error("unknown kind")]
    UnknownKind,
    /// A field is missing, unknown, or holds a value outside its grammar.
    #[error("{0}")]
    Field(String),
    /// It reads, but writing it again gives other bytes: said by whoever verifies.
    #[error("another spelling of the same event")]
    Spelling,
}

/// Declares the kinds: one line a kind gives the enum, its word in the file, and the way in and out.
macro_rules! kinds {
    ($($(#[$doc:meta])* $word:literal => $Kind:ident),+ $(,)?) => {
        /// The kind of an entry.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $Kind),+ }

        impl Kind {
            /// Every kind, in the order of the format.
            pub const ALL: &'static [Self] = &[$(Self::$Kind),+];

            /// The kind's word in the file.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$Kind => $word),+ }
            }

            /// The kind of a word.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$Kind),)+ _ => None }
            }
        }

        /// One event.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Event { $($(#[$doc])* $Kind($Kind)),+ }

        impl Event {
            /// Its kind.
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self { $(Self::$Kind(_) => Kind::$Kind),+ }
            }

            /// Reads the event of a line. That it is the one spelling is seen by writing it again, which whoever
            /// verifies does.
            ///
            /// # Errors
            /// [`EventFault`]: fails closed on whatever this program does not know.
            pub fn read(kind: &str, json: &str) -> Result<Self, EventFault> {
                let kind = Kind::of(kind).ok_or(EventFault::UnknownKind)?;
                let event = match kind {
                    $(Kind::$Kind => serde_json::from_str(json).map(Self::$Kind)),+
                };
                event.map_err(|e| EventFault::Field(e.to_string()))
            }

            /// Writes the event as canonical JSON, after what is already in `out`.
            ///
            /// # Panics
            /// Never: every field of an event is a string.
            pub fn write(&self, out: &mut Vec<u8>) {
                match self { $(Self::$Kind(event) => serde_json::to_writer(out, event)),+ }
                    .expect("an event of strings cannot fail to be written");
            }
        }

        $(impl From<$Kind> for Event {
            fn from(event: $Kind) -> Self { Self::$Kind(event) }
        })+
    };
}

kinds! {
    /// Entry 0: everything the ledger is pinned to.
    "ledger_opened" => LedgerOpened,
    /// Another operator, by a public key made on his own machine.
    "operator_enrolled" => OperatorEnrolled,
    /// A place where money lies, and who holds it.
    "account_opened" => AccountOpened,
    /// What books taken over say a purse held.
    "opening_recorded" => OpeningRecorded,
    /// A person or organisation gets a number.
    "person_registered" => PersonRegistered,
    /// The particulars of a number change.
    "person_amended" => PersonAmended,
    /// Two numbers were one person.
    "person_merged" => PersonMerged,
    /// A person's private data were sealed or removed.
    "person_erased" => PersonErased,
    /// A project that may receive gifts.
    "project_proposed" => ProjectProposed,
    /// A gift.
    "donation_received" => DonationReceived,
    /// The number of the official receipt of a gift.
    "receipt_numbered" => ReceiptNumbered,
    /// A gift, or a part of one, went back.
    "donation_refunded" => DonationRefunded,
    /// A file was read; its rows are the entries that follow.
    "import_recorded" => ImportRecorded,
    /// A whole entry is undone.
    "entry_reversed" => EntryReversed,
    /// A notice is ready: its counts, totals and the digests of its files.
    "notice_prepared" => NoticePrepared,
    /// The notice hangs on the board.
    "notice_posted" => NoticePosted,
    /// Another chart of accounts, from a day on.
    "chart_adopted" => ChartAdopted,
}

impl Kind {
    /// Whether `reverse` may undo an entry of this kind. Never a reversal, a refund or a notice: those are facts about
    /// money or paper that already left the house. An import is undone gift by gift.
    #[must_use]
    pub const fn is_reversible(self) -> bool {
        matches!(self, Self::DonationReceived | Self::OpeningRecorded | Self::ReceiptNumbered)
    }

    /// Whether two-person mode wants somebody else's approval for this kind (docs/file-format.md, "two persons").
    #[must_use]
    pub const fn needs_two_persons(self) -> bool {
        matches!(
            self,
            Self::OperatorEnrolled
                | Self::PersonErased
                | Self::DonationRefunded
                | Self::EntryReversed
                | Self::NoticePrepared
                | Self::ChartAdopted
        )
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// One of the first operators, as entry 0 pins them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstOperator {
    /// His code, which `by` repeats on each of his entries.
    pub code: Code,
    /// His Ed25519 public key, 64 hexadecimal digits; empty while he has not enrolled one.
    pub key: Maybe<Digest>,
    /// What he may do.
    pub roles: Vec<Role>,
}

/// A chart adopted by entry 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptedChart {
    /// SHA-256 of the TOML, which lies in papers/.
    pub digest: Digest,
    /// Its edition, as the file says.
    pub edition: Text,
    /// The first day it applies to.
    pub from: Day,
}

/// The ledger this one succeeds: the head under which the old one was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Continues {
    /// Its origin; empty when this is the first.
    pub origin: Text,
    /// Its last root, base64; empty when this is the first.
    pub root: Text,
    /// How many entries it had; empty when this is the first.
    pub size: Maybe<Count>,
}

/// Entry 0. Pinned is origin + key + the leaf of this line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerOpened {
    /// `sha256-rfc6962 ed25519`.
    pub algorithms: Text,
    /// The edition of the approval policy: which kinds need two persons. `1` is the list of docs/file-format.md.
    pub approval_policy: Version,
    /// The charts of accounts in force from the first day.
    pub charts: Vec<AdoptedChart>,
    /// The ledger before this one.
    pub continues: Continues,
    /// The county charity federation that keeps the statutory books.
    pub county: Text,
    /// `CNY`.
    pub currency: Currency,
    /// Who holds the fund's money by default.
    pub custodian: Text,
    /// The version of this format, `1`.
    pub format: Version,
    /// The desk's Ed25519 public key, which signs checkpoints.
    pub key: Digest,
    /// Whether one person may record what needs two.
    pub mode: Mode,
    /// The fund's name.
    pub name: Text,
    /// Who may record.
    pub operators: Vec<FirstOperator>,
    /// The name under which checkpoints are signed, with a random part.
    pub origin: Text,
    /// Real, demo or test.
    pub purpose: Purpose,
    /// A public key kept by another body, which may replace a lost one; empty, and then printed so.
    pub recovery_key: Maybe<Digest>,
    /// The version of Unicode whose characters may stand in a text.
    pub unicode: Text,
    /// Where the business day turns.
    pub utc_offset: UtcOffset,
}

/// An operator joins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorEnrolled {
    /// His code.
    pub code: Code,
    /// The first day of his term.
    pub from: Day,
    /// His Ed25519 public key, made on his own machine.
    pub key: Digest,
    /// His number in the register of persons, if he has one.
    pub person: Maybe<PersonNumber>,
    /// What he may do.
    pub roles: Vec<Role>,
}

/// A place where money lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountOpened {
    /// Its code.
    pub code: Code,
    /// The first day.
    pub date: Day,
    /// Who holds it.
    pub holder: Holder,
    /// What people call it. Never a full account number.
    pub name: Text,
}

/// Books taken over: money a purse held before entry 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningRecorded {
    /// Where the money lies.
    pub account: Code,
    /// How much.
    pub amount: Yuan,
    /// The day the old books were closed.
    pub date: Day,
    /// Anything a reader should know.
    pub memo: Text,
    /// The number of the federation's letter that says so.
    pub paper: Text,
    /// The purse: its project, empty for the general fund …
    pub project: Maybe<Code>,
    /// … and its source kind.
    pub source_kind: SourceKind,
}

/// Somebody gets a number. Private particulars stand here only as commitments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonRegistered {
    /// Commitment to the address, or empty.
    pub address: Maybe<Digest>,
    /// How he wishes to be shown.
    pub display: Display,
    /// Commitment to the identity number, or empty.
    pub identity: Maybe<Digest>,
    /// A natural person, or an organisation.
    pub kind: PartyKind,
    /// `yes` when under eighteen: always masked.
    pub minor: Yes,
    /// Commitment to a natural person's name; empty for an organisation.
    pub name: Maybe<Digest>,
    /// His number: one more than the last.
    pub number: PersonNumber,
    /// An organisation's registered name; empty for a natural person.
    pub organisation: Text,
    /// Commitment to the telephone number, or empty.
    pub phone: Maybe<Digest>,
}

/// The particulars of a number, all of them, as they are from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonAmended {
    /// As in [`PersonRegistered`].
    pub address: Maybe<Digest>,
    /// As in [`PersonRegistered`].
    pub display: Display,
    /// As in [`PersonRegistered`].
    pub identity: Maybe<Digest>,
    /// As in [`PersonRegistered`].
    pub minor: Yes,
    /// As in [`PersonRegistered`].
    pub name: Maybe<Digest>,
    /// Whose particulars.
    pub number: PersonNumber,
    /// As in [`PersonRegistered`].
    pub organisation: Text,
    /// As in [`PersonRegistered`].
    pub phone: Maybe<Digest>,
}

/// Two numbers were one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonMerged {
    /// The number that is given up.
    pub from: PersonNumber,
    /// The number that stays.
    pub into: PersonNumber,
    /// How it is known.
    pub reason: Text,
}

/// Private data were taken out of reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonErased {
    /// Sealed while the law wants them kept, removed after.
    pub manner: Manner,
    /// Whose.
    pub number: PersonNumber,
    /// Who asked, on what paper.
    pub reason: Text,
}

/// A project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectProposed {
    /// The 小区 or 网格 it serves, or empty.
    pub area: Text,
    /// Its code.
    pub code: Code,
    /// The day of the proposal.
    pub date: Day,
    /// Its name.
    pub name: Text,
    /// The class of service.
    pub service: Service,
}

/// A gift. Source of the fields of a receipt: 慈善法 art. 38.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonationReceived {
    /// The account it reached.
    pub account: Code,
    /// Gross, in yuan.
    pub amount: Yuan,
    /// 公开募集 or 定向募集.
    pub appeal: Appeal,
    /// The business day it was given.
    pub date: Day,
    /// How the donor is shown.
    pub display: Display,
    /// The donor's number, if registered.
    pub donor: Maybe<PersonNumber>,
    /// Who gave: a person, an organisation, nobody named.
    pub donor_kind: DonorKind,
    /// The transaction's id at its source, or empty.
    pub external_id: Text,
    /// The import this row belongs to, or empty.
    pub import: Maybe<Seq>,
    /// How it was paid.
    pub means: Means,
    /// A public remark.
    pub memo: Text,
    /// Commitment to a remark that holds private numbers, or empty.
    pub memo_private: Maybe<Digest>,
    /// The name commitment in force, or empty when anonymous or an organisation.
    pub name: Maybe<Digest>,
    /// An organisation's registered name, or empty.
    pub organisation: Text,
    /// For which project; empty for the general fund.
    pub project: Maybe<Code>,
    /// The official receipt's number, or empty.
    pub receipt: Text,
    /// Commitment to the name of who handed it over (甲转来乙捐款), or empty.
    pub relayed_by: Maybe<Digest>,
    /// The reversed gift whose external id this entry takes over, or empty.
    pub replaces: Maybe<Seq>,
    /// The key by which a row without an id is known again, or empty.
    pub row: Maybe<RowKey>,
    /// Where `external_id` comes from: `wechat`, a bank, a list.
    pub source: Text,
    /// The purse's source kind.
    pub source_kind: SourceKind,
}

/// The official receipt of a gift. We record its number and never print an imitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptNumbered {
    /// The gift's entry.
    pub gift: Seq,
    /// The number on the official receipt.
    pub number: Text,
}

/// Money went back to a donor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonationRefunded {
    /// How much of the gift.
    pub amount: Yuan,
    /// The business day.
    pub date: Day,
    /// The gift's entry.
    pub gift: Seq,
    /// The number of the paper that allows it.
    pub paper: Text,
    /// Why.
    pub reason: Text,
}

/// A file was read. The next `rows` entries are its gifts, each naming this entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportRecorded {
    /// SHA-256 of the file's bytes.
    pub file: Digest,
    /// Rows left out because they were recorded before.
    pub known: Count,
    /// The profile's name.
    pub profile: Text,
    /// SHA-256 of the profile as it was applied, column map included.
    pub profile_digest: Digest,
    /// How many gifts follow.
    pub rows: Count,
    /// Rows left out as bad, by `--skip-bad`.
    pub skipped: Count,
    /// The sum of the gifts that follow.
    pub sum: Yuan,
}

/// A whole entry is undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryReversed {
    /// The business day the reversal is posted on.
    pub date: Day,
    /// Which entry.
    pub entry: Seq,
    /// Why. It is printed.
    pub reason: Text,
}

/// Count and total of one sheet, recomputed by whoever verifies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetTotal {
    /// How many rows.
    pub count: Count,
    /// Which sheet.
    pub sheet: SheetName,
    /// Their sum.
    pub total: Yuan,
}

/// One file of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeFile {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// Its name inside the notice's folder.
    pub name: Text,
}

/// A notice is ready to be posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticePrepared {
    /// The files, byte for byte.
    pub files: Vec<NoticeFile>,
    /// Entries from here on may show as late or as corrections: the `size` of the notice before, or 0.
    pub from: Count,
    /// The language it is written in.
    pub language: Language,
    /// Which layout: `donations`.
    pub layout: Text,
    /// The layout's version.
    pub layout_version: Version,
    /// Its number: one more than the last.
    pub number: Count,
    /// The month it tells of.
    pub period: Month,
    /// Counts and totals, sheet by sheet.
    pub sheets: Vec<SheetTotal>,
    /// How many entries it covers: those before this one.
    pub size: Count,
}

/// The notice hangs on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticePosted {
    /// The first day it hangs.
    pub from: Day,
    /// Which notice.
    pub notice: Count,
    /// Where.
    pub place: Text,
    /// The last day it hangs.
    pub until: Day,
}

/// Another chart of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartAdopted {
    /// SHA-256 of the TOML, which lies in papers/.
    pub digest: Digest,
    /// Its edition, as the file says.
    pub edition: Text,
    /// The first day it applies to.
    pub from: Day,
}

/// A private field a line commits to, as `people.db` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrivateField {
    /// A home address.
    Address,
    /// An identity card's number.
    Identity,
    /// A remark that holds private numbers.
    Memo,
    /// A natural person's name.
    Name,
    /// A telephone number.
    Phone,
    /// The name of who handed a gift over.
    RelayedBy,
}

impl PrivateField {
    /// Every private field, in the order of their words.
    pub const ALL: [Self; 6] = [Self::Address, Self::Identity, Self::Memo, Self::Name, Self::Phone, Self::RelayedBy];

    /// The word that goes into the commitment.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Identity => "identity",
            Self::Memo => "memo",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::RelayedBy => "relayed_by",
        }
    }

    /// The field of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }
}

impl Event {
    /// The commitments this event carries, in the order of their words. A gift of a registered person and an amendment
    /// repeat commitments made before: only the entry that made one owns the private text.
    #[must_use]
    pub fn commitments(&self) -> Vec<(PrivateField, Digest)> {
        use PrivateField as P;
        let fields = match self {
            Self::PersonRegistered(e) => {
                vec![(P::Address, e.address), (P::Identity, e.identity), (P::Name, e.name), (P::Phone, e.phone)]
            }
            Self::PersonAmended(e) => {
                vec![(P::Address, e.address), (P::Identity, e.identity), (P::Name, e.name), (P::Phone, e.phone)]
            }
            Self::DonationReceived(e) => {
                vec![(P::Memo, e.memo_private), (P::Name, e.name), (P::RelayedBy, e.relayed_by)]
            }
            Self::LedgerOpened(_)
            | Self::OperatorEnrolled(_)
            | Self::AccountOpened(_)
            | Self::OpeningRecorded(_)
            | Self::PersonMerged(_)
            | Self::PersonErased(_)
            | Self::ProjectProposed(_)
            | Self::ReceiptNumbered(_)
            | Self::DonationRefunded(_)
            | Self::ImportRecorded(_)
            | Self::EntryReversed(_)
            | Self::NoticePrepared(_)
            | Self::NoticePosted(_)
            | Self::ChartAdopted(_) => Vec::new(),
        };
        fields.into_iter().filter_map(|(field, digest)| digest.map(|d| (field, d))).collect()
    }
}
