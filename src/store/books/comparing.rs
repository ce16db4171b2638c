//! Every row of the books, in the spelling in which two independent answers are compared.

use rusqlite::{Connection, Row};

use crate::ledger::books::rows::{LargeRow, Table};
use crate::ledger::effect::PointsMove;
use crate::ledger::field::Seq;
use crate::ledger::name::{PersonNumber, RowKey, Text};
use crate::ledger::points::Points;
use crate::store::StoreError;
use crate::store::books::stints::{STINTS, stint_of};
use crate::store::books::{StoredBooks, parse, unsigned, yuan};

impl StoredBooks<'_> {
    /// Hands over each row of a large table; a small table has none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn each_large_row(&self, table: Table, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
        let Some((query, hand_over)) = large_table(table) else { return Ok(()) };
        let mut statement = self.connection.prepare_cached(query)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            hand_over(row, each)?;
        }
        Ok(())
    }

    /// The rows of a small table, in order; a large table has none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn small_rows(&self, table: Table) -> Result<Vec<String>, StoreError> {
        let Some(query) = small_table(table) else { return Ok(Vec::new()) };
        let mut statement = self.connection.prepare(query)?;
        let columns = statement.column_count();
        let mut found = statement.query([])?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let cells: Result<Vec<String>, StoreError> = (0..columns).map(|at| cell(row, at)).collect();
            rows.push(cells?.join("\t"));
        }
        rows.sort_unstable();
        Ok(rows)
    }
}

/// How a row of a large table is handed over.
type HandOver = fn(&Row<'_>, &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError>;

fn large_table(table: Table) -> Option<(&'static str, HandOver)> {
    match table {
        Table::Gifts => Some(("SELECT day, seq, fen, late FROM gift", gift)),
        Table::Ids => Some(("SELECT source, id, seq FROM external_id", external_id)),
        Table::Rows => Some(("SELECT row, seq FROM row_key", row_key)),
        Table::Receipts => Some(("SELECT number, gift FROM receipt", receipt)),
        Table::Givers => Some(("SELECT person, seq FROM person_gift", giver)),
        Table::Corrections => Some(("SELECT seq, gift, fen, refund FROM correction", correction)),
        Table::Slips => Some(("SELECT number, day, seq FROM slip", slip)),
        Table::PointsMoves => {
            Some(("SELECT day, account, kind, change, seq, tenths FROM points_move", points_move_handed_over))
        }
        Table::Stints => Some((STINTS, stint)),
        Table::Operators
        | Table::Accounts
        | Table::Projects
        | Table::People
        | Table::Charts
        | Table::Movements
        | Table::Cash
        | Table::Openings
        | Table::Reversals
        | Table::Notices
        | Table::Months
        | Table::Happenings
        | Table::Registers
        | Table::State => None,
    }
}

fn seq(row: &Row<'_>, at: usize) -> Result<Seq, StoreError> {
    Ok(unsigned(row.get(at)?))
}

/// A yes or no is 1 or 0, and nothing else that a program would take for one of them.
fn flag(row: &Row<'_>, at: usize, table: &'static str) -> Result<bool, StoreError> {
    match row.get::<_, i64>(at)? {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(StoreError::Damaged { table, what: other.to_string() }),
    }
}

fn gift(row: &Row<'_>, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
    let (day, amount) = (parse(row, 0, "gift")?, yuan(row.get(2)?));
    each(&LargeRow::Gift { day, seq: seq(row, 1)?, amount, is_late: flag(row, 3, "gift")? });
    Ok(())
}

fn external_id(row: &Row<'_>, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
    let (source, id): (Text, Text) = (parse(row, 0, "external_id")?, parse(row, 1, "external_id")?);
    each(&LargeRow::Id { source: &source, id: &id, seq: seq(row, 2)? });
    Ok(())
}

fn row_key(row: &Row<'_>, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
    let bytes = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
    let key = <[u8; 16]>::try_from(bytes)
        .map_err(|_| StoreError::Damaged { table: "row_key", what: bytes.len().to_string() })?;
    each(&LargeRow::Row { row: RowKey(key), seq: seq(row, 1)? });
    Ok(())
}

fn receipt(row: &Row<'_>, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
    let number: Text = parse(row, 0, "receipt")?;
    each(&LargeRow::Receipt { number: &number, gift: seq(row, 1)? });
    Ok(())
}

fn giver(row: &Row<'_>, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
    each(&LargeRow::Giver { person: PersonNumber(row.get(0)?), seq: seq(row, 1)? });
    Ok(())
}

fn correction(row: &Row<'_>, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
    let (seq, gift, amount) = (seq(row, 0)?, seq(row, 1)?, yuan(row.get(2)?));
    each(&LargeRow::Correction { seq, gift, amount, is_refund: flag(row, 3, "correction")? });
    Ok(())
}

fn slip(row: &Row<'_>, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
    let number: Text = parse(row, 0, "slip")?;
    each(&LargeRow::Slip { number: &number, day: parse(row, 1, "slip")?, seq: seq(row, 2)? });
    Ok(())
}

fn points_move_handed_over(row: &Row<'_>, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
    each(&LargeRow::PointsMove(&points_move(row)?));
    Ok(())
}

/// A row of points: day, account, kind, change, seq, tenths.
pub(in crate::store) fn points_move(row: &Row<'_>) -> Result<PointsMove, StoreError> {
    Ok(PointsMove {
        day: parse(row, 0, "points_move")?,
        account: row.get(1)?,
        kind: parse(row, 2, "points_move")?,
        change: parse(row, 3, "points_move")?,
        seq: seq(row, 4)?,
        points: Points::from_tenths(unsigned(row.get(5)?).0),
    })
}

fn stint(row: &Row<'_>, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
    each(&stint_of(row)?.row());
    Ok(())
}

/// A figure that is missing must not read as zero, as `printf` alone would have it: `||` keeps it missing.
fn small_table(table: Table) -> Option<&'static str> {
    match table {
        Table::Operators => Some("SELECT code, key, roles FROM operator"),
        Table::Accounts => Some("SELECT code, holder, name, area, day FROM account"),
        Table::Projects => Some("SELECT code, name, service, area, day, closed FROM project"),
        Table::People => Some(
            "SELECT 'p' || number, kind, organisation, name, display, minor, merged_into, \
             erased, last_voucher FROM person",
        ),
        Table::Charts => Some("SELECT number, day, edition, digest FROM chart"),
        Table::Movements => Some(
            "SELECT day, printf('%04d', code), account, project, source_kind, \
             (debit / 100) || printf('.%02d', debit % 100), (credit / 100) || printf('.%02d', credit % 100) FROM movement",
        ),
        Table::Cash => Some("SELECT account, project, source_kind, fen FROM cash"),
        Table::Openings => Some("SELECT account, project, source_kind, seq FROM opening"),
        Table::Reversals => Some("SELECT entry, seq FROM reversal"),
        Table::Notices => Some("SELECT number, period, first, size, prepared, posted FROM notice"),
        Table::Months => Some("SELECT month, count, (fen / 100) || printf('.%02d', fen % 100) FROM gift_month"),
        Table::Happenings => Some("SELECT kind, day, seq FROM happening"),
        Table::Registers => Some("SELECT register, key, facts FROM register"),
        Table::State => Some("SELECT word, value FROM state"),
        Table::Gifts
        | Table::Ids
        | Table::Rows
        | Table::Receipts
        | Table::Givers
        | Table::Corrections
        | Table::PointsMoves
        | Table::Stints
        | Table::Slips => None,
    }
}

/// Empties every table of the books.
pub(in crate::store) fn clear(connection: &Connection) -> Result<(), StoreError> {
    for table in Table::SMALL.into_iter().chain(Table::LARGE) {
        connection.execute(&format!("DELETE FROM {}", table.word()), [])?;
    }
    Ok(())
}

fn cell(row: &Row<'_>, at: usize) -> Result<String, StoreError> {
    use rusqlite::types::ValueRef;
    Ok(match row.get_ref(at)? {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Text(text) => std::str::from_utf8(text).map_err(rusqlite::Error::from)?.to_owned(),
        ValueRef::Real(_) | ValueRef::Blob(_) => "?".to_owned(),
    })
}
