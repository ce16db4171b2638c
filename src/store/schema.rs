//! The two schemas, and whether a file still has them.

use rusqlite::Connection;

use crate::store::StoreError;

/// The schema of ledger.db.
pub const LEDGER: &str = include_str!("../../schema.sql");
/// The schema of people.db, attached as `people`.
pub const PEOPLE: &str = include_str!("people.sql");

/// `MBai`, so that `file` and other programs know whose it is.
pub const APPLICATION_ID: i32 = 0x4D42_6169;
/// The version of both schemas.
pub const USER_VERSION: i32 = 1;

/// Bytes of a page of a new file; a file keeps the size it was made with. Some thirty lines share a page: that many pages
/// fewer are asked for, balanced and handed to the system than with SQLite's own 4096.
pub(super) const PAGE_SIZE: u32 = 16_384;

/// The statements of a schema: paragraphs, without the comments before them.
fn statements(schema: &str) -> impl Iterator<Item = String> {
    schema.split("\n\n").filter_map(|paragraph| {
        let lines: Vec<&str> = paragraph.lines().skip_while(|line| line.starts_with("--") || line.is_empty()).collect();
        let statement = lines.join("\n");
        let statement = statement.trim_end().trim_end_matches(';').to_owned();
        (!statement.is_empty()).then_some(statement)
    })
}

/// Makes the tables of a new file.
pub(super) fn create(connection: &Connection, schema: &str) -> Result<(), StoreError> {
    for statement in statements(schema) {
        connection.execute(&statement, [])?;
    }
    Ok(())
}

/// Whether an object bears the kind and the name its own statement gives it.
fn is_called(statement: &str, kind: &str, name: &str) -> bool {
    let mut words = statement.split_whitespace().skip_while(|word| matches!(*word, "CREATE" | "UNIQUE"));
    words.next().is_some_and(|word| word.to_ascii_lowercase() == kind) && words.next() == Some(name)
}

/// The first thing in which a file's schema differs from ours, in words of SQL: an object we do not know, one that is
/// missing, or one that says something else. A dropped trigger is how a thief begins.
pub(super) fn difference(connection: &Connection, schema: &str, database: &str) -> Result<Option<String>, StoreError> {
    let mut expected: Vec<String> = statements(schema).map(|s| s.replace("people.private", "private")).collect();
    let query = format!("SELECT type, name, sql FROM {database}.sqlite_schema WHERE sql IS NOT NULL");
    let mut statement = connection.prepare_cached(&query)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, name, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        match expected.iter().position(|s| *s == sql) {
            Some(index) if is_called(&sql, &kind, &name) => drop(expected.swap_remove(index)),
            Some(_) | None => return Ok(Some(format!("{kind} {name}"))),
        }
    }
    let missing = expected.first().map(|s| s.split('(').next().unwrap_or("").trim().to_owned());
    Ok(missing.map(|name| name.lines().next().unwrap_or("").to_owned()))
}
