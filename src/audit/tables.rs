//! The third thread: it goes through what needs no replay to be read, the file's pages and the large tables. Where only
//! one thread may ask the evidence, the first does it after the lines.

use crate::audit::books_add_up::{self, LargeTables};
use crate::audit::finding::Findings;
use crate::audit::{Evidence, Shown, Tables, file_is_sound};
use crate::ledger::books::Fingerprinter;
use crate::ledger::books::rows::{LargeRow, Table};

/// What the tables hold, and what was found on the way.
pub(super) type Went = (LargeTables, Findings);

/// Goes through them.
pub(super) fn go_through<T: Tables + ?Sized>(tables: &T, fingerprints: &Fingerprinter) -> Result<Went, T::Fault> {
    let mut findings = Findings::default();
    file_is_sound::check(tables, &mut findings)?;
    let large = books_add_up::read_large(tables, fingerprints, &mut findings)?;
    Ok((large, findings))
}

/// The evidence itself, asked by the thread that asks it everything else.
pub(super) struct Same<'e, E>(pub(super) &'e E);

impl<E: Evidence> Tables for Same<'_, E> {
    type Fault = E::Fault;

    fn file_damage(&self) -> Shown<Option<String>, E::Fault> {
        self.0.file_damage()
    }

    fn each_large_row(&self, table: Table, each: &mut dyn FnMut(&LargeRow<'_>)) -> Shown<(), E::Fault> {
        self.0.each_large_row(table, each)
    }
}
