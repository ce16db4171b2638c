//! What does not hold: which claim, of which entry, and what was found instead. No sentences: `text` has the words.

use std::collections::BTreeSet;

use crate::audit::Source;
use crate::chain::{CheckpointError, Hash, KeyError, LineError, ProofError};
use crate::ledger::books::OpenImport;
use crate::ledger::books::rows::Table;
use crate::ledger::event::{EventFault, PrivateField};
use crate::ledger::field::{Count, Seq, Version};
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::refusal::Refusal;

/// How many findings a report holds; it counts them all.
pub(super) const MOST: usize = 100;

macro_rules! claims {
    ($($(#[$doc:meta])* $Claim:ident = $word:literal),+ $(,)?) => {
        /// What should hold. Each has a file of its name, which tells the threats it answers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Claim { $($(#[$doc])* $Claim),+ }

        impl Claim {
            /// Every claim, those first without which the others mean little.
            pub const ALL: &'static [Self] = &[$(Self::$Claim),+];

            /// The name of its file, for programs.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$Claim => $word),+ }
            }
        }
    };
}

claims! {
    /// The tables and triggers are ours.
    SchemaIsIntact = "schema_is_intact",
    /// The file's pages hang together.
    FileIsSound = "file_is_sound",
    /// Every line has its one spelling, and so has the event in it.
    LinesAreCanonical = "lines_are_canonical",
    /// Numbers run 0, 1, 2 … without a gap.
    NumbersHaveNoGap = "numbers_have_no_gap",
    /// The hash beside a line is its hash.
    LeavesMatchTheirLines = "leaves_match_their_lines",
    /// Every entry carries the hash of the one before.
    ChainIsUnbroken = "chain_is_unbroken",
    /// The time of recording is a moment and never goes back.
    TimesNeverGoBack = "times_never_go_back",
    /// Entry 0, and no other, pins the ledger.
    OpeningPinsTheLedger = "opening_pins_the_ledger",
    /// Where it takes two persons, whoever recorded an entry signed it.
    RecordersSignWhatTheyRecord = "recorders_sign_what_they_record",
    /// The kept nodes are those of the tree over the lines.
    TreeNodesMatch = "tree_nodes_match",
    /// Every known checkpoint is one of this chain.
    CheckpointIsOnTheChain = "checkpoint_is_on_the_chain",
    /// The rules, asked again, give the same events.
    EventsObeyTheRules = "events_obey_the_rules",
    /// Whoever approved is another than who recorded, and signed what he approved.
    ApprovalsAreByAnotherPerson = "approvals_are_by_another_person",
    /// Every import has all its rows.
    ImportsAreWhole = "imports_are_whole",
    /// The stored books are what the entries make them.
    BooksAddUp = "books_add_up",
    /// Every private text opens a commitment of its entry.
    PeopleMatchTheirCommitments = "people_match_their_commitments",
    /// Every paper is here, and is what its name says.
    PapersAreAllHere = "papers_are_all_here",
    /// Whoever came from another community brought what his statement says.
    StatementsSaySo = "statements_say_so",
    /// Every notice is what was posted, byte for byte.
    NoticesAreAsPosted = "notices_are_as_posted",
    /// An export's head covers all of its lines.
    HeadCoversTheExport = "head_covers_the_export",
    /// The proof leads from the last export to this one.
    ProofLeadsToTheHead = "proof_leads_to_the_head",
    /// The verifier that travels with an export is the one this program hands out.
    VerifierIsOurOwn = "verifier_is_our_own",
    /// An export holds nothing else.
    NothingElseIsHere = "nothing_else_is_here",
    /// A pack is, byte for byte, what the desk's key sealed.
    PackIsAsSealed = "pack_is_as_sealed",
}

/// Damage to the lines themselves: then nothing can be said of histories.
pub(super) const DAMAGE: [Claim; 4] =
    [Claim::LinesAreCanonical, Claim::NumbersHaveNoGap, Claim::LeavesMatchTheirLines, Claim::ChainIsUnbroken];

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Evidence that cannot be read; what its keeper says.
    CannotBeRead(String),

    /// The tables differ in this object.
    SchemaDiffers(String),
    /// What `SQLite` says of its pages.
    FileIsDamaged(String),

    /// There is no entry at all.
    NoEntries,
    /// The line left the grammar.
    Line(LineError),
    /// The last line has no end.
    LineIsCut,
    /// The line's event is none of this format.
    Event(EventFault),
    /// Another number stands in the line than the place it stands at.
    NumberInLine {
        /// The entry that should stand here.
        expected: Seq,
        /// What the line says.
        found: Seq,
    },
    /// Another number stands beside the line: entries are missing, or came from nowhere.
    NumberInFile {
        /// The entry that should stand here.
        expected: Seq,
        /// What the file says.
        found: i64,
    },
    /// The hash beside the line is not the line's.
    LeafDiffers {
        /// The hash beside it, if it is one.
        stored: Option<Hash>,
        /// The line's.
        computed: Hash,
    },
    /// The entry after carries another hash than this one's. Nobody can tell which of the two was changed.
    PrevDiffers {
        /// The entry after.
        next: Seq,
        /// This entry's hash.
        expected: Hash,
        /// What the entry after carries.
        found: Hash,
    },
    /// The entry was recorded before the one before it.
    TimeWentBack {
        /// When the one before was recorded.
        last: String,
        /// When this one says it was.
        found: String,
    },
    /// A moment no calendar has.
    TimeIsNoMoment(String),

    /// Another kind stands as entry 0.
    OpeningIsMissing {
        /// The kind, as the line spells it.
        found: String,
    },
    /// `ledger_opened` after entry 0.
    OpeningAgain,
    /// An origin under which nothing can be signed.
    OriginCannotBe(Text),
    /// A key with which nothing can be verified.
    KeyCannotBe(KeyError),
    /// Another format than this program reads.
    FormatIs(Version),
    /// Other algorithms than this program has.
    AlgorithmsAre(Text),
    /// Another approval policy than this program knows.
    PolicyIs(Version),
    /// Another version of Unicode than this program's.
    UnicodeIs(Text),
    /// Entry 0 pins another origin or key than the one brought along.
    PinnedOtherwise {
        /// The origin and key brought along, as `name+id+key`.
        expected: String,
        /// Those of entry 0.
        found: String,
    },
    /// A signature where nobody signs: one person keeps the ledger, or the row of a file has it.
    SignatureIsThere,

    /// A node of the tree: stored none, another or one too many.
    NodeDiffers {
        /// Its level.
        level: u8,
        /// Its number on that level.
        number: u64,
        /// The stored one, if it is a hash.
        stored: Option<Hash>,
        /// The true one, if the tree has one there.
        computed: Option<Hash>,
    },

    /// A note that is no checkpoint of this ledger.
    CheckpointIsNone {
        /// Where it comes from.
        source: Source,
        /// Why.
        why: CheckpointError,
    },
    /// A checkpoint under the name of another size.
    CheckpointIsNamedOtherwise {
        /// Where it comes from.
        source: Source,
        /// The size it says.
        size: u64,
    },
    /// ROLLBACK: the ledger is shorter than a checkpoint of it.
    Rollback {
        /// Where the checkpoint comes from.
        source: Source,
        /// How many entries it knows.
        known: u64,
        /// How many there are.
        size: u64,
        /// The checkpoint's note.
        note: String,
    },
    /// FORK: the ledger is another history than a checkpoint of it.
    Fork {
        /// Where the checkpoint comes from.
        source: Source,
        /// The size they differ at.
        size: u64,
        /// The checkpoint's root.
        known: Hash,
        /// The root of this ledger at that size.
        found: Hash,
        /// The checkpoint's note.
        note: String,
        /// A note of the same key that this history has: of the same size if there is one, else the newest.
        other: Option<String>,
    },

    /// A rule refuses the entry.
    Refused(Refusal),
    /// The rules give another event.
    RulesGiveAnother,
    /// `by` is no operator's code.
    RecorderIsNoCode(String),
    /// Nobody of this code had the role that day.
    ApproverIsUnknown {
        /// The code.
        approver: Code,
    },
    /// Whoever approved had recorded the entry himself.
    ApproverIsTheRecorder {
        /// Who.
        approver: Code,
        /// The entry.
        entry: Seq,
    },
    /// Whoever recorded it did not sign it with his key.
    RecorderDidNotSign {
        /// Who.
        by: Code,
    },
    /// The signature is not his, or is over other entries, or there is none and no paper.
    ApprovalIsFalse {
        /// Whose it should be.
        approver: Code,
    },
    /// An approval of an entry that is not there, or waits for nobody.
    ApprovalOfNothing {
        /// The entry.
        entry: Seq,
    },
    /// Rows of an import are missing at the end.
    ImportIsShort(OpenImport),

    /// A row of the books: one too many, one too few, or another.
    RowDiffers {
        /// The table.
        table: Table,
        /// The row in the file that should not be there, columns joined by TAB.
        stored: Option<String>,
        /// The row that should be there.
        derived: Option<String>,
    },
    /// The rows of a large table are not those the entries make.
    TableDiffers {
        /// The table.
        table: Table,
        /// How many rows the file has.
        stored: u64,
        /// How many rows the entries make.
        derived: u64,
    },

    /// The private text does not open the entry's commitment.
    TextDiffers(PrivateField),
    /// The entry has no commitment this private text could open.
    TextWithoutCommitment(PrivateField),
    /// The salt was never drawn.
    SaltIsZero(PrivateField),
    /// The salt is another row's too.
    SaltIsUsedTwice(PrivateField),
    /// The text should have been removed.
    TextIsStillThere(PrivateField),
    /// The text is sealed and should not be, or should be and is not.
    SealDiffers {
        /// Which field.
        field: PrivateField,
        /// Whether it is sealed.
        is_sealed: bool,
    },
    /// The text is filed under another number.
    PersonDiffers {
        /// Which field.
        field: PrivateField,
        /// The number it is filed under.
        stored: Option<PersonNumber>,
        /// The number it belongs to.
        derived: Option<PersonNumber>,
    },

    /// A paper an entry names is missing.
    PaperIsMissing(Digest),
    /// A file among the papers is not what its name says.
    PaperDiffers {
        /// Its name.
        name: String,
    },
    /// A volunteer's statement is none, or says other than what was taken over.
    StatementSaysOtherwise(Digest),
    /// A file of a notice is missing.
    NoticeFileIsMissing {
        /// The notice.
        notice: Count,
        /// The file.
        name: String,
    },
    /// A file of a notice is not the one that was posted.
    NoticeFileDiffers {
        /// The notice.
        notice: Count,
        /// The file.
        name: String,
    },
    /// A file among the notices that no entry names.
    NoticeFileIsExtra {
        /// Folder and name.
        name: String,
    },

    /// An export without its head.
    HeadIsMissing,
    /// The head of an export is of another size than its lines.
    HeadIsOfAnotherSize {
        /// What the head says.
        head: u64,
        /// How many lines there are.
        size: u64,
    },
    /// An export without its proof.
    ProofIsMissing,
    /// The proof is none: not `old n`, hashes, a blank line, the head.
    ProofCannotBeRead,
    /// The proof begins at a checkpoint the export does not hold.
    ProofBeginsElsewhere(u64),
    /// The proof proves nothing.
    ProofFails(ProofError),
    /// An export without `verify.py`.
    VerifierIsMissing,
    /// Another `verify.py` than this program's.
    VerifierDiffers,
    /// A file that does not belong here.
    Stranger(String),
    /// What is wrong with a pack around its export.
    Pack(PackFault),
}

/// What is wrong with an auditor's pack, apart from the export in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackFault {
    /// A pack without its list of files.
    ListIsMissing,
    /// The list is none.
    ListIsNone,
    /// A pack without the note that signs its list.
    SealIsMissing,
    /// The note is none, or not by the key of entry 0.
    SealIsFalse,
    /// The note signs another list.
    ListDiffers,
    /// The note was made for another head; how many entries it covers.
    HeadDiffers(u64),
    /// A file of the list is missing.
    FileIsMissing(String),
    /// A file is not the one of the list.
    FileDiffers(String),
    /// A file the list does not name.
    FileIsExtra(String),
}

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which claim.
    pub claim: Claim,
    /// The entry, where one is to blame.
    pub seq: Option<Seq>,
    /// What was found.
    pub what: What,
}

/// Findings as they are gathered: the first hundred kept, all counted.
#[derive(Debug, Default)]
pub(super) struct Findings {
    kept: Vec<Finding>,
    /// Of checkpoints: they decide the verdict and carry notes to be saved, so nothing else crowds them out.
    heads: Vec<Finding>,
    total: u64,
    first: Option<Seq>,
    claims: BTreeSet<Claim>,
}

impl Findings {
    pub(super) fn add(&mut self, claim: Claim, seq: Option<Seq>, what: What) {
        self.total = self.total.saturating_add(1);
        self.first = earliest(self.first, seq);
        self.claims.insert(claim);
        let list = if claim == Claim::CheckpointIsOnTheChain { &mut self.heads } else { &mut self.kept };
        if list.len() < MOST {
            list.push(Finding { claim, seq, what });
        }
    }

    pub(super) fn of(&mut self, claim: Claim, seq: Option<Seq>, what: Option<What>) {
        if let Some(what) = what {
            self.add(claim, seq, what);
        }
    }

    /// Takes over what another thread found.
    pub(super) fn join(&mut self, other: Self) {
        self.total = self.total.saturating_add(other.total);
        self.first = earliest(self.first, other.first);
        self.claims.extend(other.claims);
        self.kept.extend(other.kept);
        self.heads.extend(other.heads);
    }

    /// Whether everything holds.
    pub(super) fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// How many there are.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// The first entry to blame.
    pub(super) fn first(&self) -> Option<Seq> {
        self.first
    }

    /// Whether one of these claims does not hold.
    pub(super) fn break_any(&self, claims: &[Claim]) -> bool {
        claims.iter().any(|claim| self.claims.contains(claim))
    }

    /// What was found of checkpoints.
    pub(super) fn heads(&self) -> &[Finding] {
        &self.heads
    }

    /// The first hundred by entry, those without one last; what was found of checkpoints stays in.
    pub(super) fn into_list(self) -> Vec<Finding> {
        let Self { mut kept, mut heads, .. } = self;
        let place = |finding: &Finding| (finding.seq.is_none(), finding.seq, finding.claim);
        kept.sort_by_key(place);
        kept.truncate(MOST.saturating_sub(heads.len().min(MOST / 2)));
        heads.truncate(MOST.saturating_sub(kept.len()));
        kept.append(&mut heads);
        kept.sort_by_key(place);
        kept
    }
}

fn earliest(a: Option<Seq>, b: Option<Seq>) -> Option<Seq> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
