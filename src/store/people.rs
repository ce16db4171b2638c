//! Private rows: written with the line that commits to them, sealed or removed when the law allows.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, Row};

use crate::chain::{Salt, commit};
use crate::ledger::event::{Event, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::name::{Digest, PersonNumber};
use crate::ledger::spelling;
use crate::store::books::unsigned;
use crate::store::entry::signed;
use crate::store::{Store, StoreError, event_of, schema, system, together};

/// A private text with what opens its commitment.
#[derive(Clone, PartialEq, Eq)]
pub struct PrivateRow {
    /// The entry whose line commits to it.
    pub seq: Seq,
    /// Which field of it.
    pub field: PrivateField,
    /// Whose, when he has a number.
    pub person: Option<PersonNumber>,
    /// The text.
    pub text: String,
    /// The salt of this one commitment.
    pub salt: Salt,
    /// Hidden everywhere.
    pub is_sealed: bool,
}

/// Private data must not slip into a log through `{:?}`.
impl std::fmt::Debug for PrivateRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PrivateRow({} {})", self.seq, self.field.word())
    }
}

/// What is left of a private field.
#[derive(Clone, PartialEq, Eq)]
pub enum PrivateText {
    /// It may be read.
    Open(String),
    /// It is kept for the law and hidden.
    Sealed,
    /// It was removed, or this copy of the ledger goes without.
    Withheld,
}

pub(super) fn add(connection: &Connection, rows: &[PrivateRow]) -> Result<(), StoreError> {
    let into = "INSERT OR FAIL INTO people.private (seq, field, person, text, salt, sealed)";
    together::insert(connection, into, rows, |row| {
        let person = row.person.map_or(0, |number| number.0);
        let salt = row.salt.as_bytes().as_slice();
        Ok([
            signed(row.seq.0)?.into(),
            row.field.word().into(),
            person.into(),
            row.text.as_str().into(),
            salt.into(),
            row.is_sealed.into(),
        ])
    })
}

pub(super) fn erase(connection: &Connection, number: u32, remove: bool) -> Result<(), StoreError> {
    let query = if remove {
        "DELETE FROM people.private WHERE person = ?1"
    } else {
        "UPDATE people.private SET sealed = 1 WHERE person = ?1"
    };
    connection.execute(query, [number])?;
    Ok(())
}

pub(super) fn unseal(connection: &Connection, number: u32) -> Result<(), StoreError> {
    connection.execute("UPDATE people.private SET sealed = 0 WHERE person = ?1", [number])?;
    Ok(())
}

pub(super) fn merge(connection: &Connection, from: u32, into: u32) -> Result<(), StoreError> {
    connection.execute("UPDATE people.private SET person = ?2 WHERE person = ?1", [from, into])?;
    Ok(())
}

fn private_row(row: &Row<'_>) -> Result<PrivateRow, StoreError> {
    let damaged = |what: &str| StoreError::Damaged { table: "private", what: what.to_owned() };
    let field: String = row.get(1)?;
    let salt: Vec<u8> = row.get(4)?;
    let salt = <[u8; 32]>::try_from(salt.as_slice()).map_err(|_| damaged("salt"))?;
    let person: u32 = row.get(2)?;
    Ok(PrivateRow {
        seq: unsigned(row.get(0)?),
        field: PrivateField::of(&field).ok_or_else(|| damaged("field"))?,
        person: (person > 0).then_some(PersonNumber(person)),
        text: row.get(3)?,
        salt: Salt::from_bytes(salt),
        is_sealed: row.get(5)?,
    })
}

const COLUMNS: &str = "seq, field, person, text, salt, sealed";

impl Store {
    /// Hands over every private row, in the order of entries.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn each_private(&self, mut each: impl FnMut(PrivateRow)) -> Result<(), StoreError> {
        if !self.has_people() {
            return Ok(());
        }
        let query = format!("SELECT {COLUMNS} FROM people.private ORDER BY seq, field");
        let mut statement = self.connection().prepare(&query)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(private_row(row)?);
        }
        Ok(())
    }

    /// A private field an entry commits to.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn private(&self, seq: Seq, field: PrivateField) -> Result<PrivateText, StoreError> {
        Ok(match self.private_row(seq, field)? {
            None => PrivateText::Withheld,
            Some(row) if row.is_sealed => PrivateText::Sealed,
            Some(row) => PrivateText::Open(row.text),
        })
    }

    /// The row behind a private field, sealed or not.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn private_row(&self, seq: Seq, field: PrivateField) -> Result<Option<PrivateRow>, StoreError> {
        if !self.has_people() {
            return Ok(None);
        }
        let query = format!("SELECT {COLUMNS} FROM people.private WHERE seq = ?1 AND field = ?2");
        let mut statement = self.connection().prepare_cached(&query)?;
        let mut rows = statement.query((signed(seq.0)?, field.word()))?;
        rows.next()?.map(private_row).transpose()
    }

    /// Every row of a person's field, the latest first: a gift repeats the commitment that was in force.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn person_rows(&self, number: PersonNumber, field: PrivateField) -> Result<Vec<PrivateRow>, StoreError> {
        let mut found = Vec::new();
        if self.has_people() {
            let query = format!(
                "SELECT {COLUMNS} FROM people.private WHERE person = ?1 AND field = ?2 AND person > 0 ORDER BY seq DESC"
            );
            let mut statement = self.connection().prepare_cached(&query)?;
            let mut rows = statement.query((number.0, field.word()))?;
            while let Some(row) = rows.next()? {
                found.push(private_row(row)?);
            }
        }
        Ok(found)
    }

    /// The latest row of a person's field.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn person_row(&self, number: PersonNumber, field: PrivateField) -> Result<Option<PrivateRow>, StoreError> {
        Ok(self.person_rows(number, field)?.into_iter().next())
    }

    /// The numbers of persons who bear or bore a name, unless sealed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn persons_named(&self, name: &str) -> Result<Vec<PersonNumber>, StoreError> {
        let name = spelling::name(name);
        let mut numbers = Vec::new();
        if self.has_people() {
            let query = "SELECT DISTINCT person FROM people.private \
                         WHERE text = ?1 AND person > 0 AND field = 'name' AND sealed = 0 ORDER BY person";
            let mut statement = self.connection().prepare_cached(query)?;
            for number in statement.query_map([&name], |row| row.get(0))? {
                numbers.push(PersonNumber(number?));
            }
        }
        let query = "SELECT number FROM person WHERE organisation = ?1 ORDER BY number";
        let mut statement = self.connection().prepare_cached(query)?;
        for number in statement.query_map([&name], |row| row.get(0))? {
            numbers.push(PersonNumber(number?));
        }
        Ok(numbers)
    }

    /// Every text of a field that persons have or had, with their numbers, unless sealed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn texts_of(&self, field: PrivateField) -> Result<Vec<(PersonNumber, String)>, StoreError> {
        let mut found = Vec::new();
        if self.has_people() {
            let query = "SELECT person, text FROM people.private WHERE person > 0 AND field = ?1 AND sealed = 0";
            let mut statement = self.connection().prepare_cached(query)?;
            for row in statement.query_map([field.word()], |row| Ok((PersonNumber(row.get(0)?), row.get(1)?)))? {
                found.push(row?);
            }
        }
        Ok(found)
    }

    /// Entries known only by their own gift whose giver's name holds a text, unless sealed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn gifts_named(&self, name: &str, limit: u32) -> Result<Vec<Seq>, StoreError> {
        let mut found = Vec::new();
        if self.has_people() {
            let query = "SELECT seq FROM people.private \
                         WHERE field = 'name' AND person = 0 AND sealed = 0 AND instr(text, ?1) > 0 LIMIT ?2";
            let mut statement = self.connection().prepare_cached(query)?;
            for seq in statement.query_map((name, limit), |row| row.get(0))? {
                found.push(unsigned(seq?));
            }
        }
        Ok(found)
    }

    /// Every row of a person, whatever the field, in the order of entries.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn all_rows_of(&self, number: PersonNumber) -> Result<Vec<PrivateRow>, StoreError> {
        let mut found = Vec::new();
        if self.has_people() {
            let query =
                format!("SELECT {COLUMNS} FROM people.private WHERE person = ?1 AND person > 0 ORDER BY seq, field");
            let mut statement = self.connection().prepare_cached(&query)?;
            let mut rows = statement.query([number.0])?;
            while let Some(row) = rows.next()? {
                found.push(private_row(row)?);
            }
        }
        Ok(found)
    }

    /// What opens a commitment of a person's field, as far as it may be read.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn opening_of(
        &self,
        number: PersonNumber,
        field: PrivateField,
        commitment: &Digest,
    ) -> Result<PrivateText, StoreError> {
        let opens = |row: &PrivateRow| *commit(field.word(), &row.salt, &row.text).as_bytes() == commitment.0;
        Ok(match self.person_rows(number, field)?.into_iter().find(opens) {
            None => PrivateText::Withheld,
            Some(row) if row.is_sealed => PrivateText::Sealed,
            Some(row) => PrivateText::Open(row.text),
        })
    }

    /// Every entry about a number: registered, amended, merged, erased. The books do not keep the commitments to
    /// telephone, identity and address, so this reads the lines: a second for a million of them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn entries_about(&self, number: PersonNumber) -> Result<Vec<(Seq, Event)>, StoreError> {
        let query = "SELECT seq, line FROM entry WHERE instr(line, '\"kind\":\"person_') > 0 \
                     AND (instr(line, '\"number\":' || ?1) > 0 OR instr(line, '\"from\":' || ?1) > 0 \
                          OR instr(line, '\"into\":' || ?1) > 0) ORDER BY seq";
        let mut statement = self.connection().prepare_cached(query)?;
        let mut rows = statement.query([format!("\"{number}\"")])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let line: String = row.get(1)?;
            let event = event_of(&line)?;
            if is_about(&event, number) {
                found.push((unsigned(row.get(0)?), event));
            }
        }
        Ok(found)
    }

    /// Hands over every private row of a people.db that lies anywhere, in the order of entries, whoever wrote it.
    ///
    /// # Errors
    /// What `each` says; [`StoreError`] when it is no people.db of ours.
    pub fn each_private_in<E: From<StoreError>>(
        path: &Path,
        mut each: impl FnMut(PrivateRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let connection = private_file(path)?;
        let query = format!("SELECT {COLUMNS} FROM private ORDER BY seq, field");
        let mut statement = connection.prepare(&query).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            each(private_row(row)?)?;
        }
        Ok(())
    }

    /// Whether a journal of people.db is left: it would hold what was just removed.
    #[must_use]
    pub fn has_people_journal(&self) -> bool {
        let mut journal = self.folder().people().into_os_string();
        journal.push("-journal");
        Path::new(&journal).exists()
    }

    /// Rewrites people.db without the pages that held removed rows: deleting alone leaves some behind.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn vacuum_people(&self) -> Result<(), StoreError> {
        self.connection().execute("VACUUM people", [])?;
        system::sync_folder(self.folder().path()).map_err(StoreError::file(self.folder().path()))
    }
}

/// Opens a people.db for reading, if it is one of ours.
fn private_file(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.pragma_update(None, "cell_size_check", "ON")?;
    let other = |_| StoreError::OtherApplication(path.to_owned());
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(other)?;
    if id != schema::APPLICATION_ID {
        return Err(StoreError::OtherApplication(path.to_owned()));
    }
    match schema::difference(&connection, schema::PEOPLE, "main")? {
        Some(what) => Err(StoreError::SchemaChanged(what)),
        None => Ok(connection),
    }
}

fn is_about(event: &Event, number: PersonNumber) -> bool {
    if let Event::PersonMerged(e) = event {
        e.from == number || e.into == number
    } else if let Event::PersonErased(e) = event {
        e.number == number
    } else if let Event::PersonUnsealed(e) = event {
        e.number == number
    } else {
        event.particulars_of() == Some(number)
    }
}
