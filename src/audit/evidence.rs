//! What the audit is shown. Whoever keeps a ledger answers these questions about what lies there, not about what should.

use std::collections::BTreeMap;
use std::io::{self, Read};

use crate::chain::{Hash, Salt};
use crate::ledger::books::rows::{LargeRow, Table};
use crate::ledger::event::PrivateField;
use crate::ledger::field::Seq;
use crate::ledger::name::PersonNumber;

/// Why a piece of evidence could not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap<F> {
    /// It is there and cannot be what it should be: a finding. What the keeper says of it.
    Damaged(String),
    /// The disk, a lock: nothing can be said of the ledger.
    Fault(F),
}

/// An answer of the evidence.
pub type Shown<T, F> = Result<T, Gap<F>>;

/// Which parts there are to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The books and the nodes of the tree.
    pub books: bool,
    /// Private texts.
    pub people: bool,
    /// The desk may have left files of an entry it could not commit: a notice one further than the last.
    pub leftovers: bool,
}

/// An entry as it lies there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The number beside it; none in an export.
    pub number: Option<i64>,
    /// The line, without a line feed. Empty when it is not text.
    pub line: &'a [u8],
    /// The hash beside it; none in an export, empty when it is not bytes.
    pub leaf: Option<&'a [u8]>,
    /// Whether its end was seen: false when a file ends without a line feed, or the line is longer than any may be.
    pub is_whole: bool,
}

/// A private text with what opens its commitment.
#[derive(Clone, Copy)]
pub struct Private<'a> {
    /// The entry whose line should commit to it.
    pub seq: Seq,
    /// Which field of it.
    pub field: PrivateField,
    /// Whose, when he has a number.
    pub person: Option<PersonNumber>,
    /// The text.
    pub text: &'a str,
    /// The salt.
    pub salt: &'a Salt,
    /// Whether it is hidden everywhere.
    pub is_sealed: bool,
}

/// Where a checkpoint comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A file among the ledger's or the export's checkpoints, by its name.
    Folder(String),
    /// The head of an export, `checkpoint.note`.
    Head,
    /// The newest one this user's state folder remembers.
    Remembered,
    /// Brought along by whoever verifies, under the name he knows it by.
    Given(String),
}

/// A checkpoint's bytes, not yet believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it comes from.
    pub source: Source,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What only an export holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// `consistency.txt`: from the last export to this one.
    pub proof: Option<Vec<u8>>,
    /// `verify.py`.
    pub verifier: Option<Vec<u8>>,
    /// Files that no export has, and what is no plain file.
    pub strangers: Vec<String>,
}

/// What only a pack holds, around its export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// `manifest.txt`: every file with its digest.
    pub list: Option<Vec<u8>>,
    /// `manifest.note`: the note that signs it.
    pub seal: Option<Vec<u8>>,
    /// Every other file, by its path, with its digest; none for what is no plain file.
    pub files: BTreeMap<String, Option<Hash>>,
}

/// Takes one file after another: its name, and its bytes unless it is no plain file (a link, a folder).
pub type EachFile<'c> = dyn FnMut(&str, Option<&mut dyn Read>) -> io::Result<()> + 'c;

/// The tables that can be read without a replay, opened once more so that another thread can ask.
pub trait Tables {
    /// As [`Evidence::Fault`].
    type Fault;

    /// As [`Evidence::file_damage`].
    ///
    /// # Errors
    /// [`Gap`].
    fn file_damage(&self) -> Shown<Option<String>, Self::Fault>;

    /// As [`Evidence::each_large_row`].
    ///
    /// # Errors
    /// [`Gap`].
    fn each_large_row(&self, table: Table, each: &mut dyn FnMut(&LargeRow<'_>)) -> Shown<(), Self::Fault>;
}

/// Tables that may go to another thread.
pub type Beside<F> = Box<dyn Tables<Fault = F> + Send>;

/// Whoever keeps what is to be verified. Methods for parts that [`Evidence::kept`] does not name are not asked.
pub trait Evidence {
    /// What can fail without the ledger being at fault.
    type Fault: Send;

    /// Which parts there are.
    fn kept(&self) -> Kept;

    /// In which object the tables differ from ours, if they do.
    ///
    /// # Errors
    /// [`Gap`].
    fn schema_difference(&self) -> Shown<Option<String>, Self::Fault>;

    /// What the file's own format finds wrong with its pages, if anything.
    ///
    /// # Errors
    /// [`Gap`].
    fn file_damage(&self) -> Shown<Option<String>, Self::Fault>;

    /// Hands over every entry in the order it lies there, until `each` returns false.
    ///
    /// # Errors
    /// [`Gap`].
    fn each_entry(&self, each: &mut dyn FnMut(Found<'_>) -> bool) -> Shown<(), Self::Fault>;

    /// The kept nodes of the tree: level, number, hash.
    ///
    /// # Errors
    /// [`Gap`].
    fn each_node(&self, each: &mut dyn FnMut(u8, u64, &[u8])) -> Shown<(), Self::Fault>;

    /// The rows of a small table, spelled as `ledger::books::rows` spells them, sorted.
    ///
    /// # Errors
    /// [`Gap`].
    fn small_rows(&self, table: Table) -> Shown<Vec<String>, Self::Fault>;

    /// The rows of a large table, in any order.
    ///
    /// # Errors
    /// [`Gap`].
    fn each_large_row(&self, table: Table, each: &mut dyn FnMut(&LargeRow<'_>)) -> Shown<(), Self::Fault>;

    /// The same tables for another thread, as long as nobody can write meanwhile; nothing when only one may ask.
    fn beside(&self) -> Option<Beside<Self::Fault>> {
        None
    }

    /// Every private text.
    ///
    /// # Errors
    /// [`Gap`].
    fn each_private(&self, each: &mut dyn FnMut(Private<'_>)) -> Shown<(), Self::Fault>;

    /// Every checkpoint that lies with the ledger or the export, the head of an export among them.
    ///
    /// # Errors
    /// [`Gap`].
    fn checkpoints(&self) -> Shown<Vec<Note>, Self::Fault>;

    /// The newest checkpoint of this origin that was seen anywhere.
    ///
    /// # Errors
    /// [`Gap`].
    fn remembered(&self, origin: &str) -> Shown<Option<Vec<u8>>, Self::Fault>;

    /// The papers, by file name.
    ///
    /// # Errors
    /// [`Gap`].
    fn each_paper(&self, each: &mut EachFile<'_>) -> Shown<(), Self::Fault>;

    /// The files of notices, by `0007/name`.
    ///
    /// # Errors
    /// [`Gap`].
    fn each_notice_file(&self, each: &mut EachFile<'_>) -> Shown<(), Self::Fault>;

    /// What only an export holds; nothing for a ledger's own folder.
    ///
    /// # Errors
    /// [`Gap`].
    fn export(&self) -> Shown<Option<Export>, Self::Fault>;

    /// What only a pack holds around its export; nothing for any other folder.
    ///
    /// # Errors
    /// [`Gap`].
    fn pack(&self) -> Shown<Option<Pack>, Self::Fault> {
        Ok(None)
    }
}
