//! Threat 25: any changed byte of ledger.db is found, or changes nothing that anybody reads.

use std::sync::atomic::{AtomicUsize, Ordering};

use mingbai::audit::Asked;
use mingbai::chain::Hash;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::audit::house::House;

/// How many bytes of the large ledger are tried.
const TRIED: usize = 200;

/// Everything the file says, table by table, as a program that believes it reads it.
fn everything(house: &House) -> rusqlite::Result<Vec<Vec<Value>>> {
    let connection = Connection::open(house.folder().ledger())?;
    let mut query = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut rows = Vec::new();
    for name in names {
        let mut query = connection.prepare(&format!("SELECT * FROM {name}"))?;
        let width = query.column_count();
        let found = query.query_map([], |row| (0..width).map(|at| row.get(at)).collect())?;
        rows.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(rows)
}

/// What became of a ledger with one bit changed: found, or the same to whoever reads it.
fn is_answered(house: &House, true_bytes: &[u8], place: usize, bit: u8, before: &[Vec<Value>]) -> bool {
    let mut bytes = true_bytes.to_vec();
    bytes[place] ^= 1 << (bit % 8);
    std::fs::write(house.folder().ledger(), &bytes).expect("a file");
    // A file that is refused before it is opened is found too.
    let is_silent = house.try_verify(&Asked::default()).is_ok_and(|report| report.total == 0);
    !is_silent || everything(house).is_ok_and(|now| now == before)
}

/// The bytes of a small ledger one by one, page by page: the head, the schema, every line, tree and book.
#[test]
fn each_byte_of_a_small_ledger_is_found_or_changes_nothing() {
    let small = House::tiny();
    let true_bytes = std::fs::read(small.folder().ledger()).expect("a file");
    let before = everything(&small).expect("a ledger that can be read");
    let next = AtomicUsize::new(0);
    let work = || {
        let house = House::tiny();
        while let Some(place) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|place| *place < true_bytes.len()) {
            let bit = Hash::of_bytes(place.to_string().as_bytes()).as_bytes()[0];
            let is_answered = is_answered(&house, &true_bytes, place, bit, &before);
            assert!(is_answered, "byte {place} changes what is read and was not found");
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(work);
        }
    });
}

#[test]
fn any_changed_byte_of_the_database_is_found_or_changes_nothing() {
    let house = House::full();
    let true_bytes = std::fs::read(house.folder().ledger()).expect("a file");
    let before = everything(&house).expect("a ledger that can be read");
    for number in 0..TRIED {
        let chance = Hash::of_bytes(number.to_string().as_bytes());
        let place = usize::from_le_bytes(chance.as_bytes()[..8].try_into().expect("eight bytes"));
        let place = place % true_bytes.len();
        let is_answered = is_answered(&house, &true_bytes, place, chance.as_bytes()[9], &before);
        assert!(is_answered, "byte {place} changes what is read and was not found");
    }
}
