//! Rows of one table, many a statement: half of what a small row costs is the statement around it.

use rusqlite::Connection;
use rusqlite::types::ToSqlOutput;

use crate::store::StoreError;

/// Rows one statement writes, as long as there are so many.
const TOGETHER: usize = 128;

/// Writes rows. `into` is the statement as far as its VALUES; OR FAIL in it spares SQLite a journal of each statement,
/// and what failed is rolled back with everything else.
pub(super) fn insert<'r, R, const N: usize>(
    connection: &Connection,
    into: &str,
    rows: &'r [R],
    columns: impl Fn(&'r R) -> Result<[ToSqlOutput<'r>; N], StoreError>,
) -> Result<(), StoreError> {
    let (full, rest) = rows.as_chunks::<TOGETHER>();
    let write = |count: usize, rows: &'r [R]| -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut statement = connection.prepare_cached(&statement(into, N, count))?;
        for some in rows.chunks(count) {
            let mut place = 0_usize;
            for row in some {
                for value in columns(row)? {
                    place = place.saturating_add(1);
                    statement.raw_bind_parameter(place, value)?;
                }
            }
            statement.raw_execute()?;
        }
        Ok(())
    };
    write(TOGETHER, full.as_flattened())?;
    write(1, rest)
}

/// `INSERT … VALUES (?,?),(?,?)`.
fn statement(into: &str, columns: usize, rows: usize) -> String {
    let row = format!("({})", vec!["?"; columns].join(","));
    format!("{into} VALUES {}", vec![row.as_str(); rows].join(","))
}
